# SPDX-License-Identifier: EUPL-1.2
"""Reading one message as it was sent: the cells of names and address as of any signal. Pure.

The words of the fields are those of a file, a form and the API alike; what is wrong is told with
the field, and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from woonzeker.intake.rules import CheckContext, Name, split_phones
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.person import Person, read_person
from woonzeker.intake.rules.place import Place, read_place
from woonzeker.intake.rules.shapes import Fault
from woonzeker.legal.rules.kinds import (
    JUDGMENT_BY_WIRE,
    TYPES,
    Ask,
    Judgment,
    Kind,
    MessageType,
    type_named,
)

#: the fields that a message may have, beside those of who and where
FIELDS = (
    "soort", "kenmerk", "datum", "tijd", "gedaan_op", "rechtbank", "vordering", "schuldeiser",
    "vonnis", "verstek", "toestemming_op", "toestemming_hoe",
)  # fmt: skip
WHO = (
    "voorletters", "voornamen", "tussenvoegsel", "achternaam", "naam", "geboortedatum",
    "straat", "huisnummer", "huisletter", "toevoeging", "adres", "postcode", "woonplaats",
    "telefoon", "email",
)  # fmt: skip
#: the field in which each fact stands
FIELD_OF = {
    Ask.DAY: "datum", Ask.TIME: "tijd", Ask.ACTED: "gedaan_op", Ask.COURT: "rechtbank",
    Ask.CLAIM: "vordering", Ask.CREDITOR: "schuldeiser", Ask.JUDGMENT: "vonnis",
    Ask.DEFAULT: "verstek",
}  # fmt: skip
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*uur)?|(\d{1,2})\s*uur")
_YES = {"ja": True, "j": True, "true": True, "1": True, "nee": False, "n": False, "false": False,
        "0": False}  # fmt: skip
#: a day that lies further ahead is a slip of the pen
_AHEAD = timedelta(days=366)
#: what is wrong with a cell, in words for who fills in a form and has no columns
_MEND = {
    "postcode": ("Dit is geen Nederlandse postcode.", "Schrijf bijvoorbeeld 1234 AB."),
    "huisnummer": ("Dit is geen huisnummer.", "Schrijf alleen het nummer, de letter apart."),
    "geboortedatum": ("Dit is geen geboortedatum.", "Schrijf 03-11-1985, of laat het leeg."),
    "telefoon": ("Dit is geen telefoonnummer.", "Schrijf 06 12345678, of laat het leeg."),
    "datum": ("Dit is geen datum.", "Schrijf bijvoorbeeld 28-05-2027."),
    "gedaan_op": ("Dit is geen datum.", "Schrijf bijvoorbeeld 28-05-2027."),
    "toestemming_op": ("Dit is geen datum.", "Schrijf bijvoorbeeld 28-05-2027."),
    "vordering": ("Dit is geen bedrag.", "Schrijf bijvoorbeeld 3450,00."),
}
_ABOUT = (
    "achternaam", "naam", "voorletters", "voornamen", "geboortedatum", "telefoon", "email",
)  # fmt: skip
_NOBODY = Person(Name(), "", "", "", (), ())


@dataclass(frozen=True, slots=True)
class Consent:
    """That the resident let the bailiff tell: when, and how they said so."""

    given_on: date
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a message says, ready to be kept; what was not said is empty."""

    kind: Kind
    place: Place
    person: Person = _NOBODY
    own_reference: str = ""
    day_on: date | None = None
    at: time | None = None
    acted_on: date | None = None
    court: str = ""
    claim_cents: int | None = None
    creditor: str = ""
    judgment: Judgment | None = None
    by_default: bool | None = None
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, and how to mend it."""

    field: str
    sentence: str
    mend: str

    def __str__(self) -> str:
        return f"{self.field}: {self.sentence} {self.mend}".strip()


def read_message(raw: Mapping[str, str], *, on: date) -> Content | tuple[Problem, ...]:
    """Read a message that came on a day; every fault is told, and none of them is the end."""
    found = type_named(raw.get("soort", ""))
    if found is None:
        known = ", ".join(each.wire for each in TYPES.values())
        return (Problem("soort", "Deze soort bericht kennen we niet.", f"Kies uit: {known}."),)
    reading = _Reading(raw, found, on)
    content = reading.content()
    return tuple(reading.problems) or content


class _Reading:
    """One message while it is read."""

    def __init__(self, raw: Mapping[str, str], kind: MessageType, on: date) -> None:
        # only what this kind may say is looked at: the rest of a form or row is not kept
        self._raw = {name: str(value) for name, value in raw.items() if value is not None}
        self._type, self._on = kind, on
        self._cells = LineReader(self._raw, CheckContext(sector="huur", received_on=on))
        self._own: list[Problem] = []

    @property
    def problems(self) -> list[Problem]:
        """What was wrong so far."""
        cells = {each.column: self._in_form(each) for each in self._cells.faults}
        return [*self._own, *cells.values()]

    def _in_form(self, fault: Fault) -> Problem:
        if not self._raw.get(fault.column, "").strip():
            return Problem(fault.column, "Dit ontbreekt.", "Vul het in.")
        sentence, mend = _MEND.get(fault.column, (fault.sentence, fault.mend))
        return Problem(fault.column, sentence, mend)

    def content(self) -> Content:
        """What it says; of no use when there are problems."""
        return Content(
            kind=self._type.kind,
            place=read_place(self._cells),
            person=self._person(),
            own_reference=self._cells.reference("kenmerk"),
            day_on=self._day(),
            at=self._time() if self._asks(Ask.TIME) else None,
            acted_on=self._acted_on() if self._asks(Ask.ACTED) else None,
            court=self._words(Ask.COURT, 80),
            claim_cents=self._claim() if self._asks(Ask.CLAIM) else None,
            creditor=self._words(Ask.CREDITOR, 120),
            judgment=self._judgment() if self._asks(Ask.JUDGMENT) else None,
            by_default=self._default() if self._asks(Ask.DEFAULT) else None,
            consent=self._consent(),
        )

    def _person(self) -> Person:
        """Who it is as far as it was told: a telephone without a name is of use as well."""
        said = {each for each in _ABOUT if self._raw.get(each, "").strip()}
        if not said:
            return _NOBODY
        found = read_person(self._cells)
        if not said & {"achternaam", "naam"}:
            faults = self._cells.faults
            faults[:] = [each for each in faults if each.column != "achternaam"]
        if "telefoon" in said and split_phones(self._raw["telefoon"])[1]:
            self._wrong("telefoon", *_MEND["telefoon"])
        return found

    def _asks(self, fact: Ask) -> bool:
        return fact in self._type.asks

    def _wrong(self, field: str, sentence: str, mend: str) -> None:
        self._own.append(Problem(field, sentence, mend))

    def _missing(self, fact: Ask) -> None:
        if fact in self._type.needs:
            self._wrong(FIELD_OF[fact], "Dit ontbreekt.", "Vul het in.")

    def _day(self) -> date | None:
        """The day that it is about: ahead, behind, or either, as the kind says."""
        if not self._asks(Ask.DAY):
            return None
        before = len(self._cells.faults)
        day = self._cells.day("datum")
        if day is None and len(self._cells.faults) == before:
            self._missing(Ask.DAY)
        if day is not None and self._type.ahead is True and day < self._on:
            self._wrong("datum", "Deze dag is al voorbij.", "Controleer de datum.")
        if day is not None and day > self._on + _AHEAD:
            self._wrong("datum", "Dat is over meer dan een jaar.", "Controleer het jaar.")
        if day is not None and self._type.ahead is False and day > self._on:
            self._wrong("datum", "Deze dag moet nog komen.", "Controleer de datum.")
        return day

    def _acted_on(self) -> date | None:
        day = self._cells.day("gedaan_op")
        if day is not None and day > self._on:
            self._wrong("gedaan_op", "Deze dag moet nog komen.", "Controleer de datum.")
        return day

    def _time(self) -> time | None:
        text = self._cells.text("tijd", 20).casefold()
        if not text:
            return None
        hit = _TIME.fullmatch(text)
        hour, minute = (int(hit[1] or hit[3]), int(hit[2] or 0)) if hit else (99, 0)
        if hour > 23 or minute > 59:
            self._wrong("tijd", "Dit is geen tijd.", "Schrijf bijvoorbeeld 10:30.")
            return None
        return time(hour, minute)

    def _words(self, fact: Ask, limit: int) -> str:
        if not self._asks(fact):
            return ""
        words = self._cells.text(FIELD_OF[fact], limit)
        if not words:
            self._missing(fact)
        return words

    def _claim(self) -> int | None:
        cents = self._cells.cents("vordering")
        if cents is not None and cents < 0:
            self._wrong("vordering", "Het bedrag is lager dan nul.", "Controleer het bedrag.")
        return cents

    def _judgment(self) -> Judgment | None:
        said = self._cells.text("vonnis", 40).casefold()
        found = JUDGMENT_BY_WIRE.get(said)
        if found is None:
            known = ", ".join(JUDGMENT_BY_WIRE)
            self._wrong("vonnis", "Dit vonnis kennen we niet.", f"Kies uit: {known}.")
        return found

    def _default(self) -> bool | None:
        said = self._cells.text("verstek", 10).casefold()
        if said and said not in _YES:
            self._wrong("verstek", "Dit is geen ja of nee.", "Schrijf ja of nee.")
        return _YES.get(said)

    def _consent(self) -> Consent | None:
        """Consent counts with a day and how it was given; half of it is a fault."""
        how, given = self._cells.text("toestemming_hoe", 200), self._cells.day("toestemming_op")
        if given is not None and given > self._on:
            self._wrong("toestemming_op", "Deze dag moet nog komen.", "Controleer de datum.")
        if given is not None and how:
            return Consent(given, how)
        if given is not None or how:
            self._wrong(
                "toestemming_hoe", "Van toestemming schrijft u op welke dag en hoe.",
                "Vul beide in, of laat beide leeg.",
            )  # fmt: skip
        return None
