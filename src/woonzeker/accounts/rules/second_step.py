# SPDX-License-Identifier: EUPL-1.2
"""Who needs a second step, and what its codes look like."""

from __future__ import annotations

from collections.abc import Collection

from woonzeker.access.matrix import GRANTS, DataClass, Sight
from woonzeker.access.roles import Role

#: the classes that are about residents
ABOUT_RESIDENTS = frozenset({
    DataClass.SIGNAL, DataClass.IDENTITY, DataClass.ADDRESS, DataClass.PROCESS,
    DataClass.HOUSEHOLD, DataClass.FINANCES, DataClass.ORDER, DataClass.HEALTH,
    DataClass.NOTES, DataClass.COURT,
})  # fmt: skip
#: seconds that a code lives, and how many steps a clock may be off (RFC 6238, 5.2)
STEP = 30
DRIFT = 1
CODES = 10
FEW = 3
#: no letters and digits that look alike; 25 of them are 123 bits
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP = 5, 5
LET_IN_LENGTH = 8
#: digits of a code by mail
MAIL_DIGITS = 6
#: for these a code by mail will do: they see what they wrote themselves and nothing of a resident
#: that comes from anybody else
_MAIL_WILL_DO = frozenset({Role.PRIVATE_LANDLORD.value})

_WITH_SECOND_STEP = frozenset(
    grant.role.value
    for grant in GRANTS.values()
    if (grant.data in ABOUT_RESIDENTS and grant.sight > Sight.COUNT)
    or (grant.data is DataClass.USERS and grant.write)
)


def needs_second_step(roles: Collection[str]) -> bool:
    """Whether one of the roles sees residents' data somewhere, or gives others their roles."""
    return not _WITH_SECOND_STEP.isdisjoint(roles)


def shown_enough(roles: Collection[str], *, second_step: bool, mailed: bool) -> bool:
    """Whether somebody showed enough besides a password for the roles they have here."""
    if not needs_second_step(roles) or second_step:
        return True
    return mailed and _MAIL_WILL_DO.issuperset(roles)


def as_typed(code: str) -> str:
    """A code without what people add to it: spaces, dashes, small letters."""
    return "".join(each for each in code.upper() if each.isalnum())


def grouped(code: str) -> str:
    """A long code in groups that can be read aloud."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def is_six_digits(text: str) -> bool:
    """Whether this can be a code of the app."""
    return len(text) == 6 and text.isascii() and text.isdigit()
