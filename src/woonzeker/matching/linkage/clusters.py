# SPDX-License-Identifier: EUPL-1.2
"""From pairs to groups: which records are one person, which signals one debtor, one household.

Groups are never chained through one weak pair: two groups become one when all their pairs together,
also those that no key ever brought together, agree enough on average, next to their best pair.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]

#: what a pair that was never compared is taken to say, in bits; no pair says less
UNSEEN = -6.0
#: no pair says more than this, in bits, so that one pair cannot carry a whole group
MOST = 12.0
#: how far the mean over all pairs of two groups counts; the rest is for their best pair
MEAN_SHARE = 0.65


@dataclass(frozen=True, slots=True)
class SignalOutcome:
    """What is known of a signal's debtor.

    `person`: key of the linked person or None. `home`: key of that person's address in the register
    or None. `group`: key of the signals that were pooled as one debtor's, or None.
    """

    signal: str
    person: str | None = None
    home: str | None = None
    group: str | None = None


def clusters_of_signals(rows: Sequence[SignalOutcome]) -> list[tuple[str, str, str]]:
    """`(signal, cluster, household)` for each row, in the order of the rows.

    Signals of one linked person are one cluster; signals without a person share one when they were
    pooled. A household is everybody linked at one address; without an address it is the cluster
    itself. Both ids are the first signal's (in order of text), so they do not hang on row order.
    """
    cluster = _named(rows, [_debtor(row) for row in rows])
    household = _named(rows, [_home(row, own) for row, own in zip(rows, cluster, strict=True)])
    return [(row.signal, c, h) for row, c, h in zip(rows, cluster, household, strict=True)]


def _debtor(row: SignalOutcome) -> tuple[str, str]:
    if row.person is not None:
        return "person", row.person
    return ("group", row.group) if row.group is not None else ("signal", row.signal)


def _home(row: SignalOutcome, cluster: str) -> tuple[str, str]:
    linked = row.person is not None and row.home is not None
    return ("home", str(row.home)) if linked else ("cluster", cluster)


def _named(rows: Sequence[SignalOutcome], keys: Iterable[tuple[str, str]]) -> list[str]:
    """The smallest signal of each key, for every row."""
    keys = list(keys)
    first: dict[tuple[str, str], str] = {}
    for row, key in zip(rows, keys, strict=True):
        first[key] = min(first.get(key, row.signal), row.signal)
    return [first[key] for key in keys]


def one_to_one(left: Rows, right: Rows, bits: Floats, *, at_least: float) -> NDArray[np.bool_]:
    """Which pairs stay when every record may be in one pair only: the best first.

    For two tables without doubles. Only pairs of `at_least` bits; of equal pairs the first rows go
    first, so the answer does not hang on the order of the pairs.
    """
    taken: set[int] = set()
    stays = np.zeros(len(bits), dtype=np.bool_)
    for at in np.lexsort((right, left, -bits)).tolist():
        if bits[at] < at_least:
            break
        one, other = int(left[at]), int(right[at])
        if one not in taken and other not in taken:
            taken.update((one, other))
            stays[at] = True
    return stays


def agglomerate(size: int, left: Rows, right: Rows, bits: Floats, *, at_least: float) -> Rows:
    """Group `size` records, best pair of groups first; returns a group number for each record.

    `left`, `right`, `bits`: the compared pairs (row numbers) and their scores in bits, prior
    included, 0 being an even chance. Two groups join when the mean over all pairs between them and
    their best pair, weighed by MEAN_SHARE, are together `at_least` bits. The number of a group is
    one of its rows.
    """
    gain = np.clip(bits, UNSEEN, MOST) - UNSEEN
    keep = np.flatnonzero(gain > 0)
    low, high = np.minimum(left, right)[keep], np.maximum(left, right)[keep]
    groups = _Groups(size, list(zip(low.tolist(), high.tolist(), gain[keep].tolist(), strict=True)))
    groups.join_all(at_least - UNSEEN)
    return np.asarray([groups.top(at) for at in range(size)], dtype=np.int64)


class _Groups:
    """Groups being joined. What two groups share: the sum over their pairs and their best pair."""

    def __init__(self, size: int, pairs: Sequence[tuple[int, int, float]]) -> None:
        self.pairs = pairs
        self.parent = list(range(size))
        self.size = [1] * size
        self.shared: list[dict[int, tuple[float, float]]] = [{} for _ in range(size)]
        for one, other, found in pairs:
            self.shared[one][other] = self.shared[other][one] = (found, found)

    def top(self, at: int) -> int:
        """The number of the group that a record is in."""
        while self.parent[at] != at:
            self.parent[at] = self.parent[self.parent[at]]
            at = self.parent[at]
        return at

    def join_all(self, least: float) -> None:
        """Join until no two groups agree enough; a queued pair that has changed since is old."""
        queue = [(-found, one, other, 1, 1) for one, other, found in self.pairs if found >= least]
        heapq.heapify(queue)
        while queue:
            _, one, other, size, other_size = heapq.heappop(queue)
            if self.size[one] == size and self.size[other] == other_size:
                self._join(one, other)
                for entry in self._worth(one, least):
                    heapq.heappush(queue, entry)

    def _join(self, one: int, other: int) -> None:
        self.parent[other] = one
        self.size[one] += self.size[other]
        self.size[other] = 0
        near = self.shared[one]
        del near[other]
        gone, self.shared[other] = self.shared[other], {}
        for third, (total, best) in gone.items():
            if third != one:
                del self.shared[third][other]
                so_far, best_so_far = near.get(third, (0.0, 0.0))
                joined = (so_far + total, max(best, best_so_far))
                near[third] = self.shared[third][one] = joined

    def _worth(self, one: int, least: float) -> Iterator[tuple[float, int, int, int, int]]:
        for third, (total, best) in self.shared[one].items():
            mean = total / (self.size[one] * self.size[third])
            worth = MEAN_SHARE * mean + (1.0 - MEAN_SHARE) * best
            if worth >= least:
                low, high = min(one, third), max(one, third)
                yield -worth, low, high, self.size[low], self.size[high]
