# SPDX-License-Identifier: EUPL-1.2
"""Who rents a home, as their landlord knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TenantFacts:
    """Who rents a home, and how they can be reached."""

    surname: str
    initials: str = ""
    given_names: str = ""
    prefix: str = ""
    born_on: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    from_on: date | None = None
