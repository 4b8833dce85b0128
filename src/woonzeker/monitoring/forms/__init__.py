# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about deliveries, who is missing, and which households are counted."""

from __future__ import annotations

from woonzeker.monitoring.forms.national import OrganisationForm, PeriodForm
from woonzeker.monitoring.forms.partners import InviteForm, RentalsForm
from woonzeker.monitoring.forms.sieve import NumberForm, SieveForm

__all__ = [
    "InviteForm",
    "NumberForm",
    "OrganisationForm",
    "PeriodForm",
    "RentalsForm",
    "SieveForm",
]
