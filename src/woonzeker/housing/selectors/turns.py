# SPDX-License-Identifier: EUPL-1.2
"""Who waits for a place, in the order of need: own households, and others as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_SEE
from woonzeker.cases.selectors import relations_of_cases
from woonzeker.housing.models import Waits, WaitShared
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import counted
from woonzeker.housing.rules.places import Party
from woonzeker.housing.rules.waiting import Turn, Waiter, passed_over, waiting_list
from woonzeker.housing.selectors.children import children_of
from woonzeker.housing.selectors.shared import MAY_SEE_PLACES, roof_policy, short
from woonzeker.ui.words import address

#: the number of a household that does not wait yet, where it would stand
_ASKS_NOW = "~"


@dataclass(frozen=True, slots=True)
class TurnLine:
    """One line of the waiting list; who it is only of a case that the reader may see."""

    number: str
    stage: int
    reasons: tuple[str, ...]
    roof_ends_on: date | None
    since_on: date
    municipality: str
    ours: bool
    case: UUID | None
    case_number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class WaitingView:
    """The waiting list of this municipality, and of the regions that share theirs."""

    turns: tuple[TurnLine, ...]
    #: lines of other municipalities stand among them
    shared: bool
    near_days: int


@look("housing.waiting", may_if=MAY_SEE_PLACES, basis="Wmo 2015")
def waiting(*, actor: Actor) -> WaitingView:
    """See who waits for a place, by need: numbers, and names of the cases in one's reach."""
    policy, today = roof_policy(actor.municipality), clock.today()
    own = _own_rows()
    turns = waiting_list([*_own(own), *_others()], policy, on=today)
    by_number = {str(row.number): row for row in own}
    places = dict(WaitShared.objects.values_list("number", "waits_for__name"))
    near = relations_of_cases(actor, [row.case_id for row in own])
    lines = tuple(
        _line(actor, turn, by_number.get(turn.waiter.number), places, near) for turn in turns
    )
    shown = [line.case for line in lines if line.case]
    audit.concerns(len(shown), of={"case": shown})
    return WaitingView(lines, any(not line.ours for line in lines), policy.near_days)


def waits_of(case: UUID) -> Waits | None:
    """That a household waits. A building block: whoever shows it, looks."""
    return Waits.objects.filter(case=case, left_on=None).first()


def passed_for(actor: Actor, case: UUID, party: Party, *, roof_ends_on: date) -> tuple[Waiter, ...]:
    """Who stands higher than a household on the waiting list, if it had to choose now.

    Who does not wait yet is put where it would stand. A building block of a booking.
    """
    own = _own_rows()
    waits = next((row for row in own if row.case_id == case), None)
    waiters, chosen = [*_own(own), *_others()], str(waits.number) if waits else _ASKS_NOW
    if waits is None:
        waiters.append(Waiter(_ASKS_NOW, roof_ends_on, party.children, clock.today()))
    turns = waiting_list(waiters, roof_policy(actor.municipality), on=clock.today())
    return passed_over(turns, chosen)


def _own_rows() -> list[Waits]:
    running = Waits.objects.filter(left_on=None).exclude(case__status=CaseStatus.CLOSED)
    return list(running.select_related("case__household"))


def _own(rows: list[Waits]) -> list[Waiter]:
    children = children_of({row.case_id for row in rows})
    return [
        Waiter(
            str(row.number), row.roof_ends_on, counted(children[row.case_id].known), row.since_on
        )
        for row in rows
    ]


def _others() -> list[Waiter]:
    """Who waits in other municipalities of the region, as far as it shares that."""
    own = Waits.objects.values("number")
    rows = WaitShared.objects.exclude(number__in=own)
    seen = {row.number: row for row in rows}
    return [
        Waiter(str(row.number), row.roof_ends_on, counted(Known(row.children)), row.since_on)
        for row in seen.values()
    ]


def _line(
    actor: Actor,
    turn: Turn,
    row: Waits | None,
    places: dict[UUID, str],
    near: dict[UUID, frozenset[Relation]],
) -> TurnLine:
    relations = near.get(row.case_id, frozenset()) if row else frozenset()
    case = row.case if row is not None and relations and MAY_SEE(actor, relations) else None
    return TurnLine(
        number=short(turn.waiter.number),
        stage=int(turn.stage),
        reasons=tuple(_(words) for words in turn.reasons),
        roof_ends_on=turn.waiter.roof_ends_on,
        since_on=turn.waiter.since_on,
        municipality="" if row else places.get(UUID(turn.waiter.number), ""),
        ours=row is not None,
        case=case.pk if case else None,
        case_number=case.number if case else "",
        address=_address(case),
        relations=relations,
    )


def _address(case: Case | None) -> str:
    return address(case.household) if case else ""
