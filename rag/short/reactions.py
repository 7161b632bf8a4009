"""How somebody reacted: what they did or said about it, what it drew from them, how they felt.

Only a sentence in which they do something tells that; what somebody else does there is no reaction.

>>> asks_reaction("How did the club respond to the fine?"), asks_reaction("How did it win?")
('the club', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rag.short.candidates import Parsed, Predicate, Range, terms_of
from rag.short.fitting import LONGEST_TOLD, fitted, words_in
from rag.short.predicates import with_denial
from rag.short.ranking import Asking, novelty
from rag.short.want_words import FEELING
from rag.short.wording import asked_itself, tidy
from rag.thesaurus import expansions
from rag.verb_lists import ALSO_NOUNS, SAYING

_REPLY: Final = (
    "reaction|response|reply|answer|comeback|retort|riposte|rejoinder|counter|protest|objection"
    "|outcry|complaint|condemnation|criticism|rebuke|rebuttal"
)
_ASKED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bhow (?:did|does|do|has|have|had) (?P<who>[^?,;:]+?) (?:publicly )?"
        r"(?:react|respond|repl(?:y|ied)|retort|retaliate|answer(?! (?:for|the (?:need|call)))"
        r"|(?:hit|strike|fire|shoot|bite) back)(?:ed)?\b",
        r"\bhow (?:did|does|do|has|have|had) (?P<who>[^?,;:]+?) "
        r"(?:take|taken|receive|greet|welcome) "
        r"(?!(?:up|part|place|over|in|on|care|to|off|out|steps?|power|office|control|possession"
        r"|command|charge|effect|root|hold|shape|advantage|aim|measures?)\b)",
        rf"\b(?:what|how)(?:['’]s| is| was| were| are) (?P<who>[^?,;:]+?)(?:['’]s|s['’]) "
        rf"(?:\w+ )?(?:{_REPLY})\b",
        rf"\b(?:what|how)(?:['’]s| is| was) the (?:\w+ )?(?:{_REPLY}) (?:of|from|by) "
        r"(?P<who>[^?,;:]+?)(?= (?:to|on|about|over|when|after)\b|\W*$)",
        r"\bwhat (?:did|does|do|has|had|have) (?P<who>[^?,;:]+?) (?:do|done) "
        r"in (?:reply|response|answer|return|reaction)\b",
    )
)
_DRAWING: Final = frozenset(
    "lead prompt provoke draw trigger spark elicit bring cause produce earn meet".split()
)


@lru_cache(maxsize=64)
def asks_reaction(question: str) -> str:
    """Return the words for those whose reaction a question asks for, "" where it asks for none."""
    text = asked_itself(tidy(question))
    found = next(filter(None, (pattern.search(text) for pattern in _ASKED)), None)
    return found["who"] if found else ""


def reaction(asks: Asking, parsed: Parsed, who: str) -> Range | None:
    """Return what tells of a sentence how those named by `who` reacted, None where nothing does."""
    owned = _OWNED.match(who)
    own, theirs = _like(owned["what"] if owned else who), _like(owned["owner"] if owned else "")

    def named(piece: Range) -> int:
        held = terms_of(parsed.cut(piece))
        of_owner = sum(not held.isdisjoint(each) for each in theirs)
        owns = any(token.possessive for token in parsed.tokens[piece[0] : piece[1]])
        found = sum(not held.isdisjoint(each) for each in own)
        return found + of_owner if found or owns else 0

    unnamed = _ANYBODY.fullmatch(who) is not None
    drawn = next((piece for piece, by in _drawn(parsed) if unnamed or named(by)), None)
    if drawn:
        return drawn
    found = []
    for predicate in parsed.predicates():
        for piece, by, told in _deeds(asks, parsed, predicate):
            if named(by) and novelty(asks, parsed.cut(piece)) > _NEWS:
                found.append((named(by), told, -piece[0], piece))
    return max(found)[3] if found else None


_NEWS: Final = 0.3
"""Share of a deed's terms that the question must not hold: less tells nothing new."""
_OWNED: Final = re.compile(r"(?P<owner>.+?)(?:['’]s|(?<=s)['’]) (?P<what>.+)")
_ANYBODY: Final = re.compile(
    r"(?:the|that|this|its|their) (?:\w+ )?(?:regime|government|administration|authorities"
    r"|country|state|leadership|side|party|people|officials|public)"
    r"|they|it|he|she|people|officials|others|everybody|everyone|the others?",
    re.IGNORECASE,
)
"""Names nobody in particular."""


