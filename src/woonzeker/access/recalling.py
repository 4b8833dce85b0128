# SPDX-License-Identifier: EUPL-1.2
"""What somebody entered wrongly is taken back: it stays to be read, with who said so and why.

Building blocks for the act that does so: a row with the columns recalled_at and recalled_by, and
where a reason is asked recalled_why.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.process.reasons import WRONG_ENTRY


def refuse_without_why(reason: str, known: Collection[str] = WRONG_ENTRY) -> None:
    """Raise Refused for a reason that is none of those that are known."""
    if reason not in known:
        raise Refused(_("Kies waarom je dit terugneemt: wie later kijkt moet het begrijpen."))


def mark_recalled(row: Model, actor: Actor, reason: str = "") -> None:
    """Keep with a row that it counts no more, since when and who said so; and why, when asked."""
    said = {"recalled_at": clock.now(), "recalled_by": actor.id}
    if reason:
        said["recalled_why"] = reason
    for name, value in said.items():
        setattr(row, name, value)
    row.save(update_fields=list(said))
