# SPDX-License-Identifier: EUPL-1.2
"""The code of a proof, with which anybody who holds it can check it. Pure.

Twenty-eight signs without look-alikes, in seven groups: 140 bits, so that nobody finds a proof by
trying. Only a digest of a code is kept to find it by; the code itself stands in the proof.
"""

from __future__ import annotations

import hashlib

#: no letters and digits that look alike: five bits each
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 7, 4
LENGTH = GROUPS * GROUP
#: what people write between the groups
_BETWEEN = dict.fromkeys(map(ord, " -–—._\t\r\n\u00a0"))


def spelled(drawn: bytes) -> str:
    """The code that `LENGTH` random bytes make; raises ValueError for another number of them."""
    if len(drawn) != LENGTH:
        raise ValueError(f"a code needs {LENGTH} bytes")
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn)


def grouped(code: str) -> str:
    """A code as it stands in a proof: seven groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def normalised(typed: str) -> str:
    """A code as somebody typed it, without what stands between; '' when it cannot be one."""
    signs = typed.strip().upper().translate(_BETWEEN)
    whole = len(signs) == LENGTH and all(sign in ALPHABET for sign in signs)
    return signs if whole else ""


def digest(code: str) -> str:
    """What a proof is found by. The code has more chance in it than anybody can try."""
    return hashlib.sha256(f"woonzeker-bewijs|{code}".encode()).hexdigest()
