"""Score the retrieval on other people's data: a folder in the format of BEIR.

    corpus.jsonl     {"_id": "d1", "title": "...", "text": "..."}     title may be missing
    queries.jsonl    {"_id": "q1", "text": "..."}
    qrels/test.tsv   query-id <tab> corpus-id <tab> score, with these names in the first line

Documents are ranked by their best sentence ("MaxP": Dai and Callan 2019, "Deeper Text
Understanding for IR with Contextual Neural Language Modeling"), as the assistant ranks sentences.

Ids, queries and judgements lie on disk while this works and queries are asked one at a time, so
memory grows with the corpus, which is indexed, and not with the queries.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from eval.files import Line, json_lines, write_text
from eval.plain import Search, add_passages, plain_document, plain_passages, plain_search
from eval.report import aligned
from eval.scratch import Problems, scratch
from eval.trec import DEPTH, MEASURES, measures, run_lines
from index.errors import BadFile, shown
from index.types import Passage
from rag.textfile import is_text, lines, opened

if TYPE_CHECKING:
    from index.encode import Encoder
    from index.store import LocalStore
    from rag.models import Models

_SCHEMA = """
CREATE TABLE documents (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE queries (position INTEGER PRIMARY KEY, id TEXT UNIQUE, text TEXT);
CREATE TABLE qrels (
    query TEXT, document TEXT, grade INTEGER, PRIMARY KEY (query, document)
) WITHOUT ROWID;
"""
_JUDGED = "FROM queries WHERE id IN (SELECT query FROM qrels)"
_BATCH = 256
"""Documents that are embedded and indexed at a time."""

_HEADER = ("query-id", "corpus-id", "score")
_GRADE = re.compile(r"-?\d{1,9}")


@dataclass(frozen=True, slots=True)
class Retrieval:
    """How good the retrieval is on one folder.

    Attributes:
        name: of the folder.
        qrels: name of the file of judgements.
        encoder: name of the encoder.
        documents: how many the corpus holds.
        queries: how many have judgements; the means are over these.
        no_result: queries that nothing was found for; they count as 0.
        no_relevant: queries without a relevant document; they count as 0 too.
        means: each of `MEASURES` -> its mean, 0..1.
        run: the TREC run file.
        reranker: name of the cross-encoder that had a say, if one had.
    """

    name: str
    qrels: str
    encoder: str
    documents: int
    queries: int
    no_result: int
    no_relevant: int
    means: dict[str, float]
    run: Path
    reranker: str | None = None


@dataclass(slots=True)
class _Tally:
    """What has been counted so far."""

    queries: int = 0
    no_result: int = 0
    no_relevant: int = 0
    sums: dict[str, float] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0.0))


def score_retrieval(
    folder: Path,
    qrels: str | None,
    run: Path,
    open_encoder: Callable[[], Encoder],
    open_models: Callable[[], Models] | None = None,
) -> Retrieval:
    """Index the corpus, ask the judged queries, write a TREC run file, and score it.

    Progress bars are drawn on standard error if that is a terminal.

    Args:
        folder: as the module says.
        qrels: the judgements meant, as "dev" means qrels/dev.tsv; None means test.tsv, or the
            only file there is.
        run: the run file, which is replaced as a whole.
        open_encoder: called once, when all files are known to be right.
        open_models: called then too; its reranker has a say as in the assistant.

    Raises:
        BadFile: with everything that is wrong in the folder, or if the run can't be written.
    """
    from tqdm import tqdm

    with scratch(_SCHEMA) as database:
        judgements = read_folder(folder, qrels, database)
        (documents,) = database.execute("SELECT count(*) FROM documents").fetchone()
        (queries,) = database.execute(f"SELECT count(*) {_JUDGED}").fetchone()
        encoder, models = open_encoder(), open_models() if open_models else None
        reranker = models.reranker if models else None
        with tqdm(total=documents, unit=" documents", disable=None) as bar:
            store = _indexed(folder / "corpus.jsonl", encoder, bar.update)
        search = plain_search(store, encoder, reranker)
        tally = _Tally()
        with tqdm(total=queries, unit=" queries", disable=None) as bar:
            write_text(run, _asked(database, search, tally, bar.update))
    return Retrieval(
        name=folder.resolve().name,
        qrels=judgements.name,
        encoder=encoder.name,
        documents=documents,
        queries=tally.queries,
        no_result=tally.no_result,
        no_relevant=tally.no_relevant,
        means={name: total / tally.queries for name, total in tally.sums.items()},
        run=run,
        reranker=reranker.name if reranker else None,
    )


def read_folder(folder: Path, qrels: str | None, database: sqlite3.Connection) -> Path:
    """Put ids, queries and judgements into the database and return the file of judgements.

    Raises:
        BadFile: with everything that is wrong, a line each.
    """
    if not folder.is_dir():
        raise BadFile(f"{folder} is no folder; name one that holds corpus.jsonl")
    problems = Problems()
    known = {
        "documents": _read_lines(folder / "corpus.jsonl", _add_document, database, problems),
        "queries": _read_lines(folder / "queries.jsonl", _add_query, database, problems),
    }
    judgements = _qrels_file(folder, qrels)
    try:
        _read_qrels(judgements, database, known, problems)
    except BadFile as error:
        names = ", ".join(path.stem for path in _qrels_files(folder))
        problems.add(f"{error}; --qrels chooses among {names}" if names else str(error))
    problems.refuse()
    return judgements


def _qrels_file(folder: Path, name: str | None) -> Path:
    found = _qrels_files(folder)
    if name is None and len(found) == 1:
        return found[0]
    return folder / "qrels" / f"{name or 'test'}.tsv"


def _qrels_files(folder: Path) -> list[Path]:
    return sorted((folder / "qrels").glob("*.tsv"))


def files_of(folder: Path) -> list[Path]:
    """Return the files that a folder in the format of BEIR holds; some may be missing."""
    return [folder / "corpus.jsonl", folder / "queries.jsonl", *_qrels_files(folder)]


_Add = Callable[[Line, str, sqlite3.Connection], str | None]


def _read_lines(path: Path, add: _Add, database: sqlite3.Connection, problems: Problems) -> bool:
    """Put the lines of a file into the database; return whether the file could be read."""
    from tqdm import tqdm

    try:
        # leave=False: the bar is gone when the file is read.
        for line in tqdm(json_lines(path), path.name, unit=" lines", disable=None, leave=False):
            problem = line.problem or _id_problem(line.data.get("_id"))
            problem = problem or add(line, str(line.data["_id"]), database)
            if problem:
                problems.add(f"{line.place}: {problem}")
    except BadFile as error:
        problems.add(str(error))
        return False
    return True


def _id_problem(id: object) -> str | None:
    if not isinstance(id, str) or not id:
        return f"_id is {shown(id)}; it must be a text that isn't empty"
    if not is_text(id) or any(character.isspace() for character in id):
        return f"_id {shown(id)} holds what a TREC run file can't; leave out white space"
    return None


def _add_document(line: Line, id: str, database: sqlite3.Connection) -> str | None:
    title = line.data.get("title")
    if not _is_usable(line.data.get("text")) or not (title is None or _is_usable(title)):
        return f"document {shown(id)} needs a text, and a title that is a text if it has one"
    added = database.execute("INSERT OR IGNORE INTO documents VALUES (?)", (id,))
    return None if added.rowcount else f"document {shown(id)} is given twice"


def _add_query(line: Line, id: str, database: sqlite3.Connection) -> str | None:
    text = line.data.get("text")
    if not _is_usable(text) or not str(text).strip():
        return f"query {shown(id)} has no text"
    added = database.execute("INSERT OR IGNORE INTO queries VALUES (NULL, ?, ?)", (id, text))
    return None if added.rowcount else f"query {shown(id)} is given twice"


def _is_usable(text: object) -> bool:
    return isinstance(text, str) and is_text(text)


def _read_qrels(
    path: Path, database: sqlite3.Connection, known: dict[str, bool], problems: Problems
) -> None:
    """Put judgements into the database.

    Args:
        path: the file of judgements.
        database: where queries and documents stand already.
        known: which of the two could be read, so that ids can be compared with them.
        problems: what is wrong is added here.

    Raises:
        BadFile: if the file is missing, unreadable, empty or binary.
    """
    held = False
    with opened(path) as stream:
        for number, text in enumerate(lines(stream), start=1):
            parts = tuple(part.strip() for part in text.split("\t"))
            if not text.strip() or (number == 1 and parts == _HEADER):
                continue
            held = True
            for problem in _add_judgement(parts, database, known):
                problems.add(f"{path.name}:{number}: {problem}")
    if not held:
        problems.add(f"{path} holds no judgement")


def _add_judgement(
    parts: tuple[str, ...], database: sqlite3.Connection, known: dict[str, bool]
) -> Iterator[str]:
    if len(parts) != 3 or not is_text("".join(parts)) or not _GRADE.fullmatch(parts[2]):
        yield "it should be query-id, corpus-id and a whole number, with tabs between them"
        return
    query, document, grade = parts
    for table, id in (("queries", query), ("documents", document)):
        row = database.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone()
        if known[table] and row is None:
            there = "corpus.jsonl" if table == "documents" else "queries.jsonl"
            yield f"{shown(id)} is not in {there}"
    added = database.execute(
        "INSERT OR IGNORE INTO qrels VALUES (?, ?, ?)", (query, document, int(grade))
    )
    if not added.rowcount:
        yield f"document {shown(document)} is judged twice for query {shown(query)}"


def _indexed(corpus: Path, encoder: Encoder, advance: Callable[[int], object]) -> LocalStore:
    """Return a store that holds the corpus; `advance` is told how many documents were added."""
    from index.store import LocalStore

    store = LocalStore()
    records = (line.data for line in json_lines(corpus))
    while batch := list(islice(records, _BATCH)):
        passages = [passage for record in batch for passage in _passages(record)]
        add_passages(store, passages, encoder)
        advance(len(batch))
    return store


def _passages(record: dict[str, object]) -> tuple[Passage, ...]:
    text, title = str(record["text"]), " ".join(str(record.get("title") or "").split())
    # Some collections hold documents that are a title alone.
    source, section = (text, title) if text.strip() else (title, "")
    return plain_passages(plain_document(str(record["_id"]), source, section))


def _asked(
    database: sqlite3.Connection,
    search: Search,
    tally: _Tally,
    advance: Callable[[int], object],
) -> Iterator[str]:
    """Ask the judged queries in their order, count, and yield the lines of the run file."""
    for id, text in database.execute(f"SELECT id, text {_JUDGED} ORDER BY position"):
        ranking = _ranking(search, text)
        judged = dict(
            database.execute("SELECT document, grade FROM qrels WHERE query = ?", (id,)).fetchall()
        )
        for name, value in measures([document for document, _ in ranking], judged).items():
            tally.sums[name] += value
        tally.queries += 1
        tally.no_result += not ranking
        tally.no_relevant += max(judged.values()) < 1
        yield from run_lines(id, ranking)
        advance(1)


def _ranking(search: Search, query: str) -> list[tuple[str, float]]:
    """Return (document, score of its best sentence), best first, at most `DEPTH`."""
    best: dict[str, float] = {}
    for match in search(" ".join(query.split())):
        best.setdefault(match.passage.document, match.score)
        if len(best) == DEPTH:
            break
    return list(best.items())


def retrieval_report(done: Retrieval) -> str:
    """Return the figures as plain text."""
    head = f"{done.name}, {done.qrels}: {done.queries:,} queries, {done.documents:,} documents"
    rows = [["measure", "%"], *([name, f"{100 * v:.1f}"] for name, v in done.means.items())]
    notes = [
        f"{count:,} {what}, counted as 0."
        for count, what in (
            (done.no_result, "of the queries found nothing"),
            (done.no_relevant, "of the queries have no relevant document"),
        )
        if count
    ]
    return "\n".join([head, "", aligned(rows), "", *notes, f"The run is in {done.run}", ""])
