"""Invented documents: their gold questions are sound, and none is both fitted to and asked."""

from __future__ import annotations

import pytest

from eval.gold import SPLITS, default_files, load
from eval.invented import FOLDER, alone, document_of, invented
from index.disk import default_article
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
    gold = next(invented("test"))
    own = alone(assistant, gold)
    return [(gold.source, own.ask(q.question, q.history).citations) for q in gold.questions]


def test_a_document_is_asked_alone(answers: list[tuple[str, tuple[Citation, ...]]]) -> None:
    cited = [(text, each) for text, citations in answers for each in citations]
    assert cited
    for text, citation in cited:
        assert text[citation.span.start : citation.span.end] == citation.quote
