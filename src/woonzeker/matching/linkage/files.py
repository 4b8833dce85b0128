# SPDX-License-Identifier: EUPL-1.2
"""A register and signals as files: read into what a batch links, and links written back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TextIO

import numpy as np
import polars as pl

from woonzeker.matching.linkage.batch import Outcome, People, people_of
from woonzeker.matching.linkage.clusters import SignalOutcome, clusters_of_signals
from woonzeker.matching.linkage.comparing import clean_signal
from woonzeker.matching.linkage.dates import read_loosely
from woonzeker.matching.linkage.keys import home_key
from woonzeker.matching.linkage.register import COLUMNS, read_register_sheet
from woonzeker.matching.linkage.shapes import AddressFacts, PersonFacts, Result, SignalFacts
from woonzeker.matching.linkage.sheets import Sheet, UnreadableSheet, read_sheet

SIGNAL_COLUMNS = (
    "signal_id", "initialen", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum",
    "postcode", "huisnummer", "huisletter", "toevoeging", "straat", "woonplaats", "telefoon",
    "email", "bedrag", "sector",
)  # fmt: skip
_OTHER_HEADINGS = {
    "signaal_id": "signal_id", "voorletters": "initialen", "voorvoegsel": "tussenvoegsel",
    "geslachtsnaam": "achternaam", "e_mail": "email", "plaats": "woonplaats",
    "straatnaam": "straat", "huisnummertoevoeging": "toevoeging",
}  # fmt: skip
#: between two telephone numbers; a slash only before a new one, not in '020/1234567'
_BETWEEN_PHONES = re.compile(r"[;,|]|/(?=\s*[+0])|\b(?:en|of)\b")
_BETWEEN_EMAILS = re.compile(r"[\s,;/|<>]+")
_DECISIONS = {Result.LINKED: "linked", Result.REVIEW: "review", Result.NOBODY: "none"}


@dataclass(frozen=True, slots=True)
class RegisterSheets:
    """The cells of a register with who left or died behind it, and the people they give."""

    cells: dict[str, pl.Series]
    people: People

    def facts(self, row: int) -> PersonFacts:
        """One person as the register writes them."""
        said = {name: str(column[row]) for name, column in self.cells.items()}
        since = read_loosely(said["datum_vestiging_adres"])
        return PersonFacts(
            person=said["person_id"],
            initials=said["voorletters"],
            first_names=said["voornamen"],
            prefix=said["tussenvoegsel"],
            surname=said["geslachtsnaam"],
            partner_prefix=said["partner_tussenvoegsel"],
            partner_surname=said["partner_naam"],
            name_use=said["naamgebruik"],
            born=read_loosely(said["geboortedatum"]),
            address=_address(said, ""),
            previous=_address(said, "vorig_"),
            since_on=since.earliest if since else None,
            departed_on=date.min if self.people.departed[row] else None,
        )


def read_people(register: bytes, departed: bytes | None, *, on: date) -> RegisterSheets:
    """Read a register and, apart, who left or died; ages are those on the day `on`.

    An extract without the column `person_id` (the heading set of the month command) names people by
    their line, and who left by 'vertrokken-' and the line. Raises UnreadableSheet, which says which
    file, when one is no table, a row has too many fields, or an id is missing or there twice.
    """
    with _about("Register"):
        sheets = [read_register_sheet(register, required=("geslachtsnaam",))]
        ids = [_person_ids(sheets[0], "")]
    if departed is not None:
        with _about("Vertrokken"):
            sheets.append(read_register_sheet(departed, required=("geslachtsnaam",)))
            ids.append(_person_ids(sheets[1], "vertrokken-"))
            _once(pl.concat(ids), "person_id", [n for sheet in sheets for n in sheet.lines])
    cells = {name: pl.concat([sheet[name] for sheet in sheets]) for name in COLUMNS}
    cells["person_id"] = pl.concat(ids)
    gone = np.zeros(len(cells["person_id"]), dtype=np.bool_)
    gone[len(sheets[0]) :] = True
    return RegisterSheets(cells, people_of(cells, gone, on))


@contextmanager
def _about(what: str) -> Iterator[None]:
    """Say of which file a sentence is."""
    try:
        yield
    except UnreadableSheet as problem:
        raise UnreadableSheet(f"{what}: {problem.sentence}") from None


def _person_ids(sheet: Sheet, before: str) -> pl.Series:
    """The file's own key of each person, or the line where it has none; checked."""
    _fit(sheet)
    if "person_id" in sheet.columns:
        _once(sheet["person_id"], "person_id", sheet.lines)
        return sheet["person_id"]
    if "bsn" not in sheet.columns:
        raise UnreadableSheet("In dit bestand ontbreekt de kolom person_id.")
    return pl.Series("person_id", [f"{before}{line}" for line in sheet.lines], dtype=pl.String)


