# SPDX-License-Identifier: EUPL-1.2
"""The NL API Design Rules (2.0), as far as a document and its answers can show them.

Each test is named for the rule it looks at; the official linter looks too, where it is installed.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_settings
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from tests.api.systems import URL, caller, is_problem, send
from tests.conftest import CODE
from tests.intake.deliveries import lines

from woonzeker.api.api import described
from woonzeker.api.rules import VERSION
from woonzeker.organisations.models import Partner

BASE = "https://gemeente.example"
#: where somebody puts the linter and its rules; nothing is fetched for a test
LINTER = Path(__file__).parents[2] / ".data" / "adr"
ERRORS = re.compile("[45]..")


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(described(BASE)))
    return found


def operations(said: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def answers(said: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every answer that is described: of which call, which status, with references followed."""
    for path, method, operation in operations(said):
        for status, answer in operation["responses"].items():
            yield f"{method} {path}", status, followed(said, answer)


def followed(said: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in part:
        return part
    found: Any = said
    for step in part["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)


def schemas(said: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from said["components"]["schemas"].items()


def test_http_methods(said: dict[str, Any]) -> None:
    """Only standard methods; what looks is safe, what adds is POST."""
    assert {method for _, method, _ in operations(said)} <= {"get", "post", "put", "delete"}


def test_naming_resources_and_naming_collections(said: dict[str, Any]) -> None:
    """Nouns; a collection is a plural, in which one has an id."""
    nouns = {part for path in said["paths"] for part in path.split("/")[1:] if part[0] != "{"}
    assert not {noun for noun in nouns if re.match(r"(get|haal|lever|maak|vraag|zoek)", noun)}
    for path in said["paths"]:
        if path.endswith("}"):
            assert path.rsplit("/", 1)[0] in said["paths"], path


def test_path_segments_are_lowercase_and_hyphenated(said: dict[str, Any]) -> None:
    segment = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*|\{[a-z][a-zA-Z0-9_]*\})")
    assert [
        path for path in said["paths"] if not re.fullmatch(f"(?:{segment.pattern})+", path)
    ] == []


def test_no_trailing_slash(said: dict[str, Any], bron: Partner) -> None:
    assert [path for path in said["paths"] if path.endswith("/")] == []
    assert is_problem(caller(bron).get(f"{URL}/"), 404)


def test_interface_language(said: dict[str, Any]) -> None:
    """Whoever reads it meets words of the interface, never those of the program behind it."""
    names = [operation["operationId"] for _, _, operation in operations(said)]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []
    assert [name for name in names if "api" in name or "woonzeker" in name] == []
    in_paths = {name for path in said["paths"] for name in re.findall(r"\{(.+?)\}", path)}
    assert in_paths == {"aanlevering", "signaal", "bericht"}


def test_hide_implementation_each_call_has_a_name_of_its_own(said: dict[str, Any]) -> None:
    names = Counter(operation["operationId"] for _, _, operation in operations(said))
    assert [name for name, count in names.items() if count > 1] == []
    tags = [tag["name"] for tag in said["tags"]]
    assert len(tags) == len(set(tags))


def test_what_stands_in_an_address_is_described_and_the_other_way_round(
    said: dict[str, Any],
) -> None:
    for path, _method, operation in operations(said):
        told = [each for each in operation.get("parameters", []) if each["in"] == "path"]
        assert {each["name"] for each in told} == set(re.findall(r"\{(.+?)\}", path)), path
        assert all(each["required"] for each in told), path


def test_every_part_of_the_description_is_a_schema_and_every_example_fits_it(
    said: dict[str, Any],
) -> None:
    root = {"$id": "urn:said", "components": said["components"]}
    for name, schema in schemas(said):
        Draft202012Validator.check_schema(schema)
        for example in [*schema.get("examples", []), *filter(None, [schema.get("example")])]:
            assert misfits(root, schema, example) == [], name
    for call, content in contents(said):
        if "example" in content:
            assert misfits(root, content["schema"], content["example"]) == [], call


def misfits(root: dict[str, Any], schema: dict[str, Any], example: Any) -> list[str]:
    found = Draft202012Validator({**root, **schema}, format_checker=FormatChecker())
    return [error.message for error in found.iter_errors(example)]


def contents(said: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that is sent or answered, of whichever kind of content."""
    for path, method, operation in operations(said):
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            yield f"{method} {path} {kind}", content
    for call, status, answer in answers(said):
        for kind, content in answer.get("content", {}).items():
            yield f"{call} {status} {kind}", content


def test_date_omit_time_portion(said: dict[str, Any]) -> None:
    """What is called a day is described as one; no moment goes without its zone."""
    for name, schema in schemas(said):
        for field, told in schema.get("properties", {}).items():
            if re.search(r"^(date|datum)$|_datum$", field):
                assert formats(told) == {"date"}, (name, field)
            assert not formats(told) & {"time", "date-time-local"}, (name, field)


def formats(told: dict[str, Any]) -> set[str]:
    parts = [told, *told.get("anyOf", [])]
    return {part["format"] for part in parts if "format" in part}


def test_query_keys_are_camel_case(said: dict[str, Any]) -> None:
    names = [
        each["name"] for _, _, operation in operations(said)
        for each in operation.get("parameters", []) if each["in"] == "query"
    ]  # fmt: skip
    assert [name for name in names if not re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name)] == []


def test_fields_are_written_one_way(said: dict[str, Any]) -> None:
    names = [name for _, schema in schemas(said) for name in schema.get("properties", {})]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_doc_openapi_and_publish_openapi(municipality: str) -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["openapi"].startswith("3.1")


def test_doc_openapi_contact(said: dict[str, Any]) -> None:
    assert set(said["info"]["contact"]) == {"name", "url", "email"}
    assert said["info"]["license"]["identifier"] == "EUPL-1.2"


def test_doc_language_is_dutch_and_nothing_goes_unexplained(said: dict[str, Any]) -> None:
    for path, method, operation in operations(said):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["operationId"].isidentifier(), path
        for each in operation.get("parameters", []):
            assert each.get("description"), (path, method, each)
    for name, schema in schemas(said):
        assert schema.get("description"), name


def test_answers_come_with_an_example(said: dict[str, Any]) -> None:
    for _call, status, answer in answers(said):
        for kind, content in answer.get("content", {}).items():
            if kind != "application/json" and not ERRORS.match(status):
                continue
            schema = followed(said, content["schema"])
            assert has_example(said, content, schema), (_call, status)


def has_example(said: dict[str, Any], content: dict[str, Any], schema: dict[str, Any]) -> bool:
    """An example of its own, or of each thing that a list in it holds."""
    if "example" in content or "examples" in schema:
        return True
    inner = [each.get("items", {}) for each in schema["properties"].values() if "items" in each]
    return any("examples" in followed(said, each) for each in inner if "$ref" in each)


def test_uri_version(said: dict[str, Any]) -> None:
    assert said["servers"][0]["url"] == f"{BASE}/api/v1"
    assert not any(re.search(r"/v\d", path) for path in said["paths"])


def test_semver_and_version_header(said: dict[str, Any], bron: Partner) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", said["info"]["version"])
    assert said["info"]["version"] == VERSION
    client = caller(bron)
    for path in (URL, "/api/v1/openapi.json", "/api/v1/niets", f"{URL}/1"):
        assert client.get(path)["API-Version"] == VERSION, path
    for call, status, answer in answers(said):
        assert "API-Version" in answer["headers"], (call, status)


def test_error_handling_problem_details(said: dict[str, Any]) -> None:
    """Every error is described, as application/problem+json with what the rule asks."""
    for call, status, answer in answers(said):
        if not ERRORS.match(status):
            continue
        assert set(answer["content"]) == {"application/problem+json"}, (call, status)
        schema = followed(said, answer["content"]["application/problem+json"]["schema"])
        assert {"type", "title", "status", "detail", "instance"} <= set(schema["properties"])


def test_error_handling_bad_request(said: dict[str, Any]) -> None:
    for _path, method, operation in operations(said):
        asked = {"400", "401", "403", "404", "406", "422", "429", "500"}
        asked |= {"409", "413", "415"} if method == "post" else set()
        assert asked <= set(operation["responses"])


@pytest.mark.parametrize("status", [401, 404, 405, 406, 415, 422])
def test_errors_are_what_was_described(bron: Partner, status: int) -> None:
    client, key = caller(bron), {"Idempotency-Key": "1"}
    made = {
        401: lambda: Client().get(URL),
        404: lambda: client.get(f"{URL}/00000000-0000-0000-0000-000000000000"),
        405: lambda: client.delete(URL),
        406: lambda: client.get(URL, headers={"Accept": "text/html"}),
        415: lambda: client.post(URL, b"", "text/plain", headers=key),
        422: lambda: client.post(URL, b"[]", "application/json", headers=key),
    }
    assert is_problem(made[status](), status)


def test_date_time_is_rfc_3339(said: dict[str, Any], bron: Partner) -> None:
    told = said["components"]["schemas"]["Aanlevering"]["properties"]["ontvangen_op"]
    assert told["format"] == "date-time"
    text = send(caller(bron), lines(1, 1)).json()["ontvangen_op"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text)


def test_no_sensitive_data_in_an_address(said: dict[str, Any]) -> None:
    """An address has ids without meaning, a day and the size of a part: nobody stands in it."""
    named = {
        each["name"] for _, _, operation in operations(said)
        for each in operation.get("parameters", []) if each["in"] in {"query", "path"}
    }  # fmt: skip
    told = {"naam", "achternaam", "bsn", "postcode", "huisnummer", "adres", "geboortedatum",
            "email", "telefoon", "klantnummer", "token", "sleutel"}  # fmt: skip
    assert not named & told


def test_transport_security(said: dict[str, Any], municipality: str) -> None:
    """Only https is described; in the open a program is refused and not sent on."""
    assert said["servers"][0]["url"].startswith("https://")
    flow = said["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"].startswith("https://")
    with override_settings(SECURE_SSL_REDIRECT=True):
        assert is_problem(Client().get(URL), 403)
    with override_settings(SECURE_HSTS_SECONDS=31_536_000):
        answer = Client().get(URL, secure=True)
    assert "max-age=31536000" in answer["Strict-Transport-Security"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_statelessness(bron: Partner) -> None:
    """No cookie is given, and none counts."""
    client = caller(bron)
    client.get(URL)
    assert not client.cookies


def test_every_call_says_what_gives_access(said: dict[str, Any]) -> None:
    schemes = said["components"]["securitySchemes"]
    assert schemes["oauth2"]["type"] == "oauth2"
    for path, _method, operation in operations(said):
        assert {"oauth2": []} in operation["security"], path


def test_every_post_says_that_it_is_done_once(said: dict[str, Any]) -> None:
    for path, method, operation in operations(said):
        names = [each["name"] for each in operation.get("parameters", [])]
        assert ("Idempotency-Key" in names) == (method == "post"), path


def test_the_document_is_the_same_for_every_municipality(municipality: str) -> None:
    assert CODE not in json.dumps(described(BASE)["paths"])


@pytest.mark.skipif(
    not shutil.which("node") or not (LINTER / "ruleset.yml").exists(),
    reason="de linter van de API-regels staat niet op deze machine (docs/howto/koppelen.md)",
)
def test_the_official_linter_finds_no_error(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(described(BASE)), encoding="utf-8")
    spectral = LINTER / "node_modules" / ".bin" / "spectral"
    command = [
        str(spectral), "lint", "--fail-severity", "error", "-r", str(LINTER / "ruleset.yml"),
        str(file),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
