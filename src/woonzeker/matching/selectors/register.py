# SPDX-License-Identifier: EUPL-1.2
"""What the register says: extracts that were read, how many people there are, who lives where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.policy import DataClass, Relation, Role, Sight, sees, writes
from woonzeker.access.sealing import Erased, name_of_index
from woonzeker.access.shields import shut_for
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.matching import rules
from woonzeker.matching.linkage import PartialDate, read_date
from woonzeker.matching.linkage.dates import surely_under
from woonzeker.matching.models import Person, RegisterImport
from woonzeker.matching.selectors.numbers import opened_numbers

MAY_KEEP = writes(DataClass.IDENTITY, DataClass.ADDRESS).by(Role.INTAKE_COORDINATOR)
MAY_OPEN_NUMBER = (
    sees(DataClass.IDENTITY, least=Sight.FULL)
    .by(Role.PRIVACY_OFFICER, Role.INTAKE_COORDINATOR)
    .only(Relation.REQUESTED)
)
_ADULT = 18


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many people the register holds. No person in it."""

    residents: int
    departed: int
    deceased: int


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who lives at an address. With `secret` only the household itself may see more."""

    person: UUID
    name: str
    born: PartialDate | None
    secret: bool
    minor: bool


@dataclass(frozen=True, slots=True)
class Household:
    """Who live at one address on a day, after the register; `minors` is how many are under 18."""

    adults: tuple[Member, ...]
    minors: int
    source: str = "register"

    @property
    def has_minors(self) -> bool:
        """Whether anybody under 18 lives there."""
        return self.minors > 0


def imports_of(actor: Actor) -> QuerySet[RegisterImport]:
    """The extracts that were received, newest first, without their content."""
    if not MAY_KEEP(actor):
        raise NotPermitted
    return RegisterImport.objects.defer("sealed").order_by("-imported_at")


def to_index_again(actor: Actor) -> int:
    """How many people are found under another index key than the one of now."""
    if not MAY_KEEP(actor):
        raise NotPermitted
    return Person.objects.exclude(indexed_by=name_of_index(actor.municipality)).count()


def register_counts(actor: Actor) -> RegisterCounts:
    """How many people the register of the actor's municipality holds."""
    if not MAY_KEEP(actor):
        raise NotPermitted
    gone = ~Q(departed_on=None)
    found = Person.objects.aggregate(
        residents=Count("pk", filter=Q(died_on=None, departed_on=None)),
        departed=Count("pk", filter=gone & Q(died_on=None)),
        deceased=Count("pk", filter=~Q(died_on=None)),
    )
    return RegisterCounts(**found)


@look(
    "matching.household_members",
    may_if=sees(DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR),
    basis="Wgs art. 3 lid 1 onder b; Wgs art. 8",
)
def household_members(*, actor: Actor, address_key: str, on: date) -> Household:
    """See who live at an address on a day, after the register.

    Of children only their number is given. Nobody is returned for an empty key, and nobody who is
    closed to who looks.
    """
    people = list(_living_at(address_key, on).exclude(pk__in=shut_for(actor).people))
    members = [_member(person, on) for person in people]
    concerns(len(members), people=[each.person for each in members])
    return Household(
        adults=tuple(each for each in members if not each.minor),
        minors=sum(each.minor for each in members),
    )


def _living_at(address_key: str, on: date) -> QuerySet[Person]:
    if not address_key:
        return Person.objects.none()
    return Person.objects.filter(
        Q(died_on=None) | Q(died_on__gt=on),
        Q(departed_on=None) | Q(departed_on__gt=on),
        Q(lives_here_since_on=None) | Q(lives_here_since_on__lte=on),
        address_key=address_key,
    ).order_by("born_on", "surname", "initials", "pk")


def _member(person: Person, on: date) -> Member:
    born = read_date(person.born_on)
    return Member(
        person=person.pk,
        name=rules.written_name(person),
        born=born,
        secret=person.secret,
        minor=surely_under(born, _ADULT, on),
    )


@look("matching.bsn_of", may_if=MAY_OPEN_NUMBER, basis="Wabb art. 10", about="person")
def bsn_of(*, actor: Actor, person: UUID) -> str:
    """Open the BSN of one person, for a delivery or overview the law asks for; never for a page.

    For the system, and for who makes the overview that this person asked for, in their own name.
    """
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise NotFound
    if (number := opened_numbers([found]).get(found.pk)) is None:
        raise Erased
    return number
