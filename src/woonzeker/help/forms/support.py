# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about who else helps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.help.rules.landlord import OUTCOMES, PLACES, WRONGS
from woonzeker.help.rules.referral import CONSENT, KINDS, News
from woonzeker.help.rules.support import REACTIONS
from woonzeker.help.selectors.support import CHANNELS
from woonzeker.help.selectors.wayfinder import ways_by_kind
from woonzeker.ui.forms import CHOOSE, CalmForm, offer, told


def _words(label: Any, hint: Any = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, widget=widget, max_length=2_000, required=required, help_text=hint
    )


class ReferForm(CalmForm):
    """To whom a household is brought, with whose consent."""

    kind = forms.ChoiceField(label=_("Wat voor hulp"), choices=())
    entry = forms.ChoiceField(label=_("Naar wie, uit de wegwijzer"), choices=(), required=False)
    to = forms.CharField(
        label=_("Of naar wie anders"),
        max_length=120,
        required=False,
        help_text=_("Een organisatie of iemand daar. Leeg laten als je hierboven koos."),
    )
    consent = forms.ChoiceField(label=_("Wie vindt dit goed?"), choices=())
    warm = forms.BooleanField(
        label=_("Ik breng ze zelf in contact"),
        required=False,
        help_text=_("Samen bellen of erheen gaan werkt beter dan een nummer geven."),
    )
    words = _words(_("Wat moet de ander weten?"), _("Alleen wat nodig is om te helpen."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [CHOOSE, *told(KINDS)])
        offer(self, "consent", [CHOOSE, *told(CONSENT)])
        offer(self, "entry", [("", _("niet in de wegwijzer")), *ways_by_kind()])

    def clean_entry(self) -> UUID | None:
        """The entry of the wayfinder; None when somebody else is meant."""
        said = self.cleaned_data["entry"]
        return UUID(said) if said else None


class NewsForm(CalmForm):
    """What is heard of a referral."""

    news = forms.TypedChoiceField(
        label=_("Wat kwam ervan"), choices=[(each.value, each.value) for each in News], coerce=News
    )
    confirmed_by = forms.CharField(
        label=_("Wie bevestigde het"),
        max_length=120,
        required=False,
        help_text=_("Nodig als iemand nu helpt."),
    )


class OfferForm(CalmForm):
    """By which way independent support was offered, and what they said."""

    channel = forms.ChoiceField(label=_("Hoe aangeboden"), choices=list(CHANNELS.items()))
    reaction = forms.ChoiceField(label=_("Wat zeiden ze"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "reaction", [CHOOSE, *told(REACTIONS)])


class WrongForm(CalmForm):
    """What a landlord did, and where the resident was pointed to."""

    kind = forms.ChoiceField(label=_("Wat doet de verhuurder"), choices=())
    pointed_to = forms.MultipleChoiceField(
        label=_("Waar wees je de inwoner op"), choices=(), widget=forms.CheckboxSelectMultiple
    )
    words = _words(_("Wat is er gebeurd?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {code: wrong.words for code, wrong in WRONGS.items()}
        offer(self, "kind", [CHOOSE, *told(kinds)])
        offer(self, "pointed_to", told(PLACES))


class FollowForm(CalmForm):
    """How it is with the landlord now."""

    outcome = forms.ChoiceField(label=_("Hoe is het nu"), choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outcome", [CHOOSE, *told(OUTCOMES)])
