# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

from woonzeker.housing.selectors.booked import place_answers
from woonzeker.housing.selectors.card import (
    DayCard,
    day_card,
)
from woonzeker.housing.selectors.day import (
    FACTS,
    day_facts,
    day_of,
)
from woonzeker.housing.selectors.day_page import (
    DayView,
    day_page,
)
from woonzeker.housing.selectors.goods import (
    goods_lie,
)
from woonzeker.housing.selectors.goods_money import (
    money_page,
)
from woonzeker.housing.selectors.goods_page import (
    GoodsView,
    goods_line,
    goods_page,
    goods_photo,
    goods_ripe,
)
from woonzeker.housing.selectors.living_line import LivingLine, living_line
from woonzeker.housing.selectors.living_lost import LivingLost, living_lost
from woonzeker.housing.selectors.living_own import OwnLiving, own_living
from woonzeker.housing.selectors.living_running import losing_days
from woonzeker.housing.selectors.offers import (
    OffersView,
    SearchView,
    Sought,
    offers_for,
    search_page,
)
from woonzeker.housing.selectors.papers import (
    day_on_paper,
    goods_on_paper,
)
from woonzeker.housing.selectors.picture import (
    PlaceLine,
    PlacesView,
    place,
    places,
)
from woonzeker.housing.selectors.regions import (
    RegionLine,
    regions,
)
from woonzeker.housing.selectors.roof import (
    AftercareLine,
    AftercarePage,
    RoofPage,
    aftercare_due,
    aftercare_page,
    roof_page,
)
from woonzeker.housing.selectors.roof_facts import (
    Aftercare,
    aftercare_of,
    lost_days,
)
from woonzeker.housing.selectors.roof_policy import (
    RoofView,
    roof_view,
)
from woonzeker.housing.selectors.roofs import ROOFS, FoundRoof, found_roof, roof_of
from woonzeker.housing.selectors.shared import (
    roof_policies,
    roof_policy,
)
from woonzeker.housing.selectors.sleeping import StayFact, stay_on, stays_of
from woonzeker.housing.selectors.turns import (
    WaitingView,
    waiting,
    waits_of,
)

__all__ = [
    "FACTS",
    "ROOFS",
    "Aftercare",
    "AftercareLine",
    "AftercarePage",
    "DayCard",
    "DayView",
    "FoundRoof",
    "GoodsView",
    "LivingLine",
    "LivingLost",
    "OffersView",
    "OwnLiving",
    "PlaceLine",
    "PlacesView",
    "RegionLine",
    "RoofPage",
    "RoofView",
    "SearchView",
    "Sought",
    "StayFact",
    "WaitingView",
    "aftercare_due",
    "aftercare_of",
    "aftercare_page",
    "day_card",
    "day_facts",
    "day_of",
    "day_on_paper",
    "day_page",
    "found_roof",
    "goods_lie",
    "goods_line",
    "goods_on_paper",
    "goods_page",
    "goods_photo",
    "goods_ripe",
    "living_line",
    "living_lost",
    "losing_days",
    "lost_days",
    "money_page",
    "offers_for",
    "own_living",
    "place",
    "place_answers",
    "places",
    "regions",
    "roof_of",
    "roof_page",
    "roof_policies",
    "roof_policy",
    "roof_view",
    "search_page",
    "stay_on",
    "stays_of",
    "waiting",
    "waits_of",
]
