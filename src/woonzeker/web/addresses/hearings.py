# SPDX-License-Identifier: EUPL-1.2
"""Addresses of hearings, their files and one's own calendar of them."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "legal:hearings": get(acts("legal.hearing_week")),
    "legal:own_calendar": form(
        acts("legal.own_calendar"), acts("legal.own_calendar", "legal.calendar_key")
    ),
    "legal:end_calendar": post(acts("legal.end_calendar_key")),
    "legal:hearing": get(acts("legal.hearing")),
    "legal:go_to_hearing": post(acts("legal.assign_hearing")),
    "legal:who_goes": form(acts("legal.who_goes", "legal.assign_hearing")),
    "legal:let_go_hearing": post(acts("legal.let_go_hearing")),
    "legal:attended": form(acts("legal.hearing", "legal.note_attended")),
    "legal:make_court_file": post(acts("legal.hearing", "legal.make_court_file")),
    "legal:court_file": get(acts("legal.court_file")),
    "legal:court_consent": form(acts("legal.hearing", "legal.keep_consent")),
    "legal:end_court_consent": post(acts("legal.end_consent")),
    "legal:calendar_file": get(OPEN),
}
