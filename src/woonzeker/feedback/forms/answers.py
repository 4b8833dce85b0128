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
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, Form, dress, offer, told

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
#: a consent is asked again after a season, unless somebody chooses another day
CONSENT_DAYS = 90


class ReleaseForm(CalmForm):
    """How somebody tried to reach who was reported, or who stays behind."""

    tried_how = forms.ChoiceField(label=_("Hoe probeerde je iemand te bereiken?"), choices=())
    tried_on = forms.DateField(label=_("Op welke dag?"), widget=Day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "tried_how", [CHOOSE, *told(ATTEMPTS)])


class HandOverForm(CalmForm):
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
            offer(self, "here", [("", _("geen")), *found])
        offer(self, "how", [CHOOSE, *ways.items()])

    def given(self) -> dict[str, str]:
        """How, and the name of the municipality or its code here."""
        how = self.cleaned_data["how"]
        here = how == HandedHow.HERE.value
        return {"how": how, "to": self.cleaned_data.get("here" if here else "to", "")}


class ConsentForm(CalmForm):
    """What the resident agrees that one partner hears, until when, and how it was asked."""

    partner = forms.ChoiceField(label=_("Welke partner?"), choices=())
    item = forms.ChoiceField(label=_("Wat mag die horen?"), choices=())
    until_on = forms.DateField(label=_("Tot en met welke dag?"), widget=Day)
    asked_how = forms.ChoiceField(label=_("Hoe vroeg je het de inwoner?"), choices=())

    def __init__(self, *args: Any, partners: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "partner", [CHOOSE, *partners])
        names = {item.value: ITEM_NAMES[item] for item in CONSENTED}
        offer(self, "item", [CHOOSE, *told(names)])
        offer(self, "asked_how", [CHOOSE, *told(ASKED_HOW)])
        self.fields["until_on"].initial = clock.today() + timedelta(days=CONSENT_DAYS)

    def clean_partner(self) -> UUID:
        """The id of the partner."""
        return UUID(self.cleaned_data["partner"])


class PauseForm(CalmForm):
    """Of which partner a pause is asked."""

    partner = forms.UUIDField()


class PauseAnswerForm(CalmForm):
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
        offer(self, "gemeente", [every, *places])
        offer(self, "stand", [every, *stands])

    def clean_maand(self) -> str:
        """A month as 2026-10."""
        text = str(self.cleaned_data["maand"]).strip()
        if text and not _MONTH.fullmatch(text):
            raise forms.ValidationError(_("Schrijf de maand als 2026-10."))
        return text


class GroundsForm(CalmForm):
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


class HookForm(CalmForm):
    """The address to which the events of a partner go."""

    url = forms.CharField(label=_("Adres (https)"), max_length=300)
