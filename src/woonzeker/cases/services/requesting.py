# SPDX-License-Identifier: EUPL-1.2
"""A case without a signal: a household that asks for help, or a worry that two people weighed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import ManyToOneRel

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, only_system, writes
from woonzeker.cases.models import Case, CasePerson, CaseStatus, Household
from woonzeker.cases.services.leaving import make_room
from woonzeker.cases.services.moving import begin_case, make_move
from woonzeker.cases.services.running import start_term, threaten
from woonzeker.cases.services.taking_up import (
    household_of,
    last_number,
    one_at_a_time,
    somebody_stayed,
)
from woonzeker.cases.services.telling import told_together
from woonzeker.errors import NotFound, Refused
from woonzeker.law import terms
from woonzeker.matching.linkage import AddressFacts
from woonzeker.matching.linkage.addresses import clean_address, clean_postcode
from woonzeker.matching.models import Person
from woonzeker.process import find_move

#: who takes up what somebody asks on the phone, at the desk or with a form
MAY_TAKE_REQUEST = writes(DataClass.PROCESS).by(
    Role.INTAKE_COORDINATOR,
    Role.REVIEWER,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, as they say it."""

    postcode: str
    house_number: int
    house_letter: str = ""
    house_addition: str = ""
    street: str = ""
    city: str = ""

    @property
    def address_key(self) -> str:
        """What everybody at the address shares, as the register writes it."""
        return clean_address(
            AddressFacts(
                postcode=self.postcode,
                number=str(self.house_number),
                letter=self.house_letter,
                addition=self.house_addition,
                street=self.street,
                town=self.city,
            )
        ).key


@action("cases.open_on_request", may_if=MAY_TAKE_REQUEST, basis="Wgs art. 4 lid 1")
def open_on_request(
    *,
    actor: Actor,
    home: Home,
    person: UUID | None = None,
    threatening: bool = False,
    worry: bool = False,
    on: date | None = None,
) -> Case:
    """Begin, join or reopen the case of a household without a signal of a creditor.

    `person` is who it is in the register, when known. The first conversation is due in four weeks,
    in three working days when a home or supply is at stake (Wgs art. 4). `worry` says that others
    brought it and a second person agreed: the household asked for nothing, so its own refusal of
    visits stays, and what is owed is an offer. Raises NotFound for no such person, and Refused
    without an address.
    """
    if not home.address_key:
        raise Refused("Zonder postcode en huisnummer weten we niet om welk huishouden het gaat.")
    one_at_a_time()
    day, known = on or clock.today(), person_here(person)
    household = household_for(home, known)
    with told_together():
        case = running_or_closed(actor, household, known, day)
        if case is None:
            case = _begin(actor, household, day, worry=worry)
        else:
            came = "reopen" if case.status == CaseStatus.CLOSED else "join"
            asked = {"reopen": "reopen_on_request", "join": "join_request"}
            weighed = {"reopen": "reopen_on_worry", "join": "join_worry"}
            make_move(case, find_move((weighed if worry else asked)[came]), actor=actor, on=day)
        if known is not None:
            CasePerson.objects.get_or_create(case=case, person=known)
    if threatening:
        threaten(case, day)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return case


def person_here(person: UUID | None) -> Person | None:
    if person is None:
        return None
    found = Person.objects.filter(pk=person, died_on=None, departed_on=None).first()
    if found is None:
        raise NotFound
    return found


def household_for(home: Home, person: Person | None) -> Household:
    """The household at the address; of somebody in the register that of the register."""
    if person is not None and person.address_key:
        return household_of(person)
    return _at(home)


@action("cases.household_at", may_if=MAY_TAKE_REQUEST, basis="Wgs art. 2 lid 1")
def household_at(*, actor: Actor, home: Home) -> Household:
    """The household at an address, made when it is not there yet; an address and nothing more."""
    return _at(home)


@action("cases.forget_household", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def forget_household(*, actor: Actor, household: UUID) -> bool:
    """Let an address go that no case, worry or anything else hangs on; whether it went."""
    found = Household.objects.select_for_update().filter(pk=household).first()
    if found is None:
        return False
    # also what has no name at this side, such as the worries of another room
    fields = Household._meta.get_fields(include_hidden=True)
    pointing = (each for each in fields if isinstance(each, ManyToOneRel))
    hangs = any(
        each.related_model._default_manager.filter(**{each.field.name: found}).exists()
        for each in pointing
    )
    if not hangs:
        found.delete()
    return not hangs


def _at(home: Home) -> Household:
    found, _made = Household.objects.get_or_create(
        address_key=home.address_key,
        defaults={
            "street": home.street,
            "house_number": home.house_number,
            "house_letter": home.house_letter,
            "house_addition": home.house_addition,
            "postcode": clean_postcode(home.postcode),
            "city": home.city,
        },
    )
    return found


def running_or_closed(
    actor: Actor, household: Household, person: Person | None, on: date
) -> Case | None:
    """The newest case of who lives there now; a new family does not inherit the case before it.

    Of somebody whom the register does not know only a case that runs is theirs: a closed one may
    tell of others.
    """
    newest = Case.objects.select_for_update(of=("self",)).filter(household=household)
    case = newest.order_by("-opened_on", "-number").first()
    if case is None or (person is not None and somebody_stayed(case, person)):
        return case
    if case.status == CaseStatus.CLOSED:
        return None
    if person is None or not CasePerson.objects.filter(case=case).exists():
        return case
    make_room(case, actor=actor, on=on)
    return None


def _begin(actor: Actor, household: Household, on: date, *, worry: bool) -> Case:
    case = Case(
        household=household,
        number=f"{on.year}-{last_number(on) + 1:06d}",
        opened_on=on,
        lanes=["arrears"],
    )
    begin_case(case, find_move("accept_worry" if worry else "accept_request"), actor=actor, on=on)
    if worry:
        start_term(case, "offer", terms.offer_due(on))
    else:
        start_term(case, "first_talk", terms.first_talk_due(on))
    return case
