# SPDX-License-Identifier: EUPL-1.2
"""Who acts: a person who signed in, a partner, a resident or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["user", "partner", "resident", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts in one municipality.

    `id` is opaque (a user's or partner's id, or the name of a job); `municipality` is the code of
    four digits; `roles` are codes of `woonzeker.access.policy.Role`.
    """

    kind: Kind
    id: str
    municipality: str
    roles: frozenset[str] = field(default_factory=frozenset)


def system(municipality: str, job: str) -> Actor:
    """The system at work for a municipality, named for its job."""
    return Actor(kind="system", id=job, municipality=municipality)