def _like(words: str) -> list[frozenset[str]]:
    return [frozenset((term, *expansions((term,)))) for term in sorted(terms_of(words))]


def _drawn(parsed: Parsed) -> Iterator[tuple[Range, Range]]:
    """Yield what a deed draws from others, and these: "leading to a sharp reply from the club"."""
    phrases = dict(parsed.phrases)
    for start, end in parsed.phrases:
        last = parsed.tokens[end - 1].text.lower() if end else ""
        if not re.fullmatch(f"(?:{_REPLY})s?", last) or end >= len(parsed.tokens):
            continue
        before = [token.lemma for token in parsed.tokens[max(0, start - 3) : start]]
        link = parsed.tokens[end].text
        if link in ("from", "by", "of") and end + 1 in phrases:
            yield (start, end), (end + 1, phrases[end + 1])
        elif not _DRAWING.isdisjoint(before) and parsed.tokens[end - 2].possessive:
            yield (start, end), (start, end - 1)


def _deeds(
    asks: Asking, parsed: Parsed, predicate: Predicate
) -> Iterator[tuple[Range, Range, int]]:
    """Yield ways to tell of a deed, whose it is, and how surely it tells a reaction (0..2)."""
    at, end = predicate.verb, predicate.complement[1]
    token = parsed.tokens[at]
    subject = _whole_subject(parsed, predicate)
    if token.tag == "verb" and token.lemma in FEELING:
        yield (at, end), (at + 1, end), 2
    for start, close in parsed.quotations():
        if at < start and close <= end + 1 and token.lemma not in ("tell",):
            yield fitted(asks, parsed, (start, close), limit=LONGEST_TOLD), subject, 2
    if parsed.tokens[at - 1 : at] and parsed.tokens[at - 1].tag == "to":
        return
    if token.tag == "aux" or (token.tag == "ing" and not _absolute(parsed, predicate)):
        return
    before = subject[0] - 1 - (parsed.tokens[subject[0] - 1].text == "that")
    if before >= 0 and parsed.tokens[before].lemma in SAYING:
        return  # what somebody else says of it
    start = at + 1 if token.lemma in _PLAINLY else with_denial(parsed, at)
    start += parsed.tokens[start : start + 1] != () and parsed.tokens[start].text == "that"
    seen = next((p + 1 for p in range(at, end - 1) if parsed.tokens[p].text == "as"), 0)
    if seen and words_in(parsed, (start, end)) > LONGEST_TOLD:
        start = seen
    said = token.lemma in SAYING
    yield fitted(asks, parsed, (start, end), limit=LONGEST_TOLD), subject, int(said)


def _whole_subject(parsed: Parsed, predicate: Predicate) -> Range:
    """Return the subject of a deed, with a noun in it that looks like a verb: "US aid groups"."""
    start, end = predicate.subject
    verb_like = parsed.tokens[start - 1] if start > 1 else None
    if verb_like and verb_like.text in ALSO_NOUNS and parsed.tokens[start - 2].tag == "name":
        start -= 2
    return start, end


_PLAINLY: Final = frozenset({"say", "state"})


def _absolute(parsed: Parsed, predicate: Predicate) -> bool:
    """Tell whether a participle has a subject of its own: "with the mayor calling it a shame"."""
    before = parsed.tokens[predicate.subject[0] : predicate.verb]
    return any(token.text == "with" for token in before)
