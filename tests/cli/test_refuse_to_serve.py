# SPDX-License-Identifier: EUPL-1.2
"""Where the work is real the program does not start with anything of practice, and says it all."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from django.conf import settings
from django.db import connection

from woonzeker.accounts.models import User
from woonzeker.cli import main, refusals
from woonzeker.errors import Misconfigured
from woonzeker.organisations.models import Municipality
from woonzeker.settings.environment import read
from woonzeker.settings.providers import RoleFor

GUESSED = base64.b64encode(b"0" * 32).decode()


def in_production() -> list[str]:
    with connection.cursor() as cursor:
        return refusals.of_database(cursor, mode="production")


@pytest.mark.django_db
def test_an_empty_database_is_fit_for_real_work() -> None:
    assert in_production() == []


@pytest.mark.django_db
@pytest.mark.parametrize("is_active", [True, False])
def test_practice_accounts_are_refused_also_when_they_are_off(is_active: bool) -> None:
    User.objects.create(username="manager", name="M", is_demo=True, is_active=is_active)
    assert "de database heeft 1 oefenaccounts" in in_production()[0]


@pytest.mark.django_db
def test_a_practice_municipality_is_refused() -> None:
    Municipality.objects.create(code="9999", name="Meerveld", is_demo=True)
    assert "een oefengemeente" in in_production()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["demo", "test"])
def test_practice_may_have_what_it_made(mode: str) -> None:
    User.objects.create(username="manager", name="M", is_demo=True)
    with connection.cursor() as cursor:
        assert refusals.of_database(cursor, mode=mode) == []


def test_a_role_that_nobody_is_given_is_refused() -> None:
    roles = RoleFor("groups", "x", "resident", ""), RoleFor("groups", "y", "reviewer", "")
    place = SimpleNamespace(roles=roles)
    said = refusals.of_values({"WOONZEKER_OIDC_FILE": {"9999": place}})
    assert said == ["WOONZEKER_OIDC_FILE: 9999: de rol 'resident' bestaat niet"]


def test_settings_of_somebody_else_are_refused() -> None:
    said = refusals.of_values({"WOONZEKER_MODE": "production"}, module="andere.instellingen")
    assert said == ["DJANGO_SETTINGS_MODULE: moet woonzeker.settings.site zijn, of leeg"]


def test_our_own_settings_never_debug() -> None:
    assert settings.DEBUG is False


@pytest.mark.parametrize("word", ["serve", "worker", "check-settings"])
def test_everything_is_said_at_once(
    word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "aanmelden.yaml"
    path.write_text(yaml.safe_dump({"9999": {"kleur": "blauw"}}))
    for name, value in {
        "WOONZEKER_MODE": "production",
        "WOONZEKER_SECRET_KEY": "verander-mij" * 5,
        "WOONZEKER_DATA_KEY": GUESSED,
        "WOONZEKER_INDEX_KEY": GUESSED,
        "WOONZEKER_HTTPS": "nee",
        "WOONZEKER_HOSTS": "*",
        "WOONZEKER_CLOCK": "2026-11-02",
        "WOONZEKER_OIDC_FILE": str(path),
        "DATABASE_URL": "postgresql://app:welkom01@127.0.0.1:9/none",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    assert main([word]) in {1, 2}
    said = capsys.readouterr().err
    for part in (
        "WOONZEKER_DATA_KEY: is te raden", "WOONZEKER_INDEX_KEY: is te raden",
        "WOONZEKER_INDEX_KEY: is dezelfde sleutel", "WOONZEKER_SECRET_KEY: is te raden",
        "WOONZEKER_HTTPS: moet ja", "WOONZEKER_HOSTS: noemt '*'", "WOONZEKER_CLOCK: mag alleen",
        "WOONZEKER_OIDC_FILE: 9999: 'kleur' bestaat niet", "DATABASE_URL: het wachtwoord",
        "DATABASE_URL: er antwoordt geen database",
    ):  # fmt: skip
        assert part in said
    assert "welkom01" not in said


def test_the_keys_of_these_tests_are_refused_for_real_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOONZEKER_MODE", "production")
    with pytest.raises(Misconfigured, match="is te raden"):
        read(os.environ)
