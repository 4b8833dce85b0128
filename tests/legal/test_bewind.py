# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody else keep the money: the list, two names, the court, and the way out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE
from tests.legal.offering import (
    TODAY,
    WHY,
    at_step,
    complete_list,
    counsellor,
    home,
    lead,
    manager,
    waiting,
)
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseSignOff
from woonzeker.errors import Conflict, NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.models import BewindSignature
from woonzeker.legal.rules.bewind import BewindKind, Weighed
from woonzeker.legal.selectors.offer_facts import facts_of_offers
from woonzeker.legal.services.bewind_lists import HeardPart, MeansPart
from woonzeker.legal.services.bewinds import AdviceDays, Held, WishDays
from woonzeker.legal.services.settlements import SettlementDays
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db
ROOM = system(CODE, "tests")


@pytest.fixture
def case(municipality: str) -> Case:
    return home()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


def facts(case: Case) -> tuple[bool, bool]:
    with tenant(CODE):
        known = facts_of_offers(case)
    return known["bewind_list_complete"], known["bewind_signed_by_two"]


def signs(actor: Actor, case: Case, *, agrees: bool = True, why: str = "") -> None:
    listed = listed_of(case)
    services.sign_bewind(
        actor=actor, bewind_request=listed.pk, version=listed.version, agrees=agrees, why=why
    )


def listed_of(case: Case):  # type: ignore[no-untyped-def]
    with tenant(CODE):
        return case.bewind_requests.order_by("-made_on").first()


def running(worker: Actor, case: Case, kind: BewindKind = BewindKind.INCOME_MANAGEMENT):  # type: ignore[no-untyped-def]
    made = services.wish_bewind(actor=worker, case=case.pk, kind=kind)
    services.change_wish(actor=worker, bewind=made.pk, days=WishDays(TODAY, TODAY, TODAY))
    return services.begin_bewind(actor=worker, bewind=made.pk, on=TODAY, keeper="Kredietbank")


def test_an_empty_list_says_all_that_lacks(case: Case, worker: Actor) -> None:
    made = services.begin_bewind_list(actor=worker, case=case.pk)
    view = selectors.bewind_list(actor=worker, bewind_request=made.pk)
    assert view.stands == "incomplete"
    assert len(view.lacks) == 19
    with pytest.raises(Refused, match="huisbezoek geprobeerd"):
        services.put_bewind_before(actor=worker, bewind_request=made.pk, user=manager().id)
    with pytest.raises(Refused, match="huisbezoek geprobeerd"):
        signs(lead(), case)


def test_two_different_people_sign_and_the_case_moves_on(case: Case, worker: Actor) -> None:
    at_step(case, 9, "contact_sought", "last_offer_made")
    made, first, second = complete_list(worker, case), lead(), manager()
    assert facts(case) == (True, False)
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=second.id)
    signs(first, case)
    with pytest.raises(Refused, match="al beslist"):
        signs(first, case)
    with pytest.raises(Refused, match="iemand anders"):
        services.send_bewind(actor=first, bewind_request=made.pk, on=TODAY)
    signs(second, case)
    assert facts(case) == (True, True)
    with tenant(CODE):
        assert CaseSignOff.objects.get(case=case).answer == "signed"
    services.send_bewind(actor=first, bewind_request=made.pk, on=TODAY)
    with tenant(CODE):
        case.refresh_from_db()
        assert case.step == 10
        assert case.moves.filter(code="bewind_requested", reason="all_tried").exists()
    assert "sign_bewind" not in waiting(case.pk)


def test_without_the_last_offer_nothing_is_sent(case: Case, worker: Actor) -> None:
    at_step(case, 9, "contact_sought")
    made, first, second = complete_list(worker, case), lead(), manager()
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=second.id)
    signs(first, case)
    signs(second, case)
    with pytest.raises(Refused, match="laatste aanbod van vrijwillige hulp"):
        services.send_bewind(actor=first, bewind_request=made.pk, on=TODAY)
    assert listed_of(case).state == "draft"


def test_a_changed_list_drops_signatures_and_the_same_again_does_not(
    case: Case, worker: Actor
) -> None:
    made, first = complete_list(worker, case), lead()
    signs(first, case)
    same = MeansPart("advice", Weighed.TRIED, TODAY, WHY)
    services.keep_bewind_list(actor=worker, bewind_request=made.pk, part=same)
    assert selectors.bewind_list(actor=first, bewind_request=made.pk).stands == "signed_once"
    other = MeansPart("advice", Weighed.REFUSED, TODAY, WHY)
    services.keep_bewind_list(actor=worker, bewind_request=made.pk, part=other)
    view = selectors.bewind_list(actor=first, bewind_request=made.pk)
    assert view.stands == "to_sign"
    assert [each.counts for each in view.signed] == [False]


