"""Models that are named by an option: they load or are refused in one line, and have their say."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
import torch
from evaluating import write_gold
from tiny_models import (
    LIMIT,
    chance_cross_encoder,
    chance_reader,
    plain_bert,
    span_lover,
    word_lover,
)
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

from index.article import reading
from index.disk import Index
from index.encode import HashEncoder
from index.errors import BadSetting
from index.types import Passage, Sentence, Span
from rag.assistant import Assistant
from rag.cli import command_parser, main
from rag.models import Models
from rag.reader import open_reader, whole_words
from rag.rerank import Reranker, open_reranker
from rag.retrieve import Match
from rag.short import Evidence, short_answer


@pytest.fixture(scope="module")
def balloons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder that gives sentences with "balloon" more than others."""
    return word_lover(tmp_path_factory.mktemp("models") / "balloons", "balloon")


@pytest.fixture(scope="module")
def pompeos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader whose answers start in the middle of "Pompeo" and end at "Kim"."""
    return span_lover(tmp_path_factory.mktemp("models") / "pompeos", "##peo", "kim")


def match(text: str, score: float, position: int) -> Match:
    sentence = Sentence(f"d#{position}/1", Span(0, len(text)), text, text)
    passage = Passage(
        f"d#{position}", "d", "prose", sentence.span, text, "", None, sentences=(sentence,)
    )
    return Match(passage, sentence, 0.0, 0.0, score, position, ("dense",))


def texts(matches: Sequence[Match]) -> list[str]:
    return [each.sentence.text for each in matches]


class Told:
    """Stands for a cross-encoder: gives what it was told to, and keeps what it was asked."""

    def __init__(self, *scores: float) -> None:
        self.told = scores
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: list[tuple[str, str]], **_: object) -> list[float]:
        self.asked += pairs
        return list(self.told[: len(pairs)])


def told(*scores: float) -> tuple[Told, Reranker]:
    model = Told(*scores)
    return model, Reranker(model, "told")  # type: ignore[arg-type]  # stands for one


def test_half_the_score_is_the_cross_encoders_brought_to_0_to_1() -> None:
    """By hand: 2, 4 and 3 become 0, 1 and 1/2; what is at 0 or below is not read."""
    model, reranker = told(2.0, 4.0, 3.0)
    before = [match("a", 0.6, 0), match("b", 0.5, 1), match("c", 0.4, 2), match("d", -0.2, 3)]
    after = reranker.reranked("q", before)
    assert texts(after) == ["b", "c", "a", "d"]
    assert [each.score for each in after] == pytest.approx([0.75, 0.45, 0.3, -0.1])
    assert model.asked == [("q", "a"), ("q", "b"), ("q", "c")]


def test_what_is_not_read_stays_behind_in_its_order() -> None:
    """Twenty are read, the last of them is the best; none of the other five overtakes any."""
    model, reranker = told(*range(20))
    before = [match(str(n), 1 - n / 100, n) for n in range(25)]
    after = reranker.reranked("q", before)
    assert len(model.asked) == 20
    assert texts(after) == [str(n) for n in (*reversed(range(20)), *range(20, 25))]


def test_equal_scores_leave_the_order_and_ties_go_by_place() -> None:
    before = [match("a", 0.6, 4), match("b", 0.6, 7), match("c", 0.2, 1)]
    assert texts(told(5.0, 5.0, 5.0)[1].reranked("q", before)) == ["a", "b", "c"]
    # 0.2 with all and 0.6 with a third of the cross-encoder: 0.6 and 0.46; 0.6 with nothing: 0.3.
    assert texts(told(0.0, 1.0, 3.0)[1].reranked("q", before)) == ["c", "b", "a"]
    assert told(1.0)[1].reranked("q", before[:1]) == (before[0],)
    assert told()[1].reranked("q", []) == ()


def test_scores_that_are_no_numbers_are_an_error_not_an_order() -> None:
    with pytest.raises(BadSetting, match="'told' gives scores that are no numbers"):
        told(1.0, float("nan"))[1].reranked("q", [match("a", 1.0, 0), match("b", 0.5, 1)])


def test_a_cross_encoder_loads_in_silence_without_network_and_reads_both_texts(
    balloons: Path, asked_for: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    """The same scores each time, for any texts, however long."""
    reranker = open_reranker(str(balloons))
    sentences = ["Talks in Seoul.", "A balloon was lifted.", "Kim met Moon. " * 50]
    scores = reranker.scores("Who met Kim?", sentences)
    assert scores.argmax() == 1
    assert capfd.readouterr() == ("", "")
    assert asked_for == []
    again = open_reranker(str(balloons)).scores("Who met Kim?", sentences)
    assert scores.tolist() == again.tolist()


def test_its_scores_reach_the_order_of_an_answer(balloons: Path, fake_index: Index) -> None:
    """The one of a dozen sentences read that it prefers comes first, and the rest is the same."""
    word = "talks"
    question = "What did Kim and Moon say of the nuclear talks in Pyongyang?"
    plain = Assistant(fake_index, HashEncoder()).ask(question)
    liked = open_reranker(str(word_lover(balloons.parent / word, word)))
    with_it = Assistant(fake_index, HashEncoder(), models=Models(reranker=liked)).ask(question)
    assert word in with_it.hits[0].best.text.lower()
    assert [hit.passage.id for hit in with_it.hits] != [hit.passage.id for hit in plain.hits]
    assert {hit.passage.id for hit in plain.hits} & {hit.passage.id for hit in with_it.hits}


def test_a_reader_proposes_whole_words_of_the_sentence_that_has_an_answer(
    pompeos: Path, asked_for: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    """By its weights the answer starts at the piece "peo"; a word is not cut in two."""
    reader = open_reader(str(pompeos))
    sentences = ["Moon met Kim.", "Then Pompeo met Kim, who left."]
    found = reader.propose("Who met Kim?", sentences)
    assert found is not None
    assert sentences[found.sentence][found.start : found.end] == "Pompeo met Kim"
    assert reader.propose("Who met Kim?", sentences[:1]) is None
    assert capfd.readouterr() == ("", "")
    assert asked_for == []


def spans_by_search(folder: Path, question: str, text: str) -> list[tuple[float, str]]:
    """Return every run of word pieces of a text, with how much likelier than none it is."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForQuestionAnswering.from_pretrained(folder).eval()
    read = tokenizer(question, text, return_offsets_mapping=True, return_tensors="pt")
    offsets = read.pop("offset_mapping")[0].tolist()
    with torch.no_grad():
        given = model(**read)
    starts, ends = given.start_logits[0].tolist(), given.end_logits[0].tolist()
    places = [at for at, part in enumerate(read.sequence_ids(0)) if part == 1]
    return [
        (
            starts[first] + ends[last] - starts[0] - ends[0],
            text[offsets[first][0] : offsets[last][1]],
        )
        for first in places
        for last in places
        if first <= last
    ]


