# SPDX-License-Identifier: EUPL-1.2
"""An overview or file as a tagged PDF for A4. The same words always give the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib import resources
from typing import Literal

import typst

from woonzeker.privacy.rules.overview import Overview, as_words

_TEMPLATE = resources.files("woonzeker.privacy") / "rules" / "overview.typ"
_TYPEFACE = resources.files("woonzeker.ui") / "static" / "ui" / "fonts"


def render(overview: Overview) -> bytes:
    """The document as PDF/UA-1; tagged without that promise for a letter no typeface can draw."""
    try:
        return _compile(overview, ["ua-1"])
    except typst.TypstError:
        return _compile(overview, [])


def _compile(overview: Overview, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(_TYPEFACE)]),
        sys_inputs={"data": json.dumps(as_words(overview), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=datetime.combine(overview.made_on, time(), UTC),
        format="pdf",
    )
