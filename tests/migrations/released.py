# SPDX-License-Identifier: EUPL-1.2
"""The form of the database in the previous release, from which this one must be reachable."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: the form before there was any release: the first one that was ever laid down
FIRST = {
    "access": "0002_wall",
    "accounts": "0001_initial",
    "organisations": "0001_initial",
    "intake": "0002_wall",
    "matching": "0002_wall",
    "cases": "0002_wall",
    "planning": "0002_wall",
    "outreach": "0002_wall",
    "demo": "0001_initial",
}
_MIGRATION = re.compile(r"src/woonzeker/(\w+)/migrations/(\d{4}_\w+)\.py")


def previous() -> dict[str, str]:
    """The newest migration of each room at the newest tag before this commit, else FIRST."""
    tag = _git("describe", "--tags", "--abbrev=0", "HEAD^")
    if not tag:
        return FIRST
    newest: dict[str, str] = {}
    for path in sorted(_git("ls-tree", "-r", "--name-only", tag, "src/woonzeker").splitlines()):
        if found := _MIGRATION.fullmatch(path):
            newest[found[1]] = found[2]
    return newest


def _git(*words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""
