# SPDX-License-Identifier: EUPL-1.2
"""Pages that span rooms: where somebody works, their day, one case, and a decision put right."""

from __future__ import annotations

from woonzeker.web.views.pages import case, choose_municipality, day_list, start
from woonzeker.web.views.reopening import reopen_link

__all__ = ["case", "choose_municipality", "day_list", "reopen_link", "start"]
