"""How good a ranking and its citations are, against gold spans of the source.

Everything is measured in characters of the source, never in passages, so that cutting the
document in another way changes no label. The gold evidence of a question is a list of
groups; a group is a list of alternative spans and is found when any one of them is.

All functions are pure. All values lie in 0..1 and higher is better. Spans are half-open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from index.types import Span

Groups = Sequence[Sequence[Span]]

Ranked = Sequence[Span | int]
"""Ranked passages, best first; a number stands for a passage of another document with that many
words: it takes its rank and a reader's words, and can't hold gold evidence."""

WORD_BUDGETS = (50, 100, 200, 400)
"""How many words a reader looks at, for `evidence_recall`."""

_WORD = re.compile(r"\S+")


def solid(source: str, spans: Iterable[Span]) -> frozenset[int]:
    """Return the positions that the spans cover, white space left out."""
    return frozenset(
        position
        for span in spans
        for position in range(span.start, min(span.end, len(source)))
        if not source[position].isspace()
    )


def needed(source: str, gold: Span) -> frozenset[int]:
    """Return the positions that must be seen for a gold span to count as seen.

    White space and whatever punctuation ends the span are left out, so that a passage which
    drops a final full stop or quotation mark is not called a miss.
    """
    end = gold.end
    while end > gold.start and not source[end - 1].isalnum():
        end -= 1
    return solid(source, [Span(gold.start, end)])


def groups_seen(source: str, shown: Iterable[Span], groups: Groups) -> tuple[bool, ...]:
    """Tell for each group whether some alternative is wholly covered by the union of `shown`."""
    seen = solid(source, shown)
    return tuple(any(needed(source, gold) <= seen for gold in group) for group in groups)


def first_words(source: str, passages: Ranked, words: int) -> list[Span]:
    """Return what a reader sees who reads the ranked passages up to a number of words.

    A word is a run of characters without white space. The last passage is cut after the word
    that fills the budget. A stretch that two passages hold is read, and counted, twice.
    """
    read: list[Span] = []
    left = words
    for passage in passages:
        if isinstance(passage, int):
            left = max(left - passage, 0)
            continue
        ends = [match.end() for match in _WORD.finditer(source, passage.start, passage.end)]
        if len(ends) >= left:
            return [*read, Span(passage.start, ends[left - 1])] if left else read
        read.append(passage)
        left -= len(ends)
    return read


def evidence_recall(source: str, passages: Ranked, groups: Groups, words: int) -> float:
    """Return the share of groups found within the first `words` words of the ranking.

    Recall at a budget of words instead of passages does not depend on how long the passages
    are; a recall at k would favour long ones.

    Raises:
        ValueError: if there is no group to find.
    """
    return _mean(groups_seen(source, first_words(source, passages, words), groups))


def is_relevant(source: str, passage: Span, group: Sequence[Span]) -> bool:
    """Tell whether one passage by itself is evidence for a group.

    It is when it covers a whole alternative, or when it lies wholly inside one and holds at
    least half of its characters: then it is the larger part of a longer gold span.
    """
    seen = solid(source, [passage])
    for gold in group:
        wanted = needed(source, gold)
        if wanted <= seen:
            return True
        if gold.covers(passage) and 2 * len(seen & wanted) >= len(wanted):
            return True
    return False


def ranks_found(source: str, passages: Ranked, groups: Groups) -> list[int]:
    """Return the rank, from 1, at which each group that is found first has a relevant passage.

    The ranks are ascending; groups that no passage is relevant for have none.
    """
    ranks = []
    for group in groups:
        for rank, passage in enumerate(passages, start=1):
            if not isinstance(passage, int) and is_relevant(source, passage, group):
                ranks.append(rank)
                break
    return sorted(ranks)


def hit_at_1(ranks: Sequence[int]) -> float:
    """Return 1.0 if the first passage is relevant for any group, else 0.0."""
    return float(bool(ranks) and ranks[0] == 1)


def reciprocal_rank(ranks: Sequence[int]) -> float:
    """Return 1 / rank of the first relevant passage, 0.0 without one.

    Its mean over questions is MRR (Voorhees 1999, "The TREC-8 Question Answering Track").
    """
    return 1 / ranks[0] if ranks else 0.0


def ndcg(ranks: Sequence[int], groups: int, cut: int = 10) -> float:
    """Return the normalised discounted cumulative gain of a ranking of evidence groups.

    After Järvelin and Kekäläinen (2002, "Cumulated gain-based evaluation of IR techniques"),
    with gain 1 for each group at the rank where it is first found and discount
    1 / log2(rank + 1); a second passage for the same group gains nothing. The ideal ranking
    finds one group at each rank. Where one passage holds several groups they are read one
    after the other, so the second counts as one rank later and the value never exceeds 1.

    Args:
        ranks: ascending ranks from `ranks_found`.
        groups: how many groups there are to find, 1 or more.
        cut: ranks beyond this one gain nothing.
    """
    gain, last = 0.0, 0
    for rank in ranks:
        last = max(rank, last + 1)
        gain += _discount(last) if last <= cut else 0.0
    return gain / sum(_discount(rank) for rank in range(1, min(groups, cut) + 1))


def _discount(rank: int) -> float:
    return 1 / math.log2(rank + 1)


def citation_precision(source: str, cited: Sequence[Span], groups: Groups, stray: int = 0) -> float:
    """Return the share of cited characters that lie in any alternative of any group.

    White space is ignored and a character cited twice counts once. No citation scores 0.0.

    Args:
        source: the gold document's text.
        cited: citations of that document.
        groups: the gold evidence.
        stray: characters cited from other documents; they count as cited and not gold.
    """
    shown = solid(source, cited)
    gold = solid(source, (span for group in groups for span in group))
    total = len(shown) + stray
    return len(shown & gold) / total if total else 0.0


def citation_recall(source: str, cited: Sequence[Span], groups: Groups) -> float:
    """Return how much of the gold evidence is cited, by characters.

    For each group the alternative that is covered best counts; groups weigh the same.

    Raises:
        ValueError: if there is no group.
    """
    shown = solid(source, cited)
    return _mean(max(_share(needed(source, gold), shown) for gold in group) for group in groups)


def completeness(source: str, cited: Sequence[Span], groups: Groups) -> float:
    """Return the share of groups with an alternative that the citations cover wholly.

    For a list question this is how complete the list is.

    Raises:
        ValueError: if there is no group.
    """
    return _mean(groups_seen(source, cited, groups))


def _share(wanted: frozenset[int], shown: frozenset[int]) -> float:
    return len(wanted & shown) / len(wanted) if wanted else 0.0


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    if not numbers:
        raise ValueError("a question without evidence groups has no recall")
    return sum(numbers) / len(numbers)
