# SPDX-License-Identifier: EUPL-1.2
"""The months of the files, when partners make them and when they arrive.

A partner runs its list a few working days before the month's last working day (`ends` in the table
of partners); the file arrives on the last working day itself. So every signal is dated in the month
of its folder, and the first week of work for it is the next month's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: months lived through before the first file, so that 'following' has something to follow
HISTORY = 6
_FIRST = (2025, 11)
COUNT = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month. `at` is 0 for November 2025; below 0 for months without files."""

    at: int

    @property
    def first(self) -> date:
        """Its first day."""
        years, month = divmod(_FIRST[1] - 1 + self.at, 12)
        return date(_FIRST[0] + years, month + 1, 1)

    @property
    def word(self) -> str:
        """`2026-03`, the name of its folder."""
        return f"{self.first:%Y-%m}"

    @property
    def delivered_on(self) -> date:
        """The day on which all files of the month arrive: its last working day."""
        return self.run_on(0)

    def run_on(self, ends: int) -> date:
        """The working day that lies `ends` working days before the month's last one."""
        day = (self.first + timedelta(days=32)).replace(day=1)
        left = ends + 1
        while left:
            day -= timedelta(days=1)
            left -= day.weekday() < 5
        return day


MONTHS: tuple[Month, ...] = tuple(Month(at) for at in range(COUNT))
LIVED: tuple[Month, ...] = tuple(Month(at) for at in range(-HISTORY, COUNT))
