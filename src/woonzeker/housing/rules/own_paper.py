# SPDX-License-Identifier: EUPL-1.2
"""A resident's own letter on A4, tagged for who reads with their ears (PDF/UA-1)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Literal

import typst

from woonzeker.housing.rules.objection import OwnLetter

_TEMPLATE = resources.files("woonzeker.housing") / "rules" / "own_letter.typ"
_TYPEFACE = resources.files("woonzeker.ui") / "static" / "ui" / "fonts"
#: a letter has no moment in its bytes: the same letter is the same file
_NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def render(letter: OwnLetter) -> bytes:
    """The letter as PDF/UA-1; tagged without that promise for what no typeface can draw."""
    try:
        return _compile(letter, ["ua-1"])
    except typst.TypstError:
        return _compile(letter, [])


def _compile(letter: OwnLetter, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(asdict(letter), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=_NO_MOMENT,
        format="pdf",
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_TYPEFACE)])
