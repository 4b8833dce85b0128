# SPDX-License-Identifier: EUPL-1.2
"""Linking whole files: a register of millions and signals by the ten thousands, in arrays.

The door is `people_of`, `claims_of` and `link_all`. Every decision is the one that `decide` takes
for the same signal and the same people.
"""

from __future__ import annotations

from woonzeker.matching.linkage.batch.claims import Claims, claims_of
from woonzeker.matching.linkage.batch.linking import (
    Held,
    Linked,
    Outcome,
    beside,
    held_finally,
    hold,
    link_all,
    pair_levels,
)
from woonzeker.matching.linkage.batch.people import People, people_of

__all__ = [
    "Claims",
    "Held",
    "Linked",
    "Outcome",
    "People",
    "beside",
    "claims_of",
    "held_finally",
    "hold",
    "link_all",
    "pair_levels",
    "people_of",
]
