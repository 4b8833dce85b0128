# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers and mail addresses; a column may hold several."""

from __future__ import annotations

import re

_SEPARATOR = re.compile(r"\s*(?:[/;,|\n]|\ben\b|\bof\b)\s*", re.IGNORECASE)
_NOT_DIALLED = re.compile(r"[^\d+]")
_NOTE = re.compile(r"\([^)\d]*\)|[A-Za-zÀ-ž.:]+")
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+")
#: a piece of fewer digits belongs to the piece before it: `020/1234567`
_SHORT = 5


def _national(piece: str) -> str | None:
    """`0612345678` for a Dutch number, `+49…` for a foreign one, None for neither."""
    dialled = _NOT_DIALLED.sub("", _NOTE.sub("", piece).replace("(0)", ""))
    if dialled.startswith("00"):
        dialled = "+" + dialled[2:]
    if dialled.startswith("+31"):
        dialled = "0" + dialled[3:].removeprefix("0")
    if dialled.startswith("+"):
        return dialled if re.fullmatch(r"\+\d{8,15}", dialled) else None
    if len(dialled) == 11 and dialled.startswith("31"):
        dialled = "0" + dialled[2:]
    if len(dialled) == 9 and dialled[0] != "0":
        dialled = "0" + dialled
    return dialled if re.fullmatch(r"0[1-9]\d{8}", dialled) else None


def split_phones(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers in a column, each once, and the pieces that are no number.

    A leading zero that a workbook dropped is put back.
    """
    pieces: list[str] = []
    for piece in _SEPARATOR.split(text):
        short = pieces and len(_NOT_DIALLED.sub("", pieces[-1])) < _SHORT
        if short and _national(piece) is None:
            pieces[-1] += piece
        elif piece.strip():
            pieces.append(piece.strip())
    found = {piece: _national(piece) for piece in pieces}
    numbers = dict.fromkeys(number for number in found.values() if number)
    return tuple(numbers), tuple(piece for piece, number in found.items() if not number)


def split_emails(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The mail addresses in a column, each once, and the pieces that are no address."""
    pieces = [piece for piece in re.split(r"[\s,;/|<>]+", text) if piece]
    good = dict.fromkeys(piece for piece in pieces if _MAIL.fullmatch(piece))
    return tuple(good), tuple(piece for piece in pieces if not _MAIL.fullmatch(piece))
