# SPDX-License-Identifier: EUPL-1.2
"""`./run check`: everything that must hold before a change is taken in, each step with its time."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from woonzeker.cli import prepare
from woonzeker.cli.words import WrongWords, split
from woonzeker.settings import catalogues

ROOT = Path(__file__).resolve().parents[3]
TOOLS = Path(sys.executable).parent
#: the first that is found; the one without a window asks a sixth of the work for a page
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
#: each process of tests has a database and a practice town of its own: more cost more than they win
MOST_PROCESSES = 4

#: a file of tests stays in one process, in the order of the folders: what a file or folder shares
#: is built once
BY_FILE = ("--dist", "loadfile", "--no-loadscope-reorder")
#: half of the tests each, and who is ready takes from the other: a proof may be one file
BY_HALVES = ("--dist", "worksteal")

#: a run says where its time went, so that somebody sees it grow
SLOWEST = ("--durations=25", "--durations-min=3")

#: where nobody sees more than the end of it, a failure must not hide behind what was logged
ALONE = ("--show-capture=no",)

#: the tables that every test copies: laid down beside the steps, so that no test waits for them
TABLES = "database van de tests"

#: what is checked before the tests; a program of the environment and its words, the longest first
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("mypy: typen", ("mypy", "--no-error-summary")),
    (TABLES, ("python", "-m", "tests.postgres")),
    ("bandit: onveilige code", ("bandit", "--quiet", "-lll", "-c", "pyproject.toml", "-r", "src")),
    ("gemaakte documenten", ("python", "-m", "woonzeker", "docs", "--check")),
    ("richting en plattegrond", ("lint-imports", "--no-cache")),
    ("ruff: regels", ("ruff", "check", "--quiet", ".")),
    ("ruff: vorm", ("ruff", "format", "--check", "--quiet", ".")),
)


def run(words: Sequence[str]) -> int:
    """Run every step, then every test; 0 when all hold. More words go to the tests' runner."""
    own, more = _apart(words)
    _, given = split(own, options={"--seed": True})
    seed = seed_of(given.get("--seed"))
    catalogues.compile_all()
    failed = failing()
    if failed:
        print(f"\nNiet in orde: {', '.join(failed)}. De tests volgen.\n", flush=True)
    browser = browser_found()
    print(f"browser: {browser or 'geen gevonden, tests in een browser blijven uit'}", flush=True)
    only = [] if browser else ["-m", "not browser"]
    code = tests([*only, *side_by_side(), *more], seed, {"PROVE": "sample"})
    return code or int(bool(failed))


def _apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Our own words, and those after `--` for the runner of the tests."""
    listed = list(words)
    at = listed.index("--") if "--" in listed else len(listed)
    return listed[:at], listed[at + 1 :]


def seed_of(given: str | None) -> int:
    """The seed that was given; else one of this very commit, so that a run can be repeated."""
    if given is not None:
        if not given.isdigit():
            raise WrongWords("Achter --seed hoort een heel getal.")
        return int(given)
    found = subprocess.run(
        ["git", "rev-parse", "--short=7", "HEAD"],  # noqa: S607 - whichever git is at work here
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return int(found.stdout.strip() or "1", 16)


def failing() -> list[str]:
    """Run every step, as many at once as there are cores; the names of those that do not hold."""
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_PROCESSES)) as workers:
        held = list(workers.map(lambda each: passes(*each), STEPS))
    return [name for (name, _), holds in zip(STEPS, held, strict=True) if not holds]


def passes(name: str, step: Sequence[str]) -> bool:
    """Run one step; what it printed is shown only when it fails."""
    started = time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own tools
        [str(TOOLS / step[0]), *step[1:]],
        cwd=ROOT,
        env=None if name == TABLES else stand_in(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    said = "goed" if done.returncode == 0 else "MIS"
    print(f"{name:<28}{said:<6}{time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def stand_in() -> dict[str, str]:
    """An environment in which Django's settings can be read without any database."""
    key = base64.b64encode(b"0" * 32).decode()
    bare = {name: value for name, value in os.environ.items() if not name.startswith("WOONZEKER_")}
    return bare | {
        "DATABASE_URL": "postgresql://nobody@/none",
        "WOONZEKER_MODE": "test",
        "WOONZEKER_SECRET_KEY": "only to check " * 5,
        "WOONZEKER_DATA_KEY": key,
        "WOONZEKER_INDEX_KEY": key,
        "WOONZEKER_HOSTS": "localhost",
        "WOONZEKER_HTTPS": "nee",
    }


def browser_found() -> str | None:
    """The Chromium of this machine, if any."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def side_by_side(shared: Sequence[str] = BY_FILE) -> list[str]:
    """Words for the tests' runner: a process per core, and how the tests are shared out."""
    cores = min(os.cpu_count() or 1, MOST_PROCESSES)
    return ["--numprocesses", str(cores), *shared] if cores > 1 else []


def tests(words: Sequence[str], seed: int, environment: Mapping[str, str]) -> int:
    """Run the tests with a printed seed; the runner's own closing line is the last."""
    prepare.home().mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    shown = ALONE if os.environ.get("CI") else ()
    return subprocess.run(  # noqa: S603 - our own tools
        [sys.executable, "-m", "pytest", f"--hypothesis-seed={seed}", *SLOWEST, *shown, *words],
        cwd=ROOT,
        env={**os.environ, **environment, "PROVE_SEED": str(seed)},
        check=False,
    ).returncode
