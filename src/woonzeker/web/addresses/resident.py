# SPDX-License-Identifier: EUPL-1.2
"""Addresses of a resident's own page, outside every sign-in of colleagues."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "resident:enter": form(OPEN),
    "resident:ask_help": form(OPEN),
    "resident:page": get(acts("resident.page")),
    "resident:wish": form(acts("resident.wish")),
    "resident:call_back": form(acts("resident.call_back")),
    "resident:correct": form(acts("resident.correct")),
    "resident:no_help": form(acts("resident.no_help")),
    "resident:no_report": form(acts("resident.no_report")),
    "resident:support": post(acts("resident.support")),
    "resident:leave": post(OPEN),
}
