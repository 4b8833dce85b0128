# SPDX-License-Identifier: EUPL-1.2
"""The drawn process: in step with the table, and the committed page in step with the drawing."""

from __future__ import annotations

from pathlib import Path

from woonzeker import process
from woonzeker.process.drawing import diagram

DOCS = Path(__file__).parents[2] / "docs"


def test_the_committed_page_is_what_the_table_draws() -> None:
    assert (DOCS / "process.md").read_text("utf-8") == process.document()


def test_every_step_is_drawn_and_has_an_exit() -> None:
    drawn = diagram()
    for step in process.Step:
        assert f'  s{step.value}["{step.value}. {step.dutch}"]' in drawn
        assert f"  s{step.value} -.-> uit" in drawn


def test_every_move_and_every_exit_is_listed() -> None:
    page = process.document()
    assert all(f"| `{move.code}` |" in page for move in process.MOVES)
    assert all(f"| `{way.value}` | {way.dutch} |" in page for way in process.Exit)


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    widths: list[int] = []
    for line in process.document().splitlines():
        if not line.startswith("|"):
            widths.clear()
            continue
        widths.append(line.count(" | "))
        assert widths[-1] == widths[0], line
