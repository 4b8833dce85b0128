# SPDX-License-Identifier: EUPL-1.2
"""Before the program starts somewhere, it can say whether that place is fit."""

from __future__ import annotations

import os

import pytest

from woonzeker.cli import check_settings
from woonzeker.settings.databases import with_database


def said(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = check_settings.run([])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_a_fit_place_is_said_to_be_fit(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys)
    assert (code, told) == (0, "Alle instellingen kloppen, en de databaserol mag niet te veel.\n")


def test_all_that_is_wrong_is_said_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WOONZEKER_HTTPS", "misschien")
    monkeypatch.setenv("WOONZEKER_KLEUR", "blauw")
    monkeypatch.setenv("DATABASE_URL", os.environ["DATABASE_OWNER_URL"])
    code, told = said(capsys)
    assert code == 1
    assert "WOONZEKER_HTTPS: moet ja of nee zijn" in told
    assert "WOONZEKER_KLEUR: onbekende instelling" in told
    assert "DATABASE_URL: de rol is eigenaar van tabellen" in told


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("DATABASE_URL", "postgresql://x@127.0.0.1:9/none", "DATABASE_URL: er antwoordt geen"),
        ("DATABASE_OWNER_URL", "same", "is dezelfde rol"),
        ("DATABASE_OWNER_URL", "other", "is een andere database"),
    ],
)
def test_a_wrong_database_is_explained(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    fault: str,
) -> None:
    known = {
        "same": os.environ["DATABASE_URL"],
        "other": with_database(os.environ["DATABASE_OWNER_URL"], "elders"),
    }
    monkeypatch.setenv(name, known.get(value, value))
    assert fault in said(capsys)[1]
