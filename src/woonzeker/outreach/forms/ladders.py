# SPDX-License-Identifier: EUPL-1.2
"""What a household wants, another step than the ladder's, and the ladders of a municipality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.organisations.models import Sector
from woonzeker.outreach.ladder import (
    LEAST_WEEKS,
    MOST_AGAIN,
    MOST_RUNGS,
    MOST_WAIT,
    MOST_WEEKS,
    SECTORS,
    LadderStep,
)
from woonzeker.outreach.models import Channel
from woonzeker.outreach.rules import DAY_PARTS, odd_wish
from woonzeker.outreach.selectors import LANGUAGE_WORDS, STEP_WORDS
from woonzeker.ui.forms import Day, Form, dress, offer


class WishForm(Form):
    """How the people of a household want to be met."""

    channels = forms.MultipleChoiceField(
        label=_("Zo willen zij het liefst contact"),
        choices=Channel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    not_channels = forms.MultipleChoiceField(
        label=_("Zo willen zij geen contact"),
        choices=Channel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day_parts = forms.MultipleChoiceField(
        label=_("Wanneer zij te bereiken zijn"),
        choices=[(part, part) for part in DAY_PARTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    not_at_home = forms.BooleanField(label=_("Liever niet thuis"), required=False)
    language = forms.ChoiceField(
        label=_("Taal die zij het best lezen"), choices=list(LANGUAGE_WORDS.items()), initial="nl"
    )
    with_pictures = forms.BooleanField(label=_("Graag brieven met plaatjes"), required=False)
    phone = forms.CharField(
        label=_("Nummer dat zij zelf gaven"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Wat zij er zelf over zeiden"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A way cannot be wanted and unwanted at once."""
        words = super().clean() or self.cleaned_data
        said = (words.get(name, []) for name in ("channels", "not_channels", "day_parts"))
        if odd := odd_wish(*said):
            self.add_error("not_channels", odd)
        return dict(words)


class DeviateForm(Form):
    """Another step than the ladder proposes, with the reason in a word."""

    step = forms.TypedChoiceField(label=_("Wat ga je doen"), coerce=LadderStep)
    why = forms.CharField(
        label=_("Waarom"),
        max_length=300,
        help_text=_("Een paar woorden zijn genoeg. Zonder namen van anderen."),
    )

    def __init__(self, *args: Any, others: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "step", list(others))


#: empty lines under a ladder, to add steps to it
MORE_RUNGS = 3


class LadderForm(Form):
    """The steps of one ladder, each on a line: its place, the step, the days and the day part."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)
    again = forms.IntegerField(
        label=_("Begint opnieuw na zoveel dagen"),
        min_value=0,
        max_value=MOST_AGAIN,
        help_text=_("Als alles is geprobeerd en de weken nog niet om zijn. 0: niet opnieuw."),
    )

    def __init__(
        self, *args: Any, rungs: Sequence[Mapping[str, Any]], again: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again"].initial = again
        count = min(len(rungs) + MORE_RUNGS, MOST_RUNGS)
        self.numbers = range(1, count + 1)
        for number in self.numbers:
            rung = rungs[number - 1] if number <= len(rungs) else {}
            self._add_line(number, rung)

    def _add_line(self, number: int, rung: Mapping[str, Any]) -> None:
        steps = [("", _("geen stap")), *STEP_WORDS.items()]
        parts = [("", _("maakt niet uit")), *((part, part) for part in DAY_PARTS)]
        line = {
            "place": forms.IntegerField(
                label=_("Plaats"), min_value=0, max_value=99, initial=number, required=False
            ),
            "step": forms.ChoiceField(
                label=_("Stap"), choices=steps, initial=rung.get("step", ""), required=False
            ),
            "wait": forms.IntegerField(
                label=_("Dagen wachten"),
                min_value=0,
                max_value=MOST_WAIT,
                initial=rung.get("wait", 0),
                required=False,
            ),
            "part": forms.ChoiceField(
                label=_("Dagdeel"), choices=parts, initial=rung.get("part", ""), required=False
            ),
        }
        for name, field in line.items():
            dress(field.widget)
            self.fields[f"{name}_{number}"] = field

    def lines(self) -> Iterator[tuple[int, list[forms.BoundField]]]:
        """The fields of each line, with its number."""
        for number in self.numbers:
            yield number, [self[f"{name}_{number}"] for name in ("place", "step", "wait", "part")]

    def rungs(self) -> list[dict[str, Any]]:
        """The ladder as the policy keeps it, in the order of the places that were given."""
        said = self.cleaned_data
        placed = sorted(
            (said[f"place_{number}"] or number, number)
            for number in self.numbers
            if said[f"step_{number}"]
        )
        return [self._rung(number) for _place, number in placed]

    def _rung(self, number: int) -> dict[str, Any]:
        said = self.cleaned_data
        rung = {"step": said[f"step_{number}"], "wait": said[f"wait_{number}"] or 0}
        part = said[f"part_{number}"]
        return {**rung, "part": part} if part else rung


class WeeksForm(Form):
    """The weeks in which a household is sought, by the kind of partner that reported."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, weeks: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in SECTORS:
            field = forms.IntegerField(
                label=str(Sector(code).label).capitalize(),
                min_value=LEAST_WEEKS,
                max_value=MOST_WEEKS,
                initial=weeks[code],
            )
            dress(field.widget)
            self.fields[code] = field

    def weeks(self) -> dict[str, int]:
        """The weeks as the policy keeps them."""
        return {code: self.cleaned_data[code] for code in SECTORS}
