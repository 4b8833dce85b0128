# SPDX-License-Identifier: EUPL-1.2
"""Setting up a municipality, its teams, people, partners and policy."""

from __future__ import annotations

from woonzeker.organisations.selectors import shipped_policy
from woonzeker.organisations.services.agreements import (
    Rentals,
    count_contracts,
    count_rentals,
    end_agreement,
    keep_signed,
    record_terms,
)
from woonzeker.organisations.services.elsewhere import (
    client_for,
    has_shown_second_step,
    name_of,
    recognise_elsewhere,
)
from woonzeker.organisations.services.invitations import (
    accept,
    invitation_of,
    invite,
    release_invitation,
    withdraw_invitation,
)
from woonzeker.organisations.services.numbers import decide_numbers
from woonzeker.organisations.services.partners import agree, issue_token, revoke_tokens
from woonzeker.organisations.services.people import (
    disable_user,
    enable_user,
    end_sessions,
    start_again,
    switch_off_unused,
)
from woonzeker.organisations.services.roles import end_role, follow_claims, give_role
from woonzeker.organisations.services.seats import end_seat, give_seat
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
    "Rentals",
    "accept",
    "add_team",
    "agree",
    "check_policy_with",
    "client_for",
    "count_contracts",
    "count_rentals",
    "decide_numbers",
    "decide_policy",
    "disable_user",
    "enable_user",
    "end_agreement",
    "end_role",
    "end_seat",
    "end_sessions",
    "establish",
    "follow_claims",
    "give_role",
    "give_seat",
    "has_shown_second_step",
    "invitation_of",
    "invite",
    "issue_token",
    "keep_signed",
    "name_of",
    "recognise_elsewhere",
    "record_terms",
    "release_invitation",
    "revoke_tokens",
    "shipped_policy",
    "start_again",
    "switch_off_unused",
    "withdraw_invitation",
]
