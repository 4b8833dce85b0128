# SPDX-License-Identifier: EUPL-1.2
"""How a partner delivers: shares of its own lines and signals. Pure.

A partner sees its own card. What rests on few people is kept from it: from a small number, or from
the rest of one, it could read whether one customer is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from woonzeker.monitoring.rules.publishing import rounded


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted of one partner in some months."""

    #: months in which an agreement held from the first day, or something was delivered
    months: int = 0
    months_delivered: int = 0
    months_on_time: int = 0
    lines: int = 0
    returned: int = 0
    #: cause → lines that went back and are still kept
    causes: Mapping[str, int] = field(default_factory=dict)
    accepted: int = 0
    #: the same arrears again, and not higher
    repeats: int = 0
    #: of a landlord: signals with all four efforts and the tenant's answer
    efforts_complete: int | None = None
    linked: int = 0
    contracts: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole; hidden when it is too small to be said."""

    part: int
    whole: int
    hidden: bool = False

    @property
    def percent(self) -> int | None:
        """In whole percents; None when hidden or of nothing."""
        if self.hidden or not self.whole:
            return None
        return (200 * self.part + self.whole) // (2 * self.whole)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One partner's card. On time is a share of months with a delivery: who has nothing to report
    is not late. Of the causes the one that has a line of its own is left out.
    """

    months: int
    months_delivered: int
    on_time: Share
    returned: Share
    causes: tuple[tuple[str, Share], ...]
    #: lines that went back and of which the cause is no longer kept
    causes_unknown: int
    former: Share
    repeats: Share
    efforts: Share | None
    linked: Share
    accepted: int
    #: signals for each thousand contracts in these months, in tenths
    per_thousand_tenths: int | None
    #: the last day of a month on which a delivery is on time
    on_time_days: int = 0

    @property
    def per_thousand(self) -> str:
        """The same in words: '3,4'; empty when the contracts are not known."""
        tenths = self.per_thousand_tenths
        return "" if tenths is None else f"{tenths // 10},{tenths % 10}"


def scorecard(
    counts: Counts, *, former: str, small_below: int = 0, on_time_days: int = 0
) -> Scorecard:
    """The card of these counts; `former` is the cause that a customer left before.

    With `small_below` shares of people are hidden when part, rest or whole is smaller than that,
    and rounded otherwise.
    """
    known = sum(counts.causes.values())
    return Scorecard(
        months=counts.months,
        months_delivered=counts.months_delivered,
        on_time=Share(counts.months_on_time, counts.months_delivered),
        returned=Share(counts.returned, counts.lines),
        causes=tuple(
            (cause, Share(number, counts.lines))
            for cause, number in sorted(counts.causes.items(), key=lambda each: (-each[1], each[0]))
            if cause != former
        ),
        causes_unknown=max(counts.returned - known, 0),
        former=Share(counts.causes.get(former, 0), counts.lines),
        repeats=_of_people(counts.repeats, counts.accepted, small_below),
        efforts=(
            None
            if counts.efforts_complete is None
            else Share(counts.efforts_complete, counts.accepted)
        ),
        linked=_of_people(counts.linked, counts.accepted, small_below),
        accepted=counts.accepted,
        per_thousand_tenths=_per_thousand(counts.accepted, counts.contracts),
        on_time_days=on_time_days,
    )


def _of_people(part: int, whole: int, small_below: int) -> Share:
    """A share that says something of people whom the partner knows by name.

    For the partner it is rounded as well: who reports one more would read it off the difference.
    """
    small = min(part, whole - part) < small_below
    return Share(rounded(part) if small_below else part, whole, hidden=small)


def _per_thousand(signals: int, contracts: int | None) -> int | None:
    return (10_000 * signals + contracts // 2) // contracts if contracts else None
