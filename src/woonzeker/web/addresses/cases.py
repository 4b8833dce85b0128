# SPDX-License-Identifier: EUPL-1.2
"""Addresses of cases."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "reopen_link": form(acts("web.reopening"), acts("web.reopening", "web.reopen_link")),
    "case": get(acts("cases.overview", "planning.priority")),
    "cases:listing": form(acts("cases.list")),
    "cases:tasks": get(acts("cases.tasks")),
    "cases:assign": post(acts("cases.assign")),
    "cases:unassign": post(acts("cases.unassign")),
    "cases:shield": post(acts("cases.shield_from_me")),
    "cases:shield_colleague": post(acts("cases.shield_colleague")),
    "cases:lift_shield": post(acts("cases.lift_shield")),
    "cases:see_warning": post(acts("cases.see_warning")),
    "cases:see_late_terms": post(acts("cases.see_late_terms")),
    "cases:break_glass": form(acts("cases.break_glass")),
    "cases:finish_waiting_task": post(acts("cases.check_offer", "cases.finish_task")),
    "cases:record_outcome": post(acts("cases.record_outcome")),
    "cases:close": form(acts("cases.round_off")),
    "cases:move": post(acts("cases.advance")),
    "cases:assign_team": post(acts("cases.assign_team")),
    "cases:book_effort": post(acts("cases.book_effort")),
    "cases:finish_task": post(acts("cases.finish_task")),
}
