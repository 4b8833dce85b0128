# SPDX-License-Identifier: EUPL-1.2
"""What a bailiff or court told: the case of the household is raised to its step, and clocks run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseAssignment, CasePerson, CaseStatus
from woonzeker.cases.selectors.picturing import COORDINATES, NOT_THERE, Picture, picture
from woonzeker.cases.selectors.reach import closed_pairs
from woonzeker.cases.services.moving import begin_case, locked, make_move
from woonzeker.cases.services.requesting import (
    Home,
    household_for,
    person_here,
    running_or_closed,
)
from woonzeker.cases.services.running import start_term, threaten
from woonzeker.cases.services.taking_up import last_number, one_at_a_time
from woonzeker.cases.services.telling import told_together
from woonzeker.errors import Refused
from woonzeker.law import avg, terms
from woonzeker.process import find_move

BASIS = "Gdw art. 14; Wgs art. 4 lid 2"


@dataclass(frozen=True, slots=True)
class Follows:
    """What a message does to a case: its move if any, whether a home is at stake from now.

    `told_by_others` says that it did not come from the resident: who told what they then hear.
    """

    move: str = ""
    eviction: bool = False
    told_by_others: bool = True


@dataclass(frozen=True, slots=True)
class Followed:
    """The case of a message, and how it stood before: the difference is what it started."""

    case: Case
    before: Picture


@action("cases.follow_message", may_if=only_system(), basis=BASIS)
def follow_message(
    *, actor: Actor, home: Home, follows: Follows, person: UUID | None = None, on: date
) -> Followed:
    """Find the case of a household for a message of a bailiff or court, or begin one, and raise it.

    `person` is who it is in the register, when known. Whom nobody knows has the case that runs at
    the address, or a new one: an eviction is of a home, whoever lives there. Raises Refused
    without an address, NotFound for no such person.
    """
    if not home.address_key and person is None:
        raise Refused("Zonder postcode en huisnummer weten we niet om welk huishouden het gaat.")
    one_at_a_time()
    known = person_here(person)
    household = household_for(home, known)
    with told_together():
        case = running_or_closed(actor, household, known, on)
        before = picture(case.pk) if case else NOT_THERE
        if case is None:
            case = Case(
                household=household,
                number=f"{on.year}-{last_number(on) + 1:06d}",
                opened_on=on,
                lanes=["arrears"],
            )
            begin = "begin_by_eviction_notice" if follows.eviction else "begin_by_court_message"
            begin_case(case, find_move(begin), actor=actor, on=on)
        if known is not None:
            CasePerson.objects.get_or_create(case=case, person=known)
        followed = _follow(actor, case, follows, on, new=before is NOT_THERE)
    return Followed(followed, before)


@action("cases.follow_shown", may_if=only_system(), basis=BASIS, about="case")
def follow_shown(*, actor: Actor, case: UUID, follows: Follows, on: date) -> Case:
    """Raise a case by what somebody of the household showed; raises NotFound."""
    one_at_a_time()
    return _follow(actor, locked(case), follows, on, new=False)


def _follow(actor: Actor, case: Case, follows: Follows, on: date, *, new: bool) -> Case:
    ran = not new and case.status != CaseStatus.CLOSED
    if follows.move:
        # each message its own move: one that is taken back leaves those of the others
        make_move(case, find_move(follows.move), actor=actor, on=on)
    if not ran:
        start_term(case, "offer", terms.offer_due(on))
    if follows.told_by_others:
        start_term(case, "insight", avg.insight_due(on))
    if follows.eviction:
        threaten(case, on)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return case


@action("cases.let_coordinate", may_if=only_system(), basis="AVG art. 32", about="case")
def let_coordinate(*, actor: Actor, case: UUID, users: tuple[str, ...]) -> int:
    """Give who coordinates evictions reach of a case; gives how many did not have it.

    Nobody to whom the case is closed.
    """
    today = clock.today()
    closed = closed_pairs([(case, user) for user in users])
    held = set(
        CaseAssignment.objects.filter(
            Q(until_on=None) | Q(until_on__gte=today), case=case, ended_at=None
        ).values_list("user_id", flat=True)
    )
    new = [
        CaseAssignment(
            case_id=case,
            user_id=user,
            why=COORDINATES,
            from_on=today,
            assigned_at=clock.now(),
            assigned_by=actor.id,
        )
        for user in users
        if user not in held and (case, user) not in closed
    ]
    CaseAssignment.objects.bulk_create(new)
    return len(new)
