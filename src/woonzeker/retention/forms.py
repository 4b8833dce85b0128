# SPDX-License-Identifier: EUPL-1.2
"""Terms in days, a request to forget somebody, and keeping somebody for now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from woonzeker.retention.models import Ground
from woonzeker.retention.rules import CLASSES, HoldKind, KeptClass, Policy
from woonzeker.retention.rules.holds import BY_HAND
from woonzeker.retention.selectors import CLASS_WORDS, FROM_WORDS, HOLD_WORDS
from woonzeker.ui.forms import CalmForm, Day, Form


class TermsForm(Form):
    """Days for each class, within its bounds, from a day on."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kept, facts in CLASSES.items():
            self.fields[kept.value] = forms.IntegerField(
                label=str(CLASS_WORDS[kept]).capitalize(),
                min_value=facts.least,
                max_value=facts.most,
                initial=policy.term(kept).days,
                help_text=gettext("Dagen %(from)s, van %(least)d tot en met %(most)d.")
                % {
                    "from": FROM_WORDS[facts.counts_from],
                    "least": facts.least,
                    "most": facts.most,
                },
            )
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "utrecht-textbox utrecht-textbox--html-input")

    def classes(self) -> dict[str, int]:
        """The days as the policy keeps them."""
        return {kept.value: self.cleaned_data[kept.value] for kept in KeptClass}


class AskForm(CalmForm):
    """Whom to forget, on which ground and why; another person decides."""

    #: an empty box is not wrong before somebody had a chance to fill it

    reference = forms.CharField(
        label=_("Zaaknummer of kenmerk"),
        max_length=40,
        help_text=_("Het nummer van de zaak, of het kenmerk uit het overzicht van inzage."),
    )
    ground = forms.TypedChoiceField(
        label=_("Grond"),
        choices=[(each.value, each.label) for each in (Ground.REQUEST, Ground.UNLAWFUL)],
        coerce=Ground,
    )
    reason = forms.CharField(
        label=_("Waarom"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Deze woorden verdwijnen als het gewist is."),
    )


class HoldForm(CalmForm):
    """Whom to keep for now, why, and until when."""

    reference = forms.CharField(label=_("Zaaknummer of kenmerk"), max_length=40)
    why = forms.TypedChoiceField(
        label=_("Waarom"), choices=[(each.value, HOLD_WORDS[each]) for each in BY_HAND],
        coerce=HoldKind,
    )  # fmt: skip
    until_on = forms.DateField(label=_("Tot en met"), widget=Day)
    reason = forms.CharField(label=_("Toelichting"), max_length=200, required=False)
