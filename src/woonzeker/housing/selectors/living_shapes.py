# SPDX-License-Identifier: EUPL-1.2
"""What the page of an agreement to live on somewhere consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.help.selectors import Note
from woonzeker.housing.selectors.living_proof import Proof
from woonzeker.legal.rules import BreachStage, WatchState


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LackLine:
    """One thing that is missing, who can do it, and the mark of a rule that was not read."""

    code: str
    words: str
    who: str
    rule: str
    doubt: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party that signs, and when it did."""

    party: str
    words: str
    signed_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TurnLine:
    """One condition in one month."""

    condition: str
    words: str
    state: str
    state_words: str
    tone: str
    look_by: date | None
    looked_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MonthLine:
    """One month with every condition in it."""

    due_on: date
    turns: tuple[TurnLine, ...]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ToldLine:
    """Who was told what of a breach, by whom and why."""

    party: str
    on: date
    by: str
    why: Note


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BreachLine:
    """One breach: how it stands, by when what is next, and what others would hear of it."""

    id: UUID
    words: str
    due_on: date
    found_on: date
    stage: str
    stage_words: str
    by: date | None
    steps: tuple[tuple[str, date], ...]
    proofs: tuple[Proof, ...]
    #: code, name and sentence of each party that may hear of it one day
    hears: tuple[tuple[str, str, str], ...]
    told: tuple[ToldLine, ...]

    @property
    def repaired(self) -> bool:
        """Whether it was put right."""
        return self.stage == BreachStage.REPAIRED


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OwnStepLine:
    """A step towards a contract in one's own name."""

    step: str
    words: str
    by: date
    done_on: date | None
    late: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EndLine:
    """How it was over."""

    on: date
    words: str
    eviction: bool | None
    goal_reached: bool | None
    in_spite_of: tuple[tuple[str, str], ...]
    help_was_first: bool | None
    why: Note
    by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LivingView:
    """One agreement as a whole. `stops`: what stands open now for an end without own contract."""

    id: UUID
    case: UUID
    number: str
    closed: bool | None
    kind: str
    title: str
    holder: str
    own_name: bool | None
    source: str
    begins_on: date
    until_on: date | None
    until_words: str
    until_doubt: str
    days_left: int | None
    conditions: tuple[str, ...]
    bewind_asked: bool | None
    due_day: int | None
    partner: str
    informed_on: date | None
    bewind_own_on: date | None
    lacks: tuple[LackLine, ...]
    parties: tuple[PartyLine, ...]
    months: tuple[MonthLine, ...]
    ahead: tuple[MonthLine, ...]
    breaches: tuple[BreachLine, ...]
    own_steps: tuple[OwnStepLine, ...]
    next_own_step: str
    loses_on: date | None
    stops: tuple[tuple[str, str], ...]
    ended: EndLine | None
    made_by: str
    #: whether it can still be taken back as entered by mistake
    may_recall: bool | None
    help_days: int | None

    @property
    def to_look(self) -> tuple[tuple[MonthLine, TurnLine], ...]:
        """What waits to be looked at, the oldest first."""
        waits = (WatchState.TO_LOOK, WatchState.LATE)
        return tuple(
            (month, turn)
            for month in reversed(self.months)
            for turn in month.turns
            if turn.state in waits
        )

    @property
    def open_breaches(self) -> tuple[BreachLine, ...]:
        """Breaches that nothing put right."""
        return tuple(each for each in self.breaches if not each.repaired)

    @property
    def unsigned(self) -> tuple[PartyLine, ...]:
        """Parties that must still sign."""
        return tuple(each for each in self.parties if each.signed_on is None)
