# SPDX-License-Identifier: EUPL-1.2
"""Invented registers and signals: the same for the same seed, and as faulty as is said."""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path

import pytest
from benchmarks.linkage import people, rates, register, reports, seeds
from benchmarks.linkage.people import Files
from benchmarks.linkage.register import Register
from benchmarks.linkage.reports import Made, Reporter

REGISTER = (
    "person_id,bsn,initialen,voornamen,tussenvoegsel,geslachtsnaam,partner_tussenvoegsel,"
    "partner_naam,naamgebruik,geslacht,geboortedatum,postcode,huisnummer,huisletter,toevoeging,"
    "straat,woonplaats,datum_vestiging_adres,vorig_postcode,vorig_huisnummer,vorig_huisletter,"
    "vorig_toevoeging,vorig_straat,vorig_woonplaats"
)
SIGNALS = (
    "signal_id,initialen,voornamen,tussenvoegsel,achternaam,geboortedatum,postcode,huisnummer,"
    "huisletter,toevoeging,straat,woonplaats,telefoon,email,bedrag,sector"
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def heading(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[0]


def test_the_columns_are_those_of_the_command(written: Files) -> None:
    assert heading(written.register) == heading(written.departed) == REGISTER
    assert heading(written.signals) == SIGNALS
    assert heading(written.truth).startswith("signal_id,person_id,where,kinds")


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (people.write(tmp_path / name, 7, 400, [100])[0] for name in "ab")
    for file in ("register", "departed", "signals", "truth"):
        assert getattr(one, file).read_bytes() == getattr(other, file).read_bytes()


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    one, other = (people.write(tmp_path / str(seed), seed, 400, [100])[0] for seed in (7, 8))
    assert one.register.read_bytes() != other.register.read_bytes()


def test_a_set_of_signals_does_not_depend_on_the_sets_before_it(tmp_path: Path) -> None:
    alone = people.write(tmp_path / "alone", 7, 400, [100])[0]
    after = people.write(tmp_path / "after", 7, 400, [50, 100])[1]
    assert alone.signals.read_bytes() == after.signals.read_bytes()


def test_every_number_is_as_asked(written: Files) -> None:
    assert len(rows(written.register)) == 6_000
    assert len(rows(written.departed)) == 6_000 * register.DEPARTED_SHARE
    assert len(rows(written.signals)) == len(rows(written.truth)) == 3_000


def test_nobody_has_the_id_or_the_citizen_number_of_another(written: Files) -> None:
    people_ = [*rows(written.register), *rows(written.departed)]
    assert len({one["person_id"] for one in people_}) == len(people_)
    numbers = [one["bsn"] for one in people_ if one["bsn"]]
    assert len(set(numbers)) == len(numbers)


def test_citizen_numbers_are_of_the_range_that_nobody_living_has(written: Files) -> None:
    numbers = [one["bsn"] for one in rows(written.register) if one["bsn"]]
    assert numbers
    for number in numbers:
        assert number.startswith("999")
        assert sum((9 - at) * int(number[at]) for at in range(8)) % 11 == int(number[8])


def test_a_debtor_is_never_a_minor(made: list[Made]) -> None:
    assert all(one.debtor.person.adult for one in made)


def test_the_truth_names_a_person_of_the_register_or_of_the_departed(written: Files) -> None:
    known = {
        "register": {one["person_id"] for one in rows(written.register)},
        "departed": {one["person_id"] for one in rows(written.departed)},
        "nowhere": {""},
    }
    assert all(one["person_id"] in known[one["where"]] for one in rows(written.truth))


def test_departed_and_unknown_debtors_are_as_many_as_is_said(made: list[Made]) -> None:
    where = Counter(one.debtor.where for one in made)
    assert 0.05 < where["departed"] / len(made) < 0.10
    assert 0.01 < where["nowhere"] / len(made) < 0.045


@pytest.mark.parametrize("kind", list(rates.KINDS))
def test_every_error_is_made_as_often_as_is_said(
    reporter: Reporter, made: list[Made], kind: str
) -> None:
    expected, found = reporter.slips.expected[kind], reporter.slips.made[kind]
    assert expected > 0
    assert abs(found - expected) <= 4.5 * math.sqrt(expected) + 1


@pytest.mark.parametrize("sector", ["zorg", "energie", "water"])
def test_dates_of_birth_are_missing_by_sector(made: list[Made], sector: str) -> None:
    born = [bool(one.values[4]) for one in made if one.values[-1] == sector]
    assert abs(sum(born) / len(born) - rates.PRESENT[sector][0]) < 0.06


def test_kinds_that_are_told_are_kinds_that_are_documented(made: list[Made]) -> None:
    assert set(reports.counted(made)) <= set(rates.KINDS) | set(rates.SITUATIONS)


def test_children_bear_the_name_of_a_parent(invented: Register) -> None:
    for family in invented.households:
        if family.kind == "family" and family.people[0].group == "dutch":
            father, mother, *children = family.people
            assert all(child.surname in (father.surname, mother.surname) for child in children)


def test_a_seed_to_train_with_is_no_seed_to_measure_with() -> None:
    assert not set(seeds.TRAINING) & set(seeds.MEASURING)
    with pytest.raises(seeds.WrongSeed):
        seeds.for_training(seeds.MEASURING.start)
    with pytest.raises(seeds.WrongSeed):
        seeds.for_measuring(seeds.TRAINING.start)
