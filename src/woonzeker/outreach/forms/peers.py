# SPDX-License-Identifier: EUPL-1.2
"""Forms of peer experts: what is asked, how a visit went, the hours."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import ContactOutcome
from woonzeker.outreach.rules import DAY_PARTS
from woonzeker.outreach.rules.peers import ASKED_FOR, KINDS, WORK
from woonzeker.ui.forms import Day, Form


class AskPeerForm(Form):
    """What is asked of somebody with an own story, and by when."""

    about = forms.MultipleChoiceField(
        label=_("Wat vraag je?"),
        help_text=_("Alleen dit leest een ervaringsdeskundige voordat hij of zij kiest."),
        choices=[(code, gettext_lazy(words)) for code, words in KINDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    asked_for = forms.ChoiceField(
        label=_("Wie vraagt het?"),
        help_text=_("Een verhuurder die het vraagt, hoort niet wat er uitkomt."),
        choices=[(code, gettext_lazy(words)) for code, words in ASKED_FOR.items()],
    )
    due_on = forms.DateField(label=_("Uiterlijk"), required=False, widget=Day())
    why = forms.CharField(
        label=_("Waarom? Alleen collega's lezen dit."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PeerReportForm(Form):
    """How a visit of a peer expert went, in their own words."""

    on = forms.DateField(label=_("Wanneer was je er?"), widget=Day())
    outcome = forms.TypedChoiceField(
        label=_("Hoe ging het?"),
        coerce=ContactOutcome,
        choices=[
            (each.value, each.label)
            for each in (
                ContactOutcome.TALKED,
                ContactOutcome.NOT_REACHED,
                ContactOutcome.CARD_LEFT,
                ContactOutcome.APPOINTMENT,
                ContactOutcome.DECLINED,
                ContactOutcome.UNSAFE,
            )
        ],
    )
    day_part = forms.ChoiceField(label=_("Dagdeel"), choices=[(each, each) for each in DAY_PARTS])
    words = forms.CharField(
        label=_("Wat vond je?"),
        help_text=_("In je eigen woorden. Schrijf alleen op wat nodig is om te helpen."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HoursForm(Form):
    """Time that a peer expert worked."""

    worked_on = forms.DateField(label=_("Dag"), widget=Day())
    minutes = forms.IntegerField(label=_("Minuten"), min_value=5, max_value=720)
    what = forms.ChoiceField(
        label=_("Wat deed je?"),
        choices=[(code, gettext_lazy(words)) for code, words in WORK.items()],
    )
