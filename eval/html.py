"""A run as one web page that needs nothing else: tables, plots, and every miss beside its gold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from eval.metrics import groups_seen
from eval.plots import bars, curve, dots, histogram
from eval.report import (
    ANSWERING,
    FINDING,
    certainty,
    declining,
    figures_by_type,
    percent,
    speed,
    table,
    taking_part,
    verbatim,
)
from eval.run import Run
from eval.score import Figure, Row, by_type, fault, has_confidence, justified, risk_curve
from eval.selective import calibration
from index.types import Span

_AROUND = 160
"""Most characters shown before and after a gold span; whole words only."""

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1d232b, #e4e7ec);
  --paper: light-dark(#fff, #14181d); --soft: light-dark(#f2f4f7, #20262e);
  --line: light-dark(#c9d0d9, #414b57); --blue: light-dark(#2f6fb2, #7fb2ea);
  --mark: light-dark(#ffe9a8, #6b5410); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0 1.5rem; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
figure { display: inline-block; vertical-align: top; width: 460px; max-width: 100%;
  margin: 0 1rem 1.5rem 0; }
figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); }
.bar, .dot { fill: var(--blue); } .dot { fill-opacity: .8; }
.line { fill: none; stroke: var(--blue); stroke-width: 2; }
.axis { stroke: var(--ink); } .guide { stroke: var(--line); stroke-dasharray: 4; }
details { background: var(--soft); border-radius: .5rem; margin: .5rem 0; padding: .5rem .8rem; }
summary { cursor: pointer; } mark { background: var(--mark); color: inherit; }
blockquote { margin: .4rem 0; padding-left: .8rem; border-left: 3px solid var(--line);
  white-space: pre-line; }
.tag { color: var(--blue); font-size: .85em; }
"""


