# SPDX-License-Identifier: EUPL-1.2
"""A sheet keeps every value and carries no formula."""

from __future__ import annotations

import csv
import io

import pytest

from woonzeker.ui.sheets import safe_cell, sheet


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM", "\tx", "\rx"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-12,50", "+31", "O'Brien", "12a-3hg", "€ 75"])
def test_other_values_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_sheet_reads_back_as_it_was_written() -> None:
    written = sheet(("naam", "straat"), [{"naam": 'Ünal; "de"', "straat": "a\nb"}, {}])
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["naam", "straat"], ['Ünal; "de"', "a\nb"], ["", ""]]
