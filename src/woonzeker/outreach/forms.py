# SPDX-License-Identifier: EUPL-1.2
"""What came of an attempt to reach a household."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.rules import DAY_PARTS, refusal
from woonzeker.ui.forms import Day, Form


class ContactForm(Form):
    """How it was tried, what came of it, on which day and part of the day."""

    channel = forms.TypedChoiceField(
        label=_("Hoe"), choices=Channel.choices, coerce=Channel, initial=Channel.VISIT
    )
    outcome = forms.TypedChoiceField(
        label=_("Wat kwam ervan"), choices=ContactOutcome.choices, coerce=ContactOutcome
    )
    day_part = forms.ChoiceField(
        label=_("Dagdeel"),
        choices=[("", _("niet van belang")), *((part, part) for part in DAY_PARTS)],
        required=False,
        help_text=_("Nodig bij een huisbezoek."),
    )
    on = forms.DateField(label=_("Dag"), widget=Day)

    def clean(self) -> dict[str, Any]:
        """The three must go together; the rules say what is odd."""
        words = super().clean() or self.cleaned_data
        if "channel" in words and "outcome" in words:
            odd = refusal(words["channel"], words["outcome"], words.get("day_part", ""))
            if odd:
                raise forms.ValidationError(odd)
        return dict(words)
