# SPDX-License-Identifier: EUPL-1.2
"""The place that stands booked for a household, as the safeguards take it: one fact, one home."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from woonzeker.access import clock
from woonzeker.housing.models import Stay, StayOf
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.legal.rules.safeguards import Answer, Safeguard

#: kind of place → answer to the question whether there is one
_ANSWERS = {
    PlaceKind.SHELTER: "shelter",
    PlaceKind.FAMILY: "family_place",
    PlaceKind.HOTEL: "hotel",
    PlaceKind.FLAT: "temporary_home",
}


def places_told(case: UUID) -> tuple[Answer, ...]:
    """An answer for each booking that stands today or is to come; one question to the database.

    A booking that ended or was taken back says nothing any more: what was said beside it counts.
    """
    lasts = Q(until_on=None) | Q(until_on__gt=clock.today())
    stays = Stay.objects.filter(lasts, number=OuterRef("number"), cancelled_on=None)
    rows = StayOf.objects.filter(case=case).annotate(free=Subquery(stays.values("from_on")[:1]))
    return tuple(
        Answer(
            id=f"booking:{row.number}",
            safeguard=Safeguard.PLACE,
            code=_ANSWERS[PlaceKind(row.kind)],
            source="booking",
            on=row.booked_on,
            recorded_on=row.booked_on,
            by=(row.booked_by,),
            free_from=row.free,
        )
        for row in rows.exclude(free=None).order_by(F("booked_on"), "pk")
    )
