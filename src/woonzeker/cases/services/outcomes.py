# SPDX-License-Identifier: EUPL-1.2
"""Outcomes that are about the people themselves, tasks that are done, and what it all cost."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Relation, Role, writes
from woonzeker.cases.models import (
    Case,
    CasePerson,
    CaseTask,
    CaseTerm,
    EffortBooking,
    TermWarning,
)
from woonzeker.cases.rules import (
    ENDS_WITH_NEWS,
    MAY_VISIT,
    MAY_WORK,
    STAYS_IN_SIGHT,
    TELL_SOURCE,
)
from woonzeker.cases.selectors.knowing import waits_for_signal
from woonzeker.cases.services.moving import advance, locked, make_move
from woonzeker.cases.services.running import threaten
from woonzeker.errors import NotFound, Refused
from woonzeker.law import terms
from woonzeker.matching.models import Person, PersonSource
from woonzeker.matching.selectors import LetterCheck, letter_check
from woonzeker.matching.services import check_before_letter
from woonzeker.organisations.selectors import teams_of
from woonzeker.process import Exit, find_move

MAY_ASSIGN = writes(DataClass.PROCESS).by(Role.TEAM_LEAD).only(Relation.TEAM)
#: outcomes that say something of the people, apart from whether help was given
OUTCOMES = frozenset(
    {
        Exit.DECEASED,
        Exit.MOVED_OWN_WILL,
        Exit.MOVED_UNDER_PRESSURE,
        Exit.KEY_HANDED_IN,
        Exit.MOVED_UNKNOWN,
        Exit.KNOWN_TO_DEBT_HELP,
    }
)


@action("cases.record_outcome", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def record_outcome(
    *, actor: Actor, case: UUID, outcome: Exit, reason: str = "", on: date | None = None
) -> Case:
    """Record that somebody died, moved or is known to debt help already.

    With others left behind, or with a threat while debt help knows them, the case stays open and
    somebody gets a task; otherwise it closes. Either way it is a move of the case. Raises Refused
    for any other outcome, and for a case that is closed already.
    """
    if outcome not in OUTCOMES:
        raise Refused("Deze uitkomst hoort bij het afsluiten van de zaak.")
    found, day = locked(case), on or clock.today()
    if outcome is Exit.DECEASED and _others_live_there(found):
        make_move(found, find_move("somebody_died"), actor=actor, on=day)
        _ask(found, "check_who_stays_behind", day, terms.offer_due(day).due_on)
        return found
    if outcome is Exit.KNOWN_TO_DEBT_HELP and found.threatening:
        make_move(found, find_move("known_to_debt_help_found"), actor=actor, on=day)
        threaten(found, day)
        _ask(found, "alert_helper", day, terms.threatening_talk_due(day).due_on)
        return found
    make_move(found, find_move(f"close_{outcome}"), actor=actor, reason=reason, on=day)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return found


@action("cases.close_case", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def close_case(
    *, actor: Actor, case: UUID, result: Exit, reason: str = "", on: date | None = None
) -> Case:
    """Close a case with its result; what is about the people themselves goes by record_outcome.

    Raises Refused with what is missing, NotFound for no such case.
    """
    if result in OUTCOMES:
        raise Refused("Leg dit vast bij 'overleden, verhuisd of al bekend bij schuldhulp'.")
    move = find_move(f"close_{result}")
    found = make_move(locked(case), move, actor=actor, reason=reason, on=on)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return found


@action("cases.round_off", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def round_off(*, actor: Actor, case: UUID, result: Exit, reason: str = "") -> Case:
    """End the work on a case with whatever came of it.

    Whom nobody could reach is not put away: that case waits, in sight, for the next signal.
    Nobody closes it by hand; that happens when its data is forgotten, after the term that the
    municipality keeps it. Raises Refused with what is missing, NotFound.
    """
    if result in OUTCOMES:
        return record_outcome(actor=actor, case=case, outcome=result, reason=reason)
    if result is Exit.NO_CONTACT:
        if waits_for_signal(locked(case)):
            raise Refused(_(STAYS_IN_SIGHT))
        return advance(actor=actor, case=case, move="wait_for_signal")
    return close_case(actor=actor, case=case, result=result, reason=reason)


def _others_live_there(case: Case) -> bool:
    """Whether somebody stays behind; the register may not know of the death yet.

    Of people of the BRP no housemates are kept: then somebody may.
    """
    if CasePerson.objects.filter(case=case, person__source=PersonSource.BRP).exists():
        return True
    known_in_register = CasePerson.objects.filter(case=case).exclude(person__died_on=None)
    living = Person.objects.filter(
        address_key=case.household.address_key, died_on=None, departed_on=None
    )
    return living.count() > (0 if known_in_register.exists() else 1)


def _ask(case: Case, kind: str, on: date, due_on: date) -> None:
    CaseTask.objects.get_or_create(
        case=case, kind=kind, done_on=None, defaults={"asked_on": on, "due_on": due_on}
    )


@action("cases.assign_team", may_if=MAY_ASSIGN, basis="Wgs art. 2", about="case")
def assign_team(*, actor: Actor, case: UUID, team: UUID | None) -> Case:
    """Give a case to a team of the municipality, or to all (None); raises NotFound."""
    if team is not None and not teams_of(actor).filter(pk=team).exists():
        raise NotFound
    found = locked(case)
    found.team_id = team
    found.save(update_fields=["team_id"])
    return found


@action("cases.meet_terms", may_if=MAY_VISIT, basis="Wgs art. 4", about="case")
def meet_terms(*, actor: Actor, case: UUID, kinds: frozenset[str], on: date) -> int:
    """Mark the running terms of these kinds as met on a day; returns how many were."""
    return _meet(case, kinds, on)


def _meet(case: UUID, kinds: frozenset[str], on: date) -> int:
    return CaseTerm.objects.filter(case_id=case, kind__in=kinds, met_on=None).update(met_on=on)


@action("cases.reopen_terms", may_if=MAY_VISIT, basis="Wgs art. 4", about="case")
def reopen_terms(*, actor: Actor, case: UUID, kinds: frozenset[str], met_on: date) -> int:
    """Let terms run again that were met on a day by what never arrived; returns how many do.

    Whoever was warned before is warned anew: what they put away then was another matter.
    """
    rows = CaseTerm.objects.filter(case_id=case, kind__in=kinds, met_on=met_on)
    TermWarning.objects.filter(term__in=rows.values("pk")).delete()
    return rows.update(met_on=None)


@action("cases.finish_task", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="task")
def finish_task(*, actor: Actor, task: UUID, case: UUID | None = None) -> CaseTask:
    """Mark a task as done today; with `case`, only a task of that case.

    Raises NotFound for no such task, Refused for one that somebody finished already and for a
    letter to who died or left.
    """
    found = CaseTask.objects.select_for_update().filter(pk=task).first()
    if found is None or (case is not None and found.case_id != case):
        raise NotFound
    if found.done_on is not None:
        raise Refused("Deze taak is al gedaan.")
    if found.kind in ENDS_WITH_NEWS:
        raise Refused(_(ENDS_WITH_NEWS[found.kind]))
    if (person := _written_to(found)) is not None:
        known = letter_check(actor, [person], address_key=person.address_key)
        if known.forbids:
            raise Refused(_("%s Stuur geen brief naar dit adres.") % known.words)
    found.done_on, found.done_by = clock.today(), actor.id
    found.save(update_fields=["done_on", "done_by"])
    if found.kind == TELL_SOURCE and found.case_id is not None:
        _meet(found.case_id, frozenset({"insight"}), clock.today())
    return found


@action("cases.check_offer", may_if=MAY_WORK, basis="AVG art. 5 lid 1 onder d", about="task")
def check_offer(*, actor: Actor, task: UUID) -> LetterCheck | None:
    """Ask the BRP about whom the letter of a task is for, unless it was asked within a day.

    The address is the one that the list shows. None for a task without a letter and for who is
    not in the register. Raises NotFound.
    """
    found = CaseTask.objects.select_related("signal__link__person").filter(pk=task).first()
    if found is None:
        raise NotFound
    person = _written_to(found)
    if person is None:
        return None
    return check_before_letter(actor=actor, people=[person.pk], address_key=person.address_key)


def _written_to(task: CaseTask) -> Person | None:
    """Who the letter of a task goes to, as far as the register knows them."""
    return task.signal.link.person if task.kind == "written_offer" and task.signal else None


@action("cases.book_effort", may_if=MAY_WORK, basis="Wgs art. 2", about="case")
def book_effort(
    *, actor: Actor, case: UUID, what: str, minutes: int = 0, cost_cents: int = 0
) -> EffortBooking:
    """Book time (minutes) and cost (cents) on a case at the step it is at."""
    if minutes <= 0 and cost_cents <= 0:
        raise Refused("Vul minuten of kosten in: samen mogen ze niet nul zijn.")
    if minutes < 0 or cost_cents < 0:
        raise Refused("Minuten en kosten kunnen niet onder nul zijn.")
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    return EffortBooking.objects.create(
        case=found,
        step=found.step,
        booked_on=clock.today(),
        booked_by=actor.id,
        minutes=minutes,
        cost_cents=cost_cents,
        what=what,
    )
