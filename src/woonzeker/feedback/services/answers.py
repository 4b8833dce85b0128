# SPDX-License-Identifier: EUPL-1.2
"""Telling partners what became of their signals: computed from what is known, kept as told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.feedback.models import (
    AnswerRelease,
    ReleaseState,
    ToldAnswer,
)
from woonzeker.feedback.rules.answers import Answer, answer_for
from woonzeker.feedback.rules.policy import FeedbackPolicy
from woonzeker.feedback.rules.telling import reason_of, tells
from woonzeker.feedback.selectors.facts import Signal, facts_of_signals, live_signals
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.feedback.services.outbox import put_out
from woonzeker.feedback.services.turns import one_at_a_time
from woonzeker.law.terms import add_working_days

BASIS = "Wgs art. 3 lid 1 onder b"
#: signals that are looked at together
AT_ONCE = 2_000


@action("feedback.tell_answers", may_if=only_system(), basis=BASIS)
def tell_answers(*, actor: Actor, on: date, of_late: bool = False) -> int:
    """Tell each partner what changed of its own signals; again does nothing. Gives how many.

    With `of_late` only signals without a case, or of cases in which something happened these days.
    """
    policy, told = feedback_policy(actor, on=on), 0
    ids = iter(live_signals(actor, of_late=of_late).values_list("pk", flat=True))
    while part := list(islice(ids, AT_ONCE)):
        told += tell_signals(actor, part, policy, on=on)
    audit.concerns(told)
    return told


def tell_signals(actor: Actor, ids: Iterable[UUID], policy: FeedbackPolicy, *, on: date) -> int:
    """Tell what changed of these signals, inside somebody's action; gives how many."""
    one_at_a_time("feedback.tell")
    rows = facts_of_signals(actor, ids, on=on)
    answered = [(each, answer_for(each.facts, policy)) for each in rows]
    changed = [
        (each, answer) for each, answer in answered if tells(answer, each.last, anew=each.anew)
    ]
    ToldAnswer.objects.bulk_create(_rows(actor, changed, on))
    _let_wait(answered, policy, on)
    put_out(actor, [(each.pk, each.partner) for each, _answer in changed])
    audit.concerns(signals=[each.pk for each, _answer in changed])
    return len(changed)


def _rows(actor: Actor, changed: Iterable[tuple[Signal, Answer]], on: date) -> Iterator[ToldAnswer]:
    for each, answer in changed:
        day, moment = each.last.not_before(max(on, each.facts.received_on), clock.now())
        yield ToldAnswer(
            signal=each.pk,
            partner_id=each.partner,
            number=each.last.number + 1,
            code=answer.code,
            item=answer.item,
            on=answer.on,
            told_on=day,
            told_at=moment,
            basis=answer.basis,
            reason=reason_of(answer, each.last),
            told_by=actor.id,
        )


def _let_wait(answered: list[tuple[Signal, Answer]], policy: FeedbackPolicy, on: date) -> None:
    """Put before a person what only a person tells; take away what no longer waits for one."""
    moot = [each.pk for each, answer in answered if each.waits and not answer.waits_for]
    AnswerRelease.objects.filter(signal__in=moot, state=ReleaseState.WAITS).delete()
    again = [each.pk for each, answer in answered if each.anew and not answer.waits_for]
    AnswerRelease.objects.filter(signal__in=again).delete()
    due_on = add_working_days(on, policy.release_working_days)
    for each, answer in answered:
        if not answer.waits_for:
            continue
        asked = {"code": answer.waits_for, "asked_on": on, "due_on": due_on}
        row, made = AnswerRelease.objects.get_or_create(signal_id=each.pk, defaults=asked)
        if not made and (row.code != answer.waits_for or row.state == ReleaseState.WITHHELD):
            AnswerRelease.objects.filter(pk=row.pk).update(
                **asked, state=ReleaseState.WAITS, tried_how="", tried_on=None, decided_at=None,
                decided_by="",
            )  # fmt: skip
