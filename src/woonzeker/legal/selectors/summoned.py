# SPDX-License-Identifier: EUPL-1.2
"""The claims of a case in which a summons was brought out and the hearing is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.legal.models import CourtTrack
from woonzeker.legal.rules.hearing_letter import SUMMONED
from woonzeker.legal.rules.track import CLAIM_GROUNDS, ClaimGround
from woonzeker.legal.selectors.track_pages import SEES_TRACK, head_of, view_of_row
from woonzeker.ui.words import day_year


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class SummonedLine:
    """One claim with a hearing that is still to come; the day is None while nobody told it."""

    court_track: UUID
    ground: str
    creditor: Annotated[str, Of(DataClass.SIGNAL)]
    hearing_on: date | None

    @property
    def words(self) -> str:
        """Which claim and which day, in a line."""
        on = _("zitting %s") % day_year(self.hearing_on) if self.hearing_on else _("dag onbekend")
        return ", ".join(each for each in (self.ground, self.creditor, on) if each)


@look("legal.summoned", may_if=SEES_TRACK, basis="Wgs art. 3 lid 1 onder b", about="case")
def summoned(*, actor: Actor, case: UUID) -> tuple[SummonedLine, ...]:
    """See for which hearings somebody of this household should know their rights."""
    rows = CourtTrack.objects.filter(case=case).select_related("creditor_partner")
    found = []
    for row in rows.order_by("opened_at", "pk"):
        stands = view_of_row(row, with_done=False).standing
        if stands.where in SUMMONED:
            ground = _(CLAIM_GROUNDS[ClaimGround(row.ground)])
            line = SummonedLine(row.pk, ground, head_of(row).creditor, stands.hearing_on)
            found.append(line)
    return tuple(found)
