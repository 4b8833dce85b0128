# SPDX-License-Identifier: EUPL-1.2
"""A signalling list of corporations: what a corporation said of it, and a person's rights. Pure.

Only what a corporation itself reported, to the municipality or in a letter that the person shows.
Nothing here asks a list, tells one, or passes a name on: there is no such function. A listing
never makes anybody wait longer for help. A corporation must tell the person, weighs every
application by itself, and cannot refuse because of the list alone; one can object in court or
complain to the Autoriteit Persoonsgegevens (Voorkomen huisuitzettingen, Eropaf!, April 2026,
chapter 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.calendar import add_months
from woonzeker.law.reader import Parameter, parameter
from woonzeker.matching.linkage.wording import gettext_noop

USUAL = "signalering/duur"
_MONTHS_OF_A_YEAR = 12


class Source(StrEnum):
    """By which way a corporation's word came; there is no other."""

    CORPORATION = "corporation"
    LETTER = "letter"


class ListGround(StrEnum):
    """Why, as the corporation said it; the grounds of the model protocol."""

    ARREARS = "arrears"
    NUISANCE = "nuisance"
    AGGRESSION = "aggression"
    FRAUD = "fraud"
    CANNABIS = "cannabis"
    NOT_SAID = "not_said"


GROUND_WORDS: Mapping[ListGround, str] = {
    ListGround.ARREARS: gettext_noop("grote huurachterstand"),
    ListGround.NUISANCE: gettext_noop("overlast"),
    ListGround.AGGRESSION: gettext_noop("agressie"),
    ListGround.FRAUD: gettext_noop("woonfraude"),
    ListGround.CANNABIS: gettext_noop("hennep"),
    ListGround.NOT_SAID: gettext_noop("niet gezegd"),
}


class Objection(StrEnum):
    """How an objection against the listing stands."""

    NONE = "none"
    ASKED = "asked"
    COURT = "court"
    COMPLAINT = "complaint"
    TAKEN_OFF = "taken_off"
    KEPT = "kept"


