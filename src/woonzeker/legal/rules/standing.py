# SPDX-License-Identifier: EUPL-1.2
"""Whether a message tells something new, after the messages that came before it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.legal.rules.kinds import OF_EVICTION, Kind


def is_repeat(kind: Kind, since: Iterable[Kind]) -> bool:
    """Whether the same message again is the same one: nothing of an eviction came in between.

    An eviction that was withdrawn can be announced for the very same day once more.
    """
    return kind not in OF_EVICTION or not any(each in OF_EVICTION for each in since)
