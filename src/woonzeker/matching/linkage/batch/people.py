# SPDX-License-Identifier: EUPL-1.2
"""A register of any size, cleaned and with its keys, ready to hold beside signals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

from woonzeker.matching.linkage.addresses import (
    CleanAddress,
    clean_number,
    clean_postcode,
    clean_street,
    clean_town,
)
from woonzeker.matching.linkage.batch.coding import Coded, coded
from woonzeker.matching.linkage.dates import (
    PartialDate,
    perhaps_under,
    read_loosely,
    surely_under,
    within,
)
from woonzeker.matching.linkage.deciding import ADULT, RECENT
from woonzeker.matching.linkage.keys import (
    BirthParts,
    DoorParts,
    NameParts,
    Parts,
    birth_parts,
    initial_part,
    joined_all,
    keys_with_family,
    text_part,
)
from woonzeker.matching.linkage.names import (
    CleanGiven,
    CleanName,
    clean_given,
    clean_name_use,
    clean_surname,
)

_UNKNOWN = PartialDate(0)
Keys = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Doors:
    """The addresses of many people, part by part."""

    postcode: Coded[str]
    number: Coded[tuple[int, str]]
    street: Coded[str]
    town: Coded[str]

    def at(self, row: int) -> CleanAddress:
        """The address of one person."""
        number, suffix = self.number.values[self.number.codes[row]]
        return CleanAddress(
            postcode=self.postcode.values[self.postcode.codes[row]],
            number=number,
            suffix=suffix,
            street=self.street.values[self.street.codes[row]],
            town=self.town.values[self.town.codes[row]],
        )

    def parts(self) -> DoorParts:
        """What keys are made of, an array each."""
        return DoorParts(
            postcode=self.postcode.of(text_part),
            number=self.number.of(lambda each: each[0]),
            street=self.street.of(text_part),
            area=self.postcode.of(lambda each: int(each[:4] or 0)),
        )

    def known(self) -> npt.NDArray[np.bool_]:
        """Whose address is known."""
        number = self.number.of(lambda each: each[0])
        place = self.postcode.of(lambda each: int(bool(each))) | self.street.of(
            lambda each: int(bool(each))
        )
        return (number * place) > 0


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who may be meant, an array for each fact; rows go in the order of the files.

    `recent`: the address before still counts; `departed`: left or died by the day; `minor` and
    `perhaps_minor`: under 18 that day, surely or perhaps. `keys`: the blocking keys, an array for
    each kind, 0 where a person has none.
    """

    ids: list[str]
    surname: Coded[CleanName]
    partner: Coded[CleanName]
    name_use: Coded[str]
    given: Coded[CleanGiven]
    born: Coded[PartialDate]
    here: Doors
    before: Doors
    recent: npt.NDArray[np.bool_]
    departed: npt.NDArray[np.bool_]
    minor: npt.NDArray[np.bool_]
    perhaps_minor: npt.NDArray[np.bool_]
    keys: tuple[Keys, ...]

    def __len__(self) -> int:
        return len(self.ids)


def people_of(cells: Mapping[str, pl.Series], departed: npt.NDArray[np.bool_], on: date) -> People:
    """Clean a register. `cells` goes by the columns of `register.COLUMNS` and `person_id`.

    `departed` marks the rows of people who are known to have left; a day in `vertrokken_op` or
    `overleden_op` up to `on` marks them too.
    """
    surname = coded([cells["tussenvoegsel"], cells["geslachtsnaam"]], clean_surname)
    partner = coded([cells["partner_tussenvoegsel"], cells["partner_naam"]], clean_surname)
    given = coded([cells["voorletters"], cells["voornamen"]], clean_given)
    born = coded([cells["geboortedatum"]], _born)
    here, before = _doors(cells, ""), _doors(cells, "vorig_")
    parts = _parts(surname, partner, given, born, (here, before))
    gone = coded([cells["vertrokken_op"]], _born), coded([cells["overleden_op"]], _born)
    return People(
        ids=cells["person_id"].to_list(),
        surname=surname,
        partner=partner,
        name_use=coded([cells["naamgebruik"]], clean_name_use),
        given=given,
        born=born,
        here=here,
        before=before,
        recent=coded([cells["datum_vestiging_adres"]], _born).of(
            lambda day: within(RECENT, day.earliest if day.year else None, on)
        )
        > 0,
        departed=departed | _by(gone[0], on) | _by(gone[1], on),
        minor=born.of(lambda day: bool(day.year) and surely_under(day, ADULT, on)) > 0,
        perhaps_minor=born.of(lambda day: bool(day.year) and perhaps_under(day, ADULT, on)) > 0,
        keys=tuple(key for _, key in keys_with_family(parts, joined_all)),
    )


def _by(day: Coded[PartialDate], on: date) -> npt.NDArray[np.bool_]:
    return day.of(lambda each: bool(each.year) and each.earliest <= on) > 0


def _born(text: str) -> PartialDate:
    return read_loosely(text) or _UNKNOWN


def _doors(cells: Mapping[str, pl.Series], before: str) -> Doors:
    number = [cells[before + part] for part in ("huisnummer", "huisletter", "toevoeging")]
    return Doors(
        postcode=coded([cells[before + "postcode"]], clean_postcode),
        number=coded(number, clean_number),
        street=coded([cells[before + "straat"]], clean_street),
        town=coded([cells[before + "woonplaats"]], clean_town),
    )


def _parts(
    surname: Coded[CleanName],
    partner: Coded[CleanName],
    given: Coded[CleanGiven],
    born: Coded[PartialDate],
    doors: tuple[Doors, ...],
) -> Parts:
    names = tuple(
        NameParts(
            sound=name.of(lambda each: text_part(each.sound)),
            start=name.of(lambda each: text_part(each.sound[:2])),
        )
        for name in (surname, partner)
    )
    return Parts(
        names=names,
        doors=tuple(door.parts() for door in doors),
        born=BirthParts(
            whole=born.of(lambda day: birth_parts(day).whole),
            year=born.of(lambda day: birth_parts(day).year),
            day=born.of(lambda day: birth_parts(day).day),
        ),
        initial=given.of(lambda each: initial_part(each.initials)),
        initials=given.of(lambda each: text_part(each.initials)),
    )
