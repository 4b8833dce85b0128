# SPDX-License-Identifier: EUPL-1.2
"""Guards: pure functions over the facts of a case that let a move pass or say what is missing.

Rooms that know a fact register a provider with `cases`. A fact that nobody provides is not known,
and what is not known refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from woonzeker.process.errors import UnknownMove


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case at the moment of a move: name of the fact to its value."""

    known: Mapping[str, bool] = field(default_factory=dict)

    def holds(self, fact: str) -> bool:
        """Whether the fact is known and true."""
        return self.known.get(fact, False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move may not be made: what is missing, who can do it, and which rule asks for it."""

    missing: str
    who: str
    rule: str

    @property
    def sentence(self) -> str:
        """The refusal for the screen, in Dutch."""
        return f"Dit kan nog niet: {self.missing}. {self.who} kan dat doen ({self.rule})."


@dataclass(frozen=True, slots=True)
class Need:
    """One fact that a guard asks for, with the refusal when it does not hold."""

    fact: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Guard:
    """A named condition: every need must hold."""

    name: str
    title: str
    needs: tuple[Need, ...]

    @property
    def facts(self) -> frozenset[str]:
        """The facts for which a provider must exist."""
        return frozenset(need.fact for need in self.needs)

    def __call__(self, facts: Facts) -> tuple[Refusal, ...]:
        """Every refusal, in the order of the table; empty when the move may be made."""
        return tuple(need.refusal for need in self.needs if not facts.holds(need.fact))


_TEAM = "Het team van de gemeente"
_TALK = "Wgs art. 3 lid 1 onder b"

_WAS_SOUGHT = Need(
    "contact_sought", Refusal("er is nog geen contact gezocht met het huishouden", _TEAM, _TALK)
)
_WAS_OFFERED = Need(
    "offer_made", Refusal("het hulpaanbod is nog niet gedaan", _TEAM, "Wgs art. 4 lid 1")
)
_NO_THREAT = Need(
    "nothing_threatens",
    Refusal(
        "de woning of een voorziening loopt nog gevaar, dus het zoeken gaat door tot iemand"
        " vastlegt dat het gevaar voorbij is",
        _TEAM,
        "Wgs art. 4 lid 2",
    ),
)
_NO_TALK_OWED = Need(
    "no_talk_owed",
    Refusal(
        "wie om hulp vroeg heeft nog geen gesprek gehad, dus het zoeken gaat door",
        _TEAM,
        "Wgs art. 4 lid 1",
    ),
)
_THREATENS = Need(
    "home_at_stake",
    Refusal(
        "er is geen gevaar vastgelegd, en geen vordering waarmee de woning verloren kan gaan",
        _TEAM,
        "Wgs art. 4 lid 2",
    ),
)
_DANGER_NOTED = Need(
    "danger_noted", Refusal("er is geen gevaar vastgelegd", _TEAM, "Wgs art. 4 lid 2")
)
_WAS_REACHED = Need("contact_reached", Refusal("er is nog met niemand gesproken", _TEAM, _TALK))
_LAST_OFFER = Need(
    "last_offer_made",
    Refusal("het laatste aanbod van vrijwillige hulp is nog niet gedaan", _TEAM, "BW art. 1:431"),
)
_TWO_SIGNED = Need(
    "bewind_signed_by_two",
    Refusal(
        "twee bevoegde medewerkers hebben het verzoek nog niet getekend",
        "Een tweede bevoegde medewerker",
        "BW art. 1:432",
    ),
)
_LISTED = Need(
    "bewind_list_complete",
    Refusal(
        "de lijst van evenredigheid is niet compleet", "De schuldhulpverlener", "BW art. 1:432"
    ),
)
_PLACE = Need(
    "suitable_place",
    Refusal(
        "er is nog geen passende woonplek",
        "Wie de leiding heeft bij herhuisvesting",
        "handreiking Voorkomen huisuitzettingen, stap 11",
    ),
)

GUARDS: Mapping[str, Guard] = {
    guard.name: guard
    for guard in (
        Guard("contact_sought", "er is contact gezocht", (_WAS_SOUGHT,)),
        Guard(
            "may_wait_for_signal",
            "er is contact gezocht, het hulpaanbod is gedaan, er dreigt niets en niemand wacht op"
            " een gesprek",
            (_WAS_SOUGHT, _WAS_OFFERED, _NO_THREAT, _NO_TALK_OWED),
        ),
        Guard(
            "home_at_stake",
            "woning of voorziening loopt gevaar: zo vastgelegd, of door een vordering",
            (_THREATENS,),
        ),
        Guard("danger_noted", "er is vastgelegd dat er gevaar is", (_DANGER_NOTED,)),
        Guard("contact_reached", "er is met iemand gesproken", (_WAS_REACHED,)),
        Guard(
            "bewind_proportional",
            "alle eerdere stappen zijn geprobeerd en twee mensen tekenen",
            (_WAS_SOUGHT, _LAST_OFFER, _LISTED, _TWO_SIGNED),
        ),
        Guard("suitable_place", "er is een passende woonplek", (_PLACE,)),
    )
}


def guard_named(name: str) -> Callable[[Facts], tuple[Refusal, ...]]:
    """The guard with this name; raises UnknownMove when the table names one that is not there."""
    if (guard := GUARDS.get(name)) is None:
        raise UnknownMove
    return guard
