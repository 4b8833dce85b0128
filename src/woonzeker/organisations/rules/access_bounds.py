# SPDX-License-Identifier: EUPL-1.2
"""Within which bounds a municipality decides about access. Pure.

The bounds are this program's own: no text of law names a number. Outside them a decision would take
the wall away that it is to fill in.
"""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.errors import Refused

#: least and most of each number, in its own unit: days, hours or people
ACCESS_BOUNDS: Mapping[str, tuple[int, int]] = {
    "visit_reach_days_before": (0, 60),
    "visit_reach_days_after": (0, 60),
    "external_visit_reach_days": (0, 3),
    "broken_glass_hours": (1, 24),
    "broken_glass_a_day": (1, 20),
    "export_four_eyes_above": (1, 50),
    "export_people_a_day": (1, 1000),
    "export_approval_hours": (1, 24),
    "lists_people_warned": (1, 5000),
    "lists_people_a_day": (1, 5000),
    "unused_account_days": (1, 90),
}


def refuse_outside_bounds(data: Mapping[str, object]) -> None:
    """Raise Refused with every number of a policy about access that is out of bounds.

    A number that a policy does not say is that of the shipped one.
    """
    wrong = [said for name in ACCESS_BOUNDS if name in data and (said := _odd(name, data[name]))]
    if wrong:
        raise Refused("Het beleid over toegang klopt niet: " + "; ".join(wrong) + ".")


def _odd(name: str, number: object) -> str:
    """What is wrong with a number, '' when nothing is."""
    least, most = ACCESS_BOUNDS[name]
    if not isinstance(number, int) or isinstance(number, bool):
        return f"{name}: moet een heel getal zijn"
    if not least <= number <= most:
        return f"{name}: moet van {least} tot en met {most} zijn"
    return ""
