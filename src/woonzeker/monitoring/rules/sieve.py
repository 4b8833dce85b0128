# SPDX-License-Identifier: EUPL-1.2
"""How one household went through the sieve: a row that follows from its moves alone. Pure.

The row is kept with each move (`after`) and made again from all of them (`fold`); both give the
same. A move that puts something right changes what counted before it, so after such a move the row
is always made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.process import MOVES, Exit, Status, Step, UnknownMove, find_move


class Where(StrEnum):
    """Where a household is: still in the sieve, or how it left."""

    OPEN = "open"
    WAITING = "waiting"
    PAID = "paid"
    ARRANGEMENT = "arrangement"
    HELPED = "helped"
    OTHER_HELP = "other_help"
    ON_THEIR_OWN = "on_their_own"
    MOVED = "moved"
    REHOUSED = "rehoused"
    HOME_LEFT = "home_left"
    DECEASED = "deceased"
    OUT_OF_SIGHT = "out_of_sight"
    NOT_TAKEN_UP = "not_taken_up"
    MISTAKE = "mistake"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return WHERE_WORDS[self]

    @property
    def inside(self) -> bool:
        """Whether the household is still in the sieve."""
        return self in INSIDE


WHERE_WORDS: Mapping[Where, str] = {
    Where.OPEN: gettext_noop("loopt"),
    Where.WAITING: gettext_noop("wacht"),
    Where.PAID: gettext_noop("betaald"),
    Where.ARRANGEMENT: gettext_noop("betalingsregeling"),
    Where.HELPED: gettext_noop("hulp aanvaard"),
    Where.OTHER_HELP: gettext_noop("een ander helpt"),
    Where.ON_THEIR_OWN: gettext_noop("wil geen hulp"),
    Where.MOVED: gettext_noop("verhuisd, eigen keuze"),
    Where.REHOUSED: gettext_noop("passend herhuisvest"),
    Where.HOME_LEFT: gettext_noop("woning verlaten: sleutel, onder druk of zonder bericht"),
    Where.DECEASED: gettext_noop("overleden"),
    Where.OUT_OF_SIGHT: gettext_noop("uit beeld: niemand bereikt of geen reactie meer"),
    Where.NOT_TAKEN_UP: gettext_noop("niet opgepakt"),
    Where.MISTAKE: gettext_noop("hoorde hier niet: verkeerd gekoppeld of ten onrechte geopend"),
}
INSIDE = frozenset({Where.OPEN, Where.WAITING})
#: how each exit is counted; key handed in and left without word are a home lost, not a move
OF_EXIT: Mapping[Exit, Where] = {
    Exit.PAID: Where.PAID,
    Exit.ARRANGEMENT: Where.ARRANGEMENT,
    Exit.ADVICE: Where.HELPED,
    Exit.FOLLOW_UP: Where.HELPED,
    Exit.FOLLOW_UP_FINANCIAL: Where.HELPED,
    Exit.FOLLOW_UP_OTHER: Where.HELPED,
    Exit.KNOWN_TO_DEBT_HELP: Where.OTHER_HELP,
    Exit.OTHER_SUPPORT: Where.OTHER_HELP,
    Exit.REFERRED_WITHOUT_CONTACT: Where.OTHER_HELP,
    Exit.HELP_DECLINED: Where.ON_THEIR_OWN,
    Exit.MOVED_OWN_WILL: Where.MOVED,
    Exit.REHOUSED: Where.REHOUSED,
    Exit.MOVED_UNDER_PRESSURE: Where.HOME_LEFT,
    Exit.KEY_HANDED_IN: Where.HOME_LEFT,
    Exit.MOVED_UNKNOWN: Where.HOME_LEFT,
    Exit.DECEASED: Where.DECEASED,
    Exit.NO_CONTACT: Where.OUT_OF_SIGHT,
    Exit.NO_REACTION: Where.OUT_OF_SIGHT,
    Exit.REPEATED: Where.NOT_TAKEN_UP,
    Exit.UNJUSTIFIED: Where.NOT_TAKEN_UP,
    Exit.NOT_TAKEN_UP: Where.NOT_TAKEN_UP,
    Exit.OPENED_BY_MISTAKE: Where.MISTAKE,
    Exit.WRONGLY_LINKED: Where.MISTAKE,
}
#: moves that put something right: what counted before them may count no more
PUT_RIGHT = frozenset(move.code for move in MOVES if move.permission == "put_right")
#: moves in which somebody of the household spoke or wrote
CONTACTS = frozenset(
    {
        "accept_request", "join_request", "reopen_on_request", "contact_reached",
        "first_talk_held", "help_accepted", "help_declined",
    }
)  # fmt: skip
#: what a bailiff or court does to a household, or the loss itself: to come here is to sink
SINKS = frozenset(
    {
        Step.DAGVAARDING_ANNOUNCED, Step.DAGVAARDING, Step.HEARING, Step.VONNIS, Step.REHOUSING,
    }
)  # fmt: skip
_LOST = "home_lost"
_WRONGLY_LINKED = "close_wrongly_linked"


class Children(StrEnum):
    """Whether children live there, as far as somebody knows: the codes of the question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a row says of its case beside the moves.

    `sector` and `landlord` are of the first report; both are empty for a household that nobody
    reported. `known_before`: a case of the same household or person was there earlier.
    """

    lanes: tuple[str, ...] = ()
    sector: str = ""
    landlord: str = ""
    children: Children = Children.UNKNOWN
    known_before: bool = False


NOTHING_KNOWN = CaseFacts()


@dataclass(frozen=True, slots=True)
class Made:
    """A move as it is kept: which, where it brought the case, on what day, and what it took back.

    `undoes` is the sequence of the move that this one takes back.
    """

    sequence: int
    code: str
    on: date
    to_step: Step
    to_status: Status
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """How one household went through the sieve, up to its last move.

    `since` is the day from which the present stay counts: it came to this step, or came back.
    `days` are the days of stays that ended, by step; days outside the sieve do not count.
    `sank_on` is the last day on which it came a step deeper without contact, from `sank_from`.
    """

    entered_on: date
    began: Step
    step: Step
    status: Status
    since: date
    reached: tuple[tuple[Step, date], ...]
    facts: CaseFacts = NOTHING_KNOWN
    days: tuple[tuple[Step, int], ...] = ()
    left: Exit | None = None
    left_on: date | None = None
    times: int = 1
    last_contact_on: date | None = None
    sank_from: Step | None = None
    sank_on: date | None = None
    home_lost_on: date | None = None

    @property
    def where(self) -> Where:
        """In the sieve, or how it left."""
        if self.left is not None:
            return OF_EXIT[self.left]
        return Where.WAITING if self.status is Status.WAITING else Where.OPEN

    @property
    def repeat(self) -> bool:
        """Whether it was here before."""
        return self.times > 1 or self.facts.known_before

    @property
    def leaks(self) -> bool:
        """Whether it belongs on the leak list: it sank a step without contact, and since then
        nobody was spoken to."""
        if self.sank_on is None or not self.where.inside:
            return False
        return self.last_contact_on is None or self.last_contact_on < self.sank_on

    @property
    def ended_stays(self) -> tuple[tuple[Step, int], ...]:
        """Days at each step that it is done with: deeper by now, or out."""
        if not self.where.inside:
            return self.days
        return tuple((step, days) for step, days in self.days if step < self.step)

    def reached_on(self, step: Step) -> date | None:
        """The day on which it came to a step; None when it never stood there."""
        return dict(self.reached).get(step)


@dataclass(frozen=True, slots=True)
class _Event:
    """A move in as far as it counts."""

    on: date
    target: Step | None
    status: Status
    left: Exit | None = None
    contact: bool = False
    sinks: bool = True
    lost: bool = False


def fold(moves: Iterable[Made], facts: CaseFacts = NOTHING_KNOWN) -> Passage:
    """The row of a case from all its moves. Raises ValueError when there are none."""
    events = _counting(sorted(moves, key=lambda made: made.sequence))
    if not events:
        raise ValueError("a case has at least the move that began it")
    row = _begun(events[0], facts)
    for event in events[1:]:
        row = _then(row, event)
    return row


def follows_on(made: Made) -> bool:
    """Whether a row can be kept with this move alone, without the moves before it."""
    return made.code not in PUT_RIGHT and made.undoes is None


def after(row: Passage, made: Made) -> Passage:
    """The row after one more move. Raises ValueError for one that puts something right."""
    if not follows_on(made):
        raise ValueError("what is put right changes what counted before: fold again")
    return _then(row, _event(made))


def with_facts(row: Passage, facts: CaseFacts) -> Passage:
    """The same way through the sieve with what is known of the case by now."""
    return replace(row, facts=facts)


def _counting(moves: Sequence[Made]) -> list[_Event]:
    """The moves in as far as they still count. What began a case counts, taken back or not."""
    undone = {made.undoes for made in moves if made.undoes is not None}
    events: list[_Event] = []
    for made in moves:
        if made.code in PUT_RIGHT:
            events = _put_right(events, made)
        elif made.sequence not in undone:
            events.append(_event(made))
        elif not events:
            events.append(replace(_event(made), target=None))
    return events


def _event(made: Made) -> _Event:
    target: Step | Exit | None
    try:
        target = find_move(made.code).target
    except UnknownMove:  # of an older release: where it brought the case is all that is known
        target = made.to_step
    return _Event(
        on=made.on,
        target=target if isinstance(target, Step) else None,
        status=made.to_status,
        left=target if isinstance(target, Exit) else None,
        contact=made.code in CONTACTS,
        lost=made.code == _LOST,
    )


def _put_right(events: list[_Event], made: Made) -> list[_Event]:
    """What counts after a case was put where it should stand, as far down as that.

    A case that rests as before has not come back at all; one that rests and never ended before
    was never this household's.
    """
    left = None
    if made.code == _WRONGLY_LINKED:
        left = Exit.WRONGLY_LINKED
    elif made.to_status is Status.CLOSED:
        ended = [place for place, event in enumerate(events) if event.left]
        events = events[: ended[-1] + 1] if ended else events
        left = None if ended else Exit.WRONGLY_LINKED
    step = made.to_step
    kept = [
        replace(event, target=None) if event.target and event.target > step else event
        for event in events
    ]
    return [*kept, _Event(made.on, step, made.to_status, left, sinks=False)]


def _begun(event: _Event, facts: CaseFacts) -> Passage:
    step = event.target or Step.ARREARS
    begun = Passage(
        entered_on=event.on,
        began=step,
        step=step,
        status=event.status,
        since=event.on,
        reached=((step, event.on),) if event.target else (),
        facts=facts,
    )
    return _noted(begun, event)


def _then(row: Passage, event: _Event) -> Passage:
    if row.left is not None and event.status is not Status.CLOSED:
        row = _came_back(row, event)
    if event.target is not None and (event.target > row.step or not row.reached):
        row = _raised(row, event, event.target)
    return _noted(replace(row, status=event.status), event)


def _came_back(row: Passage, event: _Event) -> Passage:
    """Back in the sieve; who was never in it is not here again, but for the first time.

    Whom nobody had reached sinks when a bailiff or court is what brings them back.
    """
    sinks = event.sinks and event.target in SINKS and row.where is Where.OUT_OF_SIGHT
    deeper = event.target is not None and event.target > row.step
    return replace(
        row,
        left=None,
        left_on=None,
        since=max(event.on, row.since),
        times=row.times + (row.where is not Where.MISTAKE),
        sank_from=row.step if sinks and deeper else row.sank_from,
        sank_on=event.on if sinks and deeper else row.sank_on,
    )


def _raised(row: Passage, event: _Event, step: Step) -> Passage:
    """A step deeper. What came before it was known here has no step to have sunk from."""
    if not row.reached:
        return replace(row, began=step, step=step, reached=((step, row.entered_on),))
    sank = event.sinks and step in SINKS and _was_silent(row, event.on)
    return replace(
        row,
        step=step,
        reached=(*row.reached, (step, event.on)),
        days=_stayed(row, event.on),
        since=max(event.on, row.since),
        sank_from=row.step if sank else row.sank_from,
        sank_on=event.on if sank else row.sank_on,
    )


def _was_silent(row: Passage, on: date) -> bool:
    """Whether it stood at its step for a day or more and nobody was spoken to meanwhile."""
    spoken = row.last_contact_on is not None and row.last_contact_on >= row.since
    return row.step >= Step.REPORT and row.since < on and not spoken


def _noted(row: Passage, event: _Event) -> Passage:
    """What a move says besides a step: contact, a home lost, an end."""
    if event.contact:
        row = replace(row, last_contact_on=max(event.on, row.last_contact_on or event.on))
    if event.lost:
        row = replace(row, home_lost_on=event.on)
    if event.left is not None:
        row = replace(row, left=event.left, left_on=event.on, days=_stayed(row, event.on))
    return row


def _stayed(row: Passage, until: date) -> tuple[tuple[Step, int], ...]:
    """The days of this stay added to its step; what was entered late never counts backwards."""
    if row.left is not None:
        return row.days
    days = dict(row.days)
    days[row.step] = days.get(row.step, 0) + max((until - row.since).days, 0)
    return tuple(sorted(days.items()))
