# SPDX-License-Identifier: EUPL-1.2
"""Who in the register asks for help, found with what they tell, and the requests of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only, initials
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.shields import shut_for
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import CasePerson, PeriodSignal
from woonzeker.cases.services import MAY_TAKE_REQUEST, Home
from woonzeker.help.models import OwnAlarm
from woonzeker.help.rules.alarm import BY, CHANNELS, PAGE
from woonzeker.matching.linkage.addresses import clean_postcode
from woonzeker.matching.linkage.names import clean_surname
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Sector
from woonzeker.ui.words import address, person_name

MOST_FOUND = 5
_ANYWHERE = frozenset({Relation.ANYWHERE})


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody told of who they are."""

    surname: str = ""
    born_on: date | None = None
    postcode: str = ""
    house_number: int | None = None

    @property
    def enough(self) -> bool:
        """Whether at least two of name, day of birth and address are known."""
        at_home = bool(self.postcode and self.house_number)
        told = sum((bool(self.surname.strip()), self.born_on is not None, at_home))
        return told >= 2


@dataclass(frozen=True, slots=True)
class FoundResident:
    """Somebody in the register whom the words fit; who may not see people learns only that."""

    id: UUID
    name: Annotated[str, Of(DataClass.IDENTITY, masked=initials)]
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    secret: bool
    relations: frozenset[Relation]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One request for help of the household itself; `told` is what they said in their words."""

    id: UUID
    by: str
    channel: str
    raised_on: date
    due_on: date
    threatening: bool | None
    landlord_may_know: bool | None
    #: whether anybody asked that; who wants to be called back is not asked on the own page
    landlord_asked: bool | None
    consent_on: date | None
    told: Annotated[str, Of(DataClass.SIGNAL)]
    phone: Annotated[str, Of(DataClass.SIGNAL)]


@look("help.find_resident", may_if=MAY_TAKE_REQUEST, basis="Wgs art. 8")
def find_resident(*, actor: Actor, sought: Sought) -> list[FoundResident]:
    """Look up who asks for help, by at least two of name, day of birth and address."""
    people = fitting(actor, sought)
    audit.concerns(people=[each.pk for each in people])
    return [
        FoundResident(each.pk, person_name(each), address(each), each.secret, _ANYWHERE)
        for each in people
    ]


def fitting(actor: Actor, sought: Sought) -> list[Person]:
    """Who lives here and fits what was told; nobody who is closed to who looks."""
    if not sought.enough:
        return []
    asked = Q(died_on=None, departed_on=None)
    if sought.born_on is not None:
        asked &= Q(born_on=sought.born_on.isoformat())
    if sought.postcode and sought.house_number:
        asked &= Q(postcode=clean_postcode(sought.postcode), house_number=sought.house_number)
    rows = Person.objects.filter(asked).exclude(pk__in=shut_for(actor).people)
    core = clean_surname("", sought.surname).core
    ordered = rows.order_by("surname", "born_on", "initials")[:200]
    return [each for each in ordered if not core or _called(each, core)][:MOST_FOUND]


def others_have_the_case(home: Home, sought: Sought) -> bool:
    """Whether a case runs at an address for people of whom none has the name that was told."""
    rows = CasePerson.objects.filter(case__household__address_key=home.address_key)
    people = [row.person for row in rows.exclude(case__status="closed").select_related("person")]
    core = clean_surname("", sought.surname).core
    return bool(people) and not any(core and _called(each, core) for each in people)


def _called(person: Person, core: str) -> bool:
    own = clean_surname(person.prefix, person.surname).core
    partner = clean_surname(person.partner_prefix, person.partner_surname).core
    return core in {own, partner, f"{own}{partner}", f"{partner}{own}"}


def asked_about_landlord(case: UUID) -> QuerySet[OwnAlarm]:
    """The requests in which somebody said whether the landlord may hear of it, the newest first."""
    rows = OwnAlarm.objects.filter(case=case).exclude(channel=PAGE, consent_on=None)
    return rows.order_by("-recorded_at")


def landlord_shut_out(case: UUID) -> bool:
    """Whether a household that asked for help itself said that the landlord may not hear of it.

    The newest request in which it was asked says so; who was never asked has no such wish. A
    building block.
    """
    newest = asked_about_landlord(case).first()
    if newest is None or newest.landlord_may_know:
        return False
    reported = PeriodSignal.objects.filter(period__case=case, signal__sector=Sector.HUUR)
    return not reported.exists()


def alarm_lines(case: UUID) -> tuple[AlarmLine, ...]:
    """The requests for help that a household made itself, the newest first. A building block."""
    rows = OwnAlarm.objects.filter(case=case).order_by("-recorded_at")
    return tuple(_alarm(row) for row in rows)


def _alarm(row: OwnAlarm) -> AlarmLine:
    return AlarmLine(
        id=row.pk,
        by=row.organisation or _(BY.get(row.by, row.by)),
        channel=_(CHANNELS.get(row.channel, row.channel)),
        raised_on=row.raised_on,
        due_on=row.due_on,
        threatening=row.threatening,
        landlord_may_know=row.landlord_may_know,
        landlord_asked=row.channel != PAGE or row.consent_on is not None,
        consent_on=row.consent_on,
        told=row.words,
        phone=str(row.about.get("phone", "")),
    )
