# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where and which policy holds on a day."""

from __future__ import annotations

from woonzeker.organisations.selectors.agreements import (
    MAY_KEEP_AGREEMENTS,
    MAY_SEE_AGREEMENTS,
    AgreementPage,
    AgreementRow,
    agreement_page,
    agreement_register,
    contact_here,
    contracts_on,
    rental_kinds,
    rentals_on,
    signed_agreement,
)
from woonzeker.organisations.selectors.invited import (
    InvitationRow,
    invitations,
    links_given,
    relations_to_invitation,
)
from woonzeker.organisations.selectors.naming import ROLE_WORDS
from woonzeker.organisations.selectors.numbers import (
    PAGES,
    READS_POLICY,
    Numbers,
    PolicyVersion,
    policy_numbers,
)
from woonzeker.organisations.selectors.partners import (
    actor_for_token,
    agreements_of,
    partners_of,
    reporting_partner,
)
from woonzeker.organisations.selectors.people import (
    PersonRow,
    RoleRow,
    people,
    person,
    relations_to_user,
)
from woonzeker.organisations.selectors.policies import (
    NoPolicy,
    access_policy,
    decided,
    policy,
    policy_data,
    shipped_policy,
)
from woonzeker.organisations.selectors.seats import (
    municipality_of_postcode,
    partner_actor,
    places_of,
    seats_of,
)
from woonzeker.organisations.selectors.working import (
    actor_for,
    colleagues_of,
    memberships_of,
    municipality,
    relations_to_team,
    teams_held,
    teams_of,
    workers_of,
    works_in,
)

__all__ = [
    "MAY_KEEP_AGREEMENTS",
    "MAY_SEE_AGREEMENTS",
    "PAGES",
    "READS_POLICY",
    "ROLE_WORDS",
    "AgreementPage",
    "AgreementRow",
    "InvitationRow",
    "NoPolicy",
    "Numbers",
    "PersonRow",
    "PolicyVersion",
    "RoleRow",
    "access_policy",
    "actor_for",
    "actor_for_token",
    "agreement_page",
    "agreement_register",
    "agreements_of",
    "colleagues_of",
    "contact_here",
    "contracts_on",
    "decided",
    "invitations",
    "links_given",
    "memberships_of",
    "municipality",
    "municipality_of_postcode",
    "partner_actor",
    "partners_of",
    "people",
    "person",
    "places_of",
    "policy",
    "policy_data",
    "policy_numbers",
    "relations_to_invitation",
    "relations_to_team",
    "relations_to_user",
    "rental_kinds",
    "rentals_on",
    "reporting_partner",
    "seats_of",
    "shipped_policy",
    "signed_agreement",
    "teams_held",
    "teams_of",
    "workers_of",
    "works_in",
]
