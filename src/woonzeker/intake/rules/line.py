# SPDX-License-Identifier: EUPL-1.2
"""Reading one line: each cell into its value, every fault noted and none of them the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from woonzeker.intake.formats.shapes import ERROR_CELLS, UNCALCULATED
from woonzeker.intake.rules import citations
from woonzeker.intake.rules.amounts import parse_amount
from woonzeker.intake.rules.citations import Citation
from woonzeker.intake.rules.dates import PartialDate, parse_date
from woonzeker.intake.rules.shapes import CheckContext, Fault, ReturnReason
from woonzeker.intake.rules.text import Wrong, clean, fold, shown

_ROUNDED = re.compile(r"\d[.,]?\d*[eE]\+\d+")
#: what a choice column may hold, by canonical value; folded
CHOICES: dict[str, dict[str, str]] = {
    "soort": {
        "signaal": "signaal vroegsignaal melding achterstand betalingsachterstand regulier s",
        "eindelevering": "eindelevering eindeleveringssignaal eindeleveringsignaal afsluiting "
        "eindafsluitsignaal eindeleveringmelding beeindiginglevering",
        "ontruiming": "ontruiming ontruimingsaanzegging aanzeggingontruiming ontruimingsmelding "
        "ontruimingaangezegd",
    },
    "reactie": {
        "geen": "geen geenreactie nietgereageerd g onbekend",
        "instemming": "instemming akkoord toestemming ingestemd i positief",
        "afwijzing": "afwijzing afgewezen bezwaar geweigerd weigering nietakkoord "
        "geentoestemming geenakkoord negatief afwijzend",
    },
    "regeling": {
        "geen": "geen nee n geenregeling 0 nvt false onwaar",
        "loopt": "loopt ja j lopend lopende actief nagekomen wordtnagekomen looptnog 1 true waar",
        "niet_nagekomen": "nietnagekomen verbroken gestopt vervallen beeindigd mislukt "
        "nietnakomen geschonden",
    },
    "crisis": {"ja": "ja j yes y true waar 1 x", "nee": "nee n no false onwaar 0 geen"},
    "warme_overdracht": {"ja": "ja j yes y true waar 1 x", "nee": "nee n no false onwaar 0 geen"},
}
_MEANING = {
    column: {folded: value for value, words in choices.items() for folded in words.split()}
    for column, choices in CHOICES.items()
}


@dataclass(slots=True)
class LineReader:
    """The cells of one line. Each method gives a usable value and notes what was wrong."""

    raw: Mapping[str, str]
    context: CheckContext
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def fault(
        self,
        column: str,
        sentence: str,
        mend: str,
        *,
        reason: ReturnReason = ReturnReason.UNREADABLE,
        citation: Citation = citations.FORMAT,
    ) -> None:
        """Note that the line cannot be taken in as it is."""
        self.faults.append(Fault(reason, column, sentence, citation.rule, citation.source, mend))

    def missing(self, column: str, what: str, citation: Citation) -> None:
        """Note that a required value is absent."""
        self.fault(
            column,
            f"{what} ontbreekt.",
            f"Vul de kolom {column} in.",
            reason=ReturnReason.INCOMPLETE,
            citation=citation,
        )

    def text(self, column: str, limit: int) -> str:
        """A cleaned cell; too long or an error of the workbook is a fault and gives ""."""
        cell = self.raw.get(column)
        if not cell:
            return ""
        value = clean(cell)
        if value[:1] == "#" and value.upper() in ERROR_CELLS:
            self._error_cell(column, value)
            return ""
        if len(value) > limit:
            self.fault(
                column,
                f"De kolom {column} heeft {len(value)} tekens; er passen er {limit}.",
                f"Maak de waarde in {column} korter.",
            )
            return ""
        return value

    def _error_cell(self, column: str, value: str) -> None:
        what = (
            "een formule waarvan de uitkomst niet in het bestand staat"
            if value.upper() == UNCALCULATED
            else f"de foutmelding {value} van het rekenprogramma"
        )
        self.fault(
            column,
            f"In de kolom {column} staat {what}.",
            "Vul de waarde zelf in, of plak de kolom als waarden.",
        )

    def wrong(self, column: str, problem: Wrong) -> None:
        """Note a value that its parser could not use."""
        self.fault(column, f"Kolom {column}: {problem.sentence}", problem.mend)

    def choice(self, column: str, default: str) -> str:
        """One of the values that the column allows, `default` when the cell is empty."""
        value = self.text(column, 60)
        if not value:
            return default
        meanings = _MEANING[column]
        meaning = meanings.get(value) or meanings.get(fold(value))
        if meaning is None:
            allowed = ", ".join(CHOICES[column])
            self.fault(
                column,
                f"Kolom {column}: {shown(value)} is geen bekende waarde.",
                f"Kies in {column} uit: {allowed}.",
            )
            return default
        return meaning

    def partial(self, column: str, *, birth: bool = False) -> PartialDate | None:
        """A date of which parts may be unknown; None when empty or wrong."""
        value = self.text(column, 60)
        if not value:
            return None
        reading, year = self.context.reading, self.context.received_on.year
        found = parse_date(value, reading.dates, epoch=reading.epoch, birth=birth, year=year)
        if isinstance(found, Wrong):
            self.wrong(column, found)
            return None
        return found

    def day(self, column: str) -> date | None:
        """A whole date; None when empty or wrong."""
        found = self.partial(column)
        if found is None or found.whole:
            return found.whole if found else None
        self.fault(
            column,
            f"Kolom {column}: van de datum is de dag of de maand onbekend.",
            "Vul de hele datum in, bijvoorbeeld 03-11-2025.",
        )
        return None

    def cents(self, column: str) -> int | None:
        """An amount in cents, also zero or less; None when empty or wrong."""
        value = self.text(column, 60)
        if not value:
            return None
        reading = self.context.reading
        found = parse_amount(value, reading.amounts, thousandths=reading.thousandths)
        if isinstance(found, Wrong):
            self.wrong(column, found)
            return None
        return found

    def reference(self, column: str) -> str:
        """A number that somebody gave; one that a workbook rounded off is no number any more."""
        value = self.text(column, 40)
        if not _ROUNDED.fullmatch(value):
            return value
        self.fault(
            column,
            f"Kolom {column}: {shown(value)} is afgerond door het rekenprogramma.",
            f"Maak de kolom {column} op als tekst en vul de nummers opnieuw in.",
        )
        return ""

    def number(self, column: str) -> Decimal | None:
        """A count with at most two decimals, such as 2,5 months; remarked on when it is none."""
        value = self.text(column, 20).casefold().removesuffix("maanden").removesuffix("mnd").strip()
        if not value:
            return None
        try:
            found = Decimal(value.replace(",", "."))
        except InvalidOperation:
            found = Decimal(-1)
        if not found.is_finite() or not 0 <= found < 1000:
            self.remarks.append(f"Kolom {column}: {shown(value)} is geen aantal.")
            return None
        return round(found, 2)
