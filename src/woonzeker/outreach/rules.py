# SPDX-License-Identifier: EUPL-1.2
"""What an attempt to reach a household means for its case. Pure."""

from __future__ import annotations

#: outcome → the moves of the process that follow, in order
_MOVES: dict[str, tuple[str, ...]] = {
    "sent": ("help_offered",),
    "card_left": ("help_offered",),
    "not_reached": ("contact_sought",),
    "moved": ("contact_sought",),
    "talked": ("contact_reached", "first_talk_held"),
    "appointment": ("contact_reached",),
    "accepted": ("contact_reached", "first_talk_held", "help_accepted"),
    "declined": ("contact_reached", "help_declined"),
}

#: channels by which one can only send: nobody answers a letter on the spot
_ONE_WAY = frozenset({"letter", "card"})


def moves_after(channel: str, outcome: str) -> tuple[str, ...]:
    """The codes of the moves that follow from an outcome; raises ValueError for an odd pair."""
    if channel in _ONE_WAY and outcome not in {"sent", "card_left", "moved"}:
        raise ValueError(f"a {channel} cannot end as {outcome}")
    return _MOVES[outcome]
