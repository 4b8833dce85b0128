# SPDX-License-Identifier: EUPL-1.2
"""A message was not right: it stays, as taken back, and all that it started goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_WORK
from woonzeker.cases.selectors import started_from
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtMessage, WaitAnswer
from woonzeker.legal.rules import OF_EVICTION, THREATENS, Kind
from woonzeker.legal.selectors.inbox import why_wrong
from woonzeker.legal.services.alarming import tell_team
from woonzeker.legal.services.answering import stands_in_case
from woonzeker.legal.services.receiving import one_at_a_time
from woonzeker.legal.services.starting import both, since, stand
from woonzeker.legal.services.tracking import recall_with_message
from woonzeker.planning import services as planning
from woonzeker.planning.models import CaseFlag

#: what can hang on another message when the one that it was made for is taken back
_HANGS_ON = ("terms", "tasks", "assigned", "people", "flag", "visit")


@action(
    "legal.withdraw_message",
    may_if=MAY_WORK,
    basis="AVG art. 5 lid 1 onder d",
    about="court_message",
)
def withdraw_message(*, actor: Actor, court_message: UUID, reason: str) -> CourtMessage:
    """Take back what was entered wrongly, or what its sender says was not right, with the reason.

    The message stays and can be read, by its sender too; its step, clocks, tasks and visit go,
    unless another message asks for them. A case that it began, and in which nothing else happened,
    is closed. Raises NotFound, Refused for a message that was taken back before, and without a
    reason that fits.
    """
    one_at_a_time()
    found = CourtMessage.objects.select_for_update(of=("self",)).filter(pk=court_message).first()
    if found is None:
        raise NotFound
    if found.withdrawn_at is not None:
        raise Refused(_("Dit bericht is al teruggenomen."))
    if reason not in why_wrong(found.source):
        raise Refused(_("Kies waarom je dit terugneemt: wie later kijkt moet het begrijpen."))
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = clock.now(), actor.id, reason
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    recall_with_message(found)
    room = system(actor.municipality, "legal")
    began: Mapping[str, Any] = found.started or {}
    before = stand(found.case_id)
    gone = cases.take_back(
        actor=room, case=found.case_id, started=started_from(began), reason=reason
    )
    _take_back_planned(room, found.case_id, began)
    found.started = {**began, "gone": gone}
    found.save(update_fields=["started"])
    WaitAnswer.objects.filter(message=found, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=actor.id
    )
    leaning = _leaning_on(found)
    for each in leaning:
        tell_team(room, each)
    _keep_people(found.case_id)
    if leaning:
        _hand_on(leaning[0], since(before), threatened=bool(began.get("threatened")))
    return found


def _keep_people(case: UUID) -> None:
    """Whom another message is about stands in the case still."""
    for each in CourtMessage.standing.filter(case=case).exclude(person=None):
        stands_in_case(each)


def _hand_on(heir: CourtMessage, anew: Mapping[str, Any], *, threatened: bool) -> None:
    """What another message asks for as well hangs on that one from now."""
    own = {name: anew[name] for name in _HANGS_ON if name in anew}
    heir.started = both(heir.started or {}, {**own, "threatened": threatened})
    heir.save(update_fields=["started"])


def _take_back_planned(room: Actor, case: UUID, began: Mapping[str, Any]) -> None:
    """The household stands where the rules put it, and a visit that was asked goes."""
    flag = began.get("flag")
    if flag and CaseFlag.objects.filter(pk=flag, ended_on=None).exists():
        planning.end_flag(actor=room, flag=UUID(flag), case=case)
    if visit := began.get("visit"):
        due_on = visit["due_on"]
        planning.take_back_request(
            actor=room,
            case=case,
            request=UUID(visit["id"]),
            due_on=date.fromisoformat(due_on) if due_on else None,
            made=visit["made"],
        )


def _leaning_on(message: CourtMessage) -> list[CourtMessage]:
    """Later messages that found running what this one had started, and now start it themselves."""
    kind = Kind(message.kind)
    alike = next((each for each in (THREATENS, OF_EVICTION) if kind in each), frozenset({kind}))
    later = CourtMessage.standing.filter(
        case=message.case_id,
        kind__in=[each.value for each in alike],
        received_at__gte=message.received_at,
    )
    return list(later.select_related("case").order_by("received_at", "pk"))
