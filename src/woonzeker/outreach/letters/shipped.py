# SPDX-License-Identifier: EUPL-1.2
"""The texts that come with the program: `texts/<kind>.yaml`, all languages of a kind together."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from woonzeker.outreach.letters.content import Kind, Language, Words


def shipped(kind: Kind, language: Language) -> Words:
    """The words of a kind in a language as they came; KeyError for a kind or language unknown."""
    return Words.of(_sheet(kind)[language])


@cache
def _sheet(kind: Kind) -> dict[str, Any]:
    sheet = files("woonzeker.outreach.letters") / "texts" / f"{kind}.yaml"
    if not sheet.is_file():
        raise KeyError(kind)
    loaded: dict[str, Any] = yaml.safe_load(sheet.read_text("utf-8"))
    return loaded
