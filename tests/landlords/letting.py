# SPDX-License-Identifier: EUPL-1.2
"""A landlord with a home and a tenant in arrears, and the steps as they walk them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.conftest import CODE, MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.policy import Role
from woonzeker.accounts.models import User
from woonzeker.landlords import services
from woonzeker.landlords.models import ArrearsFile, EffortKind, Reaction, SentLetter, ShownBy
from woonzeker.landlords.rules import Home
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PostcodeRange

HOME = Home("Kadestraat", 12, "a", "", "9991AB", "Meerveld")
PDF = b"%PDF-1.7\nhuurcontract\n%%EOF\n"
LEASE = services.Shown(how=ShownBy.LEASE, document=PDF)


def landlord(name: str = "Ria Bakker") -> Actor:
    """Somebody who began by themselves, at their own desk."""
    mail = f"{uuid4().hex[:8]}@voorbeeld.example"
    user = User.objects.create(username=mail, name=name, mail=mail)
    partner = organisations.begin_as_landlord(user=user.pk, name=name)
    roles = frozenset({Role.PRIVATE_LANDLORD.value})
    return Actor("partner", str(partner.pk), "", roles, behind=str(user.pk))


def postcodes(code: str = CODE) -> None:
    """The postcodes of the municipality of the tests."""
    PostcodeRange.objects.get_or_create(
        first="9990AA",
        last="9999ZZ",
        defaults={"municipality_code": code, "imported_at": clock.now(), "source": "test"},
    )


def in_arrears(actor: Actor, home: Home = HOME, **facts: Any) -> UUID:
    """A home, a tenant and rent that was not paid since the first of September."""
    rental = services.add_rental(actor=actor, home=home)
    services.say_rent(actor=actor, rental=rental.pk, rent_cents=87550)
    tenant = services.TenantFacts(
        **{
            "surname": "Verhoeven", "given_names": "Jamila", "prefix": "van",
            "phones": ("0612345678",), "emails": ("jamila@voorbeeld.example",), **facts,
        }
    )  # fmt: skip
    tenancy = services.add_tenancy(actor=actor, rental=rental.pk, tenant=tenant)
    file = services.open_file(
        actor=actor, tenancy=tenancy.pk, amount_cents=175100, arose_on=date(2026, 9, 1)
    )
    return file.pk


def talked(actor: Actor, file: UUID, on: date = MONDAY) -> None:
    """They rang."""
    services.note_effort(
        actor=actor, arrears=file, kind=EffortKind.CONTACT_TRY, made_on=on, channel="phone"
    )


def wrote(actor: Actor, file: UUID, on: date = MONDAY) -> SentLetter:
    """The letter was made and went the same day."""
    letter = services.make_reminder(actor=actor, arrears=file)
    return services.letter_sent(actor=actor, own_letter=letter.pk, sent_on=on)


def answered(actor: Actor, file: UUID, answer: Reaction = Reaction.NONE) -> None:
    """The tenant answered, or the time is up."""
    services.note_answer(actor=actor, arrears=file, answer=answer, made_on=clock.today())


def ready(actor: Actor) -> tuple[UUID, date]:
    """A file of which every step is done, and the first day on which it may be reported."""
    file = in_arrears(actor)
    talked(actor, file)
    wrote(actor, file)
    later = MONDAY + timedelta(days=18)
    with clock.standing_at(later):
        answered(actor, file)
    return file, later


def file_of(actor: Actor, file: UUID) -> ArrearsFile:
    """The row itself."""
    with desk(actor.desk):
        return ArrearsFile.objects.get(pk=file)
