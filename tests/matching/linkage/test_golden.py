# SPDX-License-Identifier: EUPL-1.2
"""Pairs by kind of error, with the level that each field must have; what weighs and what cannot."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.linkage.people import write
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.people import DOOR, ELSEWHERE, person, signal
from tests.proving import many

from woonzeker.matching.linkage import AddressFacts, PersonFacts, SignalFacts, read_date
from woonzeker.matching.linkage.addresses import clean_address
from woonzeker.matching.linkage.batch import Outcome, claims_of, link_all
from woonzeker.matching.linkage.comparing import clean_signal, compare_birth, two_addresses
from woonzeker.matching.linkage.deciding import levels_of
from woonzeker.matching.linkage.files import read_people, read_signals
from woonzeker.matching.linkage.given import compare_given
from woonzeker.matching.linkage.names import clean_given, clean_surname
from woonzeker.matching.linkage.surnames import two_names
from woonzeker.matching.linkage.weights import CHAINS, SHIPPED

ON = date(2026, 11, 2)
ANNA = {"initials": "A.", "first_names": "Anna", "prefix": "", "surname": "Bakker",
        "partner_prefix": "de", "partner_surname": "Vries"}  # fmt: skip


def door(
    postcode: str = "3551AB",
    number: str = "12",
    letter: str = "A",
    addition: str = "",
    street: str = "Kerkstraat",
) -> dict[str, AddressFacts]:
    """The address of a signal, as somebody wrote it."""
    return {"address": AddressFacts(postcode, number, letter, addition, street, "Meerveld")}


GOLDEN: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, str]]] = [
    ("as it is", {}, {}, {"surname": "exact", "given": "initials", "birth": "exact",
                          "address": "exact", "together": "family"}),
    ("prefix dropped", {"prefix": ""}, {}, {"surname": "cleaned"}),
    ("prefix moved", {"prefix": "", "surname": "Vries, de"}, {}, {"surname": "cleaned"}),
    ("prefix abbreviated", {"prefix": "", "surname": "v.d. Berg"},
     {"prefix": "van den", "surname": "Berg"}, {"surname": "cleaned"}),
    ("prefix with a stroke", {"prefix": "", "surname": "v/d Berg"},
     {"prefix": "van den", "surname": "Berg"}, {"surname": "cleaned"}),
    ("prefix glued", {"prefix": "", "surname": "vandenBerg"},
     {"prefix": "van den", "surname": "Berg"}, {"surname": "exact"}),
    ("ij and y", {"prefix": "", "surname": "Meyer"}, {"prefix": "", "surname": "Meijer"},
     {"surname": "exact"}),
    ("ss and ß", {"prefix": "", "surname": "Gross"}, {"prefix": "", "surname": "Groß"},
     {"surname": "exact"}),
    ("diacritics", {"prefix": "", "surname": "Celik"}, {"prefix": "", "surname": "Çelik"},
     {"surname": "exact"}),
    ("read in another encoding", {"prefix": "", "surname": "MÃ¼ller"},
     {"prefix": "", "surname": "Müller"}, {"surname": "exact"}),
    ("sounds alike", {"prefix": "", "surname": "Janssen"}, {"prefix": "", "surname": "Jansen"},
     {"surname": "sounds"}),
    ("one typo", {"surname": "Vriex"}, {}, {"surname": "typo"}),
    ("two typos", {"prefix": "", "surname": "Brwuer"}, {"prefix": "", "surname": "Brouwer"},
     {"surname": "loose"}),
    ("partner's name", {"prefix": "de", "surname": "Vries", "initials": "A."}, ANNA,
     {"surname": "partner"}),
    ("both names as she writes them", {"prefix": "", "surname": "de Vries-Bakker"},
     {**ANNA, "name_use": "V"}, {"surname": "both", "name_use": "used"}),
    ("both names the other way", {"prefix": "", "surname": "Bakker - de Vries"},
     {**ANNA, "name_use": "V"}, {"surname": "both", "name_use": "half"}),
    ("the name that she does not use", {"prefix": "", "surname": "Bakker"},
     {**ANNA, "name_use": "P"}, {"name_use": "different"}),
    ("part of a double name", {"prefix": "", "surname": "Vries"},
     {"prefix": "", "surname": "Vries Robles"}, {"surname": "part"}),
    ("first and last name swapped",
     {"initials": "", "first_names": "de Vries", "prefix": "", "surname": "Jan"}, {},
     {"surname": "swapped", "given": "name"}),
    ("everything in one field", {"initials": "", "prefix": "", "surname": "J.P. de Vries"}, {},
     {"surname": "exact", "given": "initials"}),
    ("first name before the surname", {"initials": "", "prefix": "", "surname": "Jan Vries"}, {},
     {"surname": "part", "given": "name"}),
    ("business name", {"prefix": "", "surname": "", "business_name": "Klusbedrijf Vries"}, {},
     {"surname": "business"}),
    ("another name", {"surname": "Bakker"}, {}, {"surname": "different", "together": "not"}),
    ("one initial", {"initials": "J."}, {}, {"given": "first"}),
    ("initials without dots", {"initials": "jp"}, {}, {"given": "initials"}),
    ("nickname", {"initials": "", "first_names": "Kees"},
     {"initials": "C.", "first_names": "Cornelis"}, {"given": "nickname"}),
    ("initial of the nickname", {"initials": "K."},
     {"initials": "C.", "first_names": "Cornelis"}, {"given": "called"}),
    ("initial of a later name", {"initials": "P."}, {}, {"given": "later"}),
    ("next initial differs", {"initials": "J.K."}, {}, {"given": "first_only"}),
    ("no initials", {"initials": ""}, {}, {"given": "missing"}),
    ("day and month swapped", {"born": "1980-03-05"}, {}, {"birth": "swapped"}),
    ("one digit", {"born": "1980-05-08"}, {}, {"birth": "one_digit"}),
    ("another month", {"born": "1980-11-03"}, {}, {"birth": "other_part"}),
    ("year off", {"born": "1969-05-03"}, {}, {"birth": "other_year"}),
    ("1 January by default", {"born": "1980-01-01"}, {}, {"birth": "default_day"}),
    ("1 January of another year", {"born": "1900-01-01"}, {}, {"birth": "default_year"}),
    ("born on 1 January", {"born": "1980-01-01"}, {"born": "1980-01-01"}, {"birth": "new_year"}),
    ("only the year", {"born": "1980-00-00"}, {}, {"birth": "year"}),
    ("no date", {"born": None}, {}, {"birth": "missing"}),
    ("another date", {"born": "1988-11-23"}, {}, {"birth": "different"}),
    ("addition glued", door(number="12a", letter=""), {}, {"address": "exact"}),
    ("addition dropped", door(letter=""), {}, {"address": "no_addition"}),
    ("another addition", door(letter="B"), {}, {"address": "other_addition"}),
    ("number and addition in one", door(number="223", letter=""),
     {**door(number="22", letter="", addition="3")}, {"address": "no_addition"}),
    ("number in the street", door(number="", letter="", street="Kerkstraat 12A"), {},
     {"address": "exact"}),
    ("postcode missing, street short", door(postcode="", street="Kerkstr."), {},
     {"address": "street"}),
    ("a typo in the street", door(postcode="", street="Kerkstrat"), {}, {"address": "street"}),
    ("a sign of the postcode off", door(postcode="3551AC", street=""), {},
     {"address": "near_postcode"}),
    ("a digit of the number off", door(number="13"), {}, {"address": "near_number"}),
    ("another number", door(number="87"), {}, {"address": "same_street"}),
    ("previous address", {}, {"address": ELSEWHERE, "previous": DOOR}, {"address": "previous"}),
    ("an address of long ago", {},
     {"address": ELSEWHERE, "previous": DOOR, "since_on": date(2019, 1, 1)},
     {"address": "different"}),
    ("another address", {"address": ELSEWHERE}, {}, {"address": "different"}),
    ("e-mail of both names", {"emails": ("j.vries80@example.nl",)}, {}, {"mail": "both"}),
    ("e-mail of another", {"emails": ("zonnetje@example.nl",)}, {}, {"mail": "different"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "said", "known", "expected"), GOLDEN, ids=[g[0] for g in GOLDEN])
def test_every_kind_of_error_has_its_level(
    kind: str, said: dict[str, Any], known: dict[str, Any], expected: dict[str, str]
) -> None:
    levels = levels_of(clean_signal(signal(**said)), person(**known), ON)._asdict()
    assert {field: levels[field].value for field in expected} == expected


surnames = st.sampled_from(
    ["Vries", "de Vries", "Fries", "Vries-Bakker", "Bakker", "Bakkers", "Bos", "Vos", "Janssen",
     "Jansen", "van den Berg", "Vandenberg", ""]
)  # fmt: skip
givens = st.tuples(
    st.sampled_from(["J.", "J.P.", "P.", "K.", "C.", ""]),
    st.sampled_from(["Jan", "Johannes", "Kees", "Cornelis", "Piet", ""]),
)
births = st.sampled_from(["1980-05-03", "1980-03-05", "1980-01-01", "1990-01-01", "1980-00-00", ""])
doors = st.builds(
    AddressFacts, st.sampled_from(["3551AB", "3551AC", "3552CD", ""]),
    st.sampled_from(["1", "12", "12a", "223", "22"]), st.sampled_from(["", "A"]),
    st.sampled_from(["", "3"]), st.sampled_from(["Kerkstraat", "Kerkstrat", ""]),
)  # fmt: skip


@given(surnames, surnames)
def test_two_surnames_compare_the_same_from_both_sides(one: str, other: str) -> None:
    a, b = clean_surname("", one), clean_surname("", other)
    assert two_names(a, b) == two_names(b, a)


@given(givens, givens, births, births, doors, doors)
def test_every_other_field_compares_the_same_from_both_sides(
    one: tuple[str, str], other: tuple[str, str], born: str, birth: str,
    here: AddressFacts, there: AddressFacts,
) -> None:  # fmt: skip
    a, b = clean_given(*one), clean_given(*other)
    assert compare_given(a, b) == compare_given(b, a)
    assert compare_birth(read_date(born), read_date(birth)) == compare_birth(
        read_date(birth), read_date(born)
    )
    x, y = clean_address(here), clean_address(there)
    assert two_addresses(x, y) == two_addresses(y, x)


def test_better_agreement_never_weighs_less() -> None:
    for chain in CHAINS:
        bits = [SHIPPED.bits[key] for key in chain]
        assert bits == sorted(bits, reverse=True), chain


def test_what_says_nothing_weighs_nothing() -> None:
    missing = {key for key in SHIPPED.bits if key.endswith("/missing")} | {"together/not"}
    assert {SHIPPED.bits[key] for key in missing} == {0.0}


def test_no_field_outside_the_list_can_be_given() -> None:
    said = {field.name for field in fields(SignalFacts)}
    known = {field.name for field in fields(PersonFacts)}
    assert said == {"signal", "initials", "first_names", "prefix", "surname", "business_name",
                    "born", "address", "phones", "emails"}  # fmt: skip
    assert known - said == {"person", "partner_prefix", "partner_surname", "name_use", "previous",
                            "since_on", "deceased_on", "departed_on", "contacts"}  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of an invented town that no weights were fitted on."""
    folder = tmp_path_factory.mktemp("town")
    files = write(Path(folder), 1_900, 5_000, [many(1_000, 5_000)])[0]
    return {name: getattr(files, name).read_bytes()
            for name in ("register", "departed", "signals", "truth")}  # fmt: skip


