"""Persons in a sentence: names with and without titles, and whoever stands in their place."""

from __future__ import annotations

import re
from typing import Final

from index.calendar_words import is_time_word
from rag.short.candidates import Parsed, Range, terms_of
from rag.short.doers import doers
from rag.short.gazetteer import (
    COUNTRIES,
    COUNTRY_WORDS,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PLACE_WORDS,
    is_role,
)
from rag.short.handover import one_end
from rag.short.ranking import (
    Asking,
    Option,
    in_place,
    main_verb,
    matched,
    novelty,
    remembered,
    same_preposition,
)
from rag.short.slots import is_vague
from rag.short.want_words import is_actor
from rag.verb_lists import SAYING


@remembered
def persons(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of persons; else whoever stands where the person should."""
    if asks.want.head == "whose":
        return _owners(asks, parsed)
    found = []
    for whole in parsed.names:
        name = person_in(parsed, whole)
        if name is None or _told(asks, parsed, name):
            continue
        titled = whole[0] < name[0] or _role_before(parsed, whole[0])
        role = len(terms_of(_title_text(parsed, whole, name)) & asks.near)
        role += len(_apposed_terms(parsed, whole) & asks.near)
        described = bool(asks.want.head) or asks.want.slot == "copula"
        score = 2.0 + 0.8 * titled + (0.7 if described else -0.7) * role + slot(asks, parsed, whole)
        score += same_preposition(asks, parsed, whole[0])
        found.append(Option(name, score))
    found = list(one_end(asks, parsed, found))
    actors = _actors(asks, parsed)
    actors = [o for o in actors if may_act(parsed, o.piece)] or actors
    if acting := doers(asks, parsed, [*found, *actors]):
        return acting
    if at := _object_of_verb(asks, parsed):
        end = dict(parsed.phrases).get(at, at)
        named = [o for o in found if at <= o.piece[0] < o.piece[1] <= end]
        if direct := named or [o for o in actors if o.piece[0] == at]:
            return direct
    if re.search(rf"\b{asks.want.prep} whom?\b", asks.question, re.I):
        every = found + actors
        if linked := [o for o in every if same_preposition(asks, parsed, _before_det(parsed, o))]:
            return linked
    if found and asks.want.slot == "copula":
        return found
    if asks.want.head and asks.want.head not in ("people", "person"):
        return found or [Option(o.piece, o.score - 2.0) for o in actors]
    return found + actors


def _before_det(parsed: Parsed, option: Option) -> int:
    """Return where the whole phrase begins that holds a name: "to the | US", "to Gen. | Abrams"."""
    start = option.piece[0]
    return next((s for s, e in (*parsed.phrases, *parsed.names) if s < start < e), start)


def _object_of_verb(asks: Asking, parsed: Parsed) -> int:
    """Return where the object of the question's own verb begins: "whom did she thank"; else 0."""
    if asks.want.slot != "object" or is_vague(asks.want.verb) or asks.want.head or asks.want.prep:
        return 0
    acts = [
        at
        for at, token in enumerate(parsed.tokens[:-1])
        if token.tag in ("verb", "ing") and token.lemma == asks.want.verb
    ]
    return acts[0] + 1 if len(acts) == 1 else 0


def person_in(parsed: Parsed, run: Range) -> Range | None:
    """Return the personal name at the end of a capitalised run, with a short title, or None.

    "US Federal Court Judge Beryl Howell" gives "Beryl Howell"; "Gen. Robert Brown" stays whole.
    """
    start, end = run
    last = bare(parsed.tokens[end - 1].text)
    if not _may_be_personal(last):
        return None
    at = end
    while at > start and end - at < 4 and _may_be_personal(parsed.tokens[at - 1].text):
        at -= 1
    name = bare(parsed.cut((at, end)))
    entities = {term for term in terms_of(name) if term.endswith("_")} - _PERSONS
    whole_body = at > start and parsed.tokens[at - 1].text == "of"
    if at == end or whole_body or _is_place(parsed, run) or name in COUNTRIES or entities:
        return None
    title = parsed.tokens[at - 1].text if at > start else ""
    short = title in _HONORIFICS or (title.endswith(".") and is_role(title))
    return (at - 1 if short else at), end


_PERSONS: Final = frozenset({"kim_jong_un_"})
"""Those terms of `index.aliases` that stand for a person; the others are parties and places."""

_HONORIFICS: Final = frozenset("King Queen Prince Princess Pope Sir Dame Lord Lady".split())


_TRAVEL: Final = frozenset(
    "visit travel trip fly go head return move come drive sail arrive".split()
)


def _owners(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return who owns: "X's parents", else what stands before a noun of the question."""
    owners = [run for run in parsed.names if parsed.tokens[run[1] - 1].possessive]
    linked = [
        piece for piece in _owning_after(asks, parsed) if novelty(asks, parsed.cut(piece)) > 0
    ]
    if linked:
        return [Option(piece, 2.0) for piece in linked]
    names = [person_in(parsed, run) or run for run in owners]
    found = [Option(name, 2.0) for name in names if novelty(asks, parsed.cut(name)) > 0]
    return found or _modifiers(asks, parsed) or persons_only(asks, parsed)


def _owning_after(asks: Asking, parsed: Parsed) -> list[Range]:
    """Return who follows the noun after "whose" and "for" or "of": "visas for aid workers"."""
    owned = _owned(asks)
    return [
        phrase
        for phrase in parsed.phrases
        if phrase[0] > 1
        and parsed.tokens[phrase[0] - 1].text in ("for", "of")
        and terms_of(parsed.tokens[phrase[0] - 2].text) & owned
    ]


def _owned(asks: Asking) -> frozenset[str]:
    """Return the terms of the noun after "whose"."""
    whose = re.search(r"\b[Ww]hose (\w+)", asks.question)
    return terms_of(whose[1]) if whose else frozenset()


def _modifiers(asks: Asking, parsed: Parsed) -> list[Option]:
    flags = matched(asks, parsed)
    owned = _owned(asks)
    found = []
    for phrase in parsed.phrases:
        for start, end in parsed.extended(phrase):
            cut = next((at for at in range(start, end) if flags[at]), start)
            if owned & terms_of(parsed.tokens[cut].text) and parsed.tokens[start].tag == "det":
                start += 1  # "the Welsh coast" for "whose coast"
            adjectives = all(
                parsed.tokens[at].tag in ("name", "and", "comma") for at in range(start, cut)
            )
            if cut > start and adjectives and parsed.tokens[cut].tag == "noun":
                found.append(Option((start, cut), 1.0 + cut - start))
    return found


def persons_only(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of persons that the question doesn't hold, in order."""
    found = [person_in(parsed, run) for run in parsed.names]
    return [Option(name, 1.0) for name in found if name and not _told(asks, parsed, name)]


def _actors(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return noun phrases that stand where the person asked for should, lower than names."""
    found = []
    for run in parsed.names:
        if run[1] - run[0] < 3 or person_in(parsed, run) or not _is_new(asks, parsed, run):
            continue
        shown = run[0] > 0 and parsed.tokens[run[0] - 1].tag == "det"
        linked = same_preposition(asks, parsed, run[0] - shown)
        found.append(Option(run, 1.3 + slot(asks, parsed, run) + linked))
    for phrase in parsed.phrases:
        bare_number = parsed.tokens[phrase[0]].tag == "number" and phrase[1] - phrase[0] == 1
        place = any(run == phrase and _is_place(parsed, run) for run in parsed.names)
        if is_time(parsed, phrase) or bare_number or place:
            continue
        for piece in parsed.extended(phrase)[:2]:
            joined = piece != phrase and parsed.tokens[phrase[1]].tag in ("and", "comma")
            plain = piece == phrase or joined
            if plain and _is_new(asks, parsed, piece) and not _inside_name(parsed, piece):
                found.append(Option(piece, _actor_score(asks, parsed, piece, joined)))
    return found


def may_act(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a phrase ends in a name or a noun for people, a body or a country."""
    last = parsed.tokens[piece[1] - 1]
    return last.tag == "name" or is_actor(last.text)


def _actor_score(asks: Asking, parsed: Parsed, piece: Range, joined: bool) -> float:
    named = any(parsed.tokens[at].tag == "name" for at in range(*piece))
    inside = [run for run in parsed.names if piece[0] <= run[0] and run[1] <= piece[1]]
    holds_person = not joined and any(person_in(parsed, run) for run in inside)
    score = 0.6 + 0.6 * named + 0.2 * joined - 3.0 * holds_person
    return score + slot(asks, parsed, piece) + same_preposition(asks, parsed, piece[0])


def _is_new(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    return novelty(asks, parsed.cut(piece)) > 0.3


def _inside_name(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a phrase cuts a longer name short ("the Council" of "Council on Trade")."""
    return any(run[0] < piece[1] < run[1] and piece[0] <= run[0] for run in parsed.names)


def slot(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Score a name's place: its side of the main verb, and the question's verb beside it."""
    main = main_verb(parsed)
    before = main == -1 or piece[1] <= main or _acts_as_told(asks, parsed, piece)
    if _is_agent(parsed, piece[0]):
        before = True
    fits = before if asks.want.slot == "subject" else not before
    side = 0.8 if fits else 0.0
    return side + (0.0 if is_vague(asks.want.verb) else 0.5) * in_place(asks, parsed, piece)


def _is_agent(parsed: Parsed, start: int) -> bool:
    """Tell whether a piece follows a verb and "by": "was barred by X"."""
    at = start - 1
    while at > 0 and parsed.tokens[at].tag in ("det", "open"):
        at -= 1
    return at > 0 and parsed.tokens[at].text == "by" and parsed.tokens[at - 1].tag == "verb"


def _acts_as_told(asks: Asking, parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece is who somebody says did it: "says that X has left".

    Where the question's own verb is one of saying, who says it is asked for.
    """
    if asks.want.verb in SAYING:
        return False
    start, end = piece
    while end < len(parsed.tokens) and parsed.tokens[end].tag in ("aux", "adverb"):
        end += 1
    told = start > 0 and (
        parsed.tokens[start - 1].lemma in SAYING or parsed.tokens[start - 1].text == "that"
    )
    return told and end < len(parsed.tokens) and parsed.tokens[end].tag == "verb"


def _told(asks: Asking, parsed: Parsed, name: Range) -> bool:
    return bool(terms_of(parsed.cut(name)) & asks.terms) and novelty(asks, parsed.cut(name)) < 0.6


def _title_text(parsed: Parsed, whole: Range, name: Range) -> str:
    text = parsed.cut((max(0, whole[0] - 1), name[0]))
    return re.sub(r"\bGen\.", "General", re.sub(r"\bSen\.", "Senator", text))


def _apposed_terms(parsed: Parsed, whole: Range) -> frozenset[str]:
    """Return the terms of what somebody is called beside the name, none without an apposition.

    "The new envoy for trade, Ann Lee", "Ann Lee, head of the Port Board," and "Ann Lee as envoy".
    """
    return frozenset(term for piece in appositions(parsed, whole) for term in _terms(parsed, piece))


def _terms(parsed: Parsed, piece: Range) -> frozenset[str]:
    return terms_of(parsed.cut(piece))


def appositions(parsed: Parsed, whole: Range) -> list[Range]:
    """Return the phrases beside a name that tell by an office who it is."""
    tokens = parsed.tokens
    start, end = whole
    found = []
    if start > 1 and tokens[start - 1].tag == "comma":
        before = (piece for phrase in parsed.phrases for piece in parsed.extended(phrase))
        found += [piece for piece in before if piece[1] == start - 1]
    if end + 1 < len(tokens) and (tokens[end].tag == "comma" or tokens[end].text == "as"):
        after = dict(parsed.phrases).get(end + 1)
        if after is not None:
            found.append(parsed.extended((end + 1, after))[-1])
    return [piece for piece in found if any(is_role(tokens[at].text) for at in range(*piece))]


def _role_before(parsed: Parsed, start: int) -> bool:
    return start > 0 and is_role(parsed.tokens[start - 1].text)


def bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return re.sub(r"(?:['’]s|['’])$", "", word)


def _may_be_personal(word: str) -> bool:
    """Tell whether a word may be part of a person's name as far as the lists tell."""
    plain = bare(word).strip(".").lower()
    listed = (
        plain in ORGANISATION_WORDS
        or plain in OUTLET_WORDS
        or plain in PLACE_WORDS
        or plain in _NEVER
        or bare(word) in COUNTRY_WORDS
    )
    shaped = word[:1].isupper() and not re.search(r"[A-Z]{2,}|-related", word)
    return shaped and not listed and not is_role(word) and not is_time_word(word)


_NEVER: Final = frozenset("of for the and state democratic republican new war year".split())


def _is_place(parsed: Parsed, run: Range) -> bool:
    """Tell whether a single capitalised word follows "in", "at" or "to"."""
    start, end = run
    before = parsed.tokens[start - 1] if start else None
    if end - start > 1 or before is None:
        return False
    travel = start > 1 and parsed.tokens[start - 2].lemma in _TRAVEL
    return before.text in ("in", "at", "near") or (before.text == "to" and travel)


def is_person(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece holds a name of a person that is titled or of several words."""
    for run in parsed.names:
        name = person_in(parsed, run) if piece[0] <= run[0] and run[1] <= piece[1] else None
        if name and (name[1] - name[0] > 1 or name[0] > run[0]):
            return True
    return False


_TIMES: Final = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:year|month|week|day|season|summer|autumn|fall|winter|spring|time"
    r"|advance|response|addition|effort|order)s?$"
)


def is_time(parsed: Parsed, piece: Range) -> bool:
    """Tell whether a piece names a time ("Nov. 20", "the new year") or a set phrase like one."""
    if any(is_time_word(parsed.tokens[at].text) for at in range(*piece)):
        return True
    before = parsed.tokens[piece[0] - 1].text if piece[0] else ""
    return is_time_word(before) or bool(_TIMES.search(parsed.cut(piece).lower()))
