"""What post somebody holds is the title before the name."""

from __future__ import annotations

import pytest

from index.types import Span
from rag.short import Evidence, short_answer, wanted

TOLD = [
    ("What is Anna Berg's job?", "NHL Executive Director Anna Berg warned Oslo.",
     "NHL Executive Director"),
    ("What position does Berg hold?", "Harbour Minister Anna Berg and Mayor Dahl met.",
     "Harbour Minister"),
    ("What is Dahl's post?", "Harbour Minister Berg and Deputy Mayor Dahl met.", "Deputy Mayor"),
    ("What does Ida Falk do for a living?", "They met special envoy Ida Falk in Bergen.",
     "special envoy"),
    ("What is the role of Falk?", "Secretary of State Ida Falk resigns.", "Secretary of State"),
]  # fmt: skip


def _short(question: str, sentence: str) -> str | None:
    evidence = Evidence(sentence, Span(0, len(sentence)), sentence, None)
    found = short_answer(question, "what", [evidence])
    return found.text if found else None


@pytest.mark.parametrize(("question", "sentence", "title"), TOLD)
def test_a_post_is_told_by_the_title_before_the_name(
    question: str, sentence: str, title: str
) -> None:
    assert _short(question, sentence) == title


def test_a_name_without_a_title_tells_no_post() -> None:
    assert _short("What is Berg's job?", "The counterpart of Mayor Dahl, Berg, resigned.") is None


@pytest.mark.parametrize(
    "question",
    ["What did Berg do?", "What is Berg's view?", "What is the role of the harbour?"],
)
def test_what_somebody_did_or_thinks_is_no_post(question: str) -> None:
    assert wanted(question).kind != "office"
