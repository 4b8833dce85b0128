# SPDX-License-Identifier: EUPL-1.2
"""`./run sbom`: what the program is made of, for machines (CycloneDX 1.6) and for people.

Read from the locked list of versions: what is installed to use the program, on Linux, with any
Python that it supports; tools for developers are no part of it. The licence of each part is the
one that its own metadata states. The same lock always gives the same bytes. `--check` compares.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker

from woonzeker.cli.words import split

ROOT = Path(__file__).resolve().parents[3]
BILL, PAGE = "sbom.cdx.json", "licenties.md"
_NAME = "woonzeker"
#: Python versions for which the program can be installed
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_LINUX = {
    "sys_platform": "linux", "os_name": "posix", "platform_system": "Linux", "extra": "",
    "platform_python_implementation": "CPython", "implementation_name": "cpython",
    "platform_machine": "x86_64",
}  # fmt: skip
#: older metadata names a licence in words; only words that mean one licence are translated
_SPDX = re.compile(r"[A-Za-z0-9.+-]{2,30}(?: (?:AND|OR) [A-Za-z0-9.+-]{2,30})*")
_IN_WORDS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
}
#: files of others that travel with the pages: name, version, licence, what it is for
CARRIED = (
    ("htmx.org", "2.0.11", "0BSD", "kleine verversingen van een pagina"),
    ("@utrecht/component-library-css", "", "EUPL-1.2", "vormgeving van NL Design System"),
    (
        "@fontsource/atkinson-hyperlegible-next",
        "5.3.0",
        "OFL-1.1",
        "lettertype van de pagina's en het papier",
    ),
    (
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        "OFL-1.1",
        "lettertype van brieven: Cyrillisch en zeldzame tekens",
    ),
    (
        "@fontsource/noto-sans-arabic",
        "5.3.0",
        "OFL-1.1",
        "lettertype van brieven: Arabisch",
    ),
    (
        "@fontsource/noto-sans-ethiopic",
        "5.3.0",
        "OFL-1.1",
        "lettertype van brieven: Tigrinya",
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part: a package with its version, its licence and the parts that it needs."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The name that all tools know it by."""
        return f"pkg:pypi/{self.name}@{self.version}"


def run(words: Sequence[str]) -> int:
    """Write both documents; with --check exit 1 when one is not current."""
    _, given = split(words, options={"--check": False})
    made = {BILL: bill(), PAGE: page()}
    old = [name for name, text in made.items() if _kept(name) != text]
    for name in old:
        if "--check" in given:
            print(f"docs/{name} is niet bij: draai './run sbom'.", file=sys.stderr)
        else:
            (ROOT / "docs" / name).write_text(made[name], encoding="utf-8")
            print(f"docs/{name} is opnieuw geschreven.")
    if not old:
        print("De lijst van onderdelen is bij.")
    return int(bool(old) and "--check" in given)


def parts() -> list[Part]:
    """Everything that is installed with the program, by name and version."""
    with (ROOT / "uv.lock").open("rb") as file:
        locked: dict[str, list[dict[str, Any]]] = {}
        for package in tomllib.load(file)["package"]:
            locked.setdefault(package["name"], []).append(package)
    found: dict[tuple[str, str], set[str]] = {}
    _follow(_NAME, (), locked, found)
    found.pop((_NAME, locked[_NAME][0]["version"]))
    return [
        Part(name, version, licence_of(name), tuple(sorted(needs)))
        for (name, version), needs in sorted(found.items())
    ]


def _follow(
    name: str,
    extras: Sequence[str],
    locked: dict[str, list[dict[str, Any]]],
    found: dict[tuple[str, str], set[str]],
) -> None:
    for package in locked[name]:
        needed = list(_needed(package, extras))
        known = found.get((name, package["version"]))
        fresh = {each["name"] for each in needed}
        if known is not None and known >= fresh:
            continue
        found[(name, package["version"])] = (known or set()) | fresh
        for each in needed:
            _follow(each["name"], tuple(each.get("extra", ())), locked, found)


