# SPDX-License-Identifier: EUPL-1.2
"""The page of the day of an eviction, the card that leads there, and the paper to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import work_phone_of
from woonzeker.cases.models import Case
from woonzeker.cases.rules import working_days_left
from woonzeker.errors import NotFound
from woonzeker.housing.models import EvictionPlan
from woonzeker.housing.rules.day import TOPICS, Line, State, Topic, has_place, missing
from woonzeker.housing.selectors.day import MAY_SEE_DAY, Picture, bailiff_comes, day_of, picture_of
from woonzeker.ui.words import address

#: that there is something to arrange says what the household is like: who may know that, reads it
_HOME = Of(DataClass.HOUSEHOLD, least=Sight.FLAG)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DayLine:
    """One topic: how it stands, who can do it and by when; who does it once it is arranged."""

    topic: str
    title: str
    state: Annotated[str, _HOME]
    sentence: Annotated[str, _HOME]
    who: str
    rule: str
    due_on: Annotated[date | None, Of(DataClass.COURT)]
    explanation: Annotated[str, Of(DataClass.COURT)]
    late: Annotated[bool | None, Of(DataClass.COURT)]
    by: str
    note: Annotated[str, Of(DataClass.NOTES)]
    #: it was arranged for another day: the eviction moved since
    other_day: Annotated[date | None, Of(DataClass.COURT)]
    #: what the household is asked: a code of rules.day.Household; empty when nothing hangs on it
    fact: str

    @property
    def asks(self) -> bool:
        """Whether nobody asked the household yet."""
        return self.state == State.UNKNOWN

    @property
    def follows(self) -> bool:
        """Whether it follows from who leads or from the place, and is not noted here."""
        return self.topic in (Topic.LEAD, Topic.PLACE)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DayView:
    """The day of an eviction of one household; without a day there is nothing to plan."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    secret: bool
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    working_days: Annotated[int | None, Of(DataClass.COURT)]
    is_today: Annotated[bool | None, Of(DataClass.COURT)]
    #: whether a bailiff set the day; somebody else can, and who that is stays with who may know
    by_bailiff: Annotated[bool | None, Of(DataClass.COURT)]
    lead_name: str
    lead_organisation: str
    lead_phone: str
    lead_since: date | None
    has_place: bool | None
    place_words: Annotated[str, Of(DataClass.ADDRESS, least=Sight.FULL)]
    place_from: date | None
    place_until: date | None
    missing: tuple[DayLine, ...]
    arranged: tuple[DayLine, ...]
    not_needed: tuple[DayLine, ...]


@look("housing.day", may_if=MAY_SEE_DAY, basis="Wgs art. 2; Wmo 2015 art. 1.2.1", about="case")
def day_page(*, actor: Actor, case: UUID) -> DayView:
    """See the day of an eviction: who leads, whether there is a place, what is missing."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    people = [row.person for row in found.people.select_related("person")]
    audit.concerns(len(people))
    eviction_on, today = day_of(case), clock.today()
    picture = picture_of(case, eviction_on or today)
    row, roof = picture.row, picture.found
    lines = picture.lines(on=today) if eviction_on else ()
    arranged = [each for each in lines if each.state is State.ARRANGED]
    unneeded = [each for each in lines if each.state is State.NOT_NEEDED]
    return DayView(
        case=case,
        number=found.number,
        address=address(found.household),
        secret=any(person.secret for person in people),
        eviction_on=eviction_on,
        working_days=working_days_left(eviction_on, on=today) if eviction_on else None,
        is_today=eviction_on == today,
        by_bailiff=bailiff_comes(case),
        lead_name=str(row.lead_name) if row else "",
        lead_organisation=str(row.lead_organisation) if row else "",
        lead_phone=lead_phone(row),
        lead_since=row.lead_since if row else None,
        has_place=has_place(picture.plan) if eviction_on else None,
        place_words=roof.words if roof else "",
        place_from=roof.roof.from_on if roof else None,
        place_until=roof.roof.until_on if roof else None,
        missing=tuple(_line(each, picture) for each in missing(lines)),
        arranged=tuple(_line(each, picture) for each in arranged),
        not_needed=tuple(_line(each, picture) for each in unneeded),
    )


def lead_phone(row: EvictionPlan | None) -> str:
    """On which number who leads can be called: as it was written, or that of the colleague."""
    if row is None:
        return ""
    return str(row.lead_phone) or (work_phone_of(row.lead_user) if row.lead_user else "")


def _line(line: Line, picture: Picture) -> DayLine:
    about, item = TOPICS[line.topic], picture.items.get(line.topic)
    held = item if item is not None and item.arranged else None
    moved = held is not None and held.for_on != picture.plan.eviction_on
    return DayLine(
        topic=line.topic.value,
        title=_(about.title),
        state=line.state.value,
        sentence=_(line.sentence) if line.sentence else "",
        who=_(line.who),
        rule=line.rule,
        due_on=line.due_on,
        explanation=line.explanation,
        late=line.is_late,
        by=str(held.arranged_by) if held else "",
        note=str(held.note) if held else "",
        other_day=held.for_on if held and moved else None,
        fact=about.fact,
    )
