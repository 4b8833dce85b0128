# SPDX-License-Identifier: EUPL-1.2
"""What spans rooms: beginning to work, and putting right what hung on a wrong link."""

from __future__ import annotations

from woonzeker.web.services.beginning import begin_work
from woonzeker.web.services.reopening import Reopened, reopen_link

__all__ = ["Reopened", "begin_work", "reopen_link"]
