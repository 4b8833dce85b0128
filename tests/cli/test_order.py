# SPDX-License-Identifier: EUPL-1.2
"""Wrong words after `./run month` get one sentence that says which, and nothing is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from woonzeker.cli import main
from woonzeker.cli.month import read_order
from woonzeker.cli.words import WrongWords, split


@pytest.fixture
def month(tmp_path: Path) -> list[str]:
    (tmp_path / "maand").mkdir()
    (tmp_path / "maand" / "huur-woonstichting oost.csv").write_text("x")
    (tmp_path / "register.csv").write_text("x")
    return [
        str(tmp_path / "maand"), "--register", str(tmp_path / "register.csv"),
        "--municipality", "9999", "--on", "2026-11-02", "--out", str(tmp_path / "uit"),
    ]  # fmt: skip


def test_right_words_are_understood(month: list[str]) -> None:
    order = read_order(month)
    assert (order.municipality, order.on, order.keep) == ("9999", date(2026, 11, 2), "")
    assert [(f.sector, f.partner) for f in order.files] == [("huur", "woonstichting oost")]


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--municipality", "99", "vier cijfers"),
        ("--on", "2 november", "datum"),
        ("--register", "nergens.csv", "bestaat niet"),
        ("--keep", "Mijn Naam!", "kleine letters"),
    ],
)
def test_a_wrong_value_is_named(month: list[str], option: str, value: str, says: str) -> None:
    words = [*month]
    if option in words:
        words[words.index(option) + 1] = value
    else:
        words += [option, value]
    with pytest.raises(WrongWords, match=says):
        read_order(words)


@pytest.mark.parametrize("option", ["--register", "--municipality", "--on", "--out"])
def test_a_missing_option_is_named(month: list[str], option: str) -> None:
    at = month.index(option)
    with pytest.raises(WrongWords, match=option):
        read_order(month[:at] + month[at + 2 :])


def test_all_that_is_missing_is_named_at_once(month: list[str]) -> None:
    with pytest.raises(WrongWords, match=r"--register BESTAND, .*--out MAP"):
        read_order(month[:1])


def test_without_a_folder_the_whole_command_is_shown() -> None:
    with pytest.raises(WrongWords, match="month MAP --register BESTAND --municipality CODE"):
        read_order([])


def test_a_file_that_does_not_say_who_sent_it_is_named(month: list[str]) -> None:
    (Path(month[0]) / "aanlevering.csv").write_text("x")
    with pytest.raises(WrongWords, match=r"aanlevering\.csv"):
        read_order(month)


def test_an_empty_folder_is_named(month: list[str], tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(WrongWords, match="geen enkel bestand"):
        read_order([str(tmp_path / "leeg"), *month[1:]])


def test_words_may_follow_an_equals_sign() -> None:
    assert split(["--on=2026-11-02"], options={"--on": True}) == ([], {"--on": "2026-11-02"})


def test_an_unknown_command_is_exit_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["maand"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_nothing_asked_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "./run" in capsys.readouterr().out
