# SPDX-License-Identifier: EUPL-1.2
"""Writing down what was told of a household, and recalling what turned out to be wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import (
    HomeFound,
    ListedName,
    Noted,
    RegisteredAt,
    StatementStep,
    WhereReading,
)
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.ethos import suggested
from woonzeker.housing.selectors.said import TABLES
from woonzeker.process.reasons import WRONG_ENTRY

Row = TypeVar("Row", bound=Noted)

#: every kind that can be taken back: of a roof, and what landlords keep against somebody
NOTES: dict[str, type[Noted]] = {**TABLES, "lijst": ListedName, "verklaring": StatementStep}


#: what one act writes down is written within this time
_TOGETHER = timedelta(seconds=5)


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

    What it changed beside itself is put back: a registration that it ended goes on, and where a
    home said that people were is taken back with it. Raises NotFound, Refused for what was taken
    back before and without a reason that fits.
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
    _take_back(found, actor, reason)
    if isinstance(found, RegisteredAt):
        _goes_on(found)
    elif isinstance(found, HomeFound) and (said := _said_with(found)) is not None:
        _take_back(said, actor, reason)
    return found


def _take_back(row: Noted, actor: Actor, reason: str) -> None:
    row.recalled_at, row.recalled_by, row.recalled_why = clock.now(), actor.id, reason
    row.save(update_fields=["recalled_at", "recalled_by", "recalled_why"])


def _goes_on(wrong: RegisteredAt) -> None:
    """What ended because this began did not end."""
    rows = RegisteredAt.objects.filter(case=wrong.case_id, recalled_at=None)
    before = rows.filter(until_on=wrong.on, noted_at__lt=wrong.noted_at).order_by("noted_at").last()
    if before is not None and not rows.filter(on__gte=wrong.on).exists():
        before.until_on = None
        before.save(update_fields=["until_on"])


def _said_with(home: HomeFound) -> WhereReading | None:
    """Where people are, as it was written down together with a home."""
    rows = WhereReading.objects.filter(
        case=home.case_id,
        on=home.on,
        where=suggested(ContractKind(home.kind)).value,
        noted_by=home.noted_by,
        noted_at__gte=home.noted_at,
        noted_at__lt=home.noted_at + _TOGETHER,
        recalled_at=None,
    )
    return rows.order_by("noted_at").first()
