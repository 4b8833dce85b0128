# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about the day of an eviction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.help.selectors import CHILDREN_SOURCES
from woonzeker.housing.rules.day import Topic
from woonzeker.housing.rules.known import Known
from woonzeker.housing.selectors import FACTS
from woonzeker.ui.forms import CalmForm, Form, offer

#: an answer as people give it
ANSWERS = {Known.YES: _("ja"), Known.NO: _("nee"), Known.UNKNOWN: _("weet niet")}


class LeadForm(CalmForm):
    """Who leads: a colleague, or somebody by name who works elsewhere."""

    user = forms.ChoiceField(label=_("Een collega"), choices=(), required=False)
    name = forms.CharField(
        label=_("Of iemand van een andere organisatie: naam"), max_length=120, required=False
    )
    organisation = forms.CharField(label=_("Waar werkt die"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Telefoon op de dag zelf"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("Van een collega staat het werknummer er vanzelf, als die er een opgaf."),
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "user", [("", _("iemand anders, zie hieronder")), *colleagues])

    def clean(self) -> dict[str, Any]:
        """One person: a colleague or a name."""
        given = super().clean() or {}
        if given.get("user") and given.get("name"):
            self.add_error("name", _now("Er is één leiding. Kies een collega of schrijf een naam."))
        return dict(given)


class ArrangedForm(CalmForm):
    """That something is arranged: by whom and what was agreed."""

    by = forms.CharField(
        label=_("Wie doet dit?"),
        max_length=120,
        help_text=_("Eén naam, en van welke organisatie."),
        error_messages={"required": _("Schrijf op wie dit doet: één naam.")},
    )
    note = forms.CharField(
        label=_("Wat is afgesproken?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld: de bus komt om half negen."),
    )

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if topic is Topic.MEDICINES:  # which medicines is nobody's business here
            del self.fields["note"]


class AnswerForm(Form):
    """What a household says to one question; of children also how it is known."""

    fact = forms.ChoiceField(choices=[(each, each) for each in ("children", *FACTS)])
    said = forms.TypedChoiceField(
        choices=[(code.value, words) for code, words in ANSWERS.items()], coerce=Known
    )
    source = forms.ChoiceField(
        label=_("Hoe weet je dat?"),
        choices=[(code, words) for code, words in CHILDREN_SOURCES.items()],
        required=False,
    )
