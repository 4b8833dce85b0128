# SPDX-License-Identifier: EUPL-1.2
"""A landlord who lets four homes, each with a story of its own.

One tenant is behind and somebody rang about it, one pays, one keeps to an arrangement, and of one
an own reminder of weeks ago got no answer: that file may be reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.demo.accounts import LANDLORD
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.landlords import services as landlords
from woonzeker.landlords.models import Channel, EffortKind, Reaction
from woonzeker.landlords.rules import Home
from woonzeker.landlords.selectors import homes
from woonzeker.landlords.services import agreeing
from woonzeker.law.calendar import add_months
from woonzeker.organisations.models import PartnerSeat

_RENT = 92500
#: what is paid off each month of an arrangement
_INSTALMENT = 17500


@dataclass(frozen=True, slots=True)
class _Desk:
    """The landlord at work, on the stage of the practice town."""

    actor: Actor
    stage: Stage

    def month(self, ago: int) -> date:
        """The first day of the month so many months before this one."""
        return add_months(self.stage.today.replace(day=1), -ago)

    def keep_rent(self, tenancy: UUID, starts_on: date) -> UUID:
        """Begin a rent book on a day on which nothing stood open."""
        book = landlords.begin_book(
            actor=self.actor, tenancy=tenancy, starts_on=starts_on, opening_cents=0,
            rent_cents=_RENT,
        )  # fmt: skip
        return book.pk

    def pays(self, book: UUID, on: date, cents: int = _RENT) -> None:
        """The rent comes in, on a day that has been."""
        with self.stage.on(self.stage.today):
            landlords.note_rent_payment(actor=self.actor, book=book, on=on, cents=cents)


def arrears(stage: Stage) -> None:
    """Every home with its story; one that was told before is passed over."""
    desk = _Desk(_at_desk(), stage)
    with stage.on(stage.today):
        known = {each.home.street for each in homes(actor=desk.actor)}
    for said, story in zip(told("letting")["homes"], _STORIES, strict=True):
        if said["street"] not in known:
            with stage.on(stage.ago(100)):
                tenancy = _let(desk.actor, stage, said)
            story(desk, tenancy)


def _halfway(desk: _Desk, tenancy: UUID) -> None:
    """Two months behind; they spoke, and the letter comes next."""
    actor, stage = desk.actor, desk.stage
    with stage.on(stage.ago(5)):
        book = desk.keep_rent(tenancy, desk.month(1))
        file = landlords.open_file(
            actor=actor, tenancy=tenancy, amount_cents=2 * _RENT, arose_on=desk.month(1)
        )
        landlords.note_effort(
            actor=actor, arrears=file.pk, kind=EffortKind.CONTACT_TRY, made_on=stage.ago(5),
            channel=Channel.PHONE, words=told("letting")["talk"],
        )  # fmt: skip
        agreeing.note_message(actor=actor, book=book, channel=Channel.PHONE)


def _pays(desk: _Desk, tenancy: UUID) -> None:
    """Somebody who pays on the third: nothing to do."""
    with desk.stage.on(desk.stage.today):
        book = desk.keep_rent(tenancy, desk.month(1))
    desk.pays(book, desk.month(1) + timedelta(days=2))


def _agreed(desk: _Desk, tenancy: UUID) -> None:
    """Two months were not paid; what was agreed about them is kept."""
    actor, stage = desk.actor, desk.stage
    agreed_on = stage.ago(39)
    with stage.on(agreed_on):
        book = desk.keep_rent(tenancy, desk.month(3))
        agreeing.note_message(actor=actor, book=book, channel=Channel.PHONE)
        agreeing.agree_terms(
            actor=actor, book=book, instalment_cents=_INSTALMENT, day=1, first_on=desk.month(1)
        )
    for on in (desk.month(1), stage.ago(1)):
        desk.pays(book, on, _RENT + _INSTALMENT)


def _ripe(desk: _Desk, tenancy: UUID) -> None:
    """Nothing was paid since three months; an own reminder with everything in it got no answer."""
    actor, stage = desk.actor, desk.stage
    with stage.on(stage.ago(53)):
        book = desk.keep_rent(tenancy, desk.month(3))
        agreeing.note_message(actor=actor, book=book, channel=Channel.PHONE)
        file = agreeing.begin_report(actor=actor, book=book)
    wrote_on = stage.ago(46)
    with stage.on(wrote_on):
        for kind in (EffortKind.HELP_POINTED, EffortKind.REMINDER, EffortKind.OFFER_TO_SHARE):
            landlords.note_effort(
                actor=actor, arrears=file.pk, kind=kind, made_on=wrote_on, channel=Channel.LETTER
            )
    with stage.on(stage.ago(7)):
        landlords.note_answer(
            actor=actor, arrears=file.pk, answer=Reaction.NONE, made_on=stage.ago(7)
        )
    with stage.on(stage.today):
        landlords.correct_file(
            actor=actor, arrears=file.pk, amount_cents=4 * _RENT, arose_on=desk.month(3)
        )


#: in the order of the homes
_STORIES: tuple[Callable[[_Desk, UUID], None], ...] = (_halfway, _pays, _agreed, _ripe)


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
