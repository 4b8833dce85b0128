# SPDX-License-Identifier: EUPL-1.2
"""What becomes of one line: taken in, or returned with the column, the rule and how to mend it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake.corpus import RENT, SIGNAL, TODAY, accepted, returned

from woonzeker.intake.formats import DamagedLine
from woonzeker.intake.rules import (
    COLUMNS,
    COMPOSITES,
    AcceptedLine,
    CheckContext,
    LocalGround,
    ReturnedLine,
    ReturnReason,
    check_line,
    damaged,
)

SECTORS = ["huur", "energie", "warmte", "water", "zorg", "cak", "hypotheek", "belasting", "overige"]
R = ReturnReason


def reason(changes: dict[str, str], sector: str = "energie") -> tuple[ReturnReason, str]:
    """Why the line goes back and for which column."""
    found = returned(changes, sector)
    return found.reason, found.column


def test_a_whole_line_is_taken_in_with_every_value_in_its_place() -> None:
    line = accepted(
        {
            "ontstaansdatum": "2026-09-01", "termijnen": "2,5", "klantnummer": "00034",
            "naam": "Berg, van der, J.P.", "achternaam": "", "geboortedatum": "00-00-1980",
            "huisnummer": "12a-3hg", "telefoon": "06-12345678 / 020 1234567",
            "email": "a@b.nl", "bedrijfsnaam": "Klus & Zn", "rechtsvorm": "eenmanszaak",
            "regeling": "niet_nagekomen", "warme_overdracht": "ja",
        }
    )  # fmt: skip
    assert (line.own_reference, line.period_on) == ("S-1", date(2026, 10, 1))
    assert (line.signalled_on, line.arose_on) == (date(2026, 10, 26), date(2026, 9, 1))
    assert (line.amount_cents, line.terms) == (61250, Decimal("2.5"))
    assert (line.customer_number, line.born_on) == ("00034", "1980-00-00")
    assert (line.initials, line.prefix, line.surname) == ("J.P.", "van der", "Berg")
    assert (line.house_number, line.house_letter, line.house_addition) == (12, "a", "3hg")
    assert (line.postcode, line.phones) == ("1234AB", ("0612345678", "0201234567"))
    assert (line.arrangement, line.warm_handover) == ("niet_nagekomen", True)


@pytest.mark.parametrize(
    "column", ["signaal_id", "signaaldatum", "bedrag", "achternaam", "huisnummer", "postcode"]
)
def test_a_line_without_a_required_value_is_incomplete(column: str) -> None:
    assert reason({column: ""}) == (R.INCOMPLETE, column)


def test_street_and_town_do_for_a_postcode() -> None:
    line = accepted({"postcode": "", "straat": "Kerkstraat", "woonplaats": "Noordwaard"})
    assert (line.street, line.city, line.postcode) == ("Kerkstraat", "Noordwaard", "")


def test_a_firm_does_for_a_surname() -> None:
    assert accepted({"achternaam": "", "bedrijfsnaam": "Bakkerij Smit"}).business_name


def test_an_address_in_one_column_does_for_three() -> None:
    line = accepted(
        {"huisnummer": "", "postcode": "", "adres": "Plein 1944 12 bis",
         "postcode_woonplaats": "1234 AB Noordwaard"}
    )  # fmt: skip
    assert (line.street, line.house_number, line.house_addition) == ("Plein 1944", 12, "bis")
    assert (line.postcode, line.city) == ("1234AB", "Noordwaard")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("bedrag", "0"),
        ("bedrag", "-75,00"),
        ("bedrag", "veel"),
        ("bedrag", "1.234"),
        ("bedrag", "#N/A"),
        ("bedrag", "#FORMULE"),
        ("signaaldatum", "03-11-2026"),
        ("signaaldatum", "31-12-2020"),
        ("signaaldatum", "31-02-2026"),
        ("signaaldatum", "00-10-2026"),
        ("ontstaansdatum", "27-10-2026"),
        ("ontstaansdatum", "01-01-1980"),
        ("geboortedatum", "03-11-2026"),
        ("geboortedatum", "01-01-1899"),
        ("geboortedatum", "30-02-1980"),
        ("huisnummer", "2026-03-12"),
        ("huisnummer", "onbekend"),
        ("postcode", "12345"),
        ("soort", "iets"),
        ("regeling", "misschien"),
        ("crisis", "soms"),
        ("reactie", "ja"),
        ("signaal_id", "1,23E+15"),
        ("klantnummer", "1.23456789012346E+17"),
        ("rechtsvorm", "Zwevend"),
        ("signaal_id", "x" * 41),
        ("toevoeging", "met de trap naar boven"),
        ("einddatum_levering", "01-01-2040"),
    ],
)
def test_a_value_that_cannot_be_is_unreadable(column: str, value: str) -> None:
    assert reason({column: value}) == (R.UNREADABLE, column)


def test_every_fault_of_a_line_is_told_at_once() -> None:
    line = returned({"bedrag": "", "huisnummer": "x", "signaaldatum": "gisteren"})
    assert {fault.column for fault in line.faults} == {"bedrag", "huisnummer", "signaaldatum"}
    assert line.reason == R.UNREADABLE
    assert all(fault.sentence in line.sentence for fault in line.faults)


def test_odd_contact_data_are_remarked_on_and_hold_nothing_up() -> None:
    line = accepted({"telefoon": "geen", "email": "jan@", "postcode": "9999", "termijnen": "-1",
                     "straat": "Kerkstraat", "woonplaats": "Noordwaard"})  # fmt: skip
    assert len(line.remarks) == 4
    assert line.postcode == ""


@pytest.mark.parametrize(
    "name", ["O'Brien", "=cmd|' /C calc'!A0", "<3", "İpek", "\u202eمحمد", "Zoë"]
)
def test_names_are_kept_to_the_letter(name: str) -> None:
    assert accepted({"achternaam": f"\x07{name}\x00 "}).surname == name


@pytest.mark.parametrize(
    "form", ["BV", "B.V.", "N.V.", "stichting", "Vereniging", "coöperatie", "VvE", "Ltd"]
)
def test_a_legal_person_goes_back(form: str) -> None:
    assert reason({"rechtsvorm": form}) == (R.LEGAL_PERSON, "rechtsvorm")


@pytest.mark.parametrize(
    "name",
    [
        "Bakker B.V.",
        "Bakker BV",
        "Stichting Wonen",
        "Bakker Beheer N.V.",
        "Coöperatie Zon U.A.",
        "VvE Kerkstraat 1",
    ],
)
def test_a_name_that_says_it_is_a_legal_person_goes_back(name: str) -> None:
    assert reason({"bedrijfsnaam": name}) == (R.LEGAL_PERSON, "bedrijfsnaam")
    assert reason({"achternaam": name})[0] == R.LEGAL_PERSON


def test_a_legal_person_in_the_column_of_whole_names_goes_back() -> None:
    assert reason({"achternaam": "", "naam": "Bakker B.V."})[0] == R.LEGAL_PERSON
    assert accepted({"achternaam": "", "naam": "Bakker B.A."}).initials == "B.A."


@pytest.mark.parametrize(
    "form", ["eenmanszaak", "vof", "V.O.F.", "CV", "maatschap", "zzp", "particulier"]
)
def test_a_firm_of_people_is_taken_in(form: str) -> None:
    assert accepted({"rechtsvorm": form, "bedrijfsnaam": "Bakkerij Abvakan"}).legal_form == form


def test_a_running_arrangement_and_a_former_customer_go_back() -> None:
    assert reason({"regeling": "loopt"}) == (R.RUNNING_ARRANGEMENT, "regeling")
    assert reason({"klant_tot": "25-10-2026"}) == (R.FORMER_CUSTOMER, "klant_tot")


def test_somebody_who_leaves_later_is_still_a_customer() -> None:
    assert accepted({"klant_tot": "26-10-2026"})
    assert accepted({"klant_tot": "31-12-2026"})


@pytest.mark.parametrize("sector", ["huur", "water", "energie"])
def test_whoever_refused_is_counted_and_nothing_of_the_line_is_kept(sector: str) -> None:
    line = returned({"reactie": "afwijzing", "achternaam": "Geheim", "bedrag": "?"}, sector)
    assert (line.reason, line.store) == (R.NO_GROUND, False)
    assert "Geheim" not in line.sentence
    assert len(line.faults) == 1


@pytest.mark.parametrize("sector", ["hypotheek", "belasting", "overige"])
def test_sectors_outside_the_law_need_a_local_ground_on_the_day(sector: str) -> None:
    ground = LocalGround(sector, date(2026, 1, 1), date(2026, 10, 26), "Besluit college")
    assert returned({}, sector).reason == R.NO_GROUND
    assert accepted({}, sector, local_grounds=(ground,))
    late = {"signaaldatum": "27-10-2026"}
    assert returned(late, sector, local_grounds=(ground,)).reason == R.NO_GROUND


def test_end_of_supply_and_eviction_need_their_day() -> None:
    assert reason({"soort": "eindelevering"}) == (R.INCOMPLETE, "einddatum_levering")
    assert reason({"soort": "ontruiming"}) == (R.INCOMPLETE, "ontruimingsdatum")
    line = accepted({"soort": "eindelevering", "einddatum_levering": "01-12-2026"})
    assert (line.kind, line.end_of_supply_on) == ("eindelevering", date(2026, 12, 1))


def test_an_announced_day_before_the_report_is_remarked_on_and_help_starts() -> None:
    line = accepted({"soort": "ontruiming", "ontruimingsdatum": "01-10-2026"})
    assert line.urgent
    assert line.remarks


def test_a_damaged_line_goes_back_as_unreadable() -> None:
    line = damaged(DamagedLine(7, ("a",), "Er is iets mis.", "Mend het."))
    assert (line.reason, line.sentence, line.mend) == (R.UNREADABLE, "Er is iets mis.", "Mend het.")


@pytest.mark.parametrize("odd", ["nan", "-Infinity", "sNaN", "1e9"])
def test_a_count_that_is_no_number_is_remarked_on(odd: str) -> None:
    line = accepted({"termijnen": odd})
    assert line.terms is None
    assert "is geen aantal" in line.remarks[0]


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "ja", "nee", "loopt", "geen", "afwijzing", "BV", "12a", "1.234,56",
                     "1.234", "01-10-2026", "00-00-1980", "45964", "#N/A", "1234 AB",
                     "ontruiming"]),
)  # fmt: skip
LINE = st.dictionaries(st.sampled_from([*COLUMNS, *COMPOSITES]), CELL, max_size=12)


@given(LINE, st.sampled_from(SECTORS), st.booleans())
def test_every_line_ends_as_taken_in_or_returned_with_a_reason(
    changes: dict[str, str], sector: str, whole: bool
) -> None:
    found = check_line((RENT if whole else {}) | changes, CheckContext(sector, TODAY))
    if isinstance(found, AcceptedLine):
        assert found.amount_cents > 0
        assert found.house_number > 0
        assert found.surname or found.business_name
    else:
        assert isinstance(found, ReturnedLine)
        assert found.sentence
        assert found.mend
        assert len(found.rule) <= 120
        assert len(found.source) <= 300


@given(st.permutations(list(SIGNAL.items())))
def test_the_order_of_the_columns_does_not_matter(cells: list[tuple[str, str]]) -> None:
    assert check_line(dict(cells), CheckContext("water", TODAY)) == accepted({}, "water")
