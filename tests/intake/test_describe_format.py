# SPDX-License-Identifier: EUPL-1.2
"""The format that returned lines point to is written down, with every column and every value."""

from __future__ import annotations

from pathlib import Path

import pytest

from woonzeker.intake.rules import COLUMNS
from woonzeker.intake.rules.line import CHOICES

PAGE = (Path(__file__).parents[2] / "docs" / "aanleverformaat.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_described(column: str) -> None:
    assert column in PAGE


@pytest.mark.parametrize("column", CHOICES)
def test_every_value_that_can_be_chosen_is_described(column: str) -> None:
    assert all(f"`{value}`" in PAGE for value in CHOICES[column])
