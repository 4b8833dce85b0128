# SPDX-License-Identifier: EUPL-1.2
"""How often a level comes about by chance (u), and what name and door weigh together."""

from __future__ import annotations

import numpy as np
from benchmarks.linkage.material import Levels, Material
from numpy.typing import NDArray

from woonzeker.matching.linkage.deciding import FIELDS
from woonzeker.matching.linkage.judging import NEAR_NAME, PERHAPS_GIVEN, SAME_DOOR, SAME_NAME
from woonzeker.matching.linkage.shapes import Field
from woonzeker.matching.linkage.weights import LEVELS, Birth, Together

Floats = NDArray[np.float64]
#: fewer pairs than this among those drawn by chance say too little; candidates are counted instead
_ENOUGH = 20
_SMOOTH = 0.5
PLACE = {field: place for place, field in enumerate(FIELDS)}


def missing(field: Field) -> int:
    """The place of the level that says nothing."""
    return LEVELS[field].index("missing") if "missing" in LEVELS[field] else -1


def by_chance(material: Material, field: Field, sure: Floats) -> Floats:
    """Share of each level among pairs of different people in which the field is known on both
    sides; 0 for the level that says nothing.

    What is rare is counted among the candidates, weighed by how surely they are different people
    (`sure` is the chance that a candidate is the true one): all that agree on much are among them.
    """
    if field in (Field.MAIL, Field.NAME_USE):
        counts = _among_namesakes(material, field, sure)
    else:
        drawn = _count(material.chance[:, PLACE[field]], field)
        held = _count(material.candidates[:, PLACE[field]], field, 1 - sure)
        scale = len(material.chance) / material.pairs
        rare = np.maximum(np.maximum(held * scale, drawn), _SMOOTH)
        counts = np.where(drawn >= _ENOUGH, drawn, rare)
    counts[missing(field)] = 0.0
    shares: Floats = counts / counts.sum()
    return shares


def among_true(material: Material, field: Field, sure: Floats) -> Floats:
    """Share of each level among the pairs that are likely the true ones, never quite 0."""
    counts = _count(material.candidates[:, PLACE[field]], field, sure) + _SMOOTH
    counts[missing(field)] = 0.0
    shares: Floats = counts / counts.sum()
    return shares


def _count(column: NDArray[np.int8], field: Field, weights: Floats | None = None) -> Floats:
    if field is Field.BIRTH:
        column = plain_birth(column)
    return np.bincount(column, weights, len(LEVELS[field])).astype(np.float64)


def _among_namesakes(material: Material, field: Field, sure: Floats) -> Floats:
    """E-mail and the form of a name follow from the name: only beside namesakes do they tell."""
    levels = material.candidates
    alike = _is(levels, Field.SURNAME, SAME_NAME) & _is(levels, Field.GIVEN, PERHAPS_GIVEN)
    counts = _count(levels[alike, PLACE[field]], field, (1 - sure)[alike])
    return counts + _SMOOTH


def _is(levels: Levels, field: Field, wanted: frozenset[str]) -> NDArray[np.bool_]:
    """Which pairs have one of the wanted levels (members of the field's own kind of level)."""
    places = [place for place, level in enumerate(LEVELS[field]) if level in wanted]
    return np.isin(levels[:, PLACE[field]], places)


def plain_birth(column: NDArray[np.int8]) -> NDArray[np.int8]:
    """Dates of housemates as what they also are, different: only beside the door do they tell."""
    different = np.int8(LEVELS[Field.BIRTH].index(Birth.DIFFERENT))
    return np.where(column == LEVELS[Field.BIRTH].index(Birth.HOUSEMATE), different, column)


def housemate(material: Material, sure: Floats, rarest: float) -> dict[str, float]:
    """Bits of a date that is somebody else's at the same door, among those at that door."""
    levels = material.candidates
    door = _is(levels, Field.ADDRESS, SAME_DOOR)
    known = door & (levels[:, PLACE[Field.BIRTH]] != missing(Field.BIRTH))
    theirs = _is(levels, Field.BIRTH, frozenset({Birth.HOUSEMATE})) & known
    true = max(rarest, sure[theirs].sum() / (sure[known].sum() + 1))
    apart = ((1 - sure)[theirs].sum() + _SMOOTH) / ((1 - sure)[known].sum() + 1)
    name = f"{Field.BIRTH.value}/{Birth.HOUSEMATE.value}"
    return {name: round(float(np.log2(true / apart)), 2)}


def together(material: Material, sure: Floats) -> float:
    """Bits that name and door weigh less (below 0) because a family shares both.

    Counted: how much oftener they agree at once than when they were independent, among different
    people and among the true pairs.
    """
    names, doors = SAME_NAME | NEAR_NAME, SAME_DOOR
    held = material.candidates
    family = LEVELS[Field.TOGETHER].index(Together.FAMILY)
    both = held[:, PLACE[Field.TOGETHER]] == family
    name, door = _is(held, Field.SURNAME, names), _is(held, Field.ADDRESS, doors)
    true = sure.sum()
    m_ratio = (sure[both].sum() / true) / (sure[name].sum() * sure[door].sum() / true**2)
    apart = 1 - sure
    u_name = _is(material.chance, Field.SURNAME, names).mean()
    u_door = apart[door].sum() / material.pairs
    u_ratio = (apart[both].sum() / material.pairs) / (u_name * u_door)
    return min(0.0, float(np.log2(m_ratio) - np.log2(u_ratio)))
