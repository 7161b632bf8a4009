"""Links: sentences of the analysis and the entries that tell the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.article import parse
from index.chunk import chunk
from index.embed import embed
from index.encode import HashEncoder
from index.links import LEAST, Link, link, load, save

if TYPE_CHECKING:
    from rag.assistant import Assistant

SOURCE = """The club opened a new stadium on the river bank in May. Prices of tickets rose at once.

May 4, 2018: Club opens new stadium on river bank.

May 9, 2018: Coach resigns after the defeat.

June 4, 2018: Club opens new stadium restaurant on river bank.
"""


def told_twice(source: str) -> list[tuple[str, str]]:
    """The links of a text, as the first words of the prose and of the entry."""
    document = parse("club.txt", source)
    passages = chunk(document, lambda text: len(text.split()))
    encoder = HashEncoder()
    _, tokens = embed(passages, [document], encoder)
    reads = {each.id: each.text for passage in passages for each in passage.sentences}
    links = link(document, passages, tokens, encoder)
    return [(reads[each.prose][:15], reads[each.entry][:10]) for each in links]


def test_an_entry_is_linked_to_the_prose_that_tells_it_in_its_month() -> None:
    """The entry of June shares as many words, but the prose names May."""
    assert told_twice(SOURCE)[0] == ("The club opened", "Club opens")
    assert ("The club opened", "Coach resi") not in told_twice(SOURCE)
    assert not any(prose.startswith("Prices") for prose, _ in told_twice(SOURCE))


def test_a_text_without_entries_has_no_links() -> None:
    assert told_twice("The club opened a stadium.\n\nThe club opened a stadium.\n") == []


def test_links_come_back_as_they_were_written(tmp_path: Path) -> None:
    links = (Link("a/1", "a/9", 1.25), Link("ä/2", "a/8", LEAST))
    save(links, tmp_path / "links.json")
    assert load((tmp_path / "links.json").read_bytes()) == links


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"[[1, 2]]", b"[" * 100_000])
def test_what_is_no_list_of_links_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        load(data)


@pytest.mark.parametrize(
    ("question", "prose", "entry"),
    [
        (
            "How much money were the Warmbiers granted in their lawsuit against the North?",
            "The Dec. 24 Federal District Court",
            "US Federal Court Judge Beryl",
        ),
        (
            "Who said that work was going on to improve the big atomic complex at Yongbyon?",
            "",
            "IAEA reports",
        ),
    ],
)
def test_prose_is_cited_with_the_entry_that_tells_the_same(
    assistant: Assistant, question: str, prose: str, entry: str
) -> None:
    first, second = (each.quote for each in assistant.ask(question).citations)
    assert first.startswith(prose)
    assert second.startswith(entry)


def test_an_entry_that_does_not_tell_what_is_asked_is_not_cited_with_the_prose(
    assistant: Assistant,
) -> None:
    """The entry on the decision tells its sum, and nothing of what it stands for."""
    answer = assistant.ask("Which Federal District Court decision is not simply symbolic?")
    (quote,) = (each.quote for each in answer.citations)
    assert quote.startswith("The Dec. 24 Federal District Court")
