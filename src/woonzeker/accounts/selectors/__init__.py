# SPDX-License-Identifier: EUPL-1.2
"""Reading accounts."""

from __future__ import annotations

from woonzeker.accounts.selectors.elsewhere import places_elsewhere
from woonzeker.accounts.selectors.names import mail_of, names_of, work_phone_of
from woonzeker.accounts.selectors.own_account import (
    OwnAccount,
    PhoneRow,
    SessionRow,
    active_user,
    own_account,
    recovery_codes_left,
)
from woonzeker.accounts.selectors.practice import demo_users

__all__ = [
    "OwnAccount",
    "PhoneRow",
    "SessionRow",
    "active_user",
    "demo_users",
    "mail_of",
    "names_of",
    "own_account",
    "places_elsewhere",
    "recovery_codes_left",
    "work_phone_of",
]
