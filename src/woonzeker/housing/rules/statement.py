# SPDX-License-Identifier: EUPL-1.2
"""A landlord's statement that was refused: by whom, why, objection, a conditional one. Pure.

Most landlords ask one of the last landlord, and after an eviction it is usually refused; that
closes the way to a home (Voorkomen huisuitzettingen, Eropaf!, April 2026, chapter 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class Why(StrEnum):
    """Why it was refused, as the landlord said it."""

    ARREARS = "arrears"
    NUISANCE = "nuisance"
    EVICTED = "evicted"
    DAMAGE = "damage"
    OTHER = "other"
    NOT_SAID = "not_said"


WHY_WORDS: Mapping[Why, str] = {
    Why.ARREARS: gettext_noop("huurachterstand"),
    Why.NUISANCE: gettext_noop("overlast"),
    Why.EVICTED: gettext_noop("ontruimd"),
    Why.DAMAGE: gettext_noop("schade aan de woning"),
    Why.OTHER: gettext_noop("iets anders"),
    Why.NOT_SAID: gettext_noop("niet gezegd"),
}


class StatementState(StrEnum):
    """How a statement stands."""

    REFUSED = "refused"
    OBJECTED = "objected"
    CONDITIONAL = "conditional"
    GIVEN = "given"
    NOT_NEEDED = "not_needed"


STATE_WORDS: Mapping[StatementState, str] = {
    StatementState.REFUSED: gettext_noop("geweigerd"),
    StatementState.OBJECTED: gettext_noop("bezwaar gemaakt bij de verhuurder"),
    StatementState.CONDITIONAL: gettext_noop("gegeven onder voorwaarden"),
    StatementState.GIVEN: gettext_noop("gegeven"),
    StatementState.NOT_NEEDED: gettext_noop("de nieuwe verhuurder vraagt er niet meer om"),
}
_NEXT: Mapping[StatementState, tuple[StatementState, ...]] = {
    StatementState.REFUSED: (
        StatementState.OBJECTED, StatementState.CONDITIONAL, StatementState.GIVEN,
        StatementState.NOT_NEEDED,
    ),
    StatementState.OBJECTED: (
        StatementState.REFUSED, StatementState.CONDITIONAL, StatementState.GIVEN,
        StatementState.NOT_NEEDED,
    ),
    StatementState.CONDITIONAL: (StatementState.GIVEN, StatementState.REFUSED),
}  # fmt: skip


class Promise(StrEnum):
    """On what a conditional statement rests; codes, so that a new landlord hears no more."""

    ARRANGEMENT = "arrangement"
    INCOME_MANAGED = "income_managed"
    GUIDANCE = "guidance"
    DEBT_SETTLEMENT = "debt_settlement"


PROMISE_WORDS: Mapping[Promise, str] = {
    Promise.ARRANGEMENT: gettext_noop("een betalingsregeling die loopt"),
    Promise.INCOME_MANAGED: gettext_noop("de huur wordt betaald door wie het inkomen beheert"),
    Promise.GUIDANCE: gettext_noop("begeleiding bij het wonen"),
    Promise.DEBT_SETTLEMENT: gettext_noop("een schuldregeling die loopt"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that was asked: of which landlord, why it was refused, how it stands since when.

    `promises` are what a conditional one rests on; `agreed` says that the person wants the new
    landlord to hear them.
    """

    landlord: str
    state: StatementState
    since_on: date
    why: Why = Why.NOT_SAID
    promises: frozenset[Promise] = frozenset()
    agreed: bool = False


def next_states(state: StatementState) -> tuple[StatementState, ...]:
    """What can come next; nothing when it is over."""
    return _NEXT.get(state, ())


def refusal(statement: Statement, after: Statement) -> str:
    """Why a statement cannot become so, in Dutch; empty when it can."""
    if after.landlord != statement.landlord or after.state not in next_states(statement.state):
        return gettext_noop("Dit kan niet bij een verklaring die zo staat.")
    if after.since_on < statement.since_on:
        return gettext_noop("Deze dag ligt voor de vorige stap.")
    if after.state is StatementState.CONDITIONAL and not after.promises:
        return gettext_noop("Kies waar de verklaring op rust.")
    if after.state is StatementState.CONDITIONAL and not after.agreed:
        return gettext_noop("De inwoner moet goedvinden dat een nieuwe verhuurder dit hoort.")
    return ""


def to_do(statement: Statement) -> tuple[str, ...]:
    """What somebody can do now, in Dutch, the lightest first; nothing when it is solved."""
    if statement.state not in (StatementState.REFUSED, StatementState.OBJECTED):
        return ()
    steps = []
    if statement.why is Why.NOT_SAID:
        steps.append(gettext_noop("Vraag de verhuurder waarom."))
    steps.append(gettext_noop("Vraag de nieuwe verhuurder of het zonder verklaring kan."))
    steps.append(gettext_noop("Vraag om een verklaring onder voorwaarden."))
    if statement.state is StatementState.REFUSED:
        steps.append(gettext_noop("Help met een bezwaar bij de verhuurder."))
    return tuple(steps)
