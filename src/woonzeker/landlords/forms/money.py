# SPDX-License-Identifier: EUPL-1.2
"""Amounts as people type them, on a phone or from a statement of the bank."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.landlords.rules.bank_columns import cents_of

#: ten million euro is a slip of the pen
_MOST = 1_000_000_000


class Cents(forms.CharField):
    """An amount such as 650,00; `signed` takes one below zero too. Gives whole cents."""

    def __init__(self, *, signed: bool = False, **words: Any) -> None:
        self.signed = signed
        attrs = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(max_length=15, widget=forms.TextInput(attrs=attrs), **words)

    def clean(self, value: Any) -> Any:
        """Whole cents; None for nothing. Raises ValidationError for what is no amount."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        found = cents_of(text)
        if found is None or abs(found) > _MOST or (found < 0 and not self.signed):
            raise forms.ValidationError(_("Typ een bedrag, bijvoorbeeld 650,00."))
        return found


def euros(cents: int | None) -> str:
    """Cents as they stand in a field."""
    if cents is None:
        return ""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100},{abs(cents) % 100:02d}"
