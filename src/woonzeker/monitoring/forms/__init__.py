# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about deliveries to the statistics office, and about who is missing."""

from __future__ import annotations

from woonzeker.monitoring.forms.national import OrganisationForm, PeriodForm
from woonzeker.monitoring.forms.partners import InviteForm, RentalsForm

__all__ = ["InviteForm", "OrganisationForm", "PeriodForm", "RentalsForm"]
