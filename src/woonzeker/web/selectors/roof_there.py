# SPDX-License-Identifier: EUPL-1.2
"""What there is at a case of court, agreements, the day, goods and places: one question for all."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from woonzeker.cases.models import Case, CaseMove
from woonzeker.housing.models import Agreement, StayOf, StoredGoods, Waits
from woonzeker.legal.models import CaseRoad, CourtTrack
from woonzeker.process import Step

_HERE = OuterRef("pk")


@dataclass(frozen=True, slots=True)
class There:
    """How far a case is, and of which kinds it has a row; who may see that asks each teller."""

    step: int
    closed: bool
    threatening: bool
    tracks: bool
    roads: bool
    goods: bool
    living: bool
    stays: bool
    waits: bool
    lost: bool

    @property
    def leaves(self) -> bool:
        """Whether a day to leave, or a home that was left, can be there at all."""
        return self.tracks or self.roads or self.lost

    @property
    def summoned(self) -> bool:
        """Whether safeguards can be asked at all: from the summons, or for a day to leave."""
        return self.step >= Step.DAGVAARDING or self.leaves


def what_is_there(case: UUID) -> There | None:
    """What a case has, so that no room is asked about what is not there; None for no case."""
    row = (
        Case.objects.filter(pk=case)
        .annotate(
            has_tracks=Exists(CourtTrack.objects.filter(case=_HERE)),
            has_roads=Exists(CaseRoad.objects.filter(case=_HERE)),
            has_goods=Exists(StoredGoods.objects.filter(case=_HERE, withdrawn_at=None)),
            has_living=Exists(Agreement.objects.filter(case=_HERE, recalled_at=None)),
            has_stays=Exists(StayOf.objects.filter(case=_HERE)),
            has_waiting=Exists(Waits.objects.filter(case=_HERE, left_on=None)),
            has_lost=Exists(CaseMove.counting.filter(case=_HERE, code="home_lost")),
        )
        .values(
            "step", "closed_on", "threatening", "has_tracks", "has_roads", "has_goods",
            "has_living", "has_stays", "has_waiting", "has_lost",
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    return There(
        step=row["step"],
        closed=row["closed_on"] is not None,
        threatening=row["threatening"],
        tracks=row["has_tracks"],
        roads=row["has_roads"],
        goods=row["has_goods"],
        living=row["has_living"],
        stays=row["has_stays"],
        waits=row["has_waiting"],
        lost=row["has_lost"],
    )
