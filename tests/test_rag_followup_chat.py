"""Questions as chats type them, written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.followup import written_out


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (
            "wich port wuz closed b4 the strike n why",
            "which port was closed before the strike and why",
        ),
        ("the n-s deal w/ Norway + w/o us", "the n-s deal with Norway and without us"),
        ("wats the score & whos the keeper", "what's the score & who's the keeper"),
        ("who cud play acc to the coach", "who could play according to the coach"),
        ("dont they rly wanna go", "don't they really want to go"),
    ],
)
def test_what_chats_write_short_is_written_out(typed: str, written: str) -> None:
    assert written_out(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("did the keeper quit? y/n", "did the keeper quit"),
        ("did the keeper quit or nah?", "did the keeper quit?"),
        ("yo who won tho lol", "who won"),
        ("Does he know whether or not?", "Does he know whether or not?"),
        ("like what?", "like what?"),
        ("lol", "lol"),
    ],
)
def test_remarks_go_but_never_the_whole_question(typed: str, written: str) -> None:
    assert written_out(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("is he out 4 good", "is he out for good"),
        ("who went 2 paris", "who went to paris"),
        ("which 2 players left", "which 2 players left"),
        ("4 goals by whom", "4 goals by whom"),
        ("what happened may 4 in town", "what happened may 4 in town"),
        ("who met on 4 may", "who met on 4 may"),
        ("Who left on 2 November?", "Who left on 2 November?"),
        ("Why did only Paris raise 4 percent?", "Why did only Paris raise 4 percent?"),
    ],
)
def test_a_digit_is_a_word_only_where_it_counts_nothing(typed: str, written: str) -> None:
    assert written_out(typed) == written


@given(st.text(max_size=80))
def test_no_text_is_lost_or_breaks_it(text: str) -> None:
    assert bool(written_out(text).strip()) == bool(text.strip())
