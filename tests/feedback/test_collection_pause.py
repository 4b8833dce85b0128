# SPDX-License-Identifier: EUPL-1.2
"""A partner is asked to wait with collecting once help was accepted, on a ground or by consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, browser_at, seated
from tests.feedback.answering import LEAD, TUESDAY, accept_help, set_ground, taken_up, tell
from tests.situations import let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.services import take_up
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerConsent, CollectionPause
from woonzeker.feedback.rules.pauses import is_running, pause_term, remind_from
from woonzeker.feedback.selectors import told_card
from woonzeker.intake.models import ArrearsSignal

pytestmark = pytest.mark.django_db
LAST = date(2026, 12, 2)


@pytest.fixture
def helped(outreach_worker: Actor) -> tuple[ArrearsSignal, Case]:
    """A household that accepted help on Monday, with one signal, of a case of the worker."""
    signal, case = taken_up()
    accept_help(case.pk)
    let_work(outreach_worker, case)
    return signal, case


def agree(actor: Actor, case: Case, signal: ArrearsSignal, item: str = "pause") -> AnswerConsent:
    return feedback.note_consent(
        actor=actor, case=case.pk, partner=signal.partner_id, item=item,
        until_on=date(2027, 1, 31), asked_how="talk",
    )  # fmt: skip


def ask(actor: Actor, case: Case, signal: ArrearsSignal) -> CollectionPause:
    return feedback.ask_pause(actor=actor, case=case.pk, partner=signal.partner_id)


def follow(on: date) -> int:
    with clock.standing_at(on):
        return feedback.follow_pauses(actor=LEAD, on=on)


@given(asked_on=st.dates(date(2021, 1, 1), date(2035, 1, 1)), ended=st.integers(0, 40))
def test_a_pause_lasts_thirty_days_and_ends_by_itself_or_earlier(
    asked_on: date, ended: int
) -> None:
    term = pause_term(asked_on)
    assert (term.until_on - asked_on).days == 30
    assert is_running(asked_on, term.until_on, None, on=term.until_on)
    assert not is_running(asked_on, term.until_on, None, on=date.fromordinal(
        term.until_on.toordinal() + 1))  # fmt: skip
    end = date.fromordinal(asked_on.toordinal() + ended)
    assert not is_running(asked_on, term.until_on, end, on=end)
    assert remind_from(term.until_on, 5) < term.until_on


def test_the_length_has_a_source_that_was_read_elsewhere() -> None:
    assert pause_term(TUESDAY).verified


def test_with_consent_a_pause_is_asked(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    with pytest.raises(Refused):
        ask(outreach_worker, case, signal)
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    assert (made.until_on, made.basis) == (LAST, "consent")
    with pytest.raises(Refused):
        ask(outreach_worker, case, signal)


def test_with_a_ground_a_pause_is_asked_by_itself_and_once(
    helped: tuple[ArrearsSignal, Case],
) -> None:
    assert follow(TUESDAY) == 0
    set_ground("pause")
    assert (follow(TUESDAY), follow(TUESDAY)) == (1, 0)
    with tenant(CODE):
        made = CollectionPause.objects.get()
    assert (made.from_on, made.until_on, made.basis) == (date(2026, 11, 2), LAST, "ground")


def test_consent_for_one_partner_asks_no_other(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    with tenant(CODE):
        person = case.people.get().person
    linked_signal(person, partner="Energiek", sector="energie")
    take_up(actor=LEAD, on=clock.today())
    agree(outreach_worker, case, signal)
    assert follow(TUESDAY) == 1
    with tenant(CODE):
        assert CollectionPause.objects.get().partner_id == signal.partner_id


def test_without_accepted_help_nothing_is_asked(outreach_worker: Actor) -> None:
    signal, case = taken_up()
    let_work(outreach_worker, case)
    set_ground("pause")
    with pytest.raises(Refused):
        ask(outreach_worker, case, signal)
    assert follow(TUESDAY) == 0


def test_help_that_was_accepted_long_ago_asks_nothing(helped: tuple[ArrearsSignal, Case]) -> None:
    set_ground("pause")
    assert follow(date(2026, 12, 4)) == 0


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 11, 20), True), (date(2026, 12, 3), False)])
def test_by_hand_it_ends_on_the_same_day_and_not_thirty_days_later(
    helped: tuple[ArrearsSignal, Case], on: date, asked: bool
) -> None:
    signal, case = helped
    set_ground("pause")
    with clock.standing_at(on):
        assert bool(told_card(actor=LEAD, case=case.pk).may_pause) is asked
        if not asked:
            with pytest.raises(Refused, match="voorbij"):
                ask(LEAD, case, signal)
            return
        assert ask(LEAD, case, signal).until_on == LAST


def test_the_worker_is_reminded_before_it_ends_and_it_ends_by_itself(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    set_ground("pause")
    follow(TUESDAY)
    follow(date(2026, 11, 26))
    with tenant(CODE):
        assert not CaseTask.objects.filter(kind="collection_pause_ends").exists()
    follow(date(2026, 11, 27))
    follow(date(2026, 11, 28))
    with tenant(CODE):
        assert CaseTask.objects.get(kind="collection_pause_ends").due_on == LAST
    with clock.standing_at(date(2026, 12, 3)):
        card = told_card(actor=outreach_worker, case=helped[1].pk)
    assert [line.runs for line in card.pauses] == [False]


def test_a_pause_can_be_ended_earlier(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    feedback.end_pause(actor=outreach_worker, pause=made.pk)
    assert told_card(actor=outreach_worker, case=case.pk).pauses[0].runs is False
    with pytest.raises(Refused):
        feedback.end_pause(actor=outreach_worker, pause=made.pk)


def test_a_partner_answers_its_own_pause_on_its_page(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    browser = browser_at(seated(signal.partner))
    assert "pauze tot en met" in browser.get("/partner/signalen").content.decode()
    address = f"/partner/signalen/{CODE}/pauze/{made.pk}"
    assert browser.post(address, {"answer": "paused"}).status_code == 302
    with tenant(CODE):
        found = CollectionPause.objects.get()
    assert (found.answer, found.answered_by != "") == ("paused", True)
    assert told_card(actor=outreach_worker, case=case.pk).pauses[0].answer == "gepauzeerd"


def test_what_asks_an_answer_stands_above_what_is_newer(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agree(outreach_worker, case, signal)
    ask(outreach_worker, case, signal)
    with clock.standing_at(TUESDAY):
        linked_signal(resident("1234AB99"), own_reference="NIEUWER")
        page = browser_at(seated(signal.partner)).get("/partner/signalen").content.decode()
    assert "De gemeente vraagt u te wachten met incasso" in page
    assert page.index(">" + signal.own_reference) < page.index("NIEUWER")


def test_another_partner_has_no_such_pause(
    outreach_worker: Actor,
    helped: tuple[ArrearsSignal, Case],
    partner_factory: Callable[..., object],
) -> None:
    signal, case = helped
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    stranger = seated(partner_factory("energie", "Energiek"))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        feedback.answer_pause(actor=stranger.at(CODE), pause=made.pk, answer="paused")
    address = f"/partner/signalen/{CODE}/pauze/{made.pk}"
    assert browser_at(stranger).post(address, {"answer": "paused"}).status_code == 404


def test_withdrawing_is_one_press_and_holds_from_today(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    made = agree(outreach_worker, case, signal)
    feedback.withdraw_consent(actor=outreach_worker, consent=made.pk)
    with pytest.raises(Refused):
        ask(outreach_worker, case, signal)
    with pytest.raises(Refused):
        feedback.withdraw_consent(actor=outreach_worker, consent=made.pk)


def test_a_pause_ends_with_the_consent_it_was_asked_on(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agreed = agree(outreach_worker, case, signal)
    ask(outreach_worker, case, signal)
    feedback.withdraw_consent(actor=outreach_worker, consent=agreed.pk)
    page = browser_at(seated(signal.partner)).get("/partner/signalen").content.decode()
    assert "pauze tot en met" not in page
    assert told_card(actor=outreach_worker, case=case.pk).pauses[0].ended_on == clock.today()


def test_a_pause_on_a_ground_goes_on_when_a_consent_is_withdrawn(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agreed = agree(outreach_worker, case, signal)
    set_ground("pause")
    ask(outreach_worker, case, signal)
    feedback.withdraw_consent(actor=outreach_worker, consent=agreed.pk)
    assert told_card(actor=outreach_worker, case=case.pk).pauses[0].runs


def test_a_pause_ends_with_its_ground(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    set_ground("pause")
    follow(TUESDAY)
    set_ground()
    follow(date(2026, 11, 4))
    assert told_card(actor=outreach_worker, case=helped[1].pk).pauses[0].ended_on == date(
        2026, 11, 4
    )


def test_ending_one_pause_leaves_the_reminder_of_another(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    _signal, case = helped
    with tenant(CODE):
        person = case.people.get().person
    linked_signal(person, partner="Energiek", sector="energie")
    take_up(actor=LEAD, on=clock.today())
    set_ground("pause")
    follow(TUESDAY)
    follow(date(2026, 11, 27))
    for left in (1, 0):
        with tenant(CODE):
            first = CollectionPause.objects.filter(ended_on=None).first()
        with clock.standing_at(date(2026, 11, 27)):
            feedback.end_pause(actor=LEAD, pause=getattr(first, "pk", case.pk))
        with tenant(CODE):
            waiting = CaseTask.objects.filter(kind="collection_pause_ends", done_on=None)
            assert waiting.count() == left


@pytest.mark.parametrize(
    "change",
    [{"item": "deceased_to_landlords"}, {"asked_how": "guess"}, {"until_on": date(2026, 11, 1)},
     {"until_on": date(2028, 1, 1)}],
)  # fmt: skip
def test_a_consent_that_cannot_be_is_refused(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case], change: dict[str, object]
) -> None:
    signal, case = helped
    words = {"item": "pause", "until_on": TUESDAY, "asked_how": "talk", **change}
    with pytest.raises(Refused):
        feedback.note_consent(
            actor=outreach_worker,
            case=case.pk,
            partner=signal.partner_id,
            **words,  # type: ignore[arg-type]
        )


def test_no_consent_for_a_partner_that_did_not_report(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    other = linked_signal(resident("1234AB99"), partner="Energiek", sector="energie")
    with pytest.raises(Refused):
        agree(outreach_worker, helped[1], other)


def test_the_case_page_shows_it_and_the_worker_does_it_there(
    outreach_worker: Actor,
    helped: tuple[ArrearsSignal, Case],
    client_for: Callable[[Actor], Client],
) -> None:
    signal, case = helped
    browser = client_for(outreach_worker)
    assert "Wat de melder weet" in browser.get(f"/zaken/{case.pk}").content.decode()
    given = {
        "partner": str(signal.partner_id), "item": "pause", "until_on": "2027-01-31",
        "asked_how": "phone",
    }  # fmt: skip
    assert browser.post(f"/zaken/{case.pk}/melder", given).status_code == 302
    assert browser.post(f"/zaken/{case.pk}/melder", {}).status_code == 422
    partner = {"partner": str(signal.partner_id)}
    browser.post(f"/zaken/{case.pk}/melder/pauze", partner)
    tell()
    page = browser.get(f"/zaken/{case.pk}").content.decode()
    assert "pauze tot en met" in page
    assert "Aan de melder verteld: in behandeling" in page
    assert "Pauze van incasso gevraagd" in page
    with tenant(CODE):
        made, agreed = CollectionPause.objects.get(), AnswerConsent.objects.get()
    browser.post(f"/zaken/{case.pk}/melder/pauze/{made.pk}")
    browser.post(f"/zaken/{case.pk}/melder/toestemming/{agreed.pk}")
    after = browser.get(f"/zaken/{case.pk}/melder").content.decode()
    assert "beëindigd op" in after
    assert "ingetrokken op" in after
