# SPDX-License-Identifier: EUPL-1.2
"""What is asked on the pages of one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.accounts.forms.signing_in import new_password_field, password_field
from woonzeker.ui.forms import Form


class PasswordForm(Form):
    """The old password and a new one, typed once: it can be shown."""

    old = password_field(_("Het oude wachtwoord"))
    new = new_password_field(_("Het nieuwe wachtwoord"))


class WorkPhoneForm(Form):
    """The number on which households may call."""

    number = forms.RegexField(
        r"^\+?[0-9 ()\-]{8,20}$",
        label=_("Je werknummer"),
        required=False,
        max_length=20,
        help_text=_(
            "Dit nummer ziet een huishouden waarvoor jij werkt, ook als de zaak dicht is. Leeg: "
            "het nummer van het team."
        ),
        error_messages={"invalid": _("Vul een telefoonnummer in, bijvoorbeeld 06-12345678.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


class PhoneForm(Form):
    """A name for a phone, and a PIN twice."""

    name = forms.CharField(
        label=_("Naam van deze telefoon"),
        max_length=60,
        help_text=_("Zodat je hem herkent in de lijst, bijvoorbeeld 'werktelefoon'."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pin = forms.CharField(
        label=_("Pincode"),
        max_length=12,
        help_text=_("Zes tot twaalf cijfers. Geen rijtje, herhaling of datum."),
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Pincode nog een keer"),
        max_length=12,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both PINs are the same."""
        given = super().clean() or self.cleaned_data
        if given.get("pin") != given.get("again"):
            self.add_error("again", _("De twee pincodes zijn niet gelijk."))
        return given
