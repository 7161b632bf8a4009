"""Retrieval on a folder in the format of BEIR: figures, run file, bad input, memory."""

from __future__ import annotations

import argparse
import json
import random
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import pytrec_eval

from eval.beir import Retrieval, retrieval_report, score_retrieval
from eval.cli import COMMAND
from eval.plain import plain_document, plain_passages
from eval.trec import MEASURES, measures, run_lines
from index.encode import HashEncoder
from index.errors import BadFile, BadSetting

CORPUS: list[dict[str, Any]] = [
    {"_id": "cats", "title": "Cats", "text": "They purr when they are content. They sleep a lot."},
    {"_id": "dogs", "title": "", "text": "Dogs bark at strangers.\n\nDogs chase cats, too."},
    {"_id": "owls", "title": "Owls hunt at night", "text": ""},
    {"_id": "void", "text": ""},
    {"_id": "dogs2", "text": "Dogs bark at strangers.\n\nDogs chase cats, too.", "metadata": {}},
]
QUERIES: list[dict[str, Any]] = [
    {"_id": "q1", "text": "when do cats purr"},
    {"_id": "q2", "text": "which dogs bark at strangers"},
    {"_id": "q3", "text": "who may hunt at night"},
    {"_id": "unjudged", "text": "who sleeps"},
]
QRELS = [("q1", "cats", 2), ("q2", "dogs2", 1), ("q3", "owls", 1), ("q3", "cats", 0)]
HEADER = "query-id\tcorpus-id\tscore"


