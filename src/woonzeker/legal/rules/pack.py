# SPDX-License-Identifier: EUPL-1.2
"""Papers for a court as a tagged PDF for A4. The same words always give the same bytes. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import Literal

import typst

_TEMPLATE = resources.files("woonzeker.legal") / "rules" / "pack.typ"
_TYPEFACES = (
    resources.files("woonzeker.ui") / "static" / "ui" / "fonts",
    resources.files("woonzeker.outreach") / "letters" / "fonts",
)


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part: lines of what and which, then items, then words as somebody wrote them."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Papers for a court: what they are, to whom, about whom, and their parts.

    `draft` says why it is none of that yet; it stands across every page.
    """

    title: str
    court: str
    municipality: str
    made_on: date
    about: tuple[tuple[str, str], ...]
    parts: tuple[PackPart, ...] = field(default_factory=tuple)
    draft: str = ""
    mark: str = ""


def render(pack: Pack) -> bytes:
    """The papers as PDF/UA-1; tagged without that promise for a letter no typeface can draw."""
    words = json.dumps(
        {**asdict(pack), "made_on": pack.made_on.strftime("%d-%m-%Y")},
        ensure_ascii=False,
        sort_keys=True,
    )
    try:
        return _compile(words, pack, ["ua-1"])
    except typst.TypstError:
        return _compile(words, pack, [])


def _compile(words: str, pack: Pack, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(
            include_system_fonts=False, font_paths=[str(each) for each in _TYPEFACES]
        ),
        sys_inputs={"data": words},
        pdf_standards=[*standards],
        timestamp=datetime.combine(pack.made_on, time(12), UTC),
        format="pdf",
    )