@pytest.mark.parametrize("question", ["Who met Kim?", "When?", "What did the balloon lift?"])
def test_the_likeliest_of_all_spans_is_proposed(question: str, tmp_path: Path) -> None:
    """A search of every pair of pieces, a sentence at a time, finds no better one."""
    folder = chance_reader(tmp_path / "chance", seed=3)
    sentences = ["Moon met Kim in Seoul.", "What did the talks in Seoul, Kim?", "Mattis met Moon."]
    gain, rank, words = max(
        (gain, rank, words)
        for rank, text in enumerate(sentences)
        for gain, words in spans_by_search(folder, question, text)
        if len(words.split()) <= 12
    )
    found = open_reader(str(folder)).propose(question, sentences)
    assert gain > 0
    assert found is not None
    assert found.sentence == rank
    assert sentences[found.sentence][found.start : found.end] == words


def test_a_sentence_over_the_limit_is_read_as_far_as_it_goes(pompeos: Path) -> None:
    reader = open_reader(str(pompeos))
    assert reader.limit < LIMIT
    found = reader.propose("Who met Kim?", ["Pompeo met Kim. " + "Talks. " * 500])
    assert found is not None
    assert (found.start, found.end) == (0, len("Pompeo met Kim"))
    assert reader.propose("Who? " * 400, ["Pompeo met Kim."]) is not None


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("It cost $2.6 billion.", "2", "$2.6"),
        ("It cost $2.6 billion.", "6 bill", "$2.6 billion"),
        ("Some 1,200 men", "200", "1,200"),
        ("Moon’s plan", "oon", "Moon"),
        ("North-South talks", "South", "South"),
        ("In Seoul, Kim", " Seoul", "Seoul"),
        ("In Seoul, Kim", "Seoul, ", "Seoul,"),
    ],
)
def test_words_and_numbers_are_not_cut_in_two(text: str, cut: str, whole: str) -> None:
    at = text.index(cut)
    start, end = whole_words(text, at, at + len(cut))
    assert text[start:end] == whole


