# SPDX-License-Identifier: EUPL-1.2
"""Places of a region: a family in a hotel for too long, and a household that waits for a place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from woonzeker.cases.models import Case, CaseStatus
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services import children
from woonzeker.housing import services as housing
from woonzeker.housing.models import Place
from woonzeker.housing.rules import Known
from woonzeker.housing.rules.party import Coming
from woonzeker.housing.rules.places import PlaceKind

#: so long ago the places were opened, the hotel was booked, and somebody began to wait
_OPENED, _BOOKED, _WAITED = 200, 16, 4
#: the first night without a roof of who waits
_ROOF_ENDS = 9


def shared(stage: Stage) -> None:
    """The places of the region, and the two households that need one."""
    _open_places(stage)
    family, other = stage.take(_threatened()), stage.take(_threatened())
    mine = stage.people["ontruimingen"]
    if family is not None:
        with stage.on(stage.ago(_BOOKED)):
            stage.give(family.pk, mine)
            children.note_children(
                actor=mine, case=family.pk, answer=ChildrenAnswer.YES, source="parent", count=2
            )
            hotel = Place.objects.filter(kind=PlaceKind.HOTEL.value).order_by("label")[0]
            housing.book(
                actor=mine,
                case=family.pk,
                wanted=housing.Wanted(hotel.pk, stage.ago(_BOOKED)),
                coming=Coming(adults=1, children=2, pets=Known.NO, step_free=Known.NO),
            )
    if other is not None:
        with stage.on(stage.ago(_WAITED)):
            stage.give(other.pk, mine)
            ends = stage.today + timedelta(days=_ROOF_ENDS)
            housing.wait_for_place(actor=mine, case=other.pk, roof_ends_on=ends)


def _open_places(stage: Stage) -> None:
    keeper, words = stage.people["beheer"], told("places")
    opened = stage.ago(_OPENED)
    with stage.on(opened):
        region = housing.begin_region(actor=keeper, name=words["region"])
        for each in words["places"]:
            new = _new(each, opened)
            housing.add_place(actor=keeper, region=region.pk, new=new)


def _new(words: dict[str, Any], opened: date) -> housing.NewPlace:
    given = {**words, "kind": PlaceKind(words["kind"])}
    return housing.NewPlace(open_from=opened, **given)


def _threatened() -> QuerySet[Case]:
    """Cases that run in which a home is at stake, the longest open first."""
    rows = Case.objects.filter(status=CaseStatus.OPEN, threatening=True)
    return rows.order_by("opened_on", "number")
