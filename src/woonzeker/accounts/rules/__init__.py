# SPDX-License-Identifier: EUPL-1.2
"""What holds for signing in, without database or clock."""

from __future__ import annotations

from woonzeker.accounts.rules.tries import PAUSE, TRIES, may_try

__all__ = ["PAUSE", "TRIES", "may_try"]
