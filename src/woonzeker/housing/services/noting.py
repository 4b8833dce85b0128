# SPDX-License-Identifier: EUPL-1.2
"""Writing down what was told of a household, and recalling what turned out to be wrong."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import ListedName, Noted, StatementStep
from woonzeker.housing.selectors.said import TABLES
from woonzeker.process.reasons import WRONG_ENTRY

Row = TypeVar("Row", bound=Noted)

#: every kind that can be taken back: of a roof, and what landlords keep against somebody
NOTES: dict[str, type[Noted]] = {**TABLES, "lijst": ListedName, "verklaring": StatementStep}


def locked_case(case: UUID) -> Case:
    """The case, kept for this act alone, so that two people never write the same next step.

    Raises NotFound.
    """
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    return found


def note(table: type[Row], actor: Actor, case: UUID, **facts: Any) -> Row:
    """Write one row down; raises Refused for a day that lies ahead where that cannot be."""
    return table._default_manager.create(
        case_id=case, noted_at=clock.now(), noted_by=actor.id, **facts
    )


def not_ahead(day: date) -> None:
    """Refuse what is told of a day that has not come."""
    if day > clock.today():
        raise Refused(_("Deze dag ligt in de toekomst. Leg vast wat er al is."))


def first_of(*sentences: str) -> None:
    """Refuse with the first sentence that says something; they are Dutch of the rules."""
    for sentence in filter(None, sentences):
        raise Refused(_(sentence))


@action("housing.recall_note", may_if=MAY_WORK, basis="AVG art. 5 lid 1 onder d", about="case")
def recall_note(*, actor: Actor, case: UUID, kind: str, row: UUID, reason: str) -> Noted:
    """Take back what was noted wrongly, with the reason: it stays to be read, and counts no more.

    Raises NotFound, Refused for what was taken back before and without a reason that fits.
    """
    if kind not in NOTES:
        raise NotFound
    found = NOTES[kind]._default_manager.select_for_update().filter(pk=row, case=case).first()
    if found is None:
        raise NotFound
    if found.recalled_at is not None:
        raise Refused(_("Dit is al teruggenomen."))
    if reason not in WRONG_ENTRY:
        raise Refused(_("Kies waarom je dit terugneemt: wie later kijkt moet het begrijpen."))
    found.recalled_at, found.recalled_by, found.recalled_why = clock.now(), actor.id, reason
    found.save(update_fields=["recalled_at", "recalled_by", "recalled_why"])
    return found
