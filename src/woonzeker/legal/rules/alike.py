# SPDX-License-Identifier: EUPL-1.2
"""Whether two messages name the same person at the same home. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.intake.rules import fold

#: who and where; a telephone or the name of a street does not make it somebody else
_WHO = ("initials", "given_names", "prefix", "surname", "born_on")
_WHERE = ("postcode", "house_number", "letter", "addition")


def same_person_told(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether both tell the same name, day of birth and address, however they write it.

    Without a surname nobody is named, so that nothing is the same.
    """
    return bool(one.get("surname")) and _told(one) == _told(other)


def _told(about: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(fold(str(about.get(each, "") or "")) for each in (*_WHO, *_WHERE))
