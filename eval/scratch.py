"""What inputs of any size need: a place on disk to work in, and a list of problems that ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from eval.files import refuse

LISTED = 1000
"""Most problems told one by one; the others are counted."""


class Problems:
    """What is wrong with an input, to be told all at once."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._more = 0

    def add(self, problem: str) -> None:
        """Note one problem, a line that names its place."""
        if len(self._told) < LISTED:
            self._told.append(problem)
        else:
            self._more += 1

    def refuse(self) -> None:
        """Raise what was noted as one error; do nothing if nothing was.

        Raises:
            BadFile: with a line for each problem.
        """
        more = [f"and {self._more:,} more like these"] if self._more else []
        refuse([*self._told, *more])


@contextmanager
def scratch(schema: str) -> Iterator[sqlite3.Connection]:
    """Open an empty SQLite database on disk that vanishes when it is closed.

    It holds what must be looked up or sorted and may be larger than memory; SQLite itself keeps
    2 MB of it at a time.

    Args:
        schema: the SQL statements that make its tables.
    """
    with closing(sqlite3.connect("")) as database:  # no name: a temporary file of its own
        database.executescript(
            "PRAGMA temp_store = FILE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA cache_size = -2000; {schema}"
        )
        yield database
