# SPDX-License-Identifier: EUPL-1.2
"""A plain account of what people did with a case, that says whether a hard stop may pass.

It knows what was put in and nothing of the rules or the database.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tests.conftest import MONDAY

from woonzeker.legal.rules.safeguards import Safeguard, ladder
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.process import Stop

MEANS = ladder([ClaimGround.ARREARS])
#: what is not good enough
BAD: dict[Safeguard, dict[str, str]] = {
    Safeguard.CHILDREN_KNOWN: {"answer": "unknown", "source": "other"},
    Safeguard.INTEREST_WEIGHED: {"answer": "not_yet", "source": "file"},
    Safeguard.CHILDREN_HEARD: {"answer": "not_yet", "source": "talk"},
    Safeguard.FAMILY_CONSULTED: {"answer": "not_reached", "source": "talk"},
    Safeguard.INFORMED: {"answer": "came_back", "source": "letter"},
    Safeguard.LEGAL_HELP: {"answer": "came_back", "source": "letter"},
    Safeguard.ROOT_CAUSE: {"answer": "not_found", "source": "talk"},
    Safeguard.PLACE: {"answer": "with_others", "source": "talk"},
    Safeguard.NO_DISCRIMINATION: {"answer": "difference", "source": "file"},
}
#: what is not asked any more of a home that was kept, and what cannot be made good after a loss
AT_STAKE = {
    Safeguard.INTEREST_WEIGHED, Safeguard.CHILDREN_HEARD, Safeguard.ALTERNATIVES, Safeguard.PLACE,
    Safeguard.NO_DISCRIMINATION,
}  # fmt: skip
BEFOREHAND = {
    Safeguard.INTEREST_WEIGHED, Safeguard.CHILDREN_HEARD, Safeguard.FAMILY_CONSULTED,
    Safeguard.ALTERNATIVES,
}  # fmt: skip
Sees = tuple[object, ...]


class Plain:
    """What was answered, signed, told and taken back of one case."""

    def __init__(self) -> None:
        super().__init__()
        self.day, self.number = MONDAY, 0
        self.author = ""
        #: signatures that stand: id of the row → who, for what, and what lay there
        self.signed: dict[UUID, tuple[str, Stop, Sees]] = {}
        #: what a court told and stands: number → the row, the day of the eviction, when it was told
        self.told: dict[int, tuple[UUID, date | None, date]] = {}
        self.kept: tuple[int, date] | None = None
        self.nobody = 0
        self.road: UUID | None = None
        self.lost: UUID | None = None
        self.told_open: set[Safeguard] = set()
        self.took_back, self.over, self.by_moves = "", False, False
        self._forget()

    def _forget(self) -> None:
        """Nothing that was answered counts."""
        self.met: dict[Safeguard, bool] = dict.fromkeys(Safeguard, False)
        self.tried: set[str] = set()
        self.offers: list[str] = []
        self.answers = self._next()

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _below(self) -> bool:
        return not (self.by_moves or self.told or self.lost)

    def _eviction(self) -> date | None:
        """The day that was told last, of what stands."""
        days = [day for _row, day, _on in self.told.values() if day is not None]
        return days[-1] if days else None

    def _kept_now(self) -> bool:
        """Whether the home was kept, and nothing was told since."""
        if self.kept is None or self.lost:
            return False
        return not any(key > self.kept[0] for key in self.told)

    def _sees(self) -> Sees:
        """What lies there now."""
        told = max((on for _row, _day, on in self.told.values()), default=None)
        kept = self.kept and (self.kept[1] != told or self._newest() < self.kept[0]) and self.kept
        return self.answers, kept or None, self.nobody, self._eviction(), bool(self.lost), told

    def _newest(self) -> int:
        """What was told last, of what stands."""
        return max(self.told, default=0)

    def _holds(self, safeguard: Safeguard, stop: Stop) -> bool:
        """Whether one safeguard stands, or is not asked."""
        ends = stop is Stop.CLOSING
        if self.met[safeguard] or (ends and self.nobody):
            return True
        if ends and self._kept_now() and safeguard in AT_STAKE:
            return True
        return bool(self.lost) and safeguard in BEFOREHAND & self.told_open

    def _may(self, stop: Stop) -> bool:
        """Whether everything stands and two signed for what lies there, one as manager."""
        if stop is Stop.CLOSING and (self.road or self.took_back):
            return False
        if self._below():
            return stop is Stop.CLOSING
        gone = self.lost or self.nobody or self._kept_now()
        if stop is Stop.UNAVOIDABLE and (gone or self._eviction() is None):
            return False
        who = {
            name for name, for_what, saw in self.signed.values()
            if (for_what, saw) == (stop, self._sees())
        }  # fmt: skip
        others = who - {self.author} if self.author else who
        stands = all(self._holds(each, stop) for each in Safeguard)
        return stands and len(others) > 1 and "manager" in who
