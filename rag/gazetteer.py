"""Words that tell what a name names: countries and their adjectives, roles, organisations.

General knowledge of the kind a newspaper takes for granted, kept to what decides the type of a
short answer. Nothing here says anything about a particular article.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_COUNTRIES: Final = (
    "Afghanistan/Afghan Algeria/Algerian Argentina/Argentine Australia/Australian Austria/Austrian "
    "Azerbaijan/Azerbaijani Bahrain/Bahraini Bangladesh/Bangladeshi Belarus/Belarusian "
    "Belgium/Belgian Bolivia/Bolivian Brazil/Brazilian Britain/British Bulgaria/Bulgarian "
    "Cambodia/Cambodian Cameroon/Cameroonian Canada/Canadian Chile/Chilean China/Chinese "
    "Colombia/Colombian Congo/Congolese Croatia/Croatian Cuba/Cuban Cyprus/Cypriot Denmark/Danish "
    "Ecuador/Ecuadorian Egypt/Egyptian England/English Estonia/Estonian Ethiopia/Ethiopian "
    "Finland/Finnish France/French Georgia/Georgian Germany/German Ghana/Ghanaian Greece/Greek "
    "Guatemala/Guatemalan Haiti/Haitian Honduras/Honduran Hungary/Hungarian Iceland/Icelandic "
    "India/Indian Indonesia/Indonesian Iran/Iranian Iraq/Iraqi Ireland/Irish Israel/Israeli "
    "Italy/Italian Jamaica/Jamaican Japan/Japanese Jordan/Jordanian Kazakhstan/Kazakh Kenya/Kenyan "
    "Kuwait/Kuwaiti Laos/Laotian Latvia/Latvian Lebanon/Lebanese Libya/Libyan Lithuania/Lithuanian "
    "Malaysia/Malaysian Mali/Malian Malta/Maltese Mexico/Mexican Mongolia/Mongolian "
    "Morocco/Moroccan Myanmar/Burmese Nepal/Nepalese Netherlands/Dutch Nigeria/Nigerian "
    "Norway/Norwegian Oman/Omani Pakistan/Pakistani Palestine/Palestinian Panama/Panamanian "
    "Peru/Peruvian Philippines/Philippine Poland/Polish Portugal/Portuguese Qatar/Qatari "
    "Romania/Romanian Russia/Russian Rwanda/Rwandan Scotland/Scottish Senegal/Senegalese "
    "Serbia/Serbian Singapore/Singaporean Slovakia/Slovak Slovenia/Slovenian Somalia/Somali "
    "Spain/Spanish Sudan/Sudanese Sweden/Swedish Switzerland/Swiss Syria/Syrian Taiwan/Taiwanese "
    "Thailand/Thai Tunisia/Tunisian Turkey/Turkish Uganda/Ugandan Ukraine/Ukrainian "
    "Uruguay/Uruguayan Venezuela/Venezuelan Vietnam/Vietnamese Wales/Welsh Yemen/Yemeni "
    "Zambia/Zambian Zimbabwe/Zimbabwean US/American USA/American DPRK/DPRK ROK/ROK UK/British "
    "EU/European UAE/Emirati Korea/Korean America/American"
).split()  # fmt: skip

COUNTRIES: Final = frozenset(entry.split("/")[0] for entry in _COUNTRIES) | {
    "North Korea", "South Korea", "United States", "United Kingdom", "Saudi Arabia",
    "South Africa", "New Zealand", "Czech Republic", "European Union", "Sri Lanka",
    "Republic of Korea", "Hong Kong", "Costa Rica", "El Salvador", "Ivory Coast",
}  # fmt: skip
NATIONALITIES: Final = frozenset(entry.split("/")[1] for entry in _COUNTRIES) | {
    "North Korean", "South Korean", "Saudi", "South African", "Czech", "Briton", "Turk", "Swede",
    "Spaniard", "Dane", "Pole", "Scot", "Finn", "Frenchman", "Englishman", "Dutchman", "Irishman",
}  # fmt: skip
COUNTRY_WORDS: Final = frozenset(
    word for name in COUNTRIES | NATIONALITIES for word in name.split() if word != "of"
) | {"Inter-Korean", "Koreas", "Western", "African", "Asian", "Arab", "Latin"}

ROLES: Final = frozenset(
    "president vice secretary minister general gen senator sen representative rep judge justice "
    "ambassador commander chairman chairwoman chair director envoy advisor adviser leader prime "
    "chancellor king queen prince princess mr mrs ms miss dr prof professor coach manager captain "
    "capt striker goalkeeper keeper defender midfielder winger forward ceo cfo spokesman "
    "spokeswoman spokesperson governor gov mayor fm pm chief officer lawmaker congressman "
    "congresswoman admiral adm colonel col major lieutenant lt sergeant sgt counterpart premier "
    "negotiator delegate diplomat owner founder executive head deputy foreign emperor pope bishop "
    "archbishop imam sheikh lord lady sir dame hon commissioner speaker attorney lawyer banker "
    "economist analyst author editor journalist reporter scientist engineer inspector doctor "
    "boss citizen official outgoing incoming departing former special acting visiting interim "
    "chairperson trader economy trade".split()
)
"""Words that stand before a person's name; lower case, without full stops."""

PEOPLE_NOUNS: Final = ROLES - frozenset("foreign trade economy special major vice deputy outgoing "
                                        "incoming departing former acting visiting interim".split())

ORGANISATION_WORDS: Final = frozenset(
    "ministry department agency institute center centre committee council commission association "
    "university college school bank fund court congress senate house parliament party union club "
    "fc united city rovers league army navy force forces command group team corps corporation "
    "corp inc ltd plc company co organization organisation society treasury office board assembly "
    "administration government federation foundation police bureau authority staff airlines "
    "airways motors electronics news press times post journal nations chiefs alliance program "
    "programme network trust laboratory lab museum hospital church airport association exchange "
    "chamber coalition defense defence policy front movement service services forum summit state wto nato imf".split()
)

OUTLET_WORDS: Final = frozenset(
    "times post journal news herald tribune guardian telegraph gazette daily press agency "
    "magazine review mail mirror sun observer chronicle standard express bugle courier echo "
    "ilbo shimbun sinmun zeitung yorker economist broadcaster television radio".split()
)

POLITICAL_PARTIES: Final = frozenset(
    "Democrats Democratic Republicans Republican Labour Conservatives Tories Greens Liberals "
    "Socialists Communists Likud Fidesz Syriza Morena Fatah Hamas".split()
)

PLACE_WORDS: Final = frozenset(
    "city town village street square island islands peninsula sea ocean river lake mountain bay "
    "port harbor harbour airport valley province district county region zone site facility base "
    "border capital stadium arena park palace bridge area strait gulf coast desert complex center "
    "plant station camp headquarters hall field ground house hotel".split()
)

MONTHS: Final = MappingProxyType(
    {
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
        "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
        "oct": 10, "nov": 11, "dec": 12,
    }
)  # fmt: skip
WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
)  # fmt: skip
SHORT_MONTHS: Final = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."
)  # fmt: skip
"""Months as American newspapers write them before a day."""
LONG_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
