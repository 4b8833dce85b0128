# SPDX-License-Identifier: EUPL-1.2
"""What may be seen of deliveries and of the lines that went back."""

from __future__ import annotations

from woonzeker.intake.selectors.deliveries import (
    MAY_SEE_COUNTS,
    WAITS,
    defect_count,
    deliveries,
    deliveries_after,
    delivery_of,
    not_taken_up_counts,
    reason_counts,
    remembered_mapping,
    waiting,
)
from woonzeker.intake.selectors.lines import accepted_signals, duplicate_lines, preview
from woonzeker.intake.selectors.national import (
    NationalFile,
    PartRow,
    national_csv,
    national_file,
    national_files,
    national_preview,
)
from woonzeker.intake.selectors.own import (
    AT_CREDITOR,
    OwnDelivery,
    lines_to_mend,
    own_deliveries,
    returned_line,
)
from woonzeker.intake.selectors.partners import (
    MAY_DELIVER,
    MAY_KEEP_KEYS,
    delivering_partners,
    key_holders,
    silent_partners,
)
from woonzeker.intake.selectors.policies import check_context, take_up_policy
from woonzeker.intake.selectors.returned import (
    OWN_HEADINGS,
    RETURNED,
    as_delivered,
    is_own,
    returned_csv,
    returned_lines,
    returned_references,
)
from woonzeker.intake.selectors.shielded import CLOSED, closed_signals, hides

__all__ = [
    "AT_CREDITOR",
    "CLOSED",
    "MAY_DELIVER",
    "MAY_KEEP_KEYS",
    "MAY_SEE_COUNTS",
    "OWN_HEADINGS",
    "RETURNED",
    "WAITS",
    "NationalFile",
    "OwnDelivery",
    "PartRow",
    "accepted_signals",
    "as_delivered",
    "check_context",
    "closed_signals",
    "defect_count",
    "deliveries",
    "deliveries_after",
    "delivering_partners",
    "delivery_of",
    "duplicate_lines",
    "hides",
    "is_own",
    "key_holders",
    "lines_to_mend",
    "national_csv",
    "national_file",
    "national_files",
    "national_preview",
    "not_taken_up_counts",
    "own_deliveries",
    "preview",
    "reason_counts",
    "remembered_mapping",
    "returned_csv",
    "returned_line",
    "returned_lines",
    "returned_references",
    "silent_partners",
    "take_up_policy",
    "waiting",
]
