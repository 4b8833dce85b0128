# SPDX-License-Identifier: EUPL-1.2
"""My day, for a phone at a front door: per address what is needed there and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from urllib.parse import quote
from uuid import UUID, uuid4

from babel import Locale
from django.conf import settings

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, PeriodSignal
from woonzeker.help.models import ChildrenAnswer, ChildrenKnown
from woonzeker.matching.models import Person
from woonzeker.outreach.models import ContactAttempt, ContactOutcome, ContactWish
from woonzeker.outreach.selectors import wished_of
from woonzeker.outreach.services import MAY_NOTE
from woonzeker.planning.models import Visit
from woonzeker.planning.rules import come_back, is_minor, moment_of
from woonzeker.planning.rules.listing import TourLine, VisitLine
from woonzeker.planning.rules.sketch import Sketch, sketch
from woonzeker.planning.selectors import (
    CAUTIONS,
    VISITS,
    cautions_of,
    my_visits,
    parts_of,
    spans_of,
)

#: languages by their Dutch names (CLDR)
LANGUAGES = Locale("nl").languages
OUTCOMES = {code: str(words) for code, words in ContactOutcome.choices}


@dataclass(frozen=True, slots=True)
class Return:
    """A moment at which somebody can come back to a door."""

    on: date
    part: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DoorCard:
    """One door: the visit, and what somebody must know before the bell rings."""

    id: UUID
    line: VisitLine
    #: the phone's word for the press that follows, so that the same press twice is one
    sent_key: UUID
    #: True when children live there, False when not, None when nobody knows or may see it
    children: Annotated[bool | None, Of(DataClass.HOUSEHOLD, least=Sight.FLAG)]
    #: in which language they like to be spoken to; empty for Dutch
    language: Annotated[str, Of(DataClass.ADDRESS)]
    phone: Annotated[str, Of(DataClass.ADDRESS, least=Sight.FULL)]
    #: that it was not safe there, in words
    care: Annotated[str, Of(DataClass.ORDER, least=Sight.FLAG)]
    #: where the phone's own map is asked the way; nothing but the address is given
    way: Annotated[str, Of(DataClass.ADDRESS)]
    #: whether a note may be added here
    may_note: bool
    with_whom: str
    returns: tuple[Return, ...]
    done: str
    secret: bool = False
    relations: frozenset[Relation] = frozenset()

    @property
    def open(self) -> bool:
        """Whether somebody still has to ring here."""
        return not self.line.outcome and not self.line.dropped


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """One tour of the day, with its doors and a drawing of where they lie."""

    tour: TourLine
    doors: tuple[DoorCard, ...]
    drawing: Sketch | None
    #: the doors that are left take longer than the time that is left
    runs_late: bool

    @property
    def left(self) -> tuple[DoorCard, ...]:
        """The doors at which somebody still has to ring, the next one first."""
        return tuple(door for door in self.doors if door.open)

    @property
    def rung(self) -> tuple[DoorCard, ...]:
        """The doors that have been, or fell away."""
        return tuple(door for door in self.doors if not door.open)


@dataclass(frozen=True, slots=True)
class Day:
    """Somebody's round of a day; `later` when the first round is another day."""

    on: date | None
    later: bool
    parts: tuple[PartOfDay, ...]

    @property
    def left(self) -> int:
        """At how many doors somebody still has to ring."""
        return sum(len(part.left) for part in self.parts)

    @property
    def next(self) -> UUID | None:
        """The door that comes first now."""
        return next((door.id for part in self.parts for door in part.left), None)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside the visits, per case or visit."""

    actor: Actor
    children: Mapping[UUID, bool]
    languages: Mapping[UUID, str]
    phones: Mapping[UUID, str]
    care: Mapping[UUID, str]
    returns: Mapping[UUID, tuple[Return, ...]]


@look("web.my_day", may_if=VISITS, basis="Wgs art. 3 lid 1 onder b")
def my_day(*, actor: Actor) -> Day:
    """My round of today, or of the next day that has one: each door with what is needed there."""
    mine = my_visits(actor=actor, on=clock.today())
    lines = [line for tour in mine.tours for line in tour.visits]
    audit.concerns(len(lines), of={"case": [line.case for line in lines]})
    beside = _beside(actor, lines)
    return Day(mine.on, mine.later, tuple(_part(tour, beside, mine.later) for tour in mine.tours))


def _part(tour: TourLine, beside: _Beside, later: bool) -> PartOfDay:
    doors = tuple(_card(line, tour, beside) for line in tour.visits)
    left = [door for door in doors if door.open]
    return PartOfDay(
        tour=tour,
        doors=doors,
        drawing=sketch([(door.line.position, door.line.place) for door in left]),
        runs_late=not later and _runs_late(tour, len(left)),
    )


def _runs_late(tour: TourLine, left: int) -> bool:
    """Whether the doors that are left take longer than what is left of a part that has begun."""
    now = moment_of(clock.now()).minute
    if not left or now < _minute(tour.starts_at):
        return False
    return now + left * _each(tour) > _minute(tour.ends_at)


def _each(tour: TourLine) -> int:
    """Minutes of one visit, from the doors of the tour."""
    return max((line.minutes or 0 for line in tour.visits), default=0)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _card(line: VisitLine, tour: TourLine, beside: _Beside) -> DoorCard:
    case, visit = UUID(line.case), UUID(line.id)
    others = [name for name, who in line.goes if who != beside.actor.id]
    return DoorCard(
        id=visit,
        line=line,
        sent_key=uuid4(),
        children=beside.children.get(case),
        language=beside.languages.get(case, ""),
        phone=beside.phones.get(case, ""),
        care=str(CAUTIONS.get(beside.care.get(case, ""), "")),
        way=_way(line),
        may_note=MAY_NOTE(beside.actor, line.relations),
        with_whom=", ".join(others),
        returns=beside.returns.get(visit, ()),
        done=OUTCOMES.get(line.outcome, ""),
        secret=line.secret,
        relations=line.relations,
    )


def _way(line: VisitLine) -> str:
    """The address as a link that a phone opens in its own map; '' for one that is kept secret."""
    if not line.address:
        return ""
    return str(settings.WOONZEKER_NAVIGATE_URL).replace(
        "{address}", quote(f"{line.address}, {line.postcode} {line.city}")
    )


def _beside(actor: Actor, lines: Iterable[VisitLine]) -> _Beside:
    found = list(lines)
    cases = [UUID(line.case) for line in found]
    standing = [line.id for line in found if not line.outcome and not line.dropped]
    return _Beside(
        actor=actor,
        children=_children(cases),
        languages=_languages(cases),
        phones=_phones(cases),
        care=cautions_of(cases),
        returns=dict(_returns(standing)),
    )


def _children(cases: list[UUID]) -> dict[UUID, bool]:
    """Whether children live there: what somebody heard last, else what the register says.

    Who may still be a child (day of birth unknown) counts, as in the order of cases.
    """
    homes = dict(Case.objects.filter(pk__in=cases).values_list("pk", "household__address_key"))
    keys, today = {key for key in homes.values() if key}, clock.today()
    people = Person.objects.filter(address_key__in=keys, died_on=None, departed_on=None)
    with_children = {
        key
        for key, born in people.values_list("address_key", "born_on")
        if is_minor(born, on=today)
    }
    known = {case: True for case, key in homes.items() if key in with_children}
    heard = ChildrenKnown.objects.filter(case__in=cases).order_by("recorded_at")
    for case, answer in heard.values_list("case_id", "answer"):
        if answer != ChildrenAnswer.UNKNOWN:
            known[case] = answer == ChildrenAnswer.YES
    return known


def _languages(cases: list[UUID]) -> dict[UUID, str]:
    wishes = ContactWish.objects.filter(case__in=cases, ended_at=None).exclude(language="")
    spoken = dict(wishes.order_by("recorded_at").values_list("case_id", "language"))
    return {case: LANGUAGES.get(code, code) for case, code in spoken.items() if code != "nl"}


def _phones(cases: list[UUID]) -> dict[UUID, str]:
    """The number to call, by case: what they gave themselves, else the newest that a partner gave.

    Not one of which somebody found since that it is wrong.
    """
    rows = (
        PeriodSignal.objects.filter(period__case__in=cases)
        .select_related("signal", "period")
        .order_by("signal__signalled_on")
    )
    found: dict[UUID, tuple[str, datetime | None]] = {}
    for row in rows:
        if row.signal.phones:
            found[row.period.case_id] = (row.signal.phones[0], row.taken_up_at)
    for case, wish in wished_of(list(Case.objects.filter(pk__in=cases))).items():
        if wish.phone:
            found[case] = (wish.phone, wish.phone_at)
    wrong = ContactAttempt.objects.filter(
        case__in=cases, outcome=ContactOutcome.NO_NUMBER, channel__in=("phone", "message")
    )
    found_wrong = dict(wrong.order_by("recorded_at").values_list("case_id", "recorded_at"))
    return {
        case: number
        for case, (number, since) in found.items()
        if case not in found_wrong or (since is not None and found_wrong[case] < since)
    }


def _returns(visits: Iterable[str]) -> Iterator[tuple[UUID, tuple[Return, ...]]]:
    """The moments at which somebody can come back, by visit."""
    now = moment_of(clock.now())
    rows = list(Visit.objects.filter(pk__in=list(visits)))
    minutes, parts = {row.pk: row.minutes for row in rows}, parts_of(rows)
    for visit, spans in spans_of(rows).items():
        offered = come_back(spans, now, minutes=minutes[visit], parts=parts[visit])
        yield visit, tuple(Return(span.on, span.part.value) for span in offered)
