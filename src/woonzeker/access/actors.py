# SPDX-License-Identifier: EUPL-1.2
"""Who acts: a person who signed in, a partner, a resident or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["user", "partner", "resident", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts in one municipality, or at the desk of one organisation.

    `id` is opaque (a user's or partner's id, or the name of a job); `municipality` is the code of
    four digits, empty for a partner at its own desk; `roles` are codes of
    `woonzeker.access.policy.Role`. `behind` is the id of the user who acts for a partner, empty for
    a system of the partner. `organisation` is the desk at which the system itself works.
    """

    kind: Kind
    id: str
    municipality: str
    roles: frozenset[str] = field(default_factory=frozenset)
    behind: str = ""
    organisation: str = ""

    @property
    def desk(self) -> str:
        """The organisation whose own rows this actor works with; empty when there is none."""
        return self.id if self.kind == "partner" else self.organisation

    def at(self, municipality: str) -> Actor:
        """The same one, acting in this municipality."""
        return replace(self, municipality=municipality)


def system(municipality: str, job: str) -> Actor:
    """The system at work for a municipality, named for its job."""
    return Actor(kind="system", id=job, municipality=municipality)


def system_at(organisation: str, job: str) -> Actor:
    """The system at work at the desk of an organisation, named for its job."""
    return Actor(kind="system", id=job, municipality="", organisation=organisation)
