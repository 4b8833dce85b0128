# SPDX-License-Identifier: EUPL-1.2
"""Requests for help that have no case yet: of the public page, or of somebody nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, holds
from woonzeker.access.veil import Of, of
from woonzeker.errors import NotFound
from woonzeker.help.models import OwnAlarm
from woonzeker.help.rules.alarm import BY, CHANNELS
from woonzeker.help.selectors.worry import MAY_WEIGH

BASIS = "Wgs art. 4 lid 1"
#: who takes requests up, and who answers for it that it is done in time
MAY_HEAR = holds(Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD, Role.MANAGER)
#: what was told is sealed: no more of it is opened at once than somebody reads
A_PAGE = 25


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One request that waits, until when its first conversation is due."""

    id: UUID
    by: str
    channel: str
    raised_on: date
    due_on: date
    threatening: bool | None
    name: Annotated[str, Of(DataClass.IDENTITY)]
    address: Annotated[str, Of(DataClass.ADDRESS)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WaitingAlarm:
    """One request that waits, as it was told."""

    line: WaitingLine
    by: str
    channel: str
    organisation: str
    landlord_knows: str
    landlord_may_know: bool | None
    born: Annotated[str, Of(DataClass.IDENTITY)]
    postcode: Annotated[str, Of(DataClass.ADDRESS)]
    house_number: Annotated[str, Of(DataClass.ADDRESS)]
    addition: Annotated[str, Of(DataClass.ADDRESS)]
    street: Annotated[str, Of(DataClass.ADDRESS)]
    city: Annotated[str, Of(DataClass.ADDRESS)]
    phone: Annotated[str, Of(DataClass.SIGNAL)]
    email: Annotated[str, Of(DataClass.SIGNAL)]
    words: Annotated[str, Of(DataClass.SIGNAL)]


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The requests of one page, and the page that knows how many there are in all."""

    rows: tuple[WaitingLine, ...]
    page: Page[Any]


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many requests have no case, and the first day on which a conversation is due."""

    count: int
    first_due_on: date | None


def alarms_due(*, actor: Actor, since: date | None = None, until: date | None = None) -> Waiting:
    """How many requests have no case, due within these days; opens nothing of what was told.

    None at all for who neither takes them up nor answers for it that they are in time.
    """
    if not MAY_HEAR.ever(actor):
        return Waiting(0, None)
    within = Q(due_on__gte=since) if since else Q()
    within &= Q(due_on__lte=until) if until else Q()
    found = OwnAlarm.objects.filter(within, case=None)
    return Waiting(**found.aggregate(count=Count("pk"), first_due_on=Min("due_on")))


@look("help.waiting_alarms", may_if=MAY_WEIGH, basis=BASIS)
def waiting_alarms(*, actor: Actor, page: int = 1) -> WaitingPage:
    """A page of requests without a case, whose conversation is due first at the top."""
    found = OwnAlarm.objects.filter(case=None).order_by("due_on", "recorded_at")
    chosen: Page[Any] = Paginator(found, A_PAGE).get_page(page)
    rows = tuple(_line(row) for row in chosen.object_list)
    audit.concerns(len(rows))
    return WaitingPage(rows, chosen)


@look("help.waiting_alarm", may_if=MAY_WEIGH, basis=BASIS, about="asked")
def waiting_alarm(*, actor: Actor, asked: UUID) -> WaitingAlarm:
    """Look at one request without a case; raises NotFound, also when it has one by now."""
    row = OwnAlarm.objects.filter(pk=asked, case=None).first()
    if row is None:
        raise NotFound
    audit.concerns(1)
    about = {name: str(value or "") for name, value in row.about.items()}
    told = ("born", "postcode", "house_number", "addition", "street", "city", "phone", "email")
    return WaitingAlarm(
        line=_line(row),
        by=row.by,
        channel=row.channel,
        organisation=row.organisation,
        landlord_knows=about.get("landlord_knows", ""),
        landlord_may_know=row.landlord_may_know,
        words=row.words,
        **{name: about.get(name, "") for name in told},
    )


def _line(row: OwnAlarm) -> WaitingLine:
    about = row.about
    number = f"{about.get('house_number', '')} {about.get('addition', '')}".strip()
    return WaitingLine(
        id=row.pk,
        by=row.organisation or _(BY.get(row.by, row.by)),
        channel=_(CHANNELS.get(row.channel, row.channel)),
        raised_on=row.raised_on,
        due_on=row.due_on,
        threatening=row.threatening,
        name=str(about.get("name", "")),
        address=f"{about.get('street') or about.get('postcode', '')} {number}".strip(),
    )
