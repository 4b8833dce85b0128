# SPDX-License-Identifier: EUPL-1.2
"""What a peer expert sees before choosing and around a visit, and what colleagues see of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import DataClass, Relation, Sight
from woonzeker.access.policy import Role, holds
from woonzeker.access.subjects import Subject, people_of
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_SEE
from woonzeker.cases.selectors import (
    closed_pairs,
    relations_of_cases,
    relations_to_case,
    secret_cases,
    within_reach,
)
from woonzeker.errors import NotFound
from woonzeker.outreach.models import PeerHours, PeerRequest, PeerState
from woonzeker.outreach.rules.peers import ASKED_FOR, KINDS, WORK, area_of
from woonzeker.outreach.selectors.peer_doors import why_no_peer
from woonzeker.planning.selectors import names_at_doors
from woonzeker.ui.words import address

BASIS = "Wgs art. 3 lid 1 onder b"
IS_PEER = holds(Role.PEER_EXPERT)
#: of how many lines of hours somebody sees their own
SHOWN_HOURS = 60


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What is asked of whoever wants to: the kind of work and roughly where. Nobody's name."""

    id: UUID
    kinds: tuple[str, ...]
    area: str
    asked_on: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class MyRequest:
    """A visit that somebody chose; name and address are empty outside its days.

    And once nobody may ring there any more: then `stopped` says so, and not why.
    """

    id: UUID
    kinds: tuple[str, ...]
    area: str
    visit_on: date
    from_on: date
    until_on: date
    may_report: bool
    case: UUID
    address: Annotated[str, Of(DataClass.ADDRESS)]
    city: Annotated[str, Of(DataClass.ADDRESS)]
    people: Annotated[tuple[str, ...], Of(DataClass.IDENTITY)]
    secret: bool
    stopped: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Time that somebody noted, in minutes."""

    id: UUID
    worked_on: date
    minutes: int
    what: str
    approved: bool


@dataclass(frozen=True, slots=True)
class PeerDesk:
    """The page of a peer expert: what is asked, what they chose, their hours."""

    asked: tuple[OpenRequest, ...]
    chosen: tuple[MyRequest, ...]
    hours: tuple[HoursLine, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as who works on the case sees it; the report is in the words of who went."""

    id: UUID
    case: UUID
    number: str
    state: str
    words: str
    kinds: tuple[str, ...]
    asked_for: str
    asked_on: date
    due_on: date | None
    by: str
    visit_on: date | None
    why: Annotated[str, Of(DataClass.NOTES, least=Sight.LIMITED)]
    report: Annotated[str, Of(DataClass.NOTES, least=Sight.LIMITED)]
    relations: frozenset[Relation]

    @property
    def is_running(self) -> bool:
        """Whether somebody may still choose it, or goes."""
        return self.state in (PeerState.OPEN.value, PeerState.TAKEN.value)


@look("outreach.peer_desk", may_if=IS_PEER, basis=BASIS)
def peer_desk(*, actor: Actor) -> PeerDesk:
    """See what is asked of peer experts, what one chose, and one's own hours."""
    waiting = list(_with_home(PeerRequest.objects.filter(state=PeerState.OPEN)))
    closed = closed_pairs([(each.case_id, actor.id) for each in waiting])
    mine = list(_with_home(PeerRequest.objects.filter(state=PeerState.TAKEN, taken_by=actor.id)))
    stopped = frozenset(why_no_peer({each.case_id: each.about for each in (*waiting, *mine)}))
    closed |= {(case, actor.id) for case in stopped}
    waiting = [each for each in waiting if (each.case_id, actor.id) not in closed]
    secret = secret_cases({each.case_id for each in (*waiting, *mine)})
    stands = relations_of_cases(actor, {each.case_id for each in mine})
    near = [each.case_id for each in mine if Relation.ASSIGNED in stands[each.case_id]]
    near = [case for case in near if case not in stopped]
    names = names_at_doors(near)
    audit.concerns(len(near), of={"case": near})
    own = PeerHours.objects.filter(user_id=actor.id).order_by("-worked_on", "-recorded_at")
    return PeerDesk(
        asked=tuple(_open(each, secret=each.case_id in secret) for each in waiting),
        chosen=tuple(
            _chosen(
                each,
                stands,
                secret=each.case_id in secret,
                people=names.get(each.case_id, ()) if each.case_id in near else None,
                stopped=each.case_id in stopped,
            )
            for each in mine
        ),
        hours=tuple(_hours(each) for each in own[:SHOWN_HOURS]),
    )


