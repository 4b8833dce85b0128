# SPDX-License-Identifier: EUPL-1.2
"""The published contract of the BRP API, to hold questions and answers against.

The whole one when it lies beside the repository, else the part of it that is kept here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

_HERE = Path(__file__)
_WHOLE = "brp-personen-2.7.0-openapi.json"
#: the API says by `type` which of these a date or a residence is
_BY_TYPE = {
    "Datum": "VolledigeDatum", "JaarDatum": "JaarDatum", "JaarMaandDatum": "JaarMaandDatum",
    "DatumOnbekend": "DatumOnbekend", "Adres": "Adres", "Locatie": "Locatie",
    "VerblijfplaatsOnbekend": "VerblijfplaatsOnbekend",
    "VerblijfplaatsBuitenland": "VerblijfplaatsBuitenland",
}  # fmt: skip
_POLYMORPHIC = {"AbstractDatum", "AbstractVerblijfplaats"}


@cache
def components() -> dict[str, Any]:
    """The schemas of the contract by name."""
    whole = _HERE.parents[3].parent / "shared" / "standards" / _WHOLE
    chosen = whole if whole.exists() else _HERE.with_name("contract.json")
    return dict(json.loads(chosen.read_text(encoding="utf-8"))["components"])


def faults_in_question(question: dict[str, Any]) -> list[str]:
    """What the contract has against a question; empty when nothing."""
    return [*_breaches(question["type"], question), *_strays(question["type"], question)]


def faults_in_answer(status: int, body: dict[str, Any]) -> list[str]:
    """What the contract has against an answer; empty when nothing."""
    if status == 400:
        return [*_breaches("BadRequestFoutbericht", body), *_strays("BadRequestFoutbericht", body)]
    if status != 200:
        return [*_breaches("Foutbericht", body), *_strays("Foutbericht", body)]
    name = f"{body['type']}Response"
    return [*_breaches(name, body), *_strays(name, body)]


def _breaches(name: str, value: Any) -> Iterator[str]:
    schema = {"$ref": f"#/components/schemas/{name}", "components": components()}
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    for error in checker.iter_errors(value):
        yield f"{name} {list(error.absolute_path)}: {error.validator}"


def _strays(name: str, value: Any) -> Iterator[str]:
    """Parts that the contract does not know, and parts that are not of the kind they say."""
    if name in _POLYMORPHIC:
        name = _BY_TYPE[value["type"]]
        yield from _breaches(name, value)
    schema = components()["schemas"][name]
    parts = dict(_parts(schema))
    if isinstance(value, dict) and parts:
        for key, inner in value.items():
            if key not in parts:
                yield f"{name}.{key}: onbekend"
            elif target := _target(parts[key]):
                for each in inner if isinstance(inner, list) else [inner]:
                    yield from _strays(target, each)


def _parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "$ref" in schema:
        yield from _parts(components()["schemas"][_name(schema["$ref"])])
    yield from schema.get("properties", {}).items()
    for each in schema.get("allOf", []):
        yield from _parts(each)


def _target(schema: dict[str, Any]) -> str:
    reference = schema.get("$ref") or schema.get("items", {}).get("$ref", "")
    return _name(reference)


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]
