# SPDX-License-Identifier: EUPL-1.2
"""Messages as they came in, for who works here: what nobody looked at yet, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from django.db.models import Case as Case_
from django.db.models import Q, QuerySet, When
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only, initials
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseStatus, CaseTerm
from woonzeker.cases.rules import MAY_LIST, MAY_WORK
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.errors import NotFound
from woonzeker.legal.models import CourtMessage, Source, Whose
from woonzeker.legal.rules import OF_EVICTION, THREATENS, TYPES, Kind
from woonzeker.legal.selectors.card import told_by
from woonzeker.matching.models import Person
from woonzeker.process.reasons import WRONG_ENTRY, WRONG_MESSAGE
from woonzeker.ui.words import address, person_name

#: who has a list of messages: whoever has a list of cases and sees the dates of courts
MAY_LIST_MESSAGES = replace(MAY_LIST, data=MAY_LIST.data | {DataClass.COURT})
MAY_CHOOSE = sees(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)
BASIS = "Gdw art. 14; Wgs art. 4 lid 2"
#: on a start page; a longer list is on its own page
ON_START, ON_PAGE = 5, 100


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class CameIn:
    """One message of a case in somebody's reach."""

    id: UUID
    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    title: str
    day_on: date | None
    at: time | None
    told_by: str
    told_at: datetime | None
    #: of an eviction: until when somebody must have talked with them, and why that day
    talk_by: date | None
    explanation: str
    citation: str
    eviction: bool | None
    review: bool | None
    seen: bool | None
    #: entered wrongly, and taken back
    withdrawn: bool | None
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class NewHere:
    """What came in that who looks did not see yet; `more` when there is more than shown."""

    lines: tuple[CameIn, ...]
    more: bool


@of(DataClass.IDENTITY)
@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the register whom a message may be about."""

    id: UUID
    name: Annotated[str, Of(DataClass.IDENTITY, masked=initials)]
    born_on: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    here: bool | None
    #: since when the register says that they left or died
    left_on: date | None
    secret: bool
    relations: frozenset[Relation]


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class WhoseIsIt:
    """A message of which somebody must say whom it is about, with whom it may be."""

    id: UUID
    case: UUID
    title: str
    name: Annotated[str, Of(DataClass.IDENTITY, masked=initials)]
    born_on: Annotated[str, Of(DataClass.IDENTITY)]
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    candidates: tuple[Candidate, ...]
    secret: bool
    relations: frozenset[Relation]

    @property
    def only_left(self) -> bool:
        """Whether one person fits, who does not stand in the register here any more."""
        return len(self.candidates) == 1 and self.candidates[0].left_on is not None


@look("legal.new_here", may_if=MAY_LIST_MESSAGES, basis=BASIS)
def new_here(*, actor: Actor, most: int = ON_START) -> NewHere:
    """See what bailiffs and courts told that one did not see yet, evictions first."""
    of_eviction = Q(kind__in=[each.value for each in OF_EVICTION])
    unseen = _running(actor).filter(withdrawn_at=None).exclude(seen_by__contains=[actor.id])
    first = unseen.order_by(Case_(When(of_eviction, then=0), default=1), "-received_at", "-pk")
    rows = list(first[: most + 1])
    lines = _lines(actor, rows[:most])
    audit.concerns(len(lines), of={"court_message": [each.id for each in lines]})
    return NewHere(lines, len(rows) > most)


@look("legal.came_in", may_if=MAY_LIST_MESSAGES, basis=BASIS)
def came_in(*, actor: Actor) -> tuple[CameIn, ...]:
    """See what bailiffs and courts told of cases in one's reach, the newest first."""
    lines = _lines(actor, list(_in_reach(actor).order_by("-received_at", "-pk")[:ON_PAGE]))
    audit.concerns(len(lines), of={"court_message": [each.id for each in lines]})
    return lines


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class Entered:
    """A message before somebody takes it back; `shown` when a colleague entered it."""

    case: UUID
    shown: bool | None
    title: str
    day_on: date | None
    told_at: datetime | None


@look("legal.entered", may_if=MAY_WORK, basis="AVG art. 5 lid 1 onder d", about="court_message")
def entered(*, actor: Actor, court_message: UUID) -> Entered:
    """See what one is about to take back; raises NotFound for what was taken back before."""
    row = CourtMessage.standing.filter(pk=court_message).first()
    if row is None:
        raise NotFound
    return Entered(
        row.case_id,
        row.source == Source.SHOWN,
        _(TYPES[Kind(row.kind)].title),
        row.day_on,
        row.received_at,
    )


