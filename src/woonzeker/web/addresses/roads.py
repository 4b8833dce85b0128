# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the other roads."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "legal:roads": get(acts("legal.roads")),
    "legal:begin_road": post(acts("legal.begin_road")),
    "legal:begin_order_road": post(acts("legal.begin_order_road")),
    "legal:road": get(acts("legal.road")),
    "legal:road_step": form(acts("legal.road"), acts("legal.road", "legal.note_road_step")),
    "legal:road_point": post(acts("legal.road", "legal.raise_point")),
    "legal:own_view": get(acts("legal.own_view")),
    "legal:road_report": post(acts("legal.road", "legal.note_nuisance")),
    "legal:road_checked": post(acts("legal.check_nuisance")),
    "legal:end_road": post(acts("legal.road", "legal.end_road")),
    "legal:recall_road_row": form(acts("legal.road", "legal.recall_road_row")),
    "legal:tenure": form(acts("legal.tenure"), acts("legal.tenure")),
    "legal:how_you_live": form(OPEN),
}
