# SPDX-License-Identifier: EUPL-1.2
"""Numbers of homes and names of landlords, typed or from a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.monitoring.rules import coverage, invitations
from woonzeker.monitoring.rules.coverage import Row
from woonzeker.monitoring.rules.invitations import Landlord
from woonzeker.ui.forms import Day, Form

#: bytes of a list that is read
MOST_BYTES = 500_000


class _ListForm(Form):
    """A list of lines, typed or in a file."""

    typed = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    file = forms.FileField(
        label=gettext_lazy("Of kies een bestand (CSV)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
    )

    def text(self) -> str:
        """What was typed, or stands in the file; raises ValidationError."""
        file = self.cleaned_data.get("file")
        if file is None:
            return str(self.cleaned_data.get("typed", ""))
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot. Splits het in delen."))
        content: bytes = file.read()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", "replace")

    def unreadable(self, number: object) -> forms.ValidationError:
        """That a line of the list cannot be read, and how it must stand there."""
        said = _("Regel %(number)s is niet te lezen. Schrijf: %(form)s.")
        field = self.fields["typed"].help_text
        return forms.ValidationError(said % {"number": number, "form": field})


class RentalsForm(_ListForm):
    """How many homes are let, by kind and area."""

    counted_on = forms.DateField(label=gettext_lazy("Geteld op"), widget=Day)
    source = forms.CharField(
        label=gettext_lazy("Waar komt het vandaan?"),
        help_text=gettext_lazy("Bijvoorbeeld: BAG en WOZ, of de woonvisie."),
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed"].label = gettext_lazy("Aantal verhuurde woningen")
        self.fields["typed"].help_text = gettext_lazy("soort;postcode van vier cijfers;aantal")

    def clean(self) -> dict[str, Any]:
        """Read the list."""
        cleaned = super().clean() or {}
        try:
            cleaned["rows"] = coverage.read_rentals(self.text())
        except coverage.Unreadable as wrong:
            raise self.unreadable(wrong.args[0]) from wrong
        if not cleaned["rows"]:
            raise forms.ValidationError(_("Er staat geen enkele regel in."))
        return cleaned

    def rows(self) -> tuple[Row, ...]:
        """The rows that were read."""
        found: tuple[Row, ...] = self.cleaned_data["rows"]
        return found


class InviteForm(_ListForm):
    """Which landlords get a letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["typed"].label = gettext_lazy("Namen en adressen van verhuurders")
        self.fields["typed"].help_text = gettext_lazy("naam;straat en huisnummer;postcode;plaats")

    def clean(self) -> dict[str, Any]:
        """Read the list."""
        cleaned = super().clean() or {}
        try:
            cleaned["landlords"] = invitations.read_landlords(self.text())
        except invitations.Unreadable as wrong:
            raise self.unreadable(wrong.args[0]) from wrong
        if not cleaned["landlords"]:
            raise forms.ValidationError(_("Er staat geen enkele verhuurder in."))
        return cleaned

    def landlords(self) -> tuple[Landlord, ...]:
        """The landlords that were read."""
        found: tuple[Landlord, ...] = self.cleaned_data["landlords"]
        return found
