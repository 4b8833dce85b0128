# SPDX-License-Identifier: EUPL-1.2
"""The lines behind the counts: signals that were taken in, and lines that were counted double."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.intake.models import ArrearsSignal, SetAsideLine
from woonzeker.intake.selectors.deliveries import delivery_of
from woonzeker.intake.selectors.shielded import closed_signals, masked

_BASIS = "Wgs art. 3 lid 1 onder b"
#: a partner sees the first lines of its own file beside the question about it
_MAY_SEE_OWN = sees(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR)
_MAY_SEE = sees(DataClass.SIGNAL).by(Role.INTAKE_COORDINATOR)


@look("intake.accepted_signals", may_if=_MAY_SEE, basis=_BASIS, about="delivery")
def accepted_signals(
    *, actor: Actor, delivery: UUID, result: str = "", defects: bool = False
) -> QuerySet[ArrearsSignal]:
    """See the signals of a delivery that were taken in, in the order of the file.

    Without those that are closed to who looks.
    """
    found = ArrearsSignal.objects.filter(delivery=delivery_of(actor, delivery))
    if closed := closed_signals(actor):
        found = found.exclude(closed)
    if result:
        found = found.filter(result=result)
    if defects:
        found = found.exclude(defects=[])
    audit.concerns(found.count())
    return found.order_by("line_number")


@look("intake.duplicate_lines", may_if=_MAY_SEE, basis=_BASIS, about="delivery")
def duplicate_lines(*, actor: Actor, delivery: UUID) -> QuerySet[SetAsideLine]:
    """See the lines of a delivery that were counted double, in the order of the file."""
    found = SetAsideLine.objects.filter(delivery=delivery_of(actor, delivery), outcome="duplicate")
    audit.concerns(found.count())
    return found.order_by("number")


@look("intake.preview", may_if=_MAY_SEE_OWN, basis=_BASIS, about="delivery")
def preview(*, actor: Actor, delivery: UUID) -> list[list[str]]:
    """See the first lines of a file that waits for an answer; none once it is answered."""
    questions = delivery_of(actor, delivery).questions
    lines: list[list[str]] = questions[0]["preview"] if questions else []
    audit.concerns(len(lines))
    return [masked(actor, line) for line in lines]
