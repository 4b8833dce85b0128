# SPDX-License-Identifier: EUPL-1.2
"""What is known of a case before a guarded move, and which moves it can make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, CaseStatus, CaseTerm
from woonzeker.cases.rules import MAY_SEE, may_make
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.process import (
    STOPPED_FROM,
    STOPS,
    Exit,
    Facts,
    Move,
    Status,
    Step,
    Stop,
    moves_from,
)

FactProvider = Callable[[Case], Mapping[str, bool]]
#: filled at start-up by the rooms that know a fact
PROVIDERS: list[FactProvider] = []

#: why a case may not end so yet, as rooms that know say it; empty words when it may
ClosingTeller = Callable[[Case, Exit], str]
CLOSING: list[ClosingTeller] = []

#: who keeps something beside the moves, in the transaction in which they are made
MoveFollower = Callable[[Sequence[CaseMove]], None]
FOLLOWERS: list[MoveFollower] = []
#: who keeps count of cases by the roads on which their home is in danger
LaneFollower = Callable[[Sequence[UUID]], object]
LANE_FOLLOWERS: list[LaneFollower] = []

#: moves that show, by having been made, that a fact holds
_SHOWN_BY: dict[str, frozenset[str]] = {
    "contact_sought": frozenset({"contact_sought", "help_offered", "contact_reached"}),
    "contact_reached": frozenset({"contact_reached", "first_talk_held"}),
    "last_offer_made": frozenset({"last_offer_made"}),
}
_OFFERED = frozenset({"help_offered", "contact_reached", "first_talk_held"})


def not_yet(case: Case, result: Exit) -> str:
    """What other rooms have against this end, in Dutch; empty when nothing."""
    return " ".join(filter(None, (teller(case, result) for teller in CLOSING)))


@dataclass(frozen=True, slots=True)
class PossibleMoves:
    """What an actor can do with a case now: moves by hand, and ways to close it.

    `may_end`: they hold the right to end it, also while something keeps it open; the page about
    the end tells them what.
    """

    moves: tuple[Move, ...]
    closings: tuple[Move, ...]
    may_end: bool = False


def possible_moves(*, actor: Actor, case: UUID) -> PossibleMoves:
    """The moves whose right the actor holds and whose guard lets pass.

    Raises NotPermitted for who may not see cases, NotFound for no such case.
    """
    if not MAY_SEE.ever(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        if not MAY_SEE(actor, reach.relations(actor, "case", str(case))):
            raise NotPermitted
        found = Case.objects.filter(pk=case).first()
        if found is None:
            raise NotFound
        facts = Facts(facts_of(found))
    step = Step(found.step)
    theirs = [move for move in moves_from(step, Status(found.status)) if may_make(actor, move)]
    moves = [move for move in theirs if not move.refusals(step, facts)]
    return PossibleMoves(
        moves=tuple(move for move in moves if not move.closes),
        closings=tuple(move for move in moves if move.closes),
        may_end=any(move.closes for move in theirs),
    )


def facts_of(case: Case) -> Mapping[str, bool]:
    """What is known of a case: from its own moves and from the rooms that said they know."""
    made = set(CaseMove.objects.filter(case=case).values_list("code", flat=True))
    known = {fact: bool(made & moves) for fact, moves in _SHOWN_BY.items()}
    owed = set(CaseTerm.objects.filter(case=case, kind="offer").values_list("met_on", flat=True))
    # without a report no offer was owed: then what was done shows that it was made
    known["offer_made"] = None not in owed if owed else bool(made & _OFFERED)
    # a claim before the court puts a home at stake as well: the room that follows it says so
    known["home_at_stake"] = known["danger_noted"] = case.threatening
    known["nothing_threatens"] = not case.threatening
    talks = CaseTerm.objects.filter(case=case, kind="first_talk", met_on=None)
    known["no_talk_owed"] = not talks.exists()
    for provider in PROVIDERS:
        known.update(provider(case))
    return known


def held_by_stop(case: Case) -> bool:
    """Whether something keeps a case of whom nobody was reached from being closed now.

    From the vonnis on that is the hard stop too.
    """
    if not_yet(case, Exit.NO_CONTACT):
        return True
    return case.step >= STOPPED_FROM and bool(STOPS[Stop.CLOSING](Facts(facts_of(case))))


def waits_for_signal(case: Case) -> bool:
    """Whether nobody could be reached and the case waits for the next signal."""
    if case.status != CaseStatus.WAITING:
        return False
    last = CaseMove.objects.filter(case=case, from_status="open", to_status="waiting")
    return last.order_by("-sequence").values_list("code", flat=True).first() == "wait_for_signal"
