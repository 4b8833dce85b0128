# SPDX-License-Identifier: EUPL-1.2
"""Agreements that ended without a contract of one's own. Codes and days, for counts.

Building blocks: nobody looks here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.housing.rules.agreement_kinds import AgreementKind
from woonzeker.housing.selectors.living_rows import standing


@dataclass(frozen=True, slots=True)
class LivingLost:
    """An end that counts as an eviction: of which case, on what day, which kind, with whom."""

    case: UUID
    on: date
    kind: AgreementKind
    partner: UUID | None


def living_lost(*, since: date, until: date) -> list[LivingLost]:
    """Every agreement that ended in these days without a contract of one's own."""
    rows = standing().filter(eviction=True, ended_on__range=(since, until))
    return [
        LivingLost(case, on, AgreementKind(kind), partner)
        for case, on, kind, partner in rows.order_by("ended_on", "pk").values_list(
            "case", "ended_on", "kind", "partner"
        )
        if on
    ]
