"""One at a time, in turn: whoever has just had a turn lets those who wait go first.

A lock that is given back and taken again at once can keep all others waiting for as long as the
work lasts. Here whoever waits stands in the door, and nobody passes by.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Turns for any number of threads; a turn inside a turn would wait for ever."""

    def __init__(self) -> None:
        self._door = Lock()
        self._lock = Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn, and have it until the block is left."""
        with self._door:
            self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()
