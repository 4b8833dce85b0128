# SPDX-License-Identifier: EUPL-1.2
"""The file with the sign-ins of municipalities says of each entry what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from woonzeker.settings.providers import RoleFor, WrongProviders, read_providers

ENTRY: dict[str, Any] = {
    "name": "Meerveld",
    "issuer": "https://login.meerveld.example/realms/medewerkers",
    "client_id": "woonzeker",
    "client_secret_file": "geheim-9999",
    "roles": [{"claim": "groups", "value": "wz-huisbezoek", "role": "outreach_worker",
               "team": "Oost"}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "geheim-9999").write_text("hM4vQ\n")
    return tmp_path


def write(folder: Path, content: object) -> str:
    path = folder / "aanmelden.yaml"
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content))
    return str(path)


def faults(folder: Path, content: object) -> str:
    with pytest.raises(WrongProviders) as caught:
        read_providers(write(folder, content))
    return "; ".join(caught.value.faults)


def test_no_file_is_no_providers() -> None:
    assert read_providers("") == {}


def test_an_entry_is_read_with_what_it_does_not_say(folder: Path) -> None:
    found = read_providers(write(folder, {"9999": ENTRY}))["9999"]
    assert (found.secret, found.scopes, found.acr) == ("hM4vQ", ("openid", "profile"), ())
    assert found.roles == (RoleFor("groups", "wz-huisbezoek", "outreach_worker", "Oost"),)


def test_each_municipality_has_its_own(folder: Path) -> None:
    other = {**ENTRY, "issuer": "https://login.elders.example", "name": "Elders"}
    found = read_providers(write(folder, {"9999": ENTRY, "0001": other}))
    assert {code: each.name for code, each in found.items()} == {
        "9999": "Meerveld", "0001": "Elders",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"issuer": "http://login.meerveld.example"}, "9999: 'issuer' moet met https://"),
        ({"issuer": "https://login.meerveld.example?x"}, "geen vraagteken"),
        ({"issuer": None}, "'issuer' is leeg"),
        ({"kleur": "blauw"}, "'kleur' bestaat niet"),
        ({"client_secret_file": "weg"}, "'client_secret_file' is er niet"),
        ({"hosts": ["https://x.example/"]}, "'hosts' noemt kale namen"),
        ({"hosts": ["*.example"]}, "'hosts' noemt kale namen"),
        ({"scopes": ["profile"]}, "'scopes' moet openid noemen"),
        ({"roles": []}, "'roles' is leeg"),
        ({"roles": [{"claim": "groups", "value": "x"}]}, "regel 1 van 'roles' mist role"),
        ({"roles": ["x"]}, "regel 1 van 'roles'"),
        ({"second_factor": {"amr": "mfa"}}, "'second_factor' noemt acr of amr"),
        ({"second_factor": {"sms": ["x"]}}, "'second_factor' noemt acr of amr"),
    ],
)
def test_a_wrong_entry_is_explained(folder: Path, change: dict[str, Any], told: str) -> None:
    assert told in faults(folder, {"9999": {**ENTRY, **change}})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("0363:\n  name: x\n", "tussen aanhalingstekens"),
        ("- x\n", "noemt geen gemeente"),
        ("a: [\n", "is geen YAML"),
        ({"9999": None}, "9999: is leeg"),
        ({"9999": ENTRY, "0001": ENTRY}, "dezelfde issuer en client_id"),
    ],
)
def test_a_wrong_file_is_explained(folder: Path, content: object, told: str) -> None:
    assert told in faults(folder, content)


def test_a_missing_file_is_said_to_be_missing(folder: Path) -> None:
    with pytest.raises(WrongProviders, match="is er niet"):
        read_providers(str(folder / "nergens.yaml"))


def test_the_secret_is_not_printed(folder: Path) -> None:
    assert "hM4vQ" not in str(read_providers(write(folder, {"9999": ENTRY})))
