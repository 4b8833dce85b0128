# SPDX-License-Identifier: EUPL-1.2
"""Text as people type it: trimmed, without control characters, otherwise exactly as it came."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\xa0\u2000-\u200a\u2028\u2029\u202f\u3000]")
_GAP = "\t\n\x0b\x0c\r\x85\xa0\u2028\u2029\u202f\u3000"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that cannot be used: what is wrong with it and how to mend it, in Dutch."""

    sentence: str
    mend: str


def _swap(match: re.Match[str]) -> str:
    character = match[0]
    return " " if character in _GAP or "\u2000" <= character <= "\u200a" else ""


def clean(text: str) -> str:
    """Trim and drop control characters; everything a name can hold stays, also right-to-left."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _CONTROL.sub(_swap, text).strip()


def fold(text: str) -> str:
    """Lower case letters and digits only, without diacritics: to compare words, never to keep."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if character.isalnum())


def shown(text: str, limit: int = 40) -> str:
    """A value as it may stand in a sentence."""
    return f"‘{text}’" if len(text) <= limit else f"‘{text[:limit]}…’"
