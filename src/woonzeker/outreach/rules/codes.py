# SPDX-License-Identifier: EUPL-1.2
"""The code of a letter, with which a resident opens their own page. Pure.

Twelve signs without look-alikes, in three groups: sixty bits, typed over from paper. Only a keyed
digest of a code is ever kept, so nobody who reads the database can open a page.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import date, timedelta

#: no letters and digits that look alike: five bits each
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 3, 4
LENGTH = GROUPS * GROUP
#: what people write between the groups
_BETWEEN = " -–—._\t\u00a0"


def spelled(drawn: bytes) -> str:
    """The code that `LENGTH` random bytes make; raises ValueError for another number of them."""
    if len(drawn) != LENGTH:
        raise ValueError(f"a code needs {LENGTH} bytes")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn)


def grouped(code: str) -> str:
    """A code as it stands in a letter: 'K7RD-9MXP-2HTB'."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """A code as somebody typed it, without what stands between; '' when it cannot be one."""
    signs = typed.strip().upper().translate({ord(each): None for each in _BETWEEN})
    whole = len(signs) == LENGTH and all(sign in ALPHABET for sign in signs)
    return signs if whole else ""


def digest(code: str, *, key: bytes) -> str:
    """What is kept of a code: 64 hexadecimal digits that only the holder of the key can make."""
    return hmac.digest(key, code.encode(), "sha256").hex()


def valid_until(made_on: date, *, days: int) -> date:
    """The last day on which a code opens the page."""
    return made_on + timedelta(days=days)


def same_birth(known: str, typed: tuple[int, int, int]) -> bool:
    """Whether a day of birth (day, month, year) is the one of the register ('1985-03-00').

    What the register does not know (00) fits whatever somebody fills in for it; the year must
    always be known there.
    """
    day, month, year = typed
    parts = _numbers(known.split("-"))
    if len(parts) != 3 or not parts[0]:
        return False
    given = (year, month, day)
    return all(want in (0, got) for want, got in zip(parts, given, strict=True))


def _numbers(parts: Iterable[str]) -> list[int]:
    found = list(parts)
    return [int(each) for each in found] if all(each.isdecimal() for each in found) else []
