# SPDX-License-Identifier: EUPL-1.2
"""What somebody fills in for a hearing: who goes, the rent of now, a yes, and who was there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.models import ForMunicipality, ResidentCame
from woonzeker.legal.selectors import WhoGoes
from woonzeker.ui.forms import CHOOSE, Day, Form, offer


class WhoForm(Form):
    """Who goes; that it can be in spite of another hearing is asked when it has to be."""

    user = forms.ChoiceField(label=_("Wie gaat"), choices=())
    anyway = forms.BooleanField(label=_("Het kan toch: ik heb het nagevraagd"), required=False)

    def __init__(self, *args: Any, found: WhoGoes, asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        busy = _now("al bij een andere zitting")
        named = [
            (each.user, f"{each.name} ({busy})" if each.busy else each.name)
            for each in found.choices
        ]
        offer(self, "user", [CHOOSE, *named])
        if not asked:
            self.fields["anyway"].widget = forms.HiddenInput()


class FileForm(Form):
    """What the system does not know itself and a judge asks: whether the rent of now is paid."""

    rent = forms.ChoiceField(
        label=_("Wordt de huur van nu betaald?"),
        choices=[
            CHOOSE,
            ("paid", _("ja")),
            ("unpaid", _("nee")),
            ("unknown", _("niet bekend: dit gaat niet mee")),
        ],
    )
    rent_since = forms.DateField(
        label=_("Sinds wanneer"),
        widget=Day,
        required=False,
        help_text=_("Leeg laten als je het niet weet."),
    )


class ConsentForm(Form):
    """When and how the household said yes to one part."""

    part = forms.CharField(widget=forms.HiddenInput)
    given_on = forms.DateField(label=_("Op welke dag"), widget=Day)
    how = forms.CharField(
        label=_("Hoe"),
        max_length=200,
        help_text=_("Bijvoorbeeld: mondeling, in het gesprek thuis."),
    )


class AttendedForm(Form):
    """Who was at a hearing."""

    municipality_was = forms.ChoiceField(
        label=_("Was er iemand van de gemeente?"),
        choices=ForMunicipality.choices,
        widget=forms.RadioSelect,
    )
    resident_was = forms.ChoiceField(
        label=_("Kwam het huishouden?"), choices=ResidentCame.choices, widget=forms.RadioSelect
    )
