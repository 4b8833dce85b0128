# SPDX-License-Identifier: EUPL-1.2
"""At which level do initials and first names agree?"""

from __future__ import annotations

from functools import lru_cache

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.names import CleanGiven
from woonzeker.matching.linkage.nicknames import may_be_called_with, stand_for_each_other
from woonzeker.matching.linkage.weights import Given


@lru_cache(maxsize=200_000)
def compare_given(one: CleanGiven, other: CleanGiven) -> Given:
    """Compare initials and first names; a nickname of the same letter is not held against it."""
    if not one or not other:
        found = any(word in other.names for word in one.spare)
        return Given.NAME if found else Given.MISSING
    first = one.initials[0] == other.initials[0]
    if one.names and other.names and (level := _by_first_name(one, other, first)):
        return level
    if not first:
        return _by_other_initial(one, other)
    shortest = min(len(one.initials), len(other.initials))
    if one.initials[:shortest] != other.initials[:shortest]:
        return Given.FIRST_ONLY
    return Given.INITIALS if shortest > 1 else Given.FIRST


def _by_other_initial(one: CleanGiven, other: CleanGiven) -> Given:
    if one.initials[0] in other.initials[1:] or other.initials[0] in one.initials[1:]:
        return Given.LATER
    called = other.names and may_be_called_with(one.initials[0], other.names[0])
    calls = one.names and may_be_called_with(other.initials[0], one.names[0])
    return Given.CALLED if called or calls else Given.DIFFERENT


def _by_first_name(one: CleanGiven, other: CleanGiven, first: bool) -> Given | None:
    """The level that written names give; None leaves it to the initials.

    Somebody who is called by another name than the register's ('Nel' for P.G.) is judged by the
    initials, and so is a name that differs when two initials or more agree.
    """
    a, b = one.names[0], other.names[0]
    if a == b or (min(len(a), len(b)) > 4 and names.typos(a, b, 1) <= 1):
        return Given.NAME
    alike = len(one.initials) > 1 and one.initials == other.initials
    if stand_for_each_other(a, b):
        return Given.INITIALS if alike else Given.NICKNAME
    if a in other.names or b in one.names:
        return Given.LATER_NAME
    if a[0] != one.initials[0] or b[0] != other.initials[0]:
        return None
    if not first or alike:
        return None
    short, long = sorted((a, b), key=len)
    return None if long.startswith(short) else Given.NAME_DIFFERS
