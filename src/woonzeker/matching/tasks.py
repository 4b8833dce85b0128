# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from woonzeker.access.actors import system
from woonzeker.matching import services
from woonzeker.matching.models import ImportState


@app.task(name="matching.read_register")
def read_register(
    *, municipality: str, actor_kind: str, actor_id: str, register_import: str
) -> None:
    """An extract came in: read it, and look again at signals that had found nobody."""
    actor = system(municipality, actor_id if actor_kind == "system" else f"{actor_kind}:{actor_id}")
    made = services.read_received(actor=actor, register_import=UUID(register_import))
    if made.state == ImportState.DONE:
        services.link_again(actor=actor)
        services.draw_audits(actor=actor)
