# SPDX-License-Identifier: EUPL-1.2
"""`./run docs`: writes the documents that are made from the program; `--check` only compares."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import woonzeker
from woonzeker import law, process
from woonzeker.access.actions import REGISTER, Registered
from woonzeker.access.matrix import DATA_NAMES, GRANTS, RELATION_NAMES, DataClass, Grant, Sight
from woonzeker.access.policy import ROLE_NAMES, MayIf
from woonzeker.cli.processing_register import processing_register
from woonzeker.cli.words import split
from woonzeker.settings.environment import SETTINGS, Setting

ROOT = Path(__file__).resolve().parents[3]
#: modules that hold no acts and do something when they are loaded
_APART = {"__main__", "migrations", "wsgi"}
_SIGHTS = {
    Sight.NONE: "–",
    Sight.COUNT: "g",
    Sight.FLAG: "j",
    Sight.MASKED: "m",
    Sight.LIMITED: "l",
    Sight.FULL: "r",
}
KINDS = {"user": "gebruiker", "partner": "partner", "resident": "inwoner", "system": "het systeem"}


def run(words: Sequence[str]) -> int:
    """Write what changed; with --check exit 1 when a document is not current."""
    _, given = split(words, options={"--check": False})
    old = stale()
    if "--check" in given:
        for name in old:
            print(f"docs/{name} is niet bij: draai './run docs'.", file=sys.stderr)
        return int(bool(old))
    for name in old:
        (ROOT / "docs" / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/{name} is opnieuw geschreven.")
    if not old:
        print("Alle gemaakte documenten zijn bij.")
    return 0


def stale() -> list[str]:
    """The documents that differ from what the program would write now."""
    return [name for name, make in PAGES.items() if _kept(ROOT / "docs" / name) != make()]


def _kept(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.exists() else ""


def permissions() -> str:
    """The matrix, and every act of the program: who may do it and on which ground, by room."""
    load_every_act()
    lines = [
        "# Wie mag wat",
        "",
        "Dit document wordt gemaakt uit de matrix en het register van handelingen "
        "(`woonzeker/access`); wijzig het daar en draai `./run docs`.",
        "",
        *_matrix(),
        "",
        "## Handelingen",
        "",
        "Een handeling die hier niet staat, bestaat niet. Het systeem zelf mag alles wat zijn "
        "eigen code vraagt.",
        "Elke handeling, ook een geweigerde, laat een regel achter in het logboek van handelingen.",
        "Bij 'ziet' en 'schrijft' beslist de matrix: in welke relatie tot de zaak, en hoeveel.",
    ]
    for room in sorted({code.partition(".")[0] for code in _codes()}):
        lines += ["", f"### {room}", "", "| handeling | soort | wie | grond |", "|---|---|---|---|"]
        lines += [_row(REGISTER[code]) for code in _codes() if code.startswith(f"{room}.")]
    return "\n".join(lines) + "\n"


def _matrix() -> Iterator[str]:
    """The permission matrix: for each role and relation what it sees of each class of data."""
    yield "## De matrix"
    yield ""
    yield (
        "Wie niet in een cel staat, ziet niets: er is geen rol die alles ziet, geen beheerder met "
        "een achterdeur en geen schakelaar die dit uitzet. **r** geheel, **l** beperkt (zie de "
        "toelichting), **m** afgeschermd (voorletters, de deur, drie cijfers), **j** alleen ja of "
        "nee, **g** alleen aantallen, **w** mag het ook schrijven."
    )
    yield ""
    yield from (f"- **{data.value}** {DATA_NAMES[data]}" for data in DataClass)
    yield ""
    yield f"| rol | relatie | {' | '.join(data.value for data in DataClass)} | toelichting |"
    yield "|---|---|" + "---|" * (len(DataClass) + 1)
    for role, relation in dict.fromkeys((role, relation) for role, _data, relation in GRANTS):
        cells = [GRANTS.get((role, data, relation)) for data in DataClass]
        says = next((grant.says for grant in cells if grant and grant.says), "")
        shown = " | ".join(_cell(grant) for grant in cells)
        yield f"| {ROLE_NAMES[role]} | {RELATION_NAMES[relation]} | {shown} | {says} |"


def _cell(grant: Grant | None) -> str:
    if grant is None:
        return "–"
    return _SIGHTS[grant.sight] + ("w" if grant.write else "")


def load_every_act() -> None:
    """Import every module of the program, so that the register is whole."""
    for module in pkgutil.walk_packages(woonzeker.__path__, "woonzeker."):
        if not _APART & set(module.name.split(".")):
            importlib.import_module(module.name)


def _codes() -> list[str]:
    return sorted(code for code in REGISTER if not code.startswith("tests."))


def _row(act: Registered) -> str:
    kind = "doen" if act.kind == "action" else "inzien"
    return f"| `{act.code}` | {kind} | {', '.join(_who(act.may_if))} | {act.basis or '–'} |"


def _who(may_if: MayIf) -> Iterator[str]:
    named = [name for role, name in ROLE_NAMES.items() if role.value in may_if.roles]
    yield from named
    yield from (KINDS[kind] for kind in sorted(may_if.kinds))
    if data := sorted(may_if.data):
        yield f"wie {', '.join(data)} ziet ({_SIGHTS[may_if.least]} of meer)"
    if written := sorted(may_if.written):
        yield f"wie {', '.join(written)} schrijft"
    if may_if.near:
        near = [name for relation, name in RELATION_NAMES.items() if relation in may_if.near]
        yield f"alleen bij: {' of '.join(near)}"
    if not (named or may_if.kinds or may_if.data or may_if.written):
        yield KINDS["system"]


def settings() -> str:
    """The one table of settings."""
    lines = [
        "# Instellingen",
        "",
        "Dit document wordt gemaakt uit `woonzeker/settings/environment.py`; wijzig het daar en "
        "draai `./run docs`.",
        "",
        "Instellingen staan in de omgeving van het proces. Een onbekende naam die met `WOONZEKER_` "
        "begint, een ontbrekende of een onmogelijke waarde houdt het programma tegen, met één "
        "regel per fout. `./run check-settings` zegt vooraf of alles klopt.",
        "",
        "| naam | waarvoor | zonder opgave | voorbeeld |",
        "|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_setting(setting) for setting in SETTINGS)]) + "\n"


def _setting(setting: Setting) -> str:
    absent = "**verplicht**" if setting.default is None else f"`{setting.default}`"
    example = f"`{setting.example}`" if setting.example else ""
    return f"| `{setting.name}` | {setting.says} | {absent.replace('``', '–')} | {example} |"


PAGES: dict[str, Callable[[], str]] = {
    "process.md": process.document,
    "law.md": law.document,
    "permissions.md": permissions,
    "settings.md": settings,
    "verwerkingen.md": processing_register,
}
