# SPDX-License-Identifier: EUPL-1.2
"""Numbers and words of the interface as a whole. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

#: the version that each answer carries; the first number stands in every address
VERSION = "1.1.0"
BASE = "/api/v1"
#: calls of one system of a partner in one minute, whatever it asks
CALLS_A_MINUTE = 300
#: how long a request may be at work before another may begin it anew: its worker is dead then
LEASE = timedelta(minutes=2)
#: a request of which nothing came is forgotten after a day
UNFINISHED = timedelta(days=1)
_LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many calls a system still has in this minute, and in how many seconds the next begins."""

    limit: int
    calls: int
    resets_in: int

    @property
    def remaining(self) -> int:
        """Calls that are left."""
        return max(self.limit - self.calls, 0)

    @property
    def is_over(self) -> bool:
        """Whether this call is one too many."""
        return self.calls > self.limit

    def headers(self) -> dict[str, str]:
        """What every answer says of it."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.resets_in),
            "RateLimit-Policy": f"{self.limit};w=60",
        }


def minute_of(moment: datetime) -> datetime:
    """The minute that a moment lies in."""
    return moment.replace(second=0, microsecond=0)


def seconds_left(moment: datetime) -> int:
    """Whole seconds until the next minute begins, at least one."""
    return 60 - moment.second


def is_request_key(text: str) -> bool:
    """Whether a text can be the key of a request: visible signs, at most 255 of them."""
    return 0 < len(text) <= _LONGEST_KEY and all("!" <= sign <= "~" for sign in text)
