# SPDX-License-Identifier: EUPL-1.2
"""The description of the interface (OpenAPI 3.1), finished: what holds for every call alike.

What is particular to a call stands with its router; errors, limits, keys of requests and how
somebody gets in stand here once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from woonzeker.api.problems import KIND, SENTENCES, TITLES
from woonzeker.api.rules import BASE, CALLS_A_MINUTE, VERSION
from woonzeker.api.schemas import Probleem

ABOUT = """\
Koppeling voor partners die bij een gemeente achterstanden melden: aanleveren, vragen hoe het \
ging, ophalen wat terugging.

**Toegang.** Vraag met koppelnummer en geheim op `/oauth/token` toegang voor één gemeente \
(`scope=gemeente:0599`); die duurt een uur. De gemeente geeft koppelnummer en geheim uit.

**Eén keer.** Geef elk verzoek dat iets verandert een eigen `Idempotency-Key` mee. Komt er geen \
antwoord, stuur het dan nog eens met hetzelfde kenmerk: het wordt één keer uitgevoerd en u krijgt \
hetzelfde antwoord. Een antwoord blijft dertig dagen bewaard.

**Tempo.** Elk antwoord zegt in `RateLimit-Remaining` hoeveel verzoeken er deze minuut nog kunnen.

**Fouten** komen als `application/problem+json`, met in `detail` wat er mis is.\
"""
_PRACTICE_MAIL = "beheer@gemeente.example"
#: what each error means here
_ERRORS = {
    400: "Het verzoek is niet te lezen, of het kenmerk van het verzoek ontbreekt.",
    401: "De toegang ontbreekt, is onbekend, ingetrokken of verlopen.",
    403: "Dit mag deze partner niet.",
    404: "Dit is er niet, of het is van een ander.",
    406: "Deze vorm geven wij hier niet.",
    409: "Hetzelfde verzoek wordt nu al uitgevoerd, of iemand anders was eerder.",
    413: "Te groot.",
    415: "Deze vorm nemen wij hier niet aan.",
    422: "De inhoud klopt niet, of het kenmerk hoort bij een ander verzoek.",
    429: "Te veel verzoeken in een minuut; 'Retry-After' zegt hoe lang u wacht.",
    500: "Er ging bij ons iets mis. Hetzelfde verzoek mag opnieuw.",
}
_OF_SENDING = frozenset({409, 413, 415})
_NUMBER = {"type": "integer", "minimum": 0}
_HEADERS: dict[str, Any] = {
    "API-Version": {
        "description": "Versie van deze koppeling.",
        "schema": {"type": "string", "examples": [VERSION]},
    },
    "RateLimit-Limit": {
        "description": f"Verzoeken in een minuut: {CALLS_A_MINUTE}.",
        "schema": _NUMBER,
    },
    "RateLimit-Remaining": {"description": "Verzoeken die nog kunnen.", "schema": _NUMBER},
    "RateLimit-Reset": {
        "description": "Over zoveel tellen begint een nieuwe minuut.",
        "schema": _NUMBER,
    },
}
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": (
        "Eigen kenmerk van dit verzoek, liefst een UUID. Zelfde kenmerk en zelfde inhoud: zelfde "
        "antwoord. Andere inhoud: 422. Nog bezig: 409."
    ),
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "example": "0d6f7b0e-6f0f-4a53-9f5b-4c2f5a1d7a10",
}
#: what is said of a parameter that says nothing of itself
_TOLD = {"path": {"description": "Het id, zoals het in een eerder antwoord stond."}}
#: what stands in an address, in the language of the interface; ours is never on the wire
_IN_ADDRESS = {"delivery": "aanlevering", "signal": "signaal", "court_message": "bericht"}
_SECURITY: list[dict[str, list[str]]] = [{"oauth2": []}, {"sleutel": []}]


def finished(said: dict[str, Any], base: str) -> dict[str, Any]:
    """The description of the calls with all that they have in common; `base` is https://host."""
    said = {**said, "paths": {_in_dutch(path): each for path, each in said["paths"].items()}}
    parts = said["components"]
    parts["schemas"]["Probleem"] = Probleem.model_json_schema()
    parts["headers"] = _HEADERS
    parts["responses"] = {f"Fout{status}": _error(status) for status in _ERRORS}
    parts["securitySchemes"] = _schemes(base)
    for method, operation in operations(said):
        _finish(method, operation)
    return {
        **said,
        "info": {**said["info"], "contact": _contact(base), "license": _LICENCE},
        "servers": [{"url": f"{base}{BASE}", "description": "Deze installatie"}],
        "security": _SECURITY,
        "tags": _tags(said),
        "externalDocs": {"description": "Uitleg en proberen", "url": f"{base}/koppelen"},
    }


