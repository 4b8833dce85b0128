# SPDX-License-Identifier: EUPL-1.2
"""How each safeguard stands on a day: met, open, or not asked here and why. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.calendar import dutch_date
from woonzeker.legal.rules.safeguards.answers import KEPT_BY, NOBODY_BY, Record, Table
from woonzeker.legal.rules.safeguards.catalogue import CATALOGUE, SOURCES, Safeguard, Spec
from woonzeker.legal.rules.safeguards.checks import (
    alternatives_missing,
    children_missing,
    informed_missing,
    no_children,
    offers_missing,
    place_missing,
)
from woonzeker.process import Refusal, Step, Stop


class State(StrEnum):
    """How one safeguard stands."""

    MET = "met"
    OPEN = "open"
    #: it is not asked before a later step, and nobody answered yet
    LATER = "later"
    #: it does not apply, by a fact with a source
    EXEMPT = "exempt"
    #: the home was lost while it was open, and that stands recorded: it cannot be made good
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Standing:
    """One safeguard on a day.

    `missing` says what is not there yet (empty unless open or later), `because` why it is not
    asked. `who` can do it, `rule` asks for it.
    """

    safeguard: Safeguard
    state: State
    missing: str = ""
    because: str = ""

    @property
    def who(self) -> str:
        """Who can do it, in Dutch."""
        return self.safeguard.refusal.who

    @property
    def rule(self) -> str:
        """The first rule that asks for it."""
        return self.safeguard.refusal.rule

    @property
    def stops(self) -> bool:
        """Whether this keeps a case from being closed, or an eviction from being called so."""
        return self.state in {State.OPEN, State.LATER}

    @property
    def refusal(self) -> Refusal:
        """What is missing here, who can do it and which rule asks for it."""
        return Refusal(self.missing or self.safeguard.refusal.missing, self.who, self.rule)


def assess(
    record: Record, *, step: Step, on: date, stop: Stop = Stop.CLOSING
) -> tuple[Standing, ...]:
    """Every safeguard in the order of the list, for the end of a case or for calling it lost.

    A home that was kept asks less before a case is closed; it never helps to call one lost.
    """
    return assess_table(record.table(on=on), step=step, stop=stop)


def assess_table(table: Table, *, step: Step, stop: Stop) -> tuple[Standing, ...]:
    """As `assess`, for what lies on the table already."""
    return tuple(_one(table, each, step, stop) for each in Safeguard)


def open_ones(
    record: Record, *, step: Step, on: date, stop: Stop = Stop.CLOSING
) -> tuple[Standing, ...]:
    """The safeguards that are due now and not met."""
    found = assess(record, step=step, on=on, stop=stop)
    return tuple(each for each in found if each.state is State.OPEN)


def _one(table: Table, safeguard: Safeguard, step: Step, stop: Stop) -> Standing:
    spec = CATALOGUE[safeguard]
    if why := _why_not_asked(table, spec, stop):
        return Standing(safeguard, State.EXEMPT, because=why)
    check = _CHECKS.get(safeguard)
    missing = check(table, step) if check else _answered(table, safeguard)
    if not missing:
        return Standing(safeguard, State.MET)
    if spec.beforehand and table.situation.lost_on is not None:
        return _after_the_loss(table, safeguard)
    state = State.OPEN if step >= spec.due_from else State.LATER
    return Standing(safeguard, state, missing=missing)


def _why_not_asked(table: Table, spec: Spec, stop: Stop) -> str:
    """The fact by which a safeguard does not apply, in Dutch; empty when it does."""
    situation = table.situation
    if spec.with_children and (none := no_children(table)) is not None:
        return f"er wonen geen kinderen ({SOURCES[none.source]}, {dutch_date(none.on)})"
    if stop is Stop.UNAVOIDABLE:
        return ""
    if situation.nobody_left is not None and situation.is_empty():
        fact = situation.nobody_left
        return f"{NOBODY_BY[fact.source]} ({dutch_date(fact.on)})"
    if spec.at_stake and situation.kept is not None and situation.is_kept():
        fact = situation.kept
        return f"de woning is behouden: {KEPT_BY[fact.source]} ({dutch_date(fact.on)})"
    return ""


def _after_the_loss(table: Table, safeguard: Safeguard) -> Standing:
    told = table.situation.told_open
    if told is not None and safeguard in told:
        return Standing(
            safeguard, State.TOO_LATE, because="dit stond open toen de woning verloren ging"
        )
    missing = "vastleggen wat er openstond toen de woning verloren ging"
    return Standing(safeguard, State.OPEN, missing=missing)


def _answered(table: Table, safeguard: Safeguard) -> str:
    """The usual safeguard: the last answer is a good one."""
    return "" if table.good(safeguard) is not None else safeguard.refusal.missing


_CHECKS: Mapping[Safeguard, Callable[[Table, Step], str]] = {
    Safeguard.CHILDREN_KNOWN: children_missing,
    Safeguard.INFORMED: informed_missing,
    Safeguard.OCO_OFFERED: offers_missing,
    Safeguard.ALTERNATIVES: alternatives_missing,
    Safeguard.PLACE: place_missing,
}
