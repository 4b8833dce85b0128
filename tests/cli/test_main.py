# SPDX-License-Identifier: EUPL-1.2
"""The words of `./run`: each leads somewhere, and a wrong one gets a sentence."""

from __future__ import annotations

import importlib
import os
import signal
import socket
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from woonzeker.cli import COMMANDS, check, main, prepare, prove
from woonzeker.cli.words import WrongWords
from woonzeker.settings import environment


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_can_be_run(word: str) -> None:
    assert callable(importlib.import_module(COMMANDS[word].module).run)


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_without_a_command_it_says_what_there_is(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in COMMANDS)


def test_an_unknown_command_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vlieg"]) == 2
    assert "'vlieg' bestaat niet" in capsys.readouterr().err


def test_an_option_where_none_belong_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-settings", "--alles"]) == 2
    assert "Hier horen geen opties bij." in capsys.readouterr().err


def test_the_demo_says_that_its_address_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("WOONZEKER_ADDRESS", f"127.0.0.1:{taken.getsockname()[1]}")
        assert main(["demo"]) == 2
    assert "Is het adres al in gebruik?" in capsys.readouterr().err


def test_started_in_the_background_it_still_listens_to_an_interrupt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["woonzeker", "help"])
    before = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        main()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def test_a_server_that_does_not_answer_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(words: list[str]) -> int:
        raise psycopg.OperationalError

    monkeypatch.setattr(check, "run", nobody)
    assert main(["check"]) == 2
    assert "Er antwoordt geen database" in capsys.readouterr().err


def test_a_scratch_database_on_a_given_server_needs_no_other_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "environ", {"DATABASE_URL": "postgresql://app@db/x",
                                        "WOONZEKER_HOME": str(tmp_path)})  # fmt: skip
    with ExitStack() as stack:
        prepare.ready("scratch", stack)
    assert environment.read(os.environ)["DATABASE_URL"] == "postgresql://app@db/x"


def test_a_seed_can_be_given_again() -> None:
    assert check.seed_of("12") == 12
    assert check.seed_of(None) == check.seed_of(None)
    with pytest.raises(WrongWords, match="heel getal"):
        check.seed_of("twaalf")


@pytest.mark.parametrize("name", prove.PROOFS)
def test_every_proof_has_its_tests(name: str) -> None:
    for place in (check.ROOT / each for each in prove.PROOFS[name][1:]):
        assert list(place.parent.glob(place.name) if place.suffix else place.glob("**/test_*.py"))


def test_what_a_check_tries_a_sample_of_a_proof_tries_in_full() -> None:
    places = [check.ROOT / each for words in prove.PROOFS.values() for each in words[1:]]
    sampling = {
        file
        for file in (check.ROOT / "tests").rglob("test_*.py")
        if "\nfrom tests.proving import" in file.read_text(encoding="utf-8")
    }
    assert len(sampling) > 20
    assert [
        str(file.relative_to(check.ROOT))
        for file in sorted(sampling)
        if not any(place in (file, *file.parents) for place in places)
    ] == []


def test_an_unknown_proof_is_named() -> None:
    with pytest.raises(WrongWords, match="'alles' is geen bewijs"):
        prove.run(["alles"])
