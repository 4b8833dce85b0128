# SPDX-License-Identifier: EUPL-1.2
"""Which column is which: by name, by synonym, by memory, and never by guess."""

from __future__ import annotations

import pytest
from tests.intake.corpus import RENT

from woonzeker.intake.rules import COLUMNS, COMPOSITES, SYNONYMS, column_of, recognise

WATER = ["Signaalnr.", "Meldingsdatum", "Openstaand bedrag", "Naam", "Huisnr.", "PC"]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_canonical_column_is_recognised_however_it_is_written(column: str) -> None:
    assert {column_of(each) for each in (column, column.upper(), column.replace("_", " "))} == {
        column
    }


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Naam", "naam"),
        ("Huisnr.", "huisnummer"),
        ("PC", "postcode"),
        ("Openstaand bedrag", "bedrag"),
        ("Openstaand bedrag (€)", "bedrag"),
        ("Geb.datum (dd-mm-jjjj)", "geboortedatum"),
        ("E-mailadres huurder", "email"),
        ("HOOGTE VAN DE ACHTERSTAND", "bedrag"),
        ("Polisnummer verzekerde", "klantnummer"),
        ("Straat verbruiksadres", "straat"),
        ("huisnummer_toevoeging", "toevoeging"),
        ("Datum einde levering", "einddatum_levering"),
        ("Inspanning a (datum)", "contactpoging_op"),
        ("Debiteur naam", "naam"),
    ],
)
def test_headings_of_real_life_are_recognised(heading: str, column: str) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "heading",
    ["Klant", "Datum", "Nr", "Type", "Contract", "Opmerkingen", "BSN", "", "correspondentie pc"],
)
def test_headings_that_can_mean_two_things_are_not_guessed(heading: str) -> None:
    assert column_of(heading) is None


def test_a_file_with_synonyms_only_is_complete() -> None:
    mapping = recognise(WATER, sector="water")
    assert mapping.complete
    assert mapping.line(["1", "2", "3", "4", "5", "6"])["naam"] == "4"


def test_nr_behind_the_street_is_the_house_number() -> None:
    assert recognise(["Nr", "Straat", "Nr", "Plaats"]).found["huisnummer"] == 2


def test_the_exact_name_goes_before_a_synonym_that_comes_first() -> None:
    mapping = recognise(["Saldo", "bedrag"])
    assert mapping.found["bedrag"] == 1
    assert mapping.unknown == ("Saldo",)


def test_what_was_pointed_out_is_remembered_and_goes_before_everything() -> None:
    first = recognise(["Kol A", "Saldo", "bedrag"])
    kept = first.remembered({"Kol A": "signaal_id", "Saldo": "bedrag", "bedrag": ""})
    mapping = recognise(["KOL-A", "saldo", "Bedrag"], remembered=kept)
    assert mapping.found == {"signaal_id": 0, "bedrag": 1}
    assert mapping.unknown == ()


def test_remembering_a_column_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="canonical"):
        recognise(["a"]).remembered({"a": "bsn"})


def test_several_telephone_columns_are_put_together() -> None:
    mapping = recognise(["Telefoon", "Mobiel"])
    assert mapping.line(["020 1234567", "06 12345678"])["telefoon"] == "020 1234567 / 06 12345678"
    assert mapping.line(["", "06 12345678"])["telefoon"] == "06 12345678"


def test_missing_columns_are_told_in_words() -> None:
    assert recognise(["signaal_id", "straat"]).missing_required == (
        "signaaldatum",
        "bedrag",
        "achternaam of bedrijfsnaam",
        "huisnummer",
        "postcode, of straat en woonplaats",
    )


def test_rent_needs_the_efforts_unless_the_partner_declared_them() -> None:
    short = [column for column in RENT if not column.endswith("_op") and column != "reactie"]
    assert len(recognise(short, sector="huur").missing_required) == 5
    assert recognise(short, sector="huur", efforts_declared=True).complete
    assert recognise(short, sector="water").complete


def test_no_heading_stands_for_two_columns() -> None:
    listed = [heading for headings in SYNONYMS.values() for heading in headings]
    assert len(listed) == len(set(listed))
    assert set(SYNONYMS) <= {*COLUMNS, *COMPOSITES}
