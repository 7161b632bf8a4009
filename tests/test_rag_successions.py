"""Whoever is told by who came before or after is put by name, unless just that is asked."""

from __future__ import annotations

import pytest

from rag.roles import read_holders
from rag.successions import swap_in, with_names

HOLDERS = read_holders(
    ["Outgoing Commander Ann Smith spoke.", "Incoming Commander Bob Jones was heard in May."]
)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("When did Jones' predecessor see the mayor?", "When did Ann Smith see the mayor?"),
        ("What did Smith's successor warn of?", "What did Bob Jones warn of?"),
        ("What did the woman whom Jones replaced think?", "What did Ann Smith think?"),
        ("What did the man who took over from Smith say?", "What did Bob Jones say?"),
        ("Who was Jones's predecessor?", "Who was Jones's predecessor?"),
        ("Who replaced Smith?", "Who replaced Smith?"),
    ],
)
def test_who_is_told_by_another_is_put_by_name(question: str, read: str) -> None:
    assert with_names(question, HOLDERS) == read
    assert bool(swap_in(question, read, HOLDERS)) == (question != read)


def test_two_of_other_offices_are_never_taken_for_each_other() -> None:
    others = read_holders(["Outgoing Commander Ann Smith spoke.", "Incoming Judge Bob Jones came."])
    assert (
        with_names("What did Smith's successor say?", others) == "What did Smith's successor say?"
    )
