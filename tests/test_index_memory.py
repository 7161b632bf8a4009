"""Documents embedded one by one and put together: the same as an index of them on disk."""

from __future__ import annotations

from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from index.chunk import TOKEN_BUDGET
from index.disk import Index, build, default_article, load
from index.encode import HashEncoder
from index.errors import BadFile
from index.memory import Embedded, each_of, embedded, together
from index.turns import Turns
from rag.assistant import Assistant

NOTES = (
    "# Garden notes\n\n## Soil\n\nThe soil is heavy clay. We dug in four barrows of compost.\n\n"
    "March 3, 2019: We sow the first peas.\n\nMarch 9, 2019: Mice eat half of the peas.\n"
)


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The article and the notes, indexed in one go."""
    folder = tmp_path_factory.mktemp("both")
    (folder / "notes.md").write_text(NOTES, encoding="utf-8")
    build([default_article(), folder / "notes.md"], folder / "index", HashEncoder())
    return load(folder / "index", HashEncoder())


@pytest.fixture(scope="module")
def notes() -> Embedded:
    return embedded("notes.md", NOTES, HashEncoder(), TOKEN_BUDGET)


def assert_same(one: Index, other: Index) -> None:
    assert list(one.documents.items()) == list(other.documents.items())
    assert one.store.passages() == other.store.passages()
    assert np.array_equal(one.store.vectors(), other.store.vectors())
    assert one.tokens is not None
    assert other.tokens is not None
    assert one.tokens.dump() == other.tokens.dump()
    assert one.links == other.links
    assert one.manifest.sources == other.manifest.sources
    assert one.manifest.sentences == other.manifest.sentences
    assert one.manifest.entries == other.manifest.entries


def test_a_document_beside_an_index_makes_the_index_of_both(
    fake_index: Index, on_disk: Index, notes: Embedded
) -> None:
    assert_same(together([notes, *each_of(fake_index)], fake_index.manifest), on_disk)


def test_an_index_taken_apart_and_put_together_is_the_same(on_disk: Index) -> None:
    assert_same(together(each_of(on_disk), on_disk.manifest), on_disk)


def test_one_document_of_two_is_the_index_of_that_one(
    fake_index: Index, on_disk: Index, notes: Embedded
) -> None:
    article = [part for part in each_of(on_disk) if part.document.name != "notes.md"]
    assert_same(together(article, on_disk.manifest), fake_index)


def test_answers_come_from_the_chosen_documents_alone(on_disk: Index, notes: Embedded) -> None:
    both = Assistant(on_disk, HashEncoder())
    alone = both.over([notes])
    assert list(alone.documents) == ["notes.md"]
    for question in ("What did the mice eat?", "When did the two Koreas open liaison offices?"):
        answer = alone.ask(question)
        quoted = [*answer.citations, *answer.nearest]
        assert {citation.document for citation in quoted} <= {"notes.md"}
        assert {hit.passage.document for hit in answer.hits} <= {"notes.md"}
    answer = alone.ask("What happened on March 9, 2019?")
    assert [citation.quote for citation in answer.citations] == ["Mice eat half of the peas."]
    assert both.over(both.parts).ask("What happened on March 9, 2019?").text == answer.text


def test_a_text_without_a_sentence_is_refused_by_its_name() -> None:
    with pytest.raises(BadFile, match=r"a\.md holds no paragraph"):
        embedded("a.md", "# Title\n", HashEncoder(), TOKEN_BUDGET)


def test_whoever_waits_is_let_in_before_the_one_who_was_just_in() -> None:
    """A thread that asks for turn after turn keeps nobody waiting for more than one of them."""
    turns, order = Turns(), []

    def once() -> None:
        with turns.one():
            order.append("other")

    other = Thread(target=once)
    with turns.one():
        other.start()
        end = monotonic() + 20
        while not turns._door.locked() and monotonic() < end:
            sleep(0.001)
        order.append("first")
    with turns.one():
        order.append("again")
    other.join(20)
    assert order == ["first", "other", "again"]
