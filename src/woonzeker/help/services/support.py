# SPDX-License-Identifier: EUPL-1.2
"""Offering independent support, and watching that it happens often enough by ways that differ."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import SupportOffer
from woonzeker.help.rules.support import REACTIONS
from woonzeker.help.selectors.support import CHANNELS, support_watch
from woonzeker.law.terms import add_working_days

TASK, CONNECT = "offer_support", "connect_support"
WANTS = "wants"
#: working days in which who wants support is brought to it
CONNECT_DAYS = 5


@action("help.offer_support", may_if=MAY_VISIT, basis="Wmo 2015 art. 2.2.4", about="case")
def offer_support(
    *, actor: Actor, case: UUID, channel: str, reaction: str = "no_answer"
) -> SupportOffer:
    """Note that independent support was offered, by which way, and what they said.

    Who wants it is brought to it: a task. Raises Refused for what is not on the list, NotFound.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    if channel not in CHANNELS or reaction not in REACTIONS:
        raise Refused(_("Kies uit de lijst."))
    made = SupportOffer.objects.create(
        case=found,
        offered_on=clock.today(),
        channel=channel,
        reaction=reaction,
        offered_by=actor.id,
    )
    if reaction == WANTS:
        room = system(actor.municipality, "help")  # who offered need not work on the case
        due_on = add_working_days(clock.today(), CONNECT_DAYS)
        cases.give_task(actor=room, case=found.pk, kind=CONNECT, due_on=due_on)
    if support_watch(found.pk, actor.municipality).enough:
        cases.settle_task(actor=actor, case=found.pk, kind=TASK)
    return made
