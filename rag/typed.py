"""Options of a narrow type: persons, organisations, places, numbers, and their like."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from rag.candidates import Parsed, Range, is_role, is_time_word, terms_of
from rag.gazetteer import (
    COUNTRIES,
    COUNTRY_WORDS,
    NATIONALITIES,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PLACE_WORDS,
    POLITICAL_PARTIES,
)
from rag.phrases import clauses, doings, fitted, manners, quotations, reasons, things
from rag.ranking import (
    Asking,
    Option,
    has_head,
    in_place,
    left_anchor,
    main_verb,
    matched,
    novelty,
    same_preposition,
)
from rag.verbs import NUMBERS
from rag.want import Kind, is_vague

_PLACE_PREPOSITIONS: Final = frozenset("in at near to from inside outside along on into off around "
                                       "across toward towards via through for".split())  # fmt: skip
_UNITS: Final = frozenset("day week month year hour minute night season decade century".split())
_MONEY: Final = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?|won|yen|yuan)\b")
_SHARE: Final = re.compile(r"(?:percent|per cent|%)$")
_FRACTIONS: Final = frozenset("half third quarter fifth tenth most majority minority".split())
_OFTEN: Final = re.compile(
    r"\b(?:bi|tri|semi)?-?(?:annual(?:ly)?|monthly|weekly|daily|yearly|quarterly|biennial)\b"
    r"|\btriannual(?:ly)?\b|\b(?:once|twice|three times|four times)(?: (?:a|per|each|every) \w+)?"
    r"|\b(?:every|each) (?:\w+ )?(?:day|week|month|year|season)s?\b|\bseveral times\b",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    r"\b(?:(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|twelve)"
    r"[- ](?:and a half[- ])?(?:second|minute|hour|day|night|week|month|year|season|decade)s?"
    r"(?:-long)?)\b|\b(?:\d+)[- ](?:hours?|days?|weeks?|months?|years?|decades?)\b"
    r"|\baround-the-clock\b",
    re.IGNORECASE,
)


def options(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what may answer in a sentence, scored; empty where nothing is of the kind."""
    find = _FINDERS.get(asks.want.kind)
    return find(asks, parsed) if find else []


