"""Irregular forms of English words, each with its plain form.

A stemmer takes endings off, so it can't tell that "met" is of "meet".

    >>> PLAIN["met"], PLAIN["children"], "left" in PLAIN
    ('meet', 'child', False)
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

RARELY_IRREGULAR: Final = (
    "bend/bent/bent bite/bit/bitten breed/bred/bred broadcast/broadcast/broadcast "
    "burst/burst/burst cling/clung/clung creep/crept/crept dig/dug/dug dwell/dwelt/dwelt "
    "feed/fed/fed fling/flung/flung forecast/forecast/forecast foresee/foresaw/foreseen "
    "forgive/forgave/forgiven forgo/forwent/forgone forsake/forsook/forsaken kneel/knelt/knelt "
    "misread/misread/misread misunderstand/misunderstood/misunderstood outbid/outbid/outbid "
    "outdo/outdid/outdone outgrow/outgrew/outgrown outrun/outran/outrun overdo/overdid/overdone "
    "overhear/overheard/overheard overtake/overtook/overtaken partake/partook/partaken "
    "recast/recast/recast redo/redid/redone retell/retold/retold rid/rid/rid shed/shed/shed "
    "shine/shone/shone slay/slew/slain slide/slid/slid speed/sped/sped spin/spun/spun "
    "sting/stung/stung stink/stank/stunk stride/strode/stridden swell/swelled/swollen "
    "swim/swam/swum swing/swung/swung thrust/thrust/thrust tread/trod/trodden "
    "undercut/undercut/undercut undergo/underwent/undergone underlie/underlay/underlain "
    "underwrite/underwrote/underwritten undo/undid/undone unwind/unwound/unwound "
    "upset/upset/upset wake/woke/woken weave/wove/woven weep/wept/wept "
    "withstand/withstood/withstood wring/wrung/wrung"
).split()
"""Verbs that news desks use less: plain form, past and participle."""

IRREGULAR: Final = (
    "arise/arose/arisen be/was/been bear/bore/born beat/beat/beaten become/became/become "
    "begin/began/begun bet/bet/bet bid/bid/bid bind/bound/bound bleed/bled/bled "
    "blow/blew/blown break/broke/broken bring/brought/brought build/built/built "
    "burn/burnt/burnt buy/bought/bought catch/caught/caught choose/chose/chosen "
    "come/came/come cost/cost/cost cut/cut/cut deal/dealt/dealt dig/dug/dug do/did/done "
    "draw/drew/drawn drive/drove/driven fall/fell/fallen feel/felt/felt "
    "fight/fought/fought find/found/found flee/fled/fled fly/flew/flown "
    "forbid/forbade/forbidden forget/forgot/forgotten freeze/froze/frozen get/got/gotten "
    "give/gave/given go/went/gone grow/grew/grown hang/hung/hung hear/heard/heard "
    "hide/hid/hidden hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept "
    "know/knew/known lay/laid/laid lead/led/led leave/left/left lend/lent/lent "
    "let/let/let lie/lay/lain lose/lost/lost make/made/made mean/meant/meant meet/met/met "
    "overcome/overcame/overcome pay/paid/paid put/put/put quit/quit/quit read/read/read "
    "ring/rang/rung rise/rose/risen run/ran/run say/said/said see/saw/seen "
    "seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken "
    "shoot/shot/shot shrink/shrank/shrunk shut/shut/shut sing/sang/sung sink/sank/sunk "
    "sit/sat/sat sleep/slept/slept speak/spoke/spoken spend/spent/spent split/split/split "
    "spread/spread/spread stand/stood/stood steal/stole/stolen stick/stuck/stuck "
    "strike/struck/struck swear/swore/sworn take/took/taken teach/taught/taught "
    "tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown "
    "understand/understood/understood undertake/undertook/undertaken uphold/upheld/upheld "
    "wear/wore/worn win/won/won withdraw/withdrew/withdrawn withhold/withheld/withheld "
    "write/wrote/written"
).split() + RARELY_IRREGULAR
"""All verbs: plain form, past and participle."""

_MORE: Final = (
    "child/children crisis/crises foot/feet man/men woman/women eat/ate/eaten mislead/misled "
    "oversee/oversaw/overseen overthrow/overthrew/overthrown rebuild/rebuilt repay/repaid "
    "ride/rode/ridden show/shown sweep/swept"
).split()
"""Other words with the forms that a stemmer doesn't bring together."""

_APART: Final = frozenset(
    "beaten bit bore born bound broken done drawn forgotten found frozen given gone hidden known "
    "lain lay left lost rose rung saw stuck swelled swollen thought worn".split()
)
"""Forms that are as often another word, or a quality: "the left", "hidden bases"."""

_LIGHT: Final = frozenset("be do get give go make say".split())
"""Verbs that say too little to be searched in whatever form."""

PLAIN: Final = MappingProxyType(
    {
        form: plain
        for plain, *forms in (entry.split("/") for entry in (*IRREGULAR, *_MORE))
        for form in forms
        if form != plain and form not in _APART and plain not in _LIGHT
    }
)
"""Lower-case form -> plain form."""
