# SPDX-License-Identifier: EUPL-1.2
"""The roles that somebody can hold. Pure."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Role codes of a membership. The value is a contract with sign-in and the permission pages."""

    INTAKE_COORDINATOR = "intake_coordinator"
    REVIEWER = "reviewer"
    TEAM_LEAD = "team_lead"
    OUTREACH_WORKER = "outreach_worker"
    PEER_EXPERT = "peer_expert"
    DEBT_COUNSELLOR = "debt_counsellor"
    EVICTION_COORDINATOR = "eviction_coordinator"
    PUBLIC_ORDER_OFFICER = "public_order_officer"
    CLIENT_SUPPORTER = "client_supporter"
    MANAGER = "manager"
    FUNCTIONAL_ADMIN = "functional_admin"
    PRIVACY_OFFICER = "privacy_officer"
    STATISTICIAN = "statistician"
    PARTNER_USER = "partner_user"
    PRIVATE_LANDLORD = "private_landlord"
    BAILIFF = "bailiff"
    RESIDENT = "resident"


ROLE_NAMES: dict[Role, str] = {
    Role.INTAKE_COORDINATOR: "coördinator meldingen",
    Role.REVIEWER: "beoordelaar koppelingen",
    Role.TEAM_LEAD: "teamleider",
    Role.OUTREACH_WORKER: "medewerker huisbezoek",
    Role.PEER_EXPERT: "ervaringsdeskundige",
    Role.DEBT_COUNSELLOR: "schuldhulpverlener",
    Role.EVICTION_COORDINATOR: "coördinator ontruimingen",
    Role.PUBLIC_ORDER_OFFICER: "medewerker openbare orde",
    Role.CLIENT_SUPPORTER: "cliëntondersteuner",
    Role.MANAGER: "manager",
    Role.FUNCTIONAL_ADMIN: "functioneel beheerder",
    Role.PRIVACY_OFFICER: "privacyfunctionaris",
    Role.STATISTICIAN: "statisticus",
    Role.PARTNER_USER: "medewerker van een partner",
    Role.PRIVATE_LANDLORD: "particuliere verhuurder",
    Role.BAILIFF: "deurwaarder",
    Role.RESIDENT: "inwoner",
}