def _fit(sheet: Sheet) -> None:
    """No row has more fields than there are headings: its cells would stand in wrong columns."""
    if sheet.overfull:
        line = sheet.lines[min(sheet.overfull)]
        raise UnreadableSheet(
            f"Op regel {line} staan meer velden dan kolommen. Staat er een scheidingsteken te veel?"
        )


def read_signals(content: bytes) -> list[SignalFacts]:
    """Read signals; any cell but the id may be empty or badly written.

    Raises UnreadableSheet when the file is no table, a row has too many fields, or an id is missing
    or stands there twice.
    """
    needed = ("signal_id", "achternaam")
    with _about("Signalen"):
        sheet = read_sheet(content, known=SIGNAL_COLUMNS, others=_OTHER_HEADINGS, required=needed)
        _fit(sheet)
        _once(sheet["signal_id"], "signal_id", sheet.lines)
    return [_signal(row) for row in _rows(sheet)]


def _rows(sheet: Sheet) -> Sequence[dict[str, str]]:
    nothing = dict.fromkeys(SIGNAL_COLUMNS, "")
    return [nothing | row for _, row in sheet.rows()]


def _signal(row: dict[str, str]) -> SignalFacts:
    return SignalFacts(
        signal=row["signal_id"],
        initials=row["initialen"],
        first_names=row["voornamen"],
        prefix=row["tussenvoegsel"],
        surname=row["achternaam"],
        born=read_loosely(row["geboortedatum"]),
        address=_address(row, ""),
        phones=tuple(each for each in _BETWEEN_PHONES.split(row["telefoon"]) if each),
        emails=tuple(each for each in _BETWEEN_EMAILS.split(row["email"]) if each),
    )


def _address(row: dict[str, str], before: str) -> AddressFacts:
    return AddressFacts(
        postcode=row[before + "postcode"],
        number=row[before + "huisnummer"],
        letter=row[before + "huisletter"],
        addition=row[before + "toevoeging"],
        street=row[before + "straat"],
        town=row[before + "woonplaats"],
    )


def _once(ids: pl.Series, name: str, lines: Sequence[int]) -> None:
    """Every row has an id of its own; a sentence with the first line where that is not so."""
    wrong = (ids == "") | ~ids.is_first_distinct()
    if not wrong.any():
        return
    place = int(wrong.arg_max() or 0)
    says = f"staat '{ids[place]}' al eerder" if ids[place] else "is leeg"
    raise UnreadableSheet(f"Op regel {lines[place]} {says}: {name} moet er één keer staan.")


def write_links(
    file: TextIO, signals: Sequence[SignalFacts], people: People, found: Sequence[Outcome]
) -> None:
    """Write `signal_id,person_id,score,decision`, the best candidate of every signal.

    Nobody is named when there is no candidate, or when the best one left or died.
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("signal_id", "person_id", "score", "decision"))
    for signal, outcome in zip(signals, found, strict=True):
        gone = outcome.person is None or outcome.departed
        person = "" if gone or outcome.person is None else people.ids[outcome.person]
        decision = "none" if gone else _DECISIONS[outcome.result]
        writer.writerow((signal.signal, person, f"{outcome.score:.3f}", decision))


def write_clusters(
    file: TextIO, signals: Sequence[SignalFacts], people: People, found: Sequence[Outcome]
) -> None:
    """Write `signal_id,cluster_id,household_id`: signals of one debtor, debtors of one door."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("signal_id", "cluster_id", "household_id"))
    rows = [_outcome(*each, people) for each in zip(signals, found, strict=True)]
    writer.writerows(clusters_of_signals(rows))


def _outcome(signal: SignalFacts, outcome: Outcome, people: People) -> SignalOutcome:
    """Who is likelier than all others together counts for clusters: no letter hangs on those."""
    home, likely = home_key(signal.address) or None, outcome.score > 0
    if outcome.person is None or not likely:
        return SignalOutcome(signal.signal, None, home, _wording(signal))
    there = people.here.at(outcome.person).key or home
    home = f"vertrokken van {there}" if outcome.departed else there
    return SignalOutcome(signal.signal, people.ids[outcome.person], home)


def _wording(signal: SignalFacts) -> str | None:
    """What unlinked signals of one debtor share: name, initial and door."""
    cleaned = clean_signal(signal)
    if not cleaned.surname or not cleaned.address:
        return None
    return f"{cleaned.surname.sound}|{cleaned.given.initials[:1]}|{cleaned.address.key}"
