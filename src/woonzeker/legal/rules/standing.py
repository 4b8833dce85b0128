# SPDX-License-Identifier: EUPL-1.2
"""How it stands with an eviction and a claim, told by the messages of a case. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.kinds import OF_EVICTION, THREATENS, Kind


@dataclass(frozen=True, slots=True)
class Told:
    """One message, as far as it bears on how things stand: what and for which day."""

    kind: Kind
    day_on: date | None = None


def eviction_on(messages: Iterable[Told]) -> date | None:
    """The day on which an eviction is announced now; None when there is none any more.

    `messages` in the order in which they came. A later date replaces an earlier one; withdrawn or
    carried out, nothing is announced.
    """
    day: date | None = None
    for each in messages:
        if each.kind in THREATENS:
            day = each.day_on or day
        elif each.kind in OF_EVICTION:
            day = None
    return day


def is_repeat(kind: Kind, since: Iterable[Kind]) -> bool:
    """Whether the same message again is the same one: nothing of an eviction came in between.

    An eviction that was withdrawn can be announced for the very same day once more.
    """
    return kind not in OF_EVICTION or not any(each in OF_EVICTION for each in since)


class Proof(StrEnum):
    """What the reports of a creditor mean when it summons."""

    IN_TIME = "in_time"
    TOO_SOON = "too_soon"
    TOO_OLD = "too_old"
    NONE = "none"
    OTHERS = "others"


def report_before(
    own: Iterable[date], others: bool, *, summoned_on: date, least_months: int, most_months: int
) -> Proof:
    """Whether the creditor that summons reported in the period that a court counts.

    `own` are the days of its reports; `others` tells that only reports of others in the same
    sector are there, or that it is not known which creditor it is.
    """
    before = [_months(day, summoned_on) for day in own if day <= summoned_on]
    if any(least_months <= months <= most_months for months in before):
        return Proof.IN_TIME
    if any(months < least_months for months in before):
        return Proof.TOO_SOON
    if before:
        return Proof.TOO_OLD
    return Proof.OTHERS if others else Proof.NONE


def _months(earlier: date, later: date) -> int:
    """Whole months between two days."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


#: what must be found out, because as it stands the duty to report was not kept
ALARMING = frozenset({Proof.NONE, Proof.TOO_OLD, Proof.OTHERS})
