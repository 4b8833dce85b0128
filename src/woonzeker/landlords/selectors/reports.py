# SPDX-License-Identifier: EUPL-1.2
"""A report that waits at the desk, for the job that hands it over once it may go."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import only_system
from woonzeker.landlords.models import ArrearsFile, FileState


@desk_look("landlords.held_report", may_if=only_system(), about="arrears")
def held_report(*, actor: Actor, arrears: UUID) -> dict[str, str] | None:
    """What waits to go to the municipality; None when it went, or nothing waits."""
    found = ArrearsFile.objects.filter(pk=arrears, state=FileState.HELD, delivery=None).first()
    return dict(found.report) if found else None
