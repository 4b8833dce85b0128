# SPDX-License-Identifier: EUPL-1.2
"""What the interface does around each request: count it, and do it once."""

from __future__ import annotations

from woonzeker.api.services.counting import count_call, forget_counts
from woonzeker.api.services.once import (
    Claim,
    Given,
    InFlight,
    LostClaim,
    OtherRequest,
    claim,
    fingerprint_of,
    forget_kept,
    keep,
    release,
)

__all__ = [
    "Claim",
    "Given",
    "InFlight",
    "LostClaim",
    "OtherRequest",
    "claim",
    "count_call",
    "fingerprint_of",
    "forget_counts",
    "forget_kept",
    "keep",
    "release",
]
