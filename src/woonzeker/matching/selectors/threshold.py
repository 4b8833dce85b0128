# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator sees before setting the threshold: the sample, what it allows, and the price.

Numbers alone: no resident is in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from woonzeker.access.actors import Actor
from woonzeker.accounts import selectors as accounts
from woonzeker.errors import NotPermitted
from woonzeker.matching import rules
from woonzeker.matching.models import ThresholdChange, WeightSet
from woonzeker.matching.selectors.evidence import Evidence, evidence, linked_above
from woonzeker.matching.selectors.reviewing import MAY_REVIEW
from woonzeker.matching.selectors.weighing import strict_weights, weights_in_force

#: rows of the table and points of the drawing at most: below it nobody will ever link by itself
_BANDS = 14


class _InPercents:
    """Two shares as a page writes them."""

    upper: float
    alone: float

    @property
    def upper_percent(self) -> float:
        """The bound on the false share, in percents."""
        return 100 * self.upper

    @property
    def alone_percent(self) -> int:
        """The share linked without a person, in whole percents."""
        return round(100 * self.alone)


@dataclass(frozen=True, slots=True)
class Band(_InPercents):
    """The links of one band of bits, and what choosing its lower end as threshold would mean.

    `above` were judged at or above `low` and `upper` bounds the false share of those; `more` audits
    without an error are needed before `low` is proven; `alone` is the share linked without a person
    then, from 0 to 1. `now` says that `low` is the threshold of now.
    """

    low: float
    high: float | None
    links: int
    judged: int
    wrong: int
    above: int
    upper: float
    more: int
    alone: float
    now: bool

    @property
    def says(self) -> bool:
        """Whether enough was judged for the bound to say anything."""
        return self.above >= rules.ENOUGH_TO_SAY


@dataclass(frozen=True, slots=True)
class Change:
    """A threshold that was set, by whom and on what."""

    bits: float
    version: str
    decided_at: datetime
    by: str
    audited: int
    wrong: int
    upper: float

    @property
    def says(self) -> bool:
        """Whether enough was judged for the bound to say anything."""
        return self.audited >= rules.ENOUGH_TO_SAY

    @property
    def upper_percent(self) -> float:
        """The bound in percents."""
        return 100 * self.upper


@dataclass(frozen=True, slots=True)
class Kept:
    """A set of weights, and how it did on decisions that were held back, in percents.

    `found` is what is found when 99.9% must be right, `found_before` with the weights of then; both
    None where nothing can be said.
    """

    version: str
    labels: int
    made_at: datetime
    in_force: bool
    switched_by: str
    signals: int
    found: float | None
    found_before: float | None


@dataclass(frozen=True, slots=True)
class ThresholdView(_InPercents):
    """The threshold of now, what the sample says of it, and how low it may be.

    `permitted` in bits, rounded up to tenths; `next_step` the lower threshold that is nearest, with
    how many more audits without an error it takes; `alone` the share linked without a person now.
    `unproven` links must still be found right before the sample proves the threshold of now, and
    `permitted_proven` says whether it proves `permitted`; `by_itself` counts only above it.
    """

    now: float
    strict: float
    version: str
    permitted: float
    permitted_proven: bool
    unproven: int
    judged: int
    wrong: int
    upper: float
    alarm: bool
    no_longer: bool
    by_itself: int
    alone: float
    links: int
    next_step: float
    more: int
    bands: tuple[Band, ...]
    history: tuple[Change, ...]
    kept: tuple[Kept, ...]

    @property
    def starting(self) -> bool:
        """Whether the threshold of now is the one at which the weights began."""
        return self.now == self.strict

    @property
    def says(self) -> bool:
        """Whether enough was judged for the bound to say anything."""
        return self.judged >= rules.ENOUGH_TO_SAY

    @property
    def shown_bands(self) -> tuple[Band, ...]:
        """The bands in which there is anything, and the one of the threshold of now."""
        return tuple(each for each in self.bands if each.links or each.judged or each.now)

    @property
    def may_be_lower(self) -> bool:
        """Whether a lower threshold than the one of now may be chosen."""
        return self.permitted < self.now