RAW = "Then Pompeo\n\nasked *Kim* for \\$2.6 billion in Seoul."


def evidence(day: date | None = None) -> list[Evidence]:
    """A sentence with a page break, emphasis and an escape, as it stands in a source."""
    source = f"Before. {RAW} After."
    span = Span(8, 8 + len(RAW))
    return [Evidence(reading(RAW), span, source, day)]


def test_the_span_proposed_stands_in_the_raw_source(pompeos: Path) -> None:
    """Marks and page breaks lie between; `reading` of the raw characters is the answer."""
    reader = open_reader(str(pompeos))
    cited = evidence()
    short = short_answer("Who asked for money?", "who", cited, propose=reader.propose)
    assert short is not None
    assert short.text == "Pompeo asked Kim"
    assert short.span is not None
    assert short.span.of(cited[0].source) == "Pompeo\n\nasked *Kim*"


def test_the_built_in_answer_stands_where_a_reader_has_none(pompeos: Path) -> None:
    reader = open_reader(str(pompeos))
    text = "Moon asked for $2.6 billion."
    cited = [Evidence(text, Span(0, len(text)), text, None)]
    question = "How much did Moon ask for?"
    built_in = short_answer(question, "how_much", cited)
    assert built_in is not None
    assert built_in.text == "$2.6 billion"
    assert short_answer(question, "how_much", cited, propose=reader.propose) == built_in


def test_what_is_derived_is_not_left_to_a_reader(pompeos: Path) -> None:
    """The day of an entry stands in its head, which no sentence holds."""
    reader = open_reader(str(pompeos))
    cited = evidence(date(2018, 10, 7))
    short = short_answer("When did Pompeo ask?", "when", cited, propose=reader.propose)
    assert short is not None
    assert short.text == "Oct. 7, 2018"


