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
boss supremo chief head leader
deputy vice second-in-command
predecessor former previous outgoing
enemy foe adversary rival opponent
visitor guest delegation delegate delegates team
chat phone telephone converse call speak talk
dispatch send forward mail deliver
author write pen wrote writer
desire wish want hope expect anticipate await
deem consider regard reckon view believe think
admit acknowledge concede recognize accept
insist stress underscore emphasize emphasis highlight reiterate repeat
contend maintain argue assert claim
suggest propose recommend float hint
agree accept consent approve approval
oppose resist opposed opposition against
support back endorse favor advocate backing
uphold stick adhere keep abide honor respect observe
violate violation breach break infringe
expedite hasten speed accelerate quicken fast-track hurry
begin resume restart relaunch recommence
continue proceed persist carry-on ongoing
find discover identify spot locate detect uncover pinpoint
hide conceal secret covert
show display exhibit demonstrate feature showcase
watch observe witness monitor
build construct expand expansion develop development
force compel oblige obligate
cause prompt trigger spark provoke lead
win victory triumph
lose loss defeat
pay payment fund finance
give hand grant provide offer supply
receive get obtain
attempt try seek strive aim effort
fail failure collapse falter
succeed success successful successfully
fire launch shoot test
plan intend intention scheme purpose mean
bomb warhead bombs
plane jet aircraft warplane
ship vessel boat
marine marines amphibious
zone area region
nation country state
global international worldwide world
footage film video clip recording
digest publication newsletter book booklet volume
doubt skepticism skeptical skeptic suspicion wary cautious caution doubtful
step move measure action
way path route road plan
sign signal gesture indication
mood climate atmosphere
conflict war hostilities fighting combat
kill killing murder death die deadly lethal slay
food hunger nutrition famine
health medical healthcare
poor poverty
rich wealth prosperity prosperous
economy economic financial growth modernization
job work employment
young youthful
modern contemporary new latest update revise revised renew overhaul refresh
old former earlier
big large major significant huge sizable
small minor limited low-key modest scale
rapid fast quick swift
slow gradual
hard tough difficult formidable challenging
easy simple
warm friendly cordial amicable conciliatory
cold frosty icy
dangerous risky unsafe
important crucial essential vital key critical
dire severe dramatic immediate acute
strange odd puzzling baffling bewildering perplexing
surprising unexpected
ready prepared willing
sudden abrupt abruptly last-minute
temporary provisional interim short-term
permanent lasting long-term enduring
strong robust ironclad rock-solid solid
weak fragile
public open publicly
private secret
true genuine real authentic
false fake bogus
angry furious fury rage
happy pleased glad delighted
sad sorry regretful
proud pride
miracle miraculous wondrous marvel wonder
love affection adore
romance love
gratitude thank appreciate
celebrate party anniversary
mourn grief
joke mock ridicule
dress suit clad wear suited
sit seated sitting chair
stairs staircase steps
office study room library
fireside cozy homely
house home residence
smoke cigarette tobacco
photographer photo credit picture
twitter social-media tweet
internet online web cyber digital
hacker hacking hack cyber-crime cyberattack
crime criminal felony offense
innocent guilty
lawsuit sue litigation court
compensate damages compensation restitution
torture abuse mistreat
hostage captive kidnap abduct
execute killing extrajudicial
democracy democratic
republican gop
congress house senate lawmakers capitol
investigate investigation probe inquiry
scandal controversy
impeach impeachment
candidate nominee
confirm confirmation hearing testimony testify
cabinet ministers government administration
bureaucrat official officials authorities
treasury finance money
central-bank bank
currency won dollar
percent percentage share proportion fraction third half quarter
double twice twofold
triple threefold
dozen twelve
hundred thousand million billion
number figure total count tally
list roster catalog
seminar lecture talk
campus university college school academic
student pupil
magazine weekly journal periodical
reporter journalist correspondent
headline story report
rumor speculation
leak disclose reveal
transparent transparency openness
inspector inspection verify verification monitor check
declaration inventory disclosure
warhead nuclear
reactor nuclear plant
uranium plutonium fissile
enrich enrichment
dismantlement dismantle disarm disarmament denuclearization denuclearize
demilitarize demilitarization disarm
freeze moratorium halt suspend
relief aid waiver exemption
lifted lift remove ease
pressure squeeze leverage coercion
maximum full utmost
campaign drive effort push
strategy policy approach plan
policy approach stance line
stance position view posture attitude
priority focus emphasis
goal aim objective target
deadline timeline timeframe timetable schedule
date day time
phase stage step
framework structure
guideline guidelines principles rules
principle principles rule
transfer handover hand-over transition shift
control command authority
command headquarters
commander general chief
troop soldier serviceman garrison
base camp garrison
deployment deploy station
shield defense missile-defense interceptor
intercept interceptor missile-defense
range distance reach
intermediate medium
long-range intercontinental
exercise drill training maneuvers war-game
parade march procession march-past
float floats
holiday vacation
festival
border frontier
fence wall
mine landmine
guard sentry
bunker outpost
tunnel
railroad rail railway train
groundbreaking ceremony inauguration
reconnect reconnection link relink join connect
corridor route line
investment invest business
company firm corporation business enterprise
technology tech
automaker carmaker car-maker manufacturer
safety secure security
standard standards rule regulation
regulation regulations rules
concession concessions compromise give-away
benefit gain advantage reward
drawback disadvantage drag
drag burden brake obstacle
obstacle stumbling block hurdle barrier snag
rift fissures crack split
hype hyperbole exaggeration
rumble tension tensions friction
tension strain stress
strain stress damage cripple
ballast stability steady
captain rudder helm steer
mediator intermediary broker go-between
balance balancing juggle
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
