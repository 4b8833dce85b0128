# SPDX-License-Identifier: EUPL-1.2
"""What a message sets in motion the same minute: who coordinates, a visit, a task, an alarm."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.errors import Refused
from woonzeker.law.terms import add_working_days
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import OF_EVICTION, THREATENS, Kind
from woonzeker.legal.selectors.standing import summons_of
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.organisations.selectors import colleagues_of
from woonzeker.planning import services as planning
from woonzeker.planning.models import CaseFlag

#: tasks of messages; their words stand with the tasks of cases
STOP, CANCELLED, PLACE = "stop_eviction", "check_cancelled", "find_place"
#: working days in which somebody asks whether the danger is over
ASK_WITHIN = 2


def tell_team(room: Actor, message: CourtMessage) -> None:
    """Let the right people know and act; within the act that took the message in."""
    kind = Kind(message.kind)
    if kind in OF_EVICTION:
        users = [each for each, _name in colleagues_of(room, Role.EVICTION_COORDINATOR.value)]
        cases.let_coordinate(actor=room, case=message.case_id, users=tuple(users))
    if kind in THREATENS:
        _threatened(room, message)
    if kind in OF_EVICTION:
        # a court may have forbidden it on that very day
        follow_case(str(message.municipality), message.case_id)
    if kind is Kind.SUMMONED:
        # one task at most: to tell the resident, or first to find out who summons
        cases.summons_without_report(actor=room, case=message.case_id, summons=summons_of(message))
    if kind is Kind.CANCELLED:
        cases.settle_task(actor=room, case=message.case_id, kind=STOP)
        _task(room, message, CANCELLED, add_working_days(clock.today(), ASK_WITHIN))
    if kind is Kind.DONE:
        cases.settle_task(actor=room, case=message.case_id, kind=STOP)
        _task(room, message, PLACE, clock.today())


def _threatened(room: Actor, message: CourtMessage) -> None:
    """A home is at stake: somebody goes there before the day, and the eviction is to be averted."""
    due_on = _before_the_day(message)
    _task(room, message, STOP, due_on)
    if not CaseFlag.objects.filter(case=message.case_id, kind="manual", ended_on=None).exists():
        planning.flag_case(actor=room, case=message.case_id, reason=_("ontruiming aangezegd"))
    try:
        planning.request_visit(
            actor=room,
            case=message.case_id,
            reason=_("ontruiming aangezegd"),
            due_on=due_on,
        )
    except Refused:
        # nobody goes there now: the task and the term say what is left to do
        return


def _before_the_day(message: CourtMessage) -> date:
    """The term of the conversation, or the day before the eviction when that is sooner."""
    today = clock.today()
    terms = CaseTerm.objects.filter(case=message.case_id, kind="threatening_talk", met_on=None)
    days = list(terms.values_list("due_on", flat=True))
    if message.day_on is not None:
        days.append(message.day_on - timedelta(days=1))
    return max(min(days, default=today), today)


def _task(room: Actor, message: CourtMessage, kind: str, due_on: date) -> None:
    case: Case = message.case
    cases.give_task(actor=room, case=case.pk, kind=kind, due_on=due_on)
