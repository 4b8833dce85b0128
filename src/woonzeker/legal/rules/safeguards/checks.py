# SPDX-License-Identifier: EUPL-1.2
"""The safeguards that ask more than one good answer: what is missing of each. Pure.

Each function says in Dutch what is not there yet, or nothing at all when it is.
"""

from __future__ import annotations

from woonzeker.help.rules.support import Offer, watch
from woonzeker.law.calendar import dutch_date
from woonzeker.legal.rules.safeguards.alternatives import WORDS, Attempt, not_answered, out_of_order
from woonzeker.legal.rules.safeguards.answers import Answer, Situation, Table
from woonzeker.legal.rules.safeguards.catalogue import (
    NOT_WITH_CHILDREN,
    PICTURES,
    Safeguard,
)
from woonzeker.process import Step


def children_missing(table: Table, step: Step) -> str:
    """Asked and known; 'unknown' is an answer only until the hearing is over."""
    last = table.last(Safeguard.CHILDREN_KNOWN)
    if last is None:
        return Safeguard.CHILDREN_KNOWN.refusal.missing
    if last.code != "unknown" or not _hearing_over(table, step):
        return ""
    return "'niet bekend' geldt na de zitting niet meer: vraag of er kinderen wonen"


def _hearing_over(table: Table, step: Step) -> bool:
    hearing_on = table.situation.hearing_on
    return step >= Step.VONNIS or (hearing_on is not None and table.on > hearing_on)


def informed_missing(table: Table, step: Step) -> str:
    """In a language they read; where nobody knows which, with pictures and in more languages."""
    last, reads = table.good(Safeguard.INFORMED), table.situation.reads
    if last is None:
        return Safeguard.INFORMED.refusal.missing
    if last.code != "letter" or last.language == PICTURES:
        return ""
    if not reads:
        return "niemand weet welke taal zij lezen: geef de uitleg met beelden en in meer talen"
    return "" if last.language == reads else "de brief was niet in de taal die zij lezen"


def offers_missing(table: Table, step: Step) -> str:
    """Offered as often, and by as many ways, as was set; who wants it need not be asked again."""
    made, norm = table.all(Safeguard.OCO_OFFERED), table.record.norm
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


def alternatives_missing(table: Table, step: Step) -> str:
    """Every lighter means tried or impossible, the lightest first."""
    said = [Attempt(each.about, each.code, each.on) for each in table.all(Safeguard.ALTERNATIVES)]
    grounds = table.situation.grounds
    if left := not_answered(grounds, said):
        return "nog niet geprobeerd: " + ", ".join(WORDS[code] for code in left)
    if (late := out_of_order(grounds, said)) is not None:
        return f"{WORDS[late]} kwam pas na een zwaarder middel: probeer het opnieuw"
    return ""


def place_missing(table: Table, step: Step) -> str:
    """A place that is there before the day, and no shelter where children may live."""
    found = table.good(Safeguard.PLACE)
    if found is None:
        return Safeguard.PLACE.refusal.missing
    if found.code in NOT_WITH_CHILDREN and no_children(table) is None:
        return "een gezin met kinderen gaat nooit naar de opvang: zoek een gezinsplek"
    return _in_time(found, table.situation)


def no_children(table: Table) -> Answer | None:
    """The newest answer when it says, from who can know, that no children live there."""
    last = table.last(Safeguard.CHILDREN_KNOWN)
    return last if last is not None and last.code == "no" else None


def _in_time(place: Answer, situation: Situation) -> str:
    """Before the day; after a loss that was recorded without a place, any place is still one."""
    free_from, day = place.free_from, situation.lost_on or situation.eviction_on
    if free_from is None or day is None or free_from <= day:
        return ""
    told = situation.told_open
    if situation.lost_on is not None and told is not None and Safeguard.PLACE in told:
        return ""
    return f"de plek is er pas op {dutch_date(free_from)}, na de dag zelf ({dutch_date(day)})"
