# SPDX-License-Identifier: EUPL-1.2
"""Keys of subjects wrapped anew with the key of now, while everybody goes on working."""

from __future__ import annotations

from woonzeker.access import audit, keys
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system


@action("access.wrap_again", may_if=only_system(), basis="AVG art. 32 lid 1 onder a")
def wrap_again(*, actor: Actor, most: int = keys.TOGETHER, after: int = 0) -> int | None:
    """Wrap a batch of keys of subjects anew, in a transaction of its own.

    Gives the last of them, to go on after; None when nothing was left.
    """
    number, last = keys.wrap_again(most, after=after)
    audit.concerns(number)
    return last
