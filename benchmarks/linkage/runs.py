# SPDX-License-Identifier: EUPL-1.2
"""Running an engine in a process of its own, so that its peak of memory is its own."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.linkage import said
from benchmarks.linkage.households import EXTRACT_ON
from benchmarks.linkage.people import Files
from benchmarks.linkage.public_sets import ROOT, PublicSet
from benchmarks.linkage.said import Cost

_BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to link: how it is called, and the module and words to run it with.

    `needs` is a package without which it cannot run.
    """

    name: str
    link: Callable[[Files, Path], list[str]]
    dedupe: Callable[[PublicSet, Path], list[str]]
    needs: str = ""

    @property
    def there(self) -> bool:
        """Whether what it needs is installed."""
        return not self.needs or importlib.util.find_spec(self.needs) is not None


@dataclass(frozen=True, slots=True)
class Failed:
    """An engine that did not end well: the last line that it said."""

    says: str


def run(words: list[str], signals: int) -> Cost | Failed:
    """Run `python -m WORDS` and give what it cost; what it does not say itself is measured."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    with tempfile.TemporaryFile() as spoken:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *words], cwd=ROOT, env=env, stdout=subprocess.DEVNULL,
            stderr=spoken,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        whole = time.perf_counter() - start
        spoken.seek(0)
        text = spoken.read().decode("utf-8", errors="replace")
    if process.returncode:
        return Failed(text.strip().splitlines()[-1] if text.strip() else f"{process.returncode}")
    peak = used.ru_maxrss * _BYTES_A_UNIT // 1_000_000
    told = said.read(text)
    if told is None:
        return Cost(0.0, whole, 1000 * whole / max(1, signals), peak)
    return Cost(told.load, told.link, told.each, peak)


def _ours(files: Files, out: Path) -> list[str]:
    return [
        "woonzeker", "link", *_inputs(files), "--on", EXTRACT_ON.isoformat(), "--out", str(out),
        "--clusters", str(clusters_beside(out)),
    ]  # fmt: skip


def clusters_beside(out: Path) -> Path:
    """Where our engine writes which signals are of one debtor and of one household."""
    return out.with_name(f"{out.stem}-clusters.csv")


def _ours_alone(files: Files, out: Path) -> list[str]:
    words = _ours(files, out)
    at = words.index("--departed")
    return words[:at] + words[at + 2 :]


def _inputs(files: Files) -> list[str]:
    return ["--register", str(files.register), "--departed", str(files.departed),
            "--signals", str(files.signals)]  # fmt: skip


def _peer(module: str) -> Callable[[Files, Path], list[str]]:
    def words(files: Files, out: Path) -> list[str]:
        return [f"benchmarks.linkage.{module}", *_inputs(files), "--out", str(out)]

    return words


def _ours_dedupe(public: PublicSet, out: Path) -> list[str]:
    return ["woonzeker", "link", "dedupe", *_tables(public), "--out", str(out)]


def _peer_dedupe(peer: str) -> Callable[[PublicSet, Path], list[str]]:
    def words(public: PublicSet, out: Path) -> list[str]:
        return ["benchmarks.linkage.dedupe_peers", peer, *_tables(public), "--out", str(out)]

    return words


def _tables(public: PublicSet) -> list[str]:
    first, *others = map(str, public.files)
    return [first, *(word for other in others for word in ("--with", other))]


OURS = Engine("Woonzeker", _ours, _ours_dedupe)
OURS_ALONE = Engine("Woonzeker zonder vertrokkenen", _ours_alone, _ours_dedupe)
ENGINES = (
    OURS,
    OURS_ALONE,
    Engine("Splink", _peer("splink_peer"), _peer_dedupe("splink"), needs="splink"),
    Engine("exact", _peer("exact"), _peer_dedupe("exact")),
)
