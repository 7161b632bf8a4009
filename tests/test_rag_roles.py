"""Offices: who holds them by the text, and whom a question means by them."""

from __future__ import annotations

import pytest

from rag.names import Names
from rag.roles import named, read_holders, spare_names_in

HOLDERS = read_holders(
    [
        "US President Donald Trump met South Korea President Moon.",
        "President Moon Jae-in met Secretary of State Mike Pompeo and Secretary Pompeo's aide.",
        "ROK FM Kang Kyung-wha saw DPRK Foreign Minister Ri Yong Ho.",
        "ROK Defense Minister Jeong Kyeong-doo met Defense Secretary James Mattis.",
        "US Ambassador to the UN Nikki Haley and National Security Advisor John Bolton left.",
        "Special Representative Biegun spoke to Vice President Mike Pence.",
        "Outgoing Harbor Commander Gen. Ann Lee saw Incoming Harbor Commander Gen. Bo Ray.",
        "North Korean Leader Kim Jong Un and Korea Society President Tom Byrne stayed.",
    ]
)


def test_one_person_under_several_names_is_held_once_under_the_longest() -> None:
    assert [h.name for h in HOLDERS if h.office == "president"] == [
        "Donald Trump",
        "Moon Jae-in",
        "Tom Byrne",
    ]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did the American president say?", ("Donald Trump",)),
        ("What did the president of South Korea say?", ("Moon Jae-in",)),
        ("What did the top US diplomat say?", ("Mike Pompeo",)),
        ("What did Seoul's top diplomat say?", ("Kang Kyung-wha",)),
        ("What did Pyongyang's foreign minister say?", ("Ri Yong Ho",)),
        ("Why did the Pentagon chief go?", ("James Mattis",)),
        ("What did the South Korean defence chief say?", ("Jeong Kyeong-doo",)),
        ("What did America's UN envoy say?", ("Nikki Haley",)),
        ("What did the national security adviser say?", ("John Bolton",)),
        ("What did the vice-president say?", ("Mike Pence",)),
        ("What did the North Korean leader say?", ("Kim Jong Un",)),
        ("What did the departing harbor commander say?", ("Ann Lee",)),
        ("What did the new commander say?", ("Bo Ray",)),
        ("What did the commander say?", ()),
        ("What did the president say?", ()),
        ("What did the French president say?", ()),
        ("What did Trump say?", ()),
    ],
)
def test_an_office_names_its_holder_where_it_can_be_told(
    question: str, names: tuple[str, ...]
) -> None:
    assert named(question, HOLDERS) == names


@pytest.mark.parametrize(
    ("question", "spare"),
    [
        ("How often is Steve Fry mentioned?", {"steve"}),
        ("How often is Stephen Fry mentioned?", {"stephen"}),
        ("How often is Ann Lee mentioned?", set()),
        ("How often is Lee mentioned?", set()),
    ],
)
def test_a_given_name_is_spared_where_the_surname_tells_one_person(
    question: str, spare: set[str]
) -> None:
    known = frozenset({"stephen fry", "steve fry", "fry", "ann lee", "bo lee", "lee"})
    assert spare_names_in(question, Names(persons=known)) == spare
