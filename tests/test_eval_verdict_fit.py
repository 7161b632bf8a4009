"""Fitting the network that says yes or no: what competes, and how it is counted."""

from __future__ import annotations

import numpy as np
import pytest

from eval.gold import gold_file, load
from eval.verdict_fit import Case, cases
from index.disk import default_article
from rag.assistant import Assistant
from rag.short import VERDICT_ROW


@pytest.fixture(scope="module")
def known(assistant: Assistant) -> list[Case]:
    gold = load([gold_file("dev")], default_article()).questions
    closed = [q for q in gold if q.question.startswith(("Did ", "Was ")) and not q.history][:40]
    return list(cases(assistant, closed))


def test_what_the_gold_answer_says_wins(known: list[Case]) -> None:
    """Checked against the gold file: its accepted answers, or that there is none."""
    gold = {q.id: q for q in load([gold_file("dev")], default_article()).questions}
    assert {case.right for case in known} == {"Yes", "No", None}
    for case in known:
        contest = case.contest()
        assert contest.rows.shape[1] == len(VERDICT_ROW)
        half = len(contest.worth) // 2
        yes, no = contest.worth[:half], contest.worth[half:]
        opening = {answer.split()[0].strip(",.").lower() for answer in gold[case.id].answers}
        assert yes.all() == ("yes" in opening)
        assert no.all() == ("no" in opening)
        assert contest.none == float(not gold[case.id].answerable)


def test_rules_go_first_and_scores_decide_the_rest() -> None:
    rows = np.zeros((2, len(VERDICT_ROW)))
    plain = Case("a", "No", "Did the coach resign?", ("The coach refuses to resign.",), rows)
    assert plain.answered(np.array([9.0, 0.0])) == plain.answered(None) == "No"
    other = Case("a", "Yes", "Did the coach resign?", ("The coach threatens to resign.",), rows)
    assert other.answered(np.array([9.0, 0.0])) == "Yes"
    assert other.answered(np.array([0.0, 9.0])) == "No"
    assert other.answered(None) is None
