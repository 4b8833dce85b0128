# SPDX-License-Identifier: EUPL-1.2
"""Who works on a case, who took access in an emergency, and to whom a case is closed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import BREAKS_GLASS
from woonzeker.access.policy import DataClass, Relation, Role, holds, only_system, writes
from woonzeker.cases.models import (
    BrokenGlass,
    Case,
    CaseAssignment,
    CasePerson,
    CaseStatus,
    Household,
    Shield,
)
from woonzeker.cases.rules import GLASS_REASONS, SHIELD_REASONS
from woonzeker.cases.selectors.reach import closed_pairs
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.selectors import access_policy, works_in

BASIS = "AVG art. 32"
#: not with access that somebody took themselves: a day would become for good
MAY_ASSIGN = (
    writes(DataClass.PROCESS)
    .by(Role.TEAM_LEAD, Role.INTAKE_COORDINATOR)
    .only(Relation.TEAM, Relation.ANYWHERE)
)
#: who passes a case on: who gives them out, and who works on it themselves
MAY_PASS_ON = (
    writes(DataClass.PROCESS)
    .by(
        Role.TEAM_LEAD,
        Role.INTAKE_COORDINATOR,
        Role.OUTREACH_WORKER,
        Role.DEBT_COUNSELLOR,
        Role.EVICTION_COORDINATOR,
    )
    .only(Relation.TEAM, Relation.ANYWHERE, Relation.ASSIGNED)
)
LEADS_HERE = writes(DataClass.PROCESS).by(Role.TEAM_LEAD).only(Relation.TEAM)
SHORTEST_REASON = 15
_AT_DOOR = re.compile(
    r"(?P<postcode>[1-9]\d{3})\s?(?P<letters>[A-Za-z]{2})[\s,]+(?P<number>\d{1,5})"
    r"(?P<rest>[\w\s-]*)"
)
#: whom the case of a colleague stays open to, at least
FEWEST_INSIDE = 2


@dataclass(frozen=True, slots=True)
class Going:
    """That somebody goes to a household: the visit, who, and the days on which they may look.

    `why` is peer for an own story at the door: theirs is the visit, and not the case.
    """

    case: UUID
    visit: UUID
    user: str
    from_on: date
    until_on: date
    why: str = "visit"


@action("cases.assign", may_if=MAY_ASSIGN, basis="Wgs art. 3 lid 1 onder b", about="case")
def assign(
    *,
    actor: Actor,
    case: UUID,
    user: str,
    until_on: date | None = None,
    arranges: bool = False,
) -> CaseAssignment:
    """Give a case to somebody who works here, until a day or until it is ended.

    Raises Refused for who does not work here or to whom the case is closed.
    """
    _check_given(actor, case, user)
    today = clock.today()
    if until_on is not None and until_on < today:
        raise Refused(_("De einddatum is al voorbij."))
    CaseAssignment.objects.filter(case=case, user_id=user, why="handler", ended_at=None).update(
        ended_at=clock.now()
    )
    return CaseAssignment.objects.create(
        case_id=case,
        user_id=user,
        why="handler",
        arranges=arranges,
        from_on=today,
        until_on=until_on,
        assigned_at=clock.now(),
        assigned_by=actor.id,
    )


@action("cases.pass_on", may_if=MAY_PASS_ON, basis="Wgs art. 3 lid 1 onder b", about="case")
def pass_on(*, actor: Actor, case: UUID, from_user: str, to_user: str) -> CaseAssignment:
    """Let a case go from one colleague to another; who does not give cases out, only their own.

    Reach for a visit that stands on a list stays until its day is over. Raises Refused.
    """
    gives_out = MAY_ASSIGN(actor, reach.relations(actor, "case", str(case)))
    if from_user != actor.id and not gives_out:
        raise Refused(_("Je kunt alleen je eigen zaak overdragen."))
    _check_given(actor, case, to_user)
    today = clock.today()
    held = CaseAssignment.objects.filter(case=case, user_id=from_user, ended_at=None).filter(
        Q(until_on=None) | Q(until_on__gte=today)
    )
    if not held.exists() or from_user == to_user:
        raise Refused(_("Kies van wie naar wie de zaak gaat."))
    arranges = held.filter(arranges=True).exists()
    CaseAssignment.objects.filter(case=case, user_id=to_user, why="handler", ended_at=None).update(
        ended_at=clock.now()
    )
    held.filter(why="handler").update(ended_at=clock.now())
    return CaseAssignment.objects.create(
        case_id=case,
        user_id=to_user,
        why="handler",
        arranges=arranges,
        from_on=today,
        assigned_at=clock.now(),
        assigned_by=actor.id,
    )


def _check_given(actor: Actor, case: UUID, user: str) -> None:
    """Refuse a case for oneself, for who does not work here, or to whom it is closed."""
    if user == actor.id:
        raise Refused(_("Geef jezelf geen zaak: vraag het een collega."))
    if not works_in(user, actor.municipality):
        raise Refused(_("Deze persoon werkt hier niet (meer)."))
    if (case, user) in closed_pairs([(case, user)]):
        raise Refused(_("Deze zaak is voor deze persoon afgeschermd. Kies iemand anders."))


@action("cases.unassign", may_if=MAY_ASSIGN, basis=BASIS, about="case")
def unassign(*, actor: Actor, case: UUID, user: str) -> int:
    """End every assignment of somebody to a case; their next request is refused."""
    running = CaseAssignment.objects.filter(case=case, user_id=user, ended_at=None)
    return running.update(ended_at=clock.now())


@action("cases.let_visitors_in", may_if=MAY_ASSIGN, basis="Wgs art. 3 lid 1 onder b")
def let_visitors_in(*, actor: Actor, goings: Iterable[Going]) -> int:
    """Give who goes to a household reach for the days around the visit; gives how many."""
    moment, wanted = clock.now(), list(goings)
    closed = closed_pairs([(each.case, each.user) for each in wanted])
    made = CaseAssignment.objects.bulk_create(
        CaseAssignment(
            case_id=each.case,
            user_id=each.user,
            why=each.why,
            visit_id=each.visit,
            from_on=each.from_on,
            until_on=each.until_on,
            assigned_at=moment,
            assigned_by=actor.id,
        )
        for each in wanted
        if (each.case, each.user) not in closed
    )
    audit.concerns(len(made))
    return len(made)


@action(
    "cases.end_visits",
    may_if=holds(Role.TEAM_LEAD, Role.INTAKE_COORDINATOR, Role.REVIEWER),
    basis=BASIS,
)
def end_visits(*, actor: Actor, visits: Iterable[UUID]) -> int:
    """End what these visits gave; gives how many assignments ended."""
    running = CaseAssignment.objects.filter(visit_id__in=list(visits), ended_at=None)
    ended = running.update(ended_at=clock.now())
    audit.concerns(ended)
    return ended


@action("cases.break_glass", may_if=holds(*BREAKS_GLASS), basis="AVG art. 6 lid 1 onder d en e")
def break_glass(*, actor: Actor, number: str, reason: str, words: str) -> BrokenGlass:
    """Take access to a case in an emergency, for the hours of the policy.

    `number` is that of the case, or the postcode and house number of one that runs. The team lead
    and the privacy officer see it. Raises Refused for no such case, without a real
    reason, or for a case that is closed to this person.
    """
    found = _case_meant(number)
    if reason not in GLASS_REASONS or len(words.strip()) < SHORTEST_REASON:
        raise Refused(_("Kies een reden en schrijf in een zin waarom het nu moet."))
    # whether there is no such case or it is closed to them is not told apart
    if found is None or closed_pairs([(found.pk, actor.id)]):
        raise Refused(
            _("Deze zaak kun je niet openen. Klopt het nummer of adres? Vraag je teamleider.")
        )
    moment, policy = clock.now(), access_policy(actor.municipality)
    taken = BrokenGlass.objects.filter(user_id=actor.id, broken_at__gt=moment - timedelta(days=1))
    if taken.count() >= policy["broken_glass_a_day"]:
        raise Refused(_("Je nam vandaag al te vaak noodtoegang. Vraag je teamleider om de zaak."))
    hours = policy["broken_glass_hours"]
    return BrokenGlass.objects.create(
        case=found,
        user_id=actor.id,
        reason=reason,
        words=words.strip(),
        broken_at=moment,
        until_at=moment + timedelta(hours=hours),
    )


def _case_meant(words: str) -> Case | None:
    """The case with this number, or the only one that runs at this postcode and house number.

    An address that somebody keeps secret leads nowhere.
    """
    if found := _AT_DOOR.fullmatch(words.strip()):
        kept = CasePerson.objects.filter(case=OuterRef("pk"), person__secret=True)
        running = Case.objects.select_related("household").filter(
            ~Exists(kept),
            ~Q(status=CaseStatus.CLOSED),
            household__postcode=(found["postcode"] + found["letters"]).upper(),
            household__house_number=int(found["number"]),
        )
        rest = _letters(found["rest"])
        there = [each for each in running if rest in ("", _rest(each.household))]
        return there[0] if len(there) == 1 else None
    return Case.objects.filter(number=words.strip()).first()


def _rest(home: Household) -> str:
    """What comes after the house number."""
    return _letters(f"{home.house_letter}{home.house_addition}")


def _letters(words: str) -> str:
    return "".join(each for each in words if each.isalnum()).casefold()


@action("cases.shield_from_me", may_if=writes(DataClass.PROCESS), basis=BASIS, about="case")
def shield_from_me(*, actor: Actor, case: UUID, why: str) -> Shield:
    """Close a case to oneself, because one knows the household; a lead can open it again."""
    if why not in SHIELD_REASONS or why == "colleague":
        raise Refused(_("Kies waarom deze zaak niet bij jou hoort."))
    CaseAssignment.objects.filter(case=case, user_id=actor.id, ended_at=None).update(
        ended_at=clock.now()
    )
    shield, _made = Shield.objects.get_or_create(
        case_id=case,
        user_id=actor.id,
        ended_at=None,
        defaults={"why": why, "set_at": clock.now(), "set_by": actor.id},
    )
    return shield


@action(
    "cases.shield_colleague",
    may_if=LEADS_HERE,
    basis=BASIS,
    about="case",
)
def shield_colleague(*, actor: Actor, case: UUID, open_to: Iterable[str]) -> Shield:
    """Close the case of a colleague's household to all but these people and oneself."""
    named = sorted({actor.id, *open_to})
    if len(named) < FEWEST_INSIDE:
        raise Refused(_("Kies een collega die erbij kan als jij er niet bent."))
    CaseAssignment.objects.filter(case=case, ended_at=None).exclude(user_id__in=named).update(
        ended_at=clock.now()
    )
    return Shield.objects.create(
        case_id=case, open_to=named, why="colleague", set_at=clock.now(), set_by=actor.id
    )


@action(
    "cases.lift_shield",
    may_if=LEADS_HERE,
    basis=BASIS,
    about="case",
)
def lift_shield(*, actor: Actor, case: UUID, shield: UUID) -> None:
    """Open a case again that was closed to somebody; nobody opens it for themselves."""
    found = Shield.objects.filter(pk=shield, case=case, ended_at=None).first()
    if found is None:
        raise NotFound
    if found.user_id == actor.id:
        raise Refused(_("Dit kun je niet voor jezelf doen."))
    found.ended_at = clock.now()
    found.save(update_fields=["ended_at"])


@action("cases.end_stale_assignments", may_if=only_system(), basis=BASIS)
def end_stale_assignments(*, actor: Actor) -> int:
    """End the assignments to closed cases after their last day; every night."""
    over = CaseAssignment.objects.filter(ended_at=None, until_on__lt=clock.today())
    ended = over.update(ended_at=clock.now())
    audit.concerns(ended)
    return ended
