# SPDX-License-Identifier: EUPL-1.2
"""One message as it is filled in: of a bailiff on a phone, or of a colleague with a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from woonzeker.legal.rules import JUDGMENTS, Ask, MessageType, Problem
from woonzeker.ui.forms import CHOOSE, CalmForm, Day, offer


class Hour(forms.TimeInput):
    """An hour that the browser helps to choose."""

    input_type = "time"


def _line(label: Any, longest: int, hint: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, help_text=hint, **more)


class MessageForm(CalmForm):
    """The fields of one kind of message; what is wrong is said by the reader of messages.

    The fields have the names that a file and the API use. Who and where are asked of who sends.
    """

    #: the fact behind each field that not every kind has
    FACTS = {
        "datum": Ask.DAY, "tijd": Ask.TIME, "rechtbank": Ask.COURT, "vonnis": Ask.JUDGMENT,
        "verstek": Ask.DEFAULT, "vordering": Ask.CLAIM, "schuldeiser": Ask.CREDITOR,
        "gedaan_op": Ask.ACTED,
    }  # fmt: skip

    datum = forms.DateField(label="", widget=Day, required=False)
    tijd = forms.TimeField(label=_("Hoe laat"), widget=Hour, required=False)
    rechtbank = _line(_("Welke rechtbank"), 80, _("Bijvoorbeeld: Rechtbank Amsterdam, kanton."))
    vonnis = forms.ChoiceField(label=_("Wat besloot de rechter"), choices=(), required=False)
    verstek = forms.ChoiceField(
        label=_("Was de bewoner erbij?"),
        choices=[("", _("niet bekend")), ("nee", _("ja")), ("ja", _("nee: vonnis bij verstek"))],
        required=False,
    )
    vordering = _line(_("Bedrag van de vordering"), 20, _("Bijvoorbeeld: 3.450,00."))
    schuldeiser = _line(_("Voor welke schuldeiser"), 120)
    gedaan_op = forms.DateField(
        label=_("Op welke dag gebeurde dit"),
        widget=Day,
        required=False,
        help_text=_("Leeg laten als het vandaag was."),
    )

    def __init__(self, *args: Any, kind: MessageType, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        for name, fact in self.FACTS.items():
            if fact not in kind.asks:
                self.fields.pop(name, None)
            else:
                self.fields[name].required = fact in kind.needs
        if "datum" in self.fields:
            self.fields["datum"].label = _now(kind.day)
        if "vonnis" in self.fields:
            names = [(wire, _now(name)) for wire, name in JUDGMENTS.values()]
            offer(self, "vonnis", [CHOOSE, *names])

    def raw(self) -> dict[str, str]:
        """What was filled in, in the words of a message."""
        given = {name: _text(value) for name, value in self.cleaned_data.items()}
        return {**given, "soort": self._kind.wire}

    def tell(self, problems: tuple[object, ...]) -> None:
        """Say what is wrong near the field that it is about."""
        for each in problems:
            known = isinstance(each, Problem) and each.field in self.fields
            where = each.field if isinstance(each, Problem) and known else None
            words = f"{each.sentence} {each.mend}" if isinstance(each, Problem) else str(each)
            self.add_error(where, words)


class SendForm(MessageForm):
    """A message of a bailiff or court: who and where, and which household it is about."""

    plaats = forms.ChoiceField(label=_("Gemeente"), choices=())
    postcode = forms.CharField(label=_("Postcode"), max_length=10)
    huisnummer = forms.CharField(
        label=_("Huisnummer"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    toevoeging = _line(_("Toevoeging"), 20)
    voorletters = _line(_("Voorletters"), 40)
    achternaam = _line(_("Achternaam"), 200, _("Met tussenvoegsel, als u die weet."))
    geboortedatum = _line(_("Geboortedatum"), 20, _("Als u die weet. Bijvoorbeeld: 03-11-1985."))
    telefoon = _line(_("Telefoon van de bewoner"), 60, _("Als de bewoner dat gaf."))
    kenmerk = _line(_("Uw kenmerk"), 40, _("Uw dossiernummer, zonder naam."))
    toestemming_op = forms.DateField(
        label=_("Toestemming van de bewoner gegeven op"), widget=Day, required=False
    )
    toestemming_hoe = _line(
        _("Hoe gaf de bewoner toestemming"), 200, _("Bijvoorbeeld: mondeling aan de deur.")
    )
    field_order = (
        "plaats", "postcode", "huisnummer", "toevoeging", "datum", "tijd", "rechtbank", "vonnis",
        "verstek", "vordering", "schuldeiser", "gedaan_op", "voorletters", "achternaam",
        "geboortedatum", "telefoon", "kenmerk", "toestemming_op", "toestemming_hoe",
    )  # fmt: skip

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], consent: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "plaats", places)
        if len(places) == 1:
            choice = self.fields["plaats"]
            choice.widget, choice.initial = forms.HiddenInput(), places[0][0]
        if not consent:
            self.fields.pop("toestemming_op")
            self.fields.pop("toestemming_hoe")

    def raw(self) -> dict[str, str]:
        """What was filled in; the municipality says where it goes, not what it tells."""
        found = super().raw()
        found.pop("plaats", None)
        return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
