# SPDX-License-Identifier: EUPL-1.2
"""Drawing a letter: one A4 page, tagged for who reads with their ears, ready for a window envelope.

Where the things stand (mm from the top left of the page): the address in the window from 22, 54
to 107, 84 with the return line and the mark above it; the words of the letter from 104 to
277; the
mark and the page number at the foot.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any, Literal
from unicodedata import bidirectional

import typst

from woonzeker.errors import Refused
from woonzeker.outreach.letters.content import KINDS, LISTED, RIGHT_TO_LEFT, LetterContent

_HERE = resources.files("woonzeker.outreach.letters")
_ATKINSON = resources.files("woonzeker.ui") / "static" / "ui" / "fonts"
#: what draws a language first; what it lacks comes from the next
_FAMILIES = {
    "ar": ("Noto Sans Arabic", "Noto Sans"),
    "ti": ("Noto Sans Ethiopic", "Noto Sans"),
    "uk": ("Noto Sans",),
}
_PLAIN = ("Atkinson Hyperlegible Next", "Noto Sans")
#: what is longer may break over two lines
_SHORT = 40
_GAP = re.compile(r"\{([a-z_]+)\}")
_PICTURE = re.compile(r"^\[([a-z]+)\]\s*")
#: a letter has no moment in its bytes: the same letter is the same file
_NO_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class GapMissing(Refused):
    """A letter whose words have a gap that nothing fills."""


class LetterTooLong(Refused):
    """A letter that does not fit on one page, in the smallest letters we allow."""


class AddressTooLong(Refused):
    """An address that does not fit in the window of the envelope."""


def render(content: LetterContent) -> bytes:
    """The letter as PDF/UA-1, exactly one A4 page; the same content gives the same bytes.

    Raises GapMissing, LetterTooLong and AddressTooLong. A character that no typeface of ours draws
    is not allowed in PDF/UA; the letter must come out all the same, without that promise.
    """
    try:
        return _compile(content, "pdf", ["ua-1"])
    except typst.TypstError as problem:
        _refuse_what_does_not_fit(problem)
        return _compile(content, "pdf", [])


def page_or_nothing(content: LetterContent) -> bytes:
    """The page of a letter, or no bytes for one that does not fit or has a gap left open."""
    try:
        return render(content)
    except (GapMissing, LetterTooLong, AddressTooLong):
        return b""


def pictured(content: LetterContent, *, ppi: float = 100) -> bytes:
    """The same page as PNG, to look at on a screen."""
    return _compile(content, "png", [], ppi=ppi)


def _refuse_what_does_not_fit(problem: typst.TypstError) -> None:
    if "letter-too-long" in str(problem):
        raise LetterTooLong(
            "Deze brief past niet op één bladzijde. Maak de tekst korter."
        ) from problem
    if "address-too-long" in str(problem):
        raise AddressTooLong("Dit adres past niet in het venster van de envelop.") from problem


def _compile(
    content: LetterContent,
    kind: Literal["pdf", "png"],
    standards: list[Literal["ua-1"]],
    *,
    ppi: float | None = None,
) -> bytes:
    made = typst.compile(
        (_HERE / "letter.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(_data(content), ensure_ascii=False, sort_keys=True)},
        pdf_standards=[*standards],
        timestamp=_NO_MOMENT,
        format=kind,
        ppi=ppi,
    )
    return made if isinstance(made, bytes) else made[0]


@cache
def _fonts() -> typst.Fonts:
    """Only what we ship: a letter looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_ATKINSON), str(_HERE / "fonts")],
    )


def _data(content: LetterContent) -> dict[str, Any]:
    """Everything that stands on the page, as data for the template."""
    gaps, words = content.gaps, content.text
    return {
        "title": _filled(words.title, content),
        "language": content.language,
        "direction": "rtl" if content.language in RIGHT_TO_LEFT else "ltr",
        "families": _FAMILIES.get(content.language, _PLAIN),
        "municipality": gaps.get("gemeente", ""),
        "return_address": gaps.get("afzenderadres", ""),
        "contact": [
            gaps[each] for each in ("telefoon", "openingstijden", "website") if each in gaps
        ],
        "address": content.address_lines,
        "mark": content.mark,
        "day": content.date_words,
        "blocks": [_block(each, content) for each in words.paragraphs if _stands(each, content)],
        "closing": _filled(words.closing, content).split("\n"),
        "pictures": _pictures(content),
    }


def _stands(paragraph: str, content: LetterContent) -> bool:
    """Whether a paragraph stands on the page: not when it is about what nobody filled in."""
    may = KINDS[content.kind].may if content.kind in KINDS else ()
    asked = {found.group(1) for found in _GAP.finditer(paragraph)} & set(may)
    return bool(paragraph.strip()) and all(content.gaps.get(gap, "").strip() for gap in asked)


def _filled(text: str, content: LetterContent) -> str:
    return "".join(piece["text"] for piece in _pieces(text, content))


def _block(paragraph: str, content: LetterContent) -> dict[str, Any]:
    """A paragraph as the template draws it: heading, list, code or running words."""
    picture = _PICTURE.match(paragraph)
    text = _PICTURE.sub("", paragraph).strip()
    shown = picture.group(1) if picture and content.with_pictures else ""
    if text.startswith("## "):
        return {"kind": "heading", "text": _filled(text[3:], content), "picture": shown}
    if text == "{code}":
        return {"kind": "code", "text": _fill("code", content), "picture": shown}
    if (alone := _GAP.fullmatch(text)) and alone.group(1) in LISTED:
        lines = _fill(alone.group(1), content).split("\n")
        items = [_words(line) | {"gap": True, "latin": _latin(line)} for line in lines]
        return {"kind": "list", "items": items, "picture": shown}
    return {"kind": "words", "pieces": _pieces(text, content), "picture": shown}


def _pieces(text: str, content: LetterContent) -> list[dict[str, Any]]:
    """The words and what fills the gaps between them; a gap keeps its own reading direction."""
    pieces, at = [], 0
    for gap in _GAP.finditer(text):
        pieces.append(_words(text[at : gap.start()]))
        filled = _fill(gap.group(1), content)
        pieces.append(_words(filled) | {"gap": True, "latin": _short_latin(filled)})
        at = gap.end()
    pieces.append(_words(text[at:]))
    return [piece for piece in pieces if piece["text"]]


def _words(text: str) -> dict[str, Any]:
    return {"text": text, "gap": False, "latin": False}


def _short_latin(text: str) -> bool:
    """Whether words must stay together from left to right in a line from right to left."""
    return len(text) < _SHORT and _latin(text)


def _latin(text: str) -> bool:
    """Whether there is nothing in it that reads from right to left."""
    return not any(bidirectional(each) in {"R", "AL"} for each in text)


def _fill(gap: str, content: LetterContent) -> str:
    if not (value := content.gaps.get(gap, "").strip()):
        raise GapMissing(f"De brief kan niet gemaakt worden: {{{gap}}} is niet bekend.")
    return value


def _pictures(content: LetterContent) -> dict[str, str]:
    """The drawings that this letter uses, by name; a name we do not know draws nothing."""
    if not content.with_pictures:
        return {}
    asked = {found.group(1) for each in content.text.paragraphs if (found := _PICTURE.match(each))}
    files = {name: _HERE / "pictures" / f"{name}.svg" for name in sorted(asked)}
    return {name: file.read_text("utf-8") for name, file in files.items() if file.is_file()}
