# SPDX-License-Identifier: EUPL-1.2
"""Keeping people up to date with the BRP: every night, and before a letter goes out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.connections.brp import LETTER, LINK, BrpError, BrpPerson, Purpose
from woonzeker.connections.brp.client import Patience
from woonzeker.intake.models import SignalResult
from woonzeker.matching.apps import RUNNING
from woonzeker.matching.models import Link, Person
from woonzeker.matching.rules.asking import RegisterSource, columns_of_home, columns_of_name
from woonzeker.matching.selectors.letters import LetterCheck, is_fresh, letter_check
from woonzeker.matching.selectors.numbers import opened_numbers
from woonzeker.matching.selectors.source import brp_set_up, chosen_source
from woonzeker.matching.services import brp_state
from woonzeker.matching.services.brp_people import write_over
from woonzeker.matching.services.forgetting import forget_unlinked

BASIS = "Wgs art. 3 lid 1 onder b; AVG art. 5 lid 1 onder d"


@dataclass(frozen=True, slots=True)
class RefreshCounts:
    """How many people were checked, for how many something was new, and whether the BRP fell
    silent meanwhile."""

    checked: int = 0
    changed: int = 0
    silent: bool = False


@action("matching.refresh_people", may_if=only_system(), basis=BASIS)
def refresh_people(*, actor: Actor, before: datetime, most: int = 200) -> RefreshCounts:
    """Ask the BRP again about people in running work who were not checked since `before`.

    At most so many at a time, who waited longest first; ask again until none is left. Candidates
    whose signal was decided are forgotten.
    """
    forget_unlinked(extract_too=chosen_source(clock.today()) is RegisterSource.BRP)
    waits = Link.objects.filter(signal__result=SignalResult.OPEN).exclude(person=None)
    running = Q(pk__in=waits.values("person"))
    for provider in RUNNING:
        running |= Q(pk__in=provider())
    old = Q(checked_at=None) | Q(checked_at__lt=before)
    waiting = Person.objects.filter(running, old, died_on=None)
    chosen = list(waiting.order_by(F("checked_at").asc(nulls_first=True), "pk")[:most])
    counts = _check(chosen, LINK, patience=None)
    audit.concerns(counts.checked)
    return counts


@action(
    "matching.check_before_letter",
    may_if=holds(
        Role.OUTREACH_WORKER,
        Role.PEER_EXPERT,
        Role.DEBT_COUNSELLOR,
        Role.EVICTION_COORDINATOR,
        Role.TEAM_LEAD,
        Role.INTAKE_COORDINATOR,
    ),
    basis=BASIS,
)
def check_before_letter(*, actor: Actor, people: Collection[UUID], address_key: str) -> LetterCheck:
    """Look up in the BRP whether people still live at an address; who was within a day is not.

    `address_key` is that of the letter. When the BRP is silent, or not set up, the answer says so
    and nothing else changes.
    """
    found = list(Person.objects.filter(pk__in=people))
    stale = [person for person in found if not is_fresh(person, clock.now())]
    if stale and brp_set_up():  # where nobody can be asked, nobody is silent
        _check(stale, LETTER, patience=brp_state.AT_A_PAGE)
    audit.concerns(len(found))
    return letter_check(actor, found, address_key=address_key)


def _check(
    people: Sequence[Person], purpose: Purpose, *, patience: Patience | None
) -> RefreshCounts:
    """Write over each person what the BRP says now; silence is remembered and ends it."""
    if not people:
        return RefreshCounts()
    numbers = opened_numbers(people)
    rows = {numbers[person.pk]: person for person in people if person.pk in numbers}
    try:
        with brp_state.connect(patience) as client:
            answers = {each.number: each for each in client.look_up(rows, purpose)}
    except BrpError as error:
        brp_state.note_silence(error)
        return RefreshCounts(silent=True)
    now = brp_state.note_answer()
    changed = sum(
        _take_over(row, answers.get(number), purpose, now) for number, row in rows.items()
    )
    return RefreshCounts(len(rows), changed)


def _take_over(row: Person, said: BrpPerson | None, purpose: Purpose, now: datetime) -> bool:
    """Write one answer over a row; nobody under this number is for a person to look into."""
    if said is None:
        return write_over(row, {"under_investigation": True}, at=now)
    columns = columns_of_home(said, here=row.municipality, on=clock.today())
    if purpose is LINK:
        columns |= columns_of_name(said)
    return write_over(row, columns, at=now)
