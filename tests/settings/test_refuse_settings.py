# SPDX-License-Identifier: EUPL-1.2
"""Where the work is real nothing may be guessable, and practice may not look real."""

from __future__ import annotations

import base64
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256, sha512
from ipaddress import ip_network
from typing import Any

import pytest

from woonzeker.settings.refusals import KEYS, faults, is_guessable

GOOD: dict[str, Any] = {
    "WOONZEKER_MODE": "production",
    "WOONZEKER_CLOCK": None,
    "WOONZEKER_HTTPS": True,
    "WOONZEKER_HOSTS": ["vroeg.meerveld.nl"],
    "WOONZEKER_SECRET_KEY": "".join(chr(33 + (each * 7) % 90) for each in range(64)),
    "WOONZEKER_DATA_KEY": bytes((each * each * 37 + 11) % 251 for each in range(32)),
    "WOONZEKER_INDEX_KEY": bytes((each * each * 53 + 29) % 251 for each in range(32)),
    "WOONZEKER_DATA_KEY_OLD": b"",
    "WOONZEKER_INDEX_KEY_OLD": b"",
    "DATABASE_URL": "postgresql://woonzeker_app:eB7pQz0kL@db/woonzeker",
    "DATABASE_OWNER_URL": "",
}
#: as if by chance, and the same for every process that collects these tests
HALF = sha256(b"half").digest()[:16]
LONG = urlsafe_b64encode(sha512(b"long").digest()).decode()[:54]
OWNER = "postgresql://woonzeker_owner:{}@db/woonzeker"


def said(**changes: Any) -> str:
    return "\n".join(faults({**GOOD, **changes}))


def test_settings_that_fit_are_not_refused() -> None:
    assert said() == ""


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize(
    "key",
    [
        b"0" * 32, b"1" * 32, b"d" * 32, b"i" * 32, b"k" * 32, bytes(32), b"\xff" * 32,
        bytes(range(32)), bytes(range(64, 0, -2)), HALF * 2,
        b"dit-is-een-sleutel-van-32-bytes!", b"0123456789abcdef0123456789abcdef",
    ],
)  # fmt: skip
def test_a_key_that_can_be_guessed_is_refused(name: str, key: bytes) -> None:
    assert f"{name}: is te raden" in said(**{name: key})


def test_a_thousand_keys_of_chance_are_none_of_them_refused() -> None:
    assert not any(is_guessable(secrets.token_bytes(32)) for _ in range(1_000))


@pytest.mark.parametrize("other", ["WOONZEKER_INDEX_KEY", "WOONZEKER_DATA_KEY_OLD"])
def test_no_key_does_two_things(other: str) -> None:
    told = said(**{other: GOOD["WOONZEKER_DATA_KEY"]})
    assert "is dezelfde sleutel als" in told


@pytest.mark.parametrize(
    "secret",
    [
        "s" * 50, "ab" * 25, "only for tests " * 5, "django-insecure-" + "q8w7e6r5t4y3u2i1" * 3,
        "verander-mij-" + LONG, "VOORBEELD" + LONG,
    ],
)  # fmt: skip
def test_a_secret_that_can_be_guessed_is_refused(secret: str) -> None:
    assert "WOONZEKER_SECRET_KEY: is te raden" in said(WOONZEKER_SECRET_KEY=secret)


def test_a_secret_is_no_copy_of_a_key() -> None:
    copied = base64.b64encode(GOOD["WOONZEKER_DATA_KEY"]).decode() * 2
    assert "is dezelfde waarde als WOONZEKER_DATA_KEY" in said(WOONZEKER_SECRET_KEY=copied)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WOONZEKER_HTTPS", False, "WOONZEKER_HTTPS: moet ja zijn"),
        ("WOONZEKER_HOSTS", ["*"], "WOONZEKER_HOSTS: noemt '*'"),
        ("WOONZEKER_CLOCK", "2026-11-02", "WOONZEKER_CLOCK: mag alleen in demo of test"),
        ("DATABASE_URL", "postgresql://app:app@db/x", "DATABASE_URL: het wachtwoord is te raden"),
        ("DATABASE_OWNER_URL", OWNER.format("geheim"), "DATABASE_OWNER_URL: het wachtwoord"),
        ("DATABASE_OWNER_URL", OWNER.format(""), "DATABASE_OWNER_URL: het wachtwoord"),
    ],
)
def test_a_place_that_does_not_fit_is_refused(name: str, value: object, told: str) -> None:
    assert told in said(**{name: value})


@pytest.mark.parametrize("mode", ["demo", "test"])
@pytest.mark.parametrize("host", ["vroeg.meerveld.nl", "deventer.nl", "*", "app.contest.nl"])
def test_practice_under_a_name_that_looks_real_is_refused(mode: str, host: str) -> None:
    told = said(WOONZEKER_MODE=mode, WOONZEKER_HOSTS=["localhost", host])
    assert f"WOONZEKER_MODE: is {mode}" in told


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "[::1]", "testserver", "web", "demo.woonzeker.nl",
             "oefenen.meerveld.nl", "meerveld.example", "acceptatie-vroeg.meerveld.nl"],
)  # fmt: skip
def test_practice_where_it_is_plain_that_it_is(host: str) -> None:
    assert said(WOONZEKER_MODE="demo", WOONZEKER_HOSTS=[host], WOONZEKER_HTTPS=False) == ""


def test_keys_of_practice_may_be_anything() -> None:
    practice = dict.fromkeys(KEYS, b"0" * 32) | {"WOONZEKER_HOSTS": ["localhost"]}
    assert said(WOONZEKER_MODE="test", **practice) == ""


def test_no_secret_is_repeated() -> None:
    told = said(WOONZEKER_SECRET_KEY="geheim" * 10, DATABASE_URL="postgresql://a:welkom01@db/x")
    assert "geheimgeheim" not in told
    assert "welkom01" not in told


def test_a_backup_key_is_no_other_key() -> None:
    told = said(WOONZEKER_BACKUP_KEY=GOOD["WOONZEKER_DATA_KEY"])
    assert "WOONZEKER_BACKUP_KEY: is dezelfde sleutel als WOONZEKER_DATA_KEY" in told


def test_a_guessable_password_of_the_backup_role_is_refused() -> None:
    url = "postgresql://woonzeker_backup:woonzeker_backup@db/woonzeker"
    assert "DATABASE_BACKUP_URL: het wachtwoord is te raden" in said(DATABASE_BACKUP_URL=url)


@pytest.mark.parametrize(("proxy", "refused"), [("10.0.0.0/8", True), ("10.0.0.7", False)])
def test_who_fetches_is_said_by_one_proxy_and_no_network(proxy: str, refused: bool) -> None:
    told = said(
        WOONZEKER_DDAS_CALLER="CN=inway",
        WOONZEKER_DDAS_SIGNING="/etc/woonzeker/ddas.pem",
        WOONZEKER_PROXIES=(ip_network(proxy),),
    )
    assert ("WOONZEKER_PROXIES" in told) is refused
