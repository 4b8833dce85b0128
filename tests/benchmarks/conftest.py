# SPDX-License-Identifier: EUPL-1.2
"""A small invented register with signals, made once for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.linkage import people, register
from benchmarks.linkage.people import Files
from benchmarks.linkage.register import Register
from benchmarks.linkage.reports import Made, Reporter

SEED = 1_999
PEOPLE, SIGNALS = 6_000, 3_000


@pytest.fixture(scope="session")
def invented() -> Register:
    return register.build(SEED, PEOPLE)


@pytest.fixture(scope="session")
def reporter(invented: Register) -> Reporter:
    return Reporter(SEED, invented)


@pytest.fixture(scope="session")
def made(reporter: Reporter) -> list[Made]:
    return reporter.draw(SIGNALS)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder: Path = tmp_path_factory.mktemp("linkage")
    return people.write(folder, SEED, PEOPLE, [SIGNALS])[0]
