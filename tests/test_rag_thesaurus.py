"""Words and phrases that stand for one another."""

from __future__ import annotations

import pytest

from index.analyze import terms
from rag.thesaurus import asked_terms, expansions, phrases_in, single_terms


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("They called off the talks", ("call_off",)),
        ("They called the long talks off", ("call_off",)),
        ("They called at noon and stayed off", ()),
        ("a war-game near the border", ("war_game",)),
        ("Nothing of the kind", ()),
    ],
)
def test_a_phrase_counts_as_a_whole_also_around_its_object(
    text: str, phrases: tuple[str, ...]
) -> None:
    assert phrases_in(text) == phrases


def test_a_phrase_takes_the_place_of_its_words() -> None:
    """Else "call" and "off" would be looked for by themselves."""
    assert asked_terms("Who called the talks off?") == ("talk", "call_off")
    assert asked_terms("Who met Kim?") == terms("Who met Kim?")


def test_relations_go_both_ways_and_leave_out_what_is_asked() -> None:
    for term in ("drill", "call_off", "sanction"):
        others = expansions((term,))
        assert term not in others
        assert all(term in expansions((other,)) for other in others)


def test_a_lexical_index_is_asked_for_single_words_only() -> None:
    assert single_terms(("talk", "call_off", "dprk_")) == ("talk", "dprk_")