def _needed(package: dict[str, Any], extras: Sequence[str]) -> Iterator[dict[str, Any]]:
    more = package.get("optional-dependencies", {})
    for each in [*package.get("dependencies", ()), *(d for e in extras for d in more.get(e, ()))]:
        if _holds(each.get("marker", "")):
            yield each


def _holds(marker: str) -> bool:
    if not marker:
        return True
    return any(
        Marker(marker).evaluate(
            {**_LINUX, "python_version": python, "python_full_version": f"{python}.0"}
        )
        for python in _PYTHONS
    )


def licence_of(name: str) -> str:
    """What the package says of its own licence: an SPDX expression, or words; never guessed."""
    try:
        said = metadata.metadata(name).json
    except metadata.PackageNotFoundError:
        return "NOASSERTION"
    if expression := said.get("license_expression"):
        return str(expression)
    short = str(said.get("license") or "")
    if short == "MIT" or (_SPDX.fullmatch(short) and re.search(r"\d", short)):
        return short
    words = [
        str(each).rpartition(" :: ")[2]
        for each in said.get("classifier") or ()
        if str(each).startswith("License :: ")
    ]
    return _IN_WORDS.get(words[0], words[0]) if words else "NOASSERTION"


def bill() -> str:
    """The bill of materials as CycloneDX 1.6, without a moment or a place."""
    every = parts()
    by_name: dict[str, list[str]] = {}
    for part in every:
        by_name.setdefault(part.name, []).append(part.purl)
    version = metadata.version(_NAME)
    root = f"pkg:pypi/{_NAME}@{version}"
    components = [_component(part) for part in every] + [_carried(each) for each in CARRIED]
    body: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": _NAME,
                "version": version,
                "licenses": [{"expression": "EUPL-1.2"}],
                "purl": root,
            }
        },
        "components": components,
        "dependencies": [
            {"ref": root, "dependsOn": sorted(each["bom-ref"] for each in components)},
            *(
                {"ref": part.purl, "dependsOn": sorted({u for n in part.needs for u in by_name[n]})}
                for part in every
            ),
        ],
    }
    text = json.dumps(body, sort_keys=True)
    body["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, text)}"
    return json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": _licences(part.licence),
    }


def _carried(each: tuple[str, str, str, str]) -> dict[str, Any]:
    name, version, licence, says = each
    made = {
        "type": "library", "bom-ref": f"carried:{name}", "name": name, "description": says,
        "licenses": _licences(licence),
    }  # fmt: skip
    return made | ({"version": version} if version else {})


def _licences(said: str) -> list[dict[str, Any]]:
    if said == "NOASSERTION":
        return []
    if " License" in said:
        return [{"license": {"name": said}}]
    return [{"expression": said}]


def page() -> str:
    """The list for people: each part, its version and its licence."""
    lines = [
        "# Onderdelen en hun licenties",
        "",
        "Dit document wordt gemaakt uit de vastgelegde lijst van versies (`uv.lock`); draai "
        "`./run sbom`. Voor machines staat hetzelfde in `sbom.cdx.json` (CycloneDX 1.6).",
        "woonzeker zelf valt onder de EUPL-1.2.",
        "",
        "| onderdeel | versie | licentie |",
        "|---|---|---|",
        *(f"| {part.name} | {part.version} | {_said(part.licence)} |" for part in parts()),
        "",
        "## Wat met de pagina's meereist",
        "",
        "| onderdeel | licentie | waarvoor |",
        "|---|---|---|",
        *(f"| {name} | {licence} | {says} |" for name, _version, licence, says in CARRIED),
    ]
    return "\n".join(lines) + "\n"


def _said(licence: str) -> str:
    return "niet opgegeven" if licence == "NOASSERTION" else licence


def _kept(name: str) -> str:
    file = ROOT / "docs" / name
    return file.read_text(encoding="utf-8") if file.exists() else ""
