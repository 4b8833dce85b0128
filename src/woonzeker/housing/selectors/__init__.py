# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

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
from woonzeker.housing.selectors.papers import (
    day_on_paper,
    goods_on_paper,
)
from woonzeker.housing.selectors.policies import (
    roof_lists,
    roof_policy,
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
from woonzeker.housing.selectors.roofs import (
    ROOFS,
    FoundRoof,
    found_roof,
    roof_of,
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
    "RoofPage",
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
    "lost_days",
    "money_page",
    "roof_lists",
    "roof_of",
    "roof_page",
    "roof_policy",
]
