# SPDX-License-Identifier: EUPL-1.2
"""Setting up a municipality, its teams, people, partners and policy."""

from __future__ import annotations

from woonzeker.organisations.selectors import shipped_policy
from woonzeker.organisations.services.partners import agree, issue_token, revoke_tokens
from woonzeker.organisations.services.roles import give_role
from woonzeker.organisations.services.setting_up import (
    SHIPPED_FROM,
    PolicyCheck,
    add_team,
    check_policy_with,
    decide_policy,
    establish,
)

__all__ = [
    "SHIPPED_FROM",
    "PolicyCheck",
    "add_team",
    "agree",
    "check_policy_with",
    "decide_policy",
    "establish",
    "give_role",
    "issue_token",
    "revoke_tokens",
    "shipped_policy",
]
