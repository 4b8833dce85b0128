# SPDX-License-Identifier: EUPL-1.2
"""Sealing citizen service numbers, each with the key of the person whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from woonzeker.access import keys, sealing
from woonzeker.matching import rules


def sealed_numbers(numbers: Mapping[UUID, str]) -> dict[UUID, bytes]:
    """What to write down for the number of each person; who has no key yet gets one."""
    made = keys.make(numbers)
    return {
        person: sealing.seal(number.encode(), key=made[person], place=rules.bsn_place(person))
        for person, number in numbers.items()
    }
