# SPDX-License-Identifier: EUPL-1.2
"""Bank exports: what their columns are, what came in, and whose rent it is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.landlords.rules.bank import Line, Payer, clean_iban, fold, keys, matches
from woonzeker.landlords.rules.bank_columns import (
    Columns,
    cents_of,
    day_of,
    lines,
    recognised,
    shape,
)

ON = date(2026, 11, 2)
IBAN, OTHER = "NL91ABNA0417164300", "NL20INGB0001234567"
VRIES = Payer(
    "vries", "de Vries", "A.", frozenset(), frozenset({65_000}), "1234AB", "12", "Dorpsweg"
)
OZTURK = Payer("ozturk", "Öztürk", "M.", frozenset({IBAN}), frozenset({70_000}), "1234AC", "8")
BANKS = {
    "ING": (
        ["Datum", "Naam / Omschrijving", "Rekening", "Tegenrekening", "Code", "Af Bij",
         "Bedrag (EUR)", "Mutatiesoort", "Mededelingen", "Saldo na mutatie", "Tag"],
        ["20261102", "A DE VRIES", OTHER, IBAN, "OV", "Bij", "650,00", "Overschrijving",
         "huur november", "1000,00", ""],
    ),
    "Rabobank": (
        ["IBAN/BBAN", "Munt", "BIC", "Volgnr", "Datum", "Rentedatum", "Bedrag", "Saldo na trn",
         "Tegenrekening IBAN/BBAN", "Naam tegenpartij", "Omschrijving-1", "Omschrijving-2"],
        [OTHER, "EUR", "RABONL2U", "000000000000001234", "2026-11-02", "2026-11-02", "+650,00",
         "+1000,00", IBAN, "A de Vries", "huur", "november"],
    ),
    "ABN AMRO": (
        ["Rekeningnummer", "Muntsoort", "Transactiedatum", "Rentedatum", "Beginsaldo",
         "Eindsaldo", "Transactiebedrag", "Omschrijving"],
        ["123456789", "EUR", "20261102", "20261102", "350,00", "1000,00", "650,00",
         f"SEPA Overboeking   IBAN: {IBAN}   BIC: ABNANL2A   Naam: A de Vries  "
         "Omschrijving: huur november"],
    ),
    "Knab": (
        ["Rekeningnummer", "Transactiedatum", "Valutacode", "CreditDebet", "Bedrag",
         "Tegenrekeningnummer", "Tegenrekeninghouder", "Omschrijving"],
        [OTHER, "02-11-2026", "EUR", "C", "650,00", IBAN, "A de Vries", "huur november"],
    ),
    "bunq": (
        ["Date", "Interest Date", "Amount", "Account", "Counterparty", "Name", "Description"],
        ["2026-11-02", "2026-11-02", "650.00", OTHER, IBAN, "A de Vries", "huur november"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("bank", BANKS)
def test_the_export_of_a_bank_is_known_by_its_headings(bank: str) -> None:
    headers, row = BANKS[bank]
    columns = recognised(headers)
    assert (columns.bank, columns.missing) == (bank, ())
    [line] = lines([row], columns).came_in
    assert (line.on, line.cents, line.iban) == (ON, 65_000, IBAN)
    assert fold(line.name) == "a de vries"
    assert "november" in line.words


def test_headings_nobody_knows_are_asked_about() -> None:
    columns = recognised(["kolom 1", "kolom 2"])
    assert columns.missing == ("date", "amount")
    chosen = Columns({"date": (0,), "amount": (1,)})
    assert lines([["2-11-2026", "650"]], chosen).came_in == (Line(ON, 65_000),)
    assert shape(["Datum ", "Bedrag (EUR)"]) == shape(["datum", "bedrag eur"])


def test_what_went_out_is_counted_and_not_looked_at() -> None:
    headers, row = BANKS["ING"]
    out = [*row[:5], "Af", *row[6:]]
    broken = ["geen dag", *row[1:]]
    found = lines([row, out, broken], recognised(headers))
    assert (len(found.came_in), found.went_out, found.unreadable) == (1, 1, (4,))


@pytest.mark.parametrize(
    ("text", "cents"),
    [("650,00", 65_000), ("+1.234,56", 123_456), ("1,234.56", 123_456), ("-12,5", -1_250),
     ("650", 65_000), ("650,-", 65_000), ("12,50-", -1_250), ("1.234", 123_400), ("", None),
     ("abc", None), ("1,2,3", None), ("€ 1 000,00", 100_000)],
)  # fmt: skip
def test_amounts_as_banks_write_them(text: str, cents: int | None) -> None:
    assert cents_of(text) == cents


@given(st.integers(0, 10**9))
def test_every_amount_reads_back(cents: int) -> None:
    assert cents_of(f"{cents // 100},{cents % 100:02d}") == cents
    assert cents_of(f"{cents // 100:,}.{cents % 100:02d}") == cents


@pytest.mark.parametrize(
    ("text", "expected"),
    [("20261102", ON), ("2026-11-02", ON), ("2-11-2026", ON), ("2026-11-02T10:00:00", ON),
     ("31-02-2026", None), ("", None)],
)  # fmt: skip
def test_days_as_banks_write_them(text: str, expected: date | None) -> None:
    assert day_of(text) == expected


def test_an_account_number_is_checked() -> None:
    assert clean_iban("nl91 abna 0417 1643 00") == IBAN
    assert clean_iban("NL92ABNA0417164300") == ""
    assert clean_iban("123456789") == ""


def line(cents: int = 65_000, name: str = "", words: str = "", iban: str = "") -> Line:
    return Line(ON, cents, iban, name, words)


@pytest.mark.parametrize(
    ("came", "tenancy", "sure", "why"),
    [
        (line(1, iban=IBAN), "ozturk", True, "iban"),
        (line(65_000, "Hr A. de Vries"), "vries", True, "name_and_amount"),
        (line(70_000, "M Ozturk"), "ozturk", True, "name_and_amount"),
        (line(30_000, "VRIES A DE", "Dorpsweg 12"), "vries", True, "home_and_name"),
        (line(65_000, "J Jansen", "huur 1234 AB 12"), "vries", False, "home_and_amount"),
        (line(30_000, "A de Vries"), "vries", False, "name"),
        (line(30_000, "", "dorpsweg 12 huur"), "vries", False, "home"),
        (line(65_000, "J Jansen"), "vries", False, "amount"),
    ],
)
def test_whose_rent_it_is(came: Line, tenancy: str, sure: bool, why: str) -> None:
    [(_, found)] = matches([came], [VRIES, OZTURK])
    assert (found.tenancies, found.sure, found.why) == ((tenancy,), sure, why)


@pytest.mark.parametrize(
    "came",
    [line(30_000, "J Jansen", "salaris"), line(0, "A de Vries"), line(1, "Vriesoord BV"),
     line(1, words="Dorpsweg 121"), line(1, words="1234 AB 14")],
)  # fmt: skip
def test_what_fits_nobody_is_nothing_of_ours(came: Line) -> None:
    assert matches([came], [VRIES, OZTURK]) == ()


def test_two_of_the_same_name_are_a_question() -> None:
    twin = Payer("twin", "de Vries", "A.", frozenset(), frozenset({65_000}))
    [(_, found)] = matches([line(65_000, "A de Vries")], [VRIES, twin])
    assert (found.tenancies, found.sure) == (("vries", "twin"), False)


def test_an_account_that_pays_for_two_is_told_apart_or_asked() -> None:
    parent = [
        Payer("son", "Bos", "T.", frozenset({IBAN}), frozenset({40_000})),
        Payer("daughter", "Bos", "L.", frozenset({IBAN}), frozenset({45_000})),
    ]
    [(_, known)] = matches([line(45_000, "P Smit", iban=IBAN)], parent)
    assert (known.tenancies, known.sure) == (("daughter",), True)
    [(_, asked)] = matches([line(1, "P Smit", iban=IBAN)], parent)
    assert (asked.sure, asked.why) == (False, "shared")


def test_a_short_name_needs_an_initial() -> None:
    bos = Payer("bos", "Bos", "T.", frozenset(), frozenset({1}))
    assert matches([line(2, "Bos Bloemen")], [bos]) == ()
    assert matches([line(2, "T Bos")], [bos])[0][1].why == "name"


@given(st.lists(st.builds(line, st.integers(1, 3), st.sampled_from(["A", "B"])), max_size=6))
def test_each_line_has_a_key_of_its_own_the_same_every_time(came: list[Line]) -> None:
    found = keys(came)
    assert len(set(found)) == len(came)
    assert keys(came) == found
    assert set(found) <= set(keys([*came, line(9)]))