def threshold_view(actor: Actor) -> ThresholdView:
    """What the sample says of the threshold; for who reviews links. Raises NotPermitted."""
    if not MAY_REVIEW(actor):
        raise NotPermitted
    weights, strict = weights_in_force(), strict_weights().threshold
    found = evidence(weights.version)
    now, judged = weights.threshold, found.judged
    count = rules.count_above(judged, now)
    permitted = rules.permitted_from(judged, strict=strict, now=now)
    step = _next_step(now)
    return ThresholdView(
        now=now,
        strict=strict,
        version=weights.version,
        permitted=rules.tenths_up(permitted),
        permitted_proven=not rules.until_proven(judged, permitted),
        unproven=rules.until_proven(judged, now),
        judged=count.judged,
        wrong=count.wrong,
        upper=count.upper,
        alarm=rules.too_many_wrong(judged, now),
        no_longer=now < permitted,
        by_itself=sum(not each.by_lot and each.score >= now for each in judged),
        alone=_share(linked_above(weights.version, now), found.all_links),
        links=found.all_links,
        next_step=step,
        more=rules.audits_until(judged, step),
        bands=tuple(_bands(found, now)),
        history=_history(actor),
        kept=_kept(actor, weights.version),
    )


def share_alone(actor: Actor, bits: float) -> float:
    """The share linked without a person at a threshold, from 0 to 1. Raises NotPermitted."""
    if not MAY_REVIEW(actor):
        raise NotPermitted
    version = weights_in_force().version
    return _share(linked_above(version, bits), evidence(version).all_links)


def _next_step(now: float) -> float:
    """The lower end of the band under the threshold of now."""
    band = rules.band_of(now)
    return max(rules.BAND * (band if rules.BAND * band < now else band - 1), 0.0)


def _alone(found: Evidence, bits: float) -> float:
    """The share of signals that anybody fits which is linked without a person at a threshold."""
    linked = sum(number for low, number in found.links.items() if low >= bits)
    return _share(linked, found.all_links)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _bands(found: Evidence, now: float) -> list[Band]:
    """Bands from the highest down to the lowest with links; no threshold lies under nought."""
    if not found.links:
        return []
    highest = max(rules.band_of(max(found.links)), rules.band_of(now))
    lowest = max(min(rules.band_of(min(found.links)), rules.band_of(_next_step(now))), 0)
    top = max(min(highest, lowest + _BANDS - 1), lowest)
    ends = {rules.BAND * band for band in range(lowest, top + 1)} | {now}
    rising = sorted(ends)
    highs = [*rising[1:], None]
    return [_band(found, low, high, now) for low, high in zip(rising, highs, strict=True)][::-1]


def _band(found: Evidence, low: float, high: float | None, now: float) -> Band:
    inside = [each for each in found.judged if _within(each.score, low, high)]
    return Band(
        low=low,
        high=high,
        links=sum(number for bits, number in found.links.items() if _within(bits, low, high)),
        judged=len(inside),
        wrong=sum(each.wrong for each in inside),
        above=sum(each.score >= low for each in found.judged),
        upper=rules.count_above(found.judged, low).upper,
        more=rules.until_proven(found.judged, low),
        alone=_alone(found, low),
        now=low == now,
    )


def _within(bits: float, low: float, high: float | None) -> bool:
    return bits >= low and (high is None or bits < high)


def _kept(actor: Actor, in_force: str) -> tuple[Kept, ...]:
    rows = list(WeightSet.objects.order_by("-made_at", "-version"))
    names = accounts.names_of(each.switched_by for each in rows)
    return tuple(
        Kept(
            version=each.version,
            labels=each.labels,
            made_at=each.made_at,
            in_force=each.version == in_force,
            switched_by=names.get(each.switched_by, ""),
            signals=each.held_back.get("new", {}).get("signals", 0),
            found=_found(each, "new"),
            found_before=_found(each, "old"),
        )
        for each in rows
    )


def _found(kept: WeightSet, which: str) -> float | None:
    share = kept.held_back.get(which, {}).get("recall_at_999")
    return None if share is None else 100 * share


def _history(actor: Actor) -> tuple[Change, ...]:
    changes = list(ThresholdChange.objects.order_by("-decided_at", "-pk")[:20])
    names = accounts.names_of(each.decided_by for each in changes)
    return tuple(
        Change(
            bits=each.bits,
            version=each.version,
            decided_at=each.decided_at,
            by=names.get(each.decided_by, ""),
            audited=each.audited,
            wrong=each.wrong,
            upper=each.upper_bound,
        )
        for each in changes
    )
