# SPDX-License-Identifier: EUPL-1.2
"""Which days a delivery is about, and who delivers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from woonzeker.monitoring.rules import NationalPolicy, Period
from woonzeker.ui.forms import Day, FilterForm, Form

_KVK = re.compile(r"\d{8}")


class PeriodForm(FilterForm):
    """From which day until which, both in it."""

    van = forms.DateField(label=_("Van"), widget=Day())
    tot = forms.DateField(label=_("Tot en met"), widget=Day())

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        said = super().clean() or {}
        first, last = said.get("van"), said.get("tot")
        if first and last and last < first:
            self.add_error("tot", _say("Kies een dag die niet voor de eerste ligt."))
        return said

    @property
    def period(self) -> Period:
        """The days that were chosen."""
        return Period(self.cleaned_data["van"], self.cleaned_data["tot"])


class OrganisationForm(Form):
    """Who delivers, whom the statistics office may call, and whether it may fetch."""

    organisation = forms.CharField(
        label=_("Naam van de organisatie"), max_length=200,
        help_text=_("De gemeente, of wie voor haar levert."),
    )  # fmt: skip
    kvk = forms.CharField(label=_("KvK-nummer"), max_length=8, help_text=_("Acht cijfers."))
    naam = forms.CharField(label=_("Contactpersoon voor het CBS"), max_length=200)
    telefoonnummer = forms.CharField(
        label=_("Telefoon"), max_length=200,
        help_text=_("Meer dan één nummer? Zet er een / tussen."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail"), max_length=200)
    functietitel = forms.CharField(label=_("Functie"), max_length=200, required=False)
    pull = forms.BooleanField(
        label=_("Het CBS mag de levering zelf ophalen"), required=False,
        help_text=_("Alleen als de beheerder de dienst heeft aangezet."),
    )  # fmt: skip

    def clean_kvk(self) -> str:
        """Eight digits."""
        number = str(self.cleaned_data["kvk"])
        if not _KVK.fullmatch(number):
            raise forms.ValidationError(_say("Een KvK-nummer heeft acht cijfers."))
        return number

    @staticmethod
    def of(policy: NationalPolicy) -> dict[str, object]:
        """What stands in the form when it is opened."""
        contact = policy.contacts[0] if policy.contacts else {}
        return {**contact, "organisation": policy.name, "kvk": policy.kvk, "pull": policy.pull}

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in, as the policy keeps it."""
        filled = self.cleaned_data
        names = ("naam", "telefoonnummer", "email", "functietitel")
        return {
            "organisation": filled["organisation"],
            "kvk": filled["kvk"],
            "contacts": [{name: filled[name] for name in names if filled[name]}],
            "pull": filled["pull"],
        }
