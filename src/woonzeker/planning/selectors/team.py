# SPDX-License-Identifier: EUPL-1.2
"""The board of who leads a team: who carries how much, who is away, which doors nobody rings at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import DataClass, Relation
from woonzeker.access.policy import Role
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseAssignment, CaseStatus, CaseTerm
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.organisations.models import Team
from woonzeker.organisations.selectors import workers_of
from woonzeker.planning.models import HandOver, Visit
from woonzeker.planning.selectors.absences import AbsenceLine, absences_of, absent_days
from woonzeker.planning.selectors.lists import BASIS, LEADS
from woonzeker.ui.words import address

A_WEEK = timedelta(days=7)
#: how far ahead lists are made
AHEAD = timedelta(days=60)
#: who is on the board
ROLES = (
    Role.OUTREACH_WORKER.value,
    Role.DEBT_COUNSELLOR.value,
    Role.EVICTION_COORDINATOR.value,
    Role.PEER_EXPERT.value,
)


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """How much one colleague carries: cases, those that threaten or end a term within a week, doors
    to come, and doors on days that they are away. No people of households.
    """

    id: str
    name: str
    cases: int
    threatening: int
    due_soon: int
    doors: int
    uncovered: int
    absences: tuple[AbsenceLine, ...]


@dataclass(frozen=True, slots=True)
class TeamBoard:
    """A team; `unassigned` cases run without anybody, `threatening` of those threaten."""

    id: UUID
    name: str
    workers: tuple[WorkerRow, ...]
    unassigned: int
    unassigned_threatening: int

    @property
    def most(self) -> int:
        """The largest caseload, for the length of the bars."""
        return max((each.cases for each in self.workers), default=0)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case of a colleague."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    threatening: bool | None
    due_on: date | None
    since: date
    secret: bool
    relations: frozenset[Relation]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DoorLine:
    """A door on a list on a day that who should ring is away."""

    id: UUID
    work_list: UUID
    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    day_on: date
    day_part: str
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class WorkerView:
    """A colleague of the team: their cases, the days they are away, the doors of those days."""

    id: str
    name: str
    cases: tuple[HeldCase, ...]
    absences: tuple[AbsenceLine, ...]
    uncovered: tuple[DoorLine, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class HandOverLine:
    """A case that came to somebody, with the note of who knows it."""

    id: UUID
    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    from_name: str
    note: Annotated[str, Of(DataClass.NOTES)]
    handed_at: datetime
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class _Load:
    """How many cases somebody carries, and of these that threaten or end a term soon."""

    cases: int = 0
    threatening: int = 0
    due_soon: int = 0


@look("planning.team_board", may_if=LEADS, basis=BASIS, about="team")
def team_board(*, actor: Actor, team: UUID) -> TeamBoard:
    """See who of a team carries how much and who is away. Raises NotFound."""
    people = workers_of(actor, team, *ROLES)
    ids = [user for user, _name in people]
    running = _running(actor)
    held = _loads(running, ids)
    doors, uncovered = _doors(ids), _uncovered(actor, ids)
    away = absences_of(actor, ids)
    loose = running.filter(Q(team_id=team) | Q(team_id=None)).filter(~Exists(_assigned()))
    audit.concerns(0)
    return TeamBoard(
        id=team,
        name=Team.objects.get(pk=team, municipality_id=actor.municipality).name,
        workers=tuple(
            WorkerRow(
                id=user,
                name=name,
                cases=held[user].cases,
                threatening=held[user].threatening,
                due_soon=held[user].due_soon,
                doors=doors[user],
                uncovered=sum(user in (each.worker_id, each.second_id) for each in uncovered),
                absences=tuple(each for each in away if each.user == user),
            )
            for user, name in people
        ),
        unassigned=loose.count(),
        unassigned_threatening=loose.filter(threatening=True).count(),
    )


@look("planning.worker", may_if=LEADS, basis=BASIS, about="user")
def worker_view(*, actor: Actor, user: UUID) -> WorkerView:
    """See the cases of a colleague of one's team, and the doors of days they are away."""
    due = Min("terms__due_on", filter=Q(terms__met_on=None))
    cases = list(
        _held(_running(actor), str(user))
        .select_related("household")
        .annotate(due=due)
        .order_by("-threatening", "due", "number")
    )
    doors = _uncovered(actor, [str(user)])
    ids = {each.pk for each in cases} | {each.case_id for each in doors}
    stands, secret = relations_of_cases(actor, ids), secret_cases(ids)
    audit.concerns(len(ids), of={"case": list(ids)})
    return WorkerView(
        id=str(user),
        name=names_of({str(user)}).get(str(user), ""),
        cases=tuple(_held_case(each, stands, secret) for each in cases),
        absences=absences_of(actor, [str(user)]),
        uncovered=tuple(_door(each, stands, secret) for each in doors),
    )


