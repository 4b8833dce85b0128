# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: reviewing signals, questions to partners, auditing links, the register."""

from __future__ import annotations

from woonzeker.matching.views.asking import answer, asked, asked_csv, asked_partner
from woonzeker.matching.views.auditing import audit, draw_more, judge, retract, threshold
from woonzeker.matching.views.registering import register
from woonzeker.matching.views.reviewing import decide, decided, review_item, review_list, undo

__all__ = [
    "answer",
    "asked",
    "asked_csv",
    "asked_partner",
    "audit",
    "decide",
    "decided",
    "draw_more",
    "judge",
    "register",
    "retract",
    "review_item",
    "review_list",
    "threshold",
    "undo",
]
