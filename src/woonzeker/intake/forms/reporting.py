# SPDX-License-Identifier: EUPL-1.2
"""What a partner sends from its portal: a file, one report, a line that was mended.

The cells go to the reader as they were typed: what is wrong with them is said there, in the same
words as for any file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.intake.forms.deliveries import delivered_file
from woonzeker.intake.rules import COLUMNS, COMPOSITES
from woonzeker.intake.services import MAX_BYTES
from woonzeker.organisations.models import Agreement
from woonzeker.ui.forms import Day, Form, dress, offer

#: the choice of a file of which the postcodes say the municipality
COUNTRY = "land"
#: the choice of a report of which the postcode says the municipality
_BY_POSTCODE = ""

#: column → label and help, in the order of the form
_FIELDS: dict[str, tuple[Promise, str | Promise]] = {
    "signaal_id": (gettext_lazy("Uw eigen nummer van dit signaal"),
                   gettext_lazy("Zo herkent u het signaal later. Hooguit 40 tekens.")),
    "soort": (gettext_lazy("Soort signaal"), ""),
    "signaaldatum": (gettext_lazy("Dag van het signaal"), ""),
    "ontstaansdatum": (gettext_lazy("Eerste dag van de achterstand"), ""),
    "bedrag": (gettext_lazy("Hoogte van de achterstand in euro's"),
               gettext_lazy("Bijvoorbeeld 612,40.")),
    "termijnen": (gettext_lazy("Aantal maanden achterstand"), gettext_lazy("Bijvoorbeeld 2.")),
    "klantnummer": (gettext_lazy("Klantnummer"), ""),
    "voorletters": (gettext_lazy("Voorletters"), ""),
    "voornamen": (gettext_lazy("Voornamen"), ""),
    "tussenvoegsel": (gettext_lazy("Tussenvoegsel"), ""),
    "achternaam": (gettext_lazy("Achternaam"), ""),
    "naam": (gettext_lazy("Hele naam"), ""),
    "geboortedatum": (gettext_lazy("Geboortedatum"),
                      gettext_lazy("Dag-maand-jaar. Schrijf 00 voor wat u niet weet.")),
    "bedrijfsnaam": (gettext_lazy("Bedrijfsnaam"),
                     gettext_lazy("Alleen van iemand met een eigen zaak.")),
    "rechtsvorm": (gettext_lazy("Rechtsvorm"), ""),
    "straat": (gettext_lazy("Straat"), ""),
    "adres": (gettext_lazy("Straat en huisnummer"), ""),
    "huisnummer": (gettext_lazy("Huisnummer"), ""),
    "huisletter": (gettext_lazy("Huisletter"), ""),
    "toevoeging": (gettext_lazy("Toevoeging"), ""),
    "postcode": (gettext_lazy("Postcode"), gettext_lazy("Bijvoorbeeld 1234 AB.")),
    "woonplaats": (gettext_lazy("Woonplaats"), ""),
    "postcode_woonplaats": (gettext_lazy("Postcode en woonplaats"), ""),
    "telefoon": (gettext_lazy("Telefoon"), ""),
    "email": (gettext_lazy("E-mailadres"), ""),
    "contactpoging_op": (gettext_lazy("a. Dag van het persoonlijk contact"),
                         gettext_lazy("Wanneer zocht u de huurder zelf op, belde of sprak u?")),
    "gewezen_op_hulp_op": (gettext_lazy("b. Dag waarop u op hulp wees"),
                           gettext_lazy("Wanneer vertelde u over schuldhulp?")),
    "herinnering_op": (gettext_lazy("c. Dag van de schriftelijke herinnering"), ""),
    "aanbod_delen_op": (gettext_lazy("d. Dag van het aanbod om gegevens te delen"),
                        gettext_lazy("Wanneer bood u aan om gegevens aan de gemeente te geven?")),
    "reactie": (gettext_lazy("Wat zei de huurder op dat aanbod?"),
                gettext_lazy("Wees de huurder het af, dan mag u niet melden.")),
    "regeling": (gettext_lazy("Betalingsregeling"), ""),
    "crisis": (gettext_lazy("Is er nu gevaar?"),
               gettext_lazy("Bijvoorbeeld: ontruiming of afsluiting binnen enkele dagen.")),
    "warme_overdracht": (gettext_lazy("Wilt u zelf iets toelichten aan de gemeente?"), ""),
    "einddatum_levering": (gettext_lazy("Laatste dag van de levering"), ""),
    "ontruimingsdatum": (gettext_lazy("Dag van de ontruiming"), ""),
    "klant_tot": (gettext_lazy("Dag waarop de klant vertrok"), ""),
}  # fmt: skip
_DAYS = frozenset(
    {
        "signaaldatum", "ontstaansdatum", "contactpoging_op", "gewezen_op_hulp_op",
        "herinnering_op", "aanbod_delen_op", "einddatum_levering", "ontruimingsdatum", "klant_tot",
    }
)  # fmt: skip
_YES_NO = (("", gettext_lazy("nee")), ("ja", gettext_lazy("ja")))
_CHOICES: dict[str, tuple[tuple[str, str | Promise], ...]] = {
    "soort": (
        ("", gettext_lazy("achterstand")),
        ("eindelevering", gettext_lazy("einde levering")),
        ("ontruiming", gettext_lazy("aangezegde ontruiming")),
    ),
    "reactie": (
        ("", gettext_lazy("kies een antwoord")),
        ("geen", gettext_lazy("niets")),
        ("instemming", gettext_lazy("ja, dat mag")),
        ("afwijzing", gettext_lazy("nee, dat wil ik niet")),
    ),
    "regeling": (
        ("", gettext_lazy("geen")),
        ("niet_nagekomen", gettext_lazy("niet nagekomen")),
        ("loopt", gettext_lazy("loopt nog")),
    ),
    "crisis": _YES_NO,
    "warme_overdracht": _YES_NO,
}
_RENT = frozenset(
    {
        "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op", "aanbod_delen_op", "reactie",
        "ontruimingsdatum",
    }
)  # fmt: skip
_SUPPLY = frozenset({"einddatum_levering", "bedrijfsnaam", "rechtsvorm"})
#: columns that the form for one report leaves to files
_FILES_ONLY = frozenset({"voornamen", "klant_tot", *COMPOSITES})
_NEEDED = frozenset({"signaal_id", "signaaldatum", "bedrag", "achternaam", "huisnummer"})
_NEEDED_RENT = _RENT - {"ontruimingsdatum"}


class HandInForm(Form):
    """A file for one municipality, or for the whole country."""

    place = forms.ChoiceField(label=gettext_lazy("Voor welke gemeente?"))
    file = delivered_file(gettext_lazy("Uw bestand"), empty=gettext_lazy("Dit bestand is leeg."))
    efforts_declared_on = forms.DateField(
        label=gettext_lazy("Dag van uw verklaring over de vier stappen"),
        help_text=gettext_lazy(
            "Verklaart u voor het hele bestand dat de vier stappen zijn gezet? Vul dan in op welke "
            "dag. Staan de datums per regel in het bestand, laat dit dan leeg."
        ),
        widget=Day,
        required=False,
    )

    def __init__(
        self, *args: Any, places: Sequence[Agreement], sector: str, country: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        whole = [(COUNTRY, _("Hele land: de postcode wijst de gemeente"))] if country else []
        offer(self, "place", [*_places(places), *whole])
        if sector != "huur":
            del self.fields["efforts_declared_on"]

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 25 MB. Splits het en lever de delen los aan.")
            )
        return file


class _CellsForm(Form):
    """The cells of one line by canonical column, each as it is typed."""

    def tell(self, column: str, sentence: str) -> None:
        """Say what is wrong beside its field, or above the form when it is about none."""
        self.add_error(column if column in self.fields else None, sentence)

    def _ask(self, column: str, *, with_calendar: bool, needed: bool) -> None:
        label, hint = _FIELDS[column]
        words: dict[str, Any] = {"label": label, "help_text": hint, "required": needed}
        if column in _CHOICES:
            field: forms.Field = forms.ChoiceField(choices=_CHOICES[column], **words)
        elif column in _DAYS and with_calendar:
            field = forms.CharField(widget=Day, max_length=60, **words)
        else:
            field = forms.CharField(max_length=400, **words)
        dress(field.widget)
        self.fields[column] = field

    def cells(self) -> dict[str, str]:
        """What was filled in, by canonical column."""
        return {
            column: str(value)
            for column, value in self.cleaned_data.items()
            if column in _FIELDS and value
        }


class ReportForm(_CellsForm):
    """One report, with the columns that this kind of partner uses."""

    def __init__(
        self, *args: Any, places: Sequence[Agreement], sector: str, country: bool, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", {"signaaldatum": clock.today().isoformat()})
        super().__init__(*args, **kwargs)
        choices = _places(places)
        if country and len(choices) > 1:
            choices = [(_BY_POSTCODE, _("de gemeente van de postcode")), *choices]
        # of one municipality there is nothing to choose, so nothing that may stay empty either
        by_postcode = country and len(choices) > 1
        place = forms.ChoiceField(
            label=_("Voor welke gemeente?"), choices=choices, required=not by_postcode
        )
        dress(place.widget)
        self.fields["place"] = place
        needed = _NEEDED | (_NEEDED_RENT if sector == "huur" else frozenset())
        for column in _columns(sector):
            self._ask(column, with_calendar=True, needed=column in needed)
        unfit = {"ontruiming"} if sector != "huur" else {"eindelevering"}
        kinds = [(value, words) for value, words in _CHOICES["soort"] if value not in unfit]
        offer(self, "soort", kinds)


class MendForm(_CellsForm):
    """A returned line as it was delivered, with what is wrong beside the field."""

    #: nothing is asked anew, so that no field says that it may stay empty
    is_guide = True

    def __init__(self, *args: Any, sector: str, columns: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = {*_columns(sector), *columns}
        for column in (each for each in _FIELDS if each in shown):
            self._ask(column, with_calendar=False, needed=False)
        for column, choices in _CHOICES.items():
            if column in self.fields:
                self._keep_unknown(column, choices)

    def _keep_unknown(self, column: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        """A value that is no choice stays to be seen, so that nothing changes by itself.

        One that is written as a choice reads is that choice.
        """
        name = self.add_prefix(column)
        given = str(self.data.get(name, "") or "")
        meant = {str(words).casefold(): value for value, words in choices}
        if given.strip().casefold() in meant:
            self.data = {**self.data, name: meant[given.strip().casefold()]}
        elif given and given not in {value for value, _words in choices}:
            offer(self, column, [*choices, (given, given)])

    @property
    def wrong(self) -> list[forms.BoundField]:
        """The fields beside which something is said: what there is to mend."""
        return [field for field in self.visible_fields() if field.errors]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The other fields of the line."""
        return [field for field in self.visible_fields() if not field.errors]


def _columns(sector: str) -> list[str]:
    """The columns that the form asks a partner of this kind."""
    left = _FILES_ONLY | (frozenset() if sector == "huur" else _RENT)
    left |= frozenset() if sector in {"energie", "warmte", "water"} else _SUPPLY
    return [column for column in _FIELDS if column in COLUMNS and column not in left]


def _places(places: Sequence[Agreement]) -> list[tuple[str, str]]:
    return [(each.municipality_id, each.municipality.name) for each in places]
