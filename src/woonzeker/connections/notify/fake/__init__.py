# SPDX-License-Identifier: EUPL-1.2
"""A NotifyNL that sends nothing: it keeps what it was given and tells how that fared."""

from __future__ import annotations

from woonzeker.connections.notify.fake.server import EMAIL, KEY, TEXT, FakeNotify, Fault, Kept

__all__ = ["EMAIL", "KEY", "TEXT", "FakeNotify", "Fault", "Kept"]
