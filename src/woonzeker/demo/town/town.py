# SPDX-License-Identifier: EUPL-1.2
"""The invented town as a whole: its register, its partners' files month by month, and the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from woonzeker.demo.town.arrears import Arrears, Debt
from woonzeker.demo.town.defects import Defects, monthly_numbers
from woonzeker.demo.town.dice import dice, spread
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.files import file_of
from woonzeker.demo.town.lines import Line, Lines, doubled, number_them
from woonzeker.demo.town.partners import Partner
from woonzeker.demo.town.register import register_csv
from woonzeker.demo.town.reports import Reporter
from woonzeker.demo.town.settling import Settled, settle
from woonzeker.demo.town.timeline import COUNT, MONTHS, Month

FULL_SIZE = 50_000
SMALL_SIZE = 1_500


@dataclass(frozen=True, slots=True)
class TruthLine:
    """What is true of one line of a file: kept for tests and benchmarks, never shown to the system.

    `line` counts from 2 (the headings are 1). `expected`: accepted, duplicate or the reason of
    return, under the shipped policy: 'overige' has no ground until a municipality decides one.
    `person`: the citizen number of whom the line is about, '' when that person is in no register.
    `debtor`: resident, departed, deceased, not_registered, outside. `shape`: single, several,
    following. `repeat`: '', grown, not_grown.
    """

    month: str
    filename: str
    line: int
    reference: str
    expected: str
    person: str
    debtor: str
    shape: str
    repeat: str
    slips: tuple[str, ...]


class Town:
    """`size` living residents and twelve months of files. The same seed gives the same bytes."""

    def __init__(self, size: int = FULL_SIZE, seed: int = 1) -> None:
        self.size = size
        self.seed = seed

    @cached_property
    def settled(self) -> Settled:
        """People in their homes."""
        return settle(self.seed, self.size)

    @cached_property
    def _arrears(self) -> Arrears:
        arrears = Arrears(self.seed, self.settled, self.size)
        arrears.live()
        return arrears

    @property
    def debts(self) -> list[Debt]:
        """Who was behind with whom, history before the first file included."""
        return self._arrears.debts

    @cached_property
    def lines(self) -> dict[tuple[Month, Partner], list[Line]]:
        """The lines of every file, in file order, by month and partner."""
        found: dict[tuple[Month, Partner], list[Line]] = {}
        for line in self._every_line():
            debt = line.report.debt
            found.setdefault((debt.month, debt.partner), []).append(line)
        return {
            key: number_them(dice(self.seed, "order", key[0].word, key[1].code), lines)
            for key, lines in sorted(found.items(), key=lambda item: (item[0][0], item[0][1].code))
        }

    def _every_line(self) -> Iterator[Line]:
        lines = Lines(dice(self.seed, "slips"), self.settled)
        reporter = Reporter(self.seed)
        good = [
            lines.write(one) for one in map(reporter.report, self.debts) if one.debt.month.at >= 0
        ]
        chance = dice(self.seed, "defects")
        defects = Defects(chance, self._arrears.debtors, Reporter(self.seed), lines)
        doubles = spread([figures("duplicates_per_accepted") * len(good) / COUNT] * COUNT)
        for month in MONTHS:
            own = [line for line in good if line.report.debt.month == month]
            yield from own
            yield from doubled(chance, own, doubles[month.at])
            yield from self._returned(defects, month, len(good))

    def _returned(self, defects: Defects, month: Month, accepted_a_year: int) -> Iterator[Line]:
        for kind in figures("returned_per_accepted"):
            for _ in range(monthly_numbers(accepted_a_year, kind)[month.at]):
                if line := defects.spoil(kind, month):
                    yield line
        for type_, number in figures("without_ground_a_month").items():
            for _ in range(max(1, round(number * self.size / FULL_SIZE))):
                if line := defects.without_ground(type_, month):
                    yield line

    def register(self) -> bytes:
        """The extract of the person register as CSV."""
        return register_csv(self.settled)

    def files(self, month: Month) -> Iterator[tuple[Partner, bytes]]:
        """The files that arrive for this month, by partner; who has no line sends none."""
        for (when, partner), lines in self.lines.items():
            if when == month:
                yield partner, file_of(partner, lines)

    def truth(self) -> Iterator[TruthLine]:
        """The truth about every line of every file."""
        for (month, partner), lines in self.lines.items():
            for at, line in enumerate(lines, 2):
                debt = line.report.debt
                yield TruthLine(
                    month.word, partner.filename, at, line.reference,
                    _expected(partner.type, line.expected), line.person,
                    debt.debtor, debt.shape, line.report.repeat, line.slips,
                )  # fmt: skip


def _expected(type_: str, expected: str) -> str:
    return "no_ground" if (type_, expected) == ("overige", "accepted") else expected
