# SPDX-License-Identifier: EUPL-1.2
"""What a municipality chooses from the lists of this program: goods, urgency, conditions. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from woonzeker.housing.rules.goods import ItemKind
from woonzeker.housing.rules.places import Condition
from woonzeker.housing.rules.roof import RoofInvalid
from woonzeker.housing.rules.urgency import Category

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RoofLists:
    """The choices of a municipality.

    `kept_kinds` never go beside those that never go anyway; `urgency_grounds` stand in its by-law;
    `conditions` may be weighed for who has no children, and for nobody else.
    """

    kept_kinds: frozenset[ItemKind] = frozenset()
    urgency_grounds: frozenset[Category] = frozenset(Category)
    conditions: frozenset[Condition] = frozenset()


def roof_lists_from(data: Mapping[str, object]) -> RoofLists:
    """Read the lists from plain data; what is left out is the default.

    Raises RoofInvalid with every fault, in Dutch.
    """
    faults: list[str] = []
    found = RoofLists(
        _codes(data, "kept_kinds", ItemKind, RoofLists().kept_kinds, faults),
        _codes(data, "urgency_grounds", Category, RoofLists().urgency_grounds, faults),
        _codes(data, "conditions", Condition, RoofLists().conditions, faults),
    )
    if faults:
        raise RoofInvalid(faults)
    return found


def _codes(
    data: Mapping[str, object],
    name: str,
    kind: type[Code],
    otherwise: frozenset[Code],
    faults: list[str],
) -> frozenset[Code]:
    if name not in data:
        return otherwise
    given, known = data[name], {each.value for each in kind}
    if not isinstance(given, list | tuple) or not {str(each) for each in given} <= known:
        faults.append(f"{name}: kies uit de lijst.")
        return otherwise
    return frozenset(kind(str(each)) for each in given)