@look("planning.hand_overs", may_if=MAY_VISIT, basis=BASIS)
def hand_overs(*, actor: Actor, case: UUID | None = None) -> tuple[HandOverLine, ...]:
    """The cases that came to the actor with a note that they did not read yet; the newest first."""
    rows = HandOver.objects.filter(to_user=actor.id, read_at=None)
    if case is not None:
        rows = rows.filter(case=case)
    found = list(rows.select_related("case__household").order_by("-handed_at"))
    ids = {each.case_id for each in found}
    stands, secret = relations_of_cases(actor, ids), secret_cases(ids)
    names = names_of({each.from_user for each in found})
    audit.concerns(len(ids), of={"case": list(ids)})
    return tuple(
        HandOverLine(
            id=each.pk,
            case=each.case_id,
            number=each.case.number,
            address=address(each.case.household),
            from_name=names.get(each.from_user, ""),
            note=each.note or "",
            handed_at=each.handed_at,
            secret=each.case_id in secret,
            relations=stands[each.case_id],
        )
        for each in found
    )


def _held_case(
    found: Case, stands: Mapping[UUID, frozenset[Relation]], secret: Collection[UUID]
) -> HeldCase:
    return HeldCase(
        case=found.pk,
        number=found.number,
        address=address(found.household),
        threatening=found.threatening,
        due_on=getattr(found, "due", None),
        since=found.opened_on,
        secret=found.pk in secret,
        relations=stands[found.pk],
    )


def _door(
    found: Visit, stands: Mapping[UUID, frozenset[Relation]], secret: Collection[UUID]
) -> DoorLine:
    return DoorLine(
        id=found.pk,
        work_list=found.work_list_id,
        case=found.case_id,
        number=found.case.number,
        address=address(found.case.household),
        day_on=found.day_on,
        day_part=found.day_part,
        secret=found.case_id in secret,
        relations=stands[found.case_id],
    )


def _running(actor: Actor) -> QuerySet[Case]:
    cases = Case.objects.exclude(status=CaseStatus.CLOSED)
    return within_reach(cases, actor, LEADS)


def _held_now() -> QuerySet[CaseAssignment]:
    """The assignments by hand that hold today."""
    today = clock.today()
    return CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        why="handler",
        from_on__lte=today,
        ended_at=None,
    )


def _assigned(user: str = "") -> QuerySet[CaseAssignment]:
    """Those of an outer case."""
    found = _held_now().filter(case=OuterRef("pk"))
    return found.filter(user_id=user) if user else found


def _held(cases: QuerySet[Case], user: str) -> QuerySet[Case]:
    return cases.filter(Exists(_assigned(user)))


def _loads(cases: QuerySet[Case], users: Iterable[str]) -> defaultdict[str, _Load]:
    """How much each of these colleagues carries, in one query however many they are."""
    soon = CaseTerm.objects.filter(
        case=OuterRef("case"), met_on=None, due_on__lte=clock.today() + A_WEEK
    )
    rows = _held_now().filter(user_id__in=list(users), case__in=cases.values("pk"))
    each = rows.values("user_id").annotate(
        cases=Count("case", distinct=True),
        threatening=Count("case", distinct=True, filter=Q(case__threatening=True)),
        due_soon=Count("case", distinct=True, filter=Q(Exists(soon))),
    )
    loads = {
        row["user_id"]: _Load(row["cases"], row["threatening"], row["due_soon"]) for row in each
    }
    return defaultdict(_Load, loads)


def _coming(users: Iterable[str]) -> QuerySet[Visit]:
    """The doors at which these people have yet to ring."""
    wanted = list(users)
    theirs = Q(worker_id__in=wanted) | Q(second_id__in=wanted)
    return Visit.objects.filter(theirs, outcome="", day_on__gte=clock.today())


def _doors(users: list[str]) -> Counter[str]:
    pairs = _coming(users).values_list("worker_id", "second_id")
    return Counter(user for pair in pairs for user in pair if user)


def _uncovered(actor: Actor, users: list[str]) -> list[Visit]:
    """The doors on days on which who should ring is away, the first day first."""
    today = clock.today()
    away = absent_days(actor, users, first=today, last=today + AHEAD)
    if not away:
        return []
    doors = _coming(away).select_related("case__household").order_by("day_on", "position")
    return [
        each
        for each in doors
        if any(each.day_on in away.get(who, ()) for who in (each.worker_id, each.second_id))
    ]
