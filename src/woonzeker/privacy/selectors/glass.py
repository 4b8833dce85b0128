# SPDX-License-Identifier: EUPL-1.2
"""Access that colleagues took in an emergency, for whoever looks along: every one, with why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import DataClass, Role, sees
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import BrokenGlass
from woonzeker.cases.rules import GLASS_REASONS
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.organisations.models import Membership
from woonzeker.organisations.selectors import teams_held
from woonzeker.privacy.models import FindingVerdict

MAY_REVIEW_GLASS = sees(DataClass.LOGS).by(Role.PRIVACY_OFFICER, Role.TEAM_LEAD)
BASIS = "AVG art. 32 lid 4"


@dataclass(frozen=True, slots=True)
class GlassRow:
    """One time that somebody took access themselves; the case as an opaque id."""

    id: UUID
    who: str
    case: UUID
    number: str
    reason: str
    words: str
    broken_at: datetime
    until_at: datetime
    runs: bool
    #: acts and looks by this person at this case since
    looked: int
    did: int
    verdict: str
    judged_by: str
    about_me: bool
    #: nobody judged it yet, or it was called an incident and no leak came of it
    to_judge: bool


def relations_to_glass(actor: Actor, glass: str) -> frozenset[Relation]:
    """The team lead of who took it stands near as to a case of their team. Raises NotFound."""
    found = BrokenGlass.objects.filter(pk=glass).first()
    if found is None:
        raise NotFound
    near = {Relation.ANYWHERE}
    if Role.TEAM_LEAD.value in actor.roles and found.user_id in team_mates(actor):
        near.add(Relation.TEAM)
    return frozenset(near)


@look("privacy.glass", may_if=MAY_REVIEW_GLASS, basis=BASIS)
def glass_list(*, actor: Actor) -> list[GlassRow]:
    """What was taken: what waits for a judgement first, then the newest. A lead sees their team."""
    rows = BrokenGlass.objects.select_related("case")
    if Role.PRIVACY_OFFICER.value not in actor.roles:
        rows = rows.filter(user_id__in=team_mates(actor))
    found = list(rows.order_by("verdict", "-broken_at")[:200])
    names = names_of({each.user_id for each in found} | {each.judged_by for each in found} - {""})
    audit.concerns(len(found))
    return [_row(each, names, actor) for each in found]


def glass_waiting(*, actor: Actor) -> int:
    """How many wait for a judgement by this actor. Raises NotPermitted."""
    if not MAY_REVIEW_GLASS.ever(actor):
        raise NotPermitted
    with tenant(actor.municipality):
        rows = BrokenGlass.objects.filter(verdict="").exclude(user_id=actor.id)
        if Role.PRIVACY_OFFICER.value not in actor.roles:
            rows = rows.filter(user_id__in=team_mates(actor))
        return rows.count()


def team_mates(actor: Actor) -> set[str]:
    """Who work in the teams of the actor today; everybody when they are in no one team."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        municipality_id=actor.municipality,
        from_on__lte=today,
    )
    teams = teams_held(actor)
    mates = held if teams is None else held.filter(team_id__in=teams)
    return {str(each) for each in mates.values_list("user_id", flat=True)} - {actor.id}


def _row(glass: BrokenGlass, names: dict[str, str], actor: Actor) -> GlassRow:
    lines = AuditLine.objects.filter(
        actor_id=glass.user_id,
        subject=str(glass.case_id),
        at__gte=glass.broken_at,
        at__lte=glass.until_at,
        refused=False,
    ).exclude(code="cases.break_glass")
    return GlassRow(
        id=glass.pk,
        who=names.get(glass.user_id, "?"),
        case=glass.case_id,
        number=glass.case.number,
        reason=_(GLASS_REASONS[glass.reason]) if glass.reason in GLASS_REASONS else glass.reason,
        words=glass.words,
        broken_at=glass.broken_at,
        until_at=glass.until_at,
        runs=glass.until_at > clock.now(),
        looked=lines.filter(kind="look").count(),
        did=lines.filter(kind="action").count(),
        verdict=str(FindingVerdict(glass.verdict).label) if glass.verdict else "",
        judged_by=names.get(glass.judged_by, ""),
        about_me=glass.user_id == actor.id,
        to_judge=not glass.verdict
        or (glass.verdict == FindingVerdict.INCIDENT and glass.leak is None),
    )
