# SPDX-License-Identifier: EUPL-1.2
"""The file that says where a landlord shows who they are: eHerkenning or DigiD through a broker.

One provider for the whole installation, in YAML; leave it out and nobody is offered it. What the
provider says of somebody is shown to the person who decides, under the words that stand here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from woonzeker.settings.providers import WrongProviders, faults_of_place

#: word: kind, and whether it must be there
_WORDS: dict[str, tuple[type, bool]] = {
    "name": (str, True), "issuer": (str, True), "client_id": (str, True),
    "client_secret_file": (str, True), "facts": (dict, True), "scopes": (list, False),
    "hosts": (list, False), "userinfo": (bool, False), "acr": (list, False),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LandlordSignIn:
    """Where landlords show who they are; plain values, as the file has them."""

    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...]
    hosts: tuple[str, ...]
    userinfo: bool
    acr: tuple[str, ...]
    #: claim → the words under which it is shown
    facts: tuple[tuple[str, str], ...]


def read_landlord_provider(path: str) -> LandlordSignIn | None:
    """The provider; None for an empty path. Raises WrongProviders with all faults at once."""
    if not path:
        return None
    try:
        said = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise WrongProviders(["het bestand is er niet of is niet te lezen"]) from None
    except yaml.YAMLError:
        raise WrongProviders(["is geen YAML"]) from None
    if not isinstance(said, dict):
        raise WrongProviders(["is leeg"])
    if faults := _faults(said):
        raise WrongProviders(faults)
    return _made(said, Path(path).parent)


def _faults(said: dict[str, Any]) -> list[str]:
    found = [f"'{word}' bestaat niet" for word in said if word not in _WORDS]
    for word, (kind, needed) in _WORDS.items():
        if word not in said:
            found += [f"'{word}' ontbreekt"] if needed else []
        elif not isinstance(said[word], kind) or (needed and not said[word]):
            found.append(f"'{word}' is leeg of van de verkeerde soort")
    if not found:
        found = [*faults_of_place(said), *_of_facts(said["facts"])]
    return found


def _of_facts(facts: dict[Any, Any]) -> list[str]:
    """Each claim has the words under which it is shown to who decides."""
    if all(isinstance(words, str) and words.strip() for words in facts.values()):
        return []
    return ["'facts' noemt bij elk gegeven de woorden waaronder het te zien is"]


def _made(said: dict[str, Any], folder: Path) -> LandlordSignIn:
    try:
        secret = (folder / said["client_secret_file"]).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        secret = ""
    if not secret:
        raise WrongProviders(["'client_secret_file' is er niet, of is leeg"])
    return LandlordSignIn(
        name=said["name"],
        issuer=said["issuer"],
        client_id=said["client_id"],
        secret=secret,
        scopes=tuple(said.get("scopes", ("openid", "profile"))),
        hosts=tuple(said.get("hosts", ())),
        userinfo=said.get("userinfo", False),
        acr=tuple(map(str, said.get("acr", ()))),
        facts=tuple((str(claim), str(words)) for claim, words in said["facts"].items()),
    )
