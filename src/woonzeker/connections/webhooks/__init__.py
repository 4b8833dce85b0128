# SPDX-License-Identifier: EUPL-1.2
"""Sending a signed event to an address of a partner."""

from __future__ import annotations

from woonzeker.connections.webhooks.checking import is_public, refusal
from woonzeker.connections.webhooks.sending import (
    AddressRefused,
    EventFailed,
    Line,
    post,
)

__all__ = ["AddressRefused", "EventFailed", "Line", "is_public", "post", "refusal"]
