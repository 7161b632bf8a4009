"""The two files that are shipped are the very bytes they claim to be."""

from __future__ import annotations

import hashlib
from pathlib import Path

DATA = Path(__file__).parent.parent / "index" / "data"


def test_the_article_is_shipped_byte_for_byte() -> None:
    article = (DATA / "us-korea-relations-2019-01.txt").read_bytes()
    assert len(article) == 27_967
    assert (
        hashlib.sha256(article).hexdigest()
        == "9c922133977bfd47a453c0d35fad2145a7e3e2da24a84dd4b3976cbbc05e64ce"
    )


def test_the_vocabulary_is_the_one_that_tiktoken_expects() -> None:
    """The file name is the one under which tiktoken's cache looks for cl100k_base."""
    vocabulary = DATA / "tiktoken" / "9b5ad71b2ce5302211f9c61530b329a4922fc6a4"
    assert (
        hashlib.sha256(vocabulary.read_bytes()).hexdigest()
        == "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
    )
    address = b"https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken"
    assert hashlib.sha1(address).hexdigest() == vocabulary.name