def html_report(run: Run, show_held_out: bool = False) -> str:
    """Return the whole report as one HTML page without scripts and without outside resources.

    Args:
        run: the scored run.
        show_held_out: whether misses of the test split are shown; otherwise only counted.
    """
    figures = figures_by_type(run)
    body = "".join(
        [
            "<h1>How good are the answers?</h1>",
            _made(run),
            _headline(run, figures["all"]),
            "<h2>By type</h2>",
            "<h3>Finding the evidence, %</h3>",
            _grid(table(FINDING, figures)),
            "<h3>Answering, %</h3>",
            _grid(table(ANSWERING, figures)),
            "<h2>Not in the article</h2>",
            _grid(declining(run, figures["all"])),
            "<h2>Plots</h2>",
            *_plots(run, figures),
            "<h2>Misses</h2>",
            *_misses(run, show_held_out),
        ]
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>How good are the answers?</title><style>{_STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def _made(run: Run) -> str:
    made = dict(run.made)
    commit = f"commit {str(made['commit'])[:12]}" if made.get("commit") else "no commit"
    changed = ", with changes that are not committed" if made.get("dirty") else ""
    return (
        f"<p>{len(run.rows)} questions on {escape(run.gold.document)}, "
        f"{escape(str(made.get('at', '')))}, {escape(commit)}{changed}. "
        f"Gold {run.gold.fingerprint[:12]}.</p>"
    )


def _headline(run: Run, figures: Mapping[str, Figure]) -> str:
    """Return what one should know of a run before any table."""
    told = (*taking_part(run), certainty(run.rows), verbatim(figures["verbatim"]), speed(figures))
    return "".join(f"<p>{escape(line)}.</p>" for line in told)


def _grid(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as an HTML table; the first is the head."""

    def line(tag: str, values: Sequence[str]) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(value)}</{tag}>" for value in values) + "</tr>"

    body = "".join(line("td", row) for row in rows[1:])
    return (
        f'<div class="wide"><table><thead>{line("th", rows[0])}</thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _plots(run: Run, figures: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    plots = [
        _figure("Right outcomes by type", bars("Right by type", _bar_rows(figures, "right"))),
        _figure(
            "Evidence found in 100 words by type",
            bars("Recall at 100 words by type", _bar_rows(figures, "recall@100")),
        ),
    ]
    if has_confidence(run.rows):
        risk = curve("Risk and coverage", risk_curve(run.rows), "questions answered", "wrong")
        held = [(b.confidence, b.share, b.count) for b in calibration(justified(run.rows))]
        sure = dots("Calibration", held, "confidence", "answered by the article")
        plots.append(_figure("Risk and coverage: share wrong among the surest questions", risk))
        plots.append(_figure("Calibration: dots on the diagonal are honest", sure))
    seconds = [row.given.seconds for row in run.rows if row.given is not None]
    marked = [
        (value, name)
        for name, value in (
            ("half", figures["all"]["seconds p50"].value),
            ("95%", figures["all"]["seconds p95"].value),
        )
        if value is not None
    ]
    time = histogram("Seconds an answer", seconds, "seconds an answer", lines=marked)
    plots.append(_figure("Time", time))
    return plots


def _bar_rows(
    figures: Mapping[str, Mapping[str, Figure]], measure: str
) -> list[tuple[str, float | None, str]]:
    return [
        (name, values[measure].value, f"{percent(values[measure])}% of {values[measure].n}")
        for name, values in figures.items()
        if values[measure].n
    ]


def _figure(caption: str, plot: str) -> str:
    return f"<figure><figcaption>{escape(caption)}</figcaption>{plot}</figure>"


def _misses(run: Run, show_held_out: bool) -> Iterable[str]:
    missed = [row for row in run.rows if not row.right]
    shown = [row for row in missed if show_held_out or row.question.split != "test"]
    yield f"<p>{len(missed)} of {len(run.rows)} questions{escape(_faults(missed))}.</p>"
    if len(shown) < len(missed):
        yield (
            f"<p>{len(missed) - len(shown)} of them are held out and not shown, so that nobody"
            " tunes on them.</p>"
        )
    for name, rows in by_type(shown).items():
        yield f"<h3>{escape(name)}: {len(rows)}</h3>"
        for row in rows:
            yield _miss(run, row)


def _faults(missed: Sequence[Row]) -> str:
    """Return what went wrong how often, the most frequent first, as the end of a sentence."""
    counts = Counter(fault(row) or "" for row in missed)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ": " + ", ".join(f"{name} {count}" for name, count in ranked) if ranked else ""


def _miss(run: Run, row: Row) -> str:
    question = row.question
    earlier = "".join(f"<p>Earlier: {escape(text)}</p>" for text in question.history)
    accepted = (
        f"<p>Accepted: {escape(' / '.join(question.answers))}</p>" if question.answers else ""
    )
    measures = ", ".join(f"{name} {100 * value:.0f}" for name, value in row.measures.items())
    return (
        f"<details><summary>{escape(question.question)} "
        f'<span class="tag">{escape(question.id)}: {escape(fault(row) or "right")}</span></summary>'
        f"{earlier}{accepted}{_expected(run, row)}{_got(row)}<p>{escape(measures)}</p></details>"
    )


def _expected(run: Run, row: Row) -> str:
    question = row.question
    if not question.answerable:
        return f"<p>Not in the article: {escape(str(question.why_unanswerable))}.</p>"
    cited = [c.span for c in row.given.cited] if row.given else []
    seen = groups_seen(run.gold.source, cited, question.groups)
    parts = []
    for found, group in zip(seen, question.evidence, strict=True):
        state = "cited" if found else "not cited"
        state += ", any one of these" if len(group) > 1 else ""
        places = "".join(in_context(run.gold.source, gold.span) for gold in group)
        parts.append(f"<p>Gold evidence, {state}:</p>{places}")
    return "".join(parts)


def _got(row: Row) -> str:
    if row.given is None:
        return f"<p>No result: {escape(row.error or 'not in the answers')}</p>"
    short = f"<p>Short answer: {escape(row.given.short)}</p>" if row.given.short else ""
    told = "Answer" if row.given.answered else "Declined"
    return f"{short}<p>{told}:</p><blockquote>{escape(row.given.text)}</blockquote>"


def in_context(source: str, span: Span) -> str:
    """Return the source around a span as HTML, with the span marked."""
    before, after = source[: span.start], source[span.end :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    marked = f"<mark>{escape(span.of(source))}</mark>"
    # Each entry keeps a line of its own, without the gaps that page breaks leave.
    shown = re.sub(r"\s*\n\s*", "\n", f"{escape(before)}{marked}{escape(after)}")
    return f"<blockquote>{shown}</blockquote>"
