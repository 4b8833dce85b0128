# SPDX-License-Identifier: EUPL-1.2
"""What a file is that somebody hands in, by what stands in it; its name says nothing."""

from __future__ import annotations

#: ten million bytes is a long contract as photographs
MOST_BYTES = 10 * 1024 * 1024
_BEGINS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
#: how such a file ends, give or take what some programs add behind it
_ENDS = {
    "application/pdf": b"%%EOF",
    "image/jpeg": b"\xff\xd9",
    "image/png": b"IEND\xaeB`\x82",
}
_TAIL = 4096


class NoDocument(ValueError):
    """A file that is empty, too large, or none of the kinds we take; the word says which."""


def media_type_of(content: bytes) -> str:
    """PDF, JPEG or PNG. Raises NoDocument with 'empty', 'large', 'kind' or 'cut'."""
    if not content:
        raise NoDocument("empty")
    if len(content) > MOST_BYTES:
        raise NoDocument("large")
    found = next((kind for mark, kind in _BEGINS.items() if content.startswith(mark)), None)
    if found is None:
        raise NoDocument("kind")
    if _ENDS[found] not in content[-_TAIL:]:
        raise NoDocument("cut")
    return found
