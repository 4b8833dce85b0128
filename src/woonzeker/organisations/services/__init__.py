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
from woonzeker.organisations.services.clients import (
    GivenAccess,
    MadeClient,
    admit_client,
    forget_access,
    give_access,
    make_client,
    revoke_client,
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
from woonzeker.organisations.services.letting_in import (
    end_colleague,
    invite_colleague,
    invite_to_seat,
    release_seat,
    start_seat_again,
    withdraw_seat,
)
from woonzeker.organisations.services.numbers import decide_numbers
from woonzeker.organisations.services.partners import agree, agree_with, issue_token, revoke_tokens
from woonzeker.organisations.services.people import (
    disable_user,
    enable_user,
    end_sessions,
    start_again,
    switch_off_unused,
)
from woonzeker.organisations.services.roles import end_role, follow_claims, give_role
from woonzeker.organisations.services.routes import WrongRoutes, import_routes, replace_routes
from woonzeker.organisations.services.seats import (
    begin_as_landlord,
    end_as_landlord,
    end_seat,
    give_seat,
)
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
    "GivenAccess",
    "MadeClient",
    "PolicyCheck",
    "Rentals",
    "WrongRoutes",
    "accept",
    "add_team",
    "admit_client",
    "agree",
    "agree_with",
    "begin_as_landlord",
    "check_policy_with",
    "client_for",
    "count_contracts",
    "count_rentals",
    "decide_numbers",
    "decide_policy",
    "disable_user",
    "enable_user",
    "end_agreement",
    "end_as_landlord",
    "end_colleague",
    "end_role",
    "end_seat",
    "end_sessions",
    "establish",
    "follow_claims",
    "forget_access",
    "give_access",
    "give_role",
    "give_seat",
    "has_shown_second_step",
    "import_routes",
    "invitation_of",
    "invite",
    "invite_colleague",
    "invite_to_seat",
    "issue_token",
    "keep_signed",
    "make_client",
    "name_of",
    "recognise_elsewhere",
    "record_terms",
    "release_invitation",
    "release_seat",
    "replace_routes",
    "revoke_client",
    "revoke_tokens",
    "shipped_policy",
    "start_again",
    "start_seat_again",
    "switch_off_unused",
    "withdraw_invitation",
    "withdraw_seat",
]
