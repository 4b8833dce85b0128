# SPDX-License-Identifier: EUPL-1.2
"""What the owner of the database does for a term, told where everybody can see it."""

from __future__ import annotations

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.retention.models import RetentionRun, RunState
from woonzeker.retention.rules import KeptClass


@action("access.cut_audit", may_if=only_system(), basis="AVG art. 5 lid 1 onder e", about="digest")
def tell_cut(*, actor: Actor, digest: str) -> str:
    """Say in the audit log that its lines up to and with this hash go, before they do."""
    return digest


def tell_cut_of_sign_ins(*, digest: str) -> None:
    """The same of the lines about signing in, which belong to no municipality: in their chain."""
    audit.sign_in_event("access.cut_audit", subject=digest)


@action("retention.end_owner_runs", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def end_owner_runs(*, actor: Actor, kept: KeptClass, destroyed: int = 0) -> None:
    """Note that the owner of the database did what was released."""
    for run in RetentionRun.objects.filter(kept=kept, state=RunState.RUNNING):
        run.state, run.ended_at = RunState.DONE, clock.now()
        run.destroyed = {kept.value: destroyed} if destroyed else {}
        run.save(update_fields=["state", "ended_at", "destroyed"])
