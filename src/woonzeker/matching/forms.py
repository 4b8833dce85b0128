# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer and a coordinator send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from woonzeker.matching.services import Choice
from woonzeker.ui.forms import Form

LARGEST = 100 * 1024 * 1024


class DecisionForm(forms.Form):
    """A choice about one signal; with 'linked' the person who was chosen."""

    choice = forms.TypedChoiceField(
        coerce=Choice,
        choices=[(each.value, each.value) for each in (Choice.LINK, Choice.NOBODY, Choice.LATER)],
    )
    person = forms.UUIDField(required=False)

    def clean(self) -> dict[str, Any]:
        """A link needs somebody to link to."""
        cleaned = super().clean() or {}
        if cleaned.get("choice") is Choice.LINK and not cleaned.get("person"):
            raise forms.ValidationError(_("Kies eerst een persoon."))
        return cleaned


class RegisterForm(Form):
    """An extract of the person register to read."""

    file = forms.FileField(
        label=_("Uittreksel van het personenregister"),
        help_text=_("Een CSV-bestand, hooguit 100 MB. Bestaande personen worden bijgewerkt."),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Maak het uittreksel opnieuw."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 100 MB. Splits het uittreksel in delen.")
            )
        return file
