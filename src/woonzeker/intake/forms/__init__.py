# SPDX-License-Identifier: EUPL-1.2
"""What is asked about deliveries: of a coordinator, and of a partner in its portal."""

from __future__ import annotations

from woonzeker.intake.forms.deliveries import (
    WORDS,
    ColumnsForm,
    DeliveriesFilter,
    QuestionsForm,
    UploadForm,
    guess_partner,
)
from woonzeker.intake.forms.reporting import COUNTRY, HandInForm, MendForm, ReportForm

__all__ = [
    "COUNTRY",
    "WORDS",
    "ColumnsForm",
    "DeliveriesFilter",
    "HandInForm",
    "MendForm",
    "QuestionsForm",
    "ReportForm",
    "UploadForm",
    "guess_partner",
]
