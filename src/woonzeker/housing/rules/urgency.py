# SPDX-License-Identifier: EUPL-1.2
"""A request for urgency: under which category, how it stands, and by when somebody hears. Pure.

The by-law of the municipality says which categories there are. A bill would fix some for the whole
country (Wet versterking regie volkshuisvesting); it is no law yet, and nothing here takes it for
one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.awb import application_decided_by, objection_due
from woonzeker.law.terms import Deadline
from woonzeker.matching.linkage.wording import gettext_noop


class Category(StrEnum):
    """On what ground urgency is asked; a municipality opens those of its own by-law."""

    FAMILY = "family"
    SHELTER = "shelter"
    INSTITUTION = "institution"
    EVICTION = "eviction"
    VIOLENCE = "violence"
    CARE = "care"
    OTHER = "other"


CATEGORY_WORDS: Mapping[Category, str] = {
    Category.FAMILY: gettext_noop("gezin met kinderen zonder woning"),
    Category.SHELTER: gettext_noop("verlaat de opvang"),
    Category.INSTITUTION: gettext_noop("verlaat een instelling"),
    Category.EVICTION: gettext_noop("verliest de woning door een ontruiming of sluiting"),
    Category.VIOLENCE: gettext_noop("vlucht voor geweld"),
    Category.CARE: gettext_noop("moet anders wonen om zorg te geven of te krijgen"),
    Category.OTHER: gettext_noop("een andere grond uit de verordening"),
}


class UrgencyState(StrEnum):
    """How a request stands."""

    PREPARED = "prepared"
    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    OBJECTED = "objected"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


STATE_WORDS: Mapping[UrgencyState, str] = {
    UrgencyState.PREPARED: gettext_noop("wordt klaargemaakt"),
    UrgencyState.REQUESTED: gettext_noop("aangevraagd"),
    UrgencyState.GRANTED: gettext_noop("verleend"),
    UrgencyState.REFUSED: gettext_noop("geweigerd"),
    UrgencyState.OBJECTED: gettext_noop("bezwaar gemaakt"),
    UrgencyState.USED: gettext_noop("gebruikt: er is een woning"),
    UrgencyState.EXPIRED: gettext_noop("verlopen"),
    UrgencyState.WITHDRAWN: gettext_noop("ingetrokken"),
}
_NEXT: Mapping[UrgencyState, tuple[UrgencyState, ...]] = {
    UrgencyState.PREPARED: (UrgencyState.REQUESTED, UrgencyState.WITHDRAWN),
    UrgencyState.REQUESTED: (
        UrgencyState.GRANTED, UrgencyState.REFUSED, UrgencyState.WITHDRAWN,
    ),
    UrgencyState.REFUSED: (UrgencyState.OBJECTED, UrgencyState.PREPARED),
    UrgencyState.OBJECTED: (
        UrgencyState.GRANTED, UrgencyState.REFUSED, UrgencyState.WITHDRAWN,
    ),
    UrgencyState.GRANTED: (UrgencyState.USED, UrgencyState.EXPIRED),
    UrgencyState.EXPIRED: (UrgencyState.PREPARED,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Urgency:
    """One request: category, state, since when it stands so, and until when it holds if granted."""

    category: Category
    state: UrgencyState
    since_on: date
    until_on: date | None = None


def next_states(state: UrgencyState) -> tuple[UrgencyState, ...]:
    """What can come next; nothing when it is over."""
    return _NEXT.get(state, ())


def refusal(urgency: Urgency, to: UrgencyState, *, on: date, opened: frozenset[Category]) -> str:
    """Why a request cannot become so on a day, in Dutch; empty when it can."""
    if to not in next_states(urgency.state):
        return gettext_noop("Dit kan niet bij een urgentie die zo staat.")
    if on < urgency.since_on:
        return gettext_noop("Deze dag ligt voor de vorige stap.")
    if to is UrgencyState.REQUESTED and urgency.category not in opened:
        return gettext_noop("Deze grond staat niet in de verordening van de gemeente.")
    return ""


def awaited_by(urgency: Urgency) -> Deadline | None:
    """The day that counts now: the decision on a request, or the last day to object to a refusal.

    None when nothing is waited for by a day that the law gives.
    """
    if urgency.state is UrgencyState.REQUESTED:
        return application_decided_by(urgency.since_on)
    if urgency.state is UrgencyState.REFUSED:
        return objection_due(urgency.since_on)
    return None


def holds(urgency: Urgency, *, on: date) -> bool:
    """Whether urgency was granted and is not over."""
    granted = urgency.state is UrgencyState.GRANTED and urgency.since_on <= on
    return granted and (urgency.until_on is None or on <= urgency.until_on)
