"""Fit a `rag.network.Network` to contests of which it is known who should win.

A contest has some things that compete, each with its row of numbers and its worth; in some, "none
of them" competes too. A network is fitted under which what has worth is likeliest, with a penalty
on large weights. Several are fitted that differ in where they begin, and averaged.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from eval.gold import GoldSet, gold_file, load
from index.disk import default_article
from index.errors import BadFile
from rag import attention, choice, judge, short
from rag.network import Network, averaged, neutral, standardised

Rows = NDArray[np.float64]
Scoring = Callable[[Sequence[int], Sequence[int]], Iterable[Rows]]

FOLDS = 5

_OF_JUDGE: Final = (judge.OF_ARTICLE, judge.OF_OTHERS)
_OF_SHORT: Final = (short.OF_ARTICLE, short.OF_OTHERS)
_RATE = 0.01
_NARROWEST = 1e-3
"""Least spread of a feature, for one that is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How networks are fitted.

    Attributes:
        units: hidden ones of each.
        penalty: of the squared length of the weights, but for what is added to units and scores;
            features are brought to one spread.
        steps: of the descent, over all contests at once.
        networks: how many are averaged.
    """

    units: int
    penalty: float
    steps: int
    networks: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """What competes for one question.

    Attributes:
        rows: (things, features).
        worth: (things,) 0 for what should lose, more the better the thing.
        none: the worth of "none of them"; None where that doesn't compete.
    """

    rows: Rows
    worth: Rows
    none: float | None = None

    @property
    def can_be_right(self) -> bool:
        """Whether anything has worth."""
        return bool(self.worth.max() > 0) or bool(self.none)


def fit(contests: Sequence[Contest], features: Sequence[str], plan: Plan) -> Network:
    """Return the network under which what has worth is likeliest, as far as the penalty lets.

    Adam (Kingma and Ba 2015). The same contests on one machine with as many threads
    give the same network.

    Raises:
        ValueError: if nothing has worth in any contest.
    """
    known = [contest for contest in contests if contest.can_be_right]
    centre, spread = spread_of(known)
    rows = np.concatenate([contest.rows for contest in known])
    told = standardised(rows, centre, spread)
    fitted = (_weights(known, told, plan, at) for at in range(plan.networks))
    return averaged([Network(tuple(features), centre, spread, *weights) for weights in fitted])


def spread_of(contests: Sequence[Contest]) -> tuple[Rows, Rows]:
    """Return (features,) the centre of each feature of some contests, and its spread, above 0.

    Raises:
        ValueError: if there is no contest.
    """
    if not contests:
        raise ValueError("nothing that competes is right: there is nothing to fit")
    rows = np.concatenate([contest.rows for contest in contests])
    return rows.mean(axis=0), rows.std(axis=0) + _NARROWEST


def _weights(
    known: Sequence[Contest], told: Rows, plan: Plan, seed: int
) -> tuple[Rows, Rows, Rows, Rows, float]:
    """Return the linear and hidden weights, the bias and the weights out of the units, the level.

    Args:
        known: the contests.
        told: (things, features) the rows of all of them, brought to one spread.
        plan: how to fit.
        seed: of where it begins.
    """
    import torch  # loading it takes seconds

    single = torch.float32
    size, units, count = told.shape[1], plan.units, len(known)
    x = torch.from_numpy(told).to(single)
    worth = torch.from_numpy(np.concatenate([c.worth for c in known])).to(single)
    owner = torch.from_numpy(np.repeat(np.arange(count), [len(c.worth) for c in known]))
    none = torch.tensor([c.none or 0.0 for c in known], dtype=single)
    competes = torch.tensor([c.none is not None for c in known], dtype=single)
    start = np.random.default_rng(seed).normal(0.0, size**-0.5, (size, units))
    hidden = torch.from_numpy(start).to(single).requires_grad_()
    linear, bias, out, level = (
        torch.zeros(length, dtype=single, requires_grad=True) for length in (size, units, units, 1)
    )
    adam = torch.optim.Adam([linear, hidden, bias, out, level], lr=_RATE)
    for _ in range(plan.steps):
        scores = x @ linear + torch.tanh(x @ hidden + bias) @ out + level
        most = torch.zeros(count).scatter_reduce(0, owner, scores.detach(), "amax")
        odds, of_none = torch.exp(scores - most[owner]), torch.exp(-most)
        all_of = (competes * of_none).index_add(0, owner, odds)
        liked = (none * of_none).index_add(0, owner, odds * worth)
        length = sum((weights**2).sum() for weights in (linear, hidden, out))
        loss = (torch.log(all_of) - torch.log(liked)).sum() + plan.penalty * length
        adam.zero_grad()
        torch.autograd.backward(loss)
        adam.step()
    weights = [each.detach().double().numpy() for each in (linear, hidden, bias, out)]
    counts = bool(competes.any())  # else every level scores the same
    return weights[0], weights[1], weights[2], weights[3], float(level.detach()) * counts


def by_others(
    contests: Sequence[Contest],
    owners: Sequence[str],
    features: Sequence[str],
    plan: Plan,
) -> list[Rows]:
    """Return the scores of the things of each contest by a network that was fitted without it.

    Args:
        contests: dealt into `FOLDS` parts, each scored by what the others give.
        owners: (contests,) the questions that they belong to; those of one go together.
        features: what the rows hold.
        plan: how to fit.
    """

    def scored(others: Sequence[int], held: Sequence[int]) -> Iterator[Rows]:
        network = fit([contests[at] for at in others], features, plan)
        return (network.scores(contests[at].rows) for at in held)

    return out_of_fold(owners, scored)


def out_of_fold(owners: Sequence[str], scored: Scoring) -> list[Rows]:
    """Return the scores of the things of each contest by what was fitted without it.

    Args:
        owners: (contests,) the questions that they belong to; those of one go together.
        scored: gets the places of the contests to fit to and of those to score, and scores these.
    """
    found: dict[int, Rows] = {}
    everything = set(range(len(owners)))
    for held in _dealt(owners):
        places = sorted(held)
        found |= zip(places, scored(sorted(everything - held), places), strict=True)
    return [found[at] for at in range(len(owners))]


def _dealt(owners: Sequence[str]) -> Iterator[set[int]]:
    """Yield the places of each of `FOLDS` parts, those of one owner together."""
    order = np.random.default_rng(0).permutation(list(dict.fromkeys(owners))).tolist()
    for part in range(FOLDS):
        asked = set(order[part::FOLDS])
        yield {at for at, owner in enumerate(owners) if owner in asked}


def is_right(contest: Contest, scores: Rows) -> bool:
    """Tell whether what scores highest has worth; "none of them" scores 0 where it competes."""
    best = int(np.argmax(scores))
    if contest.none is not None and scores[best] <= 0:
        return contest.none > 0
    return bool(contest.worth[best] > 0)


@dataclass(frozen=True, slots=True)
class Options:
    """What a command is to fit to, and what becomes of it.

    Attributes:
        gold: the questions of train and dev, and of the files named.
        write: whether the fitted network is to be used from now on.
        others: whether the networks for other texts than the article are to be fitted instead.
    """

    gold: GoldSet
    write: bool
    others: bool


def asked_for(description: str, *, offers_others: bool = False) -> Options:
    """Return what the command line asks for; ends with a line where a gold file is no good.

    Args:
        description: what the command is for.
        offers_others: whether there are networks for other texts, which may be fitted instead.
    """
    parser = ArgumentParser(description=description)
    parser.add_argument("gold", nargs="*", type=Path, help="gold files beside train and dev")
    parser.add_argument("--write", action="store_true", help="use the fitted network from now on")
    if offers_others:
        parser.add_argument(
            "--others", action="store_true", help="fit to invented documents, for other texts"
        )
    options = parser.parse_args()
    try:
        gold = load([gold_file("train"), gold_file("dev"), *options.gold], default_article())
    except BadFile as error:
        parser.error(str(error))
    instead = offers_others and bool(options.others)
    if instead and options.gold:
        parser.error(f"--others fits to eval/gold/invented: put {options.gold[0]} there")
    return Options(gold, options.write, instead)


def make_usable() -> None:
    """Let others stand in for networks that can't be used, such as those fitted to other features.

    Follow-up questions can't be read without any: what was answered before is part of them.
    """
    verdict = (short.VERDICT_FILE, short.VERDICT_OF_OTHERS_FILE)
    plain: list[tuple[Callable[[], Network], Path, Network]] = [
        *((each.plain, each.plain_file, neutral(each.features, rules=1.0)) for each in _OF_SHORT),
        *((partial(short.shipped_verdict, x), x, neutral(short.VERDICT_ROW)) for x in verdict),
        *((each.plain, each.plain_file, neutral(each.features)) for each in _OF_JUDGE),
        (choice.shipped_choice, choice.NETWORK_FILE, neutral(choice.FEATURES)),
    ]
    for known, file, stand_in in plain:
        try:
            known()
        except BadFile as why:
            file.write_text(stand_in.dump(), encoding="utf-8")
            print(f"{why}. Until it is fitted the rules and the ranking decide")
    for each in (*_OF_JUDGE, *_OF_SHORT):
        try:
            each.reading()
        except BadFile as why:
            nothing = attention.neutral(each.features, "", pieces=1, parts=each.parts)
            nothing.save(each.reading_file)
            print(f"{why}. Until it is fitted nothing is read")
