# SPDX-License-Identifier: EUPL-1.2
"""The file on where a landlord shows who they are: every fault in it is said, all at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from woonzeker.settings.landlord_provider import LandlordSignIn, read_landlord_provider
from woonzeker.settings.providers import WrongProviders

FILE: dict[str, Any] = {
    "name": "eHerkenning",
    "issuer": "https://broker.example/oidc",
    "client_id": "woonzeker",
    "client_secret_file": "verhuurders.geheim",
    "facts": {"name": "Naam volgens eHerkenning", "kvk_number": "KvK-nummer"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "verhuurders.geheim").write_text("hM4vQ\n")
    return tmp_path


def write(folder: Path, content: object) -> str:
    path = folder / "verhuurders.yaml"
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content))
    return str(path)


def faults(folder: Path, content: object) -> list[str]:
    with pytest.raises(WrongProviders) as caught:
        read_landlord_provider(write(folder, content))
    return caught.value.faults


def test_without_a_file_nobody_is_offered_it() -> None:
    assert read_landlord_provider("") is None


def test_a_file_is_read_with_what_it_does_not_say(folder: Path) -> None:
    found = read_landlord_provider(write(folder, FILE))
    assert isinstance(found, LandlordSignIn)
    assert (found.name, found.secret, found.scopes, found.acr, found.userinfo) == (
        "eHerkenning", "hM4vQ", ("openid", "profile"), (), False,
    )  # fmt: skip
    assert dict(found.facts) == FILE["facts"]


def test_the_secret_is_shown_nowhere(folder: Path) -> None:
    assert "hM4vQ" not in repr(read_landlord_provider(write(folder, FILE)))


@pytest.mark.parametrize("missing", ["name", "issuer", "client_id", "client_secret_file", "facts"])
def test_what_is_needed_and_not_there_is_named(folder: Path, missing: str) -> None:
    less = {word: value for word, value in FILE.items() if word != missing}
    assert f"'{missing}' ontbreekt" in faults(folder, less)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"issuer": "http://broker.example"}, "'issuer' moet met https://"),
        ({"issuer": "https://"}, "'issuer' moet met https://"),
        ({"issuer": "https://broker.example/?x=1"}, "geen vraagteken"),
        ({"issuer": "https://wie@broker.example"}, "geen vraagteken"),
        ({"issuer": 7}, "'issuer' is leeg of van de verkeerde soort"),
        ({"name": ""}, "'name' is leeg"),
        ({"facts": {}}, "'facts' is leeg"),
        ({"facts": ["name"]}, "'facts' is leeg of van de verkeerde soort"),
        ({"facts": {"name": ""}}, "'facts' noemt bij elk gegeven de woorden"),
        ({"facts": {"name": {"x": 1}}}, "'facts' noemt bij elk gegeven de woorden"),
        ({"scopes": "openid"}, "'scopes' is leeg of van de verkeerde soort"),
        ({"scopes": ["profile"]}, "'scopes' moet openid noemen"),
        ({"hosts": ["https://x.example/"]}, "'hosts' noemt kale namen"),
        ({"userinfo": "ja"}, "'userinfo' is leeg of van de verkeerde soort"),
        ({"kleur": "blauw"}, "'kleur' bestaat niet"),
        ({"client_secret_file": "weg"}, "'client_secret_file' is er niet"),
    ],
)
def test_what_is_wrong_is_explained(folder: Path, change: dict[str, Any], told: str) -> None:
    assert told in "; ".join(faults(folder, {**FILE, **change}))


def test_all_faults_are_said_at_once(folder: Path) -> None:
    said = faults(folder, {"issuer": "http://x.example", "kleur": "blauw"})
    assert len(said) == 5


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "is leeg"), ("- a\n- b", "is leeg"), ("a: [", "geen YAML"), ("\x00", "geen YAML")],
)
def test_what_is_no_such_file_is_said(folder: Path, content: str, told: str) -> None:
    assert told in "; ".join(faults(folder, content))


def test_a_file_that_cannot_be_read_is_said(folder: Path) -> None:
    with pytest.raises(WrongProviders, match="niet te lezen"):
        read_landlord_provider(str(folder / "nergens.yaml"))
    (folder / "scheef.yaml").write_bytes(b"name: \xff\xfe\xff")
    with pytest.raises(WrongProviders, match="niet te lezen"):
        read_landlord_provider(str(folder / "scheef.yaml"))


def test_an_empty_secret_is_none(folder: Path) -> None:
    (folder / "verhuurders.geheim").write_text(" \n")
    assert "'client_secret_file' is er niet, of is leeg" in faults(folder, FILE)


def test_practice_on_this_machine_may_do_without_https(folder: Path) -> None:
    assert read_landlord_provider(write(folder, {**FILE, "issuer": "http://127.0.0.1:9000"}))
