# SPDX-License-Identifier: EUPL-1.2
"""Which letters a print run is made of, and which letter came back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import LetterKind
from woonzeker.outreach.rules import RUN_KINDS
from woonzeker.outreach.selectors.printing import RETURN_WORDS
from woonzeker.ui.forms import CalmForm, Day, Form


class RunForm(Form):
    """Which letters a print run is made of."""

    kind = forms.ChoiceField(
        label=_("Welke brieven"), choices=[(kind, LetterKind(kind).label) for kind in RUN_KINDS]
    )


class PostedForm(Form):
    """On which day the letters of a run went on the post."""

    on = forms.DateField(label=_("Op welke dag gingen ze op de post"), widget=Day)


class ReturnForm(CalmForm):
    """The mark on an envelope that came back, and what the post says of it."""

    #: an empty box is not wrong before somebody had a chance to fill it

    mark = forms.CharField(label=_("Kenmerk"), max_length=20)
    why = forms.ChoiceField(
        label=_("Wat staat er op de envelop"), choices=list(RETURN_WORDS.items())
    )
