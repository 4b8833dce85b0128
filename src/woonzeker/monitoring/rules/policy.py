# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decided about the national delivery. Pure.

It stands in the policy on partners under `national_delivery`: the organisation that delivers, whom
the statistics office may call, the type of partners of which their kind does not say it, and
whether the office may come and get it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args
from uuid import UUID

from woonzeker.errors import Refused
from woonzeker.monitoring.ddas import AanleverendeOrganisatie, Contactpersoon, Signaalpartnertype

KEY = "national_delivery"
_TYPES = frozenset(get_args(Signaalpartnertype))
_CONTACT = ("naam", "telefoonnummer", "email", "functietitel")


class WrongPolicy(Refused):
    """Het beleid 'partners' zegt bij 'national_delivery' iets wat niet kan. Vraag de beheerder."""


@dataclass(frozen=True, slots=True)
class NationalPolicy:
    """What was decided; empty where nobody decided anything yet."""

    name: str = ""
    kvk: str = ""
    contacts: tuple[Mapping[str, str], ...] = ()
    #: id of a partner → its type
    types: Mapping[str, str] = field(default_factory=dict)
    #: whether the statistics office may come and get the delivery
    pull: bool = False

    def organisation(self, municipality: str) -> AanleverendeOrganisatie:
        """The organisation as the model names it; without a name of its own the municipality's."""
        contacts = tuple(Contactpersoon(**each) for each in self.contacts)
        return AanleverendeOrganisatie(
            naam=self.name or municipality, kvk_nummer=self.kvk or None,
            contactpersonen=contacts or None,
        )  # fmt: skip

    @property
    def lacks_organisation(self) -> bool:
        """Whether somebody at the statistics office would not know whom to call."""
        return not (self.name and self.kvk and self.contacts)


def read_policy(policy: Mapping[str, Any]) -> NationalPolicy:
    """What the policy on partners says of the delivery; raises WrongPolicy."""
    try:
        return _read(policy.get(KEY) or {})
    except (AttributeError, TypeError, ValueError):
        raise WrongPolicy from None


def _read(said: Mapping[str, Any]) -> NationalPolicy:
    types = {
        str(UUID(partner)): kind for partner, kind in (said.get("partner_types") or {}).items()
    }
    if not set(types.values()) <= _TYPES:
        raise WrongPolicy
    return NationalPolicy(
        name=str(said.get("organisation") or ""),
        kvk=str(said.get("kvk") or ""),
        contacts=tuple(_contact(each) for each in said.get("contacts") or ()),
        types=types,
        pull=said.get("pull") is True,
    )


def _contact(said: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(said[name]) for name in _CONTACT if said.get(name)}
