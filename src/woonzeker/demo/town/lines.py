# SPDX-License-Identifier: EUPL-1.2
"""The lines of the files: every signal written down, with lines that must go back and doubles."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from woonzeker.demo.town.places import Address
from woonzeker.demo.town.reports import Report
from woonzeker.demo.town.settling import Settled
from woonzeker.demo.town.slips import Writer, Written


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in cents, to be written in the partner's way."""

    cents: int


Cell = str | date | Money


@dataclass(slots=True)
class Line:
    """One line of a file by canonical column, and the truth about it, which no file holds.

    `expected`: accepted, duplicate, or the reason of return. `person`: citizen number, or ''.
    """

    report: Report
    cells: dict[str, Cell]
    expected: str
    person: str
    slips: tuple[str, ...] = ()
    reference: str = ""


class Lines:
    """Writes signals down as lines, with the slips of the administration they come from."""

    def __init__(self, chance: random.Random, town: Settled) -> None:
        self.town = town
        self.writer = Writer(chance)

    def write(self, report: Report) -> Line:
        """The line of one signal, which should be accepted."""
        debt = report.debt
        written = self.writer.write(
            debt.person, debt.address, debt.partner.type, debt.household, self._before(report)
        )
        cells: dict[str, Cell] = {
            **_who(written), **_where(written.address, written.postcode_known), **_what(report),
        }  # fmt: skip
        return Line(report, cells, "accepted", debt.person.bsn, tuple(written.slips))

    def _before(self, report: Report) -> Address | None:
        household = report.debt.household
        if household is None or household.previous is None or report.debt.partner.type == "huur":
            return None
        recent = (report.signalled_on - household.since).days
        return self.town.dwellings[household.previous].address if 0 < recent < 900 else None


def _who(written: Written) -> dict[str, Cell]:
    return {
        "voorletters": written.initials, "voornamen": written.given,
        "tussenvoegsel": written.prefix, "achternaam": written.surname,
        "geboortedatum": written.born, "bedrijfsnaam": written.business_name,
        "rechtsvorm": written.legal_form,
    }  # fmt: skip


def _where(address: Address, postcode_known: bool) -> dict[str, Cell]:
    return {
        "straat": address.street, "huisnummer": str(address.number),
        "huisletter": address.letter, "toevoeging": address.addition,
        "postcode": address.postcode if postcode_known else "", "woonplaats": address.city,
    }  # fmt: skip


def _what(report: Report) -> dict[str, Cell]:
    answer = "instemming" if report.consent else "geen"
    cells: dict[str, Cell | None] = {
        "soort": report.kind, "signaaldatum": report.signalled_on,
        "ontstaansdatum": report.arose_on, "bedrag": Money(report.amount_cents),
        "termijnen": f"{report.terms:g}" if report.terms else "",
        "klantnummer": report.customer_number, "telefoon": " / ".join(report.phones),
        "email": report.email, "reactie": answer if report.efforts else "",
        "regeling": "niet_nagekomen" if report.broken_arrangement else "geen",
        "crisis": "ja" if report.crisis else "nee",
        "warme_overdracht": "ja" if report.warm_handover else "nee",
        "einddatum_levering": report.end_of_supply_on, "ontruimingsdatum": report.eviction_on,
        "klant_tot": "", **report.efforts,
    }  # fmt: skip
    return {column: "" if cell is None else cell for column, cell in cells.items()}


def number_them(chance: random.Random, lines: list[Line]) -> list[Line]:
    """One file's lines in their order, each with the partner's own reference; doubles at the end.

    The double of a line repeats its cells and its reference.
    """
    first = [line for line in lines if line.expected != "duplicate"]
    chance.shuffle(first)
    references: dict[int, str] = {}
    for at, line in enumerate(first, 1):
        partner, month = line.report.debt.partner, line.report.debt.month
        initials = "".join(word[0] for word in partner.code.split("-")).upper()
        line.reference = f"{initials}{month.first:%y%m}-{at:04d}"
        references[id(line.report)] = line.reference
    doubles = [line for line in lines if line.expected == "duplicate"]
    for line in doubles:
        line.reference = references[id(line.report)]
    ordered = [*first, *doubles]
    for line in ordered:
        line.cells["signaal_id"] = line.reference
    return ordered


def doubled(chance: random.Random, lines: Iterable[Line], number: int) -> list[Line]:
    """`number` of the accepted lines once more."""
    accepted = [line for line in lines if line.expected == "accepted"]
    return [
        Line(line.report, dict(line.cells), "duplicate", line.person, line.slips)
        for line in chance.sample(accepted, min(number, len(accepted)))
    ]
