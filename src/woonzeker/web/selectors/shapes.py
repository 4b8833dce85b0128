# SPDX-License-Identifier: EUPL-1.2
"""What the pages that span rooms show: values, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from woonzeker.access.masks import door_only
from woonzeker.access.matrix import DataClass, Relation, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.selectors import CaseCounts, CaseOverview, SignalLine, TaskLine, TermLine
from woonzeker.help.selectors import Note
from woonzeker.outreach.selectors import ChannelReach, NextContact
from woonzeker.planning.selectors import PriorityView
from woonzeker.process import Step


@dataclass(frozen=True, slots=True)
class Label:
    """A tag with words; tone is red, amber, green, blue or nothing."""

    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """The next action in words, with why, by when, and what can be pressed."""

    code: str
    title: str
    why: str
    latest_on: date | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ArrearsLine:
    """What one partner reported, and what stands out in it."""

    line: SignalLine
    labels: tuple[Label, ...] = ()

    @property
    def reports(self) -> tuple[tuple[date, UUID], ...]:
        """Each report with the decision whose it is."""
        return tuple(zip(self.line.reported_on, self.line.links, strict=True))


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Event:
    """One line of what happened; `reporters` are the partners behind it."""

    at: datetime | date
    title: str
    when_words: str
    body: str = ""
    reporters: Annotated[str, Of(DataClass.SIGNAL)] = ""
    money: Annotated[str, Of(DataClass.FINANCES, least=Sight.FULL)] = ""
    by: str = ""
    #: free words that belong to it: one's own, or those of a colleague
    note: Note | None = None
    #: the moment within its day; None when only the day is known, and then it stands on top
    moment: datetime | None = None
    #: a legal move stands below what people did at the same moment
    rank: int = 0


@dataclass(frozen=True, slots=True)
class LeakLink:
    """A data leak of what went to a household; no address for who may not judge it."""

    number: str
    url: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All that the page of one case shows: what `cases` sees, and what other rooms add."""

    seen: CaseOverview
    closed: bool
    labels: tuple[Label, ...]
    advice: Advice
    contact: NextContact
    tasks: tuple[TaskLine, ...]
    terms: tuple[TermLine, ...]
    met_terms: tuple[TermLine, ...]
    arrears: tuple[ArrearsLine, ...]
    phones: Annotated[tuple[str, ...], Of(DataClass.ADDRESS, least=Sight.FULL)]
    events: Annotated[tuple[Event, ...], Of(DataClass.PROCESS, least=Sight.FULL)]
    priority: PriorityView | None
    minutes: int
    cost_cents: int
    steps: tuple[str, ...]
    visit_on: date | None
    leaks: tuple[LeakLink, ...] = ()
    secret: bool = False
    relations: frozenset[Relation] = frozenset()
    #: the resident objected or asked for a correction: the household is left alone meanwhile
    restricted: bool = False
    #: partners reported arrears that are not for this person's eyes
    hides_arrears: bool = False
    #: somebody asked for a visit that is on no list yet
    visit_asked: bool = False
    #: the code of what comes when the tasks are done
    after_tasks: str = ""

    @property
    def asks_visit(self) -> bool:
        """Whether what comes now is a visit of a colleague that still has to be planned."""
        planned = self.visit_on is not None or self.visit_asked
        return self._asks("day_visit", "evening_visit") and not planned

    @property
    def asks_peer(self) -> bool:
        """Whether what comes now is a visit of somebody with an own story."""
        return self._asks("peer_visit")

    @property
    def asks_talk(self) -> bool:
        """Whether what comes now is a conversation, or writing down what was said in one."""
        return self.after_tasks in {"round_off_talk", "keep_appointment"}

    @property
    def asks_help(self) -> bool:
        """Whether they want help, and what comes now is how."""
        return self.after_tasks == "follow_up_help"

    def _asks(self, *steps: str) -> bool:
        seeks = self.advice.code == "seek_contact" and not (self.tasks or self.restricted)
        return seeks and self.contact.step in steps


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a start page: how many of what, where their list is, and why it matters."""

    count: int
    words: str
    url: str
    detail: str = ""
    button: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The start page of who takes deliveries, reviews links and leads a team."""

    needs_me: tuple[Line, ...]
    new: tuple[Line, ...]
    waits: tuple[Line, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Door:
    """One visit of somebody's own list."""

    case: UUID
    position: int
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    at: time | None
    why: Annotated[str, Of(DataClass.SIGNAL)]
    second: str = ""
    done: str = ""
    #: it fell away after the list was made final
    dropped: bool = False
    dropped_why: str = ""
    threatening: bool | None = False
    secret: bool = False
    relations: frozenset[Relation] = frozenset()


@dataclass(frozen=True, slots=True)
class Round:
    """The doors of one part of one day, in the order of the tour."""

    day_on: date
    day_part: str
    doors: tuple[Door, ...]

    @property
    def standing(self) -> int:
        """How many doors still stand."""
        return sum(not door.dropped for door in self.doors)


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of the funnel: its number, its share of an earlier one, the length of its bar."""

    code: str
    words: str
    number: int
    percent: int
    of: str
    width: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A month as a funnel, and one of its numbers taken apart by kind of partner."""

    month_on: date
    months: tuple[date, ...]
    bars: tuple[Bar, ...]
    chosen: Bar | None
    parts: tuple[tuple[str, int], ...]
    reach: tuple[ChannelReach, ...]
    counts: CaseCounts
    step_counts: tuple[tuple[Step, int], ...]
    #: households that sank a step without contact, and where one sees them
    sank: int
    sank_url: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DayRow:
    """A case on one of the lists behind a start page."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    opened_on: date
    due_on: date | None
    threatening: bool
    secret: bool
    relations: frozenset[Relation]
