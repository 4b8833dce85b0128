# SPDX-License-Identifier: EUPL-1.2
"""Who a line is about and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.contacts import split_emails, split_phones
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.names import Name, split_name, split_prefix
from woonzeker.intake.rules.shapes import ReturnReason
from woonzeker.intake.rules.text import shown

_FIRST_BIRTH_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Person:
    """The fields of a line that say who it is."""

    name: Name
    born_on: str
    business_name: str
    legal_form: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]


def read_person(reader: LineReader) -> Person:
    """Read name, birth, firm and contact data; a name or a firm must be there."""
    name = _name(reader)
    business = reader.text("bedrijfsnaam", 200)
    unread = any(each.column in ("achternaam", "bedrijfsnaam") for each in reader.faults)
    if not name.surname and not business and not unread:
        reader.missing(
            "achternaam",
            "De achternaam of de bedrijfsnaam",
            citations.content_of(reader.context.sector),
        )
    phones, odd_phones = split_phones(reader.text("telefoon", 200))
    emails, odd_emails = split_emails(reader.text("email", 300))
    for what, pieces in (("telefoonnummer", odd_phones), ("e-mailadres", odd_emails)):
        reader.remarks.extend(f"{shown(piece)} is geen {what}." for piece in pieces)
    return Person(name, _born_on(reader), business, reader.text("rechtsvorm", 40), phones, emails)


def _name(reader: LineReader) -> Name:
    """The name from its own columns; from one whole name where those are empty."""
    surname = reader.text("achternaam", 200)
    whole = "" if surname else reader.text("naam", 200)
    split = split_name(whole) if whole else Name()
    prefix = reader.text("tussenvoegsel", 40)
    if surname and not prefix:
        prefix, surname = split_prefix(surname)
    return Name(
        reader.text("voorletters", 40) or split.initials[:40],
        reader.text("voornamen", 200) or split.given_names,
        prefix or split.prefix,
        surname or split.surname,
    )


def _born_on(reader: LineReader) -> str:
    """The date of birth as text, unknown parts as 00."""
    born = reader.partial("geboortedatum", birth=True)
    if born is None:
        return ""
    if born.year < _FIRST_BIRTH_YEAR or born.first > reader.context.received_on:
        reader.fault(
            "geboortedatum",
            f"Kolom geboortedatum: {born.iso} kan geen geboortedatum zijn.",
            "Verbeter de geboortedatum, of laat de kolom leeg als die onbekend is.",
            reason=ReturnReason.UNREADABLE,
        )
        return ""
    return born.iso
