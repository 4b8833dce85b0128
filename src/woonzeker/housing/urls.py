# SPDX-License-Identifier: EUPL-1.2
"""Addresses of housing."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.housing.views import places, roof_policy, stays

app_name = "housing"

#: places that a region shares, and a place for one household
_PLACES: list[URLPattern] = [
    path("plekken", places.places, name="places"),
    path("plekken/nieuw", places.add_place, name="add_place"),
    path("plekken/wachtlijst", places.waiting, name="waiting"),
    path("plekken/regio", places.region, name="region"),
    path("plekken/regio/begin", places.begin_region, name="begin_region"),
    path("plekken/regio/<uuid:region>/toelaten", places.let_in, name="let_into_region"),
    path("plekken/regio/<uuid:region>/wachtlijst", places.share, name="share_waiting"),
    path("plekken/regio/<uuid:region>/weg", places.leave, name="leave_region"),
    path("plekken/<uuid:region_place>", places.place, name="place"),
    path("plekken/<uuid:region_place>/dicht", places.close_place, name="close_place"),
    path("zaken/<uuid:case>/plek-zoeken", stays.find_place, name="find_place"),
    path("zaken/<uuid:case>/plek-zoeken/boeken", stays.book, name="book"),
    path("zaken/<uuid:case>/plek/<uuid:stay>/vertrek", stays.end_stay, name="end_stay"),
    path("zaken/<uuid:case>/plek/<uuid:stay>/terug", stays.cancel_stay, name="cancel_stay"),
    path("zaken/<uuid:case>/wachten", stays.wait, name="wait"),
    path("zaken/<uuid:case>/wachten/weg", stays.leave_waiting, name="leave_waiting"),
    path("beleid/onderdak", roof_policy.roof_policy, name="roof_policy"),
]

urlpatterns = [*_PLACES]
