# SPDX-License-Identifier: EUPL-1.2
"""The words of `./run`: each leads somewhere, and a wrong one gets a sentence."""

from __future__ import annotations

import importlib

import pytest

from woonzeker.cli import COMMANDS, check, main, prove
from woonzeker.cli.words import WrongWords


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


def test_a_seed_can_be_given_again() -> None:
    assert check.seed_of("12") == 12
    assert check.seed_of(None) == check.seed_of(None)
    with pytest.raises(WrongWords, match="heel getal"):
        check.seed_of("twaalf")


@pytest.mark.parametrize("name", prove.PROOFS)
def test_every_proof_has_its_tests(name: str) -> None:
    assert list((check.ROOT / prove.PROOFS[name][1]).glob("test_*.py"))


def test_an_unknown_proof_is_named() -> None:
    with pytest.raises(WrongWords, match="'alles' is geen bewijs"):
        prove.run(["alles"])
