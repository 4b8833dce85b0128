# SPDX-License-Identifier: EUPL-1.2
"""What the program writes about itself is what stands in docs."""

from __future__ import annotations

import pytest

from woonzeker.access import activities
from woonzeker.cli import docs


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_made_document_is_current(name: str) -> None:
    assert name not in docs.stale(), "run ./run docs"


def test_every_act_says_what_it_does_and_on_which_ground() -> None:
    docs.load_every_act()
    acts = [docs.REGISTER[code] for code in docs.REGISTER if not code.startswith("tests.")]
    assert [
        act.code for act in acts if not act.says or (act.kind == "action" and not act.basis)
    ] == []


def test_every_act_belongs_to_a_processing_activity() -> None:
    docs.load_every_act()
    codes = [code for code in docs.REGISTER if not code.startswith("tests.")]
    assert [code for code in codes if not activities.of(code).entry] == []
