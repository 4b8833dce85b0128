# SPDX-License-Identifier: EUPL-1.2
"""Who works on a case, who took access to it, and to whom it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.access.actions import look, may
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import BrokenGlass, CaseAssignment, Shield
from woonzeker.cases.rules import MAY_SEE
from woonzeker.organisations.selectors import colleagues_of

_WHY: dict[str, str | Promise] = {
    "handler": gettext_lazy("werkt aan deze zaak"),
    "visit": gettext_lazy("gaat of ging langs"),
    "peer": gettext_lazy("gaat langs als ervaringsdeskundige"),
    "court": gettext_lazy("coördineert bij een ontruiming"),
}
#: who can be given a case
WORKERS = (
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
)


#: who was given the case by hand, and who goes there once with a story of their own
HANDLER, PEER = "handler", "peer"


def guarded_by(user: str, *, on: date) -> Q:
    """That somebody guards the terms of the case that rows are about, on a day.

    Who was given the case does; who only visits does when nobody was; a peer expert never.
    """
    running = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on),
        case=OuterRef("case"),
        from_on__lte=on,
        ended_at=None,
    )
    mine, handled = running.filter(user_id=user), Exists(running.filter(why=HANDLER))
    visits = Exists(mine.exclude(why__in=(HANDLER, PEER)))
    return Q(Exists(mine.filter(why=HANDLER))) | (Q(~handled) & Q(visits))


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WorkerLine:
    """Somebody who works on the case, why, and until which day they have reach."""

    user: str
    name: str
    why: str | Promise
    until_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ShieldLine:
    """That the case is closed to somebody, or to all but some."""

    id: UUID
    words: str
    may_lift: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class CaseReach:
    """Who stands near a case; `broken_until` is how long the one who looks took access."""

    workers: tuple[WorkerLine, ...]
    shields: tuple[ShieldLine, ...]
    broken_until: datetime | None


@look("cases.reach", may_if=MAY_SEE, basis="AVG art. 32", about="case")
def reach_of(*, actor: Actor, case: UUID) -> CaseReach:
    """See who works on a case now, to whom it is closed, and own access in an emergency."""
    today = clock.today()
    rows = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), case=case, from_on__lte=today, ended_at=None
    ).order_by("why", "assigned_at")
    shields = list(Shield.objects.filter(case=case, ended_at=None).order_by("set_at"))
    names = names_of(
        {row.user_id for row in rows}
        | {one for each in shields for one in (each.user_id, *each.open_to)}
    )
    newest = {row.user_id: row for row in rows}
    broken = BrokenGlass.objects.filter(
        case=case, user_id=actor.id, until_at__gt=clock.now()
    ).order_by("-until_at")
    lifts = may(actor, "cases.lift_shield", case)
    return CaseReach(
        workers=tuple(
            WorkerLine(user, names.get(user, ""), _WHY.get(row.why, row.why), row.until_on)
            for user, row in newest.items()
        ),
        shields=tuple(
            ShieldLine(each.pk, _said(each, names), lifts and each.user_id != actor.id)
            for each in shields
        ),
        broken_until=broken.values_list("until_at", flat=True).first(),
    )


def _said(shield: Shield, names: dict[str, str]) -> str:
    if shield.user_id:
        return _("Dicht voor %s.") % names.get(shield.user_id, _("een collega"))
    open_to = ", ".join(sorted(filter(None, (names.get(one) for one in shield.open_to))))
    return _("Een collega woont hier. Alleen open voor %s.") % open_to


def workers_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Id and name of who can be given a case."""
    return colleagues_of(actor, *(role.value for role in WORKERS))


def followers(case: UUID) -> QuerySet[CaseAssignment]:
    """Who follows what still runs of a case: whoever was given it, or makes an arrangement."""
    today = clock.today()
    return CaseAssignment.objects.filter(
        Q(why="handler") | Q(arranges=True),
        Q(until_on=None) | Q(until_on__gte=today),
        case=case,
        ended_at=None,
    )


def is_followed(case: UUID) -> bool:
    """Whether anybody follows what still runs of a case. A building block: nobody looks here."""
    return followers(case).exists()
