# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about help to a household."""

from __future__ import annotations

from woonzeker.help.services.alarm import Told, keep_call, receive_alarm
from woonzeker.help.services.children import note_children
from woonzeker.help.services.support import offer_support

__all__ = [
    "Told",
    "keep_call",
    "note_children",
    "offer_support",
    "receive_alarm",
]
