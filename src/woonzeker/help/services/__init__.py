# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about help to a household."""

from __future__ import annotations

from woonzeker.help.services.alarm import Told, keep_call, receive_alarm
from woonzeker.help.services.children import note_children

__all__ = [
    "Told",
    "keep_call",
    "note_children",
    "receive_alarm",
]
