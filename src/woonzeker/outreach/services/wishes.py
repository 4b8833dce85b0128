# SPDX-License-Identifier: EUPL-1.2
"""How a household wants to be met, and that a worker takes another step than the ladder's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, only_system, sees
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.rules.contacts import split_phones
from woonzeker.outreach.ladder import Barred, LadderStep, barred, next_rung
from woonzeker.outreach.models import ContactWish, LadderDeviation
from woonzeker.outreach.rules import odd_wish
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.outreach.selectors.wished import RESIDENT, WORKER

#: who seeks contact notes what the household said; a resident says it themselves
MAY_WISH = replace(sees(DataClass.PROCESS), roles=MAY_VISIT.roles, kinds=frozenset({"resident"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the people of a household want to be met; codes of Channel and parts of the day."""

    channels: Collection[str] = ()
    not_channels: Collection[str] = ()
    day_parts: Collection[str] = ()
    language: str = ""
    with_pictures: bool = False
    not_at_home: bool = False
    phone: str = ""
    words: str = ""


@action(
    "outreach.record_wish",
    may_if=MAY_WISH,
    basis="Wgs art. 3 lid 1; AVG art. 5 lid 1 onder d",
    about="case",
)
def record_wish(*, actor: Actor, case: UUID, wishes: Wishes) -> ContactWish:
    """Note how the people of a household want to be met; what the same voice said before ends.

    What they said on their own page stays, and both count together: to end that takes `end_wish`.
    Raises Refused when it contradicts itself, NotFound for no such case.
    """
    found = _running(case)
    said_by = RESIDENT if actor.kind == "resident" else WORKER
    return _keep(actor, found, wishes, said_by)


@action("outreach.keep_wish", may_if=only_system(), basis="Wgs art. 3 lid 1", about="case")
def keep_wish(*, actor: Actor, case: UUID, wishes: Wishes, said_by: str) -> ContactWish:
    """Keep what a resident said on their own page, also when the case is closed.

    What the same voice said before it ends. Raises Refused when it contradicts itself, NotFound.
    """
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    return _keep(actor, found, wishes, said_by)


def _keep(actor: Actor, case: Case, wishes: Wishes, said_by: str) -> ContactWish:
    if odd := odd_wish(wishes.channels, wishes.not_channels, wishes.day_parts):
        raise Refused(odd)
    before = ContactWish.objects.filter(case=case, ended_at=None, said_by=said_by)
    before.update(ended_at=clock.now())
    return ContactWish.objects.create(
        case=case,
        channels=list(wishes.channels),
        not_channels=list(wishes.not_channels),
        day_parts=list(wishes.day_parts),
        language="" if wishes.language == "nl" else wishes.language,
        with_pictures=wishes.with_pictures,
        not_at_home=wishes.not_at_home,
        phone=_number(wishes.phone),
        words=wishes.words,
        said_by=said_by,
        recorded_at=clock.now(),
        recorded_by=actor.id,
    )


def _number(typed: str) -> str:
    """A number as partners' numbers are kept; raises Refused for what is none."""
    if not typed.strip():
        return ""
    phones, _odd = split_phones(typed)
    if len(phones) != 1:
        raise Refused(_("Dit is geen telefoonnummer. Schrijf het als 06 12345678."))
    return phones[0]


@action("outreach.end_wish", may_if=MAY_WISH, basis="AVG art. 5 lid 1 onder d", about="case")
def end_wish(*, actor: Actor, case: UUID) -> int:
    """End the wish of a household, because it no longer holds; returns how many ended."""
    return _end(_running(case))


@action(
    "outreach.deviate",
    may_if=MAY_VISIT,
    basis="Wgs art. 3 lid 1 onder b",
    about="case",
)
def deviate(*, actor: Actor, case: UUID, step: LadderStep, why: str) -> LadderDeviation:
    """Take another step than the ladder proposes, with the reason in a word.

    It holds until the next attempt. Raises Refused for what the household does not want, for the
    very step that is proposed, and without a reason.
    """
    found = _running(case)
    facts = ladder_facts(found, sought(found), on=clock.today())
    proposed = next_rung(facts).step
    if not why.strip():
        raise Refused(_("Zeg in een paar woorden waarom."))
    if barred(step, facts) is Barred.WISH:
        raise Refused(_("Het huishouden wil dit niet. Verander eerst de wens als die niet klopt."))
    if step is proposed:
        raise Refused(_("Dit is al de volgende stap."))
    return LadderDeviation.objects.create(
        case=found,
        proposed=proposed.value if proposed else "",
        chosen=step.value,
        why=why.strip(),
        chosen_at=clock.now(),
        chosen_by=actor.id,
    )


def _running(case: UUID) -> Case:
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused("Deze zaak is afgesloten. Heropen haar eerst.")
    return found


def _end(case: Case) -> int:
    return ContactWish.objects.filter(case=case, ended_at=None).update(ended_at=clock.now())
