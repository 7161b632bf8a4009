"""Words that reporters of politics, diplomacy and defence use for one another.

A reader asks for "war games" where the article has "drills". Each line is a group: a word of a
question also finds the others of its group, at a lower weight than itself. The table is general
knowledge of news English, not of any article; a word may stand in several groups.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from index.analyze import terms

_GROUPS: Final = """
talks negotiations negotiate discussions dialogue parley consultations conversation
meet meeting meets conference summit encounter sitdown get-together gathering huddle confer
accuse accusation allege allegation blame charge claim fault
condemn condemnation denounce slam blast decry criticize criticism lambast rebuke censure assail
complain complaint balk bristle gripe grumble object protest grievance displeasure
warn warning caution threaten threat menace
sanction sanctions penalty penalize blacklist embargo punish punitive punishment squeeze
relief ease easing lift loosen relax downgrade waiver waive exemption exception concession
restriction restrict curb limit constraint check ban prohibit prohibition bar block embargo
drill drills exercise exercises training maneuver wargame war-games practice
soldier soldiers troop troops serviceman servicemen service-members garrison forces military army
remains bodies body bones corpse fallen dead
nuclear atomic nuke radioactive
missile missiles rocket rockets projectile icbm ballistic interceptor
facility facilities plant complex reactor installation site sites base bases
border frontier boundary dmz demilitarized line
post posts outpost outposts watchtower
destroy demolish dismantle scrap raze remove tear torn abolish eliminate
abandon give-up renounce relinquish surrender forgo trade-away
envoy representative emissary negotiator delegate diplomat
resign resignation quit departure depart leave leaving exit outgoing step-down
incoming successor replacement replace take-over new transition
court judge ruling verdict judgment decision tribunal
damages compensation payout award pay payment sum
parents mother father family relatives
letter note message missive correspondence
visit trip travel tour journey arrive arrival stop stay
speech address remarks oration
newspaper daily paper press media magazine publication
article piece column op-ed opinion commentary editorial
institute institution think-tank research researchers scholars analysts experts
report study finding survey
aid assistance relief help humanitarian charity
drug drugs medicine medication treatment
flu influenza
visa permit permission entry
coal oil fuel petroleum gasoline energy shipment cargo
bank banks lender financial finance banking
weapon weapons arms munitions armament ammunition
sale sell purchase buy package
hack hacking cyber computer online digital
slander smear defame
car cars automobile vehicle vehicles automaker carmaker
trade commerce commercial
pact accord agreement deal treaty settlement compact understanding
finalize conclude complete sign seal ink
suspend suspension postpone pause halt freeze delay shelve stop moratorium
reduce reduction shrink cut trim smaller small scale-back low-key modest downsize curtail
increase raise hike boost grow growth expand expansion upgrade enlarge swell
cost burden share expense contribution hosting
ally allies partner partners partnership alliance
rift fissure split wrangle dispute quarrel squabble spat disagreement cleavage division
trust confidence faith belief
sincere serious genuine earnest honest
peace truce armistice end-of-war ceasefire
readiness preparedness prepared
risk danger hazard peril
senator senate lawmaker legislator congress congressional
election vote ballot polls midterm midterms
popularity approval ratings support
job jobs employment unemployment economy economic
rail railway train track corridor
road highway roads
groundbreaking launch start begin inaugurate open opening kick-off
liaison contact communication communications hotline
inspector inspectors observer observers specialist specialists expert experts verify verification
test trial experiment firing
detain detention imprison jail arrest custody hold captive prisoner detainee hostage
release free freed liberate let-go
thank thanks credit grateful gratitude
praise laud commend applaud compliment
regret sorry apologize apology
promise pledge vow commit commitment undertake assurance
request demand insist insistence ask
urge press appeal call
optimism optimistic hope hopeful upbeat
patience patient wait
urgent pressing emergency
crash accident altercation incident
photo picture photograph image snapshot
leader chief head boss
worry worried concern concerned anxiety fear afraid uneasy rattle nervous
rights abuse abuses violation violations
enforce enforcement implement implementation
plane aircraft fly flight no-fly airspace aviation
schedule timeline timeframe deadline timetable
closure close shut shutdown
invite invitation welcome
cancel canceled call-off scrap
progress advance headway breakthrough momentum
impasse stalemate deadlock standoff stall stalled stuck gridlock
model example template
expel refuse refusal deny denial reject turn-away rebuff
secret hidden undeclared covert clandestine concealed
capital city
handover transfer return repatriate repatriation give-back
reveal announce announcement disclose declare declaration declare unveil
director head chair chairman
reward rewards incentive benefit
fellow counterpart opposite-number
undermine sabotage weaken
evade breach breaches circumvent flout violate skirt cheat cheating
conceal cover cover-up hide
tobacco cigarette cigarettes smoke smoking
handshake shake greet greeting
provisional temporary interim
stable steady steadfast solid rock-solid sturdy
flexible flexibility leeway leniency
clash contradict conflict
journal periodical triannual quarterly
rally crowd event
reduce-tension calm defuse detente thaw
investment invest business businessmen entrepreneurs
house representatives chamber
democrats democratic democrat party
advisor adviser aide counsel
kids children
bill law legislation
spy intelligence surveillance
north northern
south southern
"""


@cache
def _related() -> dict[str, frozenset[str]]:
    related: dict[str, set[str]] = {}
    for line in _GROUPS.strip().splitlines():
        group = {term for word in line.split() for term in terms(word.replace("-", " "))}
        for term in group:
            related.setdefault(term, set()).update(group - {term})
    return {term: frozenset(others) for term, others in related.items()}


def expansions(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms that stand for the asked ones in other reports, sorted, without these."""
    related = _related()
    found = {other for term in asked for other in related.get(term, ())}
    return tuple(sorted(found - set(asked)))
