# SPDX-License-Identifier: EUPL-1.2
"""The practice accounts that the sign-in page offers."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.accounts.models import User


@dataclass(frozen=True, slots=True)
class PracticeGroup:
    """Practice accounts that belong together, each with what there is to try; `first` is open."""

    title: Promise
    users: tuple[tuple[User, Promise], ...]
    first: bool


#: the groups of the sign-in page: title, and name to sign in with → what there is to try
_GROUPS: tuple[tuple[Promise, dict[str, Promise]], ...] = (
    (
        _("Om mee te beginnen"),
        {
            "coordinator": _("Coördinator: aanleveringen, beoordelen en de week plannen"),
            "huisbezoek": _("Medewerker huisbezoek: de deuren van vandaag"),
            "manager": _("Manager: cijfers, geen namen"),
        },
    ),
    (
        _("Anderen die helpen"),
        {
            "beoordelaar": _("Beoordelaar: koppelingen, en de tweede persoon bij een zorg"),
            "teamleider": _("Teamleider: werk verdelen, en zien wie noodtoegang nam"),
            "ervaring": _("Ervaringsdeskundige: rond een eigen bezoek het adres"),
            "schuldhulp": _("Schuldhulpverlener: toegewezen zaken, met geld en schulden"),
            "ontruimingen": _("Coördinator ontruimingen: toegewezen zaken met een ontruiming"),
            "ondersteuner": _("Cliëntondersteuner: een zaak waarvoor de inwoner tekende"),
            "openbareorde": _("Medewerker openbare orde: het eigen dossier en verder niets"),
        },
    ),
    (
        _("Van buiten de gemeente"),
        {
            "corporatie": _("Corporatie: signalen aanleveren en herstellen in het portaal"),
            "deurwaarder": _("Deurwaarder: het eigen bureau, geen inwoners"),
            "verhuurder": _("Particuliere verhuurder: een huurder betaalt niet"),
        },
    ),
    (
        _("Beheer en toezicht"),
        {
            "beheer": _("Functioneel beheerder: gebruikers en uitnodigingen, geen inwoners"),
            "privacy": _("Privacyfunctionaris: wie keek, datalekken, wie er werkt"),
            "statistiek": _("Statisticus: alleen cijfers"),
        },
    ),
)


def demo_users() -> list[PracticeGroup]:
    """The practice accounts that are there, in groups; none where the work is real."""
    if settings.WOONZEKER_MODE == "production":
        return []
    names = [name for _title, about in _GROUPS for name in about]
    found = User.objects.filter(is_demo=True, is_active=True).in_bulk(names, field_name="username")
    groups = [
        (title, tuple((found[name], said) for name, said in about.items() if name in found))
        for title, about in _GROUPS
    ]
    return [
        PracticeGroup(title, users, first=number == 0)
        for number, (title, users) in enumerate(groups)
        if users
    ]
