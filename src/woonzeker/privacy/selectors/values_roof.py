# SPDX-License-Identifier: EUPL-1.2
"""What columns about a roof after it hold, in words for who reads about themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from woonzeker.housing.rules import contracts, ethos, listing, rehousing, statement, urgency
from woonzeker.process import reason_words

_TABLES = (
    "ContractWanted", "PartStanding", "UrgencyStep", "RegisteredAt", "HomeFound", "WhereReading",
    "ListedName", "StatementStep",
)  # fmt: skip


def _from(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """The words of a code; one of an older release as it stands."""
    known = {str(code): said for code, said in words.items()}
    return lambda code: known.get(code, code)


def _part(code: str) -> str:
    known = {part.value: about.title for part, about in rehousing.PARTS.items()}
    return known.get(code, code)


def _promises(codes: list[str]) -> str:
    return "; ".join(_from(statement.PROMISE_WORDS)(each) for each in codes)


def _why(code: str) -> str:
    return reason_words(code) if code else ""


#: (table, column) → how it is said
ROOF_SPECIAL: dict[tuple[str, str], Callable[[Any], str]] = {
    **{(f"housing.{table}", "recalled_why"): _why for table in _TABLES},
    ("housing.ContractWanted", "kind"): _from(contracts.CONTRACT_WORDS),
    ("housing.ContractWanted", "why_not_own"): _from(contracts.WHY_NOT_OWN),
    ("housing.HomeFound", "kind"): _from(contracts.CONTRACT_WORDS),
    ("housing.PartStanding", "part"): _part,
    ("housing.UrgencyStep", "category"): _from(urgency.CATEGORY_WORDS),
    ("housing.UrgencyStep", "state"): _from(urgency.STATE_WORDS),
    ("housing.WhereReading", "where"): _from(ethos.WORDS),
    ("housing.ListedName", "ground"): _from(listing.GROUND_WORDS),
    ("housing.ListedName", "objection"): _from(listing.OBJECTION_WORDS),
    ("housing.StatementStep", "state"): _from(statement.STATE_WORDS),
    ("housing.StatementStep", "why"): _from(statement.WHY_WORDS),
    ("housing.StatementStep", "promises"): _promises,
}
