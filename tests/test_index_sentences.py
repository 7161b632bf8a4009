"""Sentence borders: a golden table of the hard cases."""

from __future__ import annotations

import pytest

from index.sentences import ends_sentence, split_sentences
from index.types import Span

# Sentences are separated by "|" here; the splitter sees a space in its place.
CASES = [
    "One thing. | Another thing.",
    "He met Gen. Vincent Brooks. | They talked.",
    "It took effect Nov. 1. | Although late, it held.",
    "The Sept. 19 accords hold.",
    "Sen. Ed Markey calls on Trump. | Nobody answers.",
    "She lives in the US. | He does not.",
    "He moved to Washington, D.C. in May.",
    "It stands in Vol. 20, No. 3, pp 35-44.",
    'They said: "None of them is where the President is." | Pompeo left.',
    "He asked “why now?” and left.",
    "Is it so? | Yes! | It is.",
    "a broken thought ... failed talks ... and more.",
    "It cost 2.6 billion. | 30 people came.",
    "He praised “a plan forward.” | Nobody else did.",
    "The “path.” | Trump says more.",
    "J. R. Smith spoke. | He was brief.",
    "They met in Tongchang-ri. | US officials stayed away.",
    "(It was late.) | They left.",
    "No full stop at the end",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    text = case.replace(" | ", " ")
    spans = split_sentences(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == case.split(" | ")


def test_only_the_given_range_is_split() -> None:
    text = "Left out. Kept one. Kept two. Left out."
    spans = split_sentences(text, Span(10, 29))
    assert [span.of(text) for span in spans] == ["Kept one.", "Kept two."]


@pytest.mark.parametrize(
    ("text", "ends"),
    [("It ends.", True), ("It ends.”", True), ("and Trump voiced", False), ("a model. The", False)],
)
def test_an_unfinished_block_is_recognised(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
