# SPDX-License-Identifier: EUPL-1.2
"""The delivery from the command line: whole files or none, for the one who runs it."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from tests.monitoring.delivering import NUMBER, linked_signal, numbered

from woonzeker.access import clock
from woonzeker.cli import ddas
from woonzeker.cli.words import WrongWords
from woonzeker.monitoring import services
from woonzeker.monitoring.services.writing import NotInTheModel

ALL = ["--municipality", "9999", "--from", "2026-01-01", "--to", "2026-12-31", "--out"]


def test_it_writes_the_delivery_with_what_belongs_beside_it(
    municipality: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    linked_signal(numbered())
    out = tmp_path / "levering.json"
    with clock.standing_at(date(2027, 1, 4)):
        assert ddas.run([*ALL, str(out)]) == 0
    assert json.loads(out.read_text())["leveringen"][0]["gemeentecode"] == "9999"
    assert json.loads((tmp_path / "levering-shv.json").read_text())["leveringen"]
    assert (tmp_path / "levering-cijfers.csv").read_text("utf-8-sig").startswith("tabel;rij")
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}
    said = capsys.readouterr()
    assert "1 signalen en 0 huishoudens" in said.out
    assert "niet gevuld: moratoria" in said.out
    assert "niet compleet: 1 × Signalen die nog niet zijn opgepakt" in said.err
    assert "De signalen schrijven (1)." in said.err
    assert "Beoordeel van wie het signaal is" in said.err
    assert NUMBER not in said.out + said.err


def test_figures_to_publish_are_over_whole_quarters_that_are_over(
    municipality: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ddas.run([*ALL, str(tmp_path / "levering.json")]) == 0
    assert not (tmp_path / "levering-cijfers.csv").exists()
    assert "alleen over hele kwartalen die voorbij zijn" in capsys.readouterr().out


def test_what_is_not_whole_is_not_left_behind(
    municipality: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(**words: object) -> None:
        raise NotInTheModel

    monkeypatch.setattr(services, "make_delivery", breaks)
    with pytest.raises(NotInTheModel):
        ddas.run([*ALL, str(tmp_path / "levering.json")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ALL[:-1],
        ["--municipality", "9999", "--from", "2026-12-31", "--to", "2026-01-01", "--out", "x"],
        [*ALL, "/nergens/levering.json"],
        [*ALL, "/tmp"],
        ["--municipality", "x", "--from", "2026-01-01", "--to", "2026-12-31", "--out", "x"],
    ],
)
def test_wrong_words_are_said_before_anything_is_read(words: list[str]) -> None:
    with pytest.raises(WrongWords):
        ddas.read_order(words)