def test_who_read_an_older_list_has_not_signed_this_one(case: Case, worker: Actor) -> None:
    made, first = complete_list(worker, case), lead()
    with pytest.raises(Conflict, match="intussen veranderd"):
        services.sign_bewind(
            actor=first, bewind_request=made.pk, version=made.version - 1, agrees=True
        )


def test_a_manager_sees_a_list_only_while_it_lies_with_them(case: Case, worker: Actor) -> None:
    made, boss = complete_list(worker, case), manager()
    with pytest.raises(NotPermitted):
        selectors.bewind_list(actor=boss, bewind_request=made.pk)
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=boss.id)
    seen = selectors.bewind_list(actor=boss, bewind_request=made.pk)
    assert seen.resident_words.startswith("Ik wil mijn huis")
    with pytest.raises(Refused, match="waarom je niet tekent"):
        signs(boss, case, agrees=False)
    signs(boss, case, agrees=False, why="Doorbetalen is nog niet geprobeerd.")
    with pytest.raises(NotPermitted):
        selectors.bewind_list(actor=boss, bewind_request=made.pk)
    assert facts(case) == (True, False)


def test_who_works_on_the_case_signs_nothing(case: Case, worker: Actor) -> None:
    complete_list(worker, case)
    with pytest.raises(NotPermitted):
        signs(worker, case)


def test_the_move_itself_asks_for_the_list_and_two_names(case: Case, worker: Actor) -> None:
    at_step(case, 9, "contact_sought", "last_offer_made")
    with pytest.raises(Refused, match="lijst van evenredigheid is niet compleet"):
        cases.advance(actor=lead(), case=case.pk, move="bewind_requested", reason="all_tried")


def test_a_signature_is_never_rewritten(case: Case, worker: Actor) -> None:
    complete_list(worker, case)
    signs(lead(), case)
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        BewindSignature.objects.update(version=99)


def test_nobody_reached_counts_when_it_was_tried_enough(case: Case, worker: Actor) -> None:
    made = complete_list(worker, case)
    silent = HeardPart("", None)
    services.keep_bewind_list(actor=worker, bewind_request=made.pk, part=silent)
    assert facts(case) == (False, False)
    with tenant(CODE):
        for day, way in ((28, "phone"), (29, "visit"), (30, "letter")):
            ContactAttempt.objects.create(
                case=case, channel=way, tried_on=date(2026, 10, day), outcome="not_reached",
                tried_by=worker.id,
            )  # fmt: skip
    services.keep_bewind_list(actor=worker, bewind_request=made.pk, part=silent)
    assert facts(case) == (True, False)


def test_what_a_court_gave_runs_and_can_be_taken_back(case: Case, worker: Actor) -> None:
    at_step(case, 9, "contact_sought", "last_offer_made")
    made, first, second = complete_list(worker, case), lead(), manager()
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=second.id)
    signs(first, case)
    signs(second, case)
    services.send_bewind(actor=first, bewind_request=made.pk, on=TODAY)
    services.decide_bewind(actor=worker, bewind_request=made.pk, granted=True, on=TODAY)
    assert "bewind_term" in waiting(case.pk)
    services.undo_bewind_decision(actor=worker, bewind_request=made.pk)
    assert "bewind_term" not in waiting(case.pk)
    assert listed_of(case).state == "sent"


def test_a_request_goes_back_step_by_step_and_loses_no_words(case: Case, worker: Actor) -> None:
    at_step(case, 9, "contact_sought", "last_offer_made")
    made, first, second = complete_list(worker, case), lead(), manager()
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=second.id)
    signs(first, case)
    signs(second, case)
    services.send_bewind(actor=first, bewind_request=made.pk, on=TODAY)
    services.undo_bewind_decision(actor=worker, bewind_request=made.pk)
    assert (listed_of(case).state, listed_of(case).sent_on) == ("draft", None)
    with tenant(CODE):
        assert Case.objects.get(pk=case.pk).step == 9
    assert facts(case) == (True, True)
    with pytest.raises(Refused, match="nog niets"):
        services.undo_bewind_decision(actor=worker, bewind_request=made.pk)
    services.withdraw_bewind_list(actor=worker, bewind_request=made.pk)
    services.undo_bewind_decision(actor=worker, bewind_request=made.pk)
    assert facts(case) == (True, True)
    services.withdraw_bewind_list(actor=worker, bewind_request=made.pk)
    services.begin_bewind_list(actor=worker, case=case.pk)
    with pytest.raises(Refused, match="intussen een ander verzoek"):
        services.undo_bewind_decision(actor=worker, bewind_request=made.pk)


