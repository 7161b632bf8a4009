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
    (
        "acting adm admiral adviser advisor ambassador analyst archbishop attorney author "
        "banker bishop boss capt captain ceo cfo chair chairman chairperson chairwoman "
        "chancellor chief citizen coach col colonel commander commissioner congressman "
        "congresswoman counterpart dame defender delegate departing deputy diplomat director "
        "doctor dr economist economy editor emperor engineer envoy executive fm foreign "
        "former forward founder gen general goalkeeper gov governor head hon imam incoming "
        "inspector interim journalist judge justice keeper king lady lawmaker lawyer leader "
        "lieutenant lord lt major manager mayor midfielder minister miss mr mrs ms negotiator "
        "officer official outgoing owner pm pope premier president prime prince princess prof "
        "professor queen rep reporter representative scientist secretary sen senator sergeant "
        "sgt sheikh sir speaker special spokesman spokesperson spokeswoman striker trade "
        "trader vice visiting winger"
    ).split()
)
"""Words that stand before a person's name; lower case, without full stops."""

PEOPLE_NOUNS: Final = ROLES - frozenset(
    "foreign trade economy special major vice deputy outgoing "
    "incoming departing former acting visiting interim".split()
)

ORGANISATION_WORDS: Final = frozenset(
    (
        "administration affairs agency airlines airport airways alliance army assembly "
        "association authority bank board bureau center centre chamber chiefs church city "
        "club co coalition college command commission committee company congress corp "
        "corporation corps council court defence defense department electronics exchange fc "
        "federation force forces forum foundation front fund government group hospital house "
        "imf inc institute journal lab laboratory league ltd ministry motors movement museum "
        "nations nato navy network news office organisation organization parliament party plc "
        "police policy post press program programme relations rovers school senate service "
        "services society staff state studies summit team times treasury trust union united "
        "university wto"
    ).split()
)

OUTLET_WORDS: Final = frozenset(
    (
        "agency broadcaster bugle chronicle courier daily echo economist express gazette "
        "guardian herald ilbo journal magazine mail mirror news observer post press radio "
        "review shimbun sinmun standard sun telegraph television times tribune yorker zeitung"
    ).split()
)

OUTLETS: Final = (OUTLET_WORDS - {"agency", "news", "press"}) | frozenset(
    (
        "aap abc afp ansa ap bbc bloomberg cbs cnbc cnn dpa efe interfax itar-tass kbs kcna kyodo "
        "nbc nhk npr nyt pravda reuters sky tass upi wsj xinhua yonhap zdf"
    ).split()
)
"""Words by which the name of a newspaper, a magazine, a station or a news agency is known."""

POLITICAL_PARTIES: Final = frozenset(
    "Democrats Democratic Republicans Republican Labour Conservatives Tories Greens Liberals "
    "Socialists Communists Likud Fidesz Syriza Morena Fatah Hamas".split()
)

REGIONS: Final = MappingProxyType(
    {
        "europe": (
            "Austria Belgium Britain Bulgaria Croatia Cyprus Denmark England Estonia "
            "Finland France Germany Greece Hungary Iceland Ireland Italy Latvia Lithuania "
            "Malta Netherlands Norway Poland Portugal Romania Scotland Serbia Slovakia "
            "Slovenia Spain Sweden Switzerland Ukraine UK"
        ),
        "scandinavia": "Denmark Finland Iceland Norway Sweden",
        "nordic": "Denmark Finland Iceland Norway Sweden",
        "asia": (
            "Afghanistan Bangladesh Cambodia China India Indonesia Japan Kazakhstan Laos "
            "Malaysia Mongolia Myanmar Nepal Pakistan Philippines Singapore Taiwan Thailand "
            "Vietnam"
        ),
        "africa": (
            "Algeria Cameroon Congo Egypt Ethiopia Ghana Kenya Libya Mali Morocco Nigeria "
            "Rwanda Senegal Somalia Sudan Tunisia Uganda Zambia Zimbabwe"
        ),
        "gulf": "Bahrain Kuwait Oman Qatar UAE Iran Iraq",
        "baltic": "Estonia Latvia Lithuania",
    }
)
"""Stem of a region's name or adjective -> countries in it, parted by blanks."""

PLACE_WORDS: Final = frozenset(
    (
        "airport area arena base bay border bridge camp capital center city coast complex "
        "county delhi desert district facility field ground gulf hall harbor harbour "
        "headquarters hotel house island islands jersey lake mountain ocean orleans palace "
        "park peninsula plant port province region river sea site square stadium station "
        "strait street town valley village york zone"
    ).split()
)


def is_role(word: str) -> bool:
    """Tell whether a word of a name is a title or an office."""
    return word.strip(".'’").lower().removesuffix("'s").removesuffix("’s") in ROLES
