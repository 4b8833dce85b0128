# SPDX-License-Identifier: EUPL-1.2
"""What was done already of what comes on a track, as far as this house knows it.

A code counts only since the news that asks for it: an old talk is no talk about this summons.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from uuid import UUID

from woonzeker.cases.models import CaseMove
from woonzeker.legal.rules.changed import Answer, Section, changed_since
from woonzeker.legal.rules.track import Standing
from woonzeker.legal.selectors.known_changes import OF_TRACK, known_facts

#: case, id of a track and where it stands → codes of `CAN_BE_DONE` that somebody knows to be done
DoneTeller = Callable[[UUID, UUID, Standing], Collection[str]]
#: filled at start-up by the parts that know such a thing
DONE: list[DoneTeller] = []

_SOUGHT = ("contact_sought", "help_offered", "contact_reached", "first_talk_held", "help_accepted")


def done_on(case: UUID, court_track: UUID, found: Standing) -> frozenset[str]:
    """Everything that is known to be done on a track. A building block: nobody looks here."""
    told = {code for teller in DONE for code in teller(case, court_track, found)}
    return frozenset(told | _by_moves(case, found) | _by_answers(court_track, found))


def _by_moves(case: UUID, found: Standing) -> set[str]:
    """What the moves of the case show: contact, the talk, the last offer."""
    asked: dict[str, tuple[date | None, tuple[str, ...]]] = {
        "contact": (found.summoned_known or found.announced_known, _SOUGHT),
        "talk": (found.notice_known_on, ("first_talk_held",)),
        "offer": (found.judged_known, ("last_offer_made",)),
    }
    wanted = {code: each for code, each in asked.items() if each[0] is not None}
    if not wanted:
        return set()
    moves = CaseMove.counting.filter(case=case, code__in=(*_SOUGHT, "last_offer_made"))
    made = list(moves.values_list("code", "moved_on"))
    return {
        code
        for code, (since, names) in wanted.items()
        if since and any(name in names and on >= since for name, on in made)
    }


def _by_answers(court_track: UUID, found: Standing) -> set[str]:
    """Whether everything that may have changed since the judgment was asked."""
    if found.judged_on is None or not found.can_evict:
        return set()
    facts = [each for each in known_facts(court_track) if each.answer is not Answer.UNKNOWN]
    page = changed_since(found, facts, found.judged_on)
    left = [
        each
        for each in (page.items if page else ())
        if each.section is Section.OPEN and each.change not in OF_TRACK
    ]
    return set() if page is None or left else {"changed"}
