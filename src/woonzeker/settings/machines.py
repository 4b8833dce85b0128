# SPDX-License-Identifier: EUPL-1.2
"""Names of machines in a setting: written out in full, never an address or this machine itself."""

from __future__ import annotations

import re

#: with a dot, and no number at its end
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def read_machines(text: str) -> tuple[str, ...]:
    """Names with commas between, in lower case; none when nothing is set."""
    names = tuple(word.strip().lower() for word in text.split(",") if word.strip())
    if any(not _NAME.fullmatch(name) for name in names):
        raise ValueError("moet namen noemen, zoals meldingen.partner.example, zonder https://")
    return names
