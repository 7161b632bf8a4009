"""The short answer of a whole question, from what was found for each part of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from index.article import reading
from index.types import Document
from rag.answer import cite, is_whole, whole_sentence
from rag.found import Found, asking, claimed, decided
from rag.larger import compared, sizes_told
from rag.models import Models
from rag.naming import counted, counts
from rag.pieces import PieceFinder
from rag.question import asked_kind
from rag.short import Evidence, ShortAnswer, asks_gap, joined, short_answer
from rag.tails import each_asked
from rag.types import Asked, Citation, Question

_COUNTS: Final = frozenset({"how_many", "how_often"})


def is_count(question: Question, short: ShortAnswer | None) -> bool:
    """Tell whether a short answer is worked out as a number: of just what it was counted by."""
    return short is not None and short.span is None and question.asked in _COUNTS


class FewWords:
    """Cuts short answers.

    Args:
        documents: those of the index.
        pieces: finds the word pieces of its sentences.
        models: an extractive reader among them proposes pieces, if there is one.
        named_otherwise: gives the terms of the persons whom a question names by their office.
        meaning: whether nearness in meaning plays a part.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        pieces: PieceFinder,
        models: Models,
        named_otherwise: Callable[[str], frozenset[str]],
        *,
        meaning: bool,
    ) -> None:
        self._documents = documents
        self._pieces = pieces
        self._models = models
        self._named_otherwise = named_otherwise
        self._meaning = meaning

    def of(
        self, question: Question, found: Sequence[Found], citations: Sequence[Citation]
    ) -> ShortAnswer | None:
        """Return the few words that answer a question, None where none would.

        Args:
            question: as understood.
            found: what was found for each part that is answered.
            citations: of all of it.
        """
        if all(each.counts or each.ask.times.only for each in found):
            chosen = [match for each in found for match in each.chosen]
            if counts(question.standalone):
                return ShortAnswer(counted(question.standalone, chosen), None)
            if not any(each.counts for each in found):
                return whole_sentence(citations)
        few = decided(question.standalone, found)
        if few is not None:
            return ShortAnswer(few, None) if few else None
        if any(each.overview or is_whole(each.ask, each.chosen) for each in found):
            return None
        if sizes := sizes_told(question.standalone, found):
            return compared(sizes, found, self._cut)
        together = question.asked == "compare" or asks_gap(question.standalone)
        fragments = each_asked(question.standalone) if len(found) == 1 else ()
        cut = (self._cut(text, asked_kind(text), found, citations) for text in fragments)
        if known := list(dict.fromkeys(each for each in cut if each)):
            return joined(known) or known[0]
        if len(found) == 1 or together:
            return self._cut(claimed(question.standalone, found), question.asked, found, citations)
        return joined([self._cut(part.ask.text, part.ask.kind, [part]) for part in asking(found)])

    def _cut(
        self, text: str, kind: Asked, found: Sequence[Found], citations: Sequence[Citation] = ()
    ) -> ShortAnswer | None:
        """Return the words of what is cited, or chosen for a part, that answer a text."""
        evidence = [
            Evidence(
                text=reading(citation.quote),
                span=citation.span,
                source=self._documents[citation.document].source,
                day=citation.day,
                pieces=self._pieces.sentence(citation.document, citation.span),
            )
            for citation in citations or cite(found[0].chosen, self._documents)
        ]
        asks = [each.ask for each in found] if self._meaning else []
        propose = self._models.reader.propose if self._models.reader else None
        known = self._named_otherwise(text)
        told = found[0].ask.told
        return short_answer(text, kind, evidence, self._pieces.question(asks), propose, known, told)
