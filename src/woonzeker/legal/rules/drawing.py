# SPDX-License-Identifier: EUPL-1.2
"""A court track as a drawing: stations from top to bottom, and the roads that leave them. Pure.

The drawing is a list of marks and lines in the units of an SVG, narrow enough for a telephone, so
that a page only has to put them down; `rows` says the same as a table. Colour is never needed: the
state of each mark is told in words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from woonzeker.legal.rules.track import Occurrence, RuledDate, Standing, TrackView, Where
from woonzeker.matching.linkage.wording import gettext_noop

WIDTH, TOP, STEP = 340, 28, 64
#: the day until which nobody may evict, beside the days of the eviction itself
KEPT = "kept"
#: where the main road and the roads that leave it stand
MAIN_X, BRANCH_X = 24, 60


class State(StrEnum):
    """How it is with a station or a road."""

    DONE = "done"
    NOW = "now"
    #: it runs beside where the track stands
    PENDING = "pending"
    AHEAD = "ahead"
    #: it must have been, and nobody told
    NOT_TOLD = "not_told"
    #: it does not come any more
    OFF = "off"


STATE_WORDS: dict[State, str] = {
    State.DONE: gettext_noop("geweest"),
    State.NOW: gettext_noop("nu"),
    State.PENDING: gettext_noop("loopt"),
    State.AHEAD: gettext_noop("kan nog komen"),
    State.NOT_TOLD: gettext_noop("niet gemeld"),
    State.OFF: gettext_noop("komt niet meer"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A station, or a road that leaves one: its words, its state, its days and where it stands."""

    code: str
    words: str
    state: State
    dates: tuple[RuledDate, ...]
    x: int
    y: int

    @property
    def branch(self) -> bool:
        """Whether it leaves the main road."""
        return self.x == BRANCH_X

    @property
    def day(self) -> RuledDate | None:
        """The day that it is about itself, not one of preparation; None when it has none."""
        days = {each.code: each for each in self.dates}
        return next((days[code] for code in _ITSELF if code in days), None)

    @property
    def kept(self) -> RuledDate | None:
        """Until when it may not happen; None when nothing holds it."""
        return next((each for each in self.dates if each.code == KEPT), None)

    @property
    def state_words(self) -> str:
        """The state in words."""
        return STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of road between two marks, from above to below; `walked`: the track came along it."""

    x1: int
    y1: int
    x2: int
    y2: int
    walked: bool


@dataclass(frozen=True, slots=True)
class DrawingRow:
    """One row of the table that says the same: what, how it is, which day, and on which rule.

    `on` is None for what has no day; `why`, `citation` and `sureness` belong to the day.
    """

    code: str
    what: str
    state: str
    day: str = ""
    on: date | None = None
    why: str = ""
    citation: str = ""
    sureness: str = ""


@dataclass(frozen=True, slots=True)
class TrackDrawing:
    """The whole drawing in units of an SVG, and the table beside it."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    rows: tuple[DrawingRow, ...]


