# SPDX-License-Identifier: EUPL-1.2
"""A bailiff at a door brings somebody to the municipality, with their consent: called today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, Role, partner_alone
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_WORK
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.rules import clean, split_name, split_phones
from woonzeker.law.terms import add_working_days, is_working_day
from woonzeker.legal.models import WarmReferral
from woonzeker.legal.selectors.duty import on_duty
from woonzeker.legal.services.receiving import refuse_elsewhere, sender_of
from woonzeker.matching import services as matching
from woonzeker.matching.linkage import AddressFacts, SignalFacts
from woonzeker.matching.models import Person
from woonzeker.planning import services as planning

BASIS = "AVG art. 6 lid 1 onder a"
CALL = "call_from_door"
MAY_BRING = partner_alone(DataClass.COURT, writes=(DataClass.COURT,), roles=(Role.BAILIFF,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Who was met at the door, how to reach them, what they wish, and how they agreed."""

    name: str
    phone: str
    home: Home
    wish: str = ""
    consent_at: datetime | None = None
    consent_how: str = ""
    own_reference: str = ""
    #: whether the resident said that a home is at stake
    threatening: bool = field(default=False)


@action("legal.bring", may_if=MAY_BRING, basis=BASIS)
def bring(*, actor: Actor, brought: Brought) -> WarmReferral:
    """Pass on somebody who said at the door that they want help: a case, and a call today.

    On a day without anybody at work the call is due on the next working day. Who presses twice
    passes on once. Raises Refused without consent, name, telephone or address, Elsewhere, NoSender.
    """
    partner = sender_of(actor)
    _check(brought)
    refuse_elsewhere(actor.municipality, brought.home.postcode)
    room = system(actor.municipality, "legal")
    today = clock.today()
    case = cases.open_on_request(
        actor=room,
        home=brought.home,
        person=_person(room, brought),
        threatening=brought.threatening,
        on=today,
    )
    waiting = WarmReferral.objects.filter(case=case, partner=partner, called_at=None)
    about = _about(brought)
    if (same := next((each for each in waiting if each.about == about), None)) is not None:
        return same
    due_on = _called_on(actor.municipality)
    cases.give_task(actor=room, case=case.pk, kind=CALL, due_on=due_on)
    planning.flag_case(
        actor=room, case=case.pk, reason=_("vroeg aan de deur om hulp"), own_request=True
    )
    return WarmReferral.objects.create(
        case=case,
        partner=partner,
        about=about,
        wish=clean(brought.wish)[:500],
        consent_at=brought.consent_at or clock.now(),
        consent_how=clean(brought.consent_how)[:200],
        received_at=clock.now(),
        brought_by=actor.behind,
        own_reference=clean(brought.own_reference)[:40],
        due_on=due_on,
    )


def _called_on(municipality: str) -> date:
    """Today while somebody works or has duty, otherwise the next working day."""
    today = clock.today()
    if is_working_day(today) or on_duty(municipality) is not None:
        return today
    return add_working_days(today, 1)


@action("legal.called", may_if=MAY_WORK, basis="Wgs art. 4 lid 1", about="warm_referral")
def called(*, actor: Actor, warm_referral: UUID) -> WarmReferral:
    """Say that one called who was brought from the door; what came of it is noted as contact."""
    found = WarmReferral.objects.select_for_update().filter(pk=warm_referral).first()
    if found is None:
        raise NotFound
    if found.called_at is None:
        found.called_at, found.called_by = clock.now(), actor.id
        found.save(update_fields=["called_at", "called_by"])
    if not WarmReferral.objects.filter(case=found.case_id, called_at=None).exists():
        cases.settle_task(actor=actor, case=found.case_id, kind=CALL)
    return found


def _about(brought: Brought) -> dict[str, object]:
    home = brought.home
    return {
        "name": clean(brought.name)[:120],
        "phone": clean(brought.phone)[:30],
        "street": home.street,
        "house_number": home.house_number,
        "letter": home.house_letter,
        "addition": home.house_addition,
        "postcode": home.postcode,
        "city": home.city,
    }


def _check(brought: Brought) -> None:
    if not clean(brought.consent_how) or brought.consent_at is None:
        raise Refused(_("Schrijf op wanneer en hoe de bewoner dit goed vond."))
    if brought.consent_at > clock.now():
        raise Refused(_("Het moment van de toestemming moet nog komen."))
    if not clean(brought.name):
        raise Refused(_("Schrijf de naam van de bewoner op."))
    phones, _odd = split_phones(brought.phone)
    if not phones:
        raise Refused(_("Dit telefoonnummer klopt niet. Schrijf bijvoorbeeld 06 12345678."))
    if not brought.home.address_key:
        raise Refused(_("Schrijf de postcode en het huisnummer op."))


def _person(room: Actor, brought: Brought) -> UUID | None:
    """Who it is in the register, when that is sure; otherwise the home says enough."""
    name, home = split_name(clean(brought.name)), brought.home
    facts = SignalFacts(
        signal="",
        initials=name.initials,
        first_names=name.given_names,
        prefix=name.prefix,
        surname=name.surname,
        address=AddressFacts(
            postcode=home.postcode,
            number=str(home.house_number),
            letter=home.house_letter,
            addition=home.house_addition,
            street=home.street,
            town=home.city,
        ),
        phones=(brought.phone,),
    )
    found = matching.find_person(actor=room, facts=facts, on=clock.today()).person
    if found is None:
        return None
    here = Person.objects.filter(pk=found, died_on=None, departed_on=None)
    return found if here.exists() else None
