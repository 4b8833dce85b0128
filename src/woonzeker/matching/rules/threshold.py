# SPDX-License-Identifier: EUPL-1.2
"""How low the automatic threshold may be, from what people found and not from the model's odds."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from woonzeker.matching.rules.bounds import (
    audits_needed,
    lower_bound,
    upper_bound,
    within,
)

#: of the links that nobody looked at beforehand at most this share may be false
PERMITTED = 0.001
#: links are counted in bands of so many bits
BAND = 2.0
#: under so many judged links a bound says nothing that anybody should read
ENOUGH_TO_SAY = 50
#: so many must have been judged just above a threshold before it can be chosen …
LEAST_AT_EDGE = 30
#: … and of those at most this share may be false, however good the rest is
EDGE_SHARE = 0.01
#: an alarm is raised with more certainty than a bound is said with: it is looked at every day
ALL_BUT_CERTAIN = 0.99


@dataclass(frozen=True, slots=True)
class Judged:
    """A link that people judged: its bits, whether it is false, how many links it stands for.

    Not `by_lot`: it came to light because it was false, and says nothing of how many are right.
    """

    score: float
    wrong: bool
    weight: float = 1.0
    by_lot: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """What the judged links at or above some score come to; `upper` bounds the false share."""

    judged: int
    wrong: int
    upper: float


def band_of(score: float) -> int:
    """The number of the band that a score falls in; band n begins at n × BAND bits."""
    return math.floor(score / BAND)


def tenths_up(bits: float) -> float:
    """Bits as they are shown: never lower than they are."""
    return math.ceil(round(bits * 10, 6)) / 10


def weigh(judged: Iterable[tuple[float, bool]], links: Mapping[int, int]) -> list[Judged]:
    """Let each judged link stand for its part of all `links` of its band.

    `judged` gives score and whether it is false. The links of a band in which nobody judged any
    count in the nearest band below with judged ones, where faults are likelier; failing that above.
    """
    judged = list(judged)
    seen = Counter(band_of(score) for score, _ in judged)
    stands_for = Counter(dict.fromkeys(seen, 0))
    for band, number in links.items():
        if seen:
            stands_for[_nearest(band, seen)] += number
    return [
        Judged(score, wrong, max(1.0, stands_for[band_of(score)] / seen[band_of(score)]))
        for score, wrong in judged
    ]


def _nearest(band: int, seen: Mapping[int, int]) -> int:
    below = [each for each in seen if each <= band]
    return max(below) if below else min(seen)


def count_above(judged: Iterable[Judged], bits: float) -> Count:
    """What was found among the judged links at or above a threshold."""
    above = [each for each in judged if each.score >= bits]
    wrong = sum(each.wrong for each in above)
    ways = _two_ways(_Sums.of(above))
    return Count(len(above), wrong, max(upper_bound(*way) for way in ways))


def allowed_threshold(judged: Sequence[Judged], share: float = PERMITTED) -> float | None:
    """The lowest threshold, in bits, that what people found allows; None when it allows none.

    At or above it the share of false links is at most `share`, with 95% confidence: both when each
    judged link counts once and when each counts for the links that it stands for. It is never lower
    than the lowest link that was found right, and the band just above it was judged often enough
    and is not much worse than the rest. Another fault never lowers it.
    """
    ranked = sorted(judged, key=lambda each: each.score)
    scores = [each.score for each in ranked]
    above = list(accumulate(reversed(ranked), _Sums.plus, initial=_Sums()))[::-1]
    for bits in sorted({each.score for each in ranked if not each.wrong}):
        low = bisect_left(scores, bits)
        if not all(within(share, wrong, number) for wrong, number in _two_ways(above[low])):
            continue
        edge = ranked[low : bisect_left(scores, bits + BAND)]
        if len(edge) >= LEAST_AT_EDGE and _few(edge):
            return bits
    return None


def _few(edge: Sequence[Judged]) -> bool:
    return sum(each.wrong for each in edge) <= EDGE_SHARE * len(edge)


def permitted_from(
    judged: Sequence[Judged], *, strict: float, now: float, share: float = PERMITTED
) -> float:
    """From which threshold up a coordinator may choose: what audits allow, or the strict start.

    The strict start stays open unless the audits prove that it lets too much through; then nothing
    under the threshold of now is.
    """
    allowed = allowed_threshold(judged, share)
    floor = max(strict, now) if too_many_wrong(judged, strict, share) else strict
    return floor if allowed is None else min(allowed, floor)


def too_many_wrong(judged: Iterable[Judged], bits: float, share: float = PERMITTED) -> bool:
    """Whether it is all but certain that more links above a threshold are false than may be."""
    count = count_above((each for each in judged if each.by_lot), bits)
    return lower_bound(count.wrong, count.judged, ALL_BUT_CERTAIN) > share


def audits_until(judged: Iterable[Judged], bits: float, share: float = PERMITTED) -> int:
    """How many more links must be found right before a threshold may be chosen."""
    above = [each for each in judged if each.score >= bits]
    wrong = sum(each.wrong for each in above)
    at_edge = sum(each.score < bits + BAND for each in above)
    return max(audits_needed(wrong, len(above), share), LEAST_AT_EDGE - at_edge, 0)


def until_proven(judged: Sequence[Judged], bits: float, share: float = PERMITTED) -> int:
    """How many more links must at least be found right to prove a threshold; 0 when it is proven.

    The links as they are weighed must prove it too, which can take more than can be told now.
    """
    if count_above(judged, bits).upper <= share and not audits_until(judged, bits, share):
        return 0
    return max(audits_until(judged, bits, share), 1)


@dataclass(frozen=True, slots=True)
class _Sums:
    """What judged links add up to."""

    number: int = 0
    wrong: int = 0
    weight: float = 0.0
    squares: float = 0.0
    wrong_weight: float = 0.0

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> _Sums:
        """The sums of some links."""
        wrong = [each.weight for each in judged if each.wrong]
        weights = [each.weight for each in judged]
        squares = math.fsum(weight**2 for weight in weights)
        return cls(len(weights), len(wrong), math.fsum(weights), squares, math.fsum(wrong))

    def plus(self, each: Judged) -> _Sums:
        """The sums with one link more."""
        return _Sums(
            self.number + 1,
            self.wrong + each.wrong,
            self.weight + each.weight,
            self.squares + each.weight**2,
            self.wrong_weight + each.weight * each.wrong,
        )


def _two_ways(sums: _Sums) -> list[tuple[float, float]]:
    """False and judged, each link counted once; and each for what it stands for.

    A sample with unequal weights tells as much as a smaller one with equal weights (Kish, 1965).
    """
    if not sums.number:
        return [(0, 0)]
    effective = min(sums.weight**2 / sums.squares, float(sums.number))
    weighted = (min(effective, effective * sums.wrong_weight / sums.weight), effective)
    return [(sums.wrong, sums.number), weighted]
