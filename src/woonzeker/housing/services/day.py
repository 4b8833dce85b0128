# SPDX-License-Identifier: EUPL-1.2
"""The plan of the day of an eviction: who leads, what is asked, and what is arranged."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.accounts.selectors import names_of
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.help import services as helping
from woonzeker.help.models import ChildrenAnswer
from woonzeker.housing.models import EvictionPlan, PlanItem
from woonzeker.housing.rules.day import Lead, Topic, lead_refusal
from woonzeker.housing.rules.known import Known
from woonzeker.housing.selectors.day import (
    FACTS,
    MAY_ARRANGE,
    MAY_LEAD,
    MAY_NOTE,
    TASKS,
    day_of,
    known_lead,
    open_kinds,
)
from woonzeker.organisations.selectors import municipality, works_in

BASIS = "Wgs art. 2; Wmo 2015 art. 1.2.1"
#: topics that follow from who leads and from where they sleep
_FOLLOWS = frozenset({Topic.LEAD, Topic.PLACE})


@action("housing.take_lead", may_if=MAY_LEAD, basis=BASIS, about="case")
def take_lead(
    *,
    actor: Actor,
    case: UUID,
    name: str = "",
    organisation: str = "",
    phone: str = "",
    user: str = "",
) -> EvictionPlan:
    """Say who leads on the day: one person by name, a colleague or somebody who works elsewhere.

    There is one: who takes over replaces the one there was. Raises Refused, NotFound.
    """
    plan = _plan(case)
    lead = _colleague(actor, user) if user else Lead(name.strip(), organisation.strip())
    before = known_lead(plan)
    same = before == lead and str(plan.lead_user) == user
    reached = phone.strip() == str(plan.lead_phone)
    # another number of the same person is no other lead
    if why := lead_refusal(lead, now=before if same and reached else None):
        raise Refused(_(why))
    plan.lead_name, plan.lead_organisation = lead.name, lead.organisation
    plan.lead_phone, plan.lead_user = phone.strip(), user
    if not same:
        plan.lead_since = clock.today()
    plan.save()
    _settle(actor, case)
    return plan


@action("housing.arrange_for_day", may_if=MAY_ARRANGE, basis=BASIS, about="case")
def arrange_for_day(*, actor: Actor, case: UUID, topic: Topic, by: str, note: str = "") -> PlanItem:
    """Note that something is arranged for the day that is announced, and who does it, by name.

    Raises Refused without a name or a day, and for words about medicines; NotFound.
    """
    if topic in _FOLLOWS:
        raise Refused(_("Wie de leiding heeft en waar de plek is leg je apart vast."))
    if not by.strip():
        raise Refused(_("Schrijf op wie dit doet: één naam."))
    if topic is Topic.MEDICINES and note.strip():
        raise Refused(_("Schrijf niet op welke medicijnen: dat ze apart liggen is genoeg."))
    return _note(actor, case, topic, by=by.strip(), note=note.strip())


@action("housing.not_arranged_after_all", may_if=MAY_ARRANGE, basis=BASIS, about="case")
def not_arranged_after_all(*, actor: Actor, case: UUID, topic: Topic) -> PlanItem:
    """Take back that something is arranged: it fell through, or was noted by mistake."""
    if topic in _FOLLOWS:
        raise Refused(_("Wie de leiding heeft en waar de plek is leg je apart vast."))
    return _note(actor, case, topic, arranged=False)


@action("housing.note_household_for_day", may_if=MAY_NOTE, basis=BASIS, about="case")
def note_household_for_day(
    *, actor: Actor, case: UUID, fact: str, said: Known, source: str = "parent"
) -> EvictionPlan:
    """Note what the household says of itself for the day; 'we do not know' is an answer as well.

    That there are children is kept with the conversation. Raises Refused, NotFound.
    """
    plan = _plan(case)
    if fact == "children":
        answer = ChildrenAnswer(said.value)
        helping.note_children(actor=actor, case=case, answer=answer, source=source)
    elif fact in FACTS:
        setattr(plan, fact, said.value)
    else:
        raise Refused(_("Kies uit de lijst."))
    plan.asked_on, plan.asked_by = clock.today(), actor.id
    plan.save()
    _settle(actor, case)
    return plan


def _colleague(actor: Actor, user: str) -> Lead:
    if not works_in(user, actor.municipality):
        raise Refused(_("Deze persoon werkt hier niet (meer)."))
    named = names_of([user]).get(user, "")
    return Lead(named, municipality(actor.municipality).name)


def _plan(case: UUID) -> EvictionPlan:
    """The plan of a case, made when there is none, and kept from others while it changes."""
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    EvictionPlan.objects.get_or_create(case_id=case)
    return EvictionPlan.objects.select_for_update().get(case=case)


def _note(
    actor: Actor, case: UUID, topic: Topic, *, by: str = "", note: str = "", arranged: bool = True
) -> PlanItem:
    plan, on = _plan(case), day_of(case)
    if on is None:
        raise Refused(
            _("Er is geen dag bekend waarop zij eruit moeten. Er valt nu niets te regelen.")
        )
    made = PlanItem.objects.create(
        plan=plan,
        case_id=case,
        topic=topic.value,
        arranged=arranged,
        for_on=on,
        arranged_by=by,
        note=note,
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    _settle(actor, case)
    return made


def _settle(actor: Actor, case: UUID) -> None:
    """What somebody was asked and is done now, is asked no more."""
    room = system(actor.municipality, "housing")
    waiting = open_kinds(case, clock.today())
    for kind in sorted(TASKS - set(waiting)):
        cases.settle_task(actor=room, case=case, kind=kind)
