# SPDX-License-Identifier: EUPL-1.2
"""What can be measured is said; where only the package stands, so is that."""

from __future__ import annotations

from pathlib import Path

import pytest

from woonzeker.cli import bench
from woonzeker.cli.words import WrongWords


def test_an_unknown_measurement_names_those_that_exist() -> None:
    with pytest.raises(WrongWords) as problem:
        bench.run(["gewicht"])
    assert all(name in problem.value.sentence for name in bench.BENCHES)


def test_every_measurement_named_is_there() -> None:
    folder = bench.benchmarks(bench.ROOT)
    for name in bench.BENCHES:
        assert (folder / name).is_dir() or (folder / f"{name}.py").is_file()


def test_without_the_source_it_says_where_the_measurements_are(tmp_path: Path) -> None:
    with pytest.raises(WrongWords) as problem:
        bench.benchmarks(tmp_path)
    assert "horen bij de broncode" in problem.value.sentence
