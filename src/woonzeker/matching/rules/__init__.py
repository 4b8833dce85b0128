# SPDX-License-Identifier: EUPL-1.2
"""What this room decides without a database: how people are found and named, what may be asked of
a partner, which links are audited and which threshold the audits allow."""

from __future__ import annotations

from woonzeker.matching.rules.register import (
    ADULT,
    CLEANING,
    Changes,
    Known,
    Named,
    Question,
    bsn_index,
    bsn_place,
    changes,
    digest,
    person_id,
    written_name,
)

__all__ = [
    "ADULT",
    "CLEANING",
    "Changes",
    "Known",
    "Named",
    "Question",
    "bsn_index",
    "bsn_place",
    "changes",
    "digest",
    "person_id",
    "written_name",
]
