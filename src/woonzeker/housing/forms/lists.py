# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about lists of landlords and statements."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.housing.forms.roof import day
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import (
    GROUND_WORDS,
    OBJECTION_WORDS,
    ListGround,
    Objection,
    Source,
)
from woonzeker.housing.rules.statement import (
    PROMISE_WORDS,
    STATE_WORDS,
    WHY_WORDS,
    Promise,
    StatementState,
    Why,
)
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.ui.forms import CHOOSE, CalmForm, offer, told

KNOWN_WORDS = {
    Known.YES: gettext_noop("ja"),
    Known.NO: gettext_noop("nee"),
    Known.UNKNOWN: gettext_noop("weten we niet"),
}
SOURCE_WORDS = {
    Source.CORPORATION: gettext_noop("de corporatie meldde het ons"),
    Source.LETTER: gettext_noop("de inwoner liet de brief zien"),
}


class ListingForm(CalmForm):
    """What a corporation told of its list."""

    corporation = forms.CharField(label=_("Welke corporatie"), max_length=120)
    list_name = forms.CharField(label=_("Welke lijst"), max_length=80)
    source = forms.TypedChoiceField(label=_("Hoe weten we dit"), choices=(), coerce=Source)
    since_on = day(_("Op de lijst sinds"))
    until_on = day(
        _("Tot"),
        required=False,
        hint=_("Zoals de corporatie zei. Leeg als dat niet gezegd is."),
    )
    ground = forms.TypedChoiceField(label=_("Waarom, volgens hen"), choices=(), coerce=ListGround)
    told = forms.TypedChoiceField(
        label=_("Vertelde de corporatie het zelf?"), choices=(), coerce=Known
    )
    weighed = forms.TypedChoiceField(
        label=_("Woog de corporatie de eigen situatie?"), choices=(), coerce=Known
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "source", [CHOOSE, *told(SOURCE_WORDS)])
        offer(self, "ground", [CHOOSE, *told(GROUND_WORDS)])
        offer(self, "told", [CHOOSE, *told(KNOWN_WORDS)])
        offer(self, "weighed", [CHOOSE, *told(KNOWN_WORDS)])


class ListingMoveForm(CalmForm):
    """How an objection stands now."""

    listing = forms.UUIDField(widget=forms.HiddenInput)
    objection = forms.TypedChoiceField(label=_("Hoe staat het nu"), choices=(), coerce=Objection)
    on = day(_("Sinds"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "objection", [CHOOSE, *told(OBJECTION_WORDS)])


class LetterForm(CalmForm):
    """What the resident says for a letter of objection of their own."""

    listing = forms.UUIDField(widget=forms.HiddenInput)
    wants = forms.BooleanField(label=_("De inwoner wil zelf bezwaar maken"), required=False)
    changed = forms.CharField(
        label=_("Wat is er nu anders?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1_000,
        required=False,
        help_text=_(
            "In de woorden van de inwoner. Staat alleen op de brief, wij bewaren het niet."
        ),
    )
    sender = forms.CharField(label=_("Naam onder de brief"), max_length=120, required=False)
    answer_to = forms.CharField(
        label=_("Waar kan het antwoord heen?"), max_length=200, required=False
    )


class StatementForm(CalmForm):
    """That a landlord refused a statement."""

    landlord = forms.CharField(label=_("Welke verhuurder"), max_length=120)
    why = forms.TypedChoiceField(label=_("Waarom, volgens hen"), choices=(), coerce=Why)
    on = day(_("Geweigerd op"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "why", [CHOOSE, *told(WHY_WORDS)])


class StatementMoveForm(CalmForm):
    """How a statement stands now."""

    statement = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.TypedChoiceField(label=_("Hoe staat het nu"), choices=(), coerce=StatementState)
    on = day(_("Sinds"))
    promises = forms.MultipleChoiceField(
        label=_("Waar rust de verklaring op?"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Alleen bij een verklaring onder voorwaarden."),
    )
    agreed = forms.BooleanField(
        label=_("De inwoner vindt goed dat een nieuwe verhuurder dit hoort"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [CHOOSE, *told(STATE_WORDS)])
        offer(self, "promises", told(PROMISE_WORDS))

    def clean_promises(self) -> frozenset[Promise]:
        """The promises as the rules take them."""
        return frozenset(Promise(each) for each in self.cleaned_data["promises"])