def write_folder(
    folder: Path,
    corpus: list[dict[str, Any]] = CORPUS,
    queries: list[dict[str, Any]] = QUERIES,
    **qrels: list[tuple[str, str, int]],
) -> Path:
    """Write a folder in the format of BEIR; qrels are named by their files."""
    (folder / "qrels").mkdir(parents=True)
    for name, records in (("corpus", corpus), ("queries", queries)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    for name, judged in (qrels or {"test": QRELS}).items():
        lines = "".join(f"{query}\t{document}\t{grade}\n" for query, document, grade in judged)
        (folder / "qrels" / f"{name}.tsv").write_text(f"{HEADER}\n{lines}", encoding="utf-8")
    return folder


def scored(folder: Path, qrels: str | None = None) -> Retrieval:
    """Score a folder with the fake encoder; the run file stands beside it."""
    return score_retrieval(folder, qrels, folder.with_suffix(".run"), HashEncoder)


def ranked(run: Path, query: str) -> list[str]:
    """Return the documents that a run file lists for a query, in the order of the file."""
    rows = [line.split() for line in run.read_text(encoding="utf-8").splitlines()]
    return [row[2] for row in rows if row[0] == query]


def rag_eval(*words: object) -> int:
    """Run `rag eval` with these words on its command line."""
    parser = argparse.ArgumentParser(prog="rag eval")
    COMMAND.configure(parser)
    return COMMAND.run(parser.parse_args([str(word) for word in words]))


def trec_eval(judged: dict[str, int], run: dict[str, float]) -> dict[str, float]:
    """Return trec_eval's figures for one query, under the names used here."""
    wanted = {"ndcg_cut.10", "recall.10,100", "map", "recip_rank"}
    first_ten = dict(sorted(run.items(), key=lambda item: -item[1])[:10])
    evaluator = pytrec_eval.RelevanceEvaluator({"q": judged}, wanted)
    found = evaluator.evaluate({"q": run})["q"]
    return {
        "nDCG@10": found["ndcg_cut_10"],
        "recall@10": found["recall_10"],
        "recall@100": found["recall_100"],
        "MRR@10": evaluator.evaluate({"q": first_ten})["q"]["recip_rank"],
        "MAP": found["map"],
    }


class TestMeasures:
    @pytest.mark.parametrize("seed", range(40))
    def test_they_are_those_of_trec_eval(self, seed: int) -> None:
        """Random rankings of up to 100 documents; grades from -1 to 3, some of none found."""
        chance = random.Random(seed)
        names = [f"d{n}" for n in range(150)]
        ranking = chance.sample(names, chance.choice([1, 5, 12, 100]))
        judged = {name: chance.choice([-1, 0, 0, 1, 2, 3]) for name in chance.sample(names, 40)}
        run = {name: float(-rank) for rank, name in enumerate(ranking)}
        assert measures(ranking, judged) == pytest.approx(trec_eval(judged, run), abs=1e-12)

    def test_by_hand(self) -> None:
        """Relevant at ranks 2 and 4 of three: b has grade 1, d grade 2, e is missed."""
        found = measures(["a", "b", "c", "d"], {"b": 1, "d": 2, "e": 1, "a": 0})
        gained = 1 / 1.584962500721156 + 2 / 2.321928094887362  # 1/log2(3) + 2/log2(5)
        ideal = 2 / 1 + 1 / 1.584962500721156 + 1 / 2  # grades 2, 1, 1 at ranks 1, 2, 3
        assert found == pytest.approx(
            {
                "nDCG@10": gained / ideal,
                "recall@10": 2 / 3,
                "recall@100": 2 / 3,
                "MRR@10": 1 / 2,
                "MAP": (1 / 2 + 2 / 4) / 3,
            }
        )

    @pytest.mark.parametrize("judged", [{}, {"a": 0}, {"a": -1, "b": 0}])
    def test_without_a_relevant_document_all_are_0(self, judged: dict[str, int]) -> None:
        assert measures(["a", "b"], judged) == dict.fromkeys(MEASURES, 0.0)

    def test_an_empty_ranking_scores_0(self) -> None:
        assert measures([], {"a": 1}) == dict.fromkeys(MEASURES, 0.0)

    def test_what_stands_behind_rank_10_counts_for_recall_at_100_and_map_alone(self) -> None:
        ranking = [f"d{n}" for n in range(1, 12)]
        assert measures(ranking, {"d11": 1}) == {
            "nDCG@10": 0.0,
            "recall@10": 0.0,
            "recall@100": 1.0,
            "MRR@10": 0.0,
            "MAP": 1 / 11,
        }


class TestRunLines:
    def test_six_columns(self) -> None:
        assert list(run_lines("q1", [("a", 0.75), ("b", -0.5)])) == [
            "q1 Q0 a 1 0.75 rag\n",
            "q1 Q0 b 2 -0.5 rag\n",
        ]

    @pytest.mark.parametrize("score", [0.0, 0.3, -0.3, 1e-9, 1.0])
    def test_trec_eval_reads_equal_scores_in_the_order_written(self, score: float) -> None:
        """Left alone, trec_eval would put equal scores in the reverse order of names."""
        ranking = [(name, score) for name in "abcdefgh"]
        rows = [line.split() for line in run_lines("q", ranking)]
        run = {row[2]: float(row[4]) for row in rows}
        for rank, name in enumerate("abcdefgh", start=1):
            assert trec_eval({name: 1}, run)["MAP"] == pytest.approx(1 / rank)
        assert float(rows[-1][4]) == pytest.approx(score, abs=1e-6)


class TestScoring:
    def test_documents_are_ranked_by_their_best_sentence(self, tmp_path: Path) -> None:
        """Each query shares its words with one document; twins stand in the corpus's order."""
        done = scored(write_folder(tmp_path / "data"))
        assert ranked(done.run, "q1")[0] == "cats"
        assert ranked(done.run, "q2")[:2] == ["dogs", "dogs2"]
        assert ranked(done.run, "q3")[0] == "owls"

    def test_figures_by_hand(self, tmp_path: Path) -> None:
        """The relevant document of q2 is second, that of the two others first."""
        done = scored(write_folder(tmp_path / "data"))
        assert (done.documents, done.queries) == (5, 3)
        assert (done.no_result, done.no_relevant) == (0, 0)
        assert done.means == pytest.approx(
            {
                "nDCG@10": (1 + 1 / 1.584962500721156 + 1) / 3,
                "recall@10": 1.0,
                "recall@100": 1.0,
                "MRR@10": (1 + 1 / 2 + 1) / 3,
                "MAP": (1 + 1 / 2 + 1) / 3,
            }
        )

    def test_the_run_file_gives_the_same_figures_to_trec_eval(self, tmp_path: Path) -> None:
        """Thirty documents of few words, so that many scores are equal."""
        chance = random.Random(3)
        words = "cat dog owl bat fox hen".split()
        corpus = [{"_id": f"d{n}", "text": " ".join(chance.choices(words, k=3))} for n in range(30)]
        queries = [{"_id": f"q{n}", "text": " ".join(chance.choices(words, k=2))} for n in range(9)]
        judged = [
            (query["_id"], document["_id"], chance.choice([0, 1, 2]))
            for query in queries
            for document in chance.sample(corpus, 12)
        ]
        done = scored(write_folder(tmp_path / "data", corpus, queries, test=judged))
        run = pytrec_eval.parse_run(done.run.read_text(encoding="utf-8").splitlines())
        each = [
            trec_eval({d: grade for q, d, grade in judged if q == query}, run[query])
            for query in run
        ]
        assert len(each) == 9
        means = {name: sum(found[name] for found in each) / 9 for name in MEASURES}
        assert done.means == pytest.approx(means)

    def test_only_judged_queries_are_asked(self, tmp_path: Path) -> None:
        done = scored(write_folder(tmp_path / "data"))
        assert ranked(done.run, "unjudged") == []

    def test_a_query_that_finds_nothing_counts_as_0(self, tmp_path: Path) -> None:
        done = scored(write_folder(tmp_path / "d", [CORPUS[3]], test=[("q1", "void", 1)]))
        assert done.means == dict.fromkeys(MEASURES, 0.0)
        assert done.no_result == 1
        assert "1 of the queries found nothing, counted as 0." in retrieval_report(done)

    def test_a_query_without_a_relevant_document_counts_as_0(self, tmp_path: Path) -> None:
        judged = [("q1", "cats", 1), ("q2", "cats", 0)]
        done = scored(write_folder(tmp_path / "data", test=judged))
        assert done.means["MAP"] == 1 / 2
        assert done.no_relevant == 1

    def test_a_judgement_needs_no_header(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "data")
        (folder / "qrels" / "test.tsv").write_text("q1\tcats\t1\r\n\r\n")
        assert scored(folder).queries == 1


class TestJudgements:
    def test_the_test_file_is_meant_unless_another_is_named(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "data", dev=QRELS[:1], test=QRELS[1:])
        assert (scored(folder).qrels, scored(folder).queries) == ("test.tsv", 2)
        assert (scored(folder, "dev").qrels, scored(folder, "dev").queries) == ("dev.tsv", 1)

    def test_the_only_file_is_meant_whatever_its_name(self, tmp_path: Path) -> None:
        assert scored(write_folder(tmp_path / "data", train=QRELS)).qrels == "train.tsv"

    @pytest.mark.parametrize("name", [None, "tset"])
    def test_a_file_that_is_not_there_is_answered_with_those_that_are(
        self, name: str | None, tmp_path: Path
    ) -> None:
        folder = write_folder(tmp_path / "data", dev=QRELS, train=QRELS)
        with pytest.raises(BadFile, match=r"--qrels chooses among dev, train$"):
            scored(folder, name)


class TestBadInput:
    def test_everything_wrong_is_told_at_once_with_its_line(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "data")
        with (folder / "corpus.jsonl").open("ab") as stream:
            stream.write(b'{"_id": "cats", "text": "Twice."}\n{"_id": 7, "text": "x"}\n{"_id"\n')
            stream.write(b'\n["a"]\n{"_id": "none"}\n{"_id": "a b", "text": ""}\n\xff\xfe\n')
        with (folder / "queries.jsonl").open("a") as stream:
            stream.write('{"_id": "q1", "text": "Again?"}\n{"_id": "q9", "text": " "}\n')
            stream.write('{"_id": "q8", "text": "\\ud800"}\n')
        with (folder / "qrels" / "test.tsv").open("a") as stream:
            stream.write("q1\tcats\t1\nq7\tcats\t1\nq1\tpigs\t1\nq1\tdogs\tgood\nq1 dogs 1\n")
        with pytest.raises(BadFile) as caught:
            scored(folder)
        assert caught.value.exit_status == 2
        assert str(caught.value).splitlines() == [
            "corpus.jsonl:6: document 'cats' is given twice",
            "corpus.jsonl:7: _id is 7; it must be a text that isn't empty",
            "corpus.jsonl:8: not JSON (Expecting ':' delimiter at character 7)",
            "corpus.jsonl:10: ['a'] is not a JSON object",
            "corpus.jsonl:11: document 'none' needs a text, and a title that is a text if it has"
            " one",
            "corpus.jsonl:12: _id 'a b' holds what a TREC run file can't; leave out white space",
            "corpus.jsonl:13: not UTF-8; save the file as UTF-8",
            "queries.jsonl:5: query 'q1' is given twice",
            "queries.jsonl:6: query 'q9' has no text",
            "queries.jsonl:7: query 'q8' has no text",
            "test.tsv:6: document 'cats' is judged twice for query 'q1'",
            "test.tsv:7: 'q7' is not in queries.jsonl",
            "test.tsv:8: 'pigs' is not in corpus.jsonl",
            "test.tsv:9: it should be query-id, corpus-id and a whole number, with tabs between"
            " them",
            "test.tsv:10: it should be query-id, corpus-id and a whole number, with tabs between"
            " them",
        ]
        assert not folder.with_suffix(".run").exists()

    def test_all_missing_files_are_told_at_once(self, tmp_path: Path) -> None:
        with pytest.raises(BadFile) as caught:
            scored(tmp_path)
        told = str(caught.value).splitlines()
        assert len(told) == 3
        for line, name in zip(told, ("corpus.jsonl", "queries.jsonl", "test.tsv"), strict=True):
            assert f"{name}: No such file" in line

    def test_a_missing_corpus_does_not_hide_the_broken_lines_elsewhere(
        self, tmp_path: Path
    ) -> None:
        folder = write_folder(tmp_path / "data")
        (folder / "corpus.jsonl").unlink()
        (folder / "queries.jsonl").write_text("{\n")
        with pytest.raises(BadFile) as caught:
            scored(folder)
        told = str(caught.value)
        assert "corpus.jsonl: No such file" in told
        assert "queries.jsonl:1: not JSON" in told
        assert "is not in corpus.jsonl" not in told

    def test_files_that_hold_nothing_are_refused(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "data", test=[])
        (folder / "corpus.jsonl").write_text("\n \n")
        (folder / "queries.jsonl").write_text("")
        with pytest.raises(BadFile) as caught:
            scored(folder)
        assert [line.rsplit("/", 1)[-1] for line in str(caught.value).splitlines()] == [
            "corpus.jsonl is empty: it should hold one JSON object on each line",
            "queries.jsonl is empty: name a file that holds something",
            "test.tsv holds no judgement",
        ]

    def test_thousands_of_problems_are_counted_behind_the_first_thousand(
        self, tmp_path: Path
    ) -> None:
        folder = write_folder(tmp_path / "data")
        (folder / "corpus.jsonl").write_text("{\n" * 4321)
        with pytest.raises(BadFile) as caught:
            scored(folder)
        told = str(caught.value).splitlines()
        assert len(told) == 1001
        assert told[-1] == "and 3,325 more like these"  # 4 of them are judged documents

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        path = tmp_path / "data.jsonl"
        path.touch()
        with pytest.raises(BadFile, match="is no folder"):
            scored(path)


class TestCommand:
    def test_it_prints_and_writes(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The run goes to the name of the folder in the current one; the figures to --out."""
        monkeypatch.chdir(tmp_path)
        folder = write_folder(tmp_path / "pets")
        words = ("--encoder", "hash", "retrieval", folder, "--out", "figures.json")
        assert rag_eval(*words) == 0
        told = capsys.readouterr().out
        assert "pets, test.tsv: 3 queries, 5 documents" in told
        assert ["MRR@10", "83.3"] in [line.split() for line in told.splitlines()]
        assert ranked(tmp_path / "pets.run", "q1")[0] == "cats"
        figures = json.loads((tmp_path / "figures.json").read_text())["figures"]
        assert figures["means"]["MAP"] == pytest.approx(5 / 6)
        assert figures["encoder"] == "hash"

    def test_no_output_replaces_what_is_read(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "data")
        before = (folder / "queries.jsonl").read_bytes()
        for option in ("--run", "--out"):
            with pytest.raises(BadSetting, match="is a file that is read"):
                rag_eval("retrieval", folder, option, folder / "queries.jsonl")
        assert (folder / "queries.jsonl").read_bytes() == before

    def test_an_output_that_can_not_be_written_is_told_before_the_work(
        self, tmp_path: Path
    ) -> None:
        with pytest.raises(BadSetting, match=r"--run .* can't be written"):
            rag_eval("retrieval", tmp_path / "none", "--run", tmp_path / "none" / "a.run")


class TestPlainTexts:
    """A text of a corpus is sentences, whatever it would be in an article."""

    def test_nothing_is_taken_for_a_heading_or_an_entry(self) -> None:
        text = "Oct. 7, 2018: Pompeo flew.\n\nNOT A HEADING\n\nFigure 1 shows it. So it does."
        passages = plain_passages(plain_document("d", text))
        sentences = [sentence for passage in passages for sentence in passage.sentences]
        assert [sentence.span.of(text) for sentence in sentences] == [
            "Oct. 7, 2018: Pompeo flew.",
            "NOT A HEADING",
            "Figure 1 shows it.",
            "So it does.",
        ]
        assert {passage.day for passage in passages} == {None}

    def test_the_title_is_embedded_with_each_sentence_where_there_is_one(self) -> None:
        (with_title,) = plain_passages(plain_document("d", "It purrs.", "Cats"))
        (without,) = plain_passages(plain_document("d", "It purrs."))
        assert with_title.sentences[0].context == "Cats: It purrs."
        assert without.sentences[0].context == "It purrs."

    def test_a_blank_text_has_no_passage(self) -> None:
        assert plain_passages(plain_document("d", " \n\n ")) == ()


def test_memory_does_not_grow_with_the_number_of_queries(tmp_path: Path) -> None:
    """Ten times as many queries and judgements: 1,800 more, each far over 200 bytes."""

    def peak(queries: int) -> int:
        asked = [
            {"_id": f"q{n}", "text": f"{CORPUS[n % 2]['text']} {'cats and dogs ' * 9}"}
            for n in range(queries)
        ]
        judged = [(query["_id"], "cats", 1) for query in asked]
        folder = write_folder(tmp_path / str(queries), CORPUS, asked, test=judged)
        del asked, judged
        tracemalloc.start()
        try:
            assert scored(folder).queries == queries
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)  # what is loaded once counts for neither
    few, many = peak(200), peak(2000)
    assert many < few + 180_000
