# SPDX-License-Identifier: EUPL-1.2
"""What stands at a landlord's desk, and which landlords a municipality looks at."""

from __future__ import annotations

from woonzeker.landlords.selectors.checks import (
    CheckLine,
    check,
    check_document,
    checks,
    is_known,
    own_check,
)
from woonzeker.landlords.selectors.desk import (
    FileLine,
    HomeLine,
    TenantLine,
    homes,
    rental,
    tenancy,
    tenant_facts,
)
from woonzeker.landlords.selectors.file import (
    FileView,
    answer_due_on,
    file,
    last_costs,
    letter_paper,
    proof,
)
from woonzeker.landlords.selectors.places import (
    HELPERS,
    Place,
    contact_of,
    helpers_in,
    place_of,
    places,
)
from woonzeker.landlords.selectors.reports import held_report, report_of
from woonzeker.landlords.selectors.rows import deeds_of, home_of, name_of

__all__ = [
    "HELPERS",
    "CheckLine",
    "FileLine",
    "FileView",
    "HomeLine",
    "Place",
    "TenantLine",
    "answer_due_on",
    "check",
    "check_document",
    "checks",
    "contact_of",
    "deeds_of",
    "file",
    "held_report",
    "helpers_in",
    "home_of",
    "homes",
    "is_known",
    "last_costs",
    "letter_paper",
    "name_of",
    "own_check",
    "place_of",
    "places",
    "proof",
    "rental",
    "report_of",
    "tenancy",
    "tenant_facts",
]