def linked(town: dict[str, bytes]) -> tuple[list[SignalFacts], list[str], list[Outcome]]:
    """Signals, the ids of the people and the outcomes."""
    register = read_people(town["register"], town["departed"], on=ON)
    signals = read_signals(town["signals"])
    return signals, register.people.ids, link_all(claims_of(signals), register.people).outcomes


def changed(content: bytes, **columns: str) -> bytes:
    """The same file with other values in some columns."""
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, **columns} for row in rows)
    return out.getvalue().encode()


def test_amount_sector_sex_and_number_change_no_decision(town: dict[str, bytes]) -> None:
    other = {
        **town,
        "signals": changed(town["signals"], bedrag="99999", sector="overige"),
        "register": changed(town["register"], geslacht="V", bsn=""),
    }
    assert linked(other)[2] == linked(town)[2]


def test_links_stay_above_the_floor_on_a_town_that_nothing_was_fitted_on(
    town: dict[str, bytes],
) -> None:
    rows = csv.DictReader(io.StringIO(town["truth"].decode()))
    true = {row["signal_id"]: (row["person_id"], row["where"]) for row in rows}
    signals, ids, found = linked(town)
    automatic = [(true[signal.signal][0], ids[outcome.person])
                 for signal, outcome in zip(signals, found, strict=True)
                 if outcome.result == "linked" and outcome.person is not None
                 and not outcome.departed]  # fmt: skip
    right = sum(one == other for one, other in automatic)
    here = sum(where == "register" for _, where in true.values())
    assert right / len(automatic) >= 0.997
    assert right / here >= 0.90