def operations(said: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every call of a description, with its method."""
    for path in said["paths"].values():
        yield from path.items()


_LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}


def _finish(method: str, operation: dict[str, Any]) -> None:
    """Give one call its errors, the headers of its answers and, when it sends, its key."""
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    for answer in answers.values():
        answer["headers"] = {**_headers(), **answer.get("headers", {})}
    for status in _ERRORS:
        if method == "post" or status not in _OF_SENDING:
            answers[str(status)] = {"$ref": f"#/components/responses/Fout{status}"}
    operation["responses"] = answers
    operation["security"] = _SECURITY
    told = [_parameter(each) for each in operation.get("parameters", ())]
    operation["parameters"] = [*told, _KEY] if method == "post" else told


def _in_dutch(path: str) -> str:
    """An address with the words of the interface for what stands in it."""
    for ours, theirs in _IN_ADDRESS.items():
        path = path.replace(f"{{{ours}}}", f"{{{theirs}}}")
    return path


def _parameter(said: dict[str, Any]) -> dict[str, Any]:
    found = {**_TOLD.get(said["in"], {}), **said}
    if said["in"] == "path":
        found["name"] = _IN_ADDRESS.get(said["name"], said["name"])
    return found


def _headers() -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in _HEADERS}


def _error(status: int) -> dict[str, Any]:
    example = {
        "type": "about:blank", "title": TITLES[status], "status": status,
        "detail": SENTENCES.get(status, _ERRORS[status]), "instance": f"{BASE}/aanleveringen",
    }  # fmt: skip
    headers: dict[str, Any] = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    if status == 429:
        headers["Retry-After"] = {"description": "Zoveel tellen.", "schema": _NUMBER}
    return {
        "description": _ERRORS[status],
        "headers": headers,
        "content": {
            KIND: {"schema": {"$ref": "#/components/schemas/Probleem"}, "example": example}
        },
    }


def _schemes(base: str) -> dict[str, Any]:
    return {
        "oauth2": {
            "type": "oauth2",
            "description": "Toegang voor een uur, voor één gemeente.",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{base}{BASE}/oauth/token",
                    "scopes": {
                        "gemeente:0599": (
                            "De gemeente met deze code van het CBS. Nodig als u in meer dan één "
                            "gemeente levert."
                        )
                    },
                }
            },
        },
        "sleutel": {
            "type": "http",
            "scheme": "bearer",
            "description": "Toegang, of een sleutel die blijft gelden tot hij wordt ingetrokken.",
        },
    }


def _contact(base: str) -> dict[str, str]:
    said = settings.WOONZEKER_SECURITY_CONTACT or ""
    mail = said.removeprefix("mailto:") if said.startswith("mailto:") else _PRACTICE_MAIL
    return {"name": "Beheer van de koppeling", "url": f"{base}/koppelen", "email": mail}


def _tags(said: dict[str, Any]) -> list[dict[str, str]]:
    names = {tag for _, operation in operations(said) for tag in operation.get("tags", ())}
    return [{"name": name, "description": f"Alles over {name}."} for name in sorted(names)]
