# SPDX-License-Identifier: EUPL-1.2
"""What stands at a desk, to put right."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.landlords.forms.beginning import HomeForm, TenantForm
from woonzeker.landlords.rules import Home
from woonzeker.landlords.services import TenantFacts
from woonzeker.ui.forms import Day


class RightHomeForm(HomeForm):
    """Where a home is, and whether it is a home of its own."""

    is_room = forms.BooleanField(
        label=_("Het is een kamer, of een deel van een huis"), required=False
    )

    @staticmethod
    def of(home: Home, *, self_contained: bool) -> dict[str, Any]:
        """What stands there now, as it is typed."""
        return {
            "postcode": home.postcode,
            "house": home.house,
            "street": home.street,
            "city": home.city,
            "is_room": not self_contained,
        }


class RightTenantForm(TenantForm):
    """Who rents, how they can be reached, and since when."""

    from_on = forms.DateField(label=_("Huurt sinds"), required=False, widget=Day())

    @staticmethod
    def of(tenant: TenantFacts) -> dict[str, Any]:
        """What stands there now, as it is typed."""
        return {
            "given_names": tenant.given_names or tenant.initials,
            "infix": tenant.prefix,
            "surname": tenant.surname,
            "phone": next(iter(tenant.phones), ""),
            "mail": next(iter(tenant.emails), ""),
            "from_on": tenant.from_on,
        }