def test_who_works_on_the_case_does_not_sign_for_bewind(case: Case, worker: Actor) -> None:
    complete_list(worker, case)
    first = lead()
    let_work(first, case)
    with pytest.raises(Refused, match="werkt aan deze zaak"):
        signs(first, case)


def test_a_resident_who_was_heard_afterwards_was_not_heard_before(
    case: Case, worker: Actor
) -> None:
    made = running(worker, case)
    later = Held(TODAY, go_on=True, resident_on=TODAY, why=WHY)
    services.evaluate_bewind(actor=worker, bewind=made.pk, evaluation=later)
    with clock.standing_at(TODAY + timedelta(days=2)), pytest.raises(Refused, match="na de"):
        services.evaluate_bewind(
            actor=worker, bewind=made.pk,
            evaluation=replace(later, resident_on=TODAY + timedelta(days=1)),
        )  # fmt: skip


def test_ones_own_wish_needs_words_a_name_and_no_court(case: Case, worker: Actor) -> None:
    made = services.wish_bewind(actor=worker, case=case.pk, kind=BewindKind.INCOME_MANAGEMENT)
    with pytest.raises(Refused, match="dat de inwoner het zelf wil"):
        services.begin_bewind(actor=worker, bewind=made.pk, on=TODAY)
    with pytest.raises(Refused, match="lijst van evenredigheid"):
        services.wish_bewind(actor=worker, case=case.pk, kind=BewindKind.BY_COLLEGE)


def test_who_wants_to_stop_is_heard_at_once(case: Case, worker: Actor) -> None:
    made = running(worker, case)
    services.resident_wants_out(actor=worker, bewind=made.pk)
    assert waiting(case.pk)["end_bewind"] == date(2026, 11, 3)
    services.end_bewind(actor=worker, bewind=made.pk, on=TODAY)
    assert "end_bewind" not in waiting(case.pk)
    with pytest.raises(Refused, match="al afgelopen"):
        services.end_bewind(actor=worker, bewind=made.pk, on=TODAY)


def test_every_half_year_somebody_asks_whether_it_can_end(case: Case, worker: Actor) -> None:
    made = running(worker, case, BewindKind.ON_REQUEST)
    with clock.standing_at(date(2027, 4, 20)):
        services.follow_last_offers(actor=ROOM)
        assert waiting(case.pk)["evaluate_bewind"] == date(2027, 5, 2)
        with pytest.raises(Refused, match="Vraag de inwoner eerst"):
            services.evaluate_bewind(
                actor=worker, bewind=made.pk,
                evaluation=Held(clock.today(), go_on=True, why=WHY),
            )  # fmt: skip
        services.evaluate_bewind(actor=worker, bewind=made.pk, evaluation=Held(clock.today()))
        assert "ask_end_of_bewind" in waiting(case.pk)
        services.take_back_bewind(actor=worker, bewind=made.pk, what="evaluation")
        assert "ask_end_of_bewind" not in waiting(case.pk)
        go_on = Held(clock.today(), go_on=True, resident_on=clock.today(), why=WHY)
        services.evaluate_bewind(actor=worker, bewind=made.pk, evaluation=go_on)
        assert waiting(case.pk).keys() & {"evaluate_bewind", "ask_end_of_bewind"} == set()


def test_advice_is_work_once_the_plan_came(case: Case, worker: Actor) -> None:
    made = running(worker, case, BewindKind.ON_REQUEST)
    days = AdviceDays(signed_up=True, plan_on=TODAY)
    services.note_advice(actor=worker, bewind=made.pk, days=days)
    assert "bewind_advice" in waiting(case.pk)
    done = AdviceDays(signed_up=True, plan_on=TODAY, advised_on=TODAY)
    services.note_advice(actor=worker, bewind=made.pk, days=done, said_until=date(2028, 11, 1))
    assert waiting(case.pk).keys() & {"bewind_advice", "bewind_term"} == set()


def test_a_settlement_is_asked_about_and_answered(case: Case, worker: Actor) -> None:
    days = SettlementDays(date(2026, 10, 1), begins_on=date(2026, 10, 5))
    made = services.follow_settlement(actor=worker, case=case.pk, days=days)
    asked = waiting(case.pk)["settlement_ask"]
    services.answer_settlement(
        actor=worker, settlement=made.pk, code="begin", asked_on=asked, words="Mr. De Wit."
    )
    assert "settlement_ask" not in waiting(case.pk)
    services.recall_answer(actor=worker, settlement=made.pk)
    assert waiting(case.pk)["settlement_ask"] == asked
    with pytest.raises(Refused, match="hoort niet bij"):
        services.answer_settlement(
            actor=worker, settlement=made.pk, code="end", asked_on=TODAY, words="x"
        )
    services.recall_settlement(actor=worker, settlement=made.pk)
    assert "settlement_ask" not in waiting(case.pk)
