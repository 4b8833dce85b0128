# SPDX-License-Identifier: EUPL-1.2
"""Looking along with access that somebody took in an emergency."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases.models import BrokenGlass
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import LeakKind
from woonzeker.outreach.selectors import MAY_HANDLE
from woonzeker.outreach.services import note_leak
from woonzeker.privacy.models import FindingVerdict
from woonzeker.privacy.selectors.glass import MAY_REVIEW_GLASS

BASIS = "AVG art. 32 lid 4"


@action("privacy.judge_glass", may_if=MAY_REVIEW_GLASS, basis=BASIS, about="glass")
def judge_glass(*, actor: Actor, glass: UUID, verdict: FindingVerdict) -> BrokenGlass:
    """Say of an emergency whether it was one: explained, a talk, or an incident.

    Never about oneself. An incident opens a data leak at once, whoever says so: a team lead hands
    it to the privacy officer by the same word. Raises NotFound, and Refused when it is a leak
    already.
    """
    found = BrokenGlass.objects.select_for_update().filter(pk=glass).first()
    if found is None:
        raise NotFound
    if found.user_id == actor.id:
        raise Refused(_("Dit gaat over jezelf. Laat een ander oordelen."))
    if found.leak is not None:
        raise Refused(_("Dit is al een incident. Rond het daar af."))
    if verdict is FindingVerdict.INCIDENT:
        found.leak = note_leak(
            actor=_who_notes(actor),
            kind=LeakKind.SNOOPING,
            what=_("Toegang in nood die geen noodgeval was."),
            happened_on=found.broken_at.astimezone(clock.AMSTERDAM).date(),
            known_at=clock.now(),
        ).pk
    found.verdict = verdict.value
    found.judged_at, found.judged_by = clock.now(), actor.id
    found.save(update_fields=["verdict", "judged_at", "judged_by", "leak"])
    return found


def _who_notes(actor: Actor) -> Actor:
    """Who may handle leaks notes it; the program does it for a team lead."""
    if MAY_HANDLE(actor):
        return actor
    return system(actor.municipality, f"privacy:{actor.id}"[:64])
