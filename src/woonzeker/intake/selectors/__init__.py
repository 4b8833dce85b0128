# SPDX-License-Identifier: EUPL-1.2
"""What may be seen of deliveries and of the lines that went back."""

from __future__ import annotations

from woonzeker.intake.selectors.deliveries import (
    WAITS,
    defect_count,
    deliveries,
    delivery_of,
    not_taken_up_counts,
    reason_counts,
    remembered_mapping,
    waiting,
)
from woonzeker.intake.selectors.policies import check_context, take_up_policy
from woonzeker.intake.selectors.returned import (
    OWN_HEADINGS,
    as_delivered,
    is_own,
    returned_csv,
    returned_lines,
)

__all__ = [
    "OWN_HEADINGS",
    "WAITS",
    "as_delivered",
    "check_context",
    "defect_count",
    "deliveries",
    "delivery_of",
    "is_own",
    "not_taken_up_counts",
    "reason_counts",
    "remembered_mapping",
    "returned_csv",
    "returned_lines",
    "take_up_policy",
    "waiting",
]
