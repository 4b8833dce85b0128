# SPDX-License-Identifier: EUPL-1.2
"""Reading accounts."""

from __future__ import annotations

from woonzeker.accounts.selectors.names import names_of
from woonzeker.accounts.selectors.practice import demo_users

__all__ = ["demo_users", "names_of"]
