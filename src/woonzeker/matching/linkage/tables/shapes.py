# SPDX-License-Identifier: EUPL-1.2
"""What a plain table is made of once it is read: kinds of columns, values and pairs of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from woonzeker.errors import WoonzekerError

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]


class UnreadableTable(WoonzekerError):
    """Dit bestand is geen leesbare tabel."""


class Kind(StrEnum):
    """What a column says of a person."""

    GIVEN = "given"
    MIDDLE = "middle"
    PREFIX = "prefix"
    SURNAME = "surname"
    SECOND_SURNAME = "second_surname"
    FULL_NAME = "full_name"
    BIRTH = "birth"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    NUMBER = "number"
    STREET = "street"
    PLACE = "place"
    AREA = "area"
    POSTCODE = "postcode"
    REGION = "region"
    IDENTIFIER = "identifier"
    EMAIL = "email"
    PHONE = "phone"
    SEX = "sex"
    BIRTH_PLACE = "birth_place"
    OCCUPATION = "occupation"


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: its headings and its rows, every cell a text."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a table stand: by kind, and the column of the file's own numbers.

    `record` is None when rows have no number of their own; they are numbered from 1 then.
    """

    columns: Mapping[Kind, int]
    record: int | None


@dataclass(frozen=True, slots=True)
class Values:
    """One cleaned column: `codes` (a row each, -1 = empty) point into `words`."""

    words: tuple[str, ...]
    codes: Codes

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many rows have each word."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.words))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, `left` beside `right`, each a row number from 0."""

    left: Rows
    right: Rows

    def __len__(self) -> int:
        return len(self.left)
