# SPDX-License-Identifier: EUPL-1.2
"""What the program is made of, whose it is and how to report a weak spot: said and true."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from woonzeker.cli import sbom

ROOT = Path(__file__).resolve().parents[2]
#: keys that publiccode.yml 0.5 knows at the top, and those that must be there
KNOWN = {
    "publiccodeYmlVersion", "name", "applicationSuite", "url", "landingURL", "isBasedOn",
    "softwareVersion", "releaseDate", "logo", "platforms", "categories", "organisation", "usedBy",
    "fundedBy", "roadmap", "developmentStatus", "softwareType", "intendedAudience", "description",
    "legal", "maintenance", "localisation", "dependsOn", "inputTypes", "outputTypes",
    "monochromeLogo",
}  # fmt: skip
NEEDED = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType",
    "description", "legal", "maintenance", "localisation",
}  # fmt: skip
#: licences that can be used together with the EUPL in this way
FINE = re.compile(
    r"(0BSD|MIT|MIT-0|MIT-CMU|BSD.*|Apache-2\.0|PSF-2\.0|MPL-2\.0|LGPL-.*|OFL-1\.1|EUPL-1\.2|Zlib"
    r"|CC0-1\.0)"
)


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(sbom.bill())
    return loaded


def test_the_bill_in_docs_is_current() -> None:
    kept = (ROOT / "docs" / sbom.BILL).read_text(encoding="utf-8")
    assert kept == sbom.bill(), "run ./run sbom"
    assert (ROOT / "docs" / sbom.PAGE).read_text(encoding="utf-8") == sbom.page()


def test_the_bill_keeps_to_the_standard() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom.bill()) is None


def test_the_bill_says_no_moment_machine_or_host() -> None:
    text = sbom.bill() + sbom.page()
    assert not re.search(r"timestamp|https?://|/home/|/tmp/|\.venv|hosted", text)


def test_every_package_the_program_asks_for_is_in_the_bill(bill: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[\[<>=~! ]", each)[0].lower() for each in project["dependencies"]}
    listed = {each["name"].lower() for each in bill["components"]}
    assert asked <= listed
    assert not listed & {"pytest", "mypy", "playwright", "splink", "hypothesis"}


def test_every_need_is_itself_in_the_bill(bill: dict[str, Any]) -> None:
    known = {each["bom-ref"] for each in bill["components"]}
    needed = {ref for each in bill["dependencies"] for ref in each["dependsOn"]}
    assert needed <= known


def test_every_part_says_a_licence_that_fits_ours() -> None:
    odd = [
        (part.name, part.licence)
        for part in sbom.parts()
        for each in re.split(r" (?:AND|OR|WITH) ", part.licence.strip("()"))
        if not FINE.match(each)
    ]
    assert odd == []


def test_every_file_says_whose_it_is() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "reuse", "--root", ROOT, "lint"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_texts_of_licences_are_those_that_were_given() -> None:
    static = ROOT / "src/woonzeker/ui/static/ui"
    for name, given in {
        "EUPL-1.2": ROOT / "LICENSE",
        "0BSD": static / "htmx/LICENSE",
        "OFL-1.1": static / "fonts/OFL.txt",
        "MPL-2.0": ROOT / "tests/journeys/axe/LICENSE",
    }.items():
        assert (ROOT / f"LICENSES/{name}.txt").read_bytes() == given.read_bytes()


def test_the_description_has_the_keys_of_its_standard(described: dict[str, Any]) -> None:
    assert set(described) <= KNOWN
    assert set(described) >= NEEDED
    assert described["publiccodeYmlVersion"] == "0.5"


def test_the_description_has_values_that_its_standard_knows(described: dict[str, Any]) -> None:
    assert described["developmentStatus"] in {
        "concept", "development", "beta", "stable", "obsolete",
    }  # fmt: skip
    assert described["softwareType"] == "standalone/web"
    assert re.fullmatch(r"https://\S+", described["url"])
    assert described["legal"]["license"] == "EUPL-1.2"
    assert set(described["localisation"]) == {"localisationReady", "availableLanguages"}
    assert described["maintenance"]["type"] == "community"
    assert all(each["name"] for each in described["maintenance"]["contacts"])
    assert date.fromisoformat(described["releaseDate"])


def test_the_description_says_enough_and_not_too_much(described: dict[str, Any]) -> None:
    words = described["description"]["nl"]
    assert len(words["shortDescription"]) <= 150
    assert 150 <= len(words["longDescription"]) <= 10_000
    assert words["features"]
    assert all(len(each) <= 100 for each in words["features"])


def test_the_description_names_this_release(described: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert described["softwareVersion"] == project["version"]
    assert described["legal"]["license"] == project["license"]


@pytest.mark.parametrize(
    "said",
    ["/.well-known/security.txt", "2 werkdagen", "geen aangifte", "Welke versies", "In English",
     "good-faith", "72 uur"],
)  # fmt: skip
def test_how_to_report_a_weak_spot_is_said(said: str) -> None:
    assert said in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
