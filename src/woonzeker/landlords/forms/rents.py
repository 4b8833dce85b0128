# SPDX-License-Identifier: EUPL-1.2
"""What is filled in about rent: amounts, days, and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.landlords.forms.money import Cents
from woonzeker.landlords.models import Channel, PayRhythm
from woonzeker.landlords.selectors.rents import AGREED, BEHIND, TO_DO
from woonzeker.ui.forms import SEARCHED, Day, FilterForm, Form, offer


class RentFilter(FilterForm):
    """Which tenants: a name or an address, and what they need."""

    zoek = forms.CharField(label=_("Zoek op naam of adres"), required=False, max_length=100)
    alleen = forms.ChoiceField(
        label=_("Alleen"), required=False,
        choices=[("", _("iedereen")), (TO_DO, _("te doen")), (BEHIND, _("met achterstand")),
                 (AGREED, _("met een regeling"))],
    )  # fmt: skip


assert SEARCHED in RentFilter.base_fields


class TermsForm(Form):
    """The rent, how often, and on which day; the day is the tenant's to choose."""

    rent = Cents(label=_("Huur per keer"))
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=PayRhythm.choices, initial=PayRhythm.MONTHLY
    )
    pay_day = forms.IntegerField(
        label=_("Op welke dag?"), min_value=1, max_value=31, initial=1,
        help_text=_("De dag die uw huurder het beste uitkomt, bijvoorbeeld na het loon. Bij een "
                    "maand de dag van de maand; bij weken is 1 maandag en 7 zondag."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class BeginForm(TermsForm):
    """From when the rent is followed, and what stood open then."""

    starts_on = forms.DateField(label=_("Bijhouden vanaf"), widget=Day())
    opening = Cents(
        label=_("Stond er op die dag al iets open?"), signed=True, required=False,
        help_text=_("Laat leeg als alles betaald was. Vooruit betaald? Zet er een min voor."),
    )  # fmt: skip
    field_order = ["starts_on", "opening", "rent", "rhythm", "pay_day"]


class ChangeForm(TermsForm):
    """The same from another day on."""

    from_on = forms.DateField(
        label=_("Vanaf"), widget=Day(),
        help_text=_("Telt vanaf de eerste termijn die op of na deze dag begint."),
    )  # fmt: skip
    field_order = ["from_on", "rent", "rhythm", "pay_day"]


class RentPaymentForm(Form):
    """What came in."""

    cents = Cents(label=_("Bedrag"))
    on = forms.DateField(label=_("Binnengekomen op"), widget=Day(), initial=clock.today)
    words = forms.CharField(label=_("Opmerking"), max_length=120, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class UndoForm(Form):
    """Which payment did not come in after all, and why."""

    payment = forms.TypedChoiceField(label=_("Welke betaling?"), coerce=UUID)
    why = forms.CharField(
        label=_("Waarom?"), max_length=200,
        help_text=_("Bijvoorbeeld: teruggeboekt, of bij de verkeerde huurder geboekt."),
    )  # fmt: skip

    def __init__(self, *args: Any, payments: Sequence[tuple[str, str]], **words: Any) -> None:
        super().__init__(*args, **words)
        offer(self, "payment", list(payments))


class IncomeDayForm(Form):
    """On which day of the month the tenant is paid."""

    day = forms.IntegerField(
        label=_("Dag van de maand"), min_value=1, max_value=31, required=False,
        help_text=_("Alleen als uw huurder het u zelf vertelt. Leeg: u weet het niet."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class DiscountForm(Form):
    """A lower rent for some time."""

    asked_on = forms.DateField(
        label=_("Uw huurder vroeg er schriftelijk om op"), widget=Day(), required=False,
        help_text=_("Een brief, mail of bericht van de huurder zelf. Bewaar het."),
    )  # fmt: skip
    cents = Cents(label=_("Korting per keer"))
    from_on = forms.DateField(label=_("Van"), widget=Day())
    until_on = forms.DateField(label=_("Tot en met"), widget=Day())


class OpeningForm(Form):
    """What stood open when the book began."""

    opening_cents = Cents(
        label=_("Wat stond er open bij het begin?"), signed=True,
        help_text=_("Niets open: 0. Vooruit betaald? Zet er een min voor."),
    )  # fmt: skip


class LeavesForm(Form):
    """The last day of a tenancy."""

    until_on = forms.DateField(
        label=_("Laatste dag van de huur"), widget=Day(), required=False,
        help_text=_("Daarna komt er geen huur meer bij. Leeg: uw huurder blijft."),
    )  # fmt: skip


class WaiveForm(Form):
    """A part that need not be paid."""

    cents = Cents(label=_("Bedrag dat uw huurder niet hoeft te betalen"))
    words = forms.CharField(label=_("Waarom? (voor uzelf)"), max_length=120, required=False)


class MessageForm(Form):
    """How and when a friendly message went."""

    channel = forms.ChoiceField(
        label=_("Hoe deed u het?"), widget=forms.RadioSelect, initial=Channel.MESSAGE,
        choices=[(each.value, each.label) for each in (
            Channel.MESSAGE, Channel.MAIL, Channel.PHONE, Channel.VISIT, Channel.LETTER)],
    )  # fmt: skip
    sent_on = forms.DateField(label=_("Wanneer?"), widget=Day(), initial=clock.today)


class AskForm(Form):
    """What the tenant says to have, or in how many times; two ways to come to proposals."""

    room = Cents(
        label=_("Hoeveel kan uw huurder per keer extra missen?"), required=False,
        help_text=_("Vraag het, en reken samen na of er genoeg overblijft om van te leven."),
    )  # fmt: skip
    turns = forms.IntegerField(
        label=_("Of: in hoeveel keer?"), min_value=1, max_value=160, required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    day = forms.IntegerField(
        label=_("Betaaldag van de huurder"), min_value=1, max_value=31,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    first_on = forms.DateField(label=_("Eerste betaling op of na"), widget=Day())

    def __init__(self, *args: Any, weekly: bool = False, **words: Any) -> None:
        super().__init__(*args, **words)
        if weekly:
            day = self.fields["day"]
            day.help_text = _("De dag van de week: 1 is maandag, 7 is zondag.")
            day.validators.append(MaxValueValidator(7, _("Kies 1 tot en met 7.")))

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        said = super().clean() or {}
        if not self.errors and not said.get("room") and not said.get("turns"):
            self.add_error("room", _("Vul een bedrag in, of het aantal keren."))
        return said


class AgreeForm(Form):
    """The proposal that was chosen, as it was shown."""

    instalment = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    room = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=31)
    first_on = forms.DateField(widget=forms.HiddenInput)
