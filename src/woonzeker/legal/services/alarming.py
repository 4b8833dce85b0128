# SPDX-License-Identifier: EUPL-1.2
"""What news of a court track sets in motion the same minute: a visit, a task, an alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.cases.selectors import Summons
from woonzeker.errors import Refused
from woonzeker.law import courts
from woonzeker.law.terms import add_working_days
from woonzeker.legal.models import CourtMessage, TrackEvent
from woonzeker.legal.rules import Kind, track
from woonzeker.legal.rules.track import ANNOUNCES, ENDS, LOST, Occurrence
from woonzeker.legal.selectors.standing import summons_of
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.organisations.selectors import colleagues_of, court_of_municipality
from woonzeker.planning import services as planning
from woonzeker.planning.models import CaseFlag

#: tasks of news; their words stand with the tasks of cases
STOP, CANCELLED, PLACE, CONFIRM = "stop_eviction", "check_cancelled", "find_place", "track_confirm"
#: working days in which somebody asks whether the danger is over
ASK_WITHIN = 2
#: about an eviction itself: who coordinates hears of it
OF_EVICTION = ANNOUNCES | LOST | {Occurrence.CANCELLED}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told of a case, as far as others must act on it at once."""

    case: UUID
    kind: Occurrence
    day_on: date | None = None
    summons: Summons | None = None


def told_by_message(message: CourtMessage) -> Told:
    """The news in a message."""
    kind = Kind(message.kind)
    summons = summons_of(message) if kind is Kind.SUMMONED else None
    return Told(message.case_id, track.OF_MESSAGE[kind], message.day_on, summons)


def told_by_event(event: TrackEvent) -> Told:
    """The news in an event: that of its message, or what a colleague entered."""
    if event.message is not None:
        return told_by_message(event.message)
    kind, summons = Occurrence(event.kind), None
    if kind is Occurrence.SUMMONED:
        home = court_of_municipality(str(event.municipality))
        court = courts.court_named(event.court, home)
        summons = Summons(event.track.creditor_partner_id, event.on, court)
    return Told(event.track.case_id, kind, event.day_on, summons)


def tell_team(room: Actor, told: Told) -> None:
    """Let the right people know and act; within the act that took the news in."""
    if told.kind in OF_EVICTION:
        users = [each for each, _name in colleagues_of(room, Role.EVICTION_COORDINATOR.value)]
        cases.let_coordinate(actor=room, case=told.case, users=tuple(users))
    if told.kind in ANNOUNCES:
        _threatened(room, told)
    if told.kind in OF_EVICTION:
        # a court may have forbidden it on that very day
        follow_case(room.municipality, told.case)
    if told.summons is not None:
        # one task at most: to tell the resident, or first to find out who summons
        cases.summons_without_report(actor=room, case=told.case, summons=told.summons)
    if told.kind is Occurrence.CANCELLED:
        cases.settle_task(actor=room, case=told.case, kind=STOP)
        _task(room, told, CANCELLED, add_working_days(clock.today(), ASK_WITHIN))
    if told.kind in LOST:
        cases.settle_task(actor=room, case=told.case, kind=STOP)
        _task(room, told, PLACE, clock.today())
    if told.kind in ENDS and Case.objects.filter(pk=told.case, threatening=True).exists():
        _task(room, told, CONFIRM, add_working_days(clock.today(), ASK_WITHIN))


def _threatened(room: Actor, told: Told) -> None:
    """A home is at stake: somebody goes there before the day, and the eviction is to be averted."""
    due_on = _before_the_day(told)
    _task(room, told, STOP, due_on)
    if not CaseFlag.objects.filter(case=told.case, kind="manual", ended_on=None).exists():
        planning.flag_case(actor=room, case=told.case, reason=_("ontruiming aangezegd"))
    try:
        planning.request_visit(
            actor=room,
            case=told.case,
            reason=_("ontruiming aangezegd"),
            due_on=due_on,
        )
    except Refused:
        # nobody goes there now: the task and the term say what is left to do
        return


def _before_the_day(told: Told) -> date:
    """The term of the conversation, or the day before the eviction when that is sooner."""
    today = clock.today()
    terms = CaseTerm.objects.filter(case=told.case, kind="threatening_talk", met_on=None)
    days = list(terms.values_list("due_on", flat=True))
    if told.day_on is not None:
        days.append(told.day_on - timedelta(days=1))
    return max(min(days, default=today), today)


def _task(room: Actor, told: Told, kind: str, due_on: date) -> None:
    cases.give_task(actor=room, case=told.case, kind=kind, due_on=due_on)
