# SPDX-License-Identifier: EUPL-1.2
"""How different persons agree by chance: by level, by value, and where one field tells another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from woonzeker.matching.linkage import em
from woonzeker.matching.linkage.tables.cleaning import Records
from woonzeker.matching.linkage.tables.comparing import LEVELS, Level, compare
from woonzeker.matching.linkage.tables.shapes import Kind, Pairs, Values

#: what a field does in pairs of one person, before the table has been heard: level by level
EXPECTED = (0.05, 0.01, 0.02, 0.01, 0.03, 0.06, 0.82)
RISING = (Level.DIFFERENT, Level.TWO_TYPOS, Level.TYPO, Level.EXACT)
#: levels at which a rare value says more than a usual one
_BY_RARITY = (Level.TWO_TYPOS, Level.TYPO, Level.EXACT)
#: how many pairs' worth a level told by others leans on its chance without them
HOLD = 20.0
#: how much of the equal pairs at the least stays when the true ones are taken out
LEAST_KEPT = 1 / 16
#: a table too small to tell leans on this chance of equal values, as if seen in so many pairs
SAME, SAME_PAIRS = 0.01, 100.0
#: and its values are taken as rarer, as if it had so many more rows
MORE_ROWS = 20.0
#: of these the rarest value counts, because each names much the same spot
HOME = frozenset({Kind.POSTCODE, Kind.STREET, Kind.PLACE, Kind.AREA, Kind.REGION, Kind.BIRTH_PLACE})
#: fields that others tell already, with those others; without the last of them they tell nothing
TOLD_BY: Mapping[Kind, tuple[Kind, ...]] = {
    Kind.STREET: (Kind.POSTCODE,),
    Kind.PLACE: (Kind.STREET, Kind.POSTCODE),
    Kind.AREA: (Kind.STREET, Kind.PLACE, Kind.POSTCODE),
    Kind.REGION: (Kind.PLACE, Kind.POSTCODE),
    Kind.BIRTH_PLACE: (Kind.PLACE, Kind.POSTCODE),
    Kind.SEX: (Kind.GIVEN,),
    Kind.NUMBER: (Kind.POSTCODE, Kind.STREET),
    Kind.SURNAME: (Kind.POSTCODE, Kind.STREET, Kind.NUMBER),
    Kind.PHONE: (Kind.POSTCODE, Kind.STREET, Kind.NUMBER),
}


class Compared:
    """Pairs with the level of each field."""

    def __init__(self, records: Records, pairs: Pairs) -> None:
        self.pairs = pairs
        self.levels = compare(records, pairs)


class Chance:
    """How different persons agree: level by level, value by value, and one field told by others."""

    def __init__(self, records: Records, drawn: Compared, different: em.Floats) -> None:
        """`different`: how sure it is, 0–1, that each pair drawn at random is two persons."""
        kinds = list(records.fields)
        columns = list(records.fields.values())
        self.home = [at for at, kind in enumerate(kinds) if kind in HOME]
        self.fields = [
            _field(values, drawn.levels[:, at], different) for at, values in enumerate(columns)
        ]
        self.rarity = [
            _Rarity(values, drawn, at, self.fields[at].u) for at, values in enumerate(columns)
        ]
        self.told = [
            _Told(
                drawn.levels,
                different,
                kinds.index(kind),
                [kinds.index(one) for one in by if one in kinds],
                self.fields,
            )
            for kind, by in TOLD_BY.items()
            if kind in kinds and by[-1] in kinds
        ]

    def offsets(self, held: Compared) -> em.Floats:
        """Bits to add to each pair for how rare its values are and for what is said twice."""
        rare = np.stack(
            [one.bits(held.pairs, held.levels[:, at]) for at, one in enumerate(self.rarity)], axis=1
        )
        found = np.zeros(len(rare))
        if self.home:
            most = np.where(np.isnan(rare[:, self.home]), -np.inf, rare[:, self.home]).max(axis=1)
            found += np.where(np.isinf(most), 0.0, most)
            rare[:, self.home] = 0.0
        found += np.nan_to_num(rare).sum(axis=1)
        for told in self.told:
            found += told.bits(held.levels)
        return found


class _Told:
    """What a field says that others have said already.

    A postcode tells the street, and a door tells the surname of who lives there. The chance of each
    level is measured among different persons whose other fields stand at the same levels; it leans
    on HOLD pairs' worth of the chance without them.
    """

    def __init__(
        self,
        levels: em.Levels,
        different: em.Floats,
        field: int,
        before: Sequence[int],
        fields: Sequence[em.Field],
    ) -> None:
        self.field, self.before = field, list(before)
        there = levels[:, field] >= 0
        self.alone = fields[field].u
        self.states, at = np.unique(pattern_of(levels[there][:, self.before]), return_inverse=True)
        seen = np.zeros((len(self.states) + 1, LEVELS))
        np.add.at(seen, (at, levels[there, field]), different[there])
        seen += HOLD * self.alone
        self.table = np.log2(self.alone / (seen / seen.sum(axis=1, keepdims=True)))

    def bits(self, levels: em.Levels) -> em.Floats:
        """Bits to add to each pair."""
        wanted = pattern_of(levels[:, self.before])
        at = np.searchsorted(self.states, wanted)
        at[np.append(self.states, -1)[at] != wanted] = len(self.states)
        own = levels[:, self.field]
        return np.asarray(np.where(own >= 0, self.table[at, own], 0.0))


def _field(values: Values, by_chance: em.Levels, different: em.Floats) -> em.Field:
    there = by_chance >= 0
    seen = np.bincount(by_chance[there], weights=different[there], minlength=LEVELS)
    u = (seen + 0.5) / (seen.sum() + 0.5 * LEVELS)
    every = np.bincount(by_chance[there], minlength=LEVELS)[Level.EXACT]
    kept = max(seen[Level.EXACT] / every, LEAST_KEPT) if every else 1.0
    u[Level.EXACT] = _same_by_chance(values) * kept
    return em.Field(u=u / u.sum(), expected=np.asarray(EXPECTED), order=RISING)


def _same_by_chance(values: Values) -> float:
    """The chance that two rows have the same value; a small table leans on SAME."""
    counts = values.counts.astype(np.float64)
    pairs = counts.sum() * (counts.sum() - 1) / 2
    same = (counts * (counts - 1)).sum() / 2
    return float((same + SAME * SAME_PAIRS) / (pairs + SAME_PAIRS))


class _Rarity:
    """How much more, or less, a pair says because its values are rare or usual.

    At an exact match the chance that another person has the value is its share of the table; at a
    typo it is the share of the rarer of the two ways of writing. The average over pairs by chance
    stays what the level itself weighs.
    """

    def __init__(self, values: Values, compared: Compared, field: int, u: em.Floats) -> None:
        drawn, by_chance = compared.pairs, compared.levels[:, field]
        self._codes = values.codes
        counts = values.counts.astype(np.float64)
        self._share = np.append(counts / (counts.sum() + MORE_ROWS), 1.0)
        self._usual = {Level.EXACT: float(u[Level.EXACT])}
        for level in _BY_RARITY[:-1]:
            at = by_chance == level
            if at.sum() >= 100:
                rarest = self._rarest(Pairs(drawn.left[at], drawn.right[at]))
                self._usual[level] = 1.0 / float((1.0 / rarest).mean())

    def _rarest(self, pairs: Pairs) -> em.Floats:
        one, other = self._codes[pairs.left], self._codes[pairs.right]
        return np.asarray(np.minimum(self._share[one], self._share[other]))

    def bits(self, pairs: Pairs, levels: em.Levels) -> em.Floats:
        """Bits to add to each pair for this field."""
        found = np.full(len(pairs), np.nan)
        for level, usual in self._usual.items():
            at = np.flatnonzero(levels == level)
            rarest = self._rarest(Pairs(pairs.left[at], pairs.right[at]))
            found[at] = np.log2(usual / rarest)
        return found


def pattern_of(levels: em.Levels) -> NDArray[np.int64]:
    """One number for the levels of each row; at most 20 fields."""
    key = np.zeros(len(levels), dtype=np.int64)
    for column in levels.T:
        key = key * (LEVELS + 1) + column + 1
    return key
