# SPDX-License-Identifier: EUPL-1.2
"""What the pages that span rooms show."""

from __future__ import annotations

from woonzeker.web.selectors.case import case_page
from woonzeker.web.selectors.day import OUTCOMES, my_day
from woonzeker.web.selectors.desk import LIST_WORDS, day_list, desk
from woonzeker.web.selectors.doors import my_doors
from woonzeker.web.selectors.figures import figures
from woonzeker.web.selectors.glass import glass_line
from woonzeker.web.selectors.leaks import leaks_line
from woonzeker.web.selectors.managing import managed
from woonzeker.web.selectors.officer import asked_within, waits_for
from woonzeker.web.selectors.reopening import Reopening, reopening
from woonzeker.web.selectors.roof import roof_lines
from woonzeker.web.selectors.roof_line import RoofLine
from woonzeker.web.selectors.shapes import CasePage
from woonzeker.web.selectors.terms import DueWeek, due_week

__all__ = [
    "LIST_WORDS",
    "OUTCOMES",
    "CasePage",
    "DueWeek",
    "Reopening",
    "RoofLine",
    "asked_within",
    "case_page",
    "day_list",
    "desk",
    "due_week",
    "figures",
    "glass_line",
    "leaks_line",
    "managed",
    "my_day",
    "my_doors",
    "reopening",
    "roof_lines",
    "waits_for",
]
