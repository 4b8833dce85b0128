# SPDX-License-Identifier: EUPL-1.2
"""What is asked at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from woonzeker.accounts.rules.passwords import LONGEST, SHORTEST
from woonzeker.ui.forms import Form


def password_field(label: Any, *, autocomplete: str = "current-password") -> forms.CharField:
    """A password that may be pasted, and shown by a button that a script adds."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "data-can-show": ""}),
    )


def new_password_field(label: Any) -> forms.CharField:
    """A password that is chosen now, typed once: it can be shown."""
    field = password_field(label, autocomplete="new-password")
    field.help_text = format_lazy(
        _("Minstens {count} tekens, bijvoorbeeld vier gewone woorden."), count=SHORTEST
    )
    return field


class SignInForm(Form):
    """Name and password; and the code of a colleague, for who was given one."""

    username = forms.CharField(
        label=_("Gebruikersnaam of e-mailadres"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = password_field(_("Wachtwoord"))
    let_in = forms.CharField(
        label=_("Code van je teamleider"),
        max_length=20,
        required=False,
        help_text=_("Alleen als je er een kreeg, omdat je moet wachten of je telefoon niet hebt."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class CodeForm(Form):
    """Six digits of an app, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
    )


class ProofForm(Form):
    """A password or a code of the app."""

    proof = forms.CharField(
        label=_("Wachtwoord, of de zes cijfers uit de app"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "data-can-show": ""}),
    )


class PinForm(Form):
    """The PIN of a registered phone."""

    pin = forms.CharField(
        label=_("Pincode"),
        max_length=12,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
