# SPDX-License-Identifier: EUPL-1.2
"""Households that nobody reached yet: what the ladder says, wishes, waiting, a talk half done."""

from __future__ import annotations

from functools import partial
from itertools import islice
from uuid import UUID

from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, PeriodSignal
from woonzeker.demo.stories.stage import Stage, managed, told
from woonzeker.help.rules.talk import Said, Words
from woonzeker.help.services import talk
from woonzeker.outreach import services as outreach
from woonzeker.outreach.ladder import LadderStep, next_rung
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.selectors import seeking
from woonzeker.process import Exit

#: so many households are tried for one of which the next step is a visit in the evening
_TRIES = 4


def ladder(stage: Stage) -> None:
    """Twice nobody at home by day, so the ladder says evening; and one who chose otherwise."""
    older = stage.unreached().filter(opened_on__lte=stage.ago(14)).exclude(pk__in=stage.taken)
    silent = (case for case in older if not _has_phone(case))
    for case in islice(silent, _TRIES):
        stage.taken.add(case.pk)
        _closed_doors(stage, case.pk)
        if _proposed(stage, case) is LadderStep.EVENING_VISIT:
            break
    other = stage.take(stage.unreached().order_by("-opened_on", "-number"))
    if other is not None:
        mine = stage.practice.worker
        with stage.on(stage.ago(3)):
            stage.give(other.pk, mine)
            steps = (LadderStep.ELSEWHERE, LadderStep.CALL)
            any(managed(partial(_deviate, stage, other.pk, step)) for step in steps)


def _closed_doors(stage: Stage, case: UUID) -> None:
    mine = stage.practice.worker
    doors = (
        (12, "ochtend", ContactOutcome.CARD_LEFT),
        (6, "middag", ContactOutcome.NOT_REACHED),
    )
    for days, day_part, outcome in doors:
        with stage.on(stage.ago(days)):
            stage.give(case, mine)
            outreach.record_contact(
                actor=mine, case=case, channel=Channel.VISIT, outcome=outcome, day_part=day_part
            )


def _has_phone(case: Case) -> bool:
    """Whether a partner gave a number: who can be called is called first."""
    rows = PeriodSignal.objects.filter(period__case=case).select_related("signal")
    return any(row.signal.phones for row in rows)


def _proposed(stage: Stage, case: Case) -> LadderStep | None:
    with stage.on(stage.today):
        return next_rung(seeking.ladder_facts(case, seeking.sought(case), on=stage.today)).step


def _deviate(stage: Stage, case: UUID, step: LadderStep) -> None:
    outreach.deviate(actor=stage.practice.worker, case=case, step=step, why=told("deviation"))


def wishes(stage: Stage) -> None:
    """How two households want to be met: in their own language, and not at home."""
    for row in told("wishes"):
        case = stage.take(stage.unreached())
        if case is not None:
            with stage.on(stage.ago(5)):
                stage.give(case.pk, stage.practice.worker)
                outreach.record_wish(
                    actor=stage.practice.worker, case=case.pk, wishes=outreach.Wishes(**row)
                )


def waiting(stage: Stage) -> None:
    """Nobody was reached in all those weeks: the case waits, in sight, for the next signal."""
    mine = stage.practice.coordinator
    for case in stage.unreached()[:_TRIES]:
        with stage.on(stage.ago(4)):
            end = partial(cases.round_off, actor=mine, case=case.pk, result=Exit.NO_CONTACT)
            if managed(end):
                stage.taken.add(case.pk)
                return


def halfway(stage: Stage) -> None:
    """A talk that was begun and goes on tomorrow."""
    case = stage.take(stage.helped())
    if case is None:
        return
    mine, words = stage.practice.worker, told("half_talk")
    with stage.on(stage.ago(3)):
        stage.give(case.pk, mine)
        talk.save_talk(
            actor=mine, case=case.pk, held_on=stage.ago(3), place="thuis", version=0,
            words=Words(
                opening=words["opening"],
                areas={code: Said(*each) for code, each in words["areas"].items()},
            ),
        )  # fmt: skip