def persons(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of persons; else whoever stands where the person should."""
    if asks.want.head == "whose":
        return _owners(asks, parsed)
    found = []
    for whole in parsed.names():
        name = person_in(parsed, whole)
        if name is None or _told(asks, parsed, name):
            continue
        titled = whole[0] < name[0] or _role_before(parsed, whole[0])
        role = len(terms_of(_title_text(parsed, whole, name)) & asks.near)
        described = bool(asks.want.head) or asks.want.slot == "copula"
        score = 2.0 + 0.8 * titled + (0.7 if described else -0.7) * role + _slot(asks, parsed, whole)
        score += same_preposition(asks, parsed, whole[0])
        found.append(Option(name, score))
    actors = _actors(asks, parsed)
    if found and asks.want.slot == "copula":
        return found
    if asks.want.head and asks.want.head not in ("people", "person"):
        return found or actors
    return found + actors


def person_in(parsed: Parsed, run: Range) -> Range | None:
    """Return the personal name at the end of a capitalised run, with a short title, or None.

    "US Federal Court Judge Beryl Howell" gives "Beryl Howell"; "Gen. Robert Brown" stays whole.
    """
    start, end = run
    last = _bare(parsed.tokens[end - 1].text)
    if _not_personal(last) or is_time_word(last):
        return None
    at = end
    while at > start and end - at < 4 and not _not_personal(_bare(parsed.tokens[at - 1].text)):
        if is_time_word(parsed.tokens[at - 1].text):
            break
        at -= 1
    if at == end or _is_place(parsed, run) or parsed.cut((at, end)) in COUNTRIES:
        return None
    abbreviated = at > start and parsed.tokens[at - 1].text.endswith(".")
    return (at - 1 if abbreviated and is_role(parsed.tokens[at - 1].text) else at), end


def organisations(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names that are neither persons nor places, and noun phrases of the head asked for."""
    found = []
    for whole in parsed.names():
        run = _past_months(parsed, whole)
        text = parsed.cut(run)
        if not text or novelty(asks, text) == 0.0:
            continue
        listed = any(_bare(parsed.tokens[at].text).lower() in ORGANISATION_WORDS
                     for at in range(*run))  # fmt: skip
        acronym = bool(re.fullmatch(r"[A-Z]{2,6}", _bare(text))) and text not in COUNTRIES
        score = 1.5 * listed + 1.0 * acronym - 1.0 * (person_in(parsed, run) is not None)
        score += _slot(asks, parsed, run) + has_head(asks, parsed, run)
        score += 0.7 + 0.8 * (novelty(asks, text) < 1.0) + 0.4 * _near(asks, parsed, run[0])
        score -= 1.5 * (text in COUNTRIES)
        score += 2.0 * (asks.want.head == "party" and text in POLITICAL_PARTIES)
        found.append(Option(_without_article(parsed, run), score))
    nouns = [o for o in things(asks, parsed) if has_head(asks, parsed, o.piece)]
    return found + nouns or things(asks, parsed)


def _past_months(parsed: Parsed, run: Range) -> Range:
    start, end = run
    while start < end and is_time_word(parsed.tokens[start].text):
        start += 1
    return start, end


def publications(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of newspapers and magazines, else other names."""
    found = []
    for option in organisations(asks, parsed):
        words = parsed.cut(option.piece).lower().split()
        known = any(_bare(word) in OUTLET_WORDS for word in words)
        found.append(Option(_outlet(parsed, option.piece), option.score + 2.5 * known))
    return found


def places(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what follows "in", "at", "to" and the like, names before other phrases."""
    phrases = dict(parsed.noun_phrases())
    found = []
    for start, end in phrases.items():
        before = parsed.tokens[start - 1] if start else None
        linked = before is not None and before.text.lower() in _PLACE_PREPOSITIONS
        for piece in parsed.extended((start, end)):
            text = parsed.cut(piece)
            if _is_time(parsed, piece) or novelty(asks, text) == 0.0:
                continue
            named = parsed.tokens[end - 1].tag == "name"
            placed = any(_bare(t.text).lower() in PLACE_WORDS for t in parsed.tokens[start:end])
            person = named and _is_person(parsed, (start, end))
            if not (linked or placed or asks.want.slot == "subject"):
                continue
            series = piece[1] > end and all(
                parsed.tokens[at].tag in ("name", "comma", "and") for at in range(*piece)
            )
            longer = 0.3 if series else -0.4 * (piece[1] > end)
            shown = parsed.tokens[start].tag == "det"
            score = 1.2 * linked + 0.4 * shown + 1.0 * named + 1.0 * placed - 1.5 * person + longer
            score += novelty(asks, text) + 0.5 * _slot(asks, parsed, piece)
            score += has_head(asks, parsed, piece) + same_preposition(asks, parsed, start)
            found.append(Option(piece, score))
    return found or organisations(asks, parsed)


def countries(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of countries that the question doesn't hold."""
    found = _listed(asks, parsed, COUNTRIES) or _listed(asks, parsed, NATIONALITIES)
    if found and _SEVERAL.search(asks.question):
        found = _joined(parsed, found)
    return found or places(asks, parsed)


_SEVERAL: Final = re.compile(r"\b(?:two|both|three|countries|nations|countries'|nations')")


def _joined(parsed: Parsed, found: list[Option]) -> list[Option]:
    """Return options with "X and Y" made one."""
    ends = {option.piece[1]: option for option in found}
    for option in found:
        start = option.piece[0]
        before = ends.get(start - 1)
        if before and parsed.tokens[start - 1].tag == "and":
            return [Option((before.piece[0], option.piece[1]), option.score + before.score)]
    return found


def nationalities(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return adjectives of countries ("a Turkish firm"), else countries."""
    return _listed(asks, parsed, NATIONALITIES) or _listed(asks, parsed, COUNTRIES)


def amounts(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return sums of money, else shares, else other numbers; two of them where compared."""
    money = [at for at in _numbers(parsed) if _MONEY.search(_with_unit(parsed, at))]
    if len(money) == 2 and re.search(r"\bcompar|\bversus\b|\bvs\b|\bfrom what\b", asks.question):
        return [Option((money[0], money[1] + 1), 9.0)]
    found = [Option(_money_piece(parsed, at), 3.0 + _near(asks, parsed, at)) for at in money]
    if "by how much" in asks.question.lower():
        found = shares(asks, parsed) or found
    return found or shares(asks, parsed) or counts(asks, parsed) or durations(asks, parsed)


def shares(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return percentages and fractions ("a third")."""
    found = []
    for at, token in enumerate(parsed.tokens):
        if _SHARE.search(token.text) and token.tag == "number":
            found.append(Option((at, at + 1), 3.0 + _near(asks, parsed, at)))
        elif token.text.lower() in _FRACTIONS and token.tag != "adverb":
            start = at - (at > 0 and parsed.tokens[at - 1].tag in ("det", "number"))
            found.append(Option((start, at + 1), 2.5 + _near(asks, parsed, at)))
    return found or (counts(asks, parsed) if asks.want.kind == "share" else [])


def counts(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return numbers, those before a noun of the question first."""
    flags = matched(asks, parsed)
    found = []
    for at in _numbers(parsed):
        text = parsed.tokens[at].text
        if _is_time(parsed, (at, at + 1)) or re.fullmatch(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)", text):
            continue
        after = flags[at + 1 : at + 7]
        noun = next((1.5 - 0.15 * gap for gap, flag in enumerate(after) if flag), 0.0)
        noun += 0.8 * (_part_of(parsed, at) and "out of" not in asks.question.lower())
        told = 0.8 if text.lower() in asks.question.lower().split() else 0.0
        piece = (at, at + 1)
        if at and parsed.tokens[at - 1].text.lower() in ("a", "several") and text in (
            "dozen", "hundred", "thousand", "couple"
        ):
            piece = (at - 1, at + 1)
        found.append(Option(piece, 2.0 + noun - told - 0.5 * bool(_MONEY.search(text))))
    if not found:
        for at, token in enumerate(parsed.tokens):
            if token.text.lower() in ("several", "many", "both", "single", "another", "few"):
                found.append(Option((at, at + 1), 1.0))
    return found


def _part_of(parsed: Parsed, at: int) -> bool:
    """Tell whether a number is the first of "13 of an estimated 20"."""
    following = parsed.tokens[at + 1 : at + 6]
    return bool(following) and following[0].text == "of" and any(
        token.tag == "number" for token in following
    )


def durations(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return spans of time ("four-day", "70 years")."""
    return _pattern(asks, parsed, _DURATION)


def frequencies(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return how often ("annual", "twice a year")."""
    return _pattern(asks, parsed, _OFTEN)


def titles(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return what is quoted as a title, else long names."""
    quoted = quotations(asks, parsed)
    names = [
        Option(run, 1.0 + 0.3 * (run[1] - run[0]) + novelty(asks, parsed.cut(run))
               + left_anchor(asks, parsed, run[0]))
        for run in parsed.names()
        if person_in(parsed, run) is None and novelty(asks, parsed.cut(run)) > 0
    ]  # fmt: skip
    return quoted or names or things(asks, parsed)


def quotes(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return quotations; without any, how it is described or what is said."""
    strict = [Option(o.piece, o.score + 3.0) for o in quotations(asks, parsed)]
    return strict or manners(asks, parsed) or things(asks, parsed)


def whys(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return reasons; nothing where the sentence gives none in so many words."""
    return reasons(asks, parsed) or ([] if "why" in asks.question.lower() else things(asks, parsed))


def choices(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return the alternative of "A or B" that the sentence names, or speaks better of."""
    found = []
    text = asks.question.rstrip("? ")
    for option in re.split(r"\bor\b|,", text)[-2:]:
        wanted_terms = terms_of(option.split(" with ")[-1])
        for phrase in parsed.noun_phrases():
            shared = len(terms_of(parsed.cut(phrase)) & wanted_terms)
            if shared and wanted_terms:
                found.append(Option(phrase, shared / len(wanted_terms) + _mood(parsed, phrase)))
    return found


_GLAD: Final = frozenset("win welcome support praise back embrace applaud gain succeed improve rise "
                         "grow agree".split())  # fmt: skip
_SORRY: Final = frozenset("cautious skeptical sceptical wary critical reject oppose doubt lose fall "
                          "fail remain refuse lukewarm cold".split())  # fmt: skip


def _mood(parsed: Parsed, phrase: Range) -> float:
    """Return 1 where the phrase follows a glad word in its clause, -1 for a sorry one."""
    start, end = phrase
    around = {t.lemma for t in parsed.tokens[max(0, start - 4) : start]}
    after = {t.lemma for t in parsed.tokens[end : end + 8] if t.tag != "comma"}
    return 1.0 * bool(around & _GLAD) - 1.0 * bool((around | after) & _SORRY)


def _owners(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return who owns: "X's parents", else what stands before a noun of the question."""
    owners = [run for run in parsed.names() if parsed.tokens[run[1] - 1].possessive]
    names = [person_in(parsed, run) or run for run in owners]
    found = [Option(name, 2.0) for name in names if novelty(asks, parsed.cut(name)) > 0]
    return found or _modifiers(asks, parsed) or persons_only(asks, parsed)


def _modifiers(asks: Asking, parsed: Parsed) -> list[Option]:
    flags = matched(asks, parsed)
    found = []
    for phrase in parsed.noun_phrases():
        for start, end in parsed.extended(phrase):
            cut = next((at for at in range(start, end) if flags[at]), start)
            adjectives = all(
                parsed.tokens[at].tag in ("name", "and", "comma") for at in range(start, cut)
            )
            if cut > start and adjectives and parsed.tokens[cut].tag == "noun":
                found.append(Option((start, cut), 1.0 + cut - start))
    return found


def persons_only(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return names of persons that the question doesn't hold, in order."""
    found = [person_in(parsed, run) for run in parsed.names()]
    return [Option(name, 1.0) for name in found if name and not _told(asks, parsed, name)]


def _actors(asks: Asking, parsed: Parsed) -> list[Option]:
    """Return noun phrases that stand where the person asked for should, lower than names."""
    found = []
    for phrase in parsed.noun_phrases():
        if _is_time(parsed, phrase) or parsed.tokens[phrase[0]].tag == "number" and (
            phrase[1] - phrase[0] == 1
        ):
            continue
        for piece in parsed.extended(phrase)[:2]:
            text = parsed.cut(piece)
            named = any(parsed.tokens[at].tag == "name" for at in range(*piece))
            joined = piece != phrase and parsed.tokens[phrase[1]].tag in ("and", "comma")
            if piece != phrase and not joined or novelty(asks, text) <= 0.3:
                continue
            holder = any(person_in(parsed, run) for run in parsed.names()
                         if piece[0] <= run[0] and run[1] <= piece[1])  # fmt: skip
            score = 0.6 + 0.6 * named + 0.2 * joined - 3.0 * (holder and not joined)
            found.append(Option(piece, score + _slot(asks, parsed, piece)
                                + same_preposition(asks, parsed, piece[0])))  # fmt: skip
    return found


def _slot(asks: Asking, parsed: Parsed, piece: Range) -> float:
    """Score a name's place: its side of the main verb, and the question's verb beside it."""
    main = main_verb(parsed)
    before = main == -1 or piece[1] <= main
    fits = before if asks.want.slot == "subject" else not before
    side = 0.8 if fits else 0.0
    return side + (0.0 if is_vague(asks.want.verb) else 0.5) * in_place(asks, parsed, piece)


def _before_main(parsed: Parsed, piece: Range) -> bool:
    return piece[1] <= main_verb(parsed)


def _told(asks: Asking, parsed: Parsed, name: Range) -> bool:
    return bool(terms_of(parsed.cut(name)) & asks.terms) and novelty(asks, parsed.cut(name)) < 0.6


def _title_text(parsed: Parsed, whole: Range, name: Range) -> str:
    text = parsed.cut((max(0, whole[0] - 1), name[0]))
    return re.sub(r"\bGen\.", "General", re.sub(r"\bSen\.", "Senator", text))


def _role_before(parsed: Parsed, start: int) -> bool:
    return start > 0 and is_role(parsed.tokens[start - 1].text)


def _bare(word: str) -> str:
    return re.sub(r"(?:['’]s|['’])$", "", word)


def _not_personal(word: str) -> bool:
    plain = word.strip(".").lower()
    return (
        is_role(word)
        or word in COUNTRY_WORDS
        or plain in ORGANISATION_WORDS
        or plain in OUTLET_WORDS
        or plain in PLACE_WORDS
        or "-related" in plain
        or plain in ("of", "for", "the", "and", "state", "democratic", "republican", "new", "war")
        or bool(re.search(r"[A-Z]{2,}", word))
        or not word[:1].isupper()
    )


def _is_place(parsed: Parsed, run: Range) -> bool:
    """Tell whether a single capitalised word follows "in", "at" or "to"."""
    start, end = run
    return end - start == 1 and start > 0 and parsed.tokens[start - 1].text in ("in", "at", "near")


def _is_person(parsed: Parsed, piece: Range) -> bool:
    runs = [run for run in parsed.names() if piece[0] <= run[0] and run[1] <= piece[1]]
    return any((name := person_in(parsed, run)) is not None
               and (name[1] - name[0] > 1 or name[0] > run[0]) for run in runs)  # fmt: skip


def _is_time(parsed: Parsed, piece: Range) -> bool:
    start, end = piece
    if any(is_time_word(parsed.tokens[at].text) for at in range(start, end)):
        return True
    before = parsed.tokens[start - 1].text if start else ""
    text = parsed.cut(piece).lower()
    return is_time_word(before) or bool(
        re.search(r"\b(?:19|20)\d\d\b|\b(?:year|month|week|day|season|summer|autumn|fall|winter|"
                  r"spring|time|advance|response|addition|effort|order)s?$", text)  # fmt: skip
    )


def _without_article(parsed: Parsed, piece: Range) -> Range:
    start, end = piece
    return (start + 1, end) if parsed.tokens[start].text in ("The", "the") and end - start > 1 else piece


def _outlet(parsed: Parsed, piece: Range) -> Range:
    """Return the name after a possessive: "DPRK's Rodong Sinmun" gives "Rodong Sinmun"."""
    start, end = piece
    for at in range(start, end - 1):
        if parsed.tokens[at].possessive:
            start = at + 1
    return start, end


def _listed(asks: Asking, parsed: Parsed, listed: frozenset[str]) -> list[Option]:
    found = []
    size = len(parsed.tokens)
    at = 0
    while at < size:
        for length in (3, 2, 1):
            text = _bare(parsed.cut((at, min(at + length, size))))
            if at + length <= size and text in listed:
                if novelty(asks, text) > 0:
                    piece = (at, at + length)
                    found.append(Option(piece, 1.0 + _slot(asks, parsed, piece)))
                at += length - 1
                break
        at += 1
    return found


def _numbers(parsed: Parsed) -> list[int]:
    return [at for at, t in enumerate(parsed.tokens) if t.tag == "number" or
            t.text.lower() in NUMBERS]  # fmt: skip


def _with_unit(parsed: Parsed, at: int) -> str:
    return parsed.cut((at, min(at + 3, len(parsed.tokens))))


def _money_piece(parsed: Parsed, at: int) -> Range:
    if _MONEY.search(parsed.tokens[at].text):
        return at, at + 1
    for end in range(at + 1, min(at + 3, len(parsed.tokens))):
        if _MONEY.search(parsed.tokens[end].text):
            return at, end + 1
    return at, at + 1


def _near(asks: Asking, parsed: Parsed, at: int) -> float:
    """Return how close the question's words stand to a token: 0.5 each beside it, less further."""
    flags = matched(asks, parsed)
    return sum(0.5 / abs(other - at) for other in range(max(0, at - 8), min(len(flags), at + 9))
               if other != at and flags[other])  # fmt: skip


def _pattern(asks: Asking, parsed: Parsed, pattern: re.Pattern[str]) -> list[Option]:
    found = []
    for match in pattern.finditer(parsed.text):
        inside = [at for at, t in enumerate(parsed.tokens)
                  if t.start < match.end() and t.end > match.start()]  # fmt: skip
        if inside:
            piece = (inside[0], inside[-1] + 1)
            found.append(Option(piece, 1.0 + _near(asks, parsed, inside[0])))
    return found


_FINDERS: Final[dict[Kind, Callable[[Asking, Parsed], list[Option]]]] = {
    "person": persons,
    "organisation": organisations,
    "publication": publications,
    "title": titles,
    "place": places,
    "country": countries,
    "nationality": nationalities,
    "amount": amounts,
    "share": shares,
    "count": counts,
    "times": counts,
    "frequency": frequencies,
    "duration": durations,
    "quote": quotes,
    "manner": manners,
    "reason": whys,
    "thing": things,
    "doing": doings,
    "choice": choices,
}
__all__ = ["clauses", "fitted", "options", "person_in"]
