# SPDX-License-Identifier: EUPL-1.2
"""The names of roles on a page, and in a sentence what each is for."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access.roles import ROLE_NAMES, Role

#: the name of a role, and what whoever holds it does
ROLE_WORDS: dict[Role, tuple[Promise, Promise]] = {
    Role.INTAKE_COORDINATOR: (
        _("coördinator meldingen"),
        _("neemt aanleveringen aan en houdt de weg daarna bij"),
    ),
    Role.REVIEWER: (_("beoordelaar koppelingen"), _("beslist van wie een signaal is")),
    Role.TEAM_LEAD: (_("teamleider"), _("verdeelt het werk van een team")),
    Role.OUTREACH_WORKER: (_("medewerker huisbezoek"), _("gaat langs de deuren")),
    Role.PEER_EXPERT: (
        _("ervaringsdeskundige"),
        _("gaat mee langs de deur, en ziet alleen wat daarvoor nodig is"),
    ),
    Role.DEBT_COUNSELLOR: (_("schuldhulpverlener"), _("helpt met geld en schulden")),
    Role.EVICTION_COORDINATOR: (
        _("coördinator ontruimingen"),
        _("probeert een ontruiming te voorkomen"),
    ),
    Role.PUBLIC_ORDER_OFFICER: (
        _("medewerker openbare orde"),
        _("werkt aan een sluiting, in een eigen dossier"),
    ),
    Role.CLIENT_SUPPORTER: (
        _("cliëntondersteuner"),
        _("staat naast een inwoner die daarvoor een machtiging gaf"),
    ),
    Role.MANAGER: (_("manager"), _("ziet cijfers en tekent wat wordt voorgelegd")),
    Role.STATISTICIAN: (_("statisticus"), _("ziet alleen cijfers")),
    Role.FUNCTIONAL_ADMIN: (
        _("functioneel beheerder"),
        _("beheert gebruikers en instellingen, en ziet geen inwoners"),
    ),
    Role.PRIVACY_OFFICER: (
        _("privacyfunctionaris"),
        _("kijkt na wie wat deed, en beantwoordt inwoners die hun gegevens opvragen"),
    ),
}


def role_words(role: Role) -> str | Promise:
    """The name of a role, also of one that nobody is given from the list."""
    return ROLE_WORDS[role][0] if role in ROLE_WORDS else ROLE_NAMES[role]
