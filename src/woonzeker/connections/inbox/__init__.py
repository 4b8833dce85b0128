# SPDX-License-Identifier: EUPL-1.2
"""E-mail that comes in at one address, for what partners send as an attachment at worst."""

from __future__ import annotations

from woonzeker.connections.inbox.errors import (
    InboxBroken,
    InboxError,
    InboxRefused,
    InboxUnreachable,
)
from woonzeker.connections.inbox.reading import opened
from woonzeker.connections.inbox.shapes import Attachment, Box, Letter
from woonzeker.connections.inbox.taking import Inbox, connect

__all__ = [
    "Attachment",
    "Box",
    "Inbox",
    "InboxBroken",
    "InboxError",
    "InboxRefused",
    "InboxUnreachable",
    "Letter",
    "connect",
    "opened",
]
