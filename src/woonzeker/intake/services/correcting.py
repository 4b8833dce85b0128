# SPDX-License-Identifier: EUPL-1.2
"""A partner was asked about a signal and said what it should have been."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.models import ArrearsSignal, SignalCorrection, SignalResult
from woonzeker.intake.rules import CORRECTABLE, read_corrections

_MAY = writes(DataClass.SIGNAL).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)
_BASIS = "Wgs art. 3 lid 1 onder b; AVG art. 5 lid 1 onder d"


@action("intake.correct_signal", may_if=_MAY, basis=_BASIS, about="signal")
def correct_signal(*, actor: Actor, signal: UUID, said: Mapping[str, str]) -> ArrearsSignal:
    """Put right what a partner says about whom its signal means, and keep what stood there.

    `said` holds what was typed by the names of CORRECTABLE; what is left out or the same stays.
    Raises NotFound; Refused for a value that cannot be used or a signal that was taken up.
    """
    found = ArrearsSignal.objects.select_for_update().filter(pk=signal).first()
    if found is None:
        raise NotFound
    if found.result == SignalResult.TAKEN_UP:
        raise Refused(_("Dit signaal is al opgepakt. Heropen eerst van wie het is."))
    now = {name: getattr(found, name) for name in CORRECTABLE}
    read = read_corrections(said, now, on=clock.today())
    if read.wrong:
        raise Refused(next(iter(read.wrong.values())).sentence)
    if read.changes:
        SignalCorrection.objects.create(
            signal=found,
            corrected_at=clock.now(),
            corrected_by=actor.id,
            before={name: now[name] for name in read.changes},
        )
        for name, value in read.changes.items():
            setattr(found, name, value)
        found.save(update_fields=list(read.changes))
    return found
