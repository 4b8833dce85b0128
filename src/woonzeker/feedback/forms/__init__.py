# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about what goes back to partners, residents and courts."""

from __future__ import annotations

from woonzeker.feedback.forms.proofs import CheckForm, NoReportForm, ReportForm

__all__ = ["CheckForm", "NoReportForm", "ReportForm"]
