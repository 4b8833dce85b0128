# SPDX-License-Identifier: EUPL-1.2
"""What somebody can ask of the list of cases, and book on one case."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.cases.models import CaseStatus
from woonzeker.cases.selectors import CaseFilter
from woonzeker.organisations.models import Sector
from woonzeker.process import Exit, Step
from woonzeker.ui.forms import FilterForm, Form

ANY = ("", _("alle"))
WITHIN = [("", _("maakt niet uit")), ("0", _("vandaag of eerder")), ("3", _("binnen 3 dagen")),
          ("7", _("binnen een week")), ("28", _("binnen 4 weken"))]  # fmt: skip
OUTCOMES = (
    Exit.MOVED_OWN_WILL,
    Exit.MOVED_UNDER_PRESSURE,
    Exit.KEY_HANDED_IN,
    Exit.MOVED_UNKNOWN,
    Exit.DECEASED,
    Exit.KNOWN_TO_DEBT_HELP,
)
WORK = (
    ("visit", _("huisbezoek")),
    ("call", _("bellen")),
    ("talk", _("gesprek")),
    ("desk", _("uitzoekwerk")),
    ("travel", _("reizen")),
)


class CaseFilterForm(FilterForm):
    """The filters of the list; they stand in the address."""

    zoek = forms.CharField(
        label=_("Adres of zaaknummer"), required=False, max_length=100,
        help_text=_("Bijvoorbeeld 1234 AB 12 of Iepenlaan 12"),
    )  # fmt: skip
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[ANY, *CaseStatus.choices]
    )
    stap = forms.TypedChoiceField(
        label=_("Stap"), required=False, coerce=int, empty_value=None,
        choices=[ANY, *((step.value, f"{step.value}. {step.dutch}") for step in Step)],
    )  # fmt: skip
    soort = forms.ChoiceField(
        label=_("Soort partner"), required=False, choices=[ANY, *Sector.choices]
    )
    termijn = forms.TypedChoiceField(
        label=_("Termijn loopt af"), required=False, coerce=int, empty_value=None, choices=WITHIN
    )
    dreigend = forms.BooleanField(label=_("Alleen dreigend"), required=False)

    def asked(self) -> CaseFilter:
        """What was asked; a filter that makes no sense is passed over."""
        self.is_valid()
        words: dict[str, Any] = self.cleaned_data
        return CaseFilter(
            words=words.get("zoek", ""),
            status=words.get("status", ""),
            step=words.get("stap"),
            sector=words.get("soort", ""),
            threatening=words.get("dreigend", False),
            due_within_days=words.get("termijn"),
        )


class OutcomeForm(Form):
    """What turned out about the people themselves."""

    outcome = forms.TypedChoiceField(
        label=_("Wat is er gebleken?"), coerce=Exit,
        choices=[(each.value, each.dutch) for each in OUTCOMES],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reden in een paar woorden"), required=False, max_length=40,
        help_text=_("Verplicht bij 'verhuisd onder druk'. Geen namen."),
    )  # fmt: skip


class EffortForm(Form):
    """Time and cost on a case."""

    what = forms.ChoiceField(label=_("Waarvoor"), choices=WORK)
    minutes = forms.IntegerField(
        label=_("Minuten"), required=False, min_value=0, max_value=24 * 60, initial=0
    )
    cost = forms.CharField(
        label=_("Kosten in euro's"), required=False, max_length=12,
        help_text=_("Bijvoorbeeld 12,50"),
    )  # fmt: skip

    def clean_minutes(self) -> int:
        """No minutes is none."""
        return int(self.cleaned_data["minutes"] or 0)

    def clean_cost(self) -> int:
        """Whole cents; '12,50' and '12.50' are the same."""
        text = self.cleaned_data["cost"].strip().replace("€", "").strip()
        if not text:
            return 0
        if not re.fullmatch(r"\d{1,6}([.,]\d{2})?", text):
            raise forms.ValidationError(_("Schrijf een bedrag zoals 12,50."))
        euros, _sep, cents = text.replace(",", ".").partition(".")
        return int(euros) * 100 + int(cents or 0)
