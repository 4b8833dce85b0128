# SPDX-License-Identifier: EUPL-1.2
"""Living on under conditions: a breach is help first, and an agreement ends once, past no stop."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE
from tests.housing.agreed import (
    BEGUN,
    FIRST,
    UNTIL,
    agreed,
    counsellor,
    household,
    missed,
    spoke,
    tasks,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.selectors.knowing import not_yet
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import Agreement, BreachTelling, ConditionLook
from woonzeker.housing.rules.agreement_end import HowEnded, OwnStep
from woonzeker.housing.rules.agreement_kinds import AgreementKind, Condition, Party
from woonzeker.housing.selectors import losing_days
from woonzeker.housing.selectors.living import living_view
from woonzeker.housing.selectors.living_proof import OFFERS, TELLS, Proof
from woonzeker.housing.services import living_watch as watching
from woonzeker.housing.services.living import Draft, draft_agreement, recall_agreement
from woonzeker.housing.services.living_end import (
    Contract,
    End,
    Next,
    end_agreement,
    own_name_step,
)
from woonzeker.housing.services.living_following import follow_agreements
from woonzeker.law.terms import add_working_days
from woonzeker.legal.rules import Seen
from woonzeker.outreach.models import ContactOutcome, LetterKind
from woonzeker.process import SAFEGUARDS, SIGNED, Exit

pytestmark = pytest.mark.django_db
MORNING = system(CODE, "morning")
TODAY = date(2026, 11, 2)
HOV = AgreementKind.HOV
OVER = date(2026, 11, 10)


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


def ends(how: HowEnded, on: date = TODAY, **more: object) -> End:
    return End(on, how, "Zo ging het.", **more)  # type: ignore[arg-type]


def test_one_agreement_at_a_time(worker: Actor, case: Case) -> None:
    agreed(worker, case)
    with pytest.raises(Refused, match="loopt al een afspraak"):
        agreed(worker, case)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"said_until": date(2029, 1, 1)}, "te lang"),
        ({"said_until": date(2028, 10, 12)}, "te lang"),
        ({"conditions": [Condition.GUIDANCE]}, "lopende huur"),
        ({"first_on": date(2024, 1, 1)}, "al om"),
        ({"begins_on": date(2013, 1, 1), "said_until": date(2013, 2, 1)}, "lang geleden"),
        ({"said_until": date(2026, 1, 1)}, "vóór de eerste dag"),
    ],
)
def test_no_agreement_is_longer_than_it_may_be(
    worker: Actor, case: Case, more: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        agreed(worker, case, HOV, **more)


def test_what_was_entered_wrongly_is_taken_back_but_not_what_holds(
    worker: Actor, case: Case
) -> None:
    made = agreed(worker, case)
    recall_agreement(actor=worker, living=made.pk)
    with pytest.raises(NotFound):
        living_view(actor=worker, living=made.pk)
    again = agreed(worker, case)
    with clock.standing_at(TODAY + timedelta(days=1)), pytest.raises(Refused, match="geldt"):
        recall_agreement(actor=worker, living=again.pk)


def test_a_month_that_failed_is_help_first_and_a_task(worker: Actor, case: Case) -> None:
    missed(worker, agreed(worker, case))
    assert tasks(case)["help_first"] == add_working_days(TODAY, 2)


def test_what_nobody_knows_is_no_breach(worker: Actor, case: Case) -> None:
    made = agreed(worker, case)
    look = {"living": made.pk, "condition": Condition.RENT, "due_on": FIRST}
    watching.look_at_condition(actor=worker, seen=Seen.UNKNOWN, **look)  # type: ignore[arg-type]
    view = living_view(actor=worker, living=made.pk)
    assert view.breaches == ()
    assert len(view.to_look) == 1


def test_a_month_that_was_kept_after_all_puts_its_breach_right(worker: Actor, case: Case) -> None:
    made = agreed(worker, case)
    missed(worker, made)
    look = {"living": made.pk, "condition": Condition.RENT, "due_on": FIRST}
    watching.look_at_condition(actor=worker, seen=Seen.KEPT, **look)  # type: ignore[arg-type]
    assert living_view(actor=worker, living=made.pk).open_breaches == ()
    assert "help_first" not in tasks(case)


def test_a_month_of_another_agreement_or_ahead_is_not_looked_at(worker: Actor, case: Case) -> None:
    made = agreed(worker, case)
    for due_on, why in ((date(2026, 11, 3), "hoort niet"), (date(2026, 12, 1), "niet voorbij")):
        with pytest.raises(Refused, match=why):
            missed(worker, made, due_on)


def test_nobody_hears_of_a_breach_before_help_had_its_days_and_the_resident_heard(
    worker: Actor, case: Case
) -> None:
    breach = missed(worker, agreed(worker, case))
    tell = {"living_breach": breach.pk, "party": Party.LANDLORD, "why": "De rechter vroeg het."}
    watching.help_begun(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
    for day in range(9):
        later = clock.standing_at(TODAY + timedelta(days=day))
        with later, pytest.raises(Refused, match="mag dit nu niet horen"):
            watching.tell_party(actor=worker, **tell)  # type: ignore[arg-type]
    with clock.standing_at(OVER):
        watching.resident_told(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
        told = watching.tell_party(actor=worker, **tell)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="al gehoord"):
            watching.tell_party(actor=worker, **tell)  # type: ignore[arg-type]
        with pytest.raises(Refused, match="niet terug te nemen"):
            watching.recall_step(actor=worker, living_breach=breach.pk)
    assert (told.said, told.told_on) == ("landlord:rent", OVER)


def test_the_talk_in_which_help_was_offered_did_not_tell_what_others_will_hear(
    worker: Actor, case: Case
) -> None:
    breach = missed(worker, agreed(worker, case))
    offered = spoke(worker, case)
    watching.help_begun(actor=worker, living_breach=breach.pk, proof=offered)
    with clock.standing_at(OVER):
        with pytest.raises(Refused, match="in de dagen voor hulp"):
            watching.resident_told(actor=worker, living_breach=breach.pk, proof=offered)
        told = spoke(worker, case)
        watching.resident_told(actor=worker, living_breach=breach.pk, proof=told)


def test_a_letter_that_only_offers_help_tells_nothing_of_what_others_hear() -> None:
    offers = Proof("letter-1", OVER, "brief", kind=LetterKind.BREACH_HELP)
    assert offers.shows(OFFERS)
    assert not offers.shows(TELLS)
    assert Proof("contact-1", OVER, "gesprek").shows(TELLS)


def test_who_lets_days_go_by_without_help_wins_nothing(worker: Actor, case: Case) -> None:
    breach = missed(worker, agreed(worker, case))
    with clock.standing_at(date(2027, 1, 4)), pytest.raises(Refused, match="nu niet horen"):
        watching.tell_party(
            actor=worker, living_breach=breach.pk, party=Party.LANDLORD, why="Het duurt lang."
        )


def test_help_is_shown_by_a_contact_and_not_by_a_day_that_somebody_types(
    worker: Actor, case: Case
) -> None:
    breach = missed(worker, agreed(worker, case))
    unanswered = spoke(worker, case, ContactOutcome.NOT_REACHED)
    for proof in ("", "contact-2026-11-02", unanswered):
        with pytest.raises(Refused, match="uit de lijst"):
            watching.help_begun(actor=worker, living_breach=breach.pk, proof=proof)


def test_a_no_to_help_ends_its_days_and_is_told_to_nobody(worker: Actor, case: Case) -> None:
    breach = missed(worker, agreed(worker, case))
    with pytest.raises(Refused, match="nog geen hulp"):
        watching.help_refused(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
    proof = spoke(worker, case)
    watching.help_begun(actor=worker, living_breach=breach.pk, proof=proof)
    watching.help_refused(actor=worker, living_breach=breach.pk, proof=proof)
    assert "tell_resident_breach" in tasks(case)
    watching.recall_step(actor=worker, living_breach=breach.pk)
    assert "tell_resident_breach" not in tasks(case)


def test_a_judge_and_the_resident_are_never_told_by_us(worker: Actor, case: Case) -> None:
    breach = missed(worker, agreed(worker, case))
    proof = spoke(worker, case)
    watching.help_begun(actor=worker, living_breach=breach.pk, proof=proof)
    with clock.standing_at(OVER):
        watching.resident_told(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
        for party in (Party.COURT, Party.RESIDENT, Party.MUNICIPALITY, Party.PROVIDER):
            with pytest.raises(Refused, match="nu niet horen"):
                watching.tell_party(
                    actor=worker, living_breach=breach.pk, party=party, why="Het moet."
                )


def test_of_an_agreement_that_is_not_complete_nobody_hears(worker: Actor, case: Case) -> None:
    draft = Draft(HOV, BEGUN, UNTIL, [Condition.RENT], 1)
    made = draft_agreement(actor=worker, case=case.pk, draft=draft)
    breach = missed(worker, made)
    assert "finish_agreement" in tasks(case)
    with pytest.raises(Refused, match="niet compleet"):
        watching.tell_party(
            actor=worker, living_breach=breach.pk, party=Party.PROVIDER, why="Het moet."
        )


def test_an_end_without_a_contract_of_ones_own_meets_every_stop(worker: Actor, case: Case) -> None:
    made = agreed(worker, case, HOV)
    with pytest.raises(Refused, match="stops staan open"):
        end_agreement(actor=worker, living=made.pk, said=ends(HowEnded.NO_CONTRACT))
    happened = ends(HowEnded.NO_CONTRACT, happened=True, by_party=True)
    ended = end_agreement(actor=worker, living=made.pk, said=happened)
    assert ended.eviction is True
    open_ones = {"root_cause", "place", "signed_by_two", "signed_by_manager", "help_first"}
    assert open_ones <= set(ended.in_spite_of) <= {*SAFEGUARDS, *SIGNED, "help_first"}
    assert "find_place" in tasks(case)


@pytest.mark.parametrize("how", [HowEnded.OWN_CONTRACT, HowEnded.OWN_ELSEWHERE])
def test_a_contract_nobody_saw_is_no_way_around_the_stops(
    worker: Actor, case: Case, how: HowEnded
) -> None:
    made = agreed(worker, case, HOV)
    with pytest.raises(Refused, match="eigen contract"):
        end_agreement(actor=worker, living=made.pk, said=ends(how, seen="contract"))


def test_the_way_to_a_contract_of_ones_own_ends_the_agreement_as_it_should(
    worker: Actor, case: Case
) -> None:
    made = agreed(worker, case, HOV)
    with tenant(CODE):
        assert losing_days() == {case.pk: (UNTIL, f"living:{made.pk}:{UNTIL.isoformat()}")}
    with pytest.raises(Refused, match="eerste dag van het contract"):
        own_name_step(actor=worker, living=made.pk, step=OwnStep.SIGNED, on=TODAY)
    contract = Contract(TODAY, seen="contract")
    own_name_step(actor=worker, living=made.pk, step=OwnStep.SIGNED, on=TODAY, contract=contract)
    with tenant(CODE):
        assert losing_days() == {}
    ended = end_agreement(actor=worker, living=made.pk, said=ends(HowEnded.OWN_CONTRACT))
    assert (ended.eviction, ended.goal_reached, ended.contract_on) == (False, True, TODAY)


def test_who_had_a_contract_here_and_gets_one_elsewhere_loses_no_home(
    worker: Actor, case: Case
) -> None:
    made = agreed(worker, case)
    unseen = ends(HowEnded.OWN_ELSEWHERE, contract_on=TODAY)
    with pytest.raises(Refused, match="eigen contract"):
        end_agreement(actor=worker, living=made.pk, said=unseen)
    shown = ends(HowEnded.OWN_ELSEWHERE, contract_on=TODAY, seen="contract")
    ended = end_agreement(actor=worker, living=made.pk, said=shown)
    assert (ended.eviction, ended.goal_reached, ended.contract_on) == (False, True, TODAY)


def test_an_agreement_ends_once_also_for_the_database(worker: Actor, case: Case) -> None:
    made = agreed(worker, case)
    end_agreement(actor=worker, living=made.pk, said=ends(HowEnded.OWN_CONTRACT, seen="landlord"))
    with pytest.raises(Refused, match="al geëindigd"):
        end_agreement(actor=worker, living=made.pk, said=ends(HowEnded.LEFT, happened=True))
    with tenant(CODE):
        for field, value in (("how", "left"), ("ended_on", FIRST), ("begins_on", FIRST)):
            with pytest.raises(DatabaseError), transaction.atomic():
                Agreement.objects.filter(pk=made.pk).update(**{field: value})


def test_what_was_agreed_and_seen_is_never_rewritten(worker: Actor, case: Case) -> None:
    made = agreed(worker, case)
    missed(worker, made)
    with tenant(CODE):
        for rows, change in (
            (Agreement.objects.filter(pk=made.pk), {"said_until": UNTIL + timedelta(days=9)}),
            (ConditionLook.objects.all(), {"seen": "kept"}),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(**change)


def test_time_that_was_used_before_goes_along_to_the_next_agreement(
    worker: Actor, case: Case
) -> None:
    made = agreed(worker, case, HOV)
    follows = Next(AgreementKind.INTERMEDIATE, TODAY, date(2028, 10, 11))
    ended = end_agreement(
        actor=worker, living=made.pk, said=ends(HowEnded.NEXT_AGREEMENT, next=follows)
    )
    assert ended.eviction is False
    with tenant(CODE):
        later = Agreement.objects.get(ended_on=None)
    assert (later.first_on, later.follows_id) == (BEGUN, made.pk)


def test_a_case_does_not_close_while_somebody_lives_under_an_agreement(
    worker: Actor, case: Case
) -> None:
    agreed(worker, case)
    with tenant(CODE):
        assert "voorwaardelijk vonnis, tot en met" in not_yet(case, Exit.PAID)
        assert not_yet(case, Exit.DECEASED) == ""


def test_every_morning_the_work_is_given_once_and_late_days_are_made_up_for(
    worker: Actor, case: Case
) -> None:
    agreed(worker, case, HOV)
    with clock.standing_at(date(2027, 9, 14)):
        assert follow_agreements(actor=MORNING) == 3
        before = tasks(case)
        assert follow_agreements(actor=MORNING) == 3
        assert tasks(case) == before
    assert before["look_at_condition"] == add_working_days(FIRST, 5)
    assert before["own_contract_step"] == BEGUN
    assert before["agreement_ends"] == UNTIL


def test_a_job_tells_nobody(worker: Actor, case: Case) -> None:
    breach = missed(worker, agreed(worker, case))
    watching.help_begun(actor=worker, living_breach=breach.pk, proof=spoke(worker, case))
    with clock.standing_at(date(2026, 12, 24)):
        follow_agreements(actor=MORNING)
    with tenant(CODE):
        assert not BreachTelling.objects.exists()
