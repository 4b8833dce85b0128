# SPDX-License-Identifier: EUPL-1.2
"""What a person decides about a signal that the rules were not certain of."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.models import Link, LinkDecision, LinkResult, Person

MAY_REVIEW = holds(Role.REVIEWER, Role.INTAKE_COORDINATOR)
BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"


class Choice(StrEnum):
    """What a reviewer can say; the value is kept with the decision."""

    LINK = "linked"
    NOBODY = "nobody"
    LATER = "later"
    UNDONE = "undone"


@action("matching.decide_review", may_if=MAY_REVIEW, basis=BASIS, about="link")
def decide_review(*, actor: Actor, link: UUID, choice: Choice, person: UUID | None = None) -> Link:
    """Link a signal to a person, to nobody, or leave it for later.

    Raises Conflict when somebody else was first, Refused for a person who was not suggested.
    """
    found = _locked(link)
    if found.result != LinkResult.REVIEW:
        raise Conflict(_("Iemand anders heeft dit signaal al beoordeeld."))
    chosen = _suggested(found, person) if choice is Choice.LINK else None
    _remember(actor, found, choice, chosen)
    if choice is Choice.LATER:
        found.postponed_at = clock.now()
        found.save(update_fields=["postponed_at"])
        return found
    found.result, found.person = LinkResult(choice.value), chosen
    _decided(actor, found)
    # a case for who was linked; for nobody in the register perhaps a letter
    jobs.defer("pipeline.take_up", actor=actor, once=True)
    return found


@action("matching.undo_review", may_if=MAY_REVIEW, basis=BASIS, about="link")
def undo_review(*, actor: Actor, link: UUID) -> Link:
    """Put a signal back as it was before the last decision of a person.

    Raises Refused when there is none, or when a case already took the signal up.
    """
    found = _locked(link)
    last = found.decisions.order_by("-decided_at", "-pk").first()
    if last is None or last.choice == Choice.UNDONE:
        raise Refused(_("Er is geen beslissing om terug te draaien."))
    # a fresh look under lock: taking up may have begun since this page was shown
    signal = ArrearsSignal.objects.select_for_update().get(pk=found.signal_id)
    if signal.result != SignalResult.OPEN:
        raise Refused(
            _("Dit signaal hoort al bij een zaak. Overleg met wie de zaak heeft voordat je het "
              "losmaakt.")
        )  # fmt: skip
    before = last.before
    _remember(actor, found, Choice.UNDONE, None)
    found.result = LinkResult(before["result"])
    found.person_id = UUID(before["person"]) if before["person"] else None
    found.decided_by, found.decided_at, found.postponed_at = before["decided_by"], None, None
    found.save(update_fields=["result", "person", "decided_by", "decided_at", "postponed_at"])
    return found


def _locked(link: UUID) -> Link:
    found = Link.objects.select_for_update().filter(pk=link).first()
    if found is None:
        raise NotFound
    return found


def _suggested(link: Link, person: UUID | None) -> Person:
    suggested = {candidate["person"] for candidate in link.candidates}
    if person is None or str(person) not in suggested:
        raise Refused(_("Kies een van de mensen op de bladzijde, of kies 'Niemand'."))
    return Person.objects.get(pk=person)


def _remember(actor: Actor, link: Link, choice: Choice, person: Person | None) -> None:
    LinkDecision.objects.create(
        link=link,
        decided_at=clock.now(),
        decided_by=actor.id,
        choice=choice.value,
        person=person,
        before={
            "result": str(link.result),
            "person": str(link.person_id) if link.person_id else "",
            "decided_by": link.decided_by,
        },
    )


def _decided(actor: Actor, link: Link) -> None:
    link.decided_by = actor.id
    link.decided_at = clock.now()
    link.decided_on = clock.today()
    link.save(update_fields=["result", "person", "decided_by", "decided_at", "decided_on"])
