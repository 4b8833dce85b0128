# SPDX-License-Identifier: EUPL-1.2
"""E-mail and text messages through NotifyNL (version 2 of the API of Notify).

The door: a `Client` that sends and asks how it went. `fake` speaks the same protocol and keeps what
it was given, for practice and for tests.
"""

from __future__ import annotations

from woonzeker.connections.notify.client import Account, Client
from woonzeker.connections.notify.errors import (
    NotifyBroken,
    NotifyBusy,
    NotifyError,
    NotifyRefused,
    NotifyUnreachable,
)
from woonzeker.connections.notify.shapes import Delivery

__all__ = [
    "Account",
    "Client",
    "Delivery",
    "NotifyBroken",
    "NotifyBusy",
    "NotifyError",
    "NotifyRefused",
    "NotifyUnreachable",
]
