# SPDX-License-Identifier: EUPL-1.2
"""The hours of a month, for who approves them and for the pay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.organisations.selectors import relations_to_user
from woonzeker.outreach.models import PeerHours
from woonzeker.ui.sheets import sheet

BASIS = "AVG art. 6 lid 1 onder b"
COUNTS = holds(Role.TEAM_LEAD)
COLUMNS = ("naam", "maand", "minuten", "uren")


@dataclass(frozen=True, slots=True)
class MonthRow:
    """What one peer expert noted in a month, in minutes, and how much of it waits."""

    user: UUID
    name: str
    minutes: int
    waiting: int

    @property
    def approved(self) -> int:
        """Minutes that are approved."""
        return self.minutes - self.waiting


@look("outreach.peer_hours", may_if=COUNTS, basis=BASIS)
def month_hours(*, actor: Actor, month: date) -> tuple[MonthRow, ...]:
    """See what each peer expert of one's teams noted in the month of a day, by name."""
    audit.concerns(0)
    return _rows(actor, month)


@look("outreach.peer_hours_sheet", may_if=COUNTS, basis=BASIS)
def hours_sheet(*, actor: Actor, month: date) -> bytes:
    """The approved total of each peer expert in the month of a day, as CSV for the pay."""
    audit.concerns(0)
    rows = [row for row in _rows(actor, month) if row.approved]
    return sheet(
        COLUMNS,
        [
            {
                "naam": row.name,
                "maand": f"{month:%Y-%m}",
                "minuten": row.approved,
                "uren": f"{row.approved / 60:.2f}".replace(".", ","),
            }
            for row in rows
        ],
    )


def relations_to_hours(actor: Actor, peer_hours: str) -> frozenset[Relation]:
    """How somebody stands to whose hours they are. Raises NotFound."""
    user = PeerHours.objects.filter(pk=peer_hours).values_list("user_id", flat=True).first()
    if user is None:
        raise NotFound
    return relations_to_user(actor, user)


def _rows(actor: Actor, month: date) -> tuple[MonthRow, ...]:
    of_month = PeerHours.objects.filter(worked_on__year=month.year, worked_on__month=month.month)
    totals = of_month.values("user_id").annotate(
        all_of=Sum("minutes"), waiting=Sum("minutes", filter=Q(approved_at=None))
    )
    found = {row["user_id"]: row for row in totals.order_by() if _leads(actor, str(row["user_id"]))}
    names = names_of(set(found))
    rows = (
        MonthRow(UUID(user), names.get(user, ""), int(row["all_of"]), int(row["waiting"] or 0))
        for user, row in found.items()
    )
    return tuple(sorted(rows, key=lambda row: row.name))


def _leads(actor: Actor, user: str) -> bool:
    return Relation.TEAM in relations_to_user(actor, user)
