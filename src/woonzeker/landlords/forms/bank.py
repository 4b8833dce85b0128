# SPDX-License-Identifier: EUPL-1.2
"""A bank export, which column is what, and whose each payment is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from woonzeker.landlords.rules.bank_columns import NEEDED
from woonzeker.landlords.rules.bank_file import Sheet
from woonzeker.landlords.selectors.bank import ProposalLine, ReadingView
from woonzeker.landlords.services.bank import Answer
from woonzeker.ui.forms import Form
from woonzeker.ui.words import money, short_day

#: the largest file that is taken in, in bytes
MOST_BYTES = 20 * 1024 * 1024
_FIELD_WORDS = {
    "date": _("Datum"),
    "amount": _("Bedrag"),
    "sign": _("Af of bij"),
    "iban": _("Tegenrekening"),
    "name": _("Naam van de ander"),
    "words": _("Omschrijving"),
}
_EMPTY = ("", _("staat er niet in"))


def _file_field() -> forms.FileField:
    return forms.FileField(
        label=_("Bestand van uw bank"),
        help_text=_("CSV of CAMT.053 (xml). Een zip pakt u eerst uit. Hooguit 20 MB."),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tab,.txt,.xml"}),
    )


class BankFileForm(Form):
    """The export."""

    file = _file_field()

    def clean_file(self) -> Any:
        """No more than is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Het bestand is te groot. Kies een kortere periode."))
        return file


class ColumnsForm(BankFileForm):
    """The same export with its columns; it was not kept, so it is chosen once more."""

    def __init__(self, *args: Any, sheet: Sheet | None = None, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["file"].label = _("Kies hetzelfde bestand nog een keer")
        choices = [(str(at), _shown(sheet, at)) for at in range(_width(sheet))]
        for name, label in _FIELD_WORDS.items():
            needed = name in NEEDED
            self.fields[name] = forms.TypedChoiceField(
                label=label, required=needed, coerce=int, empty_value=None,
                choices=[_EMPTY, *choices],
            )  # fmt: skip
        self.order_fields([*_FIELD_WORDS, "file"])

    @property
    def places(self) -> dict[str, int]:
        """Which column is what."""
        said = {name: self.cleaned_data.get(name) for name in _FIELD_WORDS}
        return {name: at for name, at in said.items() if at is not None}


#: as many columns as can be chosen when the headings are not at hand
_MOST_COLUMNS = 60


def _width(sheet: Sheet | None) -> int:
    return len(sheet.headers) if sheet else _MOST_COLUMNS


def _shown(sheet: Sheet | None, at: int) -> str:
    if sheet is None:
        return str(at)
    example = sheet.example(at)
    return f"{sheet.headers[at]} ({example[:30]})" if example else sheet.headers[at]


class BookForm(Form):
    """Of each proposal whose it is; sure ones are ticked, the others are asked."""

    def __init__(self, *args: Any, view: ReadingView, **words: Any) -> None:
        super().__init__(*args, **words)
        self.view = view
        for line in view.sure:
            self.fields[_name(line)] = forms.BooleanField(
                label=_told(line, with_home=True), required=False, initial=True
            )
        for line in view.asked:
            chosen = [pair for pair in view.everybody if pair not in line.choices]
            self.fields[_name(line)] = forms.ChoiceField(
                label=_told(line), required=False,
                choices=[("", _("geen huur, of weet ik niet")), *line.choices, *chosen],
            )  # fmt: skip
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _css(field))

    @property
    def answers(self) -> list[Answer]:
        """What was answered."""
        said = self.cleaned_data
        sure = [
            Answer(line.id, UUID(line.choices[0][0]) if said.get(_name(line)) else None)
            for line in self.view.sure
            if line.choices
        ]
        asked = [
            Answer(line.id, UUID(said[_name(line)]) if said.get(_name(line)) else None)
            for line in self.view.asked
        ]
        return [*sure, *asked]

    def sure_fields(self) -> list[Any]:
        """The fields of what is sure."""
        return [self[_name(each)] for each in self.view.sure]

    def asked_fields(self) -> list[Any]:
        """The fields of what is asked."""
        return [self[_name(each)] for each in self.view.asked]


def _css(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return "utrecht-checkbox"
    return "utrecht-select utrecht-select--html-select"


def _name(line: ProposalLine) -> str:
    return f"line_{line.id.hex}"


def _told(line: ProposalLine, *, with_home: bool = False) -> str:
    said = f"{money(line.cents)}, {short_day(line.on)}"
    who = line.name or line.words[:60]
    if with_home and line.choices:
        return f"{line.choices[0][1]}: {said} ({who})" if who else f"{line.choices[0][1]}: {said}"
    return f"{said}: {who} {line.words[:80] if line.name else ''}".strip()
