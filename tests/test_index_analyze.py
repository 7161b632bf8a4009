"""Analysis: different words of one meaning become the same terms."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from index.analyze import stem, terms, words
from index.irregular import PLAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korea", "DPRK"),
        ("the North's", "N. Korea"),
        ("South Korean", "ROK"),
        ("the US", "America"),
        ("U.S.", "United States"),
        ("Kim Jong-un", "Kim Jung Un"),
        ("defence", "defense"),
        ("denuclearisation", "denuclearization"),
        ("cancelled meetings", "canceled meeting"),
        ("the 50th", "50"),
        ("50,000", "50000"),
        ("met with the women", "meets with the woman"),
        ("took over", "taking over"),
    ],
)
def test_spellings_and_names_of_one_thing_share_their_terms(one: str, other: str) -> None:
    assert set(terms(one)) == set(terms(other)) != set()


@pytest.mark.parametrize(
    ("one", "other"),
    [("North Korea", "South Korea"), ("Kim Jong Un", "Kim Yong Chol"), ("UN", "Kim Jong Un")],
)
def test_names_that_share_a_word_are_told_apart(one: str, other: str) -> None:
    assert not set(terms(one)) & set(terms(other))


def test_a_form_that_is_as_often_another_word_keeps_apart() -> None:
    assert not set(terms("left")) & set(terms("leaving"))
    assert not set(terms("hidden")) & set(terms("hiding"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Foggy Bottom said", "state_department_"),
        ("the UN nuclear watchdog", "iaea_"),
        ("Panmunjom", "jsa_"),
        ("the defence ministry", "mnd_"),
    ],
)
def test_a_name_for_an_institution_brings_its_term(text: str, term: str) -> None:
    assert term in terms(text)


def test_words_are_folded_one_by_one() -> None:
    assert words("Moon’s $2.6 billion, the U.S. and Seoul's") == (
        "moon", "2.6", "billion", "the", "us", "and", "seoul",
    )  # fmt: skip


def test_stop_words_leave_nothing() -> None:
    assert terms("What was it that they said about this?") == ()


@given(st.text())
def test_any_text_is_analysed_to_plain_terms(text: str) -> None:
    """Terms can stand in a full-text query as they are."""
    assert all(re.fullmatch(r"[a-z0-9_]+", term) for term in terms(text))


def test_only_what_the_stemmer_leaves_apart_is_listed_as_irregular() -> None:
    """And no form is the plain form of another word that is listed."""
    alone = snowballstemmer.stemmer("english").stemWord
    assert [form for form, plain in PLAIN.items() if alone(form) == alone(plain)] == []
    assert PLAIN.keys().isdisjoint(PLAIN.values())


def test_threads_that_stem_at_once_get_the_stems_of_one() -> None:
    """A stemmer of its own tells what each word's stem is; threads are switched all the time."""
    made = [f"{first}{second}" for first in _BEGINNINGS for second in _ENDINGS]
    alone = snowballstemmer.stemmer("english")
    expected = {word: alone.stemWord(word) for word in made}
    stem.cache_clear()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda part: [stem(word) for word in part], [made] * 8))
    finally:
        sys.setswitchinterval(interval)
        stem.cache_clear()
    assert all(dict(zip(made, stems, strict=True)) == expected for stems in found)


_BEGINNINGS = [f"{a}{b}{c}nt" for a in "bdfgklm" for b in "aeiou" for c in "lrst"]
_ENDINGS = ["ation", "ingly", "fulness", "ities", "ational", "ized", "ousness"]
