# SPDX-License-Identifier: EUPL-1.2
"""Cases that make legal moves, as the table of the process allows them, without a database.

Written beside the rules that are tested: it keeps step, status and result the way a case does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as some

from woonzeker.cases.rules import MadeMove, step_without
from woonzeker.monitoring.rules.sieve import CaseFacts, Children, Made
from woonzeker.process import MOVES, Exit, Move, Status, Step, find_move, moves_from

BEGINS = [move for move in MOVES if move.begins]
COURT = [move for move in MOVES if move.permission == "follow_court" and not move.begins]
_RIGHT = "put_right"
DAY = date(2026, 1, 5)


@dataclass
class Walked:
    """A case that walks: its moves, and where it stands."""

    moves: list[Made] = field(default_factory=list)
    step: Step | None = None
    status: Status = Status.OPEN
    result: Exit | None = None
    closed_on: date | None = None
    #: court message → how the case stood before it
    before: dict[int, tuple[Status, Exit | None, date | None]] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)

    def make(self, move: Move, on: date) -> None:
        """One ordinary move."""
        sequence = len(self.moves) + 1
        if move in COURT:
            self.before[sequence] = (self.status, self.result, self.closed_on)
        self.step = move.step_after(self.step)
        self.status = move.status_after(self.status)
        if isinstance(move.target, Exit):
            self.result, self.closed_on = move.target, on
        else:
            self.result = self.closed_on = None
        self._write(move.code, on)

    def take_back(self, sequence: int, on: date) -> None:
        """A message was not right: back to rest only when nothing happened since."""
        self.undone.add(sequence)
        counting = [made for made in self.moves if made.sequence not in self.undone]
        later = [made for made in counting if made.sequence > sequence]
        rested = not any(made.code != "message_withdrawn" for made in later)
        status, result, closed_on = self.before[sequence]
        self.step = min(self._now, self._without(counting))
        if rested and status is not Status.OPEN:
            self.status, self.result, self.closed_on = status, result, closed_on
        self._write("message_withdrawn", on, undoes=sequence)

    def release(self, on: date, *, rests: bool) -> None:
        """A report was somebody else's: the case goes on, or rests as it did before."""
        ends = [made for made in self.moves if made.to_status is Status.CLOSED]
        self.step = min(self._now, Step.OUTREACH)
        if rests and ends and self.status is not Status.CLOSED:
            last = max(ends, key=lambda made: made.sequence)
            target = find_move(last.code).target
            if isinstance(target, Exit):
                self.status, self.result, self.closed_on = Status.CLOSED, target, last.on
        self._write("report_released", on)

    def end_wrongly(self, on: date) -> None:
        """Nothing of it was this household's."""
        self.status, self.result, self.closed_on = Status.CLOSED, Exit.WRONGLY_LINKED, on
        self.step = min(self._now, Step.REPORT)
        self._write("close_wrongly_linked", on)

    @property
    def _now(self) -> Step:
        assert self.step is not None
        return self.step

    def _without(self, counting: list[Made]) -> Step:
        return step_without([MadeMove(made.code, False) for made in counting],
                            eviction_reported=True)  # fmt: skip

    def _write(self, code: str, on: date, undoes: int | None = None) -> None:
        made = Made(len(self.moves) + 1, code, on, self._now, self.status, undoes)
        self.moves.append(made)


@some.composite
def walks(draw: some.DrawFn, longest: int = 14) -> Walked:
    """A case with a legal row of moves, some of them taken back."""
    walked, day = Walked(), DAY + timedelta(days=draw(some.integers(0, 60)))
    walked.make(draw(some.sampled_from(BEGINS)), day)
    for _ in range(draw(some.integers(0, longest))):
        day += timedelta(days=draw(some.integers(0, 40)))
        _one(draw, walked, day)
    return walked


def _one(draw: some.DrawFn, walked: Walked, day: date) -> None:
    assert walked.step is not None
    choice = draw(some.integers(0, 19))
    told = [number for number in walked.before if number not in walked.undone]
    if choice == 0 and told:
        walked.take_back(draw(some.sampled_from(told)), day)
    elif choice == 1:
        walked.release(day, rests=draw(some.booleans()))
    elif choice == 2 and walked.status is not Status.CLOSED:
        walked.end_wrongly(day)
    else:
        table = moves_from(walked.step, walked.status)
        walked.make(draw(some.sampled_from([m for m in table if m.permission != _RIGHT])), day)


facts = some.builds(
    CaseFacts,
    lanes=some.sampled_from([("arrears",), ("arrears", "nuisance"), ("closure",)]),
    sector=some.sampled_from(["huur", "energie", ""]),
    landlord=some.sampled_from(["corporation", "private", ""]),
    children=some.sampled_from(Children),
    known_before=some.booleans(),
)
