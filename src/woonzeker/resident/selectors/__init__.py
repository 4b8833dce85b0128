# SPDX-License-Identifier: EUPL-1.2
"""Reading what stands on a resident's own page."""

from __future__ import annotations

from woonzeker.resident.selectors.asked import Next, what_follows
from woonzeker.resident.selectors.page import OwnPage, Reported, own_page

__all__ = ["Next", "OwnPage", "Reported", "own_page", "what_follows"]
