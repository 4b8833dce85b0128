# SPDX-License-Identifier: EUPL-1.2
"""What is known of a household for the ladder. Building blocks: nobody looks here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CaseStatus,
    CaseTerm,
    PeriodSignal,
    SignalRelease,
)
from woonzeker.matching.linkage.dates import perhaps_under, read_date
from woonzeker.matching.models import Person
from woonzeker.organisations.models import PolicyKind, Sector
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.ladder import (
    REACHED,
    LadderFacts,
    Ladders,
    LadderStep,
    LaneFacts,
    Tried,
    Way,
    Wish,
    Worked,
    ladders_from,
    lane_of,
    step_of,
)
from woonzeker.outreach.models import ContactAttempt, ContactWish
from woonzeker.outreach.rules import LIFTS_REFUSAL, OPENS_AGAIN, SEEKS_AGAIN
from woonzeker.planning.models import DoorCaution

OF_AGE = 18
#: how a mobile number begins, as it is kept
_MOBILE = "06"
#: the terms that a try may still meet
_TERMS = ("offer", "threatening_talk")


@dataclass(frozen=True, slots=True)
class Sought:
    """All that was tried with a household, since it was last sought and before, and its wish."""

    since_on: date
    now: tuple[ContactAttempt, ...]
    before: tuple[ContactAttempt, ...]
    wish: ContactWish | None
    #: nobody could be reached, and the case waits for the next signal
    waits: bool = False


def ladders_on(day: date) -> Ladders:
    """The ladders of the municipality that is chosen now, as they hold on a day."""
    return ladders_from(decided(current_municipality(), PolicyKind.LADDER, on=day))


def sought(case: Case) -> Sought:
    """What was tried since the case was last opened, or taken up again after nobody answered.

    A case that closed because its link was reopened, and whose own signal came back, was never
    away: what was tried before still counts (Wgs art. 4 lid 1).
    """
    attempts = tuple(ContactAttempt.objects.filter(case=case).order_by("tried_on", "recorded_at"))
    moves = list(CaseMove.objects.filter(case=case).order_by("-sequence"))
    began = _began(case, moves)
    newest = next((m.moved_on for m in moves if m.code in SEEKS_AGAIN), case.opened_on)
    now = tuple(each for each in attempts if began is None or _after(each, began))
    return Sought(
        since_on=max(newest, began.moved_on if began else case.opened_on),
        now=now,
        before=attempts[: len(attempts) - len(now)],
        wish=ContactWish.objects.filter(case=case, ended_at=None).first(),
        waits=_waits(case, moves),
    )


def _waits(case: Case, moves: Sequence[CaseMove]) -> bool:
    last = next((move.code for move in moves if move.to_status != move.from_status), "")
    return case.status == CaseStatus.WAITING and last == "wait_for_signal"


def _after(attempt: ContactAttempt, move: CaseMove) -> bool:
    if attempt.tried_on == move.moved_on:
        return attempt.recorded_at >= move.moved_at
    return attempt.tried_on > move.moved_on


def _began(case: Case, moves: Sequence[CaseMove]) -> CaseMove | None:
    """The move with which the household was last sought anew; None when it is the first time.

    Who said no is sought anew when something new comes.
    """
    refused = next((move.sequence for move in moves if move.code == "help_declined"), None)
    for move, before in pairwise(moves):
        if before.code == "close_wrongly_linked" and _came_back(case):
            continue
        lifts = refused is not None and move.sequence > refused and move.code in LIFTS_REFUSAL
        if move.code in OPENS_AGAIN or lifts:
            return move
    return None


def _came_back(case: Case) -> bool:
    released = SignalRelease.objects.filter(case=case)
    return released.filter(signal__in_period__period__case=case).exists()


def ladder_facts(case: Case, found: Sought, *, on: date) -> LadderFacts:
    """All that counts for the next step with a household on a day."""
    ladders = ladders_on(on)
    signals = _signals(case)
    lane = lane_of(_lane_facts(case, signals, on))
    return LadderFacts(
        on=on,
        began_on=found.since_on,
        lane=lane,
        rungs=ladders.lanes[lane],
        weeks=ladders.weeks_for(frozenset(row.signal.sector for row in signals)),
        again=ladders.again[lane],
        tried=tuple(_tried(each) for each in found.now),
        failed_before=_failed_before(found.before),
        worked=_worked(found.before),
        wish=_wish(found.wish),
        means=_means(signals),
        may_visit=_may_visit(case),
        due_on=_due_on(case),
    )


def _tried(attempt: ContactAttempt) -> Tried:
    step = step_of(attempt.channel, attempt.day_part, by_peer=attempt.by_peer, rung=attempt.rung)
    return Tried(step, attempt.day_part, attempt.outcome, attempt.tried_on)


def _failed_before(before: Sequence[ContactAttempt]) -> frozenset[Way]:
    """The ways that failed in earlier times, since somebody was last reached."""
    failed: set[Way] = set()
    for each in map(_tried, reversed(before)):
        if each.outcome in REACHED:
            break
        failed.add(each.way)
    return frozenset(failed)


def _worked(before: Sequence[ContactAttempt]) -> tuple[Worked, ...]:
    """By what they were reached in earlier times, the newest first, each way once."""
    found: dict[Way, Worked] = {}
    for each in map(_tried, reversed(before)):
        if each.outcome in REACHED:
            found.setdefault(each.way, Worked(each.way, each.on))
    return tuple(found.values())


def _wish(wish: ContactWish | None) -> Wish:
    if wish is None:
        return Wish()
    return Wish(
        channels=tuple(wish.channels),
        not_channels=frozenset(wish.not_channels),
        day_parts=tuple(wish.day_parts),
        not_at_home=wish.not_at_home,
    )


def _signals(case: Case) -> list[PeriodSignal]:
    """The signals since the case was last opened; all of them when that cannot be told."""
    rows = list(
        PeriodSignal.objects.filter(period__case=case)
        .select_related("signal")
        .order_by("-period__starts_on", "-signal__signalled_on", "-taken_up_at")
    )
    for place, row in enumerate(rows, 1):
        if row.came_as != "joined":
            return rows[:place]
    return rows


def _lane_facts(case: Case, signals: Iterable[PeriodSignal], on: date) -> LaneFacts:
    said = [row.signal for row in signals]
    ends = [each for each in said if each.end_of_supply_on]
    water = any(each.sector == Sector.WATER for each in ends)
    return LaneFacts(
        threatening=case.threatening,
        eviction=any(each.eviction_on for each in said),
        sieve_step=case.step,
        supply_ends=bool(ends),
        water_ends=water,
        children=water and _children(case, on),
        partners=len({each.partner_id for each in said}),
    )


def _children(case: Case, on: date) -> bool:
    """Whether somebody who may be under age lives there, as far as the register knows."""
    births = Person.objects.filter(
        address_key=case.household.address_key, died_on=None, departed_on=None
    ).values_list("born_on", flat=True)
    return any(perhaps_under(read_date(born), OF_AGE, on) for born in births)


def _means(signals: Iterable[PeriodSignal]) -> frozenset[LadderStep]:
    phones = [phone for row in signals for phone in row.signal.phones]
    emails = any(row.signal.emails for row in signals)
    kinds = (
        (bool(phones), LadderStep.CALL),
        (any(phone.startswith(_MOBILE) for phone in phones), LadderStep.MESSAGE),
        (emails, LadderStep.EMAIL),
    )
    return frozenset(step for there, step in kinds if there)


def _may_visit(case: Case) -> bool:
    shut = Q(kind="no_visits", ended_on=None, look_again_on__gt=clock.today())
    return not DoorCaution.objects.filter(shut, case=case).exists()


def _due_on(case: Case) -> date | None:
    terms = CaseTerm.objects.filter(case=case, met_on=None, kind__in=_TERMS).order_by("due_on")
    return terms.values_list("due_on", flat=True).first()
