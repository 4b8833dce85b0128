# SPDX-License-Identifier: EUPL-1.2
"""Cases as tests need them: begun by a signal, moved, looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.cases.services import advance, take_up
from woonzeker.matching.models import Person


def begun(person: Person, on: date = MONDAY, **facts: Any) -> Case:
    """The case of a person's household after one signal on a day."""
    with clock.standing_at(on):
        linked_signal(person, **facts)
        take_up(actor=LEAD, on=on)
    with tenant(CODE):
        return Case.objects.select_related("household").get(
            household__address_key=person.address_key, status="open"
        )


def make(case: Case, *moves: str, on: date = MONDAY, reason: str = "") -> Case:
    """Make moves on a day; only the last one gets the reason."""
    with clock.standing_at(on):
        for move in moves:
            given = reason if move == moves[-1] else ""
            advance(actor=LEAD, case=case.pk, move=move, reason=given, on=on)
    return again(case)


def again(case: Case) -> Case:
    """The case as it stands now."""
    with tenant(CODE):
        return Case.objects.select_related("household").get(pk=case.pk)


def terms_of(case: Case) -> dict[str, tuple[date, date | None]]:
    """Each kind of term with its last day and the day it was met."""
    with tenant(CODE):
        rows = CaseTerm.objects.filter(case=case).values_list("kind", "due_on", "met_on")
        return {kind: (due_on, met_on) for kind, due_on, met_on in rows}
