# SPDX-License-Identifier: EUPL-1.2
"""What is known of a household for the ladder. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CaseStatus,
    CaseTask,
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
from woonzeker.outreach.models import ContactAttempt, Letter
from woonzeker.outreach.rules import APPOINTMENT, LIFTS_REFUSAL, OPENS_AGAIN, SEEKS_AGAIN
from woonzeker.outreach.selectors.wished import Wished, wished_of
from woonzeker.planning.selectors import NO_VISITS, TWO_PEOPLE, cautions_of

OF_AGE = 18
#: filled at start-up by the room that asks after children: the cases where somebody heard of them
CHILDREN_HEARD: list[Callable[[Sequence[UUID]], Collection[UUID]]] = []
#: how a mobile number begins, as it is kept
_MOBILE = "06"
#: steps for which a number is dialled
_BY_NUMBER = frozenset({LadderStep.CALL, LadderStep.MESSAGE})
#: the terms that a try may still meet
_TERMS = ("offer", "first_talk", "threatening_talk")


@dataclass(frozen=True, slots=True)
class Sought:
    """All that was tried with a household, since it was last sought and before, and its wish."""

    since_on: date
    now: tuple[ContactAttempt, ...]
    before: tuple[ContactAttempt, ...]
    wish: Wished | None
    #: nobody could be reached, and the case waits for the next signal
    waits: bool = False
    #: when what began on `since_on` was recorded; None when that cannot be told
    since_at: datetime | None = None
    #: the day of an appointment that waits
    meets_on: date | None = None

    @property
    def since(self) -> tuple[ContactAttempt, ...]:
        """What was tried since the newest report, or since the household was last sought."""
        return tuple(each for each in self.now if each.tried_on >= self.since_on)


def ladders_on(day: date) -> Ladders:
    """The ladders of the municipality that is chosen now, as they hold on a day."""
    return ladders_from(decided(current_municipality(), PolicyKind.LADDER, on=day))


def sought(case: Case) -> Sought:
    """What was tried with the household of a case, as `sought_of` says."""
    return sought_of([case])[case.pk]


def sought_of(cases: Sequence[Case]) -> dict[UUID, Sought]:
    """What was tried since a case was last opened, or taken up again after nobody answered.

    A case that closed because its link was reopened, and whose own signal came back, was never
    away: what was tried before still counts (Wgs art. 4 lid 1).
    """
    attempts = _by_case(ContactAttempt.objects.order_by("tried_on", "recorded_at"), cases)
    moves = _by_case(CaseMove.objects.order_by("-sequence"), cases)
    wishes, meets = wished_of(cases), _meets_on(cases)
    back = _came_back(cases)
    return {
        case.pk: _sought(
            case,
            tuple(attempts[case.pk]),
            moves[case.pk],
            wishes.get(case.pk),
            meets_on=meets.get(case.pk),
            came_back=case.pk in back,
        )
        for case in cases
    }


def _meets_on(cases: Sequence[Case]) -> dict[UUID, date]:
    """The day of the appointment that waits, by case."""
    rows = CaseTask.objects.filter(
        case__in=[case.pk for case in cases], kind=APPOINTMENT, done_on=None
    )
    return {row.case_id: row.due_on for row in rows.order_by("due_on") if row.case_id}


def _by_case(rows: Any, cases: Sequence[Case]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows.filter(case__in=[case.pk for case in cases]):
        found[row.case_id].append(row)
    return found


def _sought(
    case: Case,
    attempts: tuple[ContactAttempt, ...],
    moves: Sequence[CaseMove],
    wish: Wished | None,
    *,
    meets_on: date | None,
    came_back: bool,
) -> Sought:
    began = _began(moves, came_back=came_back)
    newest = next((m for m in moves if m.code in SEEKS_AGAIN), None)
    starts = [move for move in (newest, began) if move is not None]
    now = tuple(each for each in attempts if began is None or _after(each, began))
    return Sought(
        since_on=max([case.opened_on, *(move.moved_on for move in starts)]),
        now=now,
        before=attempts[: len(attempts) - len(now)],
        wish=wish,
        waits=_waits(case, moves),
        since_at=max((move.moved_at for move in starts), default=None),
        meets_on=meets_on,
    )


def counts_since(letter: Letter, past: Sought) -> bool:
    """Whether a letter was made since the newest report or the newest opening of its case."""
    if past.since_at is not None:
        return letter.made_at >= past.since_at
    return letter.made_at.astimezone(clock.AMSTERDAM).date() >= past.since_on


def _waits(case: Case, moves: Sequence[CaseMove]) -> bool:
    last = next((move.code for move in moves if move.to_status != move.from_status), "")
    return case.status == CaseStatus.WAITING and last == "wait_for_signal"


def _after(attempt: ContactAttempt, move: CaseMove) -> bool:
    if attempt.tried_on == move.moved_on:
        return attempt.recorded_at >= move.moved_at
    return attempt.tried_on > move.moved_on


def _began(moves: Sequence[CaseMove], *, came_back: bool) -> CaseMove | None:
    """The move with which the household was last sought anew; None when it is the first time.

    Who said no is sought anew when something new comes. A worry that others have wakes a case
    that waited as well, but not the case of who said no.
    """
    refused = next((move.sequence for move in moves if move.code == "help_declined"), None)
    for move, before in pairwise(moves):
        if before.code == "close_wrongly_linked" and came_back:
            continue
        lifts = refused is not None and move.sequence > refused and move.code in LIFTS_REFUSAL
        woke = move.from_status == CaseStatus.WAITING and move.code in LIFTS_REFUSAL
        worried = move.from_status == CaseStatus.WAITING and move.code == "join_worry"
        woke = woke or (worried and not _said_no(moves, move))
        if move.code in OPENS_AGAIN or lifts or woke:
            return move
    return None


def _said_no(moves: Sequence[CaseMove], until: CaseMove) -> bool:
    """Whether at a move they had said no, and nothing came that lifts it; the newest move first."""
    before = (move.code for move in moves if move.sequence < until.sequence)
    said = next((code for code in before if code == "help_declined" or code in LIFTS_REFUSAL), "")
    return said == "help_declined"


def _came_back(cases: Sequence[Case]) -> frozenset[UUID]:
    """The cases of which a signal that was taken out stands in them again."""
    again = PeriodSignal.objects.filter(signal=OuterRef("signal"), period__case=OuterRef("case"))
    released = SignalRelease.objects.filter(Exists(again), case__in=[case.pk for case in cases])
    return frozenset(released.values_list("case_id", flat=True))


def ladder_facts(case: Case, found: Sought, *, on: date) -> LadderFacts:
    """All that counts for the next step with the household of a case on a day."""
    return facts_of([case], {case.pk: found}, on=on)[case.pk]


def facts_of(
    cases: Sequence[Case], found: Mapping[UUID, Sought], *, on: date
) -> dict[UUID, LadderFacts]:
    """All that counts for the next step with these households on a day."""
    ladders, signals = ladders_on(on), _signals(cases)
    due, care = _due_on(cases), cautions_of([case.pk for case in cases])
    children = _children_asked(cases, on)
    return {
        case.pk: _facts(
            case,
            found[case.pk],
            ladders,
            signals[case.pk],
            children,
            due_on=due.get(case.pk),
            care=care.get(case.pk, ""),
            on=on,
        )
        for case in cases
    }


def _facts(
    case: Case,
    found: Sought,
    ladders: Ladders,
    signals: Sequence[PeriodSignal],
    children: Callable[[Case], bool],
    *,
    due_on: date | None,
    care: str,
    on: date,
) -> LadderFacts:
    lane = lane_of(_lane_facts(case, signals, children))
    return LadderFacts(
        on=on,
        began_on=found.since_on,
        lane=lane,
        rungs=ladders.lanes[lane],
        weeks=ladders.weeks_for(frozenset(row.signal.sector for row in signals)),
        again=ladders.again[lane],
        tried=_tries(found),
        failed_before=_failed_before(found.before),
        worked=_worked(found.before),
        wish=_wish(found.wish),
        means=_means(signals, found.wish.phone if found.wish else ""),
        may_visit=care != NO_VISITS,
        by_two=care == TWO_PEOPLE,
        due_on=due_on,
        meets_on=found.meets_on,
    )


def _tries(found: Sought) -> tuple[Tried, ...]:
    """What was tried; that a number was wrong says nothing of one that they gave later."""
    given_at = found.wish.phone_at if found.wish else None
    tries = []
    for each in found.now:
        tried = _tried(each)
        wrong = tried.outcome == "no_number" and tried.step in _BY_NUMBER
        if wrong and given_at and each.recorded_at < given_at:
            tried = replace(tried, outcome="not_reached")
        tries.append(tried)
    return tuple(tries)


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


def _wish(wish: Wished | None) -> Wish:
    if wish is None:
        return Wish()
    return Wish(
        channels=wish.channels,
        not_channels=wish.not_channels,
        day_parts=wish.day_parts,
        not_at_home=wish.not_at_home,
    )


def _signals(cases: Sequence[Case]) -> dict[UUID, list[PeriodSignal]]:
    """The signals since each case was last opened; all of them when that cannot be told."""
    rows = (
        PeriodSignal.objects.filter(period__case__in=[case.pk for case in cases])
        .select_related("signal", "period")
        .order_by("-period__starts_on", "-signal__signalled_on", "-taken_up_at")
    )
    found: dict[UUID, list[PeriodSignal]] = defaultdict(list)
    for row in rows:
        found[row.period.case_id].append(row)
    return defaultdict(list, {case: _since_opened(rows) for case, rows in found.items()})


def _since_opened(rows: list[PeriodSignal]) -> list[PeriodSignal]:
    for place, row in enumerate(rows, 1):
        if row.came_as != "joined":
            return rows[:place]
    return rows


def _lane_facts(
    case: Case, signals: Iterable[PeriodSignal], children: Callable[[Case], bool]
) -> LaneFacts:
    said = [row.signal for row in signals]
    ends = [each for each in said if each.end_of_supply_on]
    water = any(each.sector == Sector.WATER for each in ends)
    return LaneFacts(
        threatening=case.threatening,
        eviction=any(each.eviction_on for each in said),
        sieve_step=case.step,
        supply_ends=bool(ends),
        water_ends=water,
        children=water and children(case),
        partners=len({each.partner_id for each in said}),
    )


def _children_asked(cases: Sequence[Case], on: date) -> Callable[[Case], bool]:
    """Tells of a case whether somebody who may be under age lives there: as the register knows or
    as somebody heard. Asked when somebody first wants to know; in doubt there are."""
    known: dict[str, bool] = {}
    heard: set[UUID] = set()

    def children(case: Case) -> bool:
        if not known:
            heard.update(*(hears([each.pk for each in cases]) for hears in CHILDREN_HEARD))
            keys = {each.household.address_key for each in cases}
            known.update(dict.fromkeys(keys, False))
            rows = Person.objects.filter(address_key__in=keys, died_on=None, departed_on=None)
            for key, born in rows.values_list("address_key", "born_on"):
                known[key] = known[key] or perhaps_under(read_date(born), OF_AGE, on)
        return case.pk in heard or known[case.household.address_key]

    return children


def _means(signals: Iterable[PeriodSignal], own: str) -> frozenset[LadderStep]:
    """For which steps there is a number or address; the number that they gave themselves counts."""
    phones = [phone for row in signals for phone in row.signal.phones] + [own] * bool(own)
    emails = any(row.signal.emails for row in signals)
    kinds = (
        (bool(phones), LadderStep.CALL),
        (any(phone.startswith(_MOBILE) for phone in phones), LadderStep.MESSAGE),
        (emails, LadderStep.EMAIL),
    )
    return frozenset(step for there, step in kinds if there)


def _due_on(cases: Sequence[Case]) -> dict[UUID, date]:
    """The last day of the nearest term of each case."""
    terms = CaseTerm.objects.filter(case__in=[case.pk for case in cases], met_on=None)
    rows = terms.filter(kind__in=_TERMS).order_by("-due_on")
    return dict(rows.values_list("case_id", "due_on"))
