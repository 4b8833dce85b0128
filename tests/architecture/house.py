# SPDX-License-Identifier: EUPL-1.2
"""What may stand in the house: each check reads a tree and gives a sentence for each breach."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
#: upstream first; what stands in one line may not know each other
ORDER = (
    "errors", "settings", "law", "process", "connections", "ui", "access", "accounts",
    "organisations", "landlords", "intake", "matching", "cases", "planning", "outreach", "help",
    "legal", "housing", "feedback", "monitoring", "privacy", "retention", "resident",
    "web", "api",
    "pipeline", "demo", "cli",
)  # fmt: skip
PURE = (
    "law",
    "process",
    "intake/rules",
    "intake/formats",
    "matching/rules",
    "matching/linkage",
    "cases/rules",
    "planning/rules",
    "planning/priority",
    "planning/routes",
    "planning/places",
    "outreach/rules",
    "outreach/letters",
    "outreach/ladder",
    "outreach/checking",
    "organisations/rules",
    "landlords/rules",
    "legal/rules",
    "housing/rules",
    "feedback/rules",
    "monitoring/rules",
    "monitoring/ddas",
    "api/rules",
    "web/rules",
    "access/policy",
    "access/matrix",
    "access/roles",
    "access/veil",
    "access/masks",
    "privacy/rules",
    "retention/rules",
    "accounts/rules",
    "access/actors",
)
BANNED = {"utils", "helpers", "common", "misc", "managers", "signals"}
CODE = ("src", "tests", "benchmarks")
MODULE_LINES = 400
FUNCTION_LINES = 40
#: kinds of files that can carry a comment, and so a licence line
MARKED = {
    ".py", ".html", ".css", ".js", ".yaml", ".yml", ".sh", ".sql", ".toml", ".typ", ".svg",
    ".conf", ".service", ".po",
}  # fmt: skip
MARKED_NAMES = {"run", ".ci/run", ".importlinter", "deploy/Containerfile"}
LICENCE_LINE = "SPDX-License-Identifier: EUPL-1.2"
#: files of others, kept as they came with their own licence beside them
VENDORED = (
    "src/woonzeker/ui/static/ui/fonts/",
    "src/woonzeker/outreach/letters/fonts/",
    "src/woonzeker/ui/static/ui/htmx/",
    "src/woonzeker/ui/static/ui/nldesign/",
    "tests/journeys/axe/",
    "tests/journeys/axe/",
)
#: words that say something of how or where it was made; written in pieces, so that this line is
#: not itself a breach
MACHINE = tuple(
    "".join(pieces)
    for pieces in (
        ("/wo", "rk/"),
        (r"\.\./sha", r"red\b"),
        (r"/ro", r"ot/"),
        (r"\bis", r"sue #?\d"),
        (r"\bmile", r"stone \d"),
        (r"\bcl", r"aude\b"),
        (r"\banthro", r"pic\b"),
        (r"\bchat", r"gpt\b"),
        (r"\bco", r"pilot\b"),
        (r"\blanguage mo", r"del\b"),
        (r"\bas an a", r"i\b"),
        (r"pyth", r"onhosted"),
        (r"pypi\.o", r"rg"),
        (r"registry\.n", r"pmjs"),
        (r"deb\.deb", r"ian\.org"),
    )
)
NO_CLOCK = {"today", "now", "utcnow"}
NO_IMPORT = {"random", "time", "socket", "urllib", "threading"}
#: reading files with limits is the very work of these; they touch nothing else
MAY_RUN = ("intake/formats",)
#: the ways to write: each checks the permission, is one transaction and leaves a line
ACTS = ("action", "look", "desk_action", "desk_look", "act_of_ones_own")
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
READERS = ("views", "api", "forms", "schemas", "tasks", "selectors", "templatetags", "context")


def sources(root: Path, *folders: str) -> Iterator[tuple[str, Path]]:
    """Every Python file under the folders, with its path from the root."""
    for folder in folders or CODE:
        for path in sorted((root / folder).rglob("*.py")):
            yield path.relative_to(root).as_posix(), path


def tree_of(path: Path) -> ast.Module:
    """A module as a tree, to look at and not to change."""
    return _parsed(path.read_text(encoding="utf-8"))


@cache
def _parsed(text: str) -> ast.Module:
    """Parsed once, however many checks and copies of the house read it."""
    return ast.parse(text)


Node = TypeVar("Node", bound=ast.AST)


def nodes_of(path: Path, *kinds: type[Node]) -> Iterator[Node]:
    """The nodes of these kinds in a module."""
    by_kind = _by_kind(path.read_text(encoding="utf-8"))
    for kind in kinds:
        yield from by_kind.get(kind, ())  # type: ignore[misc]  # kept under its own kind


@cache
def _by_kind(text: str) -> dict[type[ast.AST], list[ast.AST]]:
    """Walked once too: walking takes longer than parsing."""
    found: dict[type[ast.AST], list[ast.AST]] = {}
    for node in ast.walk(_parsed(text)):
        found.setdefault(type(node), []).append(node)
    return found


def _room_files(root: Path) -> Iterator[tuple[str, str, Path]]:
    """Room, path inside the package and file of every module of the program."""
    package = root / "src" / "woonzeker"
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).as_posix()
        yield inside.partition("/")[0].removesuffix(".py"), inside, path


def contracts(root: Path) -> list[str]:
    """The contracts of .importlinter that do not hold in this tree."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = re.findall(r"^(.+) BROKEN$", done.stdout, re.MULTILINE)
    return broken or ([] if done.returncode == 0 else [done.stdout + done.stderr])


