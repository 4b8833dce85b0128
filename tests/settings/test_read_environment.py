# SPDX-License-Identifier: EUPL-1.2
"""Settings: what is missing, unknown or impossible stops the program, all at once and in words."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from woonzeker.errors import Misconfigured
from woonzeker.settings.environment import SETTINGS, Setting, read

KEY = base64.b64encode(hashlib.sha256(b"data").digest()).decode()
OTHER_KEY = base64.b64encode(hashlib.sha256(b"index").digest()).decode()
GOOD = {
    "DATABASE_URL": "postgresql://app@db/woonzeker",
    "WOONZEKER_SECRET_KEY": hashlib.sha256(b"sessions").hexdigest(),
    "WOONZEKER_DATA_KEY": KEY,
    "WOONZEKER_INDEX_KEY": OTHER_KEY,
    "WOONZEKER_SIGNING_KEY": base64.b64encode(hashlib.sha256(b"sign").digest()).decode(),
    "WOONZEKER_HOSTS": "meerveld.example, www.meerveld.example",
}


def faults(**changes: str | None) -> str:
    environ = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    with pytest.raises(Misconfigured) as caught:
        read(environ)
    return caught.value.sentence


def test_what_is_required_is_enough() -> None:
    values = read(GOOD)
    assert values["WOONZEKER_MODE"] == "production"
    assert values["WOONZEKER_HTTPS"] is True
    assert values["WOONZEKER_HOSTS"] == ["meerveld.example", "www.meerveld.example"]


@pytest.mark.parametrize("name", [each.name for each in SETTINGS if each.default is None])
def test_a_missing_setting_is_named(name: str) -> None:
    assert f"- {name}: ontbreekt" in faults(**{name: None})


def test_real_work_has_a_key_of_its_own_to_sign_with() -> None:
    assert "- WOONZEKER_SIGNING_KEY: ontbreekt" in faults(WOONZEKER_SIGNING_KEY=None)
    assert read({**GOOD, "WOONZEKER_MODE": "test", "WOONZEKER_HOSTS": "testserver",
                 "WOONZEKER_SIGNING_KEY": ""})  # fmt: skip


def test_an_unknown_setting_is_named() -> None:
    assert "- WOONZEKER_HOST: onbekende instelling" in faults(WOONZEKER_HOST="x")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "mysql://db", "moet met postgresql:// beginnen"),
        ("DATABASE_OWNER_URL", "sqlite:///x", "moet met postgresql:// beginnen"),
        ("WOONZEKER_MODE", "prod", "moet production, demo of test zijn"),
        ("WOONZEKER_SECRET_KEY", "kort", "ten minste 50 tekens"),
        ("WOONZEKER_DATA_KEY", "geen base64!", "is geen base64"),
        ("WOONZEKER_DATA_KEY", base64.b64encode(b"16 bytes of key!").decode(), "32 bytes"),
        ("WOONZEKER_HOSTS", " , ", "ten minste één naam"),
        ("WOONZEKER_PROXIES", "10.0.0.0/8,proxy", "netwerken"),
        ("WOONZEKER_HTTPS", "true", "moet ja of nee zijn"),
        ("WOONZEKER_ADDRESS", "8000", "een adres en een poort"),
        ("WOONZEKER_ADDRESS", "localhost:http", "een adres en een poort"),
        ("WOONZEKER_PROCESSES", "twee", "heel getal van 1 tot 64"),
        ("WOONZEKER_BRP_URL", "http://brp.example/api", "moet met https:// beginnen"),
        ("WOONZEKER_THREADS", "0", "heel getal van 1 tot 64"),
        ("WOONZEKER_LOG_LEVEL", "LOUD", "moet DEBUG, INFO, WARNING of ERROR zijn"),
        ("WOONZEKER_CLOCK", "morgen", "moet een dag zijn als 2026-11-02"),
    ],
)
def test_an_impossible_value_is_explained(name: str, value: str, said: str) -> None:
    assert re.search(f"- {name}: .*{re.escape(said)}", faults(**{name: value}))


def test_everything_wrong_is_said_at_once() -> None:
    said = faults(WOONZEKER_HOSTS=None, WOONZEKER_HTTPS="1", WOONZEKER_X="y").splitlines()
    assert len(said) == 4


def test_what_does_not_go_together_is_said_beside_what_is_missing() -> None:
    said = faults(WOONZEKER_HOSTS=None, WOONZEKER_INDEX_KEY=KEY, WOONZEKER_HTTPS="nee")
    assert "WOONZEKER_HOSTS: ontbreekt" in said
    assert "WOONZEKER_INDEX_KEY: is dezelfde sleutel als WOONZEKER_DATA_KEY" in said
    assert "WOONZEKER_HTTPS: moet ja zijn" in said


def test_what_is_wrong_with_the_sign_ins_is_said_by_municipality(tmp_path: Path) -> None:
    path = tmp_path / "aanmelden.yaml"
    path.write_text('"9999": {name: Meerveld, kleur: blauw}\n"0363": {}\n')
    said = faults(WOONZEKER_OIDC_FILE=str(path))
    assert "- WOONZEKER_OIDC_FILE: 9999: 'kleur' bestaat niet" in said
    assert "- WOONZEKER_OIDC_FILE: 0363: 'name' ontbreekt" in said


def test_the_clock_stands_still_only_for_practice() -> None:
    assert "mag alleen in demo of test" in faults(WOONZEKER_CLOCK="2026-11-02")


def test_no_secret_is_repeated() -> None:
    assert "postgres-secret" not in faults(DATABASE_URL="mysql://app:postgres-secret@db/x")


#: empty by default, and then refused where the work is real
ONLY_PRACTICE = {"WOONZEKER_SIGNING_KEY"}
EACH = [each for each in SETTINGS if each.name not in ONLY_PRACTICE]


@pytest.mark.parametrize("setting", EACH, ids=[each.name for each in EACH])
def test_a_default_can_itself_be_read(setting: Setting) -> None:
    without = {name: value for name, value in GOOD.items() if name != setting.name}
    if setting.default is None:
        assert f"- {setting.name}: ontbreekt" in faults(**{setting.name: None})
    else:
        assert read(without)[setting.name] == setting.read(setting.default)
