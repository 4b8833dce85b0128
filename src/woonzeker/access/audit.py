# SPDX-License-Identifier: EUPL-1.2
"""Writing the line that remembers an act, and the number of people it concerned."""

from __future__ import annotations

from contextvars import ContextVar

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine

_count: ContextVar[int] = ContextVar("woonzeker_audit_count", default=1)


def concerns(number: int) -> None:
    """Say, inside an action, how many rows a bulk act concerned: one line carries the number."""
    _count.set(number)


def begin_count() -> None:
    """Start an act that concerns one row until it says otherwise."""
    _count.set(1)


def record(
    actor: Actor, code: str, *, basis: str = "", subject: str = "", refused: bool = False
) -> None:
    """Add one line in the transaction that runs now."""
    AuditLine.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.id,
        roles=" ".join(sorted(actor.roles)),
        code=code,
        basis=basis,
        subject=subject,
        count=max(_count.get(), 0),
        refused=refused,
    )