def why_wrong(source: str) -> tuple[str, ...]:
    """The reasons for which a message can be taken back: of an entry, or of what a sender told."""
    return WRONG_ENTRY if source == Source.SHOWN else WRONG_MESSAGE


@look("legal.whose", may_if=MAY_CHOOSE, basis="Wgs art. 8", about="court_message")
def whose(*, actor: Actor, court_message: UUID) -> WhoseIsIt:
    """See whom a message may be about; raises NotFound when that was settled."""
    row = (
        CourtMessage.objects.select_related("case__household")
        .filter(pk=court_message, whose=Whose.REVIEW)
        .first()
    )
    if row is None:
        raise NotFound
    stands = relations_of_cases(actor, [row.case_id])[row.case_id]
    people = Person.objects.filter(pk__in=row.candidates).order_by("surname", "born_on")
    audit.concerns(people=[each.pk for each in people])
    about = row.about
    names = (about.get(part, "") for part in ("initials", "prefix", "surname"))
    return WhoseIsIt(
        id=row.pk,
        case=row.case_id,
        title=_(TYPES[Kind(row.kind)].title),
        name=" ".join(str(each) for each in names if each),
        born_on=_born(str(about.get("born_on", ""))),
        address=address(row.case.household),
        candidates=tuple(_candidate(each, row, stands) for each in people),
        secret=bool(secret_cases([row.case_id])),
        relations=stands,
    )


def waits_for_choice(actor: Actor) -> int:
    """How many messages wait until somebody says whom they are about."""
    if not MAY_CHOOSE.ever(actor):
        return 0
    return _in_reach(actor).filter(whose=Whose.REVIEW).count()


def _candidate(person: Person, row: CourtMessage, stands: frozenset[Relation]) -> Candidate:
    return Candidate(
        id=person.pk,
        name=person_name(person),
        born_on=_born(person.born_on),
        address=address(person),
        # of an address that is kept from others nobody hears that it is this one
        here=not person.secret and person.address_key == row.case.household.address_key,
        left_on=person.died_on or person.departed_on,
        secret=person.secret,
        relations=stands,
    )


def _born(iso: str) -> str:
    """A day of birth as people write it (30-07-1950), without parts that are not known."""
    return "-".join(part for part in reversed(iso.split("-")) if part.strip("0"))


def _in_reach(actor: Actor) -> QuerySet[CourtMessage]:
    cases = within_reach(Case.objects.all(), actor, MAY_LIST_MESSAGES)
    rows = CourtMessage.objects.filter(case__in=cases.values("pk"))
    return rows.select_related("partner", "case__household")


def _running(actor: Actor) -> QuerySet[CourtMessage]:
    return _in_reach(actor).exclude(case__status=CaseStatus.CLOSED)


def _lines(actor: Actor, rows: list[CourtMessage]) -> tuple[CameIn, ...]:
    cases = [row.case_id for row in rows]
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    names, talks = names_of({row.entered_by for row in rows}), _talks(cases)
    return tuple(
        _line(actor, row, stands[row.case_id], names, talks.get(row.case_id), row.case_id in secret)
        for row in rows
    )


def _talks(cases: Iterable[UUID]) -> dict[UUID, CaseTerm]:
    """Of each case the conversation that is owed because a home is at stake."""
    rows = CaseTerm.objects.filter(case__in=list(cases), kind="threatening_talk", met_on=None)
    return {row.case_id: row for row in rows}


_THREATENING = frozenset(each.value for each in THREATENS)


def _line(
    actor: Actor,
    row: CourtMessage,
    stands: frozenset[Relation],
    names: dict[str, str],
    talk: CaseTerm | None,
    secret: bool,
) -> CameIn:
    return CameIn(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        address=address(row.case.household),
        title=_(TYPES[Kind(row.kind)].title),
        day_on=row.day_on,
        at=row.at,
        told_by=told_by(row, names),
        told_at=row.received_at,
        talk_by=talk.due_on if talk and row.kind in _THREATENING else None,
        explanation=talk.explanation if talk else "",
        citation=talk.citation if talk else "",
        eviction=row.kind in {each.value for each in OF_EVICTION},
        review=row.whose == Whose.REVIEW,
        seen=actor.id in row.seen_by,
        withdrawn=row.withdrawn_at is not None,
        secret=secret,
        relations=stands,
    )
