# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home that lives on under conditions: an agreement and a breach."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.housing.models import Agreement, Breach, BreachTelling, ConditionLook

if TYPE_CHECKING:
    from tests.proof.things import Thing


def living_on(thing: Thing, case: Case, colleague: Actor) -> None:
    """A last chance in which a month did not work out, and why the landlord heard of it."""
    now, why = clock.now(), f"huurbaas{thing.column}"
    made = Agreement.objects.create(
        case=case, kind="last_chance", begins_on=MONDAY - timedelta(days=30),
        said_until=MONDAY + timedelta(days=300), conditions=["rent"], due_day=1, made_at=now,
        made_by=colleague.id,
    )  # fmt: skip
    due_on = MONDAY.replace(day=1)
    ConditionLook.objects.create(
        agreement=made, condition="rent", due_on=due_on, seen="not_kept", told_by="worker",
        looked_on=MONDAY, looked_at=now, looked_by=colleague.id,
    )  # fmt: skip
    breach = Breach.objects.create(
        agreement=made, condition="rent", due_on=due_on, found_on=MONDAY, found_by=colleague.id
    )
    BreachTelling.objects.create(
        breach=breach, case=case, party="landlord", said="landlord:rent", why=why,
        told_on=MONDAY, told_at=now, told_by=colleague.id,
    )  # fmt: skip
    thing.whole[why] = DataClass.NOTES
    thing.ids |= {"living": made.pk, "living_breach": breach.pk}
