# SPDX-License-Identifier: EUPL-1.2
"""What a resident fills in on their own page."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.services import Wishes
from woonzeker.resident.rules import LONGEST, day_typed
from woonzeker.resident.selectors.saying import LANGUAGES, PARTS, WAYS
from woonzeker.ui.forms import Form

_NUMBER = {"inputmode": "numeric", "autocomplete": "off"}


class EnterForm(Form):
    """The code of the letter and the day of birth, in three boxes."""

    code = forms.CharField(
        label=_("Code uit de brief"),
        max_length=40,
        help_text=_("Twaalf letters en cijfers, bijvoorbeeld ABCD-EFGH-JKLM"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    day = forms.CharField(label=_("Dag"), max_length=2, widget=forms.TextInput(attrs=_NUMBER))
    month = forms.CharField(label=_("Maand"), max_length=2, widget=forms.TextInput(attrs=_NUMBER))
    year = forms.CharField(label=_("Jaar"), max_length=4, widget=forms.TextInput(attrs=_NUMBER))

    @property
    def born(self) -> tuple[int, int, int] | None:
        """The day of birth as it was typed; None for what can be none."""
        words = self.cleaned_data
        return day_typed(words["day"], words["month"], words["year"])


class WishForm(Form):
    """How somebody wants to be met."""

    channels = forms.MultipleChoiceField(
        label=_("Hoe kunnen we u het beste bereiken?"),
        choices=list(WAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    not_channels = forms.MultipleChoiceField(
        label=_("Hoe liever niet?"),
        choices=list(WAYS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    day_parts = forms.MultipleChoiceField(
        label=_("Wanneer kunt u het beste?"),
        choices=list(PARTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label=_("In welke taal leest u het liefst?"),
        choices=list(LANGUAGES.items()),
        required=False,
    )
    with_pictures = forms.BooleanField(label=_("Graag met plaatjes erbij"), required=False)
    not_at_home = forms.BooleanField(label=_("Liever niet bij mij thuis"), required=False)
    words = forms.CharField(
        label=_("Wat moeten we nog weten?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld uw telefoonnummer, of dat u slecht hoort"),
    )

    def clean(self) -> dict[str, Any]:
        """What somebody wants and does not want cannot be the same."""
        words: dict[str, Any] = super().clean() or {}
        if set(words.get("channels", [])) & set(words.get("not_channels", [])):
            self.add_error(
                "not_channels", _("Dit koos u ook bij 'het beste'. Kies een van de twee.")
            )
        return words

    def wish(self) -> Wishes:
        """What was filled in."""
        words = self.cleaned_data
        lists = ("channels", "not_channels", "day_parts")
        return Wishes(**words | {name: tuple(words[name]) for name in lists})


class CallForm(Form):
    """To be called: where and when."""

    phone = forms.CharField(
        label=_("Op welk nummer?"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    when = forms.ChoiceField(
        label=_("Wanneer het liefst?"),
        required=False,
        choices=[("", _("maakt niet uit")), *PARTS.items()],
    )
    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_phone(self) -> str:
        """Digits, as people write a number."""
        number = str(self.cleaned_data["phone"]).strip()
        if not re.fullmatch(r"\+?[0-9 ()\-]{8,20}", number):
            raise forms.ValidationError(_("Vul een telefoonnummer in, bijvoorbeeld 06-12345678."))
        return number


class CorrectForm(Form):
    """What is not right."""

    words = forms.CharField(
        label=_("Wat klopt er niet?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Bijvoorbeeld: ik heb dit al betaald. Uw naam hoeft er niet bij."),
    )


class NoHelpForm(Form):
    """That no help is wanted; one tick, so that nobody presses it by mistake."""

    sure = forms.BooleanField(label=_("Ja, ik wil geen hulp"))


class SupportForm(Form):
    """The answer to the offer of independent support."""

    said = forms.ChoiceField(
        label=_("Wilt u dat zij u bellen?"),
        choices=[
            ("wants", _("Ja, graag")),
            ("thinks", _("Ik denk erover na")),
            ("does_not_want", _("Nee, nu niet")),
        ],
        widget=forms.RadioSelect,
    )
