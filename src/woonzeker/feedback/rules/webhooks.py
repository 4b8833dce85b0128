# SPDX-License-Identifier: EUPL-1.2
"""What an event says, how it is signed, and when it is tried again. Pure."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime, timedelta

EVENT = "antwoord-gewijzigd"
SIGNATURE = "X-Woonzeker-Handtekening"
#: minutes until the next try of an event, after the first failure, the second …
WAITS = (1, 5, 30, 120, 480, 1440)
#: failures on end after which an address is switched off: about a week of silence
SWITCHED_OFF_AFTER = 12


def body(signal: str, reference: str) -> bytes:
    """All that an event says: which signal, by our number and by theirs."""
    said = {"gebeurtenis": EVENT, "signaal": signal, "kenmerk": reference}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, content: bytes, at: datetime) -> str:
    """The header with which the partner knows that it is ours, and from when."""
    moment = str(int(at.timestamp()))
    made = hmac.new(secret.encode(), moment.encode() + b"." + content, hashlib.sha256)
    return f"t={moment},v1={made.hexdigest()}"


def next_turn(failures: int, at: datetime) -> datetime:
    """When an address that failed so often on end is called again, for whatever event."""
    return at + timedelta(minutes=WAITS[min(failures, len(WAITS)) - 1])


def next_try(tries: int, at: datetime) -> datetime | None:
    """When an event that failed so often is tried again; None when it is given up."""
    return at + timedelta(minutes=WAITS[tries - 1]) if tries <= len(WAITS) else None
