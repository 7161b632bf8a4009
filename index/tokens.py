"""Token counts by tiktoken's cl100k_base, from the vocabulary that ships with this package.

tiktoken looks for a vocabulary in the folder that `TIKTOKEN_CACHE_DIR` names before it looks
anywhere else, and checks the file's sha256; so counts are the same with and without a network.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

VOCABULARY_FOLDER = Path(__file__).parent / "data" / "tiktoken"


@cache
def token_counter() -> Callable[[str], int]:
    """Return a function from text to its number of cl100k_base tokens.

    Special tokens in the text are counted as ordinary characters. The environment variable is
    set only while the vocabulary is read.
    """
    import tiktoken

    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    os.environ["TIKTOKEN_CACHE_DIR"] = str(VOCABULARY_FOLDER)
    try:
        encoding = tiktoken.get_encoding("cl100k_base")
    finally:
        if before is None:
            del os.environ["TIKTOKEN_CACHE_DIR"]
        else:
            os.environ["TIKTOKEN_CACHE_DIR"] = before
    return lambda text: len(encoding.encode_ordinary(text))
