"""A small lexicon of news English: verbs, function words and words of like meaning.

Used to find where a noun phrase ends and a predicate begins, which needs no model in the plain
prose of a chronology. A word that isn't listed is taken for a noun, which is what most are.
Nothing here is tied to one article; the lists are what any news desk writes with.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Final, Literal

Form = Literal["base", "s", "past", "ing"]

SAYING: Final = frozenset(
    "say tell announce state declare claim report suggest argue note add warn stress underscore "
    "emphasize insist reiterate describe explain admit acknowledge concede deny confirm predict "
    "think believe hope expect propose promise vow pledge write comment complain remind signal "
    "maintain contend assert reveal estimate caution conclude hint reaffirm repeat "
    "agree show find demonstrate indicate allege disclose reply respond retort".split()
)
"""Verbs after which a clause may follow without `that`."""

_REGULAR: Final = (
    "abandon abolish absorb accept accompany accuse achieve acknowledge acquire act add address "
    "adopt advance advise affect afford agree aim allege allow alter amend announce answer "
    "anticipate apologize appeal appear appoint approve argue arrange arrest arrive ask assert "
    "assess assist assure attach attack attempt attend attract authorize avoid await award back "
    "balk ban bar base block blame blast block bolster boost borrow boycott breach bristle call "
    "calm cancel carry cause caution celebrate chair challenge change charge check choose cite "
    "claim clarify clash clear close collapse comment commit compare compete complain complete "
    "concede concern conclude condemn conduct confirm congratulate consider consult contain "
    "contend continue convene convince cooperate coordinate counter cover craft create credit "
    "cripple criticize cross curb curtail dangle debut decide declare decline decrease decry "
    "defend defer delay deliver demand demonstrate denounce deny depart deploy describe deserve "
    "design destroy detain develop differ disarm disclose discover discuss dismantle dismiss "
    "dispatch dispute divide donate double doubt draft drop earn ease echo elect eliminate embrace "
    "emerge emphasize employ enable end endorse enforce engage enhance enjoy ensure enter "
    "equalize escalate establish estimate evacuate exchange exclude execute exempt exercise expand "
    "expect expedite expel explain explore export express extend extradite face facilitate fail "
    "fear feature file finalize finance finish fire flourish focus follow force form free freeze "
    "fuel function fund further gain gather govern grant greet grow guarantee guide halt hammer "
    "hand handle happen head help hike hint hire hope host identify ignore imagine impact impede "
    "implement import impose improve include increase indicate inform initiate inspect install "
    "insist intend introduce invest investigate invite issue jail join judge jump kick kill label "
    "lack land last launch leak lift like limit link list live loan lobby locate look loosen lower "
    "maintain manage mark marvel match measure mediate mention monitor move name narrow need "
    "negotiate nominate note notify object observe obtain occur offer open operate oppose order "
    "organize oust outline overlook owe own pardon participate pass pause permit persuade pick "
    "place plan plead play pledge point portray position possess post postpone praise predict "
    "prefer prepare present preserve press pressure prevent proclaim produce prohibit promise "
    "promote prompt propose protect protest provide publish pull punish purchase pursue push "
    "qualify question raise ratchet ratify reach react reaffirm realize reassure rebuff recall "
    "receive recognize recommend reconsider record recover reduce refer reflect refrain refuse "
    "regain regard register regret reinforce reinstate reiterate reject relate relax release "
    "relegate rely remain remind remove renew reopen repatriate repeat replace reply report "
    "represent request require rescue reserve resign resist resolve respond restart restore "
    "restrict resume retain retire retort return reveal review revise revisit revive reward rule "
    "sail sanction save schedule score scrap seem seize separate serve settle share shape shift "
    "ship shoot sign signal slam slap slash slow solve sort spark speculate spur stabilize stage "
    "staff start state stay stem step stop strain strengthen stress stretch strive struggle study "
    "submit succeed suffer suggest supply support suppose suspect suspend tack talk target tax "
    "temper test thank threaten top touch trade train transfer transform transport travel treat "
    "trigger trust try turn uncover undermine underscore undertake unveil update upgrade uphold "
    "urge use value view violate visit voice vote vow wait walk want warn watch weaken welcome "
    "widen withdraw witness wonder crash fine spot co-chair oversee smuggle scold fulfill rank tear vanish board rally rebuild redraw rename rewrite ruin rush sack sail scale scan scare search secure select shield shelter shock shore shout sketch smash soar spray squeeze stall stamp starve stumble sue surge surrender survive suspend swap sweep tackle tighten toughen trail trap trim tumble vacate vaccinate veto wage warm wave wed weigh whip wipe wound wreck accelerate adjust admire admit aid analyze apply arm ascend audit bail bargain batter beg behave belong betray bless boast bomb brand brief broaden broker bury capture cater cease certify champion chase cheer civilize clean climb coach collect combat combine commence commission compensate comply concentrate condone confiscate conquer consist construct contest contribute convert convict correct crack crown crush cultivate damage date debate dedicate deepen default defy delete deliberate demote deport derail detect deter devote diagnose differ dine disappear discourage disrupt dissolve distance distribute ditch divert dodge dominate downgrade drain dump eat edge educate eject embark emigrate empower encourage endanger endure enact enforce enlist enroll entitle envision equip erect erupt evict evolve exceed exclude exhibit exist exit explode exploit expose fade fail favor fetch fix flag flash flatten float flood flow fold foster found frame frustrate fulfil garner gear generate guess hail hang harm haul heal heat hesitate highlight hunt hurry impound imprison inaugurate incur indict induce infect inflict inherit inject injure insult insure intensify intercept interpret interrupt interview intervene invade invent invoke irritate isolate justify lament laud laugh learn lecture legalize lean liberate license lobby lock log long loot lure mandate manufacture march master mature merge migrate mine mislead miss mistake mix mobilize mock modernize modify mount mourn multiply murder need neglect nationalize obey oblige obstruct obtain occupy offend operate oppress outlaw outlast outpace overhaul overrule overrun override overthrow overturn pack paint paralyze park partner patrol peak penalize perform phone plant please plot plunge poison poll pour practice preach prefer preside prevail print privatize probe proceed process profit project prolong prosecute prove provoke pump punch qualify quote race raid reap rebel recede reclaim recruit recycle redirect refer refill refine refloat refund regulate rehabilitate rehearse relieve relinquish relocate remark remedy render rent reorganize repair repay repeal repel replenish reproduce resemble reshape reside reshuffle retake rethink retrain retreat retrieve reunite reverse revolt ridicule rig rip risk rob rock rotate round row salute sample scatter screen scrutinize seal segregate sentence shatter shorten sideline sidestep silence simplify slip smile smoke snub sponsor stabilise station stir store storm strand streamline stretch strip subsidize substitute suppress survey swallow swap switch sympathize tear tempt tender terminate testify theorize tie tighten tolerate topple total toast track transform translate treat trick trouble trounce tweet twist underestimate underline underpin unify unite unload unseat urge usher utter vary vanquish veer vie voice volunteer wander warrant wash waste wave wield wish wonder work worry wrangle yield").split()  # fmt: skip

_IRREGULAR: Final = (
    "arise/arose/arisen be/was/been beat/beat/beaten become/became/become begin/began/begun "
    "bet/bet/bet bid/bid/bid bind/bound/bound bleed/bled/bled blow/blew/blown break/broke/broken "
    "bring/brought/brought build/built/built burn/burnt/burnt buy/bought/bought catch/caught/caught "
    "choose/chose/chosen come/came/come cost/cost/cost cut/cut/cut deal/dealt/dealt dig/dug/dug "
    "do/did/done draw/drew/drawn drive/drove/driven fall/fell/fallen feel/felt/felt "
    "fight/fought/fought find/found/found flee/fled/fled fly/flew/flown forbid/forbade/forbidden "
    "forget/forgot/forgotten freeze/froze/frozen get/got/gotten give/gave/given go/went/gone "
    "grow/grew/grown hang/hung/hung hear/heard/heard hide/hid/hidden hit/hit/hit hold/held/held "
    "hurt/hurt/hurt keep/kept/kept know/knew/known lay/laid/laid lead/led/led leave/left/left "
    "lend/lent/lent let/let/let lie/lay/lain lose/lost/lost make/made/made mean/meant/meant "
    "meet/met/met overcome/overcame/overcome pay/paid/paid put/put/put quit/quit/quit "
    "read/read/read ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen "
    "seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken "
    "shoot/shot/shot shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk "
    "sit/sat/sat sleep/slept/slept speak/spoke/spoken spend/spent/spent split/split/split "
    "spread/spread/spread stand/stood/stood steal/stole/stolen stick/stuck/stuck "
    "strike/struck/struck swear/swore/sworn take/took/taken teach/taught/taught tear/tore/torn "
    "tell/told/told think/thought/thought throw/threw/thrown understand/understood/understood "
    "undertake/undertook/undertaken uphold/upheld/upheld wear/wore/worn win/won/won "
    "withdraw/withdrew/withdrawn withhold/withheld/withheld write/wrote/written").split()

ALSO_NOUNS: Final = frozenset(
    "act address advance aim answer appeal attack attempt award back ban base bid block boost "
    "boycott breach break build call cause challenge change charge check claim clash close comment "
    "concern contact control cost counter cover credit cut deal debut decline decrease delay demand "
    "deposit design dispute doubt draft draw drill drive drop end estimate exchange exercise export "
    "face fall fear feature fight file fire focus force form freeze fuel function fund gain grant "
    "guarantee guide halt hand head help hike hint hit hold hope host impact import increase invite "
    "issue jail judge jump kick kill label lack land launch lead leak leave lift like limit link "
    "list live loan look mark match measure mention move name need note object offer open order "
    "pass pause permit pick place plan play pledge point position post praise present press "
    "pressure produce promise protest pull purchase push question raise reach read record regret "
    "release reply report request rescue reserve result retort return review reward ring rise rule "
    "run sail sanction save say schedule score separate set shake share shift ship shot sign signal "
    "slash sort spark split spread stage staff stand start state stay stem step stop strain stress "
    "stretch strike struggle study supply support suspect talk target tax test top touch trade train "
    "transfer transport travel trigger trust try turn update upgrade use value view visit voice vote "
    "vow wait walk want watch win witness wonder work worry wrangle yield remain crash fine spot rank tear board rally rebuild scale scan search shield shelter shock shore surge survey swap sweep tackle trail trap veto wage wave wound wreck aid arm audit bail bargain bomb brand brief bury champion chase coach combat commission contest convert convict correct crack crown crush damage date debate default distance ditch drain dump edge exit exploit flag flash float flood flow fold frame gear harm haul heat highlight hunt insult interview laugh lecture license lobby lock log long loot mandate march master mine miss mistake mix mount murder need neglect overhaul pack paint park partner patrol peak phone plant plot poison poll practice print probe process profit project pump punch quote race raid rebel recruit refund remark remedy rent repair repeal retreat reverse revolt ridicule risk rock round row salute sample screen seal sentence silence slip smile smoke sponsor station store storm strand strip substitute switch tender tie toast total track trick trouble tweet twist volunteer warrant wash waste wish exhibit favor garner fix found handle better cover square lower level subject object".split()
)
"""Verbs whose plain or -s form is a noun as often ("reports", "a visit", "remains")."""

AUXILIARIES: Final = frozenset(
    "is are was were be been being am has have had do does did will would can could may might "
    "must shall should cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
    "didn't won't wouldn't can't couldn't shouldn't ’s".replace("’s", "").split()
)
MODALS: Final = frozenset("will would can could may might must shall should cannot won't wouldn't "
                          "can't couldn't shouldn't do does did don't doesn't didn't".split())
DETERMINERS: Final = frozenset(
    "a an the this that these those its his her their our my your some any each every both no "
    "another several many few more most all such either neither".split()
)
PREPOSITIONS: Final = frozenset(
    "of in on at by for from with about against over under between among into onto through during "
    "without within toward towards upon off near outside inside across behind beyond despite along "
    "alongside amid as than per via around above below beside besides until till since up down out "
    "to following like unlike regarding concerning given including before after ahead".split()
)
SUBORDINATORS: Final = frozenset(
    "because if unless although though while whereas whether when where so once".split()
)
RELATIVES: Final = frozenset("that who whom whose which what why how".split())
PRONOUNS: Final = frozenset(
    "he she it they we i you him them us himself herself itself themselves there".split()
)
ADVERBS: Final = frozenset(
    "not also still yet already just only even again now then however meanwhile later soon never "
    "ever too very much once together instead abroad ahead almost further north south today".split()
)
NUMBERS: Final = MappingProxyType(
    {word: at for at, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split())}
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
       "ninety": 90, "dozen": 12, "hundred": 100, "thousand": 1000, "dozens": 24,
       "hundreds": 200, "thousands": 2000, "million": 10**6, "billion": 10**9}
)  # fmt: skip

_LIKE: Final = (
    "quit resign depart leave exit step", "condemn slam decry criticize blast denounce attack rap",
    "scrap abolish remove dismantle destroy eliminate demolish tear", "ease relax loosen soften lift",
    "start begin open launch commence kick", "stop halt suspend pause freeze cancel call",
    "ask request urge call seek appeal favor demand beg plead", "warn threaten caution",
    "danger risk threat hazard peril", "deal agreement accord pact treaty", "return give hand",
    "strengthen boost bolster reinforce enhance", "cut reduce shrink trim slash smaller reduction",
    "enlarge expand grow increase expansion", "praise thank laud hail credit applaud",
    "see meet talk", "visit trip travel fly go journey", "letter note message", "approve back endorse",
    "want demand hope wish expect", "blame accuse charge", "fine penalty sanction punish",
    "award damages payout pay compensation", "injure hurt wound", "sack fire dismiss oust",
    "appoint name hire pick nominate", "buy purchase acquire sign", "win beat defeat victory",
    "lose loss defeat", "reveal disclose unveil announce", "help assist aid support", "ban bar block "
    "prohibit forbid", "say tell state claim announce declare report", "trial test", "weapon arm missile",
    "drill exercise maneuver", "envoy representative ambassador emissary", "company firm corporation",
    "soldier troop serviceman", "rocket missile", "base site facility", "find locate identify spot",
    "worry concern fear feel", "grumble complain gripe object", "publish release issue",
    "paper newspaper", "detain arrest jail custody capture", "free release", "resign quit notice", "charity organization ngo", "reject refuse deny decline rebuff",
    "promise pledge vow commit", "press medium newspaper", "money fund payment",
)  # fmt: skip


@cache
def _forms() -> dict[str, tuple[str, Form]]:
    found: dict[str, tuple[str, Form]] = {}
    for entry in _IRREGULAR:
        base, past, participle = entry.split("/")
        for word in (past, participle):
            found.setdefault(word, (base, "past"))
        found[base] = (base, "base")
        found.setdefault(_with_s(base), (base, "s"))
        found.setdefault(_with_ing(base), (base, "ing"))
    for base in _REGULAR:
        found.setdefault(base, (base, "base"))
        found.setdefault(_with_s(base), (base, "s"))
        for stem in _stems(base):
            found.setdefault(stem + "ed", (base, "past"))
            found.setdefault(stem + "ing", (base, "ing"))
    return found


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    doubled = base[-1] in "tnmgpb" and base[-2] in "aeiou" and base[-3:-2] not in tuple("aeiou")
    return base + (base[-1] if doubled and len(base) < 6 else "") + "ing"


def _stems(base: str) -> tuple[str, ...]:
    """Return what may stand before -ed and -ing: "stop" gives "stop" and "stopp"."""
    if base.endswith("e"):
        return base[:-1], base
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "i", base
    if base[-1] in "tnmgpblr" and base[-2] in "aeiou":
        return base, base + base[-1]
    return (base,)


def verb(word: str) -> tuple[str, Form] | None:
    """Return the plain form of a lower-case word and which form it is; None for no known verb.

    >>> verb("announces"), verb("sought"), verb("suspending"), verb("table")
    (('announce', 's'), ('seek', 'past'), ('suspend', 'ing'), None)
    """
    found = _forms().get(word)
    if found is None and "is" in word:
        found = _forms().get(_american(word))
    return found or _unlisted(word)


def _unlisted(word: str) -> tuple[str, Form] | None:
    """Take an unknown word in -ed or -ing for a verb; the plain form is then only its stem."""
    if len(word) < 6 or not word.isalpha() or word in _NO_VERBS:
        return None
    if word.endswith("ed") and not word.endswith(("eed", "hundred")):
        return word[:-2], "past"
    return (word[:-3], "ing") if word.endswith("ing") else None


_NO_VERBS: Final = frozenset(
    "incoming outgoing according regarding concerning including following evening morning ceiling during nothing something anything everything sterling wedding pudding "
    "sibling herring hundred sacred naked wicked beloved crooked rugged kindred inbred".split()
)


def _american(word: str) -> str:
    for british, american in (("ise", "ize"), ("ising", "izing")):
        if british in word:
            return word.replace(british, american)
    return word


@cache
def alike() -> dict[str, frozenset[str]]:
    """Return stem -> stems of words of like meaning, itself included."""
    from index.analyze import stem

    found: dict[str, set[str]] = {}
    for line in _LIKE:
        group = {stem(word) for word in line.split()}
        for word in group:
            found.setdefault(word, set()).update(group)
    return {word: frozenset(group) for word, group in found.items()}
