# SPDX-License-Identifier: EUPL-1.2
"""What came of an attempt to reach a household, and what is decided about a data leak."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.rules import (
    DAY_PARTS,
    LONGEST_WAIT,
    DataKind,
    Press,
    Verdict,
    refusal,
    wrong_field,
)
from woonzeker.outreach.selectors.leaks import KIND_WORDS, VERDICT_WORDS
from woonzeker.ui.forms import CalmForm, Day, Form


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
    meet_on = forms.DateField(
        label=_("Wanneer is de afspraak?"),
        widget=Day,
        required=False,
        help_text=_("Alleen bij 'afspraak gemaakt'. Leeg is de volgende werkdag."),
    )
    source_told = forms.BooleanField(
        label=_("Hierbij is verteld wie wat meldde"),
        required=False,
        help_text=_("In het gesprek of in de brief. Niet verteld? Dan komt er een taak."),
    )

    def clean(self) -> dict[str, Any]:
        """The three must go together; the rules say what is odd."""
        words = super().clean() or self.cleaned_data
        if "channel" in words and "outcome" in words:
            said = (words["channel"], words["outcome"], words.get("day_part", ""))
            if odd := refusal(*said):
                self.add_error(wrong_field(*said), odd)
        if words.get("outcome") is not ContactOutcome.APPOINTMENT:
            words["meet_on"] = None
        return dict(words)


#: how a browser writes a day and a time
MOMENT = "%Y-%m-%dT%H:%M"


class Moment(forms.DateTimeInput):
    """A day and a time that the browser helps to choose."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class AssessForm(CalmForm):
    """Whether a leak is reported, what was told, whether the person must know, and why."""

    #: an empty box is not wrong before somebody had a chance to fill it

    verdict = forms.TypedChoiceField(
        label=_("Wat besluit je"),
        choices=list(VERDICT_WORDS.items()),
        coerce=Verdict,
        widget=forms.RadioSelect,
    )
    kinds = forms.TypedMultipleChoiceField(
        label=_("Wat kan een ander te weten zijn gekomen"),
        choices=list(KIND_WORDS.items()),
        coerce=DataKind,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    inform = forms.BooleanField(
        label=_("Vertel het aan wie het betreft"),
        required=False,
        help_text=_("Moet als het risico voor die persoon hoog is (AVG art. 34 lid 1)."),
    )
    known_at = forms.DateTimeField(
        label=_("Wist iemand van de gemeente het eerder? Wanneer"),
        widget=Moment,
        input_formats=[MOMENT],
        required=False,
        help_text=_("Dan lopen de 72 uur vanaf dat moment."),
    )
    reason = forms.CharField(
        label=_("Waarom"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        help_text=_("Zonder namen of adressen: die staan bij de zaak."),
    )


class ReportForm(CalmForm):
    """When a leak was reported to the supervisor, and under which reference."""

    #: an empty box is not wrong before somebody had a chance to fill it

    at = forms.DateTimeField(
        label=_("Wanneer gemeld"),
        widget=Moment,
        input_formats=[MOMENT],
    )
    reference = forms.CharField(label=_("Kenmerk van de melding"), max_length=60)
    late_reason = forms.CharField(
        label=_("Waarom later dan 72 uur"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )

    def in_time(self) -> ReportForm:
        """The form as long as the term runs: nothing to explain."""
        del self.fields["late_reason"]
        return self


class InformForm(Form):
    """When the person was told."""

    on = forms.DateField(label=_("Op welke dag verteld"), widget=Day)


class CloseForm(CalmForm):
    """What was done against the next one."""

    #: an empty box is not wrong before somebody had a chance to fill it

    measures = forms.CharField(
        label=_("Wat is er gedaan om dit te voorkomen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
    )


#: a moment to come back: a day and a part of it
_CHOSEN = re.compile(r"\d{4}-\d{2}-\d{2}\|(ochtend|middag|avond)")


class DoorForm(Form):
    """One press at a door. 'later|2026-11-03|avond' is coming back at a moment that was chosen,
    'appointment|2026-11-05' an appointment on that day."""

    press = forms.CharField(max_length=40)
    sent_key = forms.UUIDField()
    seconds_ago = forms.IntegerField(required=False, min_value=0)
    note = forms.CharField(required=False, max_length=2_000)
    meet_on = forms.DateField(required=False)
    #: the moment that was chosen to come back; '' for the soonest
    later = ""
    met: date | None = None

    def clean_press(self) -> Press:
        """The button, without the moment that may follow it."""
        button, _bar, moment = self.cleaned_data["press"].partition("|")
        if button == Press.APPOINTMENT and moment:
            self.met = forms.DateField().clean(moment)
            return Press.APPOINTMENT
        if button not in set(Press) or (moment and not _is_moment(moment)):
            raise forms.ValidationError("unknown button")
        self.later = moment
        return Press(button)

    def clean_meet_on(self) -> date | None:
        """The day of an appointment, from the button or the box beside it; None for no other."""
        pressed = self.cleaned_data.get("press") is Press.APPOINTMENT
        return (self.met or self.cleaned_data["meet_on"]) if pressed else None

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
