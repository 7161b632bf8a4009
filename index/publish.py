"""A folder that changes as a whole: written aside, moved into place, never seen half done.

A new folder is written as the sibling `.<name>.rag-new` and is on the disk before anything moves;
then the old one becomes `.<name>.rag-old`, and the new one takes its place. Writers and readers
take turns by a lock on the parent folder, which the system lifts when a process dies. After a
crash between the two moves, readers find the old folder where it was put aside, and the next
writer puts it back before it starts.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


def publish(folder: Path, check: Callable[[], None], fill: Callable[[Path], Result]) -> Result:
    """Put a new folder in the place of an old one, or where there is none.

    Args:
        folder: an absolute path that is no link; its parent exists.
        check: raises if what stands at `folder` must not be replaced.
        fill: writes the new folder, which exists and is empty, and syncs what it writes.

    Returns:
        What `fill` returns.

    Raises:
        OSError: if the disk refuses; the old folder stands, or comes back at the next call.
    """
    with locked(folder.parent, exclusive=True):
        new, old = _aside(folder)
        _tidy(folder)
        check()
        try:
            new.mkdir()
            result = fill(new)
            sync(new)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
            sync(folder.parent)
        finally:
            # What stays after all, the next call removes.
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return result


def standing(folder: Path) -> Path:
    """Return where the folder's contents stand: aside after a crash, else in its place.

    To be called, and the contents read, while the parent is locked.
    """
    _, old = _aside(folder)
    return old if old.exists() and not folder.exists() else folder


@contextmanager
def locked(folder: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold the lock of a folder: one writer alone, or any number of readers.

    Raises:
        OSError: if there is no such folder or it can't be read.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems lock no folders. One writer at a time works there as well.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def sync(path: Path) -> None:
    """Have a file's bytes, or the names in a folder, on the disk before going on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tidy(folder: Path) -> None:
    """Clean up after a writer that died; the lock is held, so nobody is at work there."""
    new, old = _aside(folder)
    if new.exists():
        shutil.rmtree(new)
    if old.exists():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)


def _aside(folder: Path) -> tuple[Path, Path]:
    """Return where the new folder is written and where the old one waits while they change."""
    return (
        folder.with_name(f".{folder.name}.rag-new"),
        folder.with_name(f".{folder.name}.rag-old"),
    )
