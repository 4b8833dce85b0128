# SPDX-License-Identifier: EUPL-1.2
"""The ways in which a case can end: every result, what it means, and why it cannot be yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.rules import STAYS_IN_SIGHT
from woonzeker.cases.selectors.knowing import (
    PossibleMoves,
    facts_of,
    not_yet,
    possible_moves,
    waits_for_signal,
)
from woonzeker.process import (
    APART,
    REASONS,
    RESULTS,
    STOPS,
    Exit,
    Facts,
    Move,
    Result,
    Status,
    Step,
    find_move,
)

WAITS = "wait_for_signal"


@dataclass(frozen=True, slots=True)
class ClosingResult:
    """One result as it stands at its buttons; no resident stands in it.

    `choices` are what can be chosen now: code of the move, with ':' and a reason when it asks one,
    and the words. Empty when it cannot be yet: then `why_not` says what is missing.
    """

    name: str
    means: str
    asks: str
    choices: tuple[tuple[str, str], ...]
    why_not: str


def ways_to_close(*, actor: Actor, case: UUID) -> tuple[ClosingResult, ...]:
    """Every result, in the order of the table. Raises NotPermitted and NotFound."""
    possible = possible_moves(actor=actor, case=case)
    with tenant(actor.municipality):
        found = Case.objects.get(pk=case)
        open_now, facts = _open_now(found, possible), Facts(facts_of(found))
        return tuple(_closing(result, open_now, found, facts) for result in (*RESULTS, APART))


def _open_now(case: Case, possible: PossibleMoves) -> frozenset[str]:
    """The codes of the endings that can be chosen. Who nobody reached waits for a signal."""
    codes = {move.code for move in possible.closings}
    codes.discard(f"close_{Exit.NO_CONTACT}")
    if WAITS in {move.code for move in possible.moves}:
        codes.add(f"close_{Exit.NO_CONTACT}")
    return frozenset(codes)


def _closing(result: Result, open_now: frozenset[str], case: Case, facts: Facts) -> ClosingResult:
    moves = [find_move(f"close_{way}") for way in result.exits]
    against = {
        move.code: not_yet(case, move.target) if isinstance(move.target, Exit) else ""
        for move in moves
        if move.code in open_now
    }
    choices = tuple(
        each for move in moves if against.get(move.code) == "" for each in _choices(move)
    )
    said = next(filter(None, against.values()), "")
    return ClosingResult(
        name=_(result.ddas) if result.ddas else _("Buiten de landelijke cijfers"),
        means=_(result.means),
        asks=_(result.asks),
        choices=choices,
        why_not="" if choices else said or _why_not(moves[0], case, facts),
    )


def _choices(move: Move) -> tuple[tuple[str, str], ...]:
    words = move.target.dutch if isinstance(move.target, Exit) else move.title
    if not move.reasons:
        return ((move.code, words),)
    return tuple((f"{move.code}:{code}", f"{words}: {REASONS[code]}") for code in move.reasons)


def _why_not(move: Move, case: Case, facts: Facts) -> str:
    """What is missing, in words."""
    if move.target is Exit.NO_CONTACT:
        if waits_for_signal(case):
            return _(STAYS_IN_SIGHT)
        move = find_move(WAITS)
    if Status(case.status) not in move.from_status:
        return _("Dit kan niet bij een zaak die %s is.") % Status(case.status).dutch
    if Step(case.step) not in move.source:
        return _("Dit kan pas als er contact is gezocht.")
    own = [each for guard in move.asked_at(Step(case.step)) if guard not in STOPS.values()
           for each in guard(facts)]  # fmt: skip
    if own:
        return " ".join(each.sentence for each in own)
    if move.refusals(Step(case.step), facts):
        return _("Dit kan pas als alles hierboven klopt en twee mensen tekenden.")
    return _("Dit kan iemand met een andere rol.")


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that a hard stop still asks before a case may end: what, who can do it, the rule.

    `code` names it in an address of the room that knows it; empty for a signature.
    """

    missing: str
    who: str
    rule: str
    code: str


#: filled at start-up by the room that knows the safeguards
LACKING: list[Callable[[Case], tuple[Lacking, ...]]] = []


def lacking_to_close(*, actor: Actor, case: UUID) -> tuple[Lacking, ...]:
    """Every line that keeps a case open past the vonnis. Raises NotPermitted and NotFound."""
    possible_moves(actor=actor, case=case)  # who may not see the case learns nothing
    with tenant(actor.municipality):
        found = Case.objects.get(pk=case)
        if found.status == Status.CLOSED.value:
            return ()
        return tuple(line for teller in LACKING for line in teller(found))