def test_whatever_a_reader_proposes_can_be_verified(
    tmp_path: Path, fake_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers by chance are a few words of the quotes all the same, and the same each time."""
    questions = tmp_path / "questions.txt"
    lines = [
        "Who met Kim in Pyongyang?", "What did Bolton say about a second summit?",
        "How much did the US ask for defense?", "Where did Moon and Kim meet in September?",
        "Why did Trump cancel the trip?", "Which exercise was suspended in October?",
        "What did the Ministry of Unification announce?", "Who resigned in December?",
        "What did the UN Security Council discuss?", "How many guard posts were removed?",
    ]  # fmt: skip
    questions.write_text("\n".join(lines), encoding="utf-8")
    folder = chance_reader(tmp_path / "chance", seed=1)
    index = ["--index", str(fake_folder)]
    options = [*index, "--encoder", "hash", "--reader", str(folder)]
    answers = [tmp_path / f"{n}.jsonl" for n in (1, 2)]
    for out in answers:
        assert main(["batch", str(questions), "--out", str(out), *options]) == 0
    assert main(["batch", str(questions), "--out", str(tmp_path / "none"), *options[:4]]) == 0
    assert main(["verify", str(answers[0]), *index]) == 0, capsys.readouterr().out
    short = [
        [json.loads(line)["short_answer"] for line in out.read_text("utf-8").splitlines()]
        for out in (*answers, tmp_path / "none")
    ]
    assert short[0] == short[1]
    assert short[0] != short[2]


@pytest.mark.parametrize("option", ["--reranker", "--reader"])
@pytest.mark.parametrize("name", ["no/such-model", "nosuchmodel", "", "/no/such/folder", "x\0y"])
def test_a_model_that_is_not_here_is_one_line_and_asks_no_network(
    option: str,
    name: str,
    fake_folder: Path,
    asked_for: list[object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    where = ["--index", str(fake_folder), "--encoder", "hash"]
    assert main(["ask", "Who met Kim?", *where, option, name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert f"{option[2:]} {name!r} is neither a folder with" in err
    assert "leave it out to" in err
    assert asked_for == []


NO_SCORE = "gives no single score for question and sentence"
NO_ANSWERS = "was not made to find answers in a text"


@pytest.mark.parametrize(
    ("open_model", "why"), [(open_reranker, NO_SCORE), (open_reader, NO_ANSWERS)]
)
def test_a_folder_that_is_no_such_model_is_one_clear_line(
    open_model: Callable[[str], object], why: str, tmp_path: Path
) -> None:
    """Not a model, a damaged one, one made for nothing, and some made for another task."""
    empty, damaged = tmp_path / "empty", plain_bert(tmp_path / "damaged")
    empty.mkdir()
    (damaged / "model.safetensors").write_bytes(b"not weights at all")
    plain = plain_bert(tmp_path / "plain")
    three = chance_cross_encoder(tmp_path / "three", labels=3)
    reader = chance_reader(tmp_path / "reader")
    one = chance_cross_encoder(tmp_path / "one", labels=1)
    other = reader if open_model is open_reranker else one
    broken = [(empty, "can't be loaded"), (damaged, "can't be loaded")]
    for folder, said in (*broken, (plain, why), (three, why), (other, why)):
        with pytest.raises(BadSetting, match=said) as refusal:
            open_model(str(folder))
        assert str(folder) in str(refusal.value)
        assert "name the folder of" in str(refusal.value)
        assert "\n" not in str(refusal.value)


def test_the_environment_names_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option comes before its variable, an empty variable is none, and so is the default."""
    for command in (["ask", "Who?"], ["batch", "q"], ["chat"], ["eval"], ["eval", "answers", "f"]):
        monkeypatch.delenv("RAG_RERANKER", raising=False)
        monkeypatch.setenv("RAG_READER", "")
        args = command_parser().parse_args(command)
        assert (args.reranker, args.reader) == (None, None)
        monkeypatch.setenv("RAG_RERANKER", "one")
        monkeypatch.setenv("RAG_READER", "two")
        args = command_parser().parse_args([*command, "--reader", "three"])
        assert (args.reranker, args.reader) == ("one", "three")


def test_the_models_in_use_are_known_by_what_they_do(balloons: Path, pompeos: Path) -> None:
    """The evaluation keeps these names with a run."""
    assert Models().names == {}
    assert Models.open(reranker=str(balloons)).names == {"reranker": str(balloons)}
    assert Models.open(reader=str(pompeos)).names == {"reader": str(pompeos)}


def test_the_evaluation_of_the_article_keeps_the_names_of_the_models(
    balloons: Path, pompeos: Path, tmp_path: Path, fake_folder: Path
) -> None:
    gold, out = write_gold(tmp_path / "gold.jsonl"), tmp_path / "out.json"
    where = ["--index", str(fake_folder), "--encoder", "hash", "--gold", str(gold)]
    models = ["--reranker", str(balloons), "--reader", str(pompeos)]
    assert main(["eval", *where, *models, "--out", str(out)]) == 0
    made = json.loads(out.read_text("utf-8"))["made"]
    assert made["models"] == {"reranker": str(balloons), "reader": str(pompeos)}


def test_other_peoples_data_is_scored_with_the_models(
    balloons: Path, pompeos: Path, tmp_path: Path
) -> None:
    """The document with a balloon comes first in the run, and the answer is the reader's."""
    folder, out = tmp_path / "beir", tmp_path / "out.json"
    (folder / "qrels").mkdir(parents=True)
    documents = {"a": "The talks in Seoul were long.", "b": "A balloon rose from Seoul."}
    lines = [json.dumps({"_id": id, "text": text}) for id, text in documents.items()]
    (folder / "corpus.jsonl").write_text("\n".join(lines))
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "talks in Seoul"}')
    (folder / "qrels" / "test.tsv").write_text("q\tb\t1\n")
    options = ["--encoder", "hash", "--reranker", str(balloons), "--out", str(out)]
    run = ["--run", str(tmp_path / "run")]
    assert main(["eval", "retrieval", str(folder), *run, *options]) == 0
    assert (tmp_path / "run").read_text().split()[2] == "b"
    assert json.loads(out.read_text("utf-8"))["figures"]["reranker"] == str(balloons)

    asked = {"id": "q", "question": "Who met Kim in Seoul?", "answers": [], "is_impossible": True}
    paragraph = {"context": "In Seoul, Pompeo met Kim, who left.", "qas": [asked]}
    squad, saved = tmp_path / "squad.json", tmp_path / "saved.json"
    data = [{"title": "t", "paragraphs": [paragraph]}]
    squad.write_text(json.dumps({"version": "v2.0", "data": data}))
    options = ["--encoder", "hash", "--reader", str(pompeos), "--save-predictions", str(saved)]
    assert main(["eval", "answers", str(squad), *options]) == 0
    assert json.loads(saved.read_text("utf-8")) == {"q": "Pompeo met Kim"}
