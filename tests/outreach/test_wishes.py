# SPDX-License-Identifier: EUPL-1.2
"""What a household wants and what a worker chooses, and what the ladder makes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from tests.conftest import CODE, MONDAY, client_of
from tests.planning.households import reported, resident
from tests.situations import LEAD, let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.matrix import Relation
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.services.moving import make_move
from woonzeker.errors import Refused
from woonzeker.organisations.models import Partner
from woonzeker.outreach import services
from woonzeker.outreach.ladder import LadderStep, barred
from woonzeker.outreach.models import Channel, ContactOutcome, ContactWish, LadderDeviation
from woonzeker.outreach.rules import receiver
from woonzeker.outreach.selectors import NextContact, next_contact
from woonzeker.outreach.selectors.messages import places_of
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.outreach.services import Wishes
from woonzeker.outreach.services.wishes import MAY_WISH
from woonzeker.planning.models import DoorCaution
from woonzeker.process import find_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(partner_factory: Callable[..., Partner], outreach_worker: Actor) -> Case:
    """A case that was taken up today, with a telephone, in the hands of the worker."""
    found = reported(partner_factory(), resident(), told={"phones": ["0612345678"]})
    let_work(outreach_worker, found)
    return found


@pytest.fixture
def ask(outreach_worker: Actor, case: Case) -> Callable[[], NextContact]:
    """The next step now."""
    return lambda: next_contact(actor=outreach_worker, case=case.pk)


Ask = Callable[[], NextContact]


def try_it(actor: Actor, case: Case, channel: str, outcome: str, part: str = "") -> None:
    """Note an attempt of today."""
    services.record_contact(
        actor=actor, case=case.pk, channel=Channel(channel), outcome=ContactOutcome(outcome),
        day_part=part,
    )  # fmt: skip


def wish(actor: Actor, case: Case, **said: object) -> ContactWish:
    """Note a wish."""
    return services.record_wish(actor=actor, case=case.pk, wishes=Wishes(**said))  # type: ignore[arg-type]


def test_a_wish_goes_before_the_ladder(outreach_worker: Actor, case: Case, ask: Ask) -> None:
    assert ask().step == "letter"
    wish(outreach_worker, case, channels=["phone"], day_parts=["avond"], language="tr")
    found = ask()
    assert (found.step, found.day_part, found.what) == ("call", "avond", "bel in de avond")
    assert found.wish is not None
    assert "Leest het best Turks." in found.wish.words


def test_a_new_wish_ends_the_one_before(outreach_worker: Actor, case: Case, ask: Ask) -> None:
    wish(outreach_worker, case, not_channels=["letter"])
    wish(outreach_worker, case, not_channels=["phone"])
    assert ask().step == "letter"
    services.end_wish(actor=outreach_worker, case=case.pk)
    assert ask().wish is None


def test_a_wish_that_contradicts_itself_is_refused(outreach_worker: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="tegelijk"):
        wish(outreach_worker, case, channels=["phone"], not_channels=["phone"])


def test_a_resident_may_say_it_about_themselves_only(case: Case) -> None:
    me = Actor(kind="resident", id=str(case.pk), municipality=CODE, roles=frozenset())
    assert MAY_WISH(me, frozenset({Relation.SELF}))
    assert not MAY_WISH(me, frozenset({Relation.ANYWHERE}))


def test_what_they_said_is_sealed(outreach_worker: Actor, case: Case) -> None:
    wish(outreach_worker, case, words="bel mijn zus")
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute("SELECT words_sealed FROM outreach_contactwish")
        assert b"zus" not in bytes(cursor.fetchone()[0])


def test_a_worker_may_take_another_step_and_says_why(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    services.deviate(actor=outreach_worker, case=case.pk, step=LadderStep.CALL, why="dochter belde")
    found = ask()
    assert (found.step, found.choice and found.choice.why) == ("call", "dochter belde")
    assert "De ladder zegt: stuur een brief." in found.why
    with clock.standing_at(MONDAY + timedelta(days=1)):
        try_it(outreach_worker, case, "phone", "not_reached", "avond")
        assert ask().choice is None


@pytest.mark.parametrize(("step", "why"), [("letter", "zomaar"), ("call", " ")])
def test_a_choice_that_is_none_is_refused(
    outreach_worker: Actor, case: Case, step: str, why: str
) -> None:
    with pytest.raises(Refused):
        services.deviate(actor=outreach_worker, case=case.pk, step=LadderStep(step), why=why)


def test_nobody_chooses_what_they_do_not_want(outreach_worker: Actor, case: Case) -> None:
    wish(outreach_worker, case, not_at_home=True)
    with pytest.raises(Refused, match="wil dit niet"):
        services.deviate(
            actor=outreach_worker, case=case.pk, step=LadderStep.DAY_VISIT, why="dichtbij"
        )
    with tenant(CODE):
        assert not LadderDeviation.objects.exists()


def test_a_closed_case_takes_no_wish(outreach_worker: Actor, case: Case) -> None:
    cases.advance(actor=outreach_worker, case=case.pk, move="close_paid")
    with pytest.raises(Refused, match="afgesloten"):
        wish(outreach_worker, case, not_at_home=True)


def test_a_door_that_needs_care_is_not_proposed(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    wish(outreach_worker, case, not_channels=["letter", "phone", "card", "message"])
    assert ask().step == "day_visit"
    with tenant(CODE):
        DoorCaution.objects.create(
            case=case, kind="no_visits", set_on=MONDAY, set_by="x",
            look_again_on=MONDAY + timedelta(days=30),
        )  # fmt: skip
    found = ask()
    assert found.step == "elsewhere"
    assert "veilig" not in found.why


def test_who_said_no_is_sought_again_when_something_new_comes(
    outreach_worker: Actor, case: Case, ask: Ask, partner_factory: Callable[..., Partner]
) -> None:
    try_it(outreach_worker, case, "phone", "declined", "avond")
    assert (ask().step, ask().why_code) == ("", "reached")
    with tenant(CODE):
        known = case.people.get().person
    with clock.standing_at(MONDAY + timedelta(days=60)):
        reported(partner_factory("water", "Bron"), known)
        let_work(outreach_worker, case)
        assert ask().step


def test_what_worked_before_is_tried_first_when_they_come_back(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    try_it(outreach_worker, case, "phone", "talked", "avond")
    cases.advance(actor=outreach_worker, case=case.pk, move="close_paid")
    with clock.standing_at(MONDAY + timedelta(days=90)):
        let_work(outreach_worker, case)
        cases.advance(actor=outreach_worker, case=case.pk, move="reopen_on_request")
        found = ask()
    assert (found.step, found.day_part) == ("call", "avond")
    assert "Zo lukte het eerder, op maandag 2 november 2026." in found.why


def test_an_appointment_waits_for_its_day_and_ends_when_nobody_was_there(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    meet(outreach_worker, case, MONDAY + timedelta(days=3))
    assert (ask().step, waits(case)) == ("", [MONDAY + timedelta(days=3)])
    try_it(outreach_worker, case, "phone", "not_reached", "ochtend")
    assert waits(case) == [MONDAY + timedelta(days=3)]
    with clock.standing_at(MONDAY + timedelta(days=3)):
        try_it(outreach_worker, case, "visit", "not_reached", "ochtend")
        assert (bool(ask().step), waits(case)) == (True, [])


def test_an_appointment_is_for_the_next_working_day_and_a_new_one_takes_its_place(
    outreach_worker: Actor, case: Case
) -> None:
    meet(outreach_worker, case)
    assert waits(case) == [MONDAY + timedelta(days=1)]
    meet(outreach_worker, case, MONDAY + timedelta(days=8))
    assert waits(case) == [MONDAY + timedelta(days=8)]
    try_it(outreach_worker, case, "elsewhere", "talked", "ochtend")
    assert waits(case) == []


def test_an_appointment_in_the_past_is_refused(outreach_worker: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="afspraak"):
        meet(outreach_worker, case, MONDAY - timedelta(days=1))


def meet(actor: Actor, case: Case, on: date | None = None) -> None:
    """Somebody says on the phone when they can be met."""
    services.record_contact(
        actor=actor, case=case.pk, channel=Channel.PHONE, day_part="ochtend",
        outcome=ContactOutcome.APPOINTMENT, meet_on=on,
    )  # fmt: skip


def waits(case: Case) -> list[date]:
    """The days of appointments that wait."""
    with tenant(CODE):
        tasks = CaseTask.objects.filter(case=case, kind="keep_appointment", done_on=None)
        return list(tasks.values_list("due_on", flat=True))


def test_the_number_that_they_gave_goes_before_and_after_a_wrong_one(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    for number in range(2):
        try_it(outreach_worker, case, "phone", "no_number", ("ochtend", "middag")[number])
    assert barred_by_number(case)
    wish(outreach_worker, case, channels=["phone"], phone="06 - 2233 4455")
    assert ask().step == "call"
    with tenant(CODE):
        assert next(iter(places_of(case.pk))) == ("message", receiver("message", "0622334455"))


def barred_by_number(case: Case) -> bool:
    """Whether the ladder calls nobody, because the number is wrong."""
    with tenant(CODE):
        found = Case.objects.select_related("household").get(pk=case.pk)
        return barred(LadderStep.CALL, ladder_facts(found, sought(found), on=MONDAY)) is not None


def test_a_number_that_is_none_is_refused(outreach_worker: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="telefoonnummer"):
        wish(outreach_worker, case, phone="bij de buren")


def test_what_they_said_on_their_own_page_stays_beside_what_a_worker_notes(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    services.keep_wish(
        actor=system(CODE, "x"), case=case.pk, wishes=Wishes(not_at_home=True), said_by="resident"
    )
    wish(outreach_worker, case, day_parts=["avond"])
    found = ask().wish
    assert found is not None
    assert found.words == ("Het best bereikbaar in de avond.", "Liever niet thuis.")


def test_the_form_opens_with_what_was_noted_so_that_one_change_keeps_the_rest(
    outreach_worker: Actor, case: Case
) -> None:
    wish(outreach_worker, case, not_channels=["card"], not_at_home=True, words="bel mijn zus")
    form = client_of(outreach_worker).get(f"/zaken/{case.pk}/contactladder").context["wish_form"]
    assert form.initial == {
        "not_channels": ("card",), "not_at_home": True, "words": "bel mijn zus",
    }  # fmt: skip


def test_a_call_before_the_day_of_an_appointment_leaves_it_standing(
    outreach_worker: Actor, case: Case, ask: Ask
) -> None:
    meet(outreach_worker, case, MONDAY + timedelta(days=4))
    with clock.standing_at(MONDAY + timedelta(days=1)):
        try_it(outreach_worker, case, "phone", "not_reached", "ochtend")
        assert (ask().step, ask().why_code) == ("", "reached")
    with clock.standing_at(MONDAY + timedelta(days=4)):
        try_it(outreach_worker, case, "visit", "not_reached", "ochtend")
        assert ask().step


@pytest.mark.parametrize("worry", [False, True])
def test_the_weeks_run_from_a_request_or_worry_that_joined(case: Case, worry: bool) -> None:
    later = MONDAY + timedelta(weeks=20)
    with tenant(CODE):
        move = find_move("join_worry" if worry else "join_request")
        with clock.standing_at(later):
            make_move(case, move, actor=LEAD, on=later)
        assert sought(case).since_on == later


@pytest.mark.parametrize(("refused", "left"), [(False, 0), (True, 1)])
def test_a_worry_wakes_who_waited_but_not_who_said_no(
    outreach_worker: Actor, case: Case, refused: bool, left: int
) -> None:
    outcome = "declined" if refused else "not_reached"
    try_it(outreach_worker, case, "phone", outcome, "ochtend")
    cases.advance(actor=outreach_worker, case=case.pk, move="wait", reason="creditor")
    later = MONDAY + timedelta(days=3)
    with tenant(CODE), clock.standing_at(later):
        found = Case.objects.get(pk=case.pk)
        make_move(found, find_move("join_worry"), actor=LEAD, on=later)
        assert len(sought(found).now) == left
