# SPDX-License-Identifier: EUPL-1.2
"""Who one is, which home it is about, who rents it and how much is unpaid."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _said
from django.utils.translation import gettext_lazy as _

from woonzeker.accounts.forms.signing_in import new_password_field
from woonzeker.landlords.forms.money import Cents
from woonzeker.landlords.models import PayRhythm
from woonzeker.landlords.rules import Home, NoAddress, home_from
from woonzeker.landlords.services import TenantFacts
from woonzeker.ui.forms import Day, Form, offer

_PHONE = re.compile(r"\+?[\d\s()-]{10,20}")


class StartForm(Form):
    """Name, mail address and password: no more than signing in needs."""

    name = forms.CharField(
        label=_("Uw naam"),
        max_length=100,
        help_text=_("Zo staat hij ook in uw brieven."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mail = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=150,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
    )
    password = new_password_field(_("Kies een wachtwoord"))


class CodeForm(Form):
    """Six digits out of a mail."""

    code = forms.CharField(
        label=_("Code uit de e-mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


_ADDRESS_FAULTS = {
    "postcode": _("Typ vier cijfers en twee letters, bijvoorbeeld 1234 AB."),
    "house": _("Begin met het getal, bijvoorbeeld 12 of 12a."),
}


class HomeForm(Form):
    """Where a home is."""

    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=8,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    house = forms.CharField(
        label=_("Huisnummer, met letter of toevoeging"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    street = forms.CharField(label=_("Straat"), max_length=200)
    city = forms.CharField(label=_("Plaats"), max_length=100)

    def clean_postcode(self) -> str:
        """A postcode, whatever else is wrong: all faults are said at once."""
        return self._looked_at("postcode", house="1")

    def clean_house(self) -> str:
        """A house number, likewise."""
        return self._looked_at("house", postcode="1234AB")

    def _looked_at(self, name: str, **rest: str) -> str:
        typed: str = self.cleaned_data[name]
        try:
            home_from(**{"street": "", "city": "", **rest, name: typed})
        except NoAddress:
            raise ValidationError(_ADDRESS_FAULTS[name]) from None
        return typed

    @property
    def home(self) -> Home:
        """The address that was typed."""
        names = ("postcode", "house", "street", "city")
        return home_from(**{name: self.cleaned_data[name] for name in names})


#: in the choice of a municipality: none of them
ELSEWHERE = "elders"


class PlaceForm(Form):
    """In which municipality a home stands, when its postcode does not say so."""

    code = forms.ChoiceField(
        label=_("Gemeente"), widget=forms.RadioSelect, choices=(),
        help_text=_("Staat de gemeente er niet bij? Dan helpen wij met de stappen en de tekst, "
                    "en meldt u daar zelf."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: list[tuple[str, str]], **words: Any) -> None:
        super().__init__(*args, **words)
        choices = [*places, (ELSEWHERE, _said("Een andere gemeente"))]
        offer(self, "code", choices)

    def clean_code(self) -> str:
        """The code; empty for a municipality that does not work here."""
        code: str = self.cleaned_data["code"]
        return "" if code == ELSEWHERE else code


class RentForm(Form):
    """How high the rent is and when it is due."""

    rent = Cents(label=_("Huur"), help_text=_("Het hele bedrag dat de huurder elke keer betaalt."))
    pay_rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"),
        choices=PayRhythm.choices,
        initial=PayRhythm.MONTHLY,
        widget=forms.RadioSelect,
    )
    pay_day = forms.IntegerField(
        label=_("Op welke dag?"),
        min_value=1,
        max_value=31,
        initial=1,
        help_text=_("De dag van de maand. Bij weken: 1 is maandag, 7 is zondag."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class TenantForm(Form):
    """Who rents, and how they can be reached."""

    given_names = forms.CharField(
        label=_("Voornaam of voorletters"), max_length=100, required=False
    )
    infix = forms.CharField(
        label=_("Tussenvoegsel"),
        max_length=40,
        required=False,
        help_text=_("Bijvoorbeeld 'van der'"),
    )
    surname = forms.CharField(label=_("Achternaam"), max_length=200)
    phone = forms.CharField(
        label=_("Telefoon"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    mail = forms.EmailField(
        label=_("E-mail"),
        max_length=150,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_phone(self) -> str:
        """A number that can be dialled."""
        phone: str = self.cleaned_data["phone"].strip()
        if phone and not _PHONE.fullmatch(phone):
            raise ValidationError(_said("Typ een telefoonnummer van tien cijfers."))
        return phone

    @property
    def tenant(self) -> TenantFacts:
        """Who was filled in; a first name with points or without small letters is initials."""
        words = self.cleaned_data
        first = words["given_names"].strip()
        initials = "." in first or (first.isupper() and len(first) <= 4)
        return TenantFacts(
            surname=words["surname"],
            initials=first if initials else "",
            given_names="" if initials else first,
            prefix=words["infix"],
            phones=tuple(filter(None, [words["phone"]])),
            emails=tuple(filter(None, [words["mail"]])),
            from_on=words.get("from_on"),
        )


class ArrearsForm(Form):
    """How much is unpaid, and since when."""

    amount = Cents(label=_("Hoeveel huur is niet betaald?"))
    arose_on = forms.DateField(
        label=_("Sinds wanneer?"),
        help_text=_("De eerste dag waarop de huur betaald had moeten zijn."),
        widget=Day(),
    )


class FirstArrearsForm(ArrearsForm):
    """The same for a home of which the rent is not known yet: with it we see what one term is."""

    rent = Cents(label=_("Hoeveel huur betaalt uw huurder elke keer?"))
    field_order = ["rent", "amount", "arose_on"]
