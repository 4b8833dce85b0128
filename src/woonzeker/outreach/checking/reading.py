# SPDX-License-Identifier: EUPL-1.2
"""What stands on finished paper: read from the PDF by where it stands, as a postman would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from multiprocessing import get_context
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

_POINT = 25.4 / 72
#: the window of a C5 or DL envelope, in mm from the top left of the page
_LEFT, _RIGHT, _TOP, _BOTTOM = 20.0, 110.0, 53.0, 86.0
#: the line above the window; from where the letter itself stands; the foot
_HEAD, _BODY, _FOOT = 44.0, 99.0, 277.0
#: mm: what is nearer stands on the same line
_LINE = 2.0
#: three groups of signs: nine of them are a mark, more are a code
_SIGNS = re.compile(r"(?<![\w-])[0-9A-Z]{2,5}(?:-[0-9A-Z]{3,5}){2}(?![\w-])")
_LONGEST_MARK = 11
_COUNTER = re.compile(r"(\d+)\s+van\s+(\d+)")
_MONEY = re.compile(r"€|\bEUR\b|\beuro\b", re.IGNORECASE)
_NINE = re.compile(r"(?<![\d-])\d{9}(?![\d-])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
#: fewer files than this are read here: starting others would take longer
_WORTH_IT = 40


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the words in the window and in the letter, and what says which page it is."""

    window: str
    body: str
    marks: frozenset[str]
    codes: tuple[str, ...]
    counter: tuple[int, int] | None
    has_money: bool
    has_number: bool
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its digest and its pages; no pages when it could not be read."""

    sha256: str
    pages: tuple[Page, ...]
    readable: bool


def read(content: bytes) -> Sheet:
    """What stands in one file; what cannot be read is a sheet that says so."""
    digest = sha256(content).hexdigest()
    try:
        pages = tuple(_page(each) for each in PdfReader(BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Sheet(digest, (), readable=False)
    return Sheet(digest, pages, readable=True)


def read_all(files: Mapping[str, bytes], *, processes: int = 1) -> dict[str, Sheet]:
    """Every file by its name, read side by side when there are many."""
    names = list(files)
    if processes > 1 and len(names) >= _WORTH_IT:
        try:
            with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as others:
                sheets = others.map(read, (files[name] for name in names), chunksize=8)
                return dict(zip(names, sheets, strict=True))
        except BrokenProcessPool:
            pass  # the machine took the others away: it is slower alone, and no less right
    return {name: read(files[name]) for name in names}


def _page(page: Any) -> Page:
    found: list[tuple[float, float, str]] = []
    height = float(page.mediabox.height)

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x * _POINT, (height - y) * _POINT, text))

    page.extract_text(visitor_text=visit)
    window = _between(found, _TOP, _BOTTOM, until=_RIGHT)
    body, foot = _between(found, _BODY, _FOOT), _between(found, _FOOT, 400.0)
    whole = "\n".join(text for _x, _y, text in found)
    return Page(
        window=window,
        body=body,
        marks=frozenset(_marks(_between(found, _HEAD, _TOP), foot, body)),
        codes=tuple(each for each in _SIGNS.findall(body) if _signs(each) > _LONGEST_MARK),
        counter=_counted(foot),
        has_money=bool(_MONEY.search(body)),
        has_number=any(_is_bsn(each) for each in _NINE.findall(whole)),
        is_blank=not body.strip(),
    )


def _marks(head: str, foot: str, body: str) -> Iterator[str]:
    """Marks where they belong, and in the letter itself, where a telephone number is none."""
    for text in (head, foot):
        yield from (each for each in _SIGNS.findall(text) if _signs(each) <= _LONGEST_MARK)
    for each in _SIGNS.findall(body):
        if _signs(each) <= _LONGEST_MARK and not each.replace("-", "").isdigit():
            yield each


def _signs(text: str) -> int:
    return len(text.replace("-", ""))


def _between(
    found: Iterable[tuple[float, float, str]], top: float, bottom: float, *, until: float = 400.0
) -> str:
    """The words of a part of the page, line by line.

    A letter with its accent may be drawn in two strokes, the accent a little higher: what stands
    on one line is one line, in the order in which it was drawn.
    """
    left = _LEFT if until < 400.0 else 0.0
    lines: list[str] = []
    height = -_LINE
    for x, y, text in found:
        if not (top <= y <= bottom and left <= x <= until):
            continue
        if abs(y - height) < _LINE:
            lines[-1] += text.replace("\n", "")
        else:
            lines.append(text.replace("\n", ""))
            height = y
    return "\n".join(lines)


def _counted(foot: str) -> tuple[int, int] | None:
    said = _COUNTER.search(foot.replace("\n", " "))
    return (int(said.group(1)), int(said.group(2))) if said else None


def _is_bsn(digits: str) -> bool:
    """Nine digits that pass the proof by eleven."""
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0 and digits != "000000000"
