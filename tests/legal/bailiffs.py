# SPDX-License-Identifier: EUPL-1.2
"""A bailiff with an agreement, and what it tells of a home."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE, seated

from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import Kind
from woonzeker.legal.services import send_message
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner, PartnerKind, PolicyKind

#: the Friday before Whitsun of 2027, at five to five in the afternoon
FRIDAY = date(2027, 5, 14)
NOTICE = {
    "soort": "ontruiming_aangezegd",
    "postcode": "1234 ab",
    "huisnummer": "12",
    "achternaam": "Nowak",
    "voorletters": "K.",
    "datum": "2027-05-28",
    "tijd": "10:00",
    "kenmerk": "D-2027-118",
}


def bailiff(name: str = "Van der Laan gerechtsdeurwaarders") -> Partner:
    """A bailiff that may send messages to the municipality of the tests."""
    agreement = organisations.agree(
        actor=system(CODE, "tests"), sector="overige", name=name, from_on=date(2021, 1, 1)
    )
    partner = agreement.partner
    partner.kind = PartnerKind.BAILIFF
    partner.save()
    return partner


def at_bailiff(name: str = "Van der Laan gerechtsdeurwaarders", who: str = "dirk") -> Actor:
    """Somebody who works at a bailiff, acting in the municipality of the tests."""
    return seated(bailiff(name), name=who).at(CODE)


def send(actor: Actor, **facts: Any) -> CourtMessage:
    """Send an eviction notice, or what is said instead."""
    return send_message(actor=actor, raw={**NOTICE, **facts})


def open_kind(kind: Kind, *, ground: str = "agreement") -> None:
    """Open a kind of message from today on."""
    given = {"ground": ground, "source": "convenant 2026", "confidence": "verified",
             "from": "2021-01-01", "until": None}  # fmt: skip
    organisations.decide_policy(
        actor=system(CODE, "tests"),
        kind=PolicyKind.MESSAGES,
        data={"types": {kind.value: given}},
        valid_from=date(2021, 1, 2),
    )


def case_of(message: CourtMessage) -> Case:
    """The case of a message as it is now."""
    with tenant(CODE):
        return Case.objects.get(pk=message.case_id)


def tasks(case: Case) -> set[str]:
    """The kinds of tasks that wait."""
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None)
        return set(rows.values_list("kind", flat=True))
