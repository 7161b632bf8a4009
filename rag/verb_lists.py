"""The word lists of news English: its verbs, what they take, and its function words.

Nothing here is tied to one article; the lists are what any news desk writes with.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from index.irregular import RARELY_IRREGULAR
from rag.common_verbs import NOUNS_TOO, ONLY_VERBS

SAYING: Final = frozenset(
    (
        "acknowledge add admit agree allege announce argue assert believe caution claim "
        "comment complain concede conclude confirm contend declare demonstrate deny describe "
        "disclose emphasize estimate expect explain find hint hope indicate insist maintain "
        "note pledge predict promise propose reaffirm reiterate remind repeat reply report "
        "respond retort reveal say show signal state stress suggest tell think underscore vow "
        "warn write"
    ).split()
)
"""Verbs after which a clause may follow without `that`."""

CLAUSAL: Final = SAYING | frozenset(
    (
        "aim allow ask assume attempt begin believe choose continue convince decide demand "
        "encourage fail fear feel force get guess have help imagine intend invite know let like "
        "long manage mean need oblige offer order permit persuade plan prepare press pressure "
        "push reckon refuse require seek start strive struggle suppose suspect threaten try urge "
        "want wish"
    ).split()
)
"""Verbs whose own object may be a clause or a verb: "hope to sell", "want the club to sell"."""

REGULAR: Final = (
    (
        "abandon abolish absorb accelerate accept accompany accuse achieve acknowledge "
        "acquire act add address adjust admire admit adopt advance advise affect afford agree "
        "aid aim allege allow alter amend analyze announce answer anticipate apologize appeal "
        "appear apply appoint approve argue arm arrange arrest arrive ascend ascribe ask assert "
        "assess assist assure attach attack attempt attend attract audit authorize avoid "
        "await award back bail balk ban bar bargain base batter beg behave belong betray "
        "blame blast bless block board boast bolster bomb boost borrow boycott brand breach "
        "brief bristle broaden broker bury call calm cancel capture carry cater cause caution "
        "cease celebrate certify chair challenge champion change charge chase check cheer "
        "choose cite civilize claim clarify clash clean clear climb close co-chair coach "
        "collapse collect combat combine commence comment commission commit compare "
        "compensate compete complain complete comply concede concentrate concern conclude "
        "condemn condone conduct confirm confiscate congratulate conquer consider consist "
        "construct consult contain contend contest continue contribute convene convert "
        "convict convince cooperate coordinate correct counter cover crack craft crash create "
        "credit cripple criticize cross crown crush cultivate curb curtail damage dangle date "
        "debate debut decide declare decline decrease decry dedicate deepen default defend "
        "defer defy delay delete deliberate deliver demand demonstrate demote denounce deny "
        "depart deploy deport derail describe deserve design destroy detain detect deter "
        "develop devote diagnose differ dine disappear disarm disclose discourage discover "
        "discuss dismantle dismiss dispatch dispute disrupt dissolve distance distribute "
        "ditch divert divide dodge dominate donate double doubt downgrade draft drain drop "
        "dump earn ease eat echo edge educate eject elect eliminate embark embrace emerge "
        "emigrate emphasize employ empower enable enact encourage end endanger endorse endure "
        "enforce engage enhance enjoy enlist enroll ensure enter entitle envision equalize "
        "equip erect erupt escalate establish estimate evacuate evict evolve exceed exchange "
        "exclude execute exempt exercise exhibit exist exit expand expect expedite expel "
        "explain explode exploit explore export expose express extend extradite face "
        "facilitate fade fail favor fear feature fetch file finalize finance fine finish fire "
        "fix flag flash flatten float flood flourish flow focus fold follow force form foster "
        "found frame free freeze frustrate fuel fulfil fulfill function fund further gain "
        "garner gather gear generate govern grant greet grow guarantee guess guide hail halt "
        "hammer hand handle hang happen harm hasten haul head heal heat help hesitate highlight "
        "hike hint hire hope host hunt hurry identify ignore imagine impact impede implement "
        "import impose impound imprison improve inaugurate include increase incur indicate "
        "indict induce infect inflict inform inherit initiate inject injure insist inspect "
        "install insult insure intend intensify intercept interpret interrupt intervene "
        "interview introduce invade invent invest investigate invite invoke irritate isolate "
        "issue jail join judge jump justify kick kill label lack lament land last laud laugh "
        "launch leak lean learn lecture legalize liberate license lift like limit link list "
        "live loan lobby locate lock log long look loosen loot lower lure maintain manage "
        "mandate manufacture march mark marvel master match mature measure mediate mention "
        "merge migrate mine mislead miss mistake mix mobilize mock modernize modify monitor "
        "mount mourn move multiply murder name narrow nationalize need neglect negotiate "
        "nominate note notify obey object oblige observe obstruct obtain occupy occur offend "
        "offer open operate oppose oppress order organize oust outlast outlaw outline outpace "
        "overhaul overlook override overrule overrun oversee overthrow overturn owe own pack "
        "paint paralyze pardon park participate partner pass patrol pause peak penalize "
        "perform permit persuade phone pick place plan plant play plead please pledge plot "
        "plunge point poison poll portray position possess post postpone pour practice praise "
        "preach precede predate predict prefer prepare present preserve preside press pressure "
        "prevail "
        "prevent print privatize probe proceed process proclaim produce profit prohibit "
        "project prolong promise promote prompt propose prosecute protect protest prove "
        "provide provoke publish pull pump punch punish purchase pursue push qualify question "
        "quote race raid raise rally rank ratchet ratify reach react reaffirm realize reap "
        "reassure rebel rebuff rebuild recall recede receive reclaim recognize recommend "
        "reconsider record recover recruit recycle redirect redraw reduce refer refill refine "
        "reflect refloat refrain refund refuse regain regard register regret regulate "
        "rehabilitate rehearse reinforce reinstate reiterate reject relate relax release "
        "relegate relieve relinquish relocate rely remain remark remedy remind remove rename "
        "render renew rent reopen reorganize repair repatriate repay repeal repeat repel "
        "replace replenish reply report represent reproduce request require rescue resemble "
        "reserve reshape reshuffle reside resign resist resolve respond restart restore "
        "restrict resume retain retake rethink retire retort retrain retreat retrieve return "
        "reunite reveal reverse review revise revisit revive revolt reward rewrite ridicule "
        "rig rip risk rob rock rotate round row ruin rule rush sack sail salute sample "
        "sanction save scale scan scare scatter schedule scold score scrap screen scrutinize "
        "seal search secure seem segregate seize select sentence separate serve settle shape "
        "share shatter shelter shield shift ship shock shoot shore shorten shout sideline "
        "sidestep sign signal silence simplify sketch slam slap slash slip slow smash smile "
        "smoke smuggle snub soar solve sort spark speculate sponsor spot spray spur squeeze "
        "stabilise stabilize staff stage stall stamp start starve state station stay stem "
        "step stir stop store storm strain strand streamline strengthen stress stretch strip "
        "strive struggle study stumble submit subsidize substitute succeed sue suffer suggest "
        "supply support suppose suppress surge surrender survey survive suspect suspend "
        "swallow swap sweep switch sympathize tack tackle talk target tax tear temper tempt "
        "tender terminate test testify thank theorize threaten tie tighten toast tolerate top "
        "topple total touch toughen track trade trail train transfer transform translate "
        "transport trap travel treat trick trigger trim trouble trounce trust try tumble turn "
        "tweet twist uncover underestimate underline undermine underpin underscore undertake "
        "unify unite unload unseat unveil update upgrade uphold urge use usher utter vacate "
        "vaccinate value vanish vanquish vary veer veto vie view violate visit voice "
        "volunteer vote vow wage wait walk wander want warm warn warrant wash waste watch "
        "wave weaken wed weigh welcome whip widen wield wipe wish withdraw witness wonder "
        "work worry wound wrangle wreck yield"
    ).split()
    + ONLY_VERBS
    + NOUNS_TOO
)

MOSTLY_NOUNS: Final = frozenset(
    (*NOUNS_TOO, *(each.partition("/")[0] for each in RARELY_IRREGULAR))
)
"""Verbs whose plain form and form in -s are verbs only where something else says so."""

EVERYDAY: Final = MOSTLY_NOUNS | frozenset(ONLY_VERBS)
"""Verbs that news desks use less; no typing error is mended towards them."""

ALSO_NOUNS: Final = (
    frozenset(
        (
            "act address advance aid aim answer appeal arm attack attempt audit award back bail "
            "ban bargain base better bid block board bomb boost boycott brand breach break brief "
            "build bury call cause challenge champion change charge chase check claim clash close "
            "coach combat comment commission concern contact contest control convert convict "
            "correct cost counter cover crack crash credit crown crush cut damage date deal "
            "debate debut decline decrease default delay demand deposit design dispute distance "
            "ditch doubt draft drain draw drill drive drop dump edge end estimate exchange "
            "exercise exhibit exit exploit export face fall favor fear feature fight file fine "
            "fire fix flag flash float flood flow focus fold force form found frame freeze fuel "
            "function fund gain garner gear grant guarantee guide halt hand handle harm haul head "
            "heat help highlight hike hint hit hold hope host hunt impact import increase insult "
            "interview invite issue jail judge jump kick kill label lack land laugh launch lead "
            "leak leave lecture level license lift like limit link list live loan lobby lock log "
            "long look loot lower mandate march mark master match measure mention mine miss "
            "mistake mix mount move murder name need neglect note object offer open order "
            "overhaul pack paint park partner pass patrol pause peak permit phone pick place plan "
            "plant play pledge plot point poison poll position post practice praise present press "
            "pressure print probe process produce profit project promise protest pull pump punch "
            "purchase push question quote race raid raise rally rank reach read rebel rebuild "
            "record recruit refund regret release remain remark remedy rent repair repeal reply "
            "report request rescue reserve result retort retreat return reverse review revolt "
            "reward ridicule ring rise risk rock round row rule run sail salute sample sanction "
            "save say scale scan schedule score screen seal search sentence separate set shake "
            "share shelter shield shift ship shock shore shot sign signal silence slash slip "
            "smile smoke sort spark split sponsor spot spread square staff stage stand start "
            "state station stay stem step stop store storm strain strand stress stretch strike "
            "strip struggle study subject substitute supply support surge survey suspect swap "
            "sweep switch tackle talk target tax tear tender test tie toast top total touch track "
            "trade trail train transfer transport trap travel trick trigger trouble trust try "
            "turn tweet twist update upgrade use value veto view visit voice volunteer vote vow "
            "wage wait walk want warrant wash waste watch wave win wish witness wonder work worry "
            "wound wrangle wreck yield"
        ).split()
    )
    | MOSTLY_NOUNS
)
"""Verbs whose plain or -s form is a noun as often ("reports", "a visit", "remains")."""


AUXILIARIES: Final = frozenset(
    (
        "am are aren't be been being can can't cannot could couldn't did didn't do does "
        "doesn't don't had hadn't has hasn't have haven't is isn't may might must shall "
        "should shouldn't was wasn't were weren't will won't would wouldn't"
    ).split()
)

MODALS: Final = frozenset(
    (
        "can can't cannot could couldn't did didn't do does doesn't don't may might must "
        "shall should shouldn't will won't would wouldn't"
    ).split()
)

DETERMINERS: Final = frozenset(
    (
        "a all an another any both each either every few her his its many more most my "
        "neither no our several some such that the their these this those your"
    ).split()
)

PREPOSITIONS: Final = frozenset(
    (
        "about above across after against ahead along alongside amid among around as at atop "
        "before behind below beside besides between beyond by concerning despite down during "
        "following for from given in including inside into like near of off on onto out "
        "outside over per regarding since than through till to toward towards under unlike "
        "until up upon via with within without"
    ).split()
)

SUBORDINATORS: Final = frozenset(
    "because if unless although though while whereas whether when where so once".split()
)

RELATIVES: Final = frozenset("that who whom whose which what why how".split())

PRONOUNS: Final = frozenset(
    "he she it they we i you him them us himself herself itself themselves there".split()
)

ADVERBS: Final = frozenset(
    (
        "abroad again ahead almost already also even ever further however instead just later "
        "meanwhile much never north not now once only soon south still then today together "
        "too very yet"
    ).split()
)
NO_ADVERBS: Final = frozenset(
    "rally supply early family reply ally anomaly likely friendly daily weekly monthly assembly "
    "italy july yearly quarterly deadly costly elderly monopoly".split()
)
"""Nouns and adjectives that end as adverbs do."""

NUMBERS: Final = MappingProxyType(
    {word: at for at, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split())}
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
       "ninety": 90, "dozen": 12, "hundred": 100, "thousand": 1000, "dozens": 24,
       "hundreds": 200, "thousands": 2000, "million": 10**6, "billion": 10**9}
)  # fmt: skip

LARGE_NUMBERS: Final = ("hundred", "thousand", "million", "billion")
"""What goes on in a number that is spelt out."""

_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_WORD: Final = rf"(?:(?:{_TENS})-(?:{_ONES})|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

_LARGE: Final = f"(?:{'|'.join(LARGE_NUMBERS)})"

SPELT_OUT: Final = rf"{_WORD}(?: {_LARGE}\b(?:(?: and)? {_WORD}\b(?! {_LARGE}))?)*"
"""A pattern of a number that is spelt out: "seven", "twenty-two", "three hundred and forty"."""


def is_number(word: str) -> bool:
    """Tell whether a word in small letters spells out a number: "seven", "twenty-two"."""
    return _IS_NUMBER.fullmatch(word) is not None


_IS_NUMBER: Final = re.compile(_WORD)
