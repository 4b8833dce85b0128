# SPDX-License-Identifier: EUPL-1.2
"""The tasks that wait: of cases, and of signals that became no case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import CaseTask
from woonzeker.cases.selectors.listing import MAY_SEE
from woonzeker.errors import NotPermitted
from woonzeker.matching.models import Person
from woonzeker.ui.words import address, person_name

TASK_NAMES: dict[str, str | Promise] = {
    "check_who_stays_behind": _("Kijk hoe het gaat met wie achterblijft"),
    "alert_helper": _("Waarschuw de hulpverlener die al helpt"),
    "written_offer": _("Stuur het hulpaanbod per brief"),
}
#: why somebody is asked, for who reads the list
_WHY: dict[str, str | Promise] = {
    "check_who_stays_behind": _("Iemand op dit adres is overleden; er wonen nog anderen."),
    "alert_helper": _("Er dreigt iets en het huishouden krijgt al schuldhulp."),
    "written_offer": _("Huurachterstand onder het drempelbedrag: geen bezoek, wel een aanbod."),
}


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """One task with whom it is about; `case` is None when there is no case."""

    id: UUID
    name: str | Promise
    why: str | Promise
    person: str
    address: str
    city: str
    secret: bool
    due_on: date
    case: UUID | None


def tasks_waiting(*, actor: Actor) -> int:
    """How many tasks wait in the actor's municipality. Raises NotPermitted."""
    if not MAY_SEE(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        return CaseTask.objects.filter(done_on=None).count()


@look("cases.tasks", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b")
def task_list(*, actor: Actor) -> list[WaitingTask]:
    """Every task that waits, the first to be due first."""
    rows = CaseTask.objects.filter(done_on=None).select_related(
        "case__household", "signal__link__person"
    )
    ordered = rows.order_by(
        "due_on", "case__number", "signal__link__person__address_key", "kind",
        "signal__partner__name", "signal__period_on", "signal__own_reference",
    )  # fmt: skip
    found = [_row(task) for task in ordered]
    audit.concerns(len(found))
    return found


def _row(task: CaseTask) -> WaitingTask:
    person = _person(task)
    where, city = _home(task, person)
    return WaitingTask(
        id=task.pk,
        name=TASK_NAMES.get(task.kind, task.kind),
        why=_WHY.get(task.kind, ""),
        person=person_name(person) if person else _reported_name(task),
        address=where,
        city=city,
        secret=bool(person and person.secret),
        due_on=task.due_on,
        case=task.case_id,
    )


def _home(task: CaseTask, person: Person | None) -> tuple[str, str]:
    """The address and the place of the household."""
    if task.case:
        return address(task.case.household), task.case.household.city
    if person:
        return address(person), person.city
    if task.signal:  # nobody in the register: where the partner says that they live
        return address(task.signal), f"{task.signal.postcode} {task.signal.city}".strip()
    return "", ""


def _reported_name(task: CaseTask) -> str:
    """Who it is about in the words of the partner, when the register does not know them."""
    if task.signal is None:
        return ""
    said = (task.signal.initials, task.signal.prefix, task.signal.surname)
    return " ".join(filter(None, said)) or task.signal.business_name


def _person(task: CaseTask) -> Person | None:
    return task.signal.link.person if task.signal else None
