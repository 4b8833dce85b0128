# SPDX-License-Identifier: EUPL-1.2
"""Beginning to work in a municipality."""

from __future__ import annotations

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds


@action("web.begin_work", may_if=holds(*Role), basis="AVG art. 32", about="municipality")
def begin_work(*, actor: Actor, municipality: str) -> None:
    """Record that somebody signed in to work in a municipality."""
