# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where and which policy holds on a day."""

from __future__ import annotations

from woonzeker.organisations.selectors.clients import (
    FOR_AN_HOUR,
    LASTING,
    ROLE_AT,
    Entry,
    entry_for,
    places_of_client,
    with_clients,
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
from woonzeker.organisations.selectors.routes import (
    RouteTable,
    municipality_of_postcode,
    names_of_places,
    route_table,
    routes,
)
from woonzeker.organisations.selectors.seats import (
    SeatRow,
    colleague_seats,
    partner_actor,
    partner_page,
    partner_rows,
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
    "FOR_AN_HOUR",
    "LASTING",
    "PAGES",
    "READS_POLICY",
    "ROLE_AT",
    "ROLE_WORDS",
    "Entry",
    "InvitationRow",
    "NoPolicy",
    "Numbers",
    "PersonRow",
    "PolicyVersion",
    "RoleRow",
    "RouteTable",
    "SeatRow",
    "access_policy",
    "actor_for",
    "actor_for_token",
    "agreements_of",
    "colleague_seats",
    "colleagues_of",
    "decided",
    "entry_for",
    "invitations",
    "links_given",
    "memberships_of",
    "municipality",
    "municipality_of_postcode",
    "names_of_places",
    "partner_actor",
    "partner_page",
    "partner_rows",
    "partners_of",
    "people",
    "person",
    "places_of",
    "places_of_client",
    "policy",
    "policy_data",
    "policy_numbers",
    "relations_to_invitation",
    "relations_to_team",
    "relations_to_user",
    "reporting_partner",
    "route_table",
    "routes",
    "seats_of",
    "shipped_policy",
    "teams_held",
    "teams_of",
    "with_clients",
    "workers_of",
    "works_in",
]
