# SPDX-License-Identifier: EUPL-1.2
"""Whether everything is ready for a new home: contract, urgency, registration, money, papers. Pure.

Losing a home is losing an address, and with it benefit, insurance and papers (Voorkomen
huisuitzettingen, Eropaf!, April 2026, chapter 8 and the contribution of Judith Wolf).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from woonzeker.housing.rules.contracts import Wanted, wanted_refusal
from woonzeker.housing.rules.registration import Registered, gaps
from woonzeker.housing.rules.urgency import Urgency, UrgencyState, holds
from woonzeker.matching.linkage.wording import gettext_noop


class Part(StrEnum):
    """What must be in order to live somewhere again."""

    CONTRACT = "contract"
    URGENCY = "urgency"
    REGISTRATION = "registration"
    POST = "post"
    BENEFIT = "benefit"
    ALLOWANCES = "allowances"
    INSURANCE = "insurance"
    IDENTITY = "identity"


class Standing(StrEnum):
    """How a part stands. Not needed is a fact with somebody who said it; unknown is work."""

    IN_ORDER = "in_order"
    BUSY = "busy"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class About:
    """What a part is called, what is missing, who can do it, and what hangs on it."""

    title: str
    missing: str
    who: str


_HELPER = gettext_noop("Wie het huishouden helpt")
_COUNTER = gettext_noop("Burgerzaken, op verzoek van wie de leiding heeft")
_LEADS = gettext_noop("Wie de leiding heeft bij herhuisvesting")
PARTS: Mapping[Part, About] = {
    Part.CONTRACT: About(
        gettext_noop("Contract"), gettext_noop("Kies welk contract er gezocht wordt."), _LEADS
    ),
    Part.URGENCY: About(
        gettext_noop("Urgentie"), gettext_noop("Er is nog geen urgentie aangevraagd."), _HELPER
    ),
    Part.REGISTRATION: About(
        gettext_noop("Inschrijving"),
        gettext_noop("Het huishouden is niet elke dag ingeschreven. Regel een briefadres."),
        _COUNTER,
    ),
    Part.POST: About(
        gettext_noop("Post"), gettext_noop("Het is niet bekend waar de post heen gaat."), _HELPER
    ),
    Part.BENEFIT: About(
        gettext_noop("Inkomen of uitkering"),
        gettext_noop("Het is niet zeker dat het inkomen of de uitkering doorloopt."),
        _HELPER,
    ),
    Part.ALLOWANCES: About(
        gettext_noop("Toeslagen"),
        gettext_noop("De toeslagen zijn nog niet aangepast aan het nieuwe adres."),
        _HELPER,
    ),
    Part.INSURANCE: About(
        gettext_noop("Zorgverzekering"),
        gettext_noop("Het is niet zeker dat iedereen verzekerd is."),
        _HELPER,
    ),
    Part.IDENTITY: About(
        gettext_noop("Identiteitsbewijs"),
        gettext_noop("Niet iedereen heeft een geldig identiteitsbewijs."),
        _COUNTER,
    ),
}
_DONE = frozenset({Standing.IN_ORDER, Standing.NOT_NEEDED})
#: nobody can say of these that they are not needed
_ALWAYS = frozenset({Part.CONTRACT, Part.REGISTRATION, Part.POST, Part.INSURANCE, Part.IDENTITY})
_WAITS = frozenset({UrgencyState.REQUESTED, UrgencyState.OBJECTED})
_URGENCY_BUSY = gettext_noop("Op de urgentie is nog niet beslist.")
_URGENCY_REFUSED = gettext_noop("De urgentie is geweigerd. Maak op tijd bezwaar.")
_BUSY = gettext_noop("Hier wordt aan gewerkt; vraag of het gelukt is.")


@dataclass(frozen=True, slots=True)
class File:
    """What is known for a new home; what is not in `standing` is unknown.

    `without_home_on` is the day from which they have no home, None while they still live there.
    """

    wanted: Wanted | None = None
    urgency: Urgency | None = None
    urgency_needed: bool = True
    registered: tuple[Registered, ...] = ()
    without_home_on: date | None = None
    standing: Mapping[Part, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One part: how it stands, what is missing or was wrong, and who can do something about it."""

    part: Part
    standing: Standing
    sentence: str
    who: str

    @property
    def is_done(self) -> bool:
        """Whether nobody needs to do anything."""
        return self.standing in _DONE


def readiness(file: File, *, on: date) -> tuple[Check, ...]:
    """Every part in the order of the table, with how it stands on a day."""
    return tuple(_check(part, file, on) for part in Part)


def is_ready(checks: Iterable[Check]) -> bool:
    """Whether nothing is missing, unknown or under way."""
    return all(each.is_done for each in checks)


def standing_refusal(part: Part, standing: Standing, *, told_by: str) -> str:
    """Why a part cannot be noted so, in Dutch; empty when it can."""
    if part in (Part.CONTRACT, Part.URGENCY, Part.REGISTRATION):
        return gettext_noop("Dit volgt uit wat elders vastligt.")
    if standing is Standing.NOT_NEEDED and part in _ALWAYS:
        return gettext_noop("Dit heeft iedereen nodig.")
    if standing is not Standing.UNKNOWN and not told_by.strip():
        return gettext_noop("Schrijf op wie dit zei of liet zien.")
    return ""


def _check(part: Part, file: File, on: date) -> Check:
    about = PARTS[part]
    standing, sentence = _standing(part, file, on)
    said = sentence if standing in _DONE else sentence or about.missing
    return Check(part, standing, said, about.who)


def _standing(part: Part, file: File, on: date) -> tuple[Standing, str]:
    """How a part stands and what to say of it; an empty sentence is that of the table."""
    match part:
        case Part.CONTRACT:
            return _contract(file.wanted, on)
        case Part.URGENCY:
            return _urgency(file, on)
        case Part.REGISTRATION:
            return _registration(file, on)
    standing = file.standing.get(part, Standing.UNKNOWN)
    if standing is Standing.NOT_NEEDED and part in _ALWAYS:
        standing = Standing.MISSING
    return standing, _BUSY if standing is Standing.BUSY else ""


def _contract(wanted: Wanted | None, on: date) -> tuple[Standing, str]:
    if wanted is None:
        return Standing.MISSING, ""
    wrong = wanted_refusal(wanted, on=on)
    return (Standing.MISSING, wrong) if wrong else (Standing.IN_ORDER, "")


def _urgency(file: File, on: date) -> tuple[Standing, str]:
    if not file.urgency_needed:
        return Standing.NOT_NEEDED, ""
    if file.urgency is None:
        return Standing.MISSING, ""
    if holds(file.urgency, on=on) or file.urgency.state is UrgencyState.USED:
        return Standing.IN_ORDER, ""
    if file.urgency.state in _WAITS:
        return Standing.BUSY, _URGENCY_BUSY
    refused = file.urgency.state is UrgencyState.REFUSED
    return Standing.MISSING, _URGENCY_REFUSED if refused else ""


def _registration(file: File, on: date) -> tuple[Standing, str]:
    """In order when registered today; days without it that are past are told all the same."""
    since = on if file.without_home_on is None else min(file.without_home_on, on)
    open_now = gaps(file.registered, since_on=since, until_on=on)
    if not open_now:
        return Standing.IN_ORDER, ""
    if open_now[-1].last_on is None:
        return Standing.MISSING, ""
    return Standing.IN_ORDER, gettext_noop(
        "Het huishouden stond een tijd niet ingeschreven. Laat dat herstellen."
    )
