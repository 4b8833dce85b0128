# SPDX-License-Identifier: EUPL-1.2
"""`./run routes`: a whole table or none, and which municipality a postcode lies in."""

from __future__ import annotations

from pathlib import Path

import pytest

from woonzeker.cli import routes
from woonzeker.cli.words import WrongWords
from woonzeker.organisations.models import PostcodeRange

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.csv"
    path.write_text("van,tot,gemeentecode\n1234AA,1234ZZ,9999\n")
    return path


def test_a_table_is_imported_and_looked_up(
    table: Path, municipality: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routes.run(["import", str(table), "--source", "proef"]) == 0
    assert routes.run(["check", "1234AB"]) == 0
    said = capsys.readouterr().out
    assert "1 reeksen" in said
    assert "1234AB: gemeente 9999 Meerveld" in said
    assert PostcodeRange.objects.get().source == "proef"


def test_a_wrong_table_is_told_and_not_used(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_text("van,tot,gemeentecode\n1234AA,1234ZZ,99\n")
    assert routes.run(["import", str(table)]) == 1
    assert "Regel 2" in capsys.readouterr().err
    assert not PostcodeRange.objects.exists()


def test_a_postcode_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert routes.run(["check", "9999ZZ"]) == 1
    assert "niet in de tabel" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["import"], ["weg", "x"], ["import", "a", "b"]])
def test_other_words_are_told_how_it_goes(words: list[str]) -> None:
    with pytest.raises(WrongWords):
        routes.run(words)
