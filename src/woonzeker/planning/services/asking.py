# SPDX-License-Identifier: EUPL-1.2
"""What people ask of the order: put a household forward, ask for a visit, say what came of one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_VISIT, MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.law.terms import dutch_day
from woonzeker.planning.models import DROPPED, CaseFlag, Visit, VisitRequest, WrittenOffer
from woonzeker.planning.routes import DayPart
from woonzeker.planning.selectors.cautions import NO_VISITS, cautions_of
from woonzeker.planning.selectors.facts import MANUAL, OWN_REQUEST
from woonzeker.planning.selectors.refusals import visits_ended_on
from woonzeker.planning.services.scoring import score_now


@action("planning.flag_case", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def flag_case(*, actor: Actor, case: UUID, reason: str, own_request: bool = False) -> CaseFlag:
    """Put a household forward, with the reason; `own_request` when the resident asked for help.

    Raises Refused without a reason, NotFound for a case that is not there.
    """
    words = " ".join(reason.split())
    if not words:
        raise Refused("Geef een reden: wie later kijkt moet het kunnen begrijpen.")
    found = _running(case)
    flag, _made = CaseFlag.objects.update_or_create(
        case=found,
        kind=OWN_REQUEST if own_request else MANUAL,
        ended_on=None,
        defaults={"reason": words[:200], "set_on": clock.today(), "set_by": actor.id},
    )
    _score(found, actor)
    return flag


@action("planning.end_flag", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="flag")
def end_flag(*, actor: Actor, flag: UUID, case: UUID | None = None) -> CaseFlag:
    """Let a household stand again where the rules put it.

    Raises NotFound for a flag that is over, or, when `case` is given, is not of that case.
    """
    found = CaseFlag.objects.select_for_update().filter(pk=flag, ended_on=None).first()
    if found is None or case not in (None, found.case_id):
        raise NotFound
    found.ended_on = clock.today()
    found.save(update_fields=["ended_on"])
    _score(found.case, actor)
    return found


@action("planning.request_visit", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def request_visit(
    *,
    actor: Actor,
    case: UUID,
    reason: str,
    due_on: date | None = None,
    two_people: bool = False,
    day_part: str = "",
) -> VisitRequest:
    """Ask that somebody rings at a household, by a day if there is one.

    A household has one open request: asking again keeps the earliest day, and two people if
    anybody asked for two. `day_part` limits it to ochtend, middag or avond.
    """
    if day_part and day_part not in set(DayPart):
        raise Refused("Het dagdeel moet ochtend, middag of avond zijn.")
    found = _running(case)
    if (since := visits_ended_on(case)) is not None:
        raise Refused(_may_not_ring(since))
    if cautions_of([case]).get(case) == NO_VISITS:
        raise Refused(_("Bij dit huishouden gaat voorlopig niemand langs."))
    request = VisitRequest.objects.select_for_update().filter(case=found, status="open").first()
    if request is None:
        request = VisitRequest(case=found, asked_on=clock.today(), status="open")
    days = [day for day in (request.due_on, due_on) if day is not None]
    request.due_on = min(days, default=None)
    request.two_people = request.two_people or two_people
    request.reason, request.day_part = reason[:60], day_part
    request.save()
    return request


@action(
    "planning.take_back_request", may_if=MAY_WORK, basis="AVG art. 5 lid 1 onder d", about="case"
)
def take_back_request(
    *, actor: Actor, case: UUID, request: UUID, due_on: date | None, made: bool
) -> bool:
    """Take back that somebody asked for a visit, because what they told was not so.

    A request that was `made` then is withdrawn, an earlier one has its day of before again. One
    that stands on a list by now stays: who made the list decides. Gives whether something changed.
    """
    found = VisitRequest.objects.filter(pk=request, case=case, status="open")
    return bool(found.update(status="withdrawn") if made else found.update(due_on=due_on))


@action("planning.settle_visit", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="case")
def settle_visit(*, actor: Actor, case: UUID, on: date, outcome: str) -> Visit | None:
    """Note on the work list what came of the visit of that day; None when none was planned.

    Without a visit on the day itself the last one before it that has no outcome is meant.
    """
    visit = (
        Visit.objects.select_for_update()
        .filter(case=case, day_on__lte=on)
        .exclude(outcome=DROPPED)
        .order_by("-day_on")
        .first()
    )
    if visit is None or (visit.outcome and visit.day_on != on):
        return None
    visit.outcome, visit.outcome_at = outcome, clock.now()
    visit.save(update_fields=["outcome", "outcome_at"])
    VisitRequest.objects.filter(case=case, status="planned").update(status="done")
    return visit


@action("planning.settle_offer", may_if=MAY_VISIT, basis="Wgs art. 4 lid 1", about="case")
def settle_offer(*, actor: Actor, case: UUID, on: date) -> int:
    """Note that the written offer went out on a day; returns how many were waiting."""
    return WrittenOffer.objects.filter(case=case, sent_on=None).update(sent_on=on)


@action("planning.reopen_offer", may_if=MAY_VISIT, basis="Wgs art. 4 lid 1", about="case")
def reopen_offer(*, actor: Actor, case: UUID, sent_on: date) -> int:
    """Note that the written offer of a day came back; returns how many wait again."""
    return WrittenOffer.objects.filter(case=case, sent_on=sent_on).update(sent_on=None)


def _may_not_ring(since: date) -> str:
    return _(
        "Op %s zei dit huishouden zelf dat het geen hulp wil. Er gaat niemand langs tot er een"
        " nieuw signaal is, het huishouden er zelf om vraagt, of er gevaar is. Zie je gevaar?"
        " Leg dat eerst vast bij de zaak."
    ) % dutch_day(since)


def _running(case: UUID) -> Case:
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused("Deze zaak is afgesloten. Heropen haar eerst.")
    return found


def _score(case: Case, actor: Actor) -> None:
    score_now(Case.objects.filter(pk=case.pk), actor.municipality, on=clock.today())
