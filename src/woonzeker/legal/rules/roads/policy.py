# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decides about the other roads, and the bounds of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from woonzeker.errors import WoonzekerError

#: least and most of each number: working days (…_days of contact), calendar days, weeks, counts
BOUNDS: Mapping[str, tuple[int, int]] = {
    "contact_days": (1, 10),
    "closure_contact_days": (1, 3),
    "heard_days": (1, 10),
    "safe_days": (1, 2),
    "mourning_days": (0, 28),
    "claim_alarm_days": (14, 120),
    "pattern_weeks": (4, 26),
    "pattern_reports": (3, 20),
    "pattern_sources": (2, 5),
    "pattern_checked_percent": (50, 100),
    "order_review_days": (7, 62),
    "sale_alarm_days": (14, 120),
}


class RoadsInvalid(WoonzekerError):
    """Deze afspraken over de andere wegen kunnen niet worden gebruikt."""


@dataclass(frozen=True, slots=True)
class RoadsPolicy:
    """The numbers of a municipality.

    Working days: `contact_days` and its like. Calendar days: `mourning_days` in which nobody calls
    unasked after a death, `claim_alarm_days` before the right to stay lapses, `order_review_days`
    between two looks at a behaviour order, `sale_alarm_days` before an auction. A pattern of
    nuisance needs `pattern_reports` within `pattern_weeks`, from `pattern_sources` different
    homes or organisations, of which `pattern_checked_percent` were checked by somebody.
    """

    contact_days: int = 5
    closure_contact_days: int = 1
    heard_days: int = 5
    safe_days: int = 1
    mourning_days: int = 14
    claim_alarm_days: int = 60
    pattern_weeks: int = 12
    pattern_reports: int = 5
    pattern_sources: int = 2
    pattern_checked_percent: int = 50
    order_review_days: int = 28
    sale_alarm_days: int = 42


def roads_policy_from(data: Mapping[str, object]) -> RoadsPolicy:
    """Read the policy from plain data (YAML or JSON); raises RoadsInvalid with every fault.

    What is not said keeps its default; a name that is not there is a fault.
    """
    faults = [f"'{key}' hoort niet in dit beleid." for key in sorted(set(data) - set(BOUNDS))]
    found: dict[str, int] = {}
    for each in fields(RoadsPolicy):
        least, most = BOUNDS[each.name]
        value = data.get(each.name, each.default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            faults.append(f"{each.name} moet tussen {least} en {most} liggen.")
        else:
            found[each.name] = value
    if faults:
        raise RoadsInvalid(" ".join(faults))
    return RoadsPolicy(**found)
