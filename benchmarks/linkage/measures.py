# SPDX-License-Identifier: EUPL-1.2
"""What a list of links is worth, held against the truth.

A link is right when its person is the debtor and is a resident; a signal of somebody who departed
or is in no register has no right link. Thresholds are the best in hindsight, for every engine.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: below the score under which this share of the right candidates lies, nobody needs to look
OVERLOOKED = 0.005


@dataclass(frozen=True, slots=True)
class Link:
    """One line of an engine: its best candidate (or none), the score and what was decided."""

    signal: str
    person: str
    score: float
    decision: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a signal; `where` is register, departed or nowhere."""

    signal: str
    person: str
    where: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares between 0 and 1.

    `precision`, `recall` and `f1` at the threshold with the best F1; `recall_999` and `recall_995`
    the most that is found with at least 99.9% and 99.5% precision; `human` the share of the signals
    under the threshold of 99.9% that somebody must look at; `decided` what the engine itself
    decided (None when it decides nothing); `false_kinds` the wrong links by kind of error.
    """

    precision: float
    recall: float
    f1: float
    recall_999: float
    recall_995: float
    human: float
    decided: Decided | None
    false_kinds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Decided:
    """Precision and recall of what was linked automatically, and the share left to a person."""

    precision: float
    recall: float
    review: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return _f1(self.precision, self.recall)


def read_links(path: Path) -> list[Link]:
    """Read `signal_id,person_id,score,decision`; an empty score is minus infinity."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Link(row["signal_id"], row["person_id"], float(row["score"] or "-inf"), row["decision"])
            for row in csv.DictReader(file)
        ]


def read_truth(path: Path) -> list[Truth]:
    """Read the truth beside a set of signals."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Truth(row["signal_id"], row["person_id"], row["where"],
                  tuple(filter(None, row["kinds"].split(";"))))
            for row in csv.DictReader(file)
        ]  # fmt: skip


def measure(links: Sequence[Link], truths: Sequence[Truth]) -> Measures:
    """Hold links against the truth. Raises KeyError for a link of an unknown signal."""
    known = {truth.signal: truth for truth in truths}
    sure = [link for link in links if link.person]
    scores = np.array([link.score for link in sure], dtype=np.float64)
    right = np.array([_right(link, known[link.signal]) for link in sure], dtype=bool)
    present = sum(truth.where == "register" for truth in truths)
    curve = _Curve(scores, right, present)
    at = curve.best()
    precision, recall = curve.at(at)
    return Measures(
        precision, recall, _f1(precision, recall), curve.recall_at(0.999), curve.recall_at(0.995),
        curve.between(0.999) / max(1, len(truths)), _decided(links, known, present),
        _false_kinds(sure, known, curve.thresholds[at] if len(curve.thresholds) else 0.0),
    )  # fmt: skip


def growth(sizes: Sequence[Sequence[float]], seconds: Sequence[float]) -> list[float]:
    """Exponents b in seconds = a * size1^b1 * size2^b2 …, by least squares over logarithms.

    `sizes` has one row per run. With fewer runs than unknowns the answer is the smallest that fits.
    """
    logs = np.log(np.asarray(sizes, dtype=np.float64))
    table = np.column_stack([np.ones(len(logs)), logs])
    found, *_ = np.linalg.lstsq(table, np.log(np.asarray(seconds, dtype=np.float64)), rcond=None)
    return [float(value) for value in found[1:]]


class _Curve:
    """Links by falling score; only between different scores can a threshold lie."""

    def __init__(self, scores: NDArray[np.float64], right: NDArray[np.bool_], present: int) -> None:
        order = np.argsort(-scores, kind="stable")
        scores, right = scores[order], right[order]
        last = np.flatnonzero(np.append(scores[1:] != scores[:-1], True)) if len(scores) else []
        self.thresholds = scores[last]
        self._linked = np.asarray(last, dtype=np.int64) + 1
        self._right = np.cumsum(right)[last] if len(scores) else np.zeros(0, dtype=np.int64)
        self._present = max(1, present)

    def best(self) -> int:
        """Which threshold gives the best F1."""
        if not len(self.thresholds):
            return 0
        return int(np.argmax(2 * self._right / (self._linked + self._present)))

    def at(self, index: int) -> tuple[float, float]:
        """Precision and recall at a threshold."""
        if not len(self.thresholds):
            return 1.0, 0.0
        right = float(self._right[index])
        return right / float(self._linked[index]), right / self._present

    def recall_at(self, precision: float) -> float:
        """The highest recall at any threshold that keeps this precision."""
        index = self._lowest(precision)
        return 0.0 if index is None else float(self._right[index]) / self._present

    def between(self, precision: float) -> int:
        """Links under the threshold of that precision, above where hardly a right one lies."""
        if not len(self.thresholds):
            return 0
        high = self._lowest(precision)
        linked = 0 if high is None else int(self._linked[high])
        enough = (1 - OVERLOOKED) * float(self._right[-1])
        low = int(np.argmax(self._right >= enough))
        return max(0, int(self._linked[low]) - linked)

    def _lowest(self, precision: float) -> int | None:
        fit = np.flatnonzero(self._right >= precision * self._linked)
        return int(fit[-1]) if len(fit) else None


def _right(link: Link, truth: Truth) -> bool:
    return truth.where == "register" and link.person == truth.person


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _decided(links: Sequence[Link], known: dict[str, Truth], present: int) -> Decided | None:
    linked = [link for link in links if link.decision == "linked"]
    review = sum(link.decision == "review" for link in links)
    if not linked and not review:
        return None
    right = sum(_right(link, known[link.signal]) for link in linked)
    precision = right / len(linked) if linked else 1.0
    return Decided(precision, right / max(1, present), review / max(1, len(known)))


def _false_kinds(links: Sequence[Link], known: dict[str, Truth], threshold: float) -> Counter[str]:
    """Wrong links: those the engine linked itself, or above the threshold when it decides not."""
    decides = any(link.decision in ("linked", "review") for link in links)
    found: Counter[str] = Counter()
    for link in links:
        made = link.decision == "linked" if decides else link.score >= threshold
        truth = known[link.signal]
        if made and not _right(link, truth):
            found.update(truth.kinds or ("none",))
    return found


def grouped(clusters: Path, truth: Path) -> tuple[float, float]:
    """F1 over pairs of signals of one debtor, and of one household.

    Households are counted over signals of residents: of others nobody knows with whom they live.
    """
    with truth.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    debtors = {row["signal_id"]: row["debtor_id"] for row in rows}
    homes = {row["signal_id"]: row["household_id"] for row in rows if row["household_id"]}
    with clusters.open(encoding="utf-8", newline="") as file:
        made = list(csv.DictReader(file))
    found = [
        pairwise({row["signal_id"]: row[column] for row in made}, true)[2]
        for column, true in (("cluster_id", debtors), ("household_id", homes))
    ]
    return found[0], found[1]


def pairwise(clusters: dict[str, str], truth: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of records that share a cluster."""
    both = Counter((clusters.get(one, one), truth[one]) for one in truth)
    made = Counter(clusters.get(one, one) for one in truth)
    true = Counter(truth.values())
    right, found, meant = (sum(n * (n - 1) // 2 for n in c.values()) for c in (both, made, true))
    precision = right / found if found else 1.0
    recall = right / meant if meant else 1.0
    return precision, recall, _f1(precision, recall)
