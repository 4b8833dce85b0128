# SPDX-License-Identifier: EUPL-1.2
"""From answers to what it looks like: one table, read from above; the first row that fits counts.

A row says which answers it asks for; what it does not name may be anything. The last row fits all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.legal.rules.tenure.questions import DECIDING, UNKNOWN, Ask


class Tenure(StrEnum):
    """How somebody seems to live here; never a verdict."""

    RENT = "rent"
    RENT_TEMPORARY = "rent_temporary"
    VACANCY_ACT = "vacancy_act"
    ROOM_WITH_LANDLORD = "room_with_landlord"
    CAMPUS = "campus"
    USE_AGREEMENT = "use_agreement"
    ANTI_SQUAT = "anti_squat"
    HOTEL = "hotel"
    HOLIDAY_PARK = "holiday_park"
    WORK_HOUSING = "work_housing"
    SUBLET = "sublet"
    CARE_PROVIDER = "care_provider"
    WITH_SOMEBODY = "with_somebody"
    OWNER = "owner"
    SQUAT = "squat"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the answers it asks for, and what that looks like."""

    when: Mapping[Ask, frozenset[str]]
    looks_like: Tenure


def _row(looks_like: Tenure, **when: str) -> Row:
    return Row({Ask(key): frozenset(words.split()) for key, words in when.items()}, looks_like)


TABLE: tuple[Row, ...] = (
    _row(Tenure.OWNER, how="bought"),
    _row(Tenure.SQUAT, how="no_permission"),
    _row(Tenure.CARE_PROVIDER, from_whom="care_provider"),
    _row(Tenure.WORK_HOUSING, from_whom="employer"),
    _row(Tenure.VACANCY_ACT, from_whom="vacancy_manager", paper="vacancy_act"),
    _row(Tenure.RENT_TEMPORARY, from_whom="vacancy_manager", paper="rent_until"),
    _row(Tenure.RENT, from_whom="vacancy_manager", paper="rent"),
    _row(Tenure.ANTI_SQUAT, from_whom="vacancy_manager"),
    _row(Tenure.SUBLET, from_whom="tenant", how="pays"),
    _row(Tenure.SUBLET, from_whom="tenant", pays="more wage"),
    _row(Tenure.WITH_SOMEBODY, from_whom="tenant"),
    _row(Tenure.ROOM_WITH_LANDLORD, place="landlords_home", how="pays"),
    _row(Tenure.ROOM_WITH_LANDLORD, place="landlords_home", pays="more wage"),
    _row(Tenure.WITH_SOMEBODY, place="landlords_home"),
    _row(Tenure.HOTEL, place="hotel"),
    _row(Tenure.HOLIDAY_PARK, place="holiday_park"),
    _row(Tenure.VACANCY_ACT, paper="vacancy_act"),
    _row(Tenure.CAMPUS, place="student", paper="rent rent_until none unknown"),
    _row(Tenure.RENT_TEMPORARY, paper="rent_until"),
    _row(Tenure.RENT, paper="rent"),
    _row(Tenure.USE_AGREEMENT, paper="use"),
    _row(Tenure.WORK_HOUSING, pays="wage"),
    _row(Tenure.WITH_SOMEBODY, how="with_somebody"),
    _row(Tenure.RENT, how="pays", pays="more"),
    _row(Tenure.USE_AGREEMENT, how="free"),
    _row(Tenure.UNKNOWN),
)


def looks_like(answers: Mapping[Ask, str]) -> Tenure:
    """What these answers look like; what was not asked or not known counts as not known."""
    full = {ask: answers.get(ask, UNKNOWN) for ask in DECIDING}
    return next(row.looks_like for row in TABLE if _fits(row, full))


def still_asked(answers: Mapping[Ask, str]) -> tuple[Ask, ...]:
    """The deciding questions whose answer can still change the outcome, in order of asking.

    A row that an answer rules out asks nothing; below a row that surely fits nothing counts.
    """
    asked: set[Ask] = set()
    for row in TABLE:
        if any(ask in answers and answers[ask] not in codes for ask, codes in row.when.items()):
            continue
        missing = row.when.keys() - answers.keys()
        if not missing:
            break
        asked |= missing
    return tuple(ask for ask in DECIDING if ask in asked)


def _fits(row: Row, answers: Mapping[Ask, str]) -> bool:
    return all(answers[ask] in codes for ask, codes in row.when.items())
