# SPDX-License-Identifier: EUPL-1.2
"""The town on disk."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from woonzeker.demo.town import MONTHS, REGISTER, SMALL_SIZE, Town, write, write_truth

_WRITE = "import sys; from pathlib import Path; from woonzeker.demo.town import write; "
_TYPES = "huur|energie|warmte|water|zorg|cak|hypotheek|belasting|overige"


def digest(folder: Path) -> dict[str, str]:
    """Each file below a folder with the sum of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small town on disk."""
    folder = tmp_path_factory.mktemp("town")
    write(folder, seed=7, size=SMALL_SIZE)
    return folder


def test_the_same_seed_writes_the_same_bytes_in_another_process(
    written: Path, tmp_path: Path
) -> None:
    subprocess.run(
        [sys.executable, "-c", f"{_WRITE}write(Path(sys.argv[1]), 7, {SMALL_SIZE})", tmp_path],
        env={**os.environ, "PYTHONHASHSEED": "12345"}, check=True,
    )  # fmt: skip
    assert digest(tmp_path) == digest(written)


def test_another_seed_writes_another_town(written: Path, tmp_path: Path) -> None:
    write(tmp_path, seed=8, size=SMALL_SIZE)
    assert digest(tmp_path)[REGISTER] != digest(written)[REGISTER]


def test_there_is_a_register_and_a_folder_for_each_month(written: Path) -> None:
    assert {path.name for path in written.iterdir()} == {REGISTER, *(one.word for one in MONTHS)}
    assert (MONTHS[0].word, MONTHS[-1].word) == ("2025-11", "2026-10")


def test_files_are_named_for_the_type_and_the_partner(written: Path) -> None:
    names = [path.name for path in written.glob("20*/*")]
    assert all(re.fullmatch(rf"({_TYPES})-[a-z-]+\.(csv|xlsx|ods|json)", name) for name in names)


def test_the_truth_is_not_among_the_files(written: Path, tmp_path: Path) -> None:
    write_truth(Town(SMALL_SIZE, 7), tmp_path / "waarheid.csv")
    lines = (tmp_path / "waarheid.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("month,filename,line,reference,expected,person")
    assert len(lines) > SMALL_SIZE * 4.4 / 1000 * 12
    assert not list(written.rglob("waarheid*"))
