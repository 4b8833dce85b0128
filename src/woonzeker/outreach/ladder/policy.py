# SPDX-License-Identifier: EUPL-1.2
"""A municipality's contact ladders: read from plain data and held against their bounds. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonzeker.errors import WoonzekerError
from woonzeker.outreach.ladder.steps import LadderStep, Lane

#: kinds of partners, as `organisations.Sector`
SECTORS = (
    "huur", "energie", "warmte", "water", "zorg", "cak", "hypotheek", "belasting", "overige",
)  # fmt: skip
MOST_RUNGS = 20
MOST_WAIT = 60
#: weeks in which somebody is sought; the guide tells of twelve to sixteen
LEAST_WEEKS, MOST_WEEKS = 4, 26
MOST_AGAIN = 60
_HEAD = {"lanes", "weeks", "again", "version", "valid_from"}


class LadderInvalid(WoonzekerError):
    """Deze contactladder kan niet worden gebruikt."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder: days to wait after the step before, and the part of the day."""

    step: LadderStep
    wait: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladders of a municipality: steps by lane, weeks by kind of partner.

    `again` is after how many days a ladder begins anew when all of it was tried; 0: not again.
    """

    lanes: Mapping[Lane, tuple[Rung, ...]]
    weeks: Mapping[str, int]
    again: Mapping[Lane, int]

    def weeks_for(self, sectors: frozenset[str]) -> int:
        """The weeks for a household that these kinds of partners reported: the longest."""
        known = [weeks for sector, weeks in self.weeks.items() if sector in sectors]
        return max(known, default=max(self.weeks.values()))


def ladders_from(data: Mapping[str, object]) -> Ladders:
    """Read ladders from plain data (YAML or JSON); raises LadderInvalid with every fault."""
    faults = [f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - _HEAD)]
    given = _table(data.get("lanes"), "De ladders zijn een lijst per situatie.", faults)
    faults += [f"'{lane}' is geen situatie." for lane in given if lane not in set(Lane)]
    lanes = {lane: _ladder(lane, given.get(lane.value), faults) for lane in Lane}
    weeks = _numbers(
        data.get("weeks"), SECTORS, LEAST_WEEKS, MOST_WEEKS,
        f"Geef bij elke soort partner {LEAST_WEEKS} tot {MOST_WEEKS} weken.", faults,
    )  # fmt: skip
    again = _numbers(
        data.get("again"), tuple(Lane), 0, MOST_AGAIN,
        f"Geef bij elke situatie na hoeveel dagen de ladder opnieuw begint: 0 tot {MOST_AGAIN}.",
        faults,
    )  # fmt: skip
    if faults:
        raise LadderInvalid(faults)
    return Ladders(lanes, weeks, {lane: again[lane.value] for lane in Lane})


def _table(value: object, fault: str, faults: list[str]) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    faults.append(fault)
    return {}


def _ladder(lane: Lane, value: object, faults: list[str]) -> tuple[Rung, ...]:
    rows = value if isinstance(value, list) else []
    if not 1 <= len(rows) <= MOST_RUNGS:
        faults.append(f"Ladder '{lane.value}': geef 1 tot {MOST_RUNGS} stappen.")
        return ()
    rungs = [_rung(lane, number, row, faults) for number, row in enumerate(rows, 1)]
    return tuple(rung for rung in rungs if rung is not None)


def _rung(lane: Lane, number: int, value: object, faults: list[str]) -> Rung | None:
    where = f"Ladder '{lane.value}', stap {number}"
    row: Mapping[str, object] = value if isinstance(value, Mapping) else {}
    step, wait, part = row.get("step"), row.get("wait"), row.get("part", "") or ""
    before = len(faults)
    if set(row) - {"step", "wait", "part"}:
        faults.append(f"{where}: alleen stap, dagen en dagdeel.")
    if step not in set(LadderStep):
        faults.append(f"{where}: '{step}' is geen stap.")
        return None
    if not _whole(wait, 0, MOST_WAIT):
        faults.append(f"{where}: wacht 0 tot {MOST_WAIT} dagen.")
    chosen = LadderStep(str(step))
    if part and part not in chosen.day_parts:
        faults.append(f"{where}: dit dagdeel past niet bij deze stap.")
    return Rung(chosen, int(str(wait)), str(part)) if len(faults) == before else None


def _numbers(
    value: object, keys: tuple[str, ...], least: int, most: int, fault: str, faults: list[str]
) -> dict[str, int]:
    table: Mapping[str, object] = value if isinstance(value, Mapping) else {}
    wrong = {str(key) for key in table} != {str(key) for key in keys} or not all(
        _whole(number, least, most) for number in table.values()
    )
    if wrong:
        faults.append(fault)
        return {}
    return {str(key): int(str(number)) for key, number in table.items()}


def _whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
