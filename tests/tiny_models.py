"""Models of two layers that a test makes in a moment, with weights by chance or set by hand."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import (
    BertConfig,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    BertModel,
    BertTokenizer,
    PreTrainedModel,
)
from transformers.utils import logging

WORDS = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] who when what did the in . , ? $ met kim moon seoul talks "
    "mattis pom ##peo balloon lifted"
).split()
"""The words that they know; all others are one and the same to them."""

LIMIT = 64
"""Word pieces that they read of question and sentence together, markers included."""


def _config(labels: int = 2) -> BertConfig:
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=LIMIT,
    )
    config.num_labels = labels
    return config


def _saved(model: PreTrainedModel, folder: Path) -> Path:
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # no types there
    folder.mkdir()
    tokenizer = BertTokenizer(vocab={word: at for at, word in enumerate(WORDS)})
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def chance_reader(folder: Path, seed: int = 0) -> Path:
    """Save a reader whose answers are chance, the same for the same seed."""
    torch.manual_seed(seed)
    model = BertForQuestionAnswering(_config())
    torch.nn.init.normal_(model.qa_outputs.weight)
    return _saved(model, folder)


def plain_bert(folder: Path) -> Path:
    """Save a model that was made for no task."""
    torch.manual_seed(0)
    return _saved(BertModel(_config()), folder)


def chance_cross_encoder(folder: Path, labels: int) -> Path:
    """Save a model that gives so many numbers for a pair, by chance."""
    torch.manual_seed(0)
    return _saved(BertForSequenceClassification(_config(labels)), folder)


def word_lover(folder: Path, word: str) -> Path:
    """Save a cross-encoder that gives a text with this word more than any without it."""
    torch.manual_seed(0)
    model = BertForSequenceClassification(_config(1))
    with torch.no_grad():
        _hush(model.bert)
        _mark(model.bert, {word: 0})
        weights = dict(model.named_parameters())
        for name, weight in weights.items():
            # Each piece takes in the mean of all, so that the first marker sees the word.
            if name.endswith(("attention.self.value.weight", "attention.output.dense.weight")):
                torch.nn.init.eye_(weight)
        for name in ("bert.pooler.dense", "classifier"):
            weights[f"{name}.weight"].zero_()
            weights[f"{name}.bias"].zero_()
            weights[f"{name}.weight"][0, 0] = 1.0
    return _saved(model, folder)


def span_lover(folder: Path, first: str, last: str) -> Path:
    """Save a reader whose answers start at a word and end at another, none where one is missing.

    The marker for no answer gets about 4 for either end, a word meant about 5.5, others about 0.
    """
    torch.manual_seed(0)
    model = BertForQuestionAnswering(_config())
    with torch.no_grad():
        _hush(model.bert)
        _mark(model.bert, {first: 0, last: 1, "[CLS]": 2})
        model.qa_outputs.weight.zero_()
        model.qa_outputs.bias.zero_()
        model.qa_outputs.weight[0, 0] = 1.0
        model.qa_outputs.weight[1, 1] = 1.0
        model.qa_outputs.weight[:, 2] = 0.72
    return _saved(model, folder)


def _hush(bert: BertModel) -> None:
    """Let a piece be its word alone: no layer adds anything, and places don't count."""
    for name, weights in bert.named_parameters():
        if "LayerNorm" not in name and "word_embeddings" not in name:
            weights.zero_()
    torch.nn.init.normal_(bert.embeddings.word_embeddings.weight, std=0.2)


def _mark(bert: BertModel, words: dict[str, int]) -> None:
    """Give words a large share of one coordinate each, which is 0 for all others."""
    bert.embeddings.word_embeddings.weight[:, sorted(words.values())] = 0.0
    for word, at in words.items():
        bert.embeddings.word_embeddings.weight[WORDS.index(word), at] = 10.0
