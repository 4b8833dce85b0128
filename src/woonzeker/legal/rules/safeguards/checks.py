# SPDX-License-Identifier: EUPL-1.2
"""The safeguards that ask more than one good answer: what is missing of each. Pure.

Each function says in Dutch what is not there yet, or nothing at all when it is.
"""

from __future__ import annotations

from datetime import date

from woonzeker.help.rules.support import Offer, watch
from woonzeker.law.calendar import dutch_date
from woonzeker.legal.rules.safeguards.alternatives import WORDS, Attempt, not_answered, out_of_order
from woonzeker.legal.rules.safeguards.answers import Answer, Record, Situation
from woonzeker.legal.rules.safeguards.catalogue import (
    CATALOGUE,
    NOT_WITH_CHILDREN,
    PICTURES,
    Safeguard,
)
from woonzeker.process import Step

#: with which code an answer says that there may be children after all
_NONE = "no"


def children_missing(record: Record, safeguard: Safeguard, step: Step, on: date) -> str:
    """Asked and known; 'unknown' is an answer only until the hearing is over."""
    last = record.last(safeguard, on=on)
    if last is None:
        return safeguard.refusal.missing
    if last.code != "unknown" or not _hearing_over(record.situation, step, on):
        return ""
    return "'niet bekend' geldt na de zitting niet meer: vraag of er kinderen wonen"


def _hearing_over(situation: Situation, step: Step, on: date) -> bool:
    held = situation.hearing_on is not None and on > situation.hearing_on
    return held or step >= Step.VONNIS


def informed_missing(record: Record, safeguard: Safeguard, step: Step, on: date) -> str:
    """In a language they read; where nobody knows which, with pictures and in more languages."""
    last, reads = record.last(safeguard, on=on), record.situation.reads
    if last is None or not CATALOGUE[safeguard].choices[last.code].good:
        return safeguard.refusal.missing
    if last.code != "letter" or last.language == PICTURES:
        return ""
    if not reads:
        return "niemand weet welke taal zij lezen: geef de uitleg met beelden en in meer talen"
    return "" if last.language == reads else "de brief was niet in de taal die zij lezen"


def offers_missing(record: Record, safeguard: Safeguard, step: Step, on: date) -> str:
    """Offered as often, and by as many ways, as was set; who wants it need not be asked again."""
    made = [each for each in record.counting(on=on) if each.safeguard is safeguard]
    norm = record.norm
    found = watch(
        (Offer(each.channel, each.code) for each in made),
        least=norm.offers,
        least_channels=norm.channels,
    )
    if found.enough:
        return ""
    return (
        f"onafhankelijke ondersteuning is {found.offers} van {norm.offers} keer aangeboden,"
        f" op {found.channels} van {norm.channels} manieren"
    )


def alternatives_missing(record: Record, safeguard: Safeguard, step: Step, on: date) -> str:
    """Every lighter means tried or impossible, the lightest first."""
    said = [
        Attempt(each.about, each.code, each.on)
        for each in record.counting(on=on)
        if each.safeguard is safeguard
    ]
    roads = record.situation.roads
    if left := not_answered(roads, said):
        return "nog niet geprobeerd: " + ", ".join(WORDS[code] for code in left)
    if (late := out_of_order(roads, said)) is not None:
        return f"{WORDS[late]} kwam pas na een zwaarder middel: probeer het opnieuw"
    return ""


def place_missing(record: Record, safeguard: Safeguard, step: Step, on: date) -> str:
    """A place that is there before the day, and no shelter where children may live."""
    last, situation = record.last(safeguard, on=on), record.situation
    if last is None or not CATALOGUE[safeguard].choices[last.code].good:
        return safeguard.refusal.missing
    if last.code in NOT_WITH_CHILDREN and not _surely_none(record, on):
        return "een gezin met kinderen gaat nooit naar de opvang: zoek een gezinsplek"
    return _in_time(last, situation)


def _surely_none(record: Record, on: date) -> bool:
    known = record.last(Safeguard.CHILDREN_KNOWN, on=on)
    return known is not None and known.code == _NONE


def _in_time(place: Answer, situation: Situation) -> str:
    """Before the day; after a loss that was recorded without a place, any place is still one."""
    free_from, day = place.free_from, situation.lost_on or situation.eviction_on
    if free_from is None or day is None or free_from <= day:
        return ""
    told = situation.told_open
    if situation.lost_on is not None and told is not None and Safeguard.PLACE in told:
        return ""
    return f"de plek is er pas op {dutch_date(free_from)}, na de dag zelf ({dutch_date(day)})"
