# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator sends: a file, which column is which, the answer to a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.intake.models import Delivery, DeliveryState
from woonzeker.intake.rules import COLUMNS, COMPOSITES, PASSED_OVER, column_of, fold, recognise
from woonzeker.intake.selectors import is_own
from woonzeker.intake.services import MAX_BYTES
from woonzeker.organisations.models import Partner
from woonzeker.ui import words
from woonzeker.ui.forms import Day, FilterForm, Form, dress, offer

#: months that the list can be narrowed to
MONTHS_SHOWN = 24

#: what a column means, beside its name in the list of choices
WORDS = {
    "signaal_id": gettext_lazy("eigen nummer van het signaal"),
    "signaaldatum": gettext_lazy("dag van het signaal"),
    "ontstaansdatum": gettext_lazy("eerste dag van de achterstand"),
    "bedrag": gettext_lazy("hoogte van de achterstand"),
    "termijnen": gettext_lazy("aantal maanden achterstand"),
    "naam": gettext_lazy("hele naam in één kolom"),
    "adres": gettext_lazy("straat en huisnummer in één kolom"),
    "postcode_woonplaats": gettext_lazy("postcode en plaats in één kolom"),
    "contactpoging_op": gettext_lazy("dag van het persoonlijk contact"),
    "gewezen_op_hulp_op": gettext_lazy("dag waarop op hulp is gewezen"),
    "herinnering_op": gettext_lazy("dag van de schriftelijke herinnering"),
    "aanbod_delen_op": gettext_lazy("dag van het aanbod om gegevens te delen"),
    "reactie": gettext_lazy("reactie van de huurder op het aanbod"),
    "klant_tot": gettext_lazy("dag waarop de klant vertrok"),
}


def delivered_file(label: Any, *, empty: Any) -> forms.FileField:
    """A file with signals; `empty` is said of one in which nothing stands."""
    return forms.FileField(
        label=label,
        help_text=gettext_lazy("CSV, Excel (.xlsx), ODS of JSON, hooguit 25 MB en 50.000 regels."),
        error_messages={"required": gettext_lazy("Kies eerst een bestand."), "empty": empty},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods,.json"}),
    )


