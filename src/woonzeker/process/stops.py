# SPDX-License-Identifier: EUPL-1.2
"""The hard stops: what must stand before a case ends, or is called lost, from the vonnis on.

Beside its own guard a move can carry a stop. Each safeguard is a fact that a room tells; who has
nobody to tell it refuses. The words here are what a refusal says at the least; the room that knows
a safeguard can say more precisely what is missing (`legal.rules.safeguards`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from woonzeker.process.guards import Guard, Need, Refusal
from woonzeker.process.steps import Step

#: from this step on a move that carries a stop asks for it; a step is never lowered
STOPPED_FROM = Step.VONNIS


class Stop(StrEnum):
    """For what somebody signs: the end of a case, or that an eviction cannot be averted."""

    CLOSING = "closing"
    UNAVOIDABLE = "unavoidable"

    @property
    def dutch(self) -> str:
        """What is stopped, on the screen."""
        return {
            "closing": "afsluiten na het vonnis",
            "unavoidable": "ontruiming onafwendbaar",
        }[self.value]


_TALKS = "Wie het huishouden spreekt"
_LEADS = "De coördinator ontruimingen"
_OWN = "eigen regel bij een harde stop"

#: code of a safeguard → what its refusal says; `rule` is one of the sources that ask for it
SAFEGUARDS: Mapping[str, Refusal] = {
    "children_known": Refusal(
        "niet vastgelegd is of er kinderen wonen en hoe dat bekend is", _TALKS, "IVRK art. 3 lid 1"
    ),
    "interest_weighed": Refusal(
        "het belang van de kinderen is niet op schrift gewogen", _LEADS, "IVRK art. 3 lid 1"
    ),
    "children_heard": Refusal(
        "de kinderen zijn niet gehoord, en er staat niet waarom niet", _TALKS, "IVRK art. 12"
    ),
    "family_consulted": Refusal(
        "er is geen echt overleg geweest met het huishouden",
        _TALKS,
        "Ombudsmannen (verplichting 8)",
    ),
    "informed": Refusal(
        "het huishouden kreeg geen informatie over zijn rechten in een taal die het leest",
        _TALKS,
        "Ombudsmannen (verplichting 7)",
    ),
    "oco_offered": Refusal(
        "onafhankelijke ondersteuning is niet twee keer aangeboden, op twee manieren",
        _TALKS,
        "Wmo 2015 art. 2.2.4 lid 1 onder a",
    ),
    "legal_help": Refusal("er is niet gewezen op rechtshulp", _TALKS, "Wrb (algemeen)"),
    "root_cause": Refusal(
        "de oorzaak is niet aangepakt", "Het team van de gemeente", "Ombudsmannen (verplichting 2)"
    ),
    "alternatives": Refusal(
        "niet alle lichtere middelen zijn geprobeerd, in de goede volgorde",
        _LEADS,
        "Ombudsmannen (verplichting 1)",
    ),
    "place": Refusal(
        "er is geen passende plek vóór de dag van de ontruiming",
        "Wie de leiding heeft bij herhuisvesting",
        "Ombudsmannen (verplichting 3)",
    ),
    "no_discrimination": Refusal(
        "niet is nagegaan of dit huishouden gelijk behandeld is aan andere",
        _LEADS,
        "Ombudsmannen (verplichting 4)",
    ),
}
#: what beside the safeguards: two people, one of whom leads
SIGNED: Mapping[str, Refusal] = {
    "signed_by_two": Refusal(
        "twee mensen hebben nog niet getekend voor wat er nu ligt",
        "Een tweede medewerker die de weging niet alleen schreef",
        _OWN,
    ),
    "signed_by_manager": Refusal(
        "een manager heeft nog niet getekend voor wat er nu ligt",
        "Een manager aan wie de zaak is voorgelegd",
        _OWN,
    ),
}
#: an eviction is called so only while one stands for a day to come
AHEAD: Mapping[str, Refusal] = {
    "still_ahead": Refusal(
        "er is geen ontruiming aangezegd voor een dag die nog komt",
        _LEADS,
        _OWN,
    ),
}


def stop_fact(stop: Stop, code: str) -> str:
    """The name of the fact that a stop asks for: a signature for one thing is none for another."""
    return f"{stop.value}_{code}"


def _stop(stop: Stop, *asked: Mapping[str, Refusal]) -> Guard:
    needs = (
        Need(stop_fact(stop, code), refusal) for each in asked for code, refusal in each.items()
    )
    return Guard(f"stop_{stop.value}", stop.dutch, tuple(needs))


STOPS: Mapping[Stop, Guard] = {
    Stop.CLOSING: _stop(Stop.CLOSING, SAFEGUARDS, SIGNED),
    Stop.UNAVOIDABLE: _stop(Stop.UNAVOIDABLE, AHEAD, SAFEGUARDS, SIGNED),
}
