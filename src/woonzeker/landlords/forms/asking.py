# SPDX-License-Identifier: EUPL-1.2
"""What was done, what the tenant said, and how somebody shows to be the landlord."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.landlords.models import PERSONAL, Channel, Reaction, ShownBy
from woonzeker.ui.forms import Day, Form

_WORDS = forms.Textarea(attrs={"rows": 3})
_PRIVATE = _("Alleen voor uzelf. De gemeente ziet dit niet.")


def day_field(label: Any) -> forms.DateField:
    """The day on which something was done; today stands there already."""
    return forms.DateField(label=label, widget=Day(), initial=clock.today)


def _ways(*channels: Channel) -> list[tuple[str, Any]]:
    """Some of the ways, in this order."""
    return [(each.value, each.label) for each in channels]


class ContactForm(Form):
    """A try to talk with the tenant."""

    channel = forms.ChoiceField(
        label=_("Hoe zocht u contact?"),
        choices=_ways(*PERSONAL),
        widget=forms.RadioSelect,
    )
    made_on = day_field(_("Op welke dag?"))
    words = forms.CharField(
        label=_("Hoe ging het?"), required=False, max_length=1000, widget=_WORDS, help_text=_PRIVATE
    )


class HelpForm(Form):
    """That the tenant was told where help is."""

    channel = forms.ChoiceField(
        label=_("Hoe zei u het?"), choices=Channel.choices, widget=forms.RadioSelect
    )
    made_on = day_field(_("Op welke dag?"))


class SentForm(Form):
    """On which day a letter went."""

    sent_on = day_field(_("Op welke dag heeft u de brief verstuurd?"))
    channel = forms.ChoiceField(
        label=_("Hoe?"),
        choices=[
            (Channel.LETTER.value, _("met de post, of in de bus gedaan")),
            (Channel.MAIL.value, _("als bijlage bij een e-mail")),
            (Channel.VISIT.value, _("zelf gegeven")),
        ],
        initial=Channel.LETTER,
        widget=forms.RadioSelect,
    )


class OwnLettersForm(Form):
    """What a landlord wrote before they came here."""

    made_on = day_field(_("Op welke dag stuurde u de brief of e-mail?"))
    channel = forms.ChoiceField(
        label=_("Hoe?"),
        choices=_ways(Channel.LETTER, Channel.MAIL, Channel.MESSAGE),
        initial=Channel.LETTER,
        widget=forms.RadioSelect,
    )
    reminder = forms.BooleanField(
        label=_("Er stond in dat de huur niet betaald is"), required=False
    )
    help_pointed = forms.BooleanField(
        label=_("Er stond in waar de huurder hulp krijgt bij schulden"), required=False
    )
    offer_to_share = forms.BooleanField(
        label=_(
            "Ik bood aan om de gegevens aan de gemeente door te geven, en de huurder kon nee zeggen"
        ),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """At least one of the three, and the offer only with the reminder (Bgs art. 2 onder d)."""
        words: dict[str, Any] = super().clean() or {}
        if not any(words.get(name) for name in ("reminder", "help_pointed", "offer_to_share")):
            self.add_error(None, _said("Kruis aan wat er in uw brief stond."))
        if words.get("offer_to_share") and not words.get("reminder"):
            self.add_error(
                "offer_to_share",
                _said("Het aanbod hoort in de brief waarin u aan de huur herinnert."),
            )
        return words


class AnswerForm(Form):
    """What the tenant said to the offer."""

    answer = forms.ChoiceField(
        label=_("Wat zei uw huurder?"),
        choices=[
            (Reaction.NONE.value, _("Er kwam geen antwoord")),
            (Reaction.AGREED.value, _("Het mag")),
            (Reaction.REFUSED.value, _("Het mag niet")),
        ],
        widget=forms.RadioSelect,
    )
    made_on = day_field(_("Op welke dag?"))


class ProofForm(Form):
    """A file that shows something."""

    document = forms.FileField(
        label=_("Foto of pdf"),
        help_text=_("Bijvoorbeeld een foto van een bericht. Alleen u ziet dit."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )


class ShowForm(Form):
    """With what somebody shows to be the landlord of a home."""

    how = forms.ChoiceField(
        label=_("Waarmee laat u zien dat u de verhuurder bent?"),
        choices=[
            (ShownBy.LEASE.value, _("Het huurcontract")),
            (ShownBy.EXTRACT.value, _("Een uittreksel van het Kadaster")),
        ],
        initial=ShownBy.LEASE,
        widget=forms.RadioSelect,
    )
    document = forms.FileField(
        label=_("Foto of pdf"),
        error_messages={
            "required": _("Kies een foto of een pdf."),
            "empty": _("Het bestand is leeg. Kies een ander bestand."),
        },
        help_text=_("De bladzijde met de namen en het adres is genoeg."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )


class ElsewhereForm(Form):
    """On which day a report went to a municipality that does not work here."""

    on = day_field(_("Op welke dag heeft u gemeld?"))


class EraseForm(Form):
    """That somebody means it."""

    sure = forms.BooleanField(label=_("Ja, wis alles. Dit kan niet ongedaan worden gemaakt."))


class StrikeForm(Form):
    """That one press is meant: there is nothing to fill in."""


class AcceptForm(Form):
    """Who answers a landlord's questions from now on."""

    contact = forms.CharField(
        label=_("Wie beantwoordt de vragen van deze verhuurder?"),
        max_length=200,
        help_text=_("Naam en telefoonnummer. De verhuurder ziet dit."),
    )


class RefuseForm(Form):
    """Why it does not show, and what to do."""

    reason = forms.CharField(
        label=_("Waarom niet, en wat kan de verhuurder doen?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De verhuurder leest dit. Schrijf 'u'."),
    )

    def clean_reason(self) -> str:
        """Something that helps."""
        reason: str = self.cleaned_data["reason"].strip()
        if len(reason) < 10:
            raise ValidationError(_said("Schrijf een hele zin."))
        return reason
