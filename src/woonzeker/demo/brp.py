# SPDX-License-Identifier: EUPL-1.2
"""The people of the practice municipality as the BRP has them, for the fake that answers there.

The BRP knows no address before the present one. Who left the municipality lives somewhere in
another one, or abroad; which of the two follows from the number, so that it is always the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from woonzeker.connections.brp import (
    Address,
    BrpPerson,
    Name,
    PartnerName,
    RegisterDate,
    Suspended,
    Suspension,
)
from woonzeker.connections.brp.fake import FakeBrp, NotReady, People
from woonzeker.demo.town.figures import table

ELSEWHERE = "0344"
#: one in so many who left went abroad; of one in so many the BRP looks into something
_ABROAD, _LOOKED_INTO = 8, 400


def people_of(path: Path) -> Iterator[BrpPerson]:
    """Everybody in the register extract of the town; raises NotReady while there is no file."""
    if not path.exists():
        raise NotReady
    with path.open(encoding="utf-8", newline="") as lines:
        yield from _people(lines)


@contextmanager
def answering(extract: bytes) -> Iterator[None]:
    """Let a BRP answer for the people of an extract, and for nobody after."""
    lines = extract.decode("utf-8").splitlines(keepends=True)
    before = settings.WOONZEKER_BRP_URL
    people = People(lambda: _people(lines))
    people.with_numbers([""])  # read now: who asks first has little patience
    with FakeBrp(people) as fake:
        settings.WOONZEKER_BRP_URL = fake.url
        try:
            yield
        finally:
            settings.WOONZEKER_BRP_URL = before


def _people(lines: Iterable[str]) -> Iterator[BrpPerson]:
    here = str(table("places")["code"])
    for row in csv.DictReader(lines):
        yield _person(row, here)


def _person(row: dict[str, str], here: str) -> BrpPerson:
    left, died = _day(row["vertrokken_op"]), _day(row["overleden_op"])
    chance = int(row["bsn"][3:8])
    abroad = left is not None and chance % _ABROAD == 0
    return BrpPerson(
        number=row["bsn"],
        name=Name(
            row["voornamen"], row["voorletters"], row["tussenvoegsel"], row["geslachtsnaam"],
            row["naamgebruik"],
        ),
        partner=PartnerName(row["partner_tussenvoegsel"], row["partner_naam"]),
        born=_day(row["geboortedatum"]),
        died=died,
        address=_address(row, gone=left is not None, abroad=abroad),
        municipality=ELSEWHERE if left and not abroad else here,
        registered_there=left if left and not abroad else _day(row["datum_vestiging_adres"]),
        suspension=_suspension(died, left if abroad else None),
        secret=row["geheimhouding"] == "ja",
        under_investigation=left is None and died is None and chance % _LOOKED_INTO == 0,
    )  # fmt: skip


def _address(row: dict[str, str], *, gone: bool, abroad: bool) -> Address | None:
    if abroad:
        return None
    if gone:
        number = int(row["bsn"][3:8]) % 400 + 1
        return Address(
            "Nieuwegracht", number, "", "", "3512LA", "Utrecht", _day(row["vertrokken_op"])
        )
    return Address(
        row["straat"], int(row["huisnummer"]), row["huisletter"], row["toevoeging"],
        row["postcode"], row["woonplaats"], _day(row["datum_vestiging_adres"]),
    )  # fmt: skip


def _suspension(died: RegisterDate | None, left: RegisterDate | None) -> Suspension | None:
    if died:
        return Suspension(Suspended.DEATH, died)
    return Suspension(Suspended.EMIGRATION, left) if left else None


def _day(text: str) -> RegisterDate | None:
    """An ISO day, with 00 for what nobody knows."""
    return RegisterDate(*(int(part) for part in text.split("-"))) if text else None
