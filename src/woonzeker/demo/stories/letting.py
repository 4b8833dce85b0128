# SPDX-License-Identifier: EUPL-1.2
"""A landlord who lets two homes, and is halfway the steps with a tenant who does not pay."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.demo.accounts import LANDLORD
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.landlords import services as landlords
from woonzeker.landlords.models import Channel, EffortKind
from woonzeker.landlords.rules import Home
from woonzeker.landlords.selectors import homes
from woonzeker.organisations.models import PartnerSeat

_RENT, _UNPAID = 92500, 185000


def arrears(stage: Stage) -> None:
    """Two homes, two tenants, and rent that was not paid twice; somebody rang about it."""
    actor = _at_desk()
    with stage.on(stage.today):
        if homes(actor=actor):
            return
    words = told("letting")
    with stage.on(stage.ago(40)):
        tenancies = [_let(actor, stage, each) for each in words["homes"]]
    with stage.on(stage.today):
        _keep_rent(actor, stage, *tenancies)
    with stage.on(stage.ago(5)):
        file = landlords.open_file(
            actor=actor, tenancy=tenancies[0], amount_cents=_UNPAID,
            arose_on=stage.today.replace(day=1) - timedelta(days=31),
        )  # fmt: skip
        landlords.note_effort(
            actor=actor, arrears=file.pk, kind=EffortKind.CONTACT_TRY, made_on=stage.ago(5),
            channel=Channel.PHONE, words=words["talk"],
        )  # fmt: skip


def _keep_rent(actor: Actor, stage: Stage, behind: UUID, paying: UUID) -> None:
    """A rent book for both: one did not pay twice, the other pays on the third."""
    first = (stage.today.replace(day=1) - timedelta(days=31)).replace(day=1)
    _behind, book = (
        landlords.begin_book(
            actor=actor, tenancy=each, starts_on=first, opening_cents=0, rent_cents=_RENT
        )
        for each in (behind, paying)
    )
    landlords.note_rent_payment(
        actor=actor, book=book.pk, on=first + timedelta(days=2), cents=_RENT
    )


def _let(actor: Actor, stage: Stage, said: dict[str, str]) -> UUID:
    """A home with its tenant; gives the tenancy."""
    home = Home(said["street"], int(said["number"]), "", "", said["postcode"], said["city"])
    rental = landlords.add_rental(actor=actor, home=home)
    landlords.say_municipality(actor=actor, rental=rental.pk, code=stage.practice.lead.municipality)
    landlords.say_rent(actor=actor, rental=rental.pk, rent_cents=_RENT)
    tenant = landlords.TenantFacts(
        surname=said["surname"], given_names=said["given"], phones=(said["phone"],)
    )
    return landlords.add_tenancy(actor=actor, rental=rental.pk, tenant=tenant).pk


def _at_desk() -> Actor:
    """The practice landlord at their own desk."""
    user = User.objects.get(username=LANDLORD[0])
    seat = PartnerSeat.objects.get(user=user)
    return Actor("partner", str(seat.partner_id), "", frozenset({seat.role}), behind=str(user.pk))
