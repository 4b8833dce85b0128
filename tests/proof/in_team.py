# SPDX-License-Identifier: EUPL-1.2
"""What is planted of the work of a team: warnings, a case that went over, a peer expert, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseTerm, TermWarning
from woonzeker.outreach.models import PeerHours, PeerRequest
from woonzeker.planning.models import Absence, DoorCaution, HandOver

if TYPE_CHECKING:
    from tests.proof.things import Thing


def of_team(thing: Thing, case: Case, term: CaseTerm, colleague: Actor) -> None:
    """Of one case: a term that comes near, a note between colleagues, a peer expert asked."""
    warning = TermWarning.objects.create(term=term, case=case, level="worker", warned_on=MONDAY)
    over = HandOver.objects.create(
        case=case, from_user=colleague.id, to_user=colleague.id, note="x",
        handed_at=clock.now(), handed_by=colleague.id,
    )  # fmt: skip
    peer = PeerRequest.objects.create(
        case=case, about=["ring"], why="x", asked_on=MONDAY, asked_by=colleague.id
    )
    DoorCaution.objects.create(
        case=case, kind="two_people", why="x", set_on=MONDAY, set_by="tests", look_again_on=MONDAY
    )
    thing.ids |= {"warning": warning.pk, "hand_over": over.pk, "peer_request": peer.pk}


def of_colleague(thing: Thing, user: str) -> None:
    """Of who works there: a day away, and an hour of work."""
    absence = Absence.objects.create(
        user_id=user, from_on=MONDAY, until_on=MONDAY, noted_by="tests", noted_at=clock.now()
    )
    hours = PeerHours.objects.create(
        user_id=user, worked_on=MONDAY, minutes=60, what="visit", recorded_at=clock.now()
    )
    thing.ids |= {"absence": absence.pk, "peer_hours": hours.pk}
