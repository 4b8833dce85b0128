# SPDX-License-Identifier: EUPL-1.2
"""What was found about how a household lives here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.legal.models import TenureFinding
from woonzeker.legal.rules.tenure import HOLDINGS, Tenure


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class FoundLine:
    """What answers pointed to on a day."""

    on: date
    looks_like: str
    points_to_rent: bool | None
    unsure: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TenurePage:
    """The findings of a case, the newest first."""

    case: UUID
    number: str
    found: tuple[FoundLine, ...]


@look("legal.tenure", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b", about="case")
def findings_of(*, actor: Actor, case: UUID) -> TenurePage:
    """Look at how a household lives here, as far as somebody asked; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    rows = TenureFinding.objects.filter(case=case, recalled_at=None).order_by("-noted_at")
    return TenurePage(
        case,
        found.number,
        tuple(
            FoundLine(row.on, _words(row.looks_like), row.points_to_rent, row.unsure)
            for row in rows
        ),
    )


def _words(code: str) -> str:
    if code not in set(Tenure) or code == Tenure.UNKNOWN:
        return _("nog niet duidelijk")
    return _(HOLDINGS[Tenure(code)].title)
