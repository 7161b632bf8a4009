"""Gold questions: what is asked, what a right answer is, and where the article proves it.

A gold file is JSONL. Evidence is a list of groups; a group is a list of alternative verbatim
quotes of the article and is found when any of them is; full recall needs every group. `spans`
repeats the nesting of `evidence` with half-open character offsets `[start, end]`; a quote that
occurs more than once has all its places in the group. Because labels are places in the source,
cutting the article into other passages never voids them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal, cast

from eval.files import Line, json_lines, read_text, refuse, write_text
from eval.gold_rules import BY_KEY, find, problems_of
from index.errors import BadFile
from index.types import Span

Split = Literal["train", "dev", "test"]

SPLITS: tuple[Split, ...] = ("train", "dev", "test")

_HEAD = re.compile(r"^(?P<month>[A-Z][a-z]{2})[a-z]*\.? (?P<day>\d{1,2}), (?P<year>\d{4}):", re.M)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One place in the article that proves something.

    Attributes:
        span: where it stands in the article.
        quote: the article's own characters there.
        day: the day of the chronology entry it stands in; None in the prose.
    """

    span: Span
    quote: str
    day: date | None


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what counts as right.

    Attributes:
        id: unique over all files that are read together.
        question: as a reader would type it.
        history: the reader's earlier questions in the conversation, oldest first.
        type: one of `eval.gold_rules.TYPES`.
        split: `train` for fitting, `dev` for tuning, `test` held out.
        answerable: whether the article answers it.
        answers: accepted short answers, any one is right; () where none makes sense.
        derived: the short answer is worked out and need not stand in a quote.
        evidence: groups of alternatives; () when not answerable.
        why_unanswerable: one of `eval.gold_rules.REASONS`; None when answerable.
    """

    id: str
    question: str
    history: tuple[str, ...]
    type: str
    split: Split
    answerable: bool
    answers: tuple[str, ...]
    derived: bool
    evidence: tuple[tuple[GoldSpan, ...], ...]
    why_unanswerable: str | None

    @property
    def groups(self) -> tuple[tuple[Span, ...], ...]:
        """The evidence as spans alone."""
        return tuple(tuple(gold.span for gold in group) for group in self.evidence)

    @property
    def days(self) -> frozenset[date]:
        """The days of the chronology entries that the evidence stands in."""
        return frozenset(
            gold.day for group in self.evidence for gold in group if gold.day is not None
        )


@dataclass(frozen=True)
class GoldSet:
    """Gold questions on one article; not slotted, because the fingerprint is worked out once.

    Attributes:
        document: the article's file name, as citations name it.
        source: its text.
        questions: in the order of the files.
    """

    document: str
    source: str
    questions: tuple[GoldQuestion, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Sha256 of the article and of all that is scored; two runs compare only if it is equal."""
        lines = sorted(json.dumps(_scored(question)) for question in self.questions)
        return hashlib.sha256("\n".join([self.source, *lines]).encode()).hexdigest()

    def only(self, split: str) -> GoldSet:
        """Return the questions of one split.

        Raises:
            BadFile: if there is none.
        """
        kept = tuple(question for question in self.questions if question.split == split)
        if not kept:
            raise BadFile(f"the gold files hold no question of the split {split!r}")
        return GoldSet(self.document, self.source, kept)

    def counts(self) -> dict[Split, Counter[str]]:
        """Return how many questions of each type there are, by split."""
        return {
            split: Counter(q.type for q in self.questions if q.split == split) for split in SPLITS
        }


def _scored(question: GoldQuestion) -> list[object]:
    return [
        question.id,
        question.question,
        question.history,
        question.type,
        question.answerable,
        question.answers,
        [[[span.start, span.end] for span in group] for group in question.groups],
        question.why_unanswerable,
    ]


def default_files() -> tuple[Path, ...]:
    """Return the gold files that the project ships, one for each split, in their order."""
    return tuple(map(gold_file, SPLITS))


