# SPDX-License-Identifier: EUPL-1.2
"""Public tables come without their answers, or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from benchmarks.linkage import public_sets

TABLE = "rec_id,cluster,first_name,surname,dob,city,email\n1-a,1,Jo,Bos,1980-01-01,Ede,\n"


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (folder := tmp_path / "public").mkdir()
    monkeypatch.setattr(public_sets, "FOLDER", folder)
    return folder


def test_sets_that_are_not_there_are_left_out(beside: Path, tmp_path: Path) -> None:
    assert public_sets.unpack(tmp_path) == []


def test_the_answers_do_not_go_along(beside: Path, tmp_path: Path) -> None:
    with gzip.open(beside / "fake_1000.csv.gz", "wt", encoding="utf-8") as file:
        file.write(TABLE)
    (found,) = public_sets.unpack(tmp_path)
    assert found.truth == {"fake_1000-0": "1"}
    bare = found.files[0].read_text(encoding="utf-8")
    assert bare == "rec_id,first_name,surname,dob,city,email\nfake_1000-0,Jo,Bos,1980-01-01,Ede,\n"
