# SPDX-License-Identifier: EUPL-1.2
"""The file for a hearing on A4, tagged for who reads with their ears (PDF/UA-1). Pure.

A front page with what it is about, then each part, and last what is left out and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import Literal

import typst

from woonzeker.legal.rules.hearing.dossier import PARTS, Leaves
from woonzeker.legal.rules.hearing.sections import Section

_TEMPLATE = resources.files("woonzeker.legal") / "rules" / "hearing" / "court_file.typ"
_TYPEFACES = (
    resources.files("woonzeker.ui") / "static" / "ui" / "fonts",
    resources.files("woonzeker.outreach") / "letters" / "fonts",
)


@dataclass(frozen=True, slots=True)
class CourtPaper:
    """What stands on the paper: what it is about, the parts, and who took it out when."""

    municipality: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    taken: str
    made_on: date


def render(paper: CourtPaper) -> bytes:
    """The file as PDF; without the promise of PDF/UA for a letter that no typeface can draw."""
    try:
        return _compile(paper, ["ua-1"])
    except typst.TypstError:
        return _compile(paper, [])


def _compile(paper: CourtPaper, standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(
            include_system_fonts=False, font_paths=[str(each) for each in _TYPEFACES]
        ),
        sys_inputs={"data": json.dumps(_words(paper), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=datetime.combine(paper.made_on, time(), UTC),
        format="pdf",
    )


def _words(paper: CourtPaper) -> dict[str, object]:
    return {
        "title": "Dossier voor de zitting",
        "municipality": paper.municipality,
        "opening": (
            "De gemeente geeft dit dossier aan de rechter. Er staat in wat is gedaan om te helpen "
            "en om deze zaak te voorkomen, en niet meer dan de rechter nodig heeft."
        ),
        "facts": paper.facts,
        "sections": [asdict(each) for each in paper.sections],
        "left_out": [(_capital(words), why) for words, why in left_out(paper.sections)],
        "taken": paper.taken,
    }


def left_out(sections: Iterable[Section]) -> tuple[tuple[str, str], ...]:
    """What does not stand in it and why, whether there is anything of it or not."""
    shown = {each.part for each in sections}
    return tuple(
        (each.words, each.why)
        for each in PARTS.values()
        if each.leaves is not Leaves.ALWAYS and each.part not in shown
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
