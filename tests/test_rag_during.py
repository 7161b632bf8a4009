"""All that actors did on a matter over several days, over an invented chronology."""

from __future__ import annotations

import pytest

from rag.assistant import Assistant

RIVER = """# A year on the river

May 3, 2021: Gen. Ada Holm praises the new bridge.

May 4, 2021: The Daily Tribune newspaper describes a quarrel over tolls.

May 6, 2021: Mayor Ruth Fenn says tolls must stay.

May 7, 2021: Media reports suggest the mayor is opposed to the ferry.

May 9, 2021: Mayor Ruth Fenn opens a market.

May 11, 2021: Gen. Ada Holm warns of floods.

May 12, 2021: Mayor Ruth Fenn promises lower tolls for ferries.
"""


@pytest.fixture(scope="module")
def river(assistant: Assistant) -> Assistant:
    """An assistant that knows the invented notes alone."""
    return assistant.over([assistant.embedded("river.md", RIVER)])


@pytest.mark.xfail(reason="the choice takes another one's word on tolls as well")
def test_all_that_an_actor_did_on_a_matter_in_some_days_is_cited(river: Assistant) -> None:
    """Each entry by the actor and on the matter is cited, and no other one of the days."""
    answer = river.ask("From May 5 to May 12, 2021, what did Fenn say about tolls?")
    assert [citation.day.day for citation in answer.citations if citation.day] == [6, 12]


def test_a_holiday_that_tells_the_day_is_no_unknown_name(assistant: Assistant) -> None:
    assert assistant.ask("What ruling was handed down on Christmas Eve?").outcome == "answered"
