"""Parsing the article: golden facts counted by hand, and properties on any text."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import parse, reading
from index.errors import BadFile
from index.types import DateSpan, Document, Span

ARTICLE = Path(__file__).parents[1] / "index/data/us-korea-relations-2019-01.txt"


@pytest.fixture(scope="module")
def article() -> Document:
    return parse("article", ARTICLE.read_text(encoding="utf-8"))


def test_front_matter_is_read_as_a_reader_would_write_it(article: Document) -> None:
    assert article.title == "US-Korea Relations: Patience, Tack and Impasse"
    assert article.byline == "STEPHEN NOERPER, KOREA SOCIETY AND COLUMBIA UNIVERSITY"
    assert article.citation == (
        "Stephen Noerper, “US-Korea Relations: Patience, Tack and Impasse” "
        "Comparative Connections, Vol. 20, No. 3, pp 35-44."
    )


def test_headings_stand_in_order_with_their_offsets(article: Document) -> None:
    assert [heading.title for heading in article.headings] == [
        "What a difference a year makes",
        "Lead-up to the new year",
        "Aid, trade, and burden-sharing",
        "Sanctions, alliance coordination, and human rights",
        "CHRONOLOGY OF US-KOREA RELATIONS",
        "SEPTEMBER – DECEMBER 2018",
    ]
    for heading in article.headings:
        assert heading.span.of(article.source) == heading.title


def test_the_entries_are_those_that_a_plain_regular_expression_finds(article: Document) -> None:
    """An oracle that shares no code with the parser: line starts and strptime."""
    lines = re.findall(r"^(\w+)\.? (\d+), 2018: (.*)$", article.source, flags=re.MULTILINE)
    expected = [
        (datetime.strptime(f"{month[:3]} {day} 2018", "%b %d %Y").date(), text)
        for month, day, text in lines
    ]
    found = [(entry.date, entry.body.of(article.source)) for entry in article.entries]
    assert found == expected
    assert len(found) == 77


def test_entries_of_one_day_are_told_apart_by_ordinals(article: Document) -> None:
    shared = {day for day, n in Counter(entry.date for entry in article.entries).items() if n > 1}
    assert len(shared) == 9
    november_sixth = [entry.key for entry in article.entries if entry.date == date(2018, 11, 6)]
    assert november_sixth == ["2018-11-06.1", "2018-11-06.2", "2018-11-06.3"]


def test_september_13_holds_six_sentences_over_two_entries(article: Document) -> None:
    entries = [entry for entry in article.entries if entry.date == date(2018, 9, 13)]
    assert [len(entry.sentences) for entry in entries] == [3, 3]
    assert entries[1].sentences[2].of(article.source) == (
        'DPRK decries US accusations of computer network hacking as a "smear campaign."'
    )


def test_period_is_the_whole_months_of_the_chronology(article: Document) -> None:
    assert article.period == DateSpan(date(2018, 9, 1), date(2019, 1, 1))


@pytest.mark.parametrize(
    ("starts", "ends", "around_the_cut"),
    [
        ("The White House portrayed", "no timelines.", "Trump voiced enthusiasm for"),
        ("The address was also", "fireside chat.", "The address was"),
        ("The National Committee on", "Korea earlier.", "Washington, DC expressed concern"),
        ("Despite hyperbole about", "denuclearization.", "lead it toward denuclearization"),
        ("In doing so, the", "understanding.", "the new working group may temper"),
    ],
)
def test_a_sentence_cut_by_a_page_break_is_one_span(
    article: Document, starts: str, ends: str, around_the_cut: str
) -> None:
    texts = [
        reading(span.of(article.source))
        for paragraph in article.paragraphs
        for span in paragraph.sentences
    ]
    (text,) = [text for text in texts if text.startswith(starts)]
    assert text.endswith(ends)
    assert around_the_cut in text


def test_captions_are_kept_apart_from_the_prose(article: Document) -> None:
    assert [caption.number for caption in article.captions] == [1, 2, 3]
    photographs = [caption.sentences[-1].of(article.source) for caption in article.captions]
    assert photographs == ["Photo: The Atlantic", "Photo: Twitter", "Photo: Lawfare"]
    for caption in article.captions:
        assert not any(p.span.overlaps(caption.span) for p in article.paragraphs)


def test_no_word_of_the_article_is_lost(article: Document) -> None:
    """Whatever is not white space belongs to exactly one part of the document."""
    spans = [
        *(p.span for p in article.paragraphs),
        *(c.span for c in article.captions),
        *(h.span for h in article.headings),
        *(e.span for e in article.entries),
    ]
    left = list(article.source)
    for span in sorted(spans):
        assert "\0" not in left[span.start : span.end], "two parts share characters"
        left[span.start : span.end] = "\0" * len(span)
    assert "".join(left).replace("\0", "").strip() == ""


def test_markdown_headings_and_listed_entries_are_read() -> None:
    source = (
        "# A year at the club\n\nIt went well.\n\n"
        "- **Oct. 3, 2020**: The roof fell in. No one was hurt.\n"
    )
    document = parse("club.md", source)
    assert document.title == "A year at the club"
    assert [heading.title for heading in document.headings] == ["A year at the club"]
    (entry,) = document.entries
    assert (entry.date, entry.head.of(source)) == (date(2020, 10, 3), "Oct. 3, 2020")
    assert [span.of(source) for span in entry.sentences] == [
        "The roof fell in.",
        "No one was hurt.",
    ]


def test_headings_and_entries_need_no_blank_lines_around_them() -> None:
    """Each line of a list of days is an entry of its own day, never part of the one above it."""
    source = (
        "# CLUB NOTES\nWe meet on Mondays.\n\n"
        "## Days\nOct. 3, 2020: The roof fell in.\n  - **Oct. 5, 2020**: It was\n    mended.\n"
        "Oct. 9, 2020:\nA party.\r\n## Money\r\nThere is none.\n"
    )
    document = parse("club.md", source)
    assert document.title == "CLUB NOTES"
    assert [heading.title for heading in document.headings] == ["CLUB NOTES", "Days", "Money"]
    assert [(e.date.day, reading(e.body.of(source))) for e in document.entries] == [
        (3, "The roof fell in."),
        (5, "It was mended."),
        (9, "A party."),
    ]
    assert [(p.section, p.span.of(source)) for p in document.paragraphs] == [
        ("CLUB NOTES", "We meet on Mondays."),
        ("Money", "There is none."),
    ]


def test_each_item_of_a_list_is_prose_of_its_own() -> None:
    """However short, an item is no heading, and no sentence runs on into the next one."""
    source = "Bring:\n- two ropes\n- The **old** ladder,\n  if it holds.\n* nails\n\nThen go up."
    document = parse("a.md", source)
    assert [heading.title for heading in document.headings] == ["Bring:"]
    assert [reading(paragraph.span.of(source)) for paragraph in document.paragraphs] == [
        "- two ropes",
        "- The old ladder, if it holds.",
        "* nails",
        "Then go up.",
    ]


def test_what_is_listed_below_a_day_belongs_to_it() -> None:
    source = "Oct. 3, 2020: Two things fell:\n- a roof\n- a wall\nOct. 4, 2020: Rain."
    told = [(entry.date.day, entry.body.of(source)) for entry in parse("a.md", source).entries]
    assert told == [(3, "Two things fell:\n- a roof\n- a wall"), (4, "Rain.")]


def test_prose_without_headings_belongs_to_no_section() -> None:
    """Only below a title page is the first prose an abstract."""
    (paragraph,) = parse("plain.txt", "The cat sat on the mat.").paragraphs
    assert paragraph.section == ""


@pytest.mark.parametrize("source", ["", "   \n\n ", "A HEADING ALONE"])
def test_a_text_without_sentences_is_refused_by_name(source: str) -> None:
    with pytest.raises(BadFile, match=r"empty\.txt holds no paragraph"):
        parse("empty.txt", source)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("the new working\n\ngroup may", "the new working group may"),
        (r"possible \$2.6 billion", "possible $2.6 billion"),
        ("DPRK’s *Rodong Sinmun* condemns", "DPRK’s Rodong Sinmun condemns"),
        ("**bold** and 2 * 3 * 4", "bold and 2 * 3 * 4"),
        ("“path” to “peace”", "“path” to “peace”"),
    ],
)
def test_reading_folds_white_space_escapes_and_emphasis_only(raw: str, read: str) -> None:
    assert reading(raw) == read


_TEXT = st.text(st.sampled_from(list('abcXYZ .,:!?\n\n\n*\\$"“”0123é한-–#')), max_size=400)


@settings(max_examples=300)
@given(st.one_of(_TEXT, st.text(max_size=400)))
def test_any_text_parses_or_is_refused_and_offsets_reproduce_it(source: str) -> None:
    """No text raises anything but BadFile, and sentences tile the parts that they belong to."""
    try:
        document = parse("any", source)
    except BadFile:
        return
    parts: list[tuple[Span, tuple[Span, ...]]] = [
        *((p.span, p.sentences) for p in document.paragraphs if p.section != "Title page"),
        *((c.span, c.sentences) for c in document.captions),
        *((e.body, e.sentences) for e in document.entries),
    ]
    for whole, sentences in parts:
        assert all(whole.covers(span) and len(span) for span in sentences)
        assert list(sentences) == sorted(sentences)
        joined = "".join("".join(span.of(source).split()) for span in sentences)
        assert joined == "".join(whole.of(source).split())
