# SPDX-License-Identifier: EUPL-1.2
"""What stands around a planted home of the day of an eviction: a plan, and goods that are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass
from woonzeker.cases.models import Case
from woonzeker.housing.models import EvictionPlan, GoodsItem, PlanItem, StoredGoods
from woonzeker.legal.models import CourtTrack, TrackEvent

if TYPE_CHECKING:
    from tests.proof.things import Thing

_AHEAD = timedelta(days=30)


def on_the_day(thing: Thing, case: Case, colleague: Actor) -> None:
    """An eviction in a month, for which somebody leads and something is arranged; a box kept."""
    leads, does, agreed, kept, where = (
        f"{word}{thing.column}" for word in ("Wulp", "Kievit", "ophaaltijd", "doos", "loods")
    )
    now, by = clock.now(), {"noted_by": colleague.id}
    track = CourtTrack.objects.create(case=case, ground="other", opened_at=now)
    TrackEvent.objects.create(
        track=track, kind="eviction_date", on=MONDAY, day_on=MONDAY + _AHEAD, told_on=MONDAY,
        said_by="bailiff", entered_at=now,
    )  # fmt: skip
    plan = EvictionPlan.objects.create(
        case=case, lead_name=leads, lead_organisation="Wijkteam", lead_since=MONDAY
    )
    PlanItem.objects.create(
        plan=plan, case=case, topic="transport", for_on=MONDAY + _AHEAD, arranged_by=does,
        note=agreed, noted_at=now, **by,
    )  # fmt: skip
    goods = StoredGoods.objects.create(
        case=case, taken_on=MONDAY, where_kept=where, noted_at=now, **by
    )
    line = GoodsItem.objects.create(
        goods=goods, case=case, number=1, kind="furniture", words=kept, photo_type="image/png",
        photo=b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82", noted_at=now, **by,
    )  # fmt: skip
    thing.planted |= dict.fromkeys((leads, does, kept, where), DataClass.PROCESS)
    thing.planted |= {agreed: DataClass.NOTES}
    thing.ids |= {"goods_item": line.pk}
