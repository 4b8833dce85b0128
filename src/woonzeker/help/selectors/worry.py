# SPDX-License-Identifier: EUPL-1.2
"""Worries of neighbours, volunteers and schools: which wait for what, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Case as When
from django.db.models import IntegerField, Q, Value
from django.db.models import When as If
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import CasePerson, CaseStatus, Household
from woonzeker.errors import NotFound
from woonzeker.help.models import Worry, WorryState
from woonzeker.help.rules.worry import CAME_FROM, EXCEPTIONS
from woonzeker.matching.models import Person
from woonzeker.ui.words import address

#: who notes worries, asks after consent, and is the second pair of eyes
MAY_WEIGH = writes(DataClass.SIGNAL, DataClass.IDENTITY, DataClass.ADDRESS).by(
    Role.INTAKE_COORDINATOR, Role.REVIEWER
)
_ORDER = (
    WorryState.SECOND_EYES, WorryState.ASKS_CONSENT, WorryState.WAITS, WorryState.TAKEN_UP,
    WorryState.CLOSED,
)  # fmt: skip


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WorryRow:
    """One worry in the list; `secret` where somebody keeps their address secret."""

    id: UUID
    state: str
    state_words: str
    came_from: str
    came_on: date
    keep_until: date
    secret: bool
    address: Annotated[str, Of(DataClass.ADDRESS)]
    exception: Annotated[str, Of(DataClass.SIGNAL)]
    #: a formal signal came meanwhile: the worry need wait no longer
    signal_came: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WorryView:
    """One worry as a whole."""

    row: WorryRow
    name: Annotated[str, Of(DataClass.IDENTITY)]
    words: Annotated[str, Of(DataClass.SIGNAL)]
    recorded_by: str
    mine: bool | None
    consent: bool | None
    consent_on: date | None
    second_by: str
    verdict: Annotated[str, Of(DataClass.SIGNAL)]
    case: UUID | None


@look("help.worries", may_if=MAY_WEIGH, basis="AVG art. 6 lid 1 onder e")
def worry_list(*, actor: Actor) -> list[WorryRow]:
    """Every worry that is kept, what waits for a second person first."""
    places = [If(state=state, then=Value(place)) for place, state in enumerate(_ORDER)]
    rows = Worry.objects.select_related("household").annotate(
        place=When(*places, default=Value(9), output_field=IntegerField())
    )
    found = list(rows.order_by("place", "came_on", "pk")[:200])
    audit.concerns(len(found))
    return [_row(each) for each in found]


@look("help.worry", may_if=MAY_WEIGH, basis="AVG art. 6 lid 1 onder e", about="worry")
def worry_view(*, actor: Actor, worry: UUID) -> WorryView:
    """Look at one worry; raises NotFound."""
    found = Worry.objects.select_related("household").filter(pk=worry).first()
    if found is None:
        raise NotFound
    names = names_of({found.recorded_by, found.second_by})
    audit.concerns(1)
    return WorryView(
        row=_row(found),
        name=str(found.about.get("name", "")),
        words=found.words,
        recorded_by=names.get(found.recorded_by, ""),
        mine=found.recorded_by == actor.id,
        consent=found.consent,
        consent_on=found.consent_on,
        second_by=names.get(found.second_by, ""),
        verdict=found.verdict,
        case=found.case_id,
    )


def _is_secret(home: Household) -> bool:
    """Whether somebody of this door keeps the address secret, in a case or in the register."""
    there = Q(address_key=home.address_key) | Q(
        pk__in=CasePerson.objects.filter(case__household=home).values("person")
    )
    return Person.objects.filter(there, secret=True).exists()


def _row(row: Worry) -> WorryRow:
    home = row.household if row.state != WorryState.CLOSED else None
    running = (
        home is not None
        and row.case_id is None
        and (home.cases.exclude(status=CaseStatus.CLOSED).exists())
    )
    return WorryRow(
        id=row.pk,
        state=row.state,
        state_words=str(WorryState(row.state).label),
        came_from=_(CAME_FROM.get(row.came_from, row.came_from)),
        came_on=row.came_on,
        keep_until=row.keep_until,
        secret=home is not None and _is_secret(home),
        address=address(home) if home else "",
        exception=_(EXCEPTIONS[row.exception]) if row.exception in EXCEPTIONS else "",
        signal_came=running,
    )
