# SPDX-License-Identifier: EUPL-1.2
"""Papers of the day and of stored goods on A4, tagged for who reads with their ears. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from typing import Literal

import typst

_TEMPLATE = resources.files("woonzeker.housing") / "rules" / "paper.typ"
_TYPEFACES = (
    resources.files("woonzeker.ui") / "static" / "ui" / "fonts",
    resources.files("woonzeker.outreach") / "letters" / "fonts",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """Every word of one paper.

    A paragraph that begins with '## ' is a heading, with '- ' a line of a list, with '[ ] ' one to
    tick. The first row of `table` is its head. `sign` are the names above lines to sign on; a paper
    with an `address` is a letter for an envelope with a window.
    """

    title: str
    sender: tuple[str, ...]
    day: str
    paragraphs: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    after: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    foot: str = ""
    #: ISO 639-1, and which way it is written
    language: str = "nl"
    direction: str = "ltr"


def render(paper: Paper, *, on: date) -> bytes:
    """The paper as PDF/UA-1; tagged without that promise for a letter no typeface can draw.

    The same paper of the same day is the same file.
    """
    try:
        return _compile(paper, on, ["ua-1"])
    except typst.TypstError:
        return _compile(paper, on, [])


def _compile(paper: Paper, on: date, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(asdict(paper), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=datetime.combine(on, time(), UTC),
        format="pdf",
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(each) for each in _TYPEFACES])
