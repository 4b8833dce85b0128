# SPDX-License-Identifier: EUPL-1.2
"""A landlord's letter on one A4 page, tagged for who reads with their ears (PDF/UA-1)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Literal

import typst

from woonzeker.landlords.rules.letters import LetterWords

_TEMPLATE = resources.files("woonzeker.landlords") / "rules" / "letter.typ"
_TYPEFACE = resources.files("woonzeker.ui") / "static" / "ui" / "fonts"
#: a letter has no moment in its bytes: the same letter is the same file
_NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def render(words: LetterWords) -> bytes:
    """The letter as PDF/UA-1; tagged without that promise for a letter no typeface can draw."""
    try:
        return _compile(words, ["ua-1"])
    except typst.TypstError:
        return _compile(words, [])


def _compile(words: LetterWords, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(asdict(words), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=_NO_MOMENT,
        format="pdf",
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_TYPEFACE)])
