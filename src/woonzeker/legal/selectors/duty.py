# SPDX-License-Identifier: EUPL-1.2
"""Who answers by name, today and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.selectors import names_of
from woonzeker.legal.models import DutyTurn
from woonzeker.legal.rules.duty import Turn, first_day_without
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

MAY_KEEP_DUTY = holds(Role.TEAM_LEAD)
MAY_SEE_DUTY = holds(
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
    Role.EVICTION_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
)
#: so far ahead every day should have somebody who answers
AHEAD = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who answers today, and on which number."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One turn on the roster."""

    id: UUID
    name: str
    phone: str
    from_on: date
    until_on: date
    now: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """Who answers from today on, and the first day on which nobody does yet."""

    turns: tuple[TurnLine, ...]
    gap_on: date | None


def on_duty(municipality: str) -> OnDuty | None:
    """Who answers in a municipality today; None when nobody was put on the roster."""
    today = clock.today()
    with tenant(municipality):
        turn = (
            DutyTurn.objects.filter(from_on__lte=today, until_on__gte=today, ended_at=None)
            .order_by("-from_on")
            .first()
        )
        if turn is None:
            return None
        name = names_of({turn.user_id}).get(turn.user_id, "")
        return OnDuty(name, str(turn.phone))


def general_number(municipality: str) -> str:
    """The number of the municipality itself, as its letters say it; empty until it did."""
    phone = str(decided(municipality, PolicyKind.LETTERS).get("phone", ""))
    return "" if "X" in phone else phone


@look("legal.duty", may_if=MAY_SEE_DUTY, basis="AVG art. 6 lid 1 onder e")
def roster(*, actor: Actor) -> Roster:
    """See who answers bailiffs and courts, from today on."""
    today = clock.today()
    rows = list(DutyTurn.objects.filter(until_on__gte=today, ended_at=None).order_by("from_on"))
    names = names_of({row.user_id for row in rows})
    turns = [Turn(row.from_on, row.until_on) for row in rows]
    return Roster(
        tuple(
            TurnLine(
                id=row.pk,
                name=names.get(row.user_id, ""),
                phone=str(row.phone),
                from_on=row.from_on,
                until_on=row.until_on,
                now=row.from_on <= today,
            )
            for row in rows
        ),
        first_day_without(turns, on=today, until=today + AHEAD),
    )
