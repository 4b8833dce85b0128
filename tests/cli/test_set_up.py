# SPDX-License-Identifier: EUPL-1.2
"""A real municipality begins with a name, a team and somebody who can sign in."""

from __future__ import annotations

import pytest

from woonzeker.accounts.models import User
from woonzeker.accounts.services import recognise
from woonzeker.cli.set_up import run
from woonzeker.cli.words import WrongWords
from woonzeker.organisations.models import LocalPolicy, Membership, Municipality

WORDS = ["--municipality", "0363", "--name", "Amsterdam", "--team", "Oost"]
USER = ["--user", "mulder", "--person", "J. Mulder", "--roles", "reviewer, team_lead"]


def made_password(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.strip().rpartition(" ")[2]


def test_a_municipality_and_its_first_user_are_made(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*WORDS, *USER]) == 0
    assert Municipality.objects.get(code="0363").name == "Amsterdam"
    assert recognise(username="mulder", password=made_password(capsys)) is not None
    assert Membership.objects.filter(team__name="Oost").count() == 2


def test_again_keeps_the_password(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    run([*WORDS, *USER])
    before = User.objects.get().password
    assert run([*WORDS, *USER]) == 0
    assert User.objects.get().password == before
    assert "bestond al" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (WORDS[2:], "--municipality"),
        ([*WORDS, "--user", "mulder"], "--person"),
        ([*WORDS, *USER[:-1], "baas"], "baas"),
        ([*WORDS, "--register", "kaartenbak"], "--register"),
    ],
)
def test_what_is_missing_or_wrong_is_named(db: None, words: list[str], says: str) -> None:
    with pytest.raises(WrongWords, match=says):
        run(words)


def test_the_source_of_the_register_is_chosen_once(db: None) -> None:
    for _ in range(2):
        run([*WORDS, "--register", "brp"])
    chosen = LocalPolicy.objects.filter(municipality="0363", kind="register").order_by("version")
    assert [each.data["source"] for each in chosen] == ["extract", "brp"]
