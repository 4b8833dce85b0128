# SPDX-License-Identifier: EUPL-1.2
"""Reading what stands on a resident's own page."""

from __future__ import annotations

from woonzeker.resident.selectors.page import OwnPage, Reported, own_page

__all__ = ["OwnPage", "Reported", "own_page"]
