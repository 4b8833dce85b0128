# SPDX-License-Identifier: EUPL-1.2
"""Lines that a partner should not have sent, or not like this: each kind that is returned."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from woonzeker.demo.town.arrears import Debt
from woonzeker.demo.town.debtors import Debtors
from woonzeker.demo.town.dice import spread
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.lines import Line, Lines
from woonzeker.demo.town.reports import Reporter
from woonzeker.demo.town.timeline import COUNT, Month

_TRADES = ("Techniek", "Bouw", "Schoonmaak", "Horeca", "Transport", "Installaties")
#: which partner types send a line with this fault, and the column the fault needs
_SENDERS: dict[str, tuple[tuple[str, ...], str]] = {
    "unreadable": (("huur", "energie", "zorg", "water"), "bedrag"),
    "incomplete": (("huur", "energie", "zorg", "water"), "huisnummer"),
    "refused": (("huur",), "reactie"),
    "no_effort": (("huur",), "herinnering_op"),
    "legal_person": (("energie", "water"), "rechtsvorm"),
    "running_arrangement": (("huur", "energie", "zorg", "water"), "regeling"),
    "former_customer": (("huur", "energie", "zorg", "water"), "klant_tot"),
}


def monthly_numbers(accepted_a_year: int, kind: str) -> list[int]:
    """How many lines of a kind go wrong in each month: at least one a year."""
    rate = figures("returned_per_accepted", kind)
    return spread([max(1.0, rate * accepted_a_year) / COUNT] * COUNT)


class Defects:
    """Makes lines with one fault each, about households that are reported by nobody else."""

    def __init__(
        self, chance: random.Random, debtors: Debtors, reporter: Reporter, lines: Lines
    ) -> None:
        self.chance = chance
        self.debtors = debtors
        self.reporter = reporter
        self.lines = lines

    def spoil(self, kind: str, month: Month) -> Line | None:
        """A line with the fault `kind`; None when the town has no partner that could send it."""
        types, column = _SENDERS[kind]
        debt = self._debt(self.chance.choice(types), month, column)
        if debt is None:
            return None
        line = self.lines.write(self.reporter.report(debt))
        line.cells.update({"crisis": "nee", "soort": "signaal", "ontruimingsdatum": ""})
        line.expected = _SPOILERS[kind](self.chance, line)
        line.slips = (*line.slips, f"defect:{kind}")
        return line

    def without_ground(self, type_: str, month: Month) -> Line | None:
        """A line of a partner type for which this municipality has no ground."""
        debt = self._debt(type_, month, "bedrag")
        if debt is None:
            return None
        line = self.lines.write(self.reporter.report(debt))
        line.expected = "no_ground"
        return line

    def _debt(self, type_: str, month: Month, column: str) -> Debt | None:
        for _ in range(200):
            household = self.debtors.draw(self.chance, type_, month)
            if household is None:
                return None
            settled = household.since + timedelta(days=200) <= month.first
            if not settled or not self.debtors.has(household, type_, month):
                continue
            person = self.debtors.holder(household, type_)
            partner = self.debtors.supplier(type_, person, household)
            if partner.writes(column) and partner.first_month == "":
                address = self.debtors.address_on(household, month)
                return Debt(month, partner, household, person, address, "resident", "single")
        return None


def _unreadable(chance: random.Random, line: Line) -> str:
    written = line.report.debt.month.first
    column, value = chance.choice(
        (("bedrag", "zie bijlage"), ("bedrag", "#VALUE!"), ("signaaldatum", f"31-02-{written:%Y}"))
    )
    line.cells[column] = value
    return "unreadable"


def _incomplete(chance: random.Random, line: Line) -> str:
    missing = chance.choice(("bedrag", "huisnummer", "achternaam", "address"))
    columns = {
        "huisnummer": ("huisnummer", "huisletter", "toevoeging"),
        "achternaam": ("achternaam", "voorletters", "voornamen", "tussenvoegsel", "bedrijfsnaam"),
        "address": ("straat", "postcode"),
    }.get(missing, (missing,))
    for column in columns:
        line.cells[column] = ""
    return "incomplete"


def _refused(_: random.Random, line: Line) -> str:
    line.cells["reactie"] = "afwijzing"
    return "no_ground"


def _no_effort(chance: random.Random, line: Line) -> str:
    if chance.random() < 0.5:
        line.cells[chance.choice(("contactpoging_op", "herinnering_op"))] = ""
        return "incomplete"
    line.cells["herinnering_op"] = line.report.signalled_on + timedelta(days=chance.randint(0, 2))
    return "no_ground"


def _legal_person(chance: random.Random, line: Line) -> str:
    name = line.report.debt.person.surname.name
    line.cells.update(
        {"voorletters": "", "voornamen": "", "tussenvoegsel": "", "achternaam": "",
         "bedrijfsnaam": f"{name} {chance.choice(_TRADES)} B.V.", "rechtsvorm": "BV"}
    )  # fmt: skip
    line.person = ""
    return "legal_person"


def _running_arrangement(_: random.Random, line: Line) -> str:
    line.cells["regeling"] = "loopt"
    return "running_arrangement"


def _former_customer(chance: random.Random, line: Line) -> str:
    left: date = line.report.signalled_on - timedelta(days=chance.randint(20, 300))
    line.cells["klant_tot"] = left
    return "former_customer"


_SPOILERS: dict[str, Callable[[random.Random, Line], str]] = {
    "unreadable": _unreadable, "incomplete": _incomplete, "refused": _refused,
    "no_effort": _no_effort, "legal_person": _legal_person,
    "running_arrangement": _running_arrangement, "former_customer": _former_customer,
}  # fmt: skip