OBJECTION_WORDS: Mapping[Objection, str] = {
    Objection.NONE: gettext_noop("geen bezwaar gemaakt"),
    Objection.ASKED: gettext_noop("bezwaar gestuurd aan de corporatie"),
    Objection.COURT: gettext_noop("de rechter is gevraagd"),
    Objection.COMPLAINT: gettext_noop("klacht bij de Autoriteit Persoonsgegevens"),
    Objection.TAKEN_OFF: gettext_noop("van de lijst gehaald"),
    Objection.KEPT: gettext_noop("de vermelding blijft"),
}
_NEXT: Mapping[Objection, tuple[Objection, ...]] = {
    Objection.NONE: (Objection.ASKED, Objection.COURT, Objection.COMPLAINT, Objection.TAKEN_OFF),
    Objection.ASKED: (
        Objection.TAKEN_OFF, Objection.KEPT, Objection.COURT, Objection.COMPLAINT,
    ),
    Objection.KEPT: (Objection.COURT, Objection.COMPLAINT, Objection.TAKEN_OFF),
    Objection.COURT: (Objection.TAKEN_OFF, Objection.KEPT),
    Objection.COMPLAINT: (Objection.TAKEN_OFF, Objection.KEPT),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """That a corporation said somebody stands on its list: which, since and until when, and why.

    `until_on` is the day it ends by the corporation's own word, None when it did not say so.
    `told` is whether it told the person; `weighed` whether it weighed this person's own situation.
    """

    corporation: str
    name: str
    source: Source
    since_on: date
    until_on: date | None = None
    ground: ListGround = ListGround.NOT_SAID
    told: Known = Known.UNKNOWN
    weighed: Known = Known.UNKNOWN
    objection: Objection = Objection.NONE


@dataclass(frozen=True, slots=True)
class End:
    """When a listing ends, and whether the corporation said so or it is what is usual."""

    on: date
    said: bool
    usual: Parameter


class Alarm(StrEnum):
    """What the end of a listing asks for."""

    NEAR = "near"
    OVER = "over"


ALARM_WORDS: Mapping[Alarm, str] = {
    Alarm.NEAR: gettext_noop("De vermelding loopt af. Vraag de corporatie om dat te bevestigen."),
    Alarm.OVER: gettext_noop("De vermelding is voorbij. Vraag of de naam van de lijst is gehaald."),
}


class Ask(StrEnum):
    """What the letter of objection needs before it can go."""

    CORPORATION = "corporation"
    LIST = "list"
    WISH = "wish"
    CHANGED = "changed"
    ADDRESS = "address"


ASK_WORDS: Mapping[Ask, str] = {
    Ask.CORPORATION: gettext_noop("welke corporatie"),
    Ask.LIST: gettext_noop("welke lijst"),
    Ask.WISH: gettext_noop("dat de persoon zelf bezwaar wil maken"),
    Ask.CHANGED: gettext_noop("wat er nu anders is dan toen"),
    Ask.ADDRESS: gettext_noop("waar het antwoord heen kan"),
}


@dataclass(frozen=True, slots=True)
class Objector:
    """What the person says for the letter: that they want it, what changed, where to answer."""

    wants: bool
    changed: str
    answer_to: str


def recording_refusal(listing: Listing, *, on: date) -> str:
    """Why a listing cannot be noted, in Dutch; empty when it can."""
    if not listing.corporation.strip() or not listing.name.strip():
        return gettext_noop("Schrijf op welke corporatie en welke lijst het is.")
    if listing.since_on > on:
        return gettext_noop("De vermelding begint in de toekomst.")
    if listing.until_on is not None and listing.until_on <= listing.since_on:
        return gettext_noop("De vermelding eindigt voor zij begint.")
    return ""


def end(listing: Listing) -> End:
    """When a listing ends: as the corporation said, or else after the usual years."""
    usual = parameter(USUAL, on=listing.since_on)
    if listing.until_on is not None:
        return End(listing.until_on, True, usual)
    return End(_usual_end(listing, usual), False, usual)


def alarm(listing: Listing, policy: RoofPolicy, *, on: date) -> Alarm | None:
    """What its end asks for on a day; None while it is far off, or once the name is off."""
    if listing.objection is Objection.TAKEN_OFF:
        return None
    ends = end(listing).on
    if on >= ends:
        return Alarm.OVER
    near = on >= ends - timedelta(days=policy.listing_end_days)
    return Alarm.NEAR if near else None


def remarks(listing: Listing) -> tuple[str, ...]:
    """What is wrong or not known about a listing: reasons to object, in Dutch."""
    usual = _usual_end(listing, parameter(USUAL, on=listing.since_on))
    checks = (
        (gettext_noop("De corporatie heeft het niet verteld, en dat moet."),
         listing.told is Known.NO),
        (gettext_noop("Het is niet bekend of de corporatie het vertelde. Vraag het."),
         listing.told is Known.UNKNOWN),
        (gettext_noop("De corporatie woog niet wat er bij deze persoon speelt."),
         listing.weighed is Known.NO),
        (gettext_noop("Het is niet bekend of de corporatie de eigen situatie woog."),
         listing.weighed is Known.UNKNOWN),
        (gettext_noop("De corporatie zei niet waarom."), listing.ground is ListGround.NOT_SAID),
        (gettext_noop("De corporatie zei niet tot wanneer."), listing.until_on is None),
        (gettext_noop("Dit is langer dan gebruikelijk."),
         listing.until_on is not None and listing.until_on > usual),
    )  # fmt: skip
    return tuple(words for words, so in checks if so)


def letter_lacks(listing: Listing, objector: Objector) -> tuple[Ask, ...]:
    """What the letter of objection still needs; empty when it can be made.

    Without a ground it can go too: then it asks for one, so a ground never stops it.
    """
    there = {
        Ask.CORPORATION: bool(listing.corporation.strip()),
        Ask.LIST: bool(listing.name.strip()),
        Ask.WISH: objector.wants,
        Ask.CHANGED: bool(objector.changed.strip()),
        Ask.ADDRESS: bool(objector.answer_to.strip()),
    }
    return tuple(ask for ask, so in there.items() if not so)


def letter_asks(listing: Listing) -> tuple[str, ...]:
    """What the letter asks of the corporation, in Dutch, in the order of the letter."""
    asks = [gettext_noop("Laat zien wat er over mij op de lijst staat (AVG art. 15).")]
    if listing.ground is ListGround.NOT_SAID:
        asks.append(gettext_noop("Zeg waarom ik op de lijst sta."))
    if listing.until_on is None:
        asks.append(gettext_noop("Zeg tot wanneer."))
    if listing.weighed is not Known.YES:
        asks.append(gettext_noop("Weeg wat er nu bij mij speelt en laat die weging zien."))
    asks.append(gettext_noop("Haal mijn naam van de lijst (AVG art. 17 en 21)."))
    return tuple(asks)


def next_objection(state: Objection) -> tuple[Objection, ...]:
    """What can come next of an objection; nothing when the name is off."""
    return _NEXT.get(state, ())


def _usual_end(listing: Listing, usual: Parameter) -> date:
    return add_months(listing.since_on, _MONTHS_OF_A_YEAR * usual.number)
