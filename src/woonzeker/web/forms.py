# SPDX-License-Identifier: EUPL-1.2
"""What a door of somebody's round sends: one press, and when it was."""

from __future__ import annotations

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from woonzeker.outreach.rules import LONGEST_WAIT, Press
from woonzeker.ui.forms import Form

_CHOSEN = re.compile(r"\d{4}-\d{2}-\d{2}\|(ochtend|middag|avond)")


class DoorForm(Form):
    """One press at a door. 'later|2026-11-03|avond' is coming back at a moment that was chosen."""

    press = forms.CharField(max_length=40)
    sent_key = forms.UUIDField()
    seconds_ago = forms.IntegerField(required=False, min_value=0)
    note = forms.CharField(required=False, max_length=2_000)
    #: the moment that was chosen to come back; '' for the soonest
    later = ""

    def clean_press(self) -> Press:
        """The button, without the moment that may follow it."""
        button, _bar, moment = self.cleaned_data["press"].partition("|")
        if button not in set(Press) or (moment and not _is_moment(moment)):
            raise ValidationError("unknown button")
        self.later = moment
        return Press(button)

    def clean_seconds_ago(self) -> int:
        """No longer than a phone is believed."""
        return min(self.cleaned_data["seconds_ago"] or 0, int(LONGEST_WAIT.total_seconds()))


def _is_moment(text: str) -> bool:
    if not _CHOSEN.fullmatch(text):
        return False
    try:
        date.fromisoformat(text.partition("|")[0])
    except ValueError:
        return False
    return True
