"""What every store must give: the same ids in the same order with the same scores.

`ReferenceStore` is the plainest store there is: it compares with everything and counts raw words.
It stands to the same tests as the local one, and the local one is compared with it on random data.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from index.analyze import terms as analysed
from index.encode import FloatArray
from index.store import LocalStore, PassageStore, Scored
from index.types import DateSpan, Passage, Sentence, Span

WORDS = tuple(f"w{number}" for number in range(12))
"""Words that the analysis of text leaves as they are, so that counting them raw is an oracle."""

MakeStore = Callable[[], PassageStore]


class ReferenceStore:
    """Brute force over plain lists, in double precision."""

    def __init__(self) -> None:
        self._all: list[Passage] = []
        self._rows = np.zeros((0, 0), np.float32)

    def add(self, passages: Sequence[Passage], vectors: FloatArray) -> None:
        taken = {passage.id for passage in self._all}
        taken |= {sentence.id for sentence in self._sentences()}
        ids = [passage.id for passage in passages]
        ids += [sentence.id for passage in passages for sentence in passage.sentences]
        sentences = sum(len(passage.sentences) for passage in passages)
        if len(set(ids)) < len(ids) or taken & set(ids) or vectors.shape[:1] != (sentences,):
            raise ValueError("ids or rows are wrong")
        if self._all and vectors.shape[1] != self._rows.shape[1]:
            raise ValueError("rows are wrong")
        if not all(abs(math.dist(row, [0.0] * len(row)) - 1) < 1e-3 for row in vectors.tolist()):
            raise ValueError("rows are not unit")
        self._rows = np.vstack([self._rows, vectors]) if self._all else vectors.copy()
        self._all.extend(passages)

    def dense(self, vector: FloatArray, limit: int) -> list[Scored]:
        if not self._all:
            return []
        if vector.shape != self._rows.shape[1:] or not np.isfinite(vector).all():
            raise ValueError("the vector is wrong")
        question = vector.tolist()
        scores = [
            math.fsum(a * b for a, b in zip(row, question, strict=True))
            for row in self._rows.tolist()
        ]
        return self._best(dict(enumerate(scores)), limit)

    def lexical(self, terms: Sequence[str], limit: int) -> list[Scored]:
        """BM25 as FTS5 documents it, from raw counts of the words between spaces."""
        texts = [self._words(sentence) for sentence in self._sentences()]
        scores: dict[int, float] = {}
        for term in dict.fromkeys(terms):
            holding = [row for row, words in enumerate(texts) if term in words]
            rarity = math.log((len(texts) - len(holding) + 0.5) / (len(holding) + 0.5))
            for row in holding:
                times = texts[row].count(term)
                average = sum(map(len, texts)) / len(texts)
                damped = times + 1.2 * (1 - 0.75 + 0.75 * len(texts[row]) / average)
                gain = max(rarity, 1e-6) * times * (1.2 + 1) / damped
                scores[row] = scores.get(row, 0.0) + gain
        return self._best(scores, limit)

    def in_range(self, days: DateSpan) -> list[Passage]:
        found = [
            (passage.day, passage.document, at, passage)
            for at, passage in enumerate(self._all)
            if passage.day is not None and days.start <= passage.day < days.end
        ]
        return [passage for *_, passage in sorted(found, key=lambda item: item[:3])]

    def get(self, passage_id: str) -> Passage:
        return {passage.id: passage for passage in self._all}[passage_id]

    def passages(self) -> tuple[Passage, ...]:
        return tuple(self._all)

    def vectors(self) -> FloatArray:
        return self._rows.copy()

    def count(self) -> int:
        return len(self._all)

    def _sentences(self) -> list[Sentence]:
        return [sentence for passage in self._all for sentence in passage.sentences]

    @staticmethod
    def _words(sentence: Sentence) -> list[str]:
        return sentence.context.split()

    def _best(self, scores: dict[int, float], limit: int) -> list[Scored]:
        ids = [sentence.id for sentence in self._sentences()]
        # Rounded, because sums in another order differ in their last digit, and a tie is a tie.
        order = sorted(scores, key=lambda row: (-round(scores[row], 12), row))
        return [Scored(ids[row], scores[row]) for row in order[: max(limit, 0)]]


@pytest.fixture(params=[LocalStore, ReferenceStore])
def make_store(request: pytest.FixtureRequest) -> MakeStore:
    maker: MakeStore = request.param
    return maker


def _passage(
    name: str, *contexts: str, document: str = "a.txt", day: date | None = None, start: int = 0
) -> Passage:
    passage_id = f"{document}#{name}"
    sentences = []
    for number, context in enumerate(contexts, start=1):
        span = Span(start, start + len(context))
        sentences.append(Sentence(f"{passage_id}/{number}", span, f"Text: {context}", context))
        start = span.end + 1
    return Passage(
        id=passage_id,
        document=document,
        kind="event" if day else "prose",
        span=Span(sentences[0].span.start, sentences[-1].span.end),
        text=" ".join(contexts),
        section="Chronology" if day else "Politics",
        day=day,
        sentences=tuple(sentences),
    )


def _unit(rows: ArrayLike) -> FloatArray:
    array = np.array(rows, np.float64)
    return np.asarray(array / np.linalg.norm(array, axis=1, keepdims=True), np.float32)


def _ids(found: Sequence[Scored]) -> list[str]:
    return [scored.id.removeprefix("a.txt#") for scored in found]


THREE = (
    _passage("p1", "w1 w2", "w1 w1 w3"),
    _passage("2018-09-06.1", "w4 w2 w5 w6", day=date(2018, 9, 6), start=40),
)
THREE_ROWS = _unit([[1, 0], [3, 4], [0, 1]])


def test_the_words_of_these_tests_pass_the_analysis_unchanged() -> None:
    assert analysed(" ".join(WORDS)) == WORDS


def test_dense_scores_are_cosines_best_first(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    found = store.dense(np.array([0, 1], np.float32), 10)
    assert _ids(found) == ["2018-09-06.1/1", "p1/2", "p1/1"]
    assert [scored.score for scored in found] == pytest.approx([1.0, 0.8, 0.0], abs=1e-7)


def test_lexical_scores_are_bm25_worked_out_by_hand(make_store: MakeStore) -> None:
    """N = 3 sentences of 2, 3 and 4 words, 3 on average.

    w3 is in one of them: idf = ln(2.5 / 1.5) = 0.5108256, once among 3 words, so
    0.5108256 * 2.2 / (1 + 1.2) = 0.5108256. w5: once among 4 words, so the same idf times
    2.2 / (1 + 1.2 * (0.25 + 0.75 * 4/3)) = 0.88, 0.4495265. w1 and w2 are in two of three: their
    idf would be negative, and is 0.000001.
    """
    store = make_store()
    store.add(THREE, THREE_ROWS)
    assert _ids(store.lexical(["w3"], 9)) == ["p1/2"]
    assert store.lexical(["w3"], 9)[0].score == pytest.approx(0.5108256, rel=1e-6)
    assert store.lexical(["w5"], 9)[0].score == pytest.approx(0.4495265, rel=1e-6)
    common = store.lexical(["w1"], 9)
    # Twice among 3 words: 2 * 2.2 / (2 + 1.2); once among 2: 2.2 / (1 + 1.2 * 0.75).
    assert _ids(common) == ["p1/2", "p1/1"]
    assert [scored.score for scored in common] == pytest.approx([1.375e-6, 1.157895e-6], rel=1e-5)


def test_a_repeated_term_counts_once(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    assert store.lexical(["w3", "w5", "w3"], 9) == store.lexical(["w3", "w5"], 9)


def test_equal_scores_keep_the_order_added_at_every_limit(make_store: MakeStore) -> None:
    store = make_store()
    store.add([_passage(f"p{n}", "w1 w2") for n in range(9)], _unit([[1, 2]] * 9))
    store.add([_passage("p9", "w1 w3")], _unit([[2, 1]]))
    for limit in range(1, 12):
        expected = [f"p{n}/1" for n in range(10)][:limit]
        assert _ids(store.dense(np.array([0, 1], np.float32), limit)) == expected
        assert _ids(store.lexical(["w1"], limit)) == expected


def test_limits_beyond_both_ends(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    vector = np.array([1, 0], np.float32)
    for limit in (0, -1, -(10**20)):
        assert store.dense(vector, limit) == []
        assert store.lexical(["w1"], limit) == []
    assert len(store.dense(vector, 10**20)) == 3
    assert len(store.lexical(["w1"], 10**20)) == 2


def test_an_empty_store_finds_nothing(make_store: MakeStore) -> None:
    store = make_store()
    assert store.dense(np.array([1, 0], np.float32), 5) == []
    assert store.lexical(["w1"], 5) == []
    assert store.in_range(DateSpan(date(1, 1, 1), date(9999, 12, 31))) == []
    assert (store.passages(), store.count(), len(store.vectors())) == ((), 0, 0)


def test_what_was_added_is_given_back(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE[:1], THREE_ROWS[:2])
    store.add(THREE[1:], THREE_ROWS[2:])
    assert store.passages() == THREE
    assert store.count() == 2
    assert store.get("a.txt#p1") == THREE[0]
    np.testing.assert_array_equal(store.vectors(), THREE_ROWS)
    with pytest.raises(KeyError):
        store.get("a.txt#p2")


def test_changing_the_vectors_given_out_changes_nothing_inside(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    store.vectors()[:] = 0
    np.testing.assert_array_equal(store.vectors(), THREE_ROWS)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2018-09-06", "2018-09-07", ["b#2018-09-06.1", "a#2018-09-06.1", "a#2018-09-06.2"]),
        ("2018-09-05", "2018-09-06", []),
        ("2018-09-07", "2018-12-31", []),
        ("2018-09-06", "2018-09-06", []),
        ("2018-12-31", "2019-01-01", ["a#2018-12-31.1"]),
        (
            "0001-01-01",
            "9999-12-31",
            [
                "b#0099-03-04.1", "b#2018-09-06.1", "a#2018-09-06.1", "a#2018-09-06.2",
                "a#2018-12-31.1",
            ],
        ),
    ],
)  # fmt: skip
def test_ranges_are_half_open_and_in_order(
    make_store: MakeStore, start: str, end: str, expected: list[str]
) -> None:
    """By day, then name of document ("B.txt" is before "a.txt"), then ordinal."""
    days = [
        ("a.txt", "2018-12-31.1"), ("a.txt", "2018-09-06.1"), ("a.txt", "2018-09-06.2"),
        ("B.txt", "2018-09-06.1"), ("B.txt", "0099-03-04.1"),
    ]  # fmt: skip
    entries = [
        _passage(name, "w1", document=document, day=date.fromisoformat(name[:10]))
        for document, name in days
    ]
    store = make_store()
    store.add([_passage("p1", "w1"), *entries], _unit([[1, 1]] * 6))
    span = DateSpan(date.fromisoformat(start), date.fromisoformat(end))
    found = [entry.id.replace(".txt#", "#").lower() for entry in store.in_range(span)]
    assert found == expected


@pytest.mark.parametrize(
    "vectors",
    [
        THREE_ROWS[:2],
        np.vstack([THREE_ROWS, THREE_ROWS[:1]]),
        2 * THREE_ROWS,
        0 * THREE_ROWS,
        np.full((3, 2), np.nan, np.float32),
    ],
)
def test_rows_that_do_not_fit_are_refused_and_nothing_is_added(
    make_store: MakeStore, vectors: FloatArray
) -> None:
    store = make_store()
    with pytest.raises(ValueError, match="row"):
        store.add(THREE, vectors)
    assert store.count() == 0
    assert store.lexical(["w3"], 5) == []
    store.add(THREE, THREE_ROWS)
    assert store.passages() == THREE


@pytest.mark.parametrize(
    "again", [THREE[:1], [_passage("new", "w1", "w2"), _passage("new", "w3", "w4")]]
)
def test_an_id_given_twice_is_refused_and_nothing_is_added(
    make_store: MakeStore, again: Sequence[Passage]
) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    rows = _unit([[1, 1]] * sum(len(passage.sentences) for passage in again))
    with pytest.raises(ValueError, match="id"):
        store.add(again, rows)
    assert store.passages() == THREE
    assert len(store.lexical(["w1", "w2", "w3", "w4"], 9)) == 3


@pytest.mark.parametrize("vector", [[1, 0, 0], [[1, 0]], [np.nan, 0], [np.inf, 0]])
def test_a_question_vector_that_does_not_fit_is_refused(
    make_store: MakeStore, vector: object
) -> None:
    store = make_store()
    store.add(THREE, THREE_ROWS)
    with pytest.raises(ValueError, match="vector"):
        store.dense(np.array(vector, np.float32), 3)


def test_rows_of_another_dimension_are_refused(make_store: MakeStore) -> None:
    store = make_store()
    store.add(THREE[:1], THREE_ROWS[:2])
    with pytest.raises(ValueError, match="rows"):
        store.add(THREE[1:], _unit([[1, 0, 0]]))


@pytest.fixture(scope="module")
def three() -> LocalStore:
    store = LocalStore()
    store.add(THREE, THREE_ROWS)
    return store


HOSTILE = (
    '"', '""', "'", "*", "w3*", "^w3", "w3 w5", "w3 OR w5", "NEAR(w3 w5)", "terms:w3", "-w3",
    "(", ")", "+", "", " ", "\0", "w3\0", '"\0', "\n", "W3", "ŵ3", "\ud800", "AND", "NOT", "OR",
    "{terms}: w3", "';DROP TABLE passages;--",
)  # fmt: skip


@pytest.mark.parametrize("term", HOSTILE)
def test_what_is_no_term_is_found_nowhere_and_breaks_nothing(three: LocalStore, term: str) -> None:
    assert three.lexical([term], 5) == []
    assert _ids(three.lexical([term, "w3"], 5)) == ["p1/2"]


@given(terms=st.lists(st.text(max_size=8), max_size=5))
def test_any_strings_can_be_searched_for(three: LocalStore, terms: list[str]) -> None:
    words = {word for passage in THREE for s in passage.sentences for word in s.context.split()}
    assert bool(three.lexical(terms, 5)) == (not words.isdisjoint(terms))


def test_words_that_are_operators_are_terms_like_any_other() -> None:
    """FTS5 reads only capitals as operators, and quotes take even that from them."""
    store = LocalStore()
    store.add([_passage("p1", "nears columns")], _unit([[1, 0]]))
    assert len(store.lexical(["near"], 5)) == len(store.lexical(analysed("nears"), 5)) == 1


def test_thousands_of_terms_can_be_searched_for(three: LocalStore) -> None:
    assert _ids(three.lexical([f"x{n}" for n in range(20_000)] + ["w3"], 5)) == ["p1/2"]


def test_a_term_with_an_underscore_is_one_whole() -> None:
    store = LocalStore()
    store.add([_passage("p1", "Pyongyang tested rockets")], _unit([[1, 0]]))
    assert "dprk_" in analysed("Pyongyang")
    assert len(store.lexical(["dprk_"], 5)) == 1
    assert store.lexical(["dprk"], 5) == []
    assert store.lexical(["_"], 5) == []


def _random_passages(rng: random.Random, count: int) -> list[Passage]:
    passages = []
    for number in range(count):
        contexts = [
            " ".join(rng.choices(WORDS, weights=range(1, 13), k=rng.randint(1, 12)))
            for _ in range(rng.randint(1, 4))
        ]
        document = rng.choice(["a.txt", "b.txt", "C.txt"])
        if rng.random() < 0.5:
            day = date(2018, 8, 28) + timedelta(days=rng.randrange(8))
            name = f"{day}.{number}"
            passages.append(_passage(name, *contexts, document=document, day=day))
        else:
            passages.append(_passage(f"p{number}", *contexts, document=document))
    return passages


def _random_rows(rng: random.Random, count: int) -> FloatArray:
    """Return unit rows, about every fourth one the same as an earlier one."""
    rows: list[list[float]] = []
    for _ in range(count):
        again = rows and rng.random() < 0.25
        rows.append(rng.choice(rows) if again else [rng.gauss(0, 1) for _ in range(16)])
    return _unit(rows)


def _assert_same(found: list[Scored], expected: list[Scored], tolerance: float) -> None:
    assert [scored.id for scored in found] == [scored.id for scored in expected]
    assert [scored.score for scored in found] == pytest.approx(
        [scored.score for scored in expected], rel=tolerance, abs=tolerance
    )


def _reopened(store: LocalStore, folder: Path) -> LocalStore:
    folder.mkdir()
    store.save(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["passages.sqlite", "vectors.faiss"]
    return LocalStore.open(
        (folder / "passages.sqlite").read_bytes(), (folder / "vectors.faiss").read_bytes()
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_local_store_agrees_with_brute_force_before_and_after_saving(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On random passages with many ties: ids and scores, dense and lexical, and all ranges."""
    rng = random.Random(seed)
    passages = _random_passages(rng, rng.randint(1, 40))
    rows = _random_rows(rng, sum(len(passage.sentences) for passage in passages))
    reference, local = ReferenceStore(), LocalStore()
    reference.add(passages, rows)
    half = len(passages) // 2
    sentences = sum(len(passage.sentences) for passage in passages[:half])
    local.add(passages[:half], rows[:sentences])
    local.add(passages[half:], rows[sentences:])
    reopened = _reopened(local, tmp_path_factory.mktemp("store") / "saved")
    for store in (local, reopened):
        assert store.passages() == reference.passages()
        np.testing.assert_array_equal(store.vectors(), rows)
        for _ in range(6):
            limit = rng.randint(1, 130)
            vector = (
                rows[rng.randrange(len(rows))] if rng.random() < 0.5 else _random_rows(rng, 1)[0]
            )
            _assert_same(store.dense(vector, limit), reference.dense(vector, limit), 1e-7)
            terms = rng.choices([*WORDS, "unknown"], k=rng.randint(0, 5))
            _assert_same(store.lexical(terms, limit), reference.lexical(terms, limit), 1e-9)
            start = date(2018, 8, 26) + timedelta(days=rng.randrange(12))
            days = DateSpan(start, start + timedelta(days=rng.randrange(12)))
            assert store.in_range(days) == reference.in_range(days)


