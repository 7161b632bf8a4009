"""What loading any model from files needs: silence, one thread, and one line where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BadSetting


@contextmanager
def loading(folder: Path, kind: str) -> Iterator[None]:
    """Make what is loaded inside load in silence, and whatever goes wrong one line.

    Args:
        folder: where the model lies.
        kind: what it should be, with its article: "a sentence-transformers model".

    Raises:
        BadSetting: in place of what the libraries let out for the many ways to be no model.
    """
    import torch
    from safetensors import SafetensorError
    from threadpoolctl import threadpool_limits

    # A question is one sentence: threads would wait for one another longer than they compute,
    # far longer where other programs keep the processor busy. That holds for numpy and FAISS too.
    torch.set_num_threads(1)
    threadpool_limits(1)
    try:
        with _silence():
            yield
    except (
        OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ImportError,
        SafetensorError,
    ) as error:  # fmt: skip
        why = " ".join(str(error).split())[:200]
        raise BadSetting(
            f"the model in {folder} can't be loaded ({why}): name the folder of {kind}"
        ) from error


@contextmanager
def _silence() -> Iterator[None]:
    """Keep transformers from drawing its bar and its report of weights while a model loads."""
    from transformers.utils import logging

    bar, verbosity = logging.is_progress_bar_enabled(), logging.get_verbosity()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # no types there
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # no types there
    try:
        yield
    finally:
        logging.set_verbosity(verbosity)
        if bar:
            logging.enable_progress_bar()  # type: ignore[no-untyped-call]  # no types there
