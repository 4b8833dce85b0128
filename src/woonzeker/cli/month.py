# SPDX-License-Identifier: EUPL-1.2
"""`./run month FOLDER …`: one month from the partners' files to the work list, without a browser.

It works in a database of its own that is dropped afterwards, or kept under a name with `--keep`.
"""

from __future__ import annotations

import importlib
import os
import re
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import django

from woonzeker.cli.words import WrongWords, a_code, a_day, a_file, a_folder, split
from woonzeker.errors import Misconfigured
from woonzeker.settings import databases

OPTIONS = {"--register": True, "--municipality": True, "--on": True, "--out": True, "--keep": True}
NEEDED = {"--register": "BESTAND", "--municipality": "CODE", "--on": "DATUM", "--out": "MAP"}
TYPES = ("huur", "energie", "warmte", "water", "zorg", "cak", "hypotheek", "belasting", "overige")
NAME = re.compile(r"(?P<sector>[a-z]+)-(?P<partner>[^/]+)\.(?P<kind>[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file of a month: who it is from and where it lies."""

    sector: str
    partner: str
    path: Path


@dataclass(frozen=True, slots=True)
class Order:
    """What the command is asked: the month's files, the register, where and when."""

    files: tuple[Delivered, ...]
    register: Path
    municipality: str
    on: date
    out: Path
    keep: str


def run(words: Sequence[str]) -> int:
    """Take in the month and write what came of it; exit 2 with a sentence on wrong words."""
    order = read_order(words)
    with database(order.keep):
        django.setup()
        work = importlib.import_module("woonzeker.cli.month_work")
        work.take_in(order)
    return 0


def read_order(words: Sequence[str]) -> Order:
    """Understand the words; raises WrongWords before anything is made or written."""
    plain, given = split(words, options=OPTIONS, most=1)
    if not plain:
        asked = " ".join(f"{name} {value}" for name, value in NEEDED.items())
        raise WrongWords(
            f"Zeg in welke map de bestanden van de maand staan: ./run month MAP {asked}"
        )
    if missing := [f"{name} {value}" for name, value in NEEDED.items() if name not in given]:
        raise WrongWords(f"Dit ontbreekt nog: {', '.join(missing)}.")
    keep = given.get("--keep", "")
    if "--keep" in given and not re.fullmatch(r"[a-z][a-z0-9_]{0,30}", keep):
        raise WrongWords("--keep moet een naam zijn van kleine letters, cijfers en _ .")
    out = Path(given["--out"])
    if out.exists() and not out.is_dir():
        raise WrongWords(f"--out: '{out}' is geen map.")
    return Order(
        files=tuple(files_of(a_folder("MAP", plain[0]))),
        register=a_file("--register", given["--register"]),
        municipality=a_code("--municipality", given["--municipality"]),
        on=a_day("--on", given["--on"]),
        out=out,
        keep=keep,
    )


def files_of(folder: Path) -> Iterator[Delivered]:
    """The files of the month by name; raises WrongWords for a name that says not who sent it."""
    paths = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    if not paths:
        raise WrongWords(f"In de map '{folder}' staat geen enkel bestand.")
    for path in paths:
        found = NAME.fullmatch(path.name)
        if found is None or found["sector"] not in TYPES:
            raise WrongWords(
                f"Het bestand '{path.name}' moet <type>-<partner>.<ext> heten, "
                f"met als type een van: {', '.join(TYPES)}."
            )
        yield Delivered(found["sector"], found["partner"], path)


@contextmanager
def database(keep: str) -> Iterator[None]:
    """A database for this month alone, or the one kept under a name; sets DATABASE_URL to it."""
    owner, app = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_URL")
    if not owner or not app:
        raise Misconfigured(
            "De maand werkt in een eigen database: daarvoor is naast DATABASE_URL ook "
            "DATABASE_OWNER_URL nodig."
        )
    name = f"woonzeker_maand_{keep or secrets.token_hex(4)}"
    with ExitStack() as stack:
        if not keep:
            stack.callback(databases.drop, owner, name)
        if not databases.exists(owner, name):
            databases.create(owner, name, template=databases.template(owner, app))
        elif keep:
            databases.migrate(
                databases.with_database(owner, name), databases.with_database(app, name)
            )
        os.environ["DATABASE_URL"] = databases.with_database(app, name)
        yield
        if keep:
            print(f"De gegevens blijven staan onder de naam '{keep}'.", file=sys.stderr)
