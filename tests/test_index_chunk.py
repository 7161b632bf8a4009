"""Passages: every sentence exactly once, nothing over the budget but a single long sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_index_article import ARTICLE

from index.article import parse, reading
from index.chunk import TOKEN_BUDGET, chunk
from index.tokens import token_counter
from index.types import Document


@pytest.fixture(scope="module")
def article() -> Document:
    return parse("article", ARTICLE.read_text(encoding="utf-8"))


def test_tokens_are_counted_with_the_shipped_vocabulary() -> None:
    """Counts of cl100k_base, as OpenAI's tokenizer page shows them."""
    count = token_counter()
    assert [count(text) for text in ("", "hello world", "antidisestablishmentarianism")] == [
        0,
        2,
        6,
    ]
    assert count("<|endoftext|>") > 1, "special tokens in a text are plain characters"


@given(st.integers(1, 300))
def test_passages_hold_each_sentence_once_at_any_budget(budget: int) -> None:
    document = parse("article", ARTICLE.read_text(encoding="utf-8"))
    passages = chunk(document, lambda text: len(text.split()), budget)
    expected = sorted(
        [
            *(span for p in document.paragraphs for span in p.sentences),
            *(span for c in document.captions for span in c.sentences),
            *(span for e in document.entries for span in e.sentences),
        ]
    )
    assert [s.span for p in passages for s in p.sentences] == expected
    for passage in passages:
        if (
            passage.kind == "prose"
            and passage.section[:6] != "Figure"
            and len(passage.sentences) > 1
        ):
            assert len(passage.text.split()) <= budget


def test_the_articles_passages_are_small_and_say_where_they_stand(article: Document) -> None:
    count = token_counter()
    passages = chunk(article, count)
    assert sum(passage.kind == "event" for passage in passages) == 77
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        assert passage.text == reading(passage.span.of(article.source))
        for sentence in passage.sentences:
            assert sentence.text == reading(sentence.span.of(article.source))
            before, _, _ = sentence.context.rpartition(sentence.text)
            assert before.endswith((": ", ") "))
        if (
            passage.kind == "prose"
            and len(passage.sentences) > 1
            and "Figure" not in passage.section
        ):
            assert count(passage.text) <= TOKEN_BUDGET


def test_an_entry_is_one_passage_without_its_date_head(article: Document) -> None:
    passages = {passage.id: passage for passage in chunk(article, len)}
    entry = passages["article#2018-09-06.2"]
    assert entry.text == "US accuses North Korea of engaging in a global cyber-crime wave."
    assert entry.sentences[0].context.startswith("September 6, 2018: US accuses")


def test_what_a_sentence_takes_up_is_searched_and_never_quoted(article: Document) -> None:
    """The article's own "The address", two sentences after the speech was named."""
    sentences = [sentence for passage in chunk(article, len) for sentence in passage.sentences]
    address = next(each for each in sentences if each.text.startswith("The address was also"))
    assert address.context.endswith(f": (Kim's New Year's speech) {address.text}")
    assert "speech" not in reading(address.span.of(article.source))


def test_a_budget_that_holds_nothing_is_refused(article: Document) -> None:
    with pytest.raises(ValueError, match="budget of 0 tokens"):
        chunk(article, len, 0)
