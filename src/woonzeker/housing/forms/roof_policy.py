# SPDX-License-Identifier: EUPL-1.2
"""The numbers and lists of the day, goods, places and living afterwards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.housing.selectors import RoofView
from woonzeker.organisations.rules import Asked
from woonzeker.ui.forms import Day, Form, dress


class RoofForm(Form):
    """Each number inside its bounds, each list as boxes to tick, and from when it holds."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, view: RoofView, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_from": clock.today()})
        super().__init__(*args, **kwargs)
        self._asked = {asked.place: asked for asked, _number in view.numbers.rows}
        self._lists = {line.asked.name: line for line in view.lists}
        for asked, number in view.numbers.rows:
            self._add(
                asked.place,
                forms.IntegerField(
                    label=asked.label,
                    min_value=asked.least,
                    max_value=asked.most,
                    initial=number,
                ),
            )
        for name, line in self._lists.items():
            self._add(
                name,
                forms.MultipleChoiceField(
                    label=_now(line.asked.title),
                    help_text=_now(line.asked.hint),
                    choices=[(code, _now(words)) for code, words in line.asked.choices],
                    initial=sorted(line.chosen),
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                ),
            )
        self.order_fields([*self._asked, *self._lists, "valid_from"])

    def _add(self, name: str, field: forms.Field) -> None:
        dress(field.widget)
        self.fields[name] = field

    def numbers(self) -> dict[Asked, int]:
        """The numbers that were filled in."""
        return {asked: self.cleaned_data[name] for name, asked in self._asked.items()}

    def lists(self) -> dict[str, list[str]]:
        """What was ticked."""
        return {name: self.cleaned_data[name] for name in self._lists}
