# SPDX-License-Identifier: EUPL-1.2
"""How long somebody waits after wrong tries. Nobody is ever locked out: the wait grows and ends.

A wait is counted per name, per network address and per device that is known from an earlier
sign-in. Somebody on a known device waits only for wrong tries on that device, so that a stranger
who guesses at a name keeps nobody from their work (ASVS 5.0, 6.1.1 and 6.3.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong tries are free, and how long one counts."""

    free: int
    counts_for: timedelta


#: guesses at one name, from wherever
NAME = Limit(free=5, counts_for=timedelta(hours=24))
#: guesses from one address, at whichever names; an office has many people behind one address
ADDRESS = Limit(free=10, counts_for=timedelta(hours=1))
#: mistakes on a device that is known
DEVICE = Limit(free=5, counts_for=timedelta(hours=24))
#: wrong codes of six digits after the right password, and wrong proofs in a session
CODE = Limit(free=5, counts_for=timedelta(hours=24))

#: codes that were asked for by mail, to one address
MAILS = Limit(free=4, counts_for=timedelta(hours=24))

#: wrong passwords with a code to be let in: the last one makes the code worthless
LET_IN = Limit(free=5, counts_for=timedelta(hours=24))


def wait_until(tries: Sequence[datetime], *, limit: Limit, now: datetime) -> datetime | None:
    """The moment from which a next try is looked at; None when that is now.

    The first tries are free; then half a minute, and twice as long with each next wrong one, up to
    a quarter of an hour. Tries during a wait are not looked at and do not count.
    """
    counted = sorted(each for each in tries if now - each < limit.counts_for)
    over = len(counted) - limit.free
    if over < 0:
        return None
    until = counted[-1] + min(FIRST_WAIT * 2 ** min(over, 10), LONGEST_WAIT)
    return until if until > now else None
