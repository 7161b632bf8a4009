"""Fitting the choice of what to cite: which sentences belong, and how a choice is counted."""

from __future__ import annotations

import numpy as np
import pytest

from eval.choice_fit import Case, cases
from eval.gold import gold_file, load
from index.article import reading
from index.disk import default_article
from rag.assistant import Assistant
from rag.choice import FEATURES


@pytest.fixture(scope="module")
def known(assistant: Assistant) -> list[Case]:
    gold = load([gold_file("dev")], default_article()).questions
    lists = [question for question in gold if question.type == "list"][:25]
    return list(cases(assistant, lists))


def test_a_sentence_belongs_where_gold_evidence_stands(known: list[Case]) -> None:
    """Checked against the gold quotes themselves, read as text."""
    assert known
    for case in known:
        quotes = {reading(place.quote) for group in case.gold.evidence for place in group}
        texts = [match.sentence.text for match in case.choice.matches]
        expected = [float(any(text in q or q in text for q in quotes)) for text in texts]
        assert [float(contest.worth[0]) for contest in case.contests()] == expected
        assert [contest.none for contest in case.contests()] == [1 - each for each in expected]
        assert all(contest.rows.shape == (1, len(FEATURES)) for contest in case.contests())


def test_citing_what_belongs_and_nothing_else_is_right(known: list[Case]) -> None:
    """Scores that know the gold evidence; questions of which all of it was among the sentences."""
    perfect = 0.0
    for case in known:
        worth = np.array([float(contest.worth[0]) for contest in case.contests()])
        right, precision, recall = case.told(np.where(worth > 0, 9.0, -9.0))
        assert right == float(precision == recall == 1)
        perfect += right
        _, all_precision, all_recall = case.told(np.full(len(worth), 9.0))
        assert all_recall >= recall or len(worth) > 12
        assert all_precision <= precision
    assert perfect > len(known) / 2
