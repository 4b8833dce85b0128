# SPDX-License-Identifier: EUPL-1.2
"""What the pages of signing in ask."""

from __future__ import annotations

from woonzeker.accounts.forms.own_account import PasswordForm, PhoneForm, WorkPhoneForm
from woonzeker.accounts.forms.signing_in import CodeForm, PinForm, ProofForm, SignInForm

__all__ = [
    "CodeForm",
    "PasswordForm",
    "PhoneForm",
    "PinForm",
    "ProofForm",
    "SignInForm",
    "WorkPhoneForm",
]