_OF_NOTICE = ("talk", "obeyed_by", "new_date_told_by")
_STATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "announced": (gettext_noop("Aankondiging"), ("announced", "summons_from")),
    "summons": (gettext_noop("Dagvaarding"), ("summoned", "contact")),
    "hearing": (gettext_noop("Zitting"), ("heard", "attendant", "file", "hearing", "outcome")),
    "judgment": (
        gettext_noop("Vonnis"),
        ("judgment", "served", "offer", "shelf", "doubtful", "expires"),
    ),
    "notice": (gettext_noop("Aanzegging"), ("noticed", *_OF_NOTICE)),
    "eviction": (gettext_noop("Ontruiming"), ("eviction", "eviction_asked", "lost", "goods")),
}
_ORDER = tuple(_STATIONS)
#: of several days of one mark: the one of the station or road itself, first what counts most
_ITSELF = (
    "hearing", "heard", "summoned", "announced", "judgment", "noticed", "lost", "eviction",
    "objected", "objection", "appealed", "appeal", "respite", "stay_ends", "stayed", "cancelled",
    "closed", "ended", "summons_from",
)  # fmt: skip
#: the roads that leave: code → words, and the days that belong to them
_ROADS: dict[str, tuple[str, tuple[str, ...]]] = {
    "respite": (gettext_noop("Tijd om te betalen"), ("respite",)),
    "conditional": (gettext_noop("Onder voorwaarden"), ("respite",)),
    "payment": (gettext_noop("Alleen betalen"), ()),
    "rejected": (gettext_noop("Afgewezen"), ()),
    "objection": (gettext_noop("Verzet"), ("objected", "objection")),
    "appeal": (gettext_noop("Hoger beroep"), ("appealed", "appeal")),
    "stayed": (gettext_noop("Geschorst"), ("stayed", "stay_ends")),
    "cancelled": (gettext_noop("Ontruiming ingetrokken"), ("cancelled",)),
    "key": (gettext_noop("Sleutel ingeleverd"), ("lost",)),
    "left": (gettext_noop("Zonder bericht weg"), ("lost",)),
    "out_of_court": (gettext_noop("Ontbonden na sluiting"), ("closed", "lost")),
    "paid": (gettext_noop("Betaald"), ("ended",)),
    "settled": (gettext_noop("Regeling"), ("ended",)),
    "withdrawn": (gettext_noop("Vordering ingetrokken"), ("ended",)),
    "way_out": (gettext_noop("Betalen of een regeling"), ()),
}
#: where the track stands → its station; what stands on a road that leaves is not here
_AT: dict[Where, str] = {
    Where.ANNOUNCED: "announced",
    Where.SUMMONED: "summons",
    Where.HEARING_SET: "hearing",
    Where.HEARD: "hearing",
    Where.JUDGED: "judgment",
    Where.NOTICED: "notice",
    Where.EVICTION_SET: "notice",
    Where.EVICTION_PASSED: "eviction",
    Where.CARRIED_OUT: "eviction",
}
#: nothing on the main road follows any more, as far as anybody knows
_OVER = frozenset(
    {Where.PAYMENT, Where.REJECTED, Where.KEY, Where.LEFT, Where.CARRIED_OUT, Where.OUT_OF_COURT,
     Where.WITHDRAWN}
)  # fmt: skip
#: roads that stand open until their day
_MAY_OPEN = frozenset({"respite", "conditional", "objection", "appeal"})
_OF_JUDGMENT = frozenset({"respite", "conditional", "payment", "rejected", "objection", "appeal"})


@dataclass(frozen=True, slots=True)
class _Road:
    code: str
    leaves: str
    state: State


def drawing_of(view: TrackView, *, today: date, kept: RuledDate | None = None) -> TrackDrawing:
    """The drawing of a track on a day; `kept` is the day until which nobody may evict."""
    roads = tuple(_roads(view, today))
    marks = tuple(_placed(view, roads, kept))
    height = TOP * 2 + STEP * (len(marks) - 1)
    rows = tuple(row for mark in marks for row in _rows(mark))
    return TrackDrawing(WIDTH, height, marks, tuple(_lines(marks, roads)), rows)


def _told(found: Standing) -> dict[str, bool]:
    """Which stations were told of in this round."""
    return {
        "announced": found.announced_known is not None,
        "summons": found.summoned_on is not None,
        "hearing": found.hearing_on is not None or found.heard_on is not None,
        "judgment": found.ruling is not None,
        "notice": found.notice_on is not None,
        "eviction": found.lost is Occurrence.CARRIED_OUT,
    }


def _reached(found: Standing) -> int:
    """The furthest station that was told of, or at which the track must be; -1 before any."""
    told = _told(found)
    at = _ORDER.index(_AT[found.where]) if found.where in _AT else -1
    return max([at, *(place for place, code in enumerate(_ORDER) if told[code])])


def _roads(view: TrackView, today: date) -> Iterator[_Road]:
    """The roads that were taken, the one it is on now, and those that still stand open."""
    found = view.standing
    now = found.where.value if found.where not in _AT and found.where in _ON_A_ROAD else ""
    last = _ORDER[max(0, _reached(found))]
    taken = _taken(found)
    for code in _ROADS:
        leaves = "judgment" if code in _OF_JUDGMENT else last
        if code == now:
            yield _Road(code, leaves, State.NOW)
        elif code in taken:
            yield _Road(code, leaves, taken[code])
        elif (state := _open(code, view, today)) is not None:
            yield _Road(code, leaves, state)


