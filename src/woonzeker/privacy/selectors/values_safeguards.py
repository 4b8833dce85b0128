# SPDX-License-Identifier: EUPL-1.2
"""What columns of safeguards hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from woonzeker.help.selectors import CHANNELS
from woonzeker.legal.rules.safeguards import (
    ALTERNATIVES,
    CATALOGUE,
    KEPT_BY,
    NOBODY_BY,
    NOT_HEARD,
    PICTURES,
    RECALLED_BY,
    SOURCES,
    Safeguard,
)
from woonzeker.outreach.letters import LANGUAGES
from woonzeker.process import REASONS, SIGNED, Stop

_READS = {PICTURES: "met beelden", **{code: str(name) for code, name in LANGUAGES.items()}}


def title_words(code: str) -> str:
    """What was asked; one of an older release as it stands."""
    return CATALOGUE[Safeguard(code)].title if code in set(Safeguard) else code


def stop_words(code: str) -> str:
    """For what somebody signed."""
    return Stop(code).dutch if code in set(Stop) else code


def _answer(code: str) -> str:
    choices = (spec.choices.get(code) for spec in CATALOGUE.values())
    return next((choice.words for choice in choices if choice is not None), code)


def _from(words: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda code: words.get(code, code)


def _open(codes: list[str]) -> str:
    return "; ".join(title_words(each) for each in codes)


def _unsigned(codes: list[str]) -> str:
    return "; ".join(SIGNED[each].missing if each in SIGNED else each for each in codes)


#: (table, column) → how it is said
SAFEGUARDS_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("legal.SafeguardAnswer", "code"): title_words,
    ("legal.SafeguardAnswer", "answer"): _answer,
    ("legal.SafeguardAnswer", "source"): _from(SOURCES),
    ("legal.SafeguardAnswer", "channel"): lambda code: str(CHANNELS.get(code, code)),
    ("legal.SafeguardAnswer", "language"): lambda code: _READS.get(code, code),
    ("legal.SafeguardAnswer", "about"): _from(ALTERNATIVES),
    ("legal.SafeguardAnswer", "reason"): _from(NOT_HEARD),
    ("legal.SituationFact", "source"): _from({**KEPT_BY, **NOBODY_BY, **RECALLED_BY, **REASONS}),
    ("legal.SignOff", "stop"): stop_words,
    ("legal.Loss", "open"): _open,
    ("legal.Loss", "unsigned"): _unsigned,
}
