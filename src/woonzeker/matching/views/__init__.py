# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: the review list, one signal beside its candidates, the register."""

from __future__ import annotations

from woonzeker.matching.views.registering import register
from woonzeker.matching.views.reviewing import decide, review_item, review_list, undo

__all__ = ["decide", "register", "review_item", "review_list", "undo"]