def gold_file(split: Split) -> Path:
    """Return the gold file of a split that the project ships."""
    return Path(__file__).parent / "gold" / f"{split}.jsonl"


def load(files: Sequence[Path], article: Path) -> GoldSet:
    """Read and check gold files.

    Args:
        files: JSONL files with `spans` and `split` in every line.
        article: the text file that the quotes and offsets belong to.

    Raises:
        BadFile: with every problem of every file, one line each with file and line number.
    """
    source = read_text(article)
    lines: list[Line] = []
    unreadable: list[str] = []
    for file in files:
        try:
            lines.extend(json_lines(file))
        except BadFile as error:
            unreadable.append(str(error))
    refuse([*unreadable, *_problems(lines, source, annotated=True)])
    questions = tuple(_question(line.data, source) for line in lines)
    return GoldSet(article.name, source, questions)


def annotate(file: Path, article: Path, split: Split) -> int:
    """Write `spans` and `split` into every line of a gold file, in place; old ones are replaced.

    Returns:
        The number of questions.

    Raises:
        BadFile: as `load`; the file then stays as it was.
    """
    source = read_text(article)
    lines = list(json_lines(file))
    refuse(list(_problems(lines, source, annotated=False)))
    write_text(file, (_annotated(line.data, source, split) for line in lines))
    return len(lines)


def _annotated(data: Mapping[str, object], source: str, split: Split) -> str:
    evidence = cast(list[list[str]], data.get("evidence", []))
    spans = [
        [[span.start, span.end] for quote in group for span in find(source, quote)]
        for group in evidence
    ]
    whole = {**data, "split": split, "spans": spans}
    return (
        json.dumps({key: whole[key] for key in BY_KEY if key in whole}, ensure_ascii=False) + "\n"
    )


def _problems(lines: Iterable[Line], source: str, annotated: bool) -> Iterator[str]:
    seen: dict[str, str] = {}
    for line in lines:
        if line.problem:
            yield f"{line.place}: {line.problem}"
            continue
        for problem in problems_of(line.data, source, annotated):
            yield f"{line.place}: {problem}"
        name = line.data.get("id")
        if isinstance(name, str) and name in seen:
            yield f"{line.place}: id {name!r} is already used in {seen[name]}; give another"
        elif isinstance(name, str):
            seen[name] = line.place


def _question(data: Mapping[str, object], source: str) -> GoldQuestion:
    """Return the question of a line that has passed every check."""
    spans = cast(list[list[list[int]]], data["spans"])
    return GoldQuestion(
        id=str(data["id"]),
        question=str(data["question"]),
        history=tuple(cast(list[str], data.get("history", []))),
        type=str(data["type"]),
        split=cast(Split, data["split"]),
        answerable=bool(data["answerable"]),
        answers=tuple(cast(list[str], data.get("answers", []))),
        derived=bool(data.get("derived", False)),
        evidence=tuple(tuple(_gold_span(source, *pair) for pair in group) for group in spans),
        why_unanswerable=cast("str | None", data.get("why_unanswerable")),
    )


def _gold_span(source: str, start: int, end: int) -> GoldSpan:
    return GoldSpan(Span(start, end), source[start:end], day_at(source, start))


def day_at(source: str, position: int) -> date | None:
    """Return the day of the chronology entry that holds `position`, or None.

    The entry's date head is the one that starts the block of lines around the position. This
    is read apart from `index.article`, which is part of what the evaluation judges.
    """
    start = source.rfind("\n\n", 0, position)
    head = _HEAD.match(source, 0 if start < 0 else start + 2)
    if not head or head["month"] not in _MONTHS:
        return None
    try:
        return date(int(head["year"]), _MONTHS.index(head["month"]) + 1, int(head["day"]))
    except ValueError:  # no such day in the calendar: then it is no entry either
        return None
