# SPDX-License-Identifier: EUPL-1.2
"""Taking care at a door where it was not safe: two people, or nobody for now."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_VISIT, MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.planning.models import (
    DROPPED,
    DoorCaution,
    Visit,
    VisitRequest,
    WorkListState,
)
from woonzeker.planning.selectors.cautions import CAUTIONS, NO_VISITS, TWO_PEOPLE, running_cautions
from woonzeker.planning.selectors.putting_right import visits_to_come
from woonzeker.planning.selectors.refusals import visits_ended_on
from woonzeker.planning.services.reaching import shut_out

BASIS = "Wgs art. 3 lid 1 onder b; Arbowet art. 3 lid 2"
#: after this a person looks whether care is still needed; until then, and after, it holds
LOOK_AGAIN = timedelta(days=90)


@action("planning.take_care", may_if=MAY_VISIT, basis=BASIS, about="case")
def take_care(
    *, actor: Actor, case: UUID, kind: str, why: str = "", rang: bool = False
) -> DoorCaution:
    """Let nobody go to a door alone (two_people), or nobody at all for now (no_visits).

    Visits to come that do not keep to it fall away. For two people a new one is asked, for those
    and when somebody `rang` just now and it was not safe. Where nobody goes at all it stays so
    until who works on the case says otherwise. The reason holds until another is given, and the
    care until somebody ends it. Raises Refused for another kind.
    """
    if kind not in CAUTIONS:
        raise Refused(_("Kies: met z'n tweeën, of voorlopig niet langsgaan."))
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    before = running_cautions([case]).select_for_update().first()
    if before and before.kind == NO_VISITS and (rang or not _may_end(actor, case)):
        kind = NO_VISITS
    today = clock.today()
    running_cautions([case]).update(ended_on=today, ended_by=actor.id)
    caution = DoorCaution.objects.create(
        case=found,
        kind=kind,
        why=" ".join(why.split())[:300] or (before.why if before else None) or None,
        set_on=today,
        set_by=actor.id,
        look_again_on=today + LOOK_AGAIN,
    )
    _hold(actor, found, kind, rang=rang)
    return caution


@action("planning.end_care", may_if=MAY_WORK, basis=BASIS, about="case")
def end_care(*, actor: Actor, case: UUID) -> DoorCaution:
    """Let a door be an ordinary door again. Raises NotFound when there is nothing to end."""
    found = running_cautions([case]).select_for_update().first()
    if found is None:
        raise NotFound
    found.ended_on, found.ended_by = clock.today(), actor.id
    found.save(update_fields=["ended_on", "ended_by"])
    return found


def _may_end(actor: Actor, case: UUID) -> bool:
    """Whether somebody may say of a door that it is no longer as unsafe as it was."""
    return MAY_WORK(actor, reach.relations(actor, "case", str(case)))


def _hold(actor: Actor, case: Case, kind: str, *, rang: bool) -> None:
    """Let what is planned and asked keep to the care; who refused in person is not asked again."""
    struck = _strike(actor, case.pk, kind)
    if kind == NO_VISITS:
        asked = VisitRequest.objects.filter(case=case, status__in=("open", "planned"))
        asked.update(status="withdrawn")
    elif (struck or rang) and visits_ended_on(case.pk) is None:
        ask_again(case, two_people=True)


def ask_again(case: Case, *, two_people: bool = False) -> VisitRequest:
    """An open request for the next list that is planned, inside somebody's action.

    What was asked for the visit that was planned stays asked: by which day, when, by two and why.
    """
    requests = VisitRequest.objects.select_for_update().filter(case=case)
    request = (
        requests.filter(status="open").first()
        or requests.filter(status="planned").order_by("-asked_on").first()
        or VisitRequest(case=case, asked_on=clock.today(), reason="kom later")
    )
    request.status, request.two_people = "open", request.two_people or two_people
    request.save()
    return request


def _strike(actor: Actor, case: UUID, kind: str) -> int:
    """Strike visits on lists that stand; a list that is still made is planned anew or refused."""
    standing = visits_to_come(case).filter(work_list__state=WorkListState.FINAL)
    wrong: QuerySet[Visit] = standing.filter(second_id="") if kind == TWO_PEOPLE else standing
    visits = list(wrong)
    # reach follows the list, whoever changes it
    shut_out(system(actor.municipality, f"{actor.kind}:{actor.id}"), visits)
    return wrong.update(outcome=DROPPED, outcome_at=clock.now(), why="")