def test_a_store_of_many_near_ties_is_exact() -> None:
    """Cosines that differ by less than float32 can tell are still in their true order."""
    rng = np.random.default_rng(7)
    base = rng.normal(size=384)
    rows = _unit(base + 1e-5 * rng.normal(size=(500, 384)))
    passages = [_passage(f"p{n}", "w1") for n in range(500)]
    local, reference = LocalStore(), ReferenceStore()
    local.add(passages, rows)
    reference.add(passages, rows)
    vector = _unit([base])[0]
    _assert_same(local.dense(vector, 20), reference.dense(vector, 20), 1e-12)


def test_an_empty_store_can_be_saved_and_opened(tmp_path: Path) -> None:
    store = _reopened(LocalStore(), tmp_path / "saved")
    assert store.count() == 0
    assert store.dense(np.array([1, 0], np.float32), 5) == []
    store.add(THREE, THREE_ROWS)
    assert store.passages() == THREE


@pytest.mark.parametrize("keep", [0, 1, 100, 3000])
def test_truncated_files_are_refused(three: LocalStore, tmp_path: Path, keep: int) -> None:
    three.save(tmp_path)
    tables = (tmp_path / "passages.sqlite").read_bytes()
    vectors = (tmp_path / "vectors.faiss").read_bytes()
    with pytest.raises(ValueError, match="can't be read"):
        LocalStore.open(tables[:keep], vectors)
    with pytest.raises(ValueError, match="can't be read"):
        LocalStore.open(tables, vectors[: min(keep, len(vectors) - 1)])


def test_files_of_two_stores_are_refused(three: LocalStore, tmp_path: Path) -> None:
    other = LocalStore()
    other.add(THREE[:1], THREE_ROWS[:2])
    for name, store in (("one", three), ("two", other)):
        (tmp_path / name).mkdir()
        store.save(tmp_path / name)
    with pytest.raises(ValueError, match="one for each sentence"):
        LocalStore.open(
            (tmp_path / "one" / "passages.sqlite").read_bytes(),
            (tmp_path / "two" / "vectors.faiss").read_bytes(),
        )


def test_many_threads_get_what_one_gets() -> None:
    rng = random.Random(3)
    passages = _random_passages(rng, 200)
    rows = _random_rows(rng, sum(len(passage.sentences) for passage in passages))
    store = LocalStore()
    store.add(passages, rows)

    def search(number: int) -> tuple[list[Scored], list[Scored], list[Passage]]:
        day = date(2018, 8, 28) + timedelta(days=number % 8)
        terms = [WORDS[number % 12], WORDS[number * 7 % 12]]
        return (
            store.dense(rows[number], 9),
            store.lexical(terms, 9),
            store.in_range(DateSpan.on(day)),
        )

    expected = [search(number) for number in range(150)]
    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(search, range(150))) == expected
