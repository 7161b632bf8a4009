"""How long a warm question takes, stage by stage: `python -m eval.speed`.

Every dev question is asked in turn, and what the encoder takes is counted apart. The yardstick is
the encoder's own pass over the same texts, one after the other and with nothing in between: a
question shall take at most 1.5 times that and 5 ms (medians). Times are those of one process on
this machine, whatever else it does: compare ratios, not milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from statistics import median
from time import perf_counter

from eval.gold import GoldQuestion, gold_file, load
from eval.selective import percentile
from index.disk import default_article
from index.encode import Encoder, FloatArray, WordPieces, open_encoder
from rag.assistant import Assistant
from rag.pieces import OnceReader

FACTOR, SPARE = 1.5, 0.005
"""What a question may take: so many times the encoder alone, and so many seconds more."""


class Watched(OnceReader):
    """An encoder that notes which questions it reads and how long that takes.

    Attributes:
        seconds: spent on `texts`.
        texts: those read since both were emptied, in order.
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.seconds = 0.0
        self.texts: list[str] = []
        self.read_question = lru_cache(maxsize=1)(self._noted)

    def _noted(self, text: str) -> tuple[FloatArray, WordPieces]:
        started = perf_counter()
        found = self._encoder.read_question(text)
        self.seconds += perf_counter() - started
        self.texts.append(text)
        return found


def main() -> None:
    """Print the medians of each stage, and the whole beside the yardstick."""
    encoder = open_encoder()
    watched = Watched(encoder)
    assistant = Assistant.open(encoder=watched)
    assistant.warm()
    questions = load([gold_file("dev")], default_article()).questions
    wholes, encoding, alone = [], [], []
    for gold in questions:
        watched.seconds, watched.texts = 0.0, []
        wholes.append(_seconds(partial(assistant.ask, gold.question, gold.history)))
        encoding.append(watched.seconds)
        alone.append(sum(_seconds(partial(encoder.read_question, text)) for text in watched.texts))
    # Each stage in a round of its own: what is remembered of the last questions spares it nothing.
    found = _without_encoder(assistant.found, questions, watched)
    read = _without_encoder(assistant.read, questions, watched)
    stages = {
        "understanding": read,
        "encoding": encoding,
        "ranking, days and checks": _differences(found, read),
        "citing and the few words": _differences(_differences(wholes, encoding), found),
        "a whole question": wholes,
    }
    for name, times in stages.items():
        p95 = percentile(times, 0.95) or 0.0
        print(f"{name:26} {1000 * median(times):6.1f} ms  (95%: {1000 * p95:.1f} ms)")
    one, yardstick = median(stages["a whole question"]), median(alone)
    print(
        f"the encoder alone takes {1000 * yardstick:.1f} ms; a question may take "
        f"{1000 * (FACTOR * yardstick + SPARE):.1f} ms and takes {1000 * one:.1f} ms, "
        f"{one / yardstick:.2f} times the encoder"
    )


def _without_encoder(
    stage: Callable[[str, Sequence[str]], object],
    questions: Sequence[GoldQuestion],
    watched: Watched,
) -> list[float]:
    """Return the seconds that a stage takes for each question beside the encoder's work."""
    times = []
    for gold in questions:
        watched.seconds = 0.0
        times.append(_seconds(partial(stage, gold.question, gold.history)) - watched.seconds)
    return times


def _differences(longer: Sequence[float], shorter: Sequence[float]) -> list[float]:
    return [one - other for one, other in zip(longer, shorter, strict=True)]


def _seconds(do: Callable[[], object]) -> float:
    started = perf_counter()
    do()
    return perf_counter() - started


if __name__ == "__main__":
    main()
