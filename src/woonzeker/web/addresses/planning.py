# SPDX-License-Identifier: EUPL-1.2
"""Addresses of doors, rounds and teams."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, either, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "my_day": get(acts("web.my_day", "planning.my_visits")),
    "press_at_door": post(acts("outreach.book_door")),
    "run_late": post(acts("planning.run_late")),
    "planning:weeks": form(
        either("planning.plan_week", "planning.my_visits"), acts("planning.plan_week")
    ),
    "planning:mine": get(acts("planning.my_visits")),
    "planning:work_list": get(acts("planning.work_list")),
    "planning:confirm": post(acts("planning.confirm_work_list")),
    "planning:print": get(acts("planning.work_list")),
    "planning:paper": get(acts("planning.work_list")),
    "planning:sheet": get(acts("planning.work_list")),
    "planning:move": form(
        acts("planning.work_list"), acts("planning.work_list", "planning.move_visit")
    ),
    "planning:team": get(either("planning.team_board", "planning.note_own_absence")),
    "planning:worker": get(acts("planning.worker")),
    "planning:note_own_absence": post(acts("planning.note_own_absence")),
    "planning:note_absence": post(acts("planning.note_absence")),
    "planning:withdraw_absence": post(acts("planning.withdraw_absence")),
    "planning:redistribute": post(acts("planning.redistribute")),
    "planning:hand_over": form(acts("cases.reach", "planning.hand_over")),
    "planning:read_hand_over": post(acts("planning.read_hand_over")),
    "planning:care": form(
        acts("planning.caution", "planning.take_care"), acts("planning.take_care")
    ),
    "planning:end_care": post(acts("planning.end_care")),
    "planning:request_visit": form(acts("planning.priority", "planning.request_visit")),
    "planning:flag_case": form(acts("planning.priority", "planning.flag_case")),
    "planning:end_flag": post(acts("planning.end_flag")),
}
