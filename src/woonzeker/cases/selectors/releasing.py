# SPDX-License-Identifier: EUPL-1.2
"""What hangs on the decision whose signal it is, and what becomes of it when that was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import F, Q, QuerySet

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CaseTask,
    PeriodSignal,
)
from woonzeker.cases.rules import BY_MESSAGE, MAY_RELEASE, Fate, MadeMove, fate_of
from woonzeker.cases.selectors.asking import TASK_NAMES
from woonzeker.cases.selectors.listing import secret_cases
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.process import Exit, find_move
from woonzeker.ui.words import address

_SENT_BY_TASK = "written_offer"


@dataclass(frozen=True, slots=True)
class Hanging:
    """A signal beside the case it was brought under, and what becomes of that case without it.

    `others` are the other signals of the case in the order in which they came; `now` those of them
    since the case was last opened before this signal came.
    """

    signal: ArrearsSignal
    case: Case | None
    row: PeriodSignal | None
    others: tuple[PeriodSignal, ...]
    now: tuple[PeriodSignal, ...]
    fate: Fate | None
    tasks: tuple[CaseTask, ...]

    @property
    def since(self) -> date | None:
        """The day from which its case knew the signal."""
        if self.row is None:
            return None
        if self.row.taken_up_at is None:
            return self.signal.delivery.received_on
        return self.row.taken_up_at.astimezone(AMSTERDAM).date()


@dataclass(frozen=True, slots=True)
class TaskToGo:
    """A task that hangs on the signal: still to do, or done for the wrong household."""

    name: str
    due_on: date
    done_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ReleasePreview:
    """What somebody sees before a signal leaves its case. No names: the case shows those."""

    case: UUID | None
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    secret: bool
    signals: int
    fate: Fate | None
    since: date | None
    #: how the case ended before this signal opened it again
    ended_before: str
    tasks: tuple[TaskToGo, ...]
    letters_on: tuple[date, ...]
    repeats: int


@look("cases.release_preview", may_if=MAY_RELEASE, basis="AVG art. 5 lid 1 onder d", about="signal")
def release_preview(*, actor: Actor, signal: UUID, linked_to: UUID | None) -> ReleasePreview:
    """See what hangs on a signal before it leaves its case; raises NotFound."""
    found = hanging_on(signal)
    case = found.case
    ended = ending_before(case) if case and found.fate is Fate.AS_BEFORE else None
    return ReleasePreview(
        case=case.pk if case else None,
        number=case.number if case else "",
        address=address(case.household) if case else "",
        secret=bool(case and secret_cases([case.pk])),
        signals=len(found.others),
        fate=found.fate,
        since=found.since,
        ended_before=Exit(ended[0]).dutch if ended else "",
        tasks=tuple(
            TaskToGo(str(TASK_NAMES.get(task.kind, task.kind)), task.due_on, task.done_on)
            for task in found.tasks
        ),
        letters_on=letters_of(found.tasks),
        repeats=_repeats(found.signal, linked_to).count(),
    )


@look("cases.repeats", may_if=MAY_RELEASE, basis="AVG art. 5 lid 1 onder d", about="signal")
def repeats_of(*, actor: Actor, signal: UUID, linked_to: UUID | None) -> tuple[UUID, ...]:
    """The links of later reports of the same debt that only counted as its repeat.

    They go the same way as the signal; none when another taken up report of that debt stays with
    the same person. Raises NotFound.
    """
    found = ArrearsSignal.objects.filter(pk=signal).first()
    if found is None:
        raise NotFound
    return tuple(_repeats(found, linked_to).order_by("pk").values_list("link", flat=True))


def hanging_on(signal: UUID) -> Hanging:
    """Read what hangs on a signal. A building block: nobody looks here. Raises NotFound."""
    found = ArrearsSignal.objects.select_related("delivery").filter(pk=signal).first()
    if found is None:
        raise NotFound
    row = PeriodSignal.objects.select_related("period__case__household").filter(signal=found)
    mine = row.first()
    own_tasks = list(CaseTask.objects.filter(signal=found).order_by("due_on", "kind"))
    if mine is None:
        return Hanging(found, None, None, (), (), None, tuple(own_tasks))
    case = mine.period.case
    rows = in_order(case)
    now, newest, before = _around(rows, mine)
    fate = fate_of(len(now), before, newest=newest, moves=_since_opened(case, mine))
    if fate is Fate.CLOSES:
        open_tasks = CaseTask.objects.filter(case=case, signal=None, done_on=None)
        own_tasks += open_tasks.order_by("due_on", "kind")
    others = tuple(each for each in rows if each.pk != mine.pk)
    return Hanging(found, case, mine, others, now, fate, tuple(own_tasks))


def in_order(case: Case) -> list[PeriodSignal]:
    """The signals of a case in the order in which they came under it."""
    rows = PeriodSignal.objects.filter(period__case=case).select_related(
        "signal__delivery", "signal__link", "period"
    )
    return list(
        rows.order_by(
            "period__starts_on",
            F("taken_up_at").asc(nulls_first=True),
            "signal__delivery__received_at",
            "signal__line_number",
            "signal__own_reference",
        )
    )


def _around(
    rows: list[PeriodSignal], mine: PeriodSignal
) -> tuple[tuple[PeriodSignal, ...], bool, int]:
    """The others since the case was opened before this signal came, whether that is the last
    time that it was opened, and how many came before."""
    times: list[list[PeriodSignal]] = []
    for row in rows:
        if row.came_as != "joined" or not times:
            times.append([])
        times[-1].append(row)
    place = next(n for n, time in enumerate(times) if any(each.pk == mine.pk for each in time))
    others = tuple(each for each in times[place] if each.pk != mine.pk)
    return others, place == len(times) - 1, sum(len(time) for time in times[:place])


def _since_opened(case: Case, mine: PeriodSignal) -> list[MadeMove]:
    """The moves since the case was opened, or all of them when this signal did not reopen it."""
    moves = list(CaseMove.counting.filter(case=case).order_by("sequence"))
    if mine.came_as == "reopened":
        last = max((n for n, each in enumerate(moves) if each.code == "reopen"), default=0)
        moves = moves[last:]
    return made(moves)


def made(moves: list[CaseMove]) -> list[MadeMove]:
    """Moves as the rules see them."""
    return [
        MadeMove(each.code, each.actor_kind == "system" and each.actor_id != BY_MESSAGE)
        for each in moves
    ]


def evictions_told(case: Case) -> QuerySet[CaseMove]:
    """The moves by which somebody else than a signal told of an eviction, and still does."""
    told = CaseMove.counting.filter(
        case=case, code__in=("eviction_announced", "begin_by_eviction_notice")
    )
    return told.exclude(Q(actor_kind="system") & ~Q(actor_id=BY_MESSAGE))


def ending_before(case: Case) -> tuple[str, date] | None:
    """How and when a case had ended before it was last opened by a report; None when never."""
    opened = CaseMove.objects.filter(case=case, code="reopen").order_by("-sequence").first()
    if opened is None:
        return None
    earlier = CaseMove.objects.filter(case=case, sequence__lt=opened.sequence)
    for each in earlier.order_by("-sequence"):
        target = find_move(each.code).target
        if isinstance(target, Exit):
            return target.value, each.moved_on
    return None


def letters_of(tasks: tuple[CaseTask, ...]) -> tuple[date, ...]:
    """The days on which a letter went out because of one of these tasks."""
    return tuple(
        task.done_on for task in tasks if task.kind == _SENT_BY_TASK and task.done_on is not None
    )


def _repeats(signal: ArrearsSignal, linked_to: UUID | None) -> QuerySet[ArrearsSignal]:
    same = Q(link__person=linked_to, partner=signal.partner_id)
    if signal.customer_number:
        same &= Q(customer_number=signal.customer_number)
    debt = ArrearsSignal.objects.filter(same).exclude(pk=signal.pk)
    if linked_to is None or debt.exclude(in_period=None).exists():
        return ArrearsSignal.objects.none()
    return debt.filter(result=SignalResult.REPEAT)
