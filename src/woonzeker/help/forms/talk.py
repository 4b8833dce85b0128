# SPDX-License-Identifier: EUPL-1.2
"""The guide of a conversation: everything may stay empty, and nothing of it is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.rules.talk import AREAS, PARTS, PLACES, STANDS, WISHES, Area, Said, Words
from woonzeker.help.selectors.children import SOURCES
from woonzeker.ui.forms import CalmForm, Day, Form, dress, offer, told

LONGEST = 4_000
_TEXTS = ("opening", "own_words", "wants", "lives_here")


def _free(label: Any, rows: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, widget=widget, max_length=LONGEST, required=False, help_text=hint
    )


class ChildrenForm(Form):
    """Whether children live there: known, not, or nobody knows; and how that is known."""

    children = forms.TypedChoiceField(
        label=_("Wonen er kinderen?"),
        choices=ChildrenAnswer.choices,
        coerce=ChildrenAnswer,
        widget=forms.RadioSelect,
    )
    count = forms.IntegerField(label=_("Hoeveel"), min_value=1, max_value=20, required=False)
    source = forms.ChoiceField(
        label=_("Hoe weten we dit?"),
        choices=(),
        help_text=_("Wat je thuis ziet of hoort gaat nooit naar controle van een uitkering."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", told(SOURCES))


class TalkForm(CalmForm):
    """A conversation as far as it is. It begins with how somebody is."""

    #: nothing in it is asked: that need not stand at every box
    is_guide = True

    held_on = forms.DateField(label=_("Dag"), widget=Day)
    place = forms.ChoiceField(label=_("Waar"), choices=())
    day_part = forms.ChoiceField(
        label=_("Dagdeel"),
        choices=(),
        required=False,
        help_text=_("Leeg is: nu. Was het op een andere dag? Kies het dagdeel."),
    )
    opening = _free(_("Hoe gaat het?"), 4, _("Begin hier. De achterstand komt later."))
    lives_here = _free(_("Wie wonen hier?"), 2)
    adults = forms.IntegerField(
        label=_("Hoeveel volwassenen"), min_value=1, max_value=20, required=False
    )
    own_words = _free(_("In hun eigen woorden: wat is er aan de hand?"), 4)
    wants = _free(_("Wat willen ze zelf?"), 3, _("Wat moet er morgen anders zijn?"))
    wish = forms.ChoiceField(
        label=_("Willen ze hulp?"), choices=(), required=False, widget=forms.RadioSelect
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, health: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", told(PLACES))
        offer(self, "day_part", [("", _("nu")), *told(PARTS)])
        offer(self, "wish", [("", _("nog niet gevraagd")), *told(WISHES)])
        self.areas = [area for area in AREAS if health or not area.health]
        for area in self.areas:
            self.fields[f"{area.code}_stands"] = _stands(area)
            self.fields[f"{area.code}_words"] = _said(area)
        for field in list(self.fields.values())[-2 * len(self.areas) :]:
            dress(field.widget)

    def parts(self) -> list[tuple[Area, str, str, BoundField, BoundField]]:
        """For each part of life its name, its question and its two fields."""
        return [
            (area, str(_(area.name)), str(_(area.ask)), self[f"{area.code}_stands"],
             self[f"{area.code}_words"])
            for area in self.areas
        ]  # fmt: skip

    def words(self) -> Words:
        """What was filled in, as the rules know it."""
        given = self.cleaned_data
        return Words(
            **{name: given[name] for name in _TEXTS},
            adults=given["adults"],
            areas={
                area.code: Said(given[f"{area.code}_stands"], given[f"{area.code}_words"])
                for area in self.areas
            },
        )


def filled(words: Words) -> dict[str, Any]:
    """Words as the fields of the form, for who wrote in two places at once."""
    found: dict[str, Any] = {name: getattr(words, name) for name in _TEXTS}
    found["adults"] = words.adults
    for code, said in words.areas.items():
        found |= {f"{code}_stands": said.stands, f"{code}_words": said.words}
    return found


def talk_initial(saved: dict[str, Any], today: date) -> dict[str, Any]:
    """What the form begins with: what was saved, else at home, today."""
    return {"held_on": today, "place": "thuis", **{k: v for k, v in saved.items() if v is not None}}


def _stands(area: Area) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_(area.name),
        choices=[("", _("niet besproken")), *told(STANDS)],
        widget=forms.RadioSelect,
        required=False,
    )


def _said(area: Area) -> forms.CharField:
    return _free(_(area.ask), 2)
