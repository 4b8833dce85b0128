# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

from woonzeker.housing.selectors.offers import (
    OffersView,
    SearchView,
    Sought,
    offers_for,
    search_page,
)
from woonzeker.housing.selectors.picture import PlaceLine, PlacesView, place, places
from woonzeker.housing.selectors.regions import RegionLine, regions
from woonzeker.housing.selectors.roof import (
    AftercareLine,
    AftercarePage,
    RoofPage,
    aftercare_due,
    aftercare_page,
    roof_page,
)
from woonzeker.housing.selectors.roof_facts import Aftercare, aftercare_of, lost_days
from woonzeker.housing.selectors.roof_policy import RoofView, roof_view
from woonzeker.housing.selectors.shared import roof_policies, roof_policy
from woonzeker.housing.selectors.sleeping import StayFact, stay_on, stays_of
from woonzeker.housing.selectors.turns import WaitingView, waiting, waits_of

__all__ = [
    "Aftercare",
    "AftercareLine",
    "AftercarePage",
    "OffersView",
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
    "lost_days",
    "offers_for",
    "place",
    "places",
    "regions",
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
