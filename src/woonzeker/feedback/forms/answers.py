# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about answers: releasing, handing over, consent, pauses and looking."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.feedback.models import HandedHow, PauseAnswer
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.consents import ASKED_HOW
from woonzeker.feedback.rules.policy import CONSENTED, ITEM_NAMES, LONGEST_GROUND, Item
from woonzeker.feedback.rules.releases import ANSWER_NAMES, ATTEMPTS
from woonzeker.ui.forms import Day, Form, dress

_CHOOSE = _("maak een keuze")
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
#: a consent is asked again after a season, unless somebody chooses another day
CONSENT_DAYS = 90


def _choices(words: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [("", _CHOOSE), *((str(key), say(text)) for key, text in words.items())]


class Calm(Form):
    """A form in which an empty box is not wrong before somebody had a chance to fill it."""

    use_required_attribute = False


class ReleaseForm(Calm):
    """How somebody tried to reach who was reported, or who stays behind."""

    tried_how = forms.ChoiceField(label=_("Hoe probeerde je iemand te bereiken?"), choices=())
    tried_on = forms.DateField(label=_("Op welke dag?"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tried_how"].choices = _choices(ATTEMPTS)  # type: ignore[attr-defined]


class HandOverForm(Calm):
    """To which municipality the signal went on, and how."""

    how = forms.ChoiceField(label=_("Hoe geef je het signaal door?"), choices=())
    to = forms.CharField(
        label=_("Aan welke gemeente?"),
        max_length=100,
        required=False,
        help_text=_("De naam van de gemeente, als je belde of mailde."),
    )
    here = forms.ChoiceField(label=_("Of kies een gemeente van dit systeem"), required=False)

    def __init__(self, *args: Any, here: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(here)
        ways = {each.value: str(each.label) for each in HandedHow}
        if not found:
            del ways[HandedHow.HERE.value], self.fields["here"]
        else:
            self.fields["here"].choices = [("", _("geen")), *found]  # type: ignore[attr-defined]
        self.fields["how"].choices = [("", _CHOOSE), *ways.items()]  # type: ignore[attr-defined]

    def given(self) -> dict[str, str]:
        """How, and the name of the municipality or its code here."""
        how = self.cleaned_data["how"]
        here = how == HandedHow.HERE.value
        return {"how": how, "to": self.cleaned_data.get("here" if here else "to", "")}


class ConsentForm(Calm):
    """What the resident agrees that one partner hears, until when, and how it was asked."""

    partner = forms.ChoiceField(label=_("Welke partner?"), choices=())
    item = forms.ChoiceField(label=_("Wat mag die horen?"), choices=())
    until_on = forms.DateField(label=_("Tot en met welke dag?"), widget=Day)
    asked_how = forms.ChoiceField(label=_("Hoe vroeg je het de inwoner?"), choices=())

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [("", _CHOOSE), *partners]  # type: ignore[attr-defined]
        names = {item.value: ITEM_NAMES[item] for item in CONSENTED}
        self.fields["item"].choices = _choices(names)  # type: ignore[attr-defined]
        self.fields["asked_how"].choices = _choices(ASKED_HOW)  # type: ignore[attr-defined]
        self.fields["until_on"].initial = clock.today() + timedelta(days=CONSENT_DAYS)

    def clean_partner(self) -> UUID:
        """The id of the partner."""
        return UUID(self.cleaned_data["partner"])


class PauseForm(Calm):
    """Of which partner a pause is asked."""

    partner = forms.UUIDField()


class PauseAnswerForm(Calm):
    """What a partner says to a request to wait."""

    answer = forms.ChoiceField(choices=PauseAnswer.choices)


class OwnFilter(Form):
    """What a partner looks for among its own signals."""

    is_filter = True
    gemeente = forms.ChoiceField(label=_("Gemeente"), required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    maand = forms.CharField(
        label=_("Maand"), required=False, max_length=7, help_text=_("Bijvoorbeeld 2026-10.")
    )
    kenmerk = forms.CharField(label=_("Uw kenmerk"), required=False, max_length=40)

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("alle"))
        stands = [(each.value, say(ANSWER_NAMES[each])) for each in AnswerCode]
        self.fields["gemeente"].choices = [every, *places]  # type: ignore[attr-defined]
        self.fields["stand"].choices = [every, *stands]  # type: ignore[attr-defined]

    def clean_maand(self) -> str:
        """A month as 2026-10."""
        text = str(self.cleaned_data["maand"]).strip()
        if text and not _MONTH.fullmatch(text):
            raise forms.ValidationError(_("Schrijf de maand als 2026-10."))
        return text


class GroundsForm(Calm):
    """The legal ground of each item, from a day on."""

    valid_from = forms.DateField(label=_("Geldt vanaf"), widget=Day)

    def __init__(self, *args: Any, grounds: Mapping[Item, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in Item:
            self.fields[item.value] = forms.CharField(
                label=say(ITEM_NAMES[item])[:1].upper() + say(ITEM_NAMES[item])[1:],
                initial=grounds.get(item, ""),
                required=False,
                max_length=LONGEST_GROUND,
                help_text=_("Wet en artikel. Leeg: dit gaat niet terug."),
            )
            dress(self.fields[item.value].widget)
        self.order_fields([*(item.value for item in Item), "valid_from"])

    def given(self) -> dict[Item, str]:
        """The grounds as filled in."""
        return {item: self.cleaned_data[item.value] for item in Item}


class HookForm(Calm):
    """The address to which the events of a partner go."""

    url = forms.CharField(label=_("Adres (https)"), max_length=300)
