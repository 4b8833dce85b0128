# SPDX-License-Identifier: EUPL-1.2
"""What columns of moratorium and bewind hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from woonzeker.access.policy import ROLE_NAMES, Role
from woonzeker.legal.rules.bewind import HARMS, MEANS
from woonzeker.legal.rules.moratorium import PAPERS
from woonzeker.legal.rules.offer_words import WEIGHED
from woonzeker.outreach.models import Channel
from woonzeker.privacy.rules.overview import known_of_day
from woonzeker.privacy.rules.shown_offers import STEP_WORDS

_PAPER_WORDS = {code: said for code, (said, _who) in PAPERS.items()}


def _days(kept: Mapping[str, str], named: Mapping[str, str]) -> str:
    return "; ".join(
        f"{named.get(code, 'nog iets')}: {known_of_day(day)}" for code, day in kept.items()
    )


def _papers(kept: Mapping[str, str]) -> str:
    return _days(kept, _PAPER_WORDS)


def _steps(kept: Mapping[str, str]) -> str:
    return _days(kept, STEP_WORDS)


def _means(kept: Mapping[str, Mapping[str, str]]) -> str:
    return "; ".join(
        f"{MEANS.get(code, 'nog iets')}: {WEIGHED.get(said['weighed'], 'gewogen')},"
        f" {known_of_day(said['on'])}"
        for code, said in kept.items()
    )


def _means_words(kept: Mapping[str, str]) -> str:
    return "; ".join(f"{MEANS.get(code, 'nog iets')}: {words}" for code, words in kept.items())


def _harms(kept: Sequence[str]) -> str:
    return "; ".join(HARMS.get(code, "nog iets") for code in kept)


def _tries(kept: Sequence[Sequence[str]]) -> str:
    return "; ".join(
        f"{known_of_day(day)}: {Channel(way).label if way in Channel.values else 'nog iets'}"
        for day, way in kept
    )


def _role(code: str) -> str:
    return ROLE_NAMES[Role(code)] if code in set(Role) else "medewerker"


#: (table, column) → how it is said
OFFER_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    ("legal.Moratorium", "papers"): _papers,
    ("legal.BewindRequest", "steps"): _steps,
    ("legal.BewindRequest", "means"): _means,
    ("legal.BewindRequest", "means_words"): _means_words,
    ("legal.BewindRequest", "harms"): _harms,
    ("legal.BewindRequest", "tries"): _tries,
    ("legal.BewindSignature", "role"): _role,
}
