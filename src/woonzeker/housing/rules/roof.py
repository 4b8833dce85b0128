# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides itself about the day, goods, places and aftercare. Pure.

None of these numbers is law: each has bounds and a default, and the law's own clocks run beside
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from woonzeker.errors import WoonzekerError

#: least and most of each number. Somebody takes the lead before the last week; nobody is moved out
#: of a hotel by a number, it only makes others look again; the windows around two moments of
#: aftercare never touch
BOUNDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "lead_days": (5, 40),
        "place_days": (3, 30),
        "care_days": (1, 20),
        "papers_days": (1, 20),
        "goods_days": (1, 20),
        "sale_warning_days": (14, 56),
        "hotel_nights": (1, 28),
        "near_days": (1, 28),
        "aftercare_window_days": (3, 13),
        "listing_end_days": (7, 90),
        "own_contract_months": (6, 36),
    }
)
#: lists beside the numbers, read where their codes are known
LISTS = frozenset({"kept_kinds", "urgency_grounds", "conditions"})
_HEAD = frozenset({"version", "valid_from"}) | LISTS


class RoofInvalid(WoonzekerError):
    """Deze afspraken over de ontruimingsdag en wonen daarna kunnen niet worden gebruikt."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(" ".join(self.faults))


@dataclass(frozen=True, slots=True)
class RoofPolicy:
    """The numbers of a municipality; `BOUNDS` says how far each may go."""

    #: working days before the eviction on which somebody has the lead, by name
    lead_days: int = 20
    #: working days before the eviction on which the place is certain
    place_days: int = 10
    #: working days before the eviction on which children, school, pets and work are arranged
    care_days: int = 5
    #: working days before the eviction on which papers and medicines are put apart
    papers_days: int = 5
    #: working days before the eviction on which transport and storage are ordered
    goods_days: int = 5
    #: days between the warning to the owner and a sale of stored goods
    sale_warning_days: int = 28
    #: nights in a hotel after which somebody looks for another place
    hotel_nights: int = 14
    #: days within which losing the roof counts as near on the waiting list
    near_days: int = 14
    #: days before and after a moment of aftercare in which an answer belongs to it
    aftercare_window_days: int = 10
    #: days before the end on a signalling list on which somebody asks whether the name goes off
    listing_end_days: int = 28
    #: months that a temporary contract in one's own name runs at least to count as rehoused
    own_contract_months: int = 12


def roof_policy_from(data: Mapping[str, object]) -> RoofPolicy:
    """Read the numbers from plain data; what is left out is the default.

    Raises RoofInvalid with every fault, in Dutch.
    """
    faults = [
        f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - _HEAD - set(BOUNDS))
    ]
    found: dict[str, int] = {}
    for name in (each.name for each in fields(RoofPolicy)):
        if name not in data:
            continue
        given, (least, most) = data[name], BOUNDS[name]
        if isinstance(given, int) and not isinstance(given, bool) and least <= given <= most:
            found[name] = given
        else:
            faults.append(f"{name} moet tussen {least} en {most} liggen.")
    if faults:
        raise RoofInvalid(faults)
    return RoofPolicy(**found)
