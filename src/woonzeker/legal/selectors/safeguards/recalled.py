# SPDX-License-Identifier: EUPL-1.2
"""What brought a case under the hard stops was taken back: has a second person looked at that?

Who takes back a vonnis or a lost home takes the stops away with it, so that nobody does so alone.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.cases.models import Case, CaseMove, CaseStatus
from woonzeker.legal.models import RoadStep, SituationFact, TrackEvent
from woonzeker.process import STOPPED_FROM, Exit

#: the kind of fact by which a second person says that it was taken back rightly
LOOKED = "recall_seen"
BACK = "message_withdrawn"
#: the move, and the kind of fact by which somebody took it back that was noted by hand
LOST = "home_lost"


def freed_by(case: Case) -> CaseMove | None:
    """The taking back by which a running case fell under no stop any more and at which nobody else
    looked; None when there is none. A building block: nobody looks here."""
    if case.step >= STOPPED_FROM or case.status == CaseStatus.CLOSED:
        return None
    freed = CaseMove.objects.filter(
        case=case, code=BACK, from_step__gte=STOPPED_FROM, to_step__lt=STOPPED_FROM
    )
    move = freed.order_by("-sequence").first()
    if move is None:
        return None
    later = CaseMove.objects.filter(case=case, sequence__gt=move.sequence)
    if later.filter(from_status=CaseStatus.CLOSED).exists():
        return None
    looked = SituationFact.objects.filter(case=case, kind=LOOKED, recorded_at__gte=move.moved_at)
    return None if looked.exists() else move


def lost_by_hand(case: UUID) -> CaseMove | None:
    """The last time that somebody noted as a step that the home was left, and which stands."""
    moves = CaseMove.counting.filter(case=case, code=LOST).exclude(actor_kind="system")
    return moves.order_by("-sequence").first()


def who_took_back(move: CaseMove) -> str:
    """Who did so: the person who took back last what a court, a bailiff or a road told."""
    until = move.moved_at
    told = TrackEvent.objects.filter(track__case=move.case_id, recalled_at__lte=until)
    noted = RoadStep.objects.filter(case=move.case_id, recalled_at__lte=until)
    by_hand = SituationFact.objects.filter(case=move.case_id, kind=LOST, recorded_at__lte=until)
    found = [
        *told.values_list("recalled_at", "recalled_by"),
        *noted.values_list("recalled_at", "recalled_by"),
        *by_hand.values_list("recorded_at", "by"),
    ]
    return str(max(found)[1]) if found else move.actor_id


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end yet: somebody took the stops away, and nobody else looked at it."""
    if freed_by(case) is None:
        return ""
    return _(
        "Een vonnis of het verlies van de woning is teruggenomen. Een teamleider of coördinator die"
        " dat niet zelf deed kijkt het eerst na, bij 'Waarborgen'."
    )


def waits_for_look(case: UUID) -> bool:
    """Whether a second person must look at what was taken back. A building block."""
    return freed_by(Case.objects.get(pk=case)) is not None
