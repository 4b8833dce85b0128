# SPDX-License-Identifier: EUPL-1.2
"""At which doors care is needed: never alone, or nobody for now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.planning.models import DoorCaution

TWO_PEOPLE, NO_VISITS = "two_people", "no_visits"
CAUTIONS = {
    TWO_PEOPLE: _("ga met z'n tweeën"),
    NO_VISITS: _("ga hier voorlopig niet langs"),
}


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class CautionView:
    """How a door must be met. Who may not know that it was unsafe still knows not to go alone."""

    id: UUID
    kind: str
    set_on: date
    look_again_on: date
    #: the day on which somebody was to look whether it still holds has come
    look_again: bool
    why: Annotated[str, Of(DataClass.ORDER, least=Sight.LIMITED)]


def running_cautions(cases: Iterable[UUID]) -> QuerySet[DoorCaution]:
    """Cautions of these cases that hold until a person ends them. A building block."""
    return DoorCaution.objects.filter(case__in=cases, ended_on=None)


def cautions_of(cases: Iterable[UUID]) -> dict[UUID, str]:
    """The kind of caution by case, for those that have one. A building block: nobody looks here."""
    return dict(running_cautions(list(cases)).values_list("case_id", "kind"))


@look("planning.caution", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="case")
def caution_of(*, actor: Actor, case: UUID) -> CautionView | None:
    """How somebody must meet the door of a case; None when there is nothing to mind."""
    found = running_cautions([case]).first()
    if found is None:
        return None
    return CautionView(
        id=found.pk,
        kind=found.kind,
        set_on=found.set_on,
        look_again_on=found.look_again_on,
        look_again=found.look_again_on <= clock.today(),
        why=found.why or "",
    )
