# SPDX-License-Identifier: EUPL-1.2
"""A home that is closed: grounds, how it stands, dissolution after it, and points to bring forward.

Only what help may know: that it is, when, on which ground, until when. The points are the
resident's, for the answer to the mayor and for a lawyer; they go to nobody but the resident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import Parameter, parameter
from woonzeker.law.terms import dutch_date
from woonzeker.matching.linkage.wording import gettext_noop

DISSOLVES = "bw/sluiting_ontbindt"


class ClosureGround(StrEnum):
    """On which rule a home is closed. Woningwet is a kind of its own: its article is to check."""

    OPIUMWET_13B = "opiumwet_13b"
    GEMEENTEWET_174A = "gemeentewet_174a"
    VICTOR = "victor"
    APV = "apv"
    WONINGWET = "woningwet"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return _GROUNDS[self][0]

    @property
    def path(self) -> str:
        """The parameter that says where it stands and how sure that is."""
        return _GROUNDS[self][1]


_GROUNDS: dict[ClosureGround, tuple[str, str]] = {
    ClosureGround.OPIUMWET_13B: (
        gettext_noop("Opiumwet art. 13b (Damocles)"), "opw/sluiting_gronden",
    ),
    ClosureGround.GEMEENTEWET_174A: (
        gettext_noop("Gemeentewet art. 174a (Victoria)"), "gemw/sluiting_174a",
    ),
    ClosureGround.VICTOR: (gettext_noop("Wet Victor, na een sluiting"), "wow/victor"),
    ClosureGround.APV: (gettext_noop("plaatselijke verordening (APV)"), "gemw/sluiting_apv"),
    ClosureGround.WONINGWET: (gettext_noop("Woningwet, artikel na te gaan"), "wow/sluiting"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closing:
    """What help knows of a closure. `closed_on` is the day on which it was closed in fact."""

    ground: ClosureGround
    told_on: date | None = None
    decided_on: date | None = None
    closes_on: date | None = None
    closed_on: date | None = None
    until_on: date | None = None


class ClosingState(StrEnum):
    """How it stands with a closure on a day."""

    INTENDED = "intended"
    DECIDED = "decided"
    CLOSED = "closed"
    OVER = "over"


def state_of(closing: Closing, *, on: date) -> ClosingState:
    """How it stands: a day of closing that passed is no closure until somebody says it was."""
    if closing.closed_on is not None and closing.closed_on <= on:
        over = closing.until_on is not None and closing.until_on < on
        return ClosingState.OVER if over else ClosingState.CLOSED
    decided = closing.decided_on is not None and closing.decided_on <= on
    return ClosingState.DECIDED if decided else ClosingState.INTENDED


@dataclass(frozen=True, slots=True)
class Dissolution:
    """Whether a landlord can have ended the lease without a court on a day, and why (not)."""

    can_be: bool
    why: str
    rule: Parameter | None


def dissolution(closing: Closing, *, on: date) -> Dissolution:
    """Whether a lease can have been dissolved out of court on a day (BW art. 7:231 lid 2).

    Only after the home was closed in fact, on a ground that the law names. That it can have been
    does not make it right: a court still weighs it, and the interest of children.
    """
    rule = _rule(on)
    if rule is None:
        return Dissolution(False, "Voor die dag is geen regel bekend.", None)
    if closing.closed_on is None or closing.closed_on > on:
        said = "De woning is niet echt dicht: een brief of een besluit is niet genoeg."
        return Dissolution(False, said, rule)
    if closing.ground.value not in rule.names:
        said = f"De wet noemt deze sluiting daarvoor niet: {closing.ground.dutch}."
        return Dissolution(False, said, rule)
    said = (
        f"De woning ging dicht op {dutch_date(closing.closed_on)}. De verhuurder kan ontbinden,"
        " maar een rechter kan dat nog toetsen. Vraag meteen een advocaat."
    )
    if state_of(closing, on=on) is ClosingState.OVER:
        said = f"{said} De sluiting is voorbij: of het dan nog kan, is niet zeker."
    return Dissolution(True, said, rule)


def _rule(on: date) -> Parameter | None:
    try:
        return parameter(DISSOLVES, on=on)
    except NotInForce:
        return None


@dataclass(frozen=True, slots=True)
class Housed:
    """How many live in a home that closes, and for how many there is a place; None: not counted."""

    people: int | None
    placed: int = 0


def without_place(closing: Closing, housed: Housed, *, on: date) -> str:
    """What stands in the way of a closure for want of a place, in Dutch; empty when nothing does.

    Everybody counts alike: who had a part in it and who had not. Nobody counted is nobody placed.
    """
    if state_of(closing, on=on) is ClosingState.OVER:
        return ""
    day = closing.closed_on or closing.closes_on
    when = f" De woning gaat dicht op {dutch_date(day)}." if day else ""
    if housed.people is None:
        return f"Nog niet is geteld wie er wonen.{when}"
    short = housed.people - housed.placed
    if short <= 0:
        return ""
    who = "één bewoner is" if short == 1 else f"{short} bewoners is"
    return f"Voor {who} nog geen plek.{when}"


class Part(StrEnum):
    """The questions a court asks of a closure, in their order (parameter sluiting/toets)."""

    POWER = "bevoegdheid"
    NECESSITY = "noodzaak"
    BALANCE = "evenwichtigheid"


class Raised(StrEnum):
    """What became of a point."""

    RAISED = "raised"
    NOT_WANTED = "not_wanted"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Point:
    """Something to ask about a closure, and to bring forward if the resident wants to."""

    code: str
    part: Part
    ask: str
    #: a point that can never be set aside as not applying
    always: bool = False


POINTS: tuple[Point, ...] = (
    Point("power", Part.POWER, gettext_noop("Staat in de brief op welke wet de sluiting rust?"),
          always=True),
    Point("warning_first", Part.NECESSITY,
          gettext_noop("Is er eerst gewaarschuwd? Kan een waarschuwing nu nog?"), always=True),
    Point("lighter_means", Part.NECESSITY,
          gettext_noop("Is iets lichters geprobeerd, zoals afspraken of een dwangsom?"),
          always=True),
    Point("help_runs", Part.NECESSITY, gettext_noop("Loopt er hulp, of begint die nu?"),
          always=True),
    Point("time_passed", Part.NECESSITY,
          gettext_noop("Hoelang geleden was het? Is de rust terug?")),
    Point("duration", Part.NECESSITY, gettext_noop("Kan de sluiting korter?"), always=True),
    Point("own_part", Part.BALANCE,
          gettext_noop("Wil de bewoner zelf iets zeggen over de eigen rol? Vraag niet door.")),
    Point("housemates", Part.BALANCE,
          gettext_noop("Wonen er anderen die er niets mee te maken hebben?")),
    Point("children", Part.BALANCE,
          gettext_noop("Wonen er kinderen? Wat betekent het voor school en zorg?")),
    Point("tie_to_home", Part.BALANCE,
          gettext_noop("Is iemand aan deze woning gebonden, bijvoorbeeld door een aanpassing?")),
    Point("place", Part.BALANCE, gettext_noop("Waar gaat iedereen wonen, vanaf welke dag?"),
          always=True),
    Point("return", Part.BALANCE, gettext_noop("Kan iedereen na de sluiting terug?"), always=True),
    Point("lease_at_risk", Part.BALANCE,
          gettext_noop("Raakt het huurcontract verloren, of komt er een lijst van verhuurders?"),
          always=True),
)  # fmt: skip


def open_points(raised: Mapping[str, Raised], *, children: bool | None) -> tuple[Point, ...]:
    """The points nobody has gone through with the resident yet, in the order of the court.

    Whether there are children must be known: with children, or unknown, theirs cannot be set aside.
    """
    return tuple(point for point in POINTS if not _settled(point, raised, children))


def _settled(point: Point, raised: Mapping[str, Raised], children: bool | None) -> bool:
    found = raised.get(point.code)
    if found is not Raised.DOES_NOT_APPLY:
        return found is not None
    if point.code == "children":
        return children is False
    return not point.always
