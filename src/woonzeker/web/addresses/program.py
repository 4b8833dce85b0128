# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the program itself, and what belongs to no room."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import METHODS, OPEN, SIGNED_IN, Rule, acts, either, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "healthz": get(OPEN),
    "readyz": get(OPEN),
    "metrics": get(OPEN),
    "security_txt": get(OPEN),
    "set_language": post(OPEN),
    "ui:style": get(OPEN),
    "choose_municipality": form(OPEN),
    "start": get(SIGNED_IN),
    "day_list": get(acts("web.day_list")),
    "terms": get(either("web.terms", "cases.late_terms")),
    "terms_paper": get(acts("web.terms", "exports.take")),
    "exports": get(acts("exports.mine")),
    "ask_export": form(acts("exports.ask")),
    "approve_export": post(acts("exports.approve")),
    "refuse_export": post(acts("exports.refuse")),
    "api_nothing": dict.fromkeys(METHODS, OPEN),
}
