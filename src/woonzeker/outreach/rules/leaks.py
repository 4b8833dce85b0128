# SPDX-License-Identifier: EUPL-1.2
"""A letter or talk that reached somebody else than whom the arrears are of. Pure.

What the regulation asks: judge the risk, report within the term unless a risk is unlikely (AVG
art. 33 lid 1), tell the person when the risk is high (art. 34 lid 1), and keep a record of every
breach, also of one that is not reported (art. 33 lid 5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DataKind(StrEnum):
    """What somebody else may have come to know."""

    NAME = "name"
    ADDRESS = "address"
    ARREARS = "arrears"
    PARTNER = "partner"
    AMOUNT = "amount"


class Verdict(StrEnum):
    """What a named person decided about a leak."""

    REPORT = "report"
    NO_REPORT = "no_report"
    NO_LEAK = "no_leak"


class LeakState(StrEnum):
    """How far a leak is."""

    TO_ASSESS = "to_assess"
    TO_REPORT = "to_report"
    TO_INFORM = "to_inform"
    TO_CLOSE = "to_close"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LeakFacts:
    """What was decided and done about a leak so far."""

    verdict: str
    inform: bool
    reported_at: datetime | None
    informed_on: date | None
    closed_at: datetime | None


_WRITTEN = frozenset({DataKind.NAME, DataKind.ADDRESS, DataKind.ARREARS})
_SPOKEN = frozenset({DataKind.NAME, DataKind.ARREARS, DataKind.PARTNER, DataKind.AMOUNT})
#: outcomes by which somebody came to know something; nobody home and 'moved' tell nothing
_TELLS: dict[str, frozenset[DataKind]] = {
    "sent": _WRITTEN,
    "card_left": frozenset({DataKind.NAME, DataKind.ADDRESS}),
    "talked": _SPOKEN,
    "appointment": _SPOKEN,
    "accepted": _SPOKEN,
    "declined": _SPOKEN,
}


def kinds_shared(outcomes: Iterable[str]) -> frozenset[DataKind]:
    """What attempts with these outcomes usually tell; who assesses the leak knows better."""
    return frozenset(kind for outcome in outcomes for kind in _TELLS.get(outcome, ()))


def telling_outcomes() -> frozenset[str]:
    """The outcomes of an attempt by which somebody came to know something."""
    return frozenset(_TELLS)


def state_of(leak: LeakFacts) -> LeakState:
    """The first thing that has yet to be done about a leak."""
    if leak.closed_at is not None:
        return LeakState.CLOSED
    if not leak.verdict:
        return LeakState.TO_ASSESS
    if leak.verdict == Verdict.REPORT and leak.reported_at is None:
        return LeakState.TO_REPORT
    if leak.inform and leak.informed_on is None:
        return LeakState.TO_INFORM
    return LeakState.TO_CLOSE


_MISSING = {
    LeakState.TO_ASSESS: "Beoordeel het datalek eerst.",
    LeakState.TO_REPORT: "Het datalek moet nog gemeld worden bij de Autoriteit Persoonsgegevens.",
    LeakState.TO_INFORM: "Wie het betreft moet het nog horen.",
    LeakState.CLOSED: "Dit datalek is al afgesloten.",
}


def missing_to_close(leak: LeakFacts) -> str:
    """Why a leak cannot be closed yet, as a Dutch sentence; empty when it can."""
    return _MISSING.get(state_of(leak), "")


def hours_left(due_at: datetime, now: datetime) -> int:
    """Whole hours until the end of the term; below zero when it is over."""
    return int((due_at - now).total_seconds() // 3600)
