"""Passages -> what is searched by meaning: a vector for each sentence and for each word piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.encode import Encoder, FloatArray, Progress
from index.late import TokenVectors, among_neighbours
from index.types import Document, Passage


def embed(
    passages: Sequence[Passage],
    documents: Iterable[Document],
    encoder: Encoder,
    progress: Progress | None = None,
) -> tuple[FloatArray, TokenVectors]:
    """Return (n, d) float32, unit rows, one for each sentence in order, and the word pieces.

    Args:
        passages: of all documents, in the order of the store.
        documents: what they were cut from; tells which sentences stand together.
        encoder: what embeds each sentence with its date or section in front.
        progress: told of the sentences, which take most of the time.
    """
    contexts = [sentence.context for passage in passages for sentence in passage.sentences]
    vectors, pieces = encoder.read(contexts, progress)
    groups = _standing_together(passages, documents)
    tokens = TokenVectors.of(among_neighbours(pieces, groups, encoder), encoder.dimension)
    return vectors, tokens


def _standing_together(
    passages: Sequence[Passage], documents: Iterable[Document]
) -> Iterator[list[tuple[int, str]]]:
    """Yield the sentences of each paragraph and entry: the number and the text of each."""
    numbers = {
        (passage.document, sentence.span): (number, sentence.text)
        for number, (passage, sentence) in enumerate(
            (passage, sentence) for passage in passages for sentence in passage.sentences
        )
    }
    for document in documents:
        blocks = [block.sentences for block in document.paragraphs]
        for block in (*blocks, *(entry.sentences for entry in document.entries)):
            found = (numbers.get((document.name, span)) for span in block)
            yield [sentence for sentence in found if sentence is not None]
