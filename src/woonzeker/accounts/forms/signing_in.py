# SPDX-License-Identifier: EUPL-1.2
"""What is asked at the door."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.ui.forms import Form


class SignInForm(Form):
    """Name and password."""

    username = forms.CharField(
        label=_("Gebruikersnaam"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
