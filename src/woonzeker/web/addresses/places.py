# SPDX-License-Identifier: EUPL-1.2
"""Addresses of places, bookings and the waiting list."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "housing:places": get(acts("housing.places")),
    "housing:add_place": form(acts("housing.regions", "housing.add_place")),
    "housing:waiting": get(acts("housing.waiting")),
    "housing:region": get(acts("housing.regions")),
    "housing:begin_region": post(acts("housing.regions", "housing.begin_region")),
    "housing:let_into_region": post(acts("housing.regions", "housing.let_into_region")),
    "housing:share_waiting": post(acts("housing.regions", "housing.share_waiting")),
    "housing:leave_region": post(acts("housing.regions", "housing.leave_region")),
    "housing:place": get(acts("housing.place")),
    "housing:close_place": post(acts("housing.place", "housing.close_place")),
    "housing:find_place": form(
        acts("housing.look_for_place"), acts("housing.look_for_place", "housing.offers")
    ),
    "housing:book": post(acts("housing.look_for_place", "housing.offers", "housing.book")),
    "housing:end_stay": post(acts("housing.look_for_place", "housing.end_stay")),
    "housing:cancel_stay": post(acts("housing.look_for_place", "housing.cancel_stay")),
    "housing:wait": post(acts("housing.look_for_place", "housing.wait_for_place")),
    "housing:leave_waiting": post(acts("housing.look_for_place", "housing.leave_waiting")),
    "housing:roof_policy": form(
        acts("housing.roof_policy"), acts("housing.roof_policy", "housing.decide_roof")
    ),
}
