# SPDX-License-Identifier: EUPL-1.2
"""The file that says how people of each municipality sign in at their own provider.

One YAML file for the whole installation, an entry for each municipality by its code. Read once at
the start; every fault is said with the municipality and the word it is about. Secrets stand in
files of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

NAME = "WOONZEKER_OIDC_FILE"
#: word: kind, and whether it must be there
_WORDS: dict[str, tuple[type, bool]] = {
    "name": (str, True), "issuer": (str, True), "client_id": (str, True),
    "client_secret_file": (str, True), "scopes": (list, False), "hosts": (list, False),
    "userinfo": (bool, False), "username_claim": (str, False), "name_claim": (str, False),
    "roles": (list, True), "second_factor": (dict, False),
}  # fmt: skip
_RULE = {"claim": True, "value": True, "role": True, "team": False}
_SECOND = {"acr", "amr"}


@dataclass(frozen=True, slots=True)
class RoleFor:
    """Whoever has this value of this claim holds this role, in this team when one is named."""

    claim: str
    value: str
    role: str
    team: str


@dataclass(frozen=True, slots=True)
class SignInAt:
    """How people of one municipality sign in; plain values, as the file has them."""

    municipality: str
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...]
    hosts: tuple[str, ...]
    userinfo: bool
    username_claim: str
    name_claim: str
    roles: tuple[RoleFor, ...]
    #: values of `acr`, or of `amr`, that count as a second step; empty: our own is asked as well
    acr: tuple[str, ...]
    amr: tuple[str, ...]


class WrongProviders(ValueError):
    """Het bestand met aanmeldingen van gemeenten klopt niet."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_providers(path: str) -> dict[str, SignInAt]:
    """The providers by the code of their municipality; none for an empty path.

    Raises WrongProviders with all faults at once.
    """
    if not path:
        return {}
    try:
        said = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise WrongProviders(["het bestand is er niet of is niet te lezen"]) from None
    except yaml.YAMLError:
        raise WrongProviders(["is geen YAML"]) from None
    if not isinstance(said, dict) or not said:
        raise WrongProviders(["noemt geen gemeente"])
    faults = [fault for code, entry in said.items() for fault in _faults(str(code), entry)]
    faults += _shared(said) if not faults else []
    if faults:
        raise WrongProviders(faults)
    folder = Path(path).parent
    return {str(code): _made(str(code), entry, folder) for code, entry in said.items()}


def _faults(code: str, entry: object) -> list[str]:
    if not (len(code) == 4 and code.isdigit()):
        return [f"'{code}' is geen gemeentecode van vier cijfers tussen aanhalingstekens"]
    if not isinstance(entry, dict):
        return [f"{code}: is leeg"]
    found = [f"'{word}' bestaat niet" for word in entry if word not in _WORDS]
    for word, (kind, needed) in _WORDS.items():
        if word not in entry:
            found += [f"'{word}' ontbreekt"] if needed else []
        elif not isinstance(entry[word], kind) or (needed and not entry[word]):
            found.append(f"'{word}' is leeg of van de verkeerde soort")
    if not found:
        found = [*faults_of_place(entry), *_of_roles(entry["roles"]), *_of_second(entry)]
    return [f"{code}: {fault}" for fault in found]


def faults_of_place(entry: Mapping[str, Any]) -> list[str]:
    """What is wrong with where a provider stands and what is asked of it."""
    parts = urlsplit(entry["issuer"])
    here = parts.hostname in {"127.0.0.1", "localhost"}
    found = []
    if not (parts.scheme == "https" or (parts.scheme == "http" and here)) or not parts.hostname:
        found.append("'issuer' moet met https:// beginnen")
    if parts.query or parts.fragment or parts.username:
        found.append("'issuer' mag geen vraagteken, hekje of naam bevatten")
    hosts = entry.get("hosts", [])
    if not all(isinstance(host, str) and "/" not in host and "*" not in host for host in hosts):
        found.append("'hosts' noemt kale namen van machines")
    if "scopes" in entry and "openid" not in entry["scopes"]:
        found.append("'scopes' moet openid noemen")
    return found


def _of_roles(rules: list[Any]) -> list[str]:
    for number, rule in enumerate(rules, 1):
        if not isinstance(rule, dict) or set(rule) - set(_RULE):
            return [f"regel {number} van 'roles' heeft alleen claim, value, role en team"]
        if missing := [word for word, needed in _RULE.items() if needed and not rule.get(word)]:
            return [f"regel {number} van 'roles' mist {missing[0]}"]
    return []


def _of_second(entry: Mapping[str, Any]) -> list[str]:
    said = entry.get("second_factor", {})
    if set(said) - _SECOND or not all(isinstance(each, list) and each for each in said.values()):
        return ["'second_factor' noemt acr of amr, elk met een lijst"]
    return []


def _shared(said: Mapping[Any, Mapping[str, Any]]) -> list[str]:
    """Municipalities share an issuer only as two clients: then a token is for one of them."""
    pairs = [(entry["issuer"], entry["client_id"]) for entry in said.values()]
    if len(set(pairs)) == len(pairs):
        return []
    return ["twee gemeenten hebben dezelfde issuer en client_id"]


def _made(code: str, entry: Mapping[str, Any], folder: Path) -> SignInAt:
    try:
        secret = (folder / entry["client_secret_file"]).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        secret = ""
    if not secret:
        raise WrongProviders([f"{code}: 'client_secret_file' is er niet, of is leeg"])
    second = entry.get("second_factor", {})
    return SignInAt(
        municipality=code,
        name=entry["name"],
        issuer=entry["issuer"],
        client_id=entry["client_id"],
        secret=secret,
        scopes=tuple(entry.get("scopes", ("openid", "profile"))),
        hosts=tuple(entry.get("hosts", ())),
        userinfo=entry.get("userinfo", False),
        username_claim=entry.get("username_claim", "preferred_username"),
        name_claim=entry.get("name_claim", "name"),
        roles=tuple(
            RoleFor(each["claim"], str(each["value"]), each["role"], each.get("team", ""))
            for each in entry["roles"]
        ),
        acr=tuple(map(str, second.get("acr", ()))),
        amr=tuple(map(str, second.get("amr", ()))),
    )
