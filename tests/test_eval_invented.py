"""Invented documents: their gold questions are sound, and none is both fitted to and asked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from eval import invented as module
from eval.gold import SPLITS, default_files, load
from eval.invented import FOLDER, STRANGE, document_of, each_alone, invented, strange_to
from index.disk import default_article
from index.errors import BadFile
from rag.assistant import Assistant
from rag.types import Citation


def test_every_document_has_sound_questions_of_one_split_under_its_name() -> None:
    """Loading checks quotes, offsets and answers; what is left are the files and the names."""
    sets = {split: list(invented(split)) for split in SPLITS}
    assert not sets["dev"]
    assert len(sets["test"]) >= 16
    assert len(sets["train"]) >= 60
    told = [gold for some in sets.values() for gold in some]
    names = {gold.document for gold in told}
    assert names == {file.name for file in FOLDER.glob("*.md")}
    assert {f"{file.stem}.md" for file in FOLDER.glob("*.jsonl")} == names
    for gold in told:
        assert {document_of(question.id) for question in gold.questions} == {gold.document[:-3]}


def test_no_question_has_an_id_of_the_articles_questions() -> None:
    known = {question.id for question in load(default_files(), default_article()).questions}
    others = [q.id for split in SPLITS for gold in invented(split) for q in gold.questions]
    assert len(set(others)) == len(others)
    assert known.isdisjoint(others)


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[tuple[str, tuple[Citation, ...]]]:
    """Of the first held-out document: its text, and what is cited for each question."""
    own, gold = next(each_alone(assistant, invented("test")))
    return [(gold.source, own.ask(q.question, q.history).citations) for q in gold.questions]


def test_a_document_is_asked_alone(answers: list[tuple[str, tuple[Citation, ...]]]) -> None:
    cited = [(text, each) for text, citations in answers for each in citations]
    assert cited
    for text, citation in cited:
        assert text[citation.span.start : citation.span.end] == citation.quote


def test_a_document_is_either_fitted_to_or_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sorted(FOLDER.glob("*.jsonl"))[0]
    first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
    (split,) = {json.loads(line)["split"] for line in rest}
    other = "test" if split == "train" else "train"
    lines = [json.dumps({**json.loads(first), "split": other}) + "\n", *rest]
    (tmp_path / file.name).write_text("".join(lines), encoding="utf-8")
    shutil.copy(file.with_suffix(".md"), tmp_path)
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(BadFile, match="questions of 2 splits"):
        list(invented("test"))


def test_what_is_strange_to_a_document_is_asked_about_others() -> None:
    sets = list(invented("test"))
    asked_about = {(q.question, q.history): gold.document for gold in sets for q in gold.questions}
    for gold in sets:
        strange = strange_to(gold, sets)
        assert len({document_of(q.id) for q in strange}) == 1
        abouts = [asked_about[q.question, q.history] for q in strange]
        assert len(set(abouts)) == len(abouts) == STRANGE
        assert gold.document not in abouts
        assert not any(q.answerable or q.groups or q.answers or q.history for q in strange)
