"""Small plots as inline SVG: no library, no script, nothing to load. All functions are pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT = 460, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 24, 14, 44
_INNER_WIDTH = _WIDTH - _LEFT - _RIGHT
_INNER_HEIGHT = _HEIGHT - _TOP - _BOTTOM
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)

Point = tuple[float, float]


def bars(title: str, rows: Sequence[tuple[str, float | None, str]]) -> str:
    """Return horizontal bars for shares.

    Args:
        title: what the plot shows, for those who can't see it.
        rows: (label, share 0..1 or None for no bar, what to write behind the bar).
    """
    left, step = 130, 22
    reach = _WIDTH - left - 80
    parts = []
    for number, (label, share, note) in enumerate(rows):
        middle = 16 + number * step
        parts.append(_text(left - 8, middle + 4, label, "end"))
        if share is not None:
            parts.append(
                f'<rect class="bar" x="{left}" y="{middle - 7}" height="14"'
                f' width="{share * reach:.1f}"/>'
            )
        parts.append(_text(left + 6 + (share or 0) * reach, middle + 4, note))
    return _svg(title, "".join(parts), len(rows) * step + 10)


def curve(title: str, points: Sequence[Point], across: str, up: str) -> str:
    """Return a line through points whose coordinates both lie in 0..1.

    Args:
        title: what the plot shows.
        points: from left to right.
        across: name of the horizontal axis.
        up: name of the vertical axis.
    """
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return _svg(title, _axes(across, up) + f'<polyline class="line" points="{path}"/>')


def dots(title: str, points: Sequence[tuple[float, float, int]], across: str, up: str) -> str:
    """Return dots against the diagonal; both coordinates lie in 0..1.

    Args:
        title: what the plot shows.
        points: (x, y, how many questions the dot stands for); the area grows with the number.
        across: name of the horizontal axis.
        up: name of the vertical axis.
    """
    diagonal = f'<line class="guide" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    marks = "".join(
        f'<circle class="dot" cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{2 + count**0.5:.1f}">'
        f"<title>{count} questions</title></circle>"
        for x, y, count in points
    )
    return _svg(title, _axes(across, up) + diagonal + marks)


def histogram(
    title: str,
    values: Sequence[float],
    across: str,
    bins: int = 20,
    lines: Sequence[tuple[float, str]] = (),
) -> str:
    """Return how often values occur, in bins of equal width from 0 to a round number.

    Args:
        title: what the plot shows.
        values: none negative.
        across: name of the horizontal axis, with the unit.
        bins: number of bins.
        lines: (value, name) of what is marked by an upright line.
    """
    top = round_up(max(values, default=0.0) or 1.0)
    counts = [0] * bins
    for value in values:
        counts[min(int(value / top * bins), bins - 1)] += 1
    most = round_up(max(4, *counts))
    width = _INNER_WIDTH / bins
    columns = "".join(
        f'<rect class="bar" x="{_x(number / bins):.1f}" y="{_y(count / most):.1f}"'
        f' width="{width - 1:.1f}" height="{count / most * _INNER_HEIGHT:.1f}"/>'
        for number, count in enumerate(counts)
        if count
    )
    marks = "".join(
        f'<line class="guide" x1="{_x(value / top):.1f}" y1="{_y(1)}" x2="{_x(value / top):.1f}"'
        f' y2="{_y(0)}"/>{_text(_x(value / top) + 4, _y(1) + 10 + 16 * number, name)}'
        for number, (value, name) in enumerate(lines)
    )
    return _svg(title, _axes(across, "questions", top, most) + columns + marks)


def round_up(value: float) -> float:
    """Return the next number, 1, 2, 4 or 8 times a power of ten, whose quarters read well.

    >>> [round_up(value) for value in (0.266, 4, 242)]
    [0.4, 4.0, 400.0]
    """
    power = 10.0 ** math.floor(math.log10(value))
    # A digit too many, as in 4.000000001, is no reason for the next step.
    step = next(step for step in (1, 2, 4, 8, 10) if value <= step * power * (1 + 1e-9))
    return step * power


def _axes(across: str, up: str, right: float = 1.0, top: float = 1.0) -> str:
    """Return both axes with ticks; `right` and `top` are the values at their ends."""
    parts = [
        f'<line class="axis" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(0)}"/>',
        f'<line class="axis" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(0)}" y2="{_y(1)}"/>',
        _text(_x(0.5), _HEIGHT - 8, across, "middle"),
        f'<g transform="rotate(-90 12 {_y(0.5)})">{_text(12, _y(0.5), up, "middle")}</g>',
    ]
    for tick in _TICKS:
        parts.append(_text(_x(tick), _y(0) + 16, f"{tick * right:.3g}", "middle"))
        parts.append(_text(_x(0) - 6, _y(tick) + 4, f"{tick * top:.3g}", "end"))
    return "".join(parts)


def _x(share: float) -> float:
    return _LEFT + share * _INNER_WIDTH


def _y(share: float) -> float:
    return _TOP + (1 - share) * _INNER_HEIGHT


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(title: str, body: str, height: int = _HEIGHT) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">'
        f"<title>{escape(title)}</title>{body}</svg>"
    )