@look("outreach.peer_requests", may_if=MAY_SEE, basis=BASIS, about="case")
def peer_requests_of(*, actor: Actor, case: UUID) -> tuple[RequestLine, ...]:
    """See what was asked of peer experts for a case, and what they found."""
    return _lines(actor, PeerRequest.objects.filter(case=case).order_by("-asked_on", "-taken_at"))


@look("outreach.running_peer_requests", may_if=MAY_SEE, basis=BASIS)
def running_requests(*, actor: Actor) -> tuple[RequestLine, ...]:
    """See the requests that run for the cases within one's reach, the oldest first."""
    within = within_reach(Case.objects.filter(pk=OuterRef("case")), actor, MAY_SEE)
    running = PeerRequest.objects.filter(
        Exists(within), state__in=(PeerState.OPEN, PeerState.TAKEN)
    )
    rows = _lines(actor, running.order_by("asked_on", "case__number"))
    audit.concerns(len(rows), of={"case": [row.case for row in rows]})
    return rows


def relations_to_peer_request(actor: Actor, peer_request: str) -> frozenset[Relation]:
    """The relations of a user to the case that is asked about. Raises NotFound."""
    found = PeerRequest.objects.filter(pk=peer_request).values_list("case_id", flat=True).first()
    if found is None:
        raise NotFound
    return relations_to_case(actor, str(found))


def people_of_peer_requests(requests: Iterable[str]) -> list[Subject]:
    """The people of the cases that are asked about."""
    found = PeerRequest.objects.filter(pk__in=list(requests))
    return people_of("case", found.values_list("case", flat=True))


def _with_home(rows: object) -> Iterable[PeerRequest]:
    found = rows.select_related("case__household")  # type: ignore[attr-defined]
    ordered: Iterable[PeerRequest] = found.order_by("due_on", "asked_on", "case__number")
    return ordered


def _kinds(found: PeerRequest) -> tuple[str, ...]:
    return tuple(gettext(KINDS[code]) for code in found.about if code in KINDS)


def _area(found: PeerRequest, *, secret: bool) -> str:
    home = found.case.household
    return area_of(home.postcode, home.city, secret=secret)


def _open(found: PeerRequest, *, secret: bool) -> OpenRequest:
    return OpenRequest(
        found.pk, _kinds(found), _area(found, secret=secret), found.asked_on, found.due_on
    )


def _chosen(
    found: PeerRequest,
    stands: dict[UUID, frozenset[Relation]],
    *,
    secret: bool,
    people: tuple[str, ...] | None,
    stopped: bool,
) -> MyRequest:
    """A chosen visit; what may not be known today (`people` is None) was not even looked up."""
    from_on, until_on = found.from_on or found.asked_on, found.until_on or found.asked_on
    is_near = people is not None
    return MyRequest(
        id=found.pk,
        kinds=_kinds(found),
        area=_area(found, secret=secret),
        visit_on=from_on + (until_on - from_on) / 2,
        from_on=from_on,
        until_on=until_on,
        may_report=clock.today() >= from_on,
        case=found.case_id,
        address=address(found.case.household) if is_near else "",
        city=found.case.household.city if is_near else "",
        people=people or (),
        secret=secret,
        stopped=stopped,
        relations=stands[found.case_id],
    )


def _hours(found: PeerHours) -> HoursLine:
    return HoursLine(
        found.pk,
        found.worked_on,
        found.minutes,
        gettext(WORK.get(found.what, found.what)),
        found.approved_at is not None,
    )


def _lines(actor: Actor, rows: Iterable[PeerRequest]) -> tuple[RequestLine, ...]:
    found = list(rows)
    numbers = dict(
        Case.objects.filter(pk__in={each.case_id for each in found}).values_list("pk", "number")
    )
    names = names_of({each.taken_by for each in found if each.taken_by})
    stands = relations_of_cases(actor, numbers)
    return tuple(
        RequestLine(
            id=each.pk,
            case=each.case_id,
            number=numbers[each.case_id],
            state=each.state,
            words=str(PeerState(each.state).label),
            kinds=_kinds(each),
            asked_for=gettext(ASKED_FOR.get(each.asked_for, "")),
            asked_on=each.asked_on,
            due_on=each.due_on,
            by=names.get(each.taken_by, ""),
            visit_on=each.from_on + (each.until_on - each.from_on) / 2
            if each.from_on and each.until_on
            else None,
            why=each.why or "",
            report=each.report or "",
            relations=stands[each.case_id],
        )
        for each in found
    )
