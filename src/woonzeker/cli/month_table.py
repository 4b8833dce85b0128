# SPDX-License-Identifier: EUPL-1.2
"""The month's table: what each partner delivered, whose it was, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db.models import Count

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight, sees
from woonzeker.cases.models import PeriodSignal
from woonzeker.intake.models import Delivery
from woonzeker.matching.models import Link
from woonzeker.planning.models import Visit, WorkList


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """The counts of one file: accepted + duplicate + returned = read."""

    file: str
    read: int
    accepted: int
    duplicate: int
    returned: int


@dataclass(frozen=True, slots=True)
class MonthTable:
    """Every figure of a month. Links and cases are counted in signals."""

    partners: tuple[PartnerRow, ...]
    linked: int
    review: int
    nobody: int
    new: int
    joined: int
    reopened: int
    visits: int

    def as_json(self) -> dict[str, Any]:
        """The words of `maand.json`."""
        return {
            "partners": [
                {
                    "bestand": row.file,
                    "gelezen": row.read,
                    "geaccepteerd": row.accepted,
                    "dubbel": row.duplicate,
                    "teruggegeven": row.returned,
                }
                for row in self.partners
            ],
            "koppeling": {
                "gekoppeld": self.linked,
                "beoordelen": self.review,
                "niet_in_register": self.nobody,
            },
            "zaken": {
                "nieuw": self.new,
                "toegevoegd": self.joined,
                "heropend": self.reopened,
            },
            "bezoeken_gepland": self.visits,
        }


@look(
    "cli.month_table",
    may_if=sees(DataClass.FIGURES, least=Sight.COUNT),
    basis="Wgs art. 2",
)
def month_table(*, actor: Actor, deliveries: Sequence[UUID], work_list: UUID | None) -> MonthTable:
    """Count what became of these deliveries, and the visits on a work list."""
    found = Delivery.objects.filter(pk__in=deliveries).order_by("filename", "received_at")
    links = dict(
        Link.objects.filter(signal__delivery__in=deliveries)
        .values_list("result")
        .annotate(number=Count("pk"))
    )
    came = dict(
        PeriodSignal.objects.filter(signal__delivery__in=deliveries)
        .values_list("came_as")
        .annotate(number=Count("pk"))
    )
    return MonthTable(
        partners=tuple(_row(delivery) for delivery in found),
        linked=links.get("linked", 0),
        review=links.get("review", 0),
        nobody=links.get("nobody", 0),
        new=came.get("new", 0),
        joined=came.get("joined", 0),
        reopened=came.get("reopened", 0),
        visits=Visit.objects.filter(work_list=work_list).count() if work_list else 0,
    )


@look(
    "cli.latest_month",
    may_if=sees(DataClass.FIGURES, least=Sight.COUNT),
    basis="Wgs art. 2",
)
def latest_month(*, actor: Actor, on: date) -> tuple[list[UUID], UUID | None]:
    """The deliveries that came in on a day, and the newest work list."""
    came = Delivery.objects.filter(received_on=on).values_list("pk", flat=True)
    newest = WorkList.objects.order_by("-week_on").values_list("pk", flat=True).first()
    return list(came), newest


def _row(delivery: Delivery) -> PartnerRow:
    return PartnerRow(
        file=PurePath(delivery.filename).name,
        read=delivery.lines_read,
        accepted=delivery.accepted,
        duplicate=delivery.duplicate,
        returned=delivery.returned,
    )


def write_table(table: MonthTable) -> str:
    """The table for a terminal, in Dutch."""
    width = max([len(row.file) for row in table.partners] + [len("samen")])
    head = f"{'bestand':<{width}}  gelezen  geaccepteerd  dubbel  teruggegeven"
    lines = [head, "-" * len(head)]
    lines += [
        f"{row.file:<{width}}  {row.read:>7}  {row.accepted:>12}  {row.duplicate:>6}  "
        f"{row.returned:>12}"
        for row in table.partners
    ]
    total = [
        sum(getattr(row, name) for row in table.partners)
        for name in ("read", "accepted", "duplicate", "returned")
    ]
    lines += ["-" * len(head)]
    lines += [
        f"{'samen':<{width}}  {total[0]:>7}  {total[1]:>12}  {total[2]:>6}  {total[3]:>12}",
        "",
        f"koppeling         gekoppeld {table.linked}, te beoordelen {table.review}, "
        f"niet in het register {table.nobody}",
        f"zaken             nieuw {table.new}, toegevoegd {table.joined}, "
        f"heropend {table.reopened}",
        f"bezoeken gepland  {table.visits}",
    ]
    return "\n".join(lines)