def _taken(found: Standing) -> dict[str, State]:
    """The roads that were taken: a remedy runs until a new judgment or until the home is left."""
    remedy = State.PENDING if found.lost is None else State.DONE
    taken = {}
    if found.objected_on is not None:
        taken["objection"] = remedy
    if found.appealed_on is not None:
        taken["appeal"] = remedy
    if found.stayed_on is not None:
        taken["stayed"] = State.DONE
    if found.cancelled_on is not None:
        taken["cancelled"] = State.DONE
    if found.ended is not None:
        taken[found.ended.value] = State.DONE
    return taken


_ON_A_ROAD = frozenset(each for each in Where if each.value in _ROADS)


def _open(code: str, view: TrackView, today: date) -> State | None:
    """A road that was not taken: it stands open, it has a day that passed, or it is not there."""
    if code == "way_out":
        return State.AHEAD if view.standing.home_at_stake and not _ended(view) else None
    if code not in _MAY_OPEN or code == _twin(view):
        return None
    days = [day for each in _ROADS[code][1] if (day := view.dated(each)) is not None]
    if not days:
        return None
    return State.AHEAD if max(each.on for each in days) >= today else State.OFF


def _twin(view: TrackView) -> str:
    """Of two roads that share a day, the one that this judgment did not take."""
    conditional = view.standing.ruling is not None and (
        view.standing.ruling.judgment.value == "conditional"
    )
    return "respite" if conditional else "conditional"


def _ended(view: TrackView) -> bool:
    return view.standing.ended is not None


def _placed(view: TrackView, roads: Sequence[_Road], kept: RuledDate | None) -> Iterator[Mark]:
    """The marks from top to bottom: each station, and below it the roads that leave it."""
    y = TOP
    for place, code in enumerate(_ORDER):
        words, days = _STATIONS[code]
        held = (kept,) if kept is not None and code == "eviction" else ()
        dates = (*held, *_dates(view, days))
        yield Mark(code, words, _state(view, place), dates, MAIN_X, y)
        y += STEP
        for road in roads:
            if road.leaves == code:
                words, days = _ROADS[road.code]
                yield Mark(road.code, words, road.state, _dates(view, days), BRANCH_X, y)
                y += STEP


def _state(view: TrackView, place: int) -> State:
    found, code = view.standing, _ORDER[place]
    if _AT.get(found.where) == code:
        return State.NOW
    if _told(found)[code]:
        return State.DONE
    if place < _reached(found):
        return State.NOT_TOLD
    return State.OFF if found.where in _OVER else State.AHEAD


def _dates(view: TrackView, codes: Sequence[str]) -> tuple[RuledDate, ...]:
    if view.standing.lost is not Occurrence.CARRIED_OUT and "goods" in codes:
        # who left in another way did so on a road of its own
        codes = [each for each in codes if each != "lost"]
    return tuple(each for each in view.dates if each.code in codes)


def _lines(marks: Sequence[Mark], roads: Sequence[_Road]) -> Iterator[Line]:
    """The main road between stations, and from each station to the roads that leave it."""
    stations = [each for each in marks if not each.branch]
    walked = {State.DONE, State.NOW, State.PENDING, State.NOT_TOLD}
    for above, below in pairwise(stations):
        yield Line(MAIN_X, above.y, MAIN_X, below.y, below.state in walked)
    by_code = {each.code: each for each in marks if each.branch}
    for road in roads:
        mark = by_code[road.code]
        yield Line(MAIN_X, mark.y, BRANCH_X, mark.y, road.state in walked)


def _rows(mark: Mark) -> Iterator[DrawingRow]:
    """The table: one row for each day of a mark, or one without a day."""
    if not mark.dates:
        yield DrawingRow(mark.code, mark.words, mark.state_words)
    for each in mark.dates:
        yield DrawingRow(
            mark.code, mark.words, mark.state_words, each.words, each.on, each.why,
            each.citation, each.sureness,
        )  # fmt: skip
