"""What makes a line of a gold file right: its keys, its shapes, and that every quote is real."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from eval.wording import fold, normalise
from index.errors import shown
from index.types import Span

TYPES = (
    "factoid",
    "temporal",
    "list",
    "why",
    "how",
    "quote",
    "multi-hop",
    "comparison",
    "noisy",
    "follow-up",
    "unanswerable",
)
"""The types of questions, in the order in which reports list them."""

REASONS = ("absent", "false-premise", "after-the-period", "out-of-domain")
"""Why a question has no answer in the article."""

ANSWER_WORDS = 12
"""Most words that a short answer has."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list_of(check: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _is_place(value: object) -> bool:
    return isinstance(value, list) and [type(end) for end in value] == [int, int]


def _is_one_of(*names: str) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in names


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


_TEXTS = _is_list_of(_is_text)

BY_KEY: dict[str, tuple[Callable[[object], bool], str]] = {
    "id": (_is_text, "a text that is not blank"),
    "question": (_is_text, "a text that is not blank"),
    "history": (_TEXTS, "a list of texts"),
    "type": (_is_one_of(*TYPES), "one of " + ", ".join(TYPES)),
    "split": (_is_one_of("train", "dev", "test"), "train, dev or test"),
    "answerable": (_is_flag, "true or false"),
    "answers": (_TEXTS, "a list of texts"),
    "derived": (_is_flag, "true or false"),
    "evidence": (_is_list_of(_TEXTS), "a list of lists of quotes"),
    "spans": (_is_list_of(_is_list_of(_is_place)), "a list of lists of [start, end]"),
    "why_unanswerable": (_is_one_of(*REASONS), "one of " + ", ".join(REASONS)),
}
"""Every key, in the order in which files hold them: what its value must be, and how to say so."""

_REQUIRED = ("id", "question", "type", "answerable", "answers", "evidence")
_ADDED = ("split", "spans")


def find(source: str, quote: str) -> tuple[Span, ...]:
    """Return every place where `quote` stands in `source`, in order.

    Runs of white space match each other, so a quote may be written on one line although a
    page break cuts it in the source; every other character must be the same.
    """
    words = quote.split()
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return tuple(Span(match.start(), match.end()) for match in pattern.finditer(source))


def problems_of(data: Mapping[str, Any], source: str, annotated: bool) -> Iterator[str]:
    """Yield what is wrong with one line, each as a phrase that says how to mend it.

    Args:
        data: the line's JSON object.
        source: the article.
        annotated: whether `split` and `spans` must be there and right.
    """
    shape = list(_shape_problems(data, annotated))
    yield from shape
    if not shape:
        yield from _sense_problems(data)
        yield from _quote_problems(data, source)
        if annotated:
            yield from _span_problems(data, source)


def _shape_problems(data: Mapping[str, Any], annotated: bool) -> Iterator[str]:
    for key in _REQUIRED + (_ADDED if annotated else ()):
        if key not in data:
            cure = "; run `rag eval annotate`" if key in _ADDED else ""
            yield f"the key {key!r} is missing{cure}"
    for key, value in data.items():
        if key not in BY_KEY:
            yield f"unknown key {shown(key)}; known are {', '.join(BY_KEY)}"
        # What `annotate` is about to replace need not be right.
        elif (annotated or key not in _ADDED) and not BY_KEY[key][0](value):
            yield f"{key} is {shown(value)}; it must be {BY_KEY[key][1]}"


def _sense_problems(data: Mapping[str, Any]) -> Iterator[str]:
    why = data.get("why_unanswerable")
    if data["answerable"]:
        if not data["evidence"] or not all(data["evidence"]):
            yield "answerable without evidence; give at least one quote in each group"
        if why is not None:
            yield f"answerable, yet why_unanswerable is {why!r}; leave one out"
        if data["type"] == "unanswerable":
            yield "answerable, yet its type is 'unanswerable'"
    else:
        if data["evidence"]:
            yield "not answerable, yet it has evidence; leave one out"
        if data["answers"]:
            yield "not answerable, yet it has answers; leave one out"
        if why is None:
            yield f"not answerable without why_unanswerable; give one of {', '.join(REASONS)}"
    if data["type"] == "follow-up" and not data.get("history"):
        yield "a follow-up without history; give the earlier questions"
    for answer in data["answers"]:
        if len(answer.split()) > ANSWER_WORDS:
            yield f"the answer {shown(answer)} has more than {ANSWER_WORDS} words; shorten it"


def _quote_problems(data: Mapping[str, Any], source: str) -> Iterator[str]:
    quotes = [quote for group in data["evidence"] for quote in group]
    for quote in quotes:
        if not find(source, quote):
            yield f"the quote {shown(quote)} is not in the article; copy it character for character"
    if data["answers"] and quotes and not data.get("derived", False):
        texts = [f" {normalise(fold(quote))} " for quote in quotes]
        answers = [f" {normalise(fold(answer))} " for answer in data["answers"]]
        if not any(answer in text for answer in answers for text in texts):
            yield (
                f"no answer, such as {shown(data['answers'][0])}, stands in a quote;"
                " mend it or set derived to true"
            )


def _span_problems(data: Mapping[str, Any], source: str) -> Iterator[str]:
    evidence, spans = data["evidence"], data["spans"]
    if len(evidence) != len(spans):
        yield f"{len(evidence)} groups of quotes, {len(spans)} of spans; run `rag eval annotate`"
        return
    for quotes, places in zip(evidence, spans, strict=True):
        wanted = [quote.split() for quote in quotes]
        held = [source[start:end].split() if 0 <= start < end else [] for start, end in places]
        for place, words in zip(places, held, strict=True):
            if words not in wanted:
                yield f"the span {place} holds no quote of its group; run `rag eval annotate`"
        for quote, words in zip(quotes, wanted, strict=True):
            if words not in held:
                yield f"the quote {shown(quote)} has no span; run `rag eval annotate`"