def names(root: Path) -> list[str]:
    """Files and folders with a name that says nothing."""
    return [
        f"{path}: zegt niet wat erin staat"
        for path, _ in sources(root)
        if BANNED & {part.removesuffix(".py").lstrip("_") for part in path.split("/")}
    ]


def local_imports(root: Path) -> list[str]:
    """Imports inside a function."""
    return [
        f"{path}:{late.lineno}: import in een functie"
        for path, file in sources(root)
        for late in _late_imports(file)
    ]


def _late_imports(file: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that stand on a line of a function, whatever else they stand in."""
    functions = [*nodes_of(file, ast.FunctionDef, ast.AsyncFunctionDef)]
    inside = {line for each in functions for line in range(each.lineno, (each.end_lineno or 0) + 1)}
    yield from (e for e in nodes_of(file, ast.Import, ast.ImportFrom) if e.lineno in inside)


def sizes(root: Path) -> list[str]:
    """Modules and functions that are too long to read in one go."""
    found = []
    for path, file in sources(root):
        text = file.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > MODULE_LINES and "/migrations/" not in path:
            found.append(f"{path}: {lines} regels")
        for node in nodes_of(file, ast.FunctionDef, ast.AsyncFunctionDef):
            if (long := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES:
                found.append(f"{path}:{node.lineno}: {node.name} heeft {long} regels")
    return found


def licence_lines(root: Path, paths: list[str]) -> list[str]:
    """Files that do not say in their first lines under which licence they come."""
    found = []
    for path in paths:
        if path.startswith(VENDORED) or path in {"uv.lock", "LICENSE"}:
            continue
        marked = Path(path).suffix in MARKED or path in MARKED_NAMES
        if marked and not _has_line(root / path):
            found.append(f"{path}: zonder licentieregel")
    return found


def _has_line(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    return LICENCE_LINE in "\n".join(text.splitlines()[:3])


def machine_words(root: Path, paths: list[str]) -> list[str]:
    """Lines that speak of something else than the program itself."""
    pattern = re.compile("|".join(MACHINE), re.IGNORECASE)
    found = []
    for path in paths:
        if path.startswith(VENDORED) or path in {"uv.lock", "LICENSE"}:
            continue
        for number, line in enumerate(_lines(root / path), 1):
            if hit := pattern.search(line):
                found.append(f"{path}:{number}: {hit.group()!r}")
    return found


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def impure(root: Path) -> list[str]:
    """Rules that ask a clock, draw lots or reach outside."""
    found = []
    for _room, inside, file in _room_files(root):
        if not inside.removesuffix(".py").startswith(PURE):
            continue
        for node in nodes_of(file, ast.Call, ast.Import, ast.ImportFrom, ast.Attribute):
            if said := _reaches_out(node, free=inside.startswith(MAY_RUN)):
                found.append(f"{inside}:{node.lineno}: {said}")
    return found


def _reaches_out(node: ast.AST, *, free: bool) -> str:
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in NO_CLOCK:
            return f"vraagt de klok ({name})"
        case ast.Import(names=aliases) if not free:
            taken = {alias.name.partition(".")[0] for alias in aliases} & NO_IMPORT
            return f"gebruikt {taken.pop()}" if taken else ""
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in NO_IMPORT:
            return "" if free else f"gebruikt {module}"
        case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv"):
            return "leest de omgeving"
    return ""


def public_functions(root: Path, floor: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The public functions of a floor, by 'room.function'.

    Of a package only what its door (`__init__`) offers is public.
    """
    for room in sorted((root / "src" / "woonzeker").iterdir()):
        module, package = room / f"{floor}.py", room / floor
        if module.exists():
            functions = _functions(module)
        elif (package / "__init__.py").exists():
            offered = _offered(package / "__init__.py")
            functions = [
                function
                for file in sorted(package.glob("*.py"))
                for function in _functions(file)
                if function.name in offered or file.name == "__init__.py"
            ]
        else:
            continue
        yield from ((f"{room.name}.{f.name}", f) for f in functions if f.name[0] != "_")


def _functions(file: Path) -> list[ast.FunctionDef]:
    return [node for node in tree_of(file).body if isinstance(node, ast.FunctionDef)]


def _offered(door: Path) -> set[str]:
    return {
        alias.asname or alias.name
        for node in tree_of(door).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def unwalled_services(root: Path, excepted: set[str]) -> list[str]:
    """Public functions of services that are no action, or take no actor by keyword."""
    found = []
    for name, function in public_functions(root, "services"):
        if name in excepted:
            continue
        if not _decorated(function, *ACTS):
            found.append(f"{name}: schrijft zonder @action")
        elif not keyword_only_actor(function):
            found.append(f"{name}: neemt geen actor als sleutelwoord")
    return found


def _decorated(function: ast.FunctionDef, *wanted: str) -> bool:
    return any(
        isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id in wanted
        for each in function.decorator_list
    )


def keyword_only_actor(function: ast.FunctionDef) -> bool:
    """Whether a function takes its actor, and everything else, by keyword."""
    positional = [*function.args.posonlyargs, *function.args.args]
    return not positional and "actor" in {each.arg for each in function.args.kwonlyargs}


def actorless_selectors(root: Path, excepted: set[str]) -> list[str]:
    """Public functions of selectors that do not know who looks."""
    found = []
    for name, function in public_functions(root, "selectors"):
        every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        if name not in excepted and "actor" not in {each.arg for each in every}:
            found.append(f"{name}: weet niet wie er kijkt")
    return found


def back_doors(root: Path) -> list[str]:
    """Imports of what lies behind the door of a package of another room."""
    pattern = re.compile(r"woonzeker\.(\w+)\.(services|selectors)\.(\w+)")
    found = []
    for room, inside, file in _room_files(root):
        for node in nodes_of(file, ast.ImportFrom):
            if not (hit := pattern.match(node.module or "")):
                continue
            if hit[1] != room:
                found.append(f"{room}: {inside}:{node.lineno} gaat achter de deur van {hit[0]}")
    return found


def stray_writes(root: Path) -> list[str]:
    """Writes to tables outside services."""
    found = []
    for _room, inside, file in _room_files(root):
        floor = inside.split("/")[1].removesuffix(".py") if "/" in inside else ""
        if floor not in READERS:
            continue
        for node in nodes_of(file, ast.Call):
            if _writes(node):
                found.append(f"{inside}:{node.lineno}: schrijft buiten services")
    return found


def _writes(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = ast.unparse(call.func.value)
    if call.func.attr in WRITES:
        return "objects" in receiver
    if call.func.attr in {"save", "delete"}:
        return "session" not in receiver and not call.args
    return call.func.attr == "update" and "objects" in receiver
