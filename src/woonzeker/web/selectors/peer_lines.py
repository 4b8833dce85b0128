# SPDX-License-Identifier: EUPL-1.2
"""The lines of a peer expert on the start page: where they go today, and what is asked."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.outreach.models import PeerRequest, PeerState
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Line


def peer_lines(actor: Actor) -> tuple[Line, ...]:
    """Visits they chose whose days are here, and requests that nobody chose; counts, no names."""
    if Role.PEER_EXPERT.value not in actor.roles:
        return ()
    today, url = clock.today(), reverse("outreach:peers")
    chosen = PeerRequest.objects.filter(
        state=PeerState.TAKEN, taken_by=actor.id, from_on__lte=today, until_on__gte=today
    ).count()
    asked = PeerRequest.objects.filter(state=PeerState.OPEN).count()
    going = ngettext(
        "%s bezoek dat jij koos is deze dagen", "%s bezoeken die jij koos zijn deze dagen", chosen
    )
    open_now = ngettext("%s bezoek wordt gevraagd", "%s bezoeken worden gevraagd", asked)
    return (
        Line(chosen, going % words.number(chosen), url, _("Naam en adres zie je nu.")),
        Line(asked, open_now % words.number(asked), url, _("Je kiest zelf of en wanneer je gaat.")),
    )
