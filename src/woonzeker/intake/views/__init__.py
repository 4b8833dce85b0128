# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: deliveries, questions about a file, what went back, keys of partners."""

from __future__ import annotations

from woonzeker.intake.views.asking import columns, questions, send_back
from woonzeker.intake.views.deliveries import delivery, listing, upload
from woonzeker.intake.views.keys import (
    admit_client,
    issue_key,
    keys,
    make_client,
    revoke_client,
    revoke_keys,
)
from woonzeker.intake.views.lines import accepted, duplicates, example, returned, returned_csv
from woonzeker.intake.views.portal import (
    hand_in,
    own,
    own_delivery,
    own_returned_csv,
    report,
)
from woonzeker.intake.views.portal_asking import (
    mend,
    national,
    national_csv,
    national_questions,
    own_questions,
)

__all__ = [
    "accepted",
    "admit_client",
    "columns",
    "delivery",
    "duplicates",
    "example",
    "hand_in",
    "issue_key",
    "keys",
    "listing",
    "make_client",
    "mend",
    "national",
    "national_csv",
    "national_questions",
    "own",
    "own_delivery",
    "own_questions",
    "own_returned_csv",
    "questions",
    "report",
    "returned",
    "returned_csv",
    "revoke_client",
    "revoke_keys",
    "send_back",
    "upload",
]
