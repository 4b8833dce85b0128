# SPDX-License-Identifier: EUPL-1.2
"""The municipality of a home, as far as it works here: its name, who answers, who helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.landlords.rules import Helper
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Agreement, Municipality, PolicyKind

#: who helps in a municipality, from the room that keeps its wayfinder; registered at start-up
HELPERS: list[Callable[[str], tuple[Helper, ...]]] = []
_MOST_HELPERS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality; `works_here` when a report can go there through this program."""

    code: str
    name: str
    works_here: bool
    contact_name: str
    contact_phone: str
    reply_days: int


def place_of(code: str) -> Place:
    """The municipality with a code, also when it does not work here or is not known."""
    found = Municipality.objects.filter(code=code).first() if code else None
    said = (
        organisations.decided(code, PolicyKind.PARTNERS)
        if found
        else organisations.shipped_policy(PolicyKind.PARTNERS)
    )
    contact = said.get("landlord_contact") or {}
    return Place(
        code=code,
        name=found.name if found else "",
        works_here=found is not None,
        contact_name=str(contact.get("name") or ""),
        contact_phone=str(contact.get("phone") or ""),
        reply_days=int(said["landlord_reply_days"]),
    )


def contact_of(actor: Actor, place: Place) -> str:
    """Who answers this landlord's questions there: as agreed, else as the policy says."""
    agreed = (
        Agreement.objects.filter(
            partner_id=actor.desk, municipality_id=place.code, from_on__lte=clock.today()
        )
        .exclude(contact="")
        .order_by("-from_on")
        .first()
    )
    if agreed is not None:
        return agreed.contact
    return ", ".join(each for each in (place.contact_name, place.contact_phone) if each)


def places() -> list[tuple[str, str]]:
    """The municipalities that work with this installation, to choose from."""
    return list(Municipality.objects.order_by("name").values_list("code", "name"))


def helpers_in(place: Place) -> tuple[Helper, ...]:
    """Who helps with money worries there: the wayfinder of the municipality, else for all."""
    if place.works_here:
        local = tuple(each for teller in HELPERS for each in teller(place.code))[:_MOST_HELPERS]
        if local:
            return local
    worries, law = _("gratis hulp bij geldzorgen, ook zonder naam"), _("gratis uitleg over huur")
    return (
        Helper(_("uw gemeente"), _("vraag naar schuldhulpverlening")),
        Helper("Geldfit", worries, "0800 8115", "geldfit.nl"),
        Helper("Juridisch Loket", law, "0800 8020", "juridischloket.nl"),
    )
