# SPDX-License-Identifier: EUPL-1.2
"""Pages that span rooms: where somebody works, their day, one case, and a decision put right."""

from __future__ import annotations

from woonzeker.web.views.day import my_day, press_at_door, run_late
from woonzeker.web.views.exports import (
    approve_export,
    ask_export,
    exports_page,
    refuse_export,
)
from woonzeker.web.views.many_homes import homes_example, take_homes
from woonzeker.web.views.pages import case, choose_municipality, day_list, start
from woonzeker.web.views.partner import choose_partner, partner_start
from woonzeker.web.views.reopening import reopen_link
from woonzeker.web.views.terms import terms, terms_paper

__all__ = [
    "approve_export",
    "ask_export",
    "case",
    "choose_municipality",
    "choose_partner",
    "day_list",
    "exports_page",
    "homes_example",
    "my_day",
    "partner_start",
    "press_at_door",
    "refuse_export",
    "reopen_link",
    "run_late",
    "start",
    "take_homes",
    "terms",
    "terms_paper",
]
