# SPDX-License-Identifier: EUPL-1.2
"""A proof as a tagged PDF for A4. The same proof always gives the same bytes. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import Any, Literal

import typst

from woonzeker.feedback.rules.showing import shown

_TEMPLATE = resources.files("woonzeker.feedback") / "rules" / "proof.typ"
_TYPEFACES = (
    resources.files("woonzeker.ui") / "static" / "ui" / "fonts",
    resources.files("woonzeker.outreach") / "letters" / "fonts",
)
#: a signature or fingerprint is read in pieces
_PIECE = 16
#: a longer word may not fit beside what it is called
_LONGEST_WORD = 40


def render(document: Mapping[str, Any]) -> bytes:
    """The proof as PDF/UA-1; tagged without that promise for a letter no typeface can draw."""
    words = json.dumps(_words(document), ensure_ascii=False, sort_keys=True)
    try:
        return _compile(words, document, ["ua-1"])
    except typst.TypstError:
        return _compile(words, document, [])


def _words(document: Mapping[str, Any]) -> dict[str, Any]:
    content = document["bewijs"]
    drawn = shown(content)
    return {
        "title": drawn.title,
        "opening": drawn.opening,
        "parts": [
            {
                "title": part.title,
                "lines": [(word, _foldable(what)) for word, what in part.lines],
                "items": part.items,
            }
            for part in drawn.parts
        ],
        "municipality": content["gemeente"]["naam"],
        "code": content["code"],
        "how": (
            f"Ga naar {content['controle']} en typ de code hieronder over. U ziet dan of dit "
            "bewijs echt is en wat erin staat. Klopt er iets niet met dit papier, dan is het "
            "papier veranderd."
        ),
        "key": document["sleutel"],
        "signature": _in_pieces(str(document["handtekening"])),
    }


def _foldable(text: str) -> str:
    """A text of which no word runs over the edge of the paper."""
    return " ".join(
        _in_pieces(word) if len(word) > _LONGEST_WORD else word for word in text.split(" ")
    )


def _in_pieces(word: str) -> str:
    return " ".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def _compile(words: str, document: Mapping[str, Any], standards: list[Literal["ua-1"]]) -> bytes:
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(
            include_system_fonts=False, font_paths=[str(each) for each in _TYPEFACES]
        ),
        sys_inputs={"data": words},
        pdf_standards=[*standards],
        timestamp=datetime.fromisoformat(document["bewijs"]["gemaakt_op"]).astimezone(UTC),
        format="pdf",
    )