class UploadForm(Form):
    """A file of one partner; the partner may follow from the name of the file."""

    file = delivered_file(
        gettext_lazy("Bestand van de partner"),
        empty=gettext_lazy("Dit bestand is leeg. Vraag de partner om een nieuw bestand."),
    )
    partner = forms.ChoiceField(
        label=gettext_lazy("Van welke partner?"),
        help_text=gettext_lazy(
            "Laat dit leeg als het bestand soort-partner heet, bijvoorbeeld water-bron.csv."
        ),
        required=False,
    )
    efforts_declared_on = forms.DateField(
        label=gettext_lazy("Alleen bij huur: dag van de verklaring"),
        help_text=gettext_lazy(
            "Verklaarde de verhuurder voor het hele bestand dat de vier inspanningen zijn gedaan? "
            "Vul dan in op welke dag. Staan de datums per regel in het bestand, laat dit dan leeg."
        ),
        widget=Day,
        required=False,
    )

    def __init__(self, *args: Any, partners: Iterable[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = list(partners)
        choices = [(str(each.pk), f"{each.get_sector_display()}: {each}") for each in self.partners]
        offer(
            self,
            "partner",
            [
                ("", _("Kijk naar de naam van het bestand")),
                *choices,
            ],
        )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 25 MB. Splits het en lever de delen los aan.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        """Find the partner in the name of the file when nobody chose one."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and not cleaned.get("partner"):
            found = guess_partner(file.name or "", self.partners)
            if found is None:
                self.add_error(
                    "partner", _("De naam van het bestand zegt niet van wie het is. Kies het hier.")
                )
            else:
                cleaned["partner"] = str(found)
        return cleaned


def guess_partner(filename: str, partners: Iterable[Partner]) -> UUID | None:
    """The one partner that `<type>-<partner>.<ext>` names, None when it names none or several."""
    sector, _dash, name = filename.rpartition(".")[0].partition("-")
    found = [
        partner.pk
        for partner in partners
        if partner.sector == sector.casefold() and fold(partner.name) == fold(name)
    ]
    return found[0] if len(found) == 1 else None


class DeliveriesFilter(FilterForm):
    """Which deliveries the list shows."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        choices=[("", gettext_lazy("alle")), *DeliveryState.choices],
        required=False,
    )
    month = forms.ChoiceField(label=gettext_lazy("Maand"), required=False)
    to_mend = forms.BooleanField(
        label=gettext_lazy("Alleen met regels die terug zijn, laatste maand"), required=False
    )

    def __init__(self, *args: Any, partners: Iterable[Partner], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            "partner",
            [
                ("", _("alle")),
                *((str(each.pk), str(each)) for each in partners),
            ],
        )
        offer(
            self,
            "month",
            [
                ("", _("alle")),
                *((f"{first:%Y-%m}", words.month(first)) for first in _months(today)),
            ],
        )


def _months(today: date) -> Iterator[date]:
    """The first days of this month and of those before it."""
    first = today.replace(day=1)
    for _each in range(MONTHS_SHOWN):
        yield first
        first = (first - timedelta(days=1)).replace(day=1)


class ColumnsForm(Form):
    """Which column of a file is which: one choice for each heading, filled in as recognised."""

    def __init__(
        self,
        *args: Any,
        delivery: Delivery,
        known: Mapping[str, str],
        needed: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.delivery, self.known, self.needed = delivery, known, needed
        self.headings: list[str] = list(delivery.headers)
        mapping = recognise(self.headings, remembered=known)
        found = {place: column for column, place in (*mapping.found.items(), *mapping.also)}
        for place, heading in enumerate(self.headings):
            if not is_own(heading):
                asked = _column_field(heading, found.get(place, PASSED_OVER))
                self.fields[f"kolom_{place}"] = asked
        if needed and delivery.sector == "huur" and delivery.efforts_declared_on is None:
            self.fields["efforts_declared_on"] = _declaration_field()
        for field in self.fields.values():
            dress(field.widget)

    def rows(self, preview: Sequence[Sequence[str]]) -> list[tuple[forms.BoundField, list[str]]]:
        """Each heading's field beside what stands in its first lines, the unknown ones first."""
        rows = [
            (self[name], [row[place] for row in preview if place < len(row) and row[place]][:3])
            for place in range(len(self.headings))
            if (name := f"kolom_{place}") in self.fields
        ]
        return sorted(rows, key=lambda row: bool(row[0].initial))

    def columns(self) -> dict[str, str]:
        """What was pointed out, heading → column, without what we recognise ourselves."""
        chosen = {
            heading: self.cleaned_data[f"kolom_{place}"]
            for place, heading in enumerate(self.headings)
            if not is_own(heading)
        }
        return {
            heading: column
            for heading, column in chosen.items()
            if fold(heading) in self.known or column != column_of(heading)
        }

    def clean(self) -> dict[str, Any]:
        """Every needed column is pointed out, and no column twice."""
        cleaned = super().clean() or {}
        chosen = {
            fold(heading): cleaned.get(f"kolom_{place}", PASSED_OVER)
            for place, heading in enumerate(self.headings)
        }
        mapping = recognise(
            self.headings,
            sector=self.delivery.sector,
            remembered=chosen,
            efforts_declared=bool(
                self.delivery.efforts_declared_on or cleaned.get("efforts_declared_on")
            ),
        )
        for heading in mapping.unknown:
            if place := chosen.get(fold(heading)):
                raise forms.ValidationError(_("De kolom %s is twee keer gekozen.") % place)
        if self.needed and mapping.missing_required:
            missing = ", ".join(mapping.missing_required)
            raise forms.ValidationError(_("Nog niet aangewezen: %s.") % missing)
        return cleaned


def _column_field(heading: str, found: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=heading or _("(kolom zonder naam)"),
        choices=[(PASSED_OVER, _("niet gebruiken")), *map(_choice, (*COLUMNS, *COMPOSITES))],
        initial=found,
        required=False,
    )


def _declaration_field() -> forms.DateField:
    return forms.DateField(
        label=_("Of: dag van de verklaring van de verhuurder"),
        help_text=_(
            "Staan de vier inspanningen niet in het bestand, maar verklaarde de verhuurder dat ze "
            "voor elke regel zijn gedaan? Vul dan in op welke dag."
        ),
        widget=Day,
        required=False,
    )


def _choice(column: str) -> tuple[str, str]:
    meaning = WORDS.get(column)
    return column, f"{column} ({meaning})" if meaning else column


class QuestionsForm(Form):
    """One choice for each question about amounts or dates."""

    def __init__(self, *args: Any, questions: Iterable[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[question["code"]] = forms.ChoiceField(
                label=question["sentence"],
                help_text=_("Uit het bestand: %s") % ", ".join(question["examples"]),
                choices=[(each["value"], each["label"]) for each in question["choices"]],
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies een van de antwoorden.")},
            )
