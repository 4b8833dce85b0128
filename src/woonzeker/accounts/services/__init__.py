# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to accounts: making them, signing in, proving who one is."""

from __future__ import annotations

from woonzeker.accounts.services.adding import DEMO_PASSWORD, add_user
from woonzeker.accounts.services.signing_in import recognise

__all__ = ["DEMO_PASSWORD", "add_user", "recognise"]
