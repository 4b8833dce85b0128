# SPDX-License-Identifier: EUPL-1.2
"""The overview, debts and rights of a household, and who sees them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.help.indebted import TODAY, counsellor, household, owed, with_room
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.help.models import Debt, DebtState, Overview, RightState
from woonzeker.help.rules.money import Amount
from woonzeker.help.rules.schemes import national_schemes
from woonzeker.help.selectors.money import money_view
from woonzeker.help.selectors.rights import rights_of
from woonzeker.help.services import debts, overviews, wayfinder
from woonzeker.help.services.debts import DebtFacts
from woonzeker.help.services.overviews import Filled, Protected
from woonzeker.help.services.wayfinder import Way
from woonzeker.intake.models import ArrearsSignal

pytestmark = pytest.mark.django_db


def test_a_household_without_an_overview_has_no_room_yet(municipality: str) -> None:
    case = household()
    seen = money_view(actor=counsellor(case), case=case.pk)
    assert seen.room is not None
    assert seen.room.missing == ("income", "protected")


def test_the_room_is_income_above_what_an_official_tool_protects(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case, 12_300)
    seen = money_view(actor=actor, case=case.pk)
    assert seen.room is not None
    assert seen.room.cents == 12_300


def test_each_overview_is_a_new_version(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case)
    overviews.save_overview(actor=actor, case=case.pk, filled=Filled(), version=1)
    with tenant(CODE):
        assert Overview.objects.filter(case=case).count() == 2


def test_two_who_save_at_once_do_not_lose_each_others_words(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case)
    with pytest.raises(Refused):
        overviews.save_overview(actor=actor, case=case.pk, filled=Filled(), version=0)


def test_a_calculation_of_tomorrow_is_refused(municipality: str) -> None:
    case = household()
    filled = Filled(protected=Protected(1, TODAY + timedelta(days=1), "rekentool"))
    with pytest.raises(Refused):
        overviews.save_overview(actor=counsellor(case), case=case.pk, filled=filled, version=0)


def test_amounts_do_not_stand_in_the_database_as_they_are(municipality: str) -> None:
    case = household()
    filled = Filled(income=[Amount("geheime baan", 123_456)])
    overviews.save_overview(actor=counsellor(case), case=case.pk, filled=filled, version=0)
    with tenant(CODE):
        raw = bytes(Overview.objects.values_list("lines", flat=True).get())
    assert b"geheime" not in raw


def test_what_partners_reported_is_taken_over_once(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    assert debts.take_over_debts(actor=actor, case=case.pk) == 1
    assert debts.take_over_debts(actor=actor, case=case.pk) == 0
    with tenant(CODE):
        assert Debt.objects.get(case=case).principal_cents == 50_000


def test_costs_that_are_too_high_show_with_how_much(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    facts = DebtFacts("Snel BV", "overige", 100_000, 25_000, date(2026, 5, 1))
    debts.note_debt(actor=actor, case=case.pk, facts=facts)
    seen = money_view(actor=actor, case=case.pk)
    assert seen.too_much_costs_cents == 10_000


def test_costs_need_the_day_whose_scale_holds(municipality: str) -> None:
    case = household()
    with pytest.raises(Refused):
        debts.note_debt(
            actor=counsellor(case), case=case.pk, facts=DebtFacts("Snel BV", "", 100, 40)
        )


def test_a_debt_that_was_paid_is_no_longer_owed(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    debt = owed(actor, case)
    facts = DebtFacts("Bron", "water", 60_000)
    debts.change_debt(actor=actor, debt=debt.pk, facts=facts, state=DebtState.PAID)
    assert money_view(actor=actor, case=case.pk).owed_cents == 0


def test_who_works_elsewhere_sees_no_money(municipality: str) -> None:
    case = household()
    with pytest.raises(NotPermitted):
        money_view(actor=counsellor(name="elders"), case=case.pk)


def test_an_outreach_worker_sees_money_only_while_they_arrange(
    outreach_worker: Actor,
) -> None:
    case = household()
    let_work(outreach_worker, case)
    with pytest.raises(NotPermitted):
        money_view(actor=outreach_worker, case=case.pk)
    cases.begin_arranging(actor=outreach_worker, case=case.pk)
    assert money_view(actor=outreach_worker, case=case.pk).number == case.number
    cases.end_arranging(actor=outreach_worker, case=case.pk)
    with pytest.raises(NotPermitted):
        money_view(actor=outreach_worker, case=case.pk)


def test_nobody_arranges_in_a_case_that_is_not_theirs(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        cases.begin_arranging(actor=outreach_worker, case=household().pk)


def test_an_eviction_coordinator_sees_a_summary_without_the_lines(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case)
    owed(actor, case)
    lead = person(Role.EVICTION_COORDINATOR)
    let_work(lead, case)
    seen = money_view(actor=lead, case=case.pk)
    assert (seen.owed_cents, seen.overview.income) == (60_000, ())
    assert seen.debts[0].principal_cents is None


def test_every_national_scheme_says_where_it_is_written() -> None:
    schemes = national_schemes()
    assert len({each.code for each in schemes}) == len(schemes)
    assert all(each.name and each.by and each.law and each.ask for each in schemes)


def test_a_right_that_was_looked_at_is_remembered(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    states = {"huurtoeslag": RightState.TO_ASK}
    assert overviews.check_rights(actor=actor, case=case.pk, states=states) == 1
    lines = {each.code: each for each in rights_of(actor=actor, case=case.pk)}
    assert (lines["huurtoeslag"].state, lines["huurtoeslag"].checked_on) == ("to_ask", TODAY)


def test_a_local_scheme_of_the_wayfinder_is_asked_about(municipality: str) -> None:
    case = household()
    admin = person(Role.FUNCTIONAL_ADMIN)
    way = Way("Meedoenpas", ("regeling",), what="Is het inkomen laag?", is_scheme=True)
    wayfinder.add_way(actor=admin, way=way)
    local = [each for each in rights_of(actor=counsellor(case), case=case.pk) if each.local]
    assert [each.name for each in local] == ["Meedoenpas"]


def test_a_scheme_that_nobody_knows_is_refused(municipality: str) -> None:
    case = household()
    states = {"verzonnen": RightState.HAS}
    with pytest.raises(Refused):
        overviews.check_rights(actor=counsellor(case), case=case.pk, states=states)


def test_no_name_stands_in_the_wayfinder_twice(municipality: str) -> None:
    admin = person(Role.FUNCTIONAL_ADMIN)
    wayfinder.add_way(actor=admin, way=Way("Buurtteam Oost", ("buurtteam",)))
    with pytest.raises(Refused):
        wayfinder.add_way(actor=admin, way=Way("buurtteam oost", ("buurtteam",)))


def test_what_left_the_wayfinder_can_no_longer_be_changed_by_guessing(municipality: str) -> None:
    admin = person(Role.FUNCTIONAL_ADMIN)
    with pytest.raises(NotFound):
        wayfinder.end_way(actor=admin, entry=household().pk)


def filled(income: int = 160_000, *, adults: int = 1, again: bool = False) -> Filled:
    kept = Protected(150_000, TODAY, "uwbeslagvrijevoet.nl", again=again)
    return Filled(income=[Amount("loon", income)], protected=kept, adults=adults)


def room_after(*saved: Filled) -> tuple[str, ...]:
    """What is missing for a room after these overviews."""
    case = household()
    actor = counsellor(case)
    for version, each in enumerate(saved):
        overviews.save_overview(actor=actor, case=case.pk, filled=each, version=version)
    room = money_view(actor=actor, case=case.pk).room
    assert room is not None
    return room.missing


@pytest.mark.parametrize("later", [filled(170_000), filled(adults=2)])
@pytest.mark.parametrize("times", [1, 2])
def test_a_protected_amount_of_another_income_or_family_no_longer_holds(
    municipality: str, later: Filled, times: int
) -> None:
    assert room_after(filled(), *[later] * times) == ("protected_changed",)


def test_a_protected_amount_that_is_worked_out_again_holds(municipality: str) -> None:
    assert room_after(filled(), filled(170_000), filled(170_000, again=True)) == ()


def test_a_protected_amount_of_half_a_year_ago_no_longer_holds(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case)
    with clock.standing_at(TODAY + timedelta(days=184)):
        room = money_view(actor=actor, case=case.pk).room
    assert room is not None
    assert room.missing == ("protected_old",)


def test_what_is_repaid_without_us_takes_of_the_room(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with_room(actor, case, 10_000)
    facts = DebtFacts("Snel BV", "overige", 9_000, repaid_cents=4_000)
    debts.note_debt(actor=actor, case=case.pk, facts=facts)
    seen = money_view(actor=actor, case=case.pk)
    assert seen.room is not None
    assert seen.room.cents == 6_000
    assert [each.repaid for each in seen.ahead[:4]] == [4_000, 4_000, 1_000, 0]


def test_costs_are_held_against_what_they_were_charged_over(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    facts = DebtFacts("Snel BV", "overige", 100_000, 15_000, TODAY)
    debt = debts.note_debt(actor=actor, case=case.pk, facts=facts)
    lower = DebtFacts("Snel BV", "overige", 20_000, 15_000, TODAY, costs_over_cents=100_000)
    debts.change_debt(actor=actor, debt=debt.pk, facts=lower, state=DebtState.OPEN)
    assert money_view(actor=actor, case=case.pk).too_much_costs_cents == 0


def test_terms_of_one_creditor_share_their_cap(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    for day in (TODAY - timedelta(days=60), TODAY):
        facts = DebtFacts("Bron", "water", 30_000, 12_000, day, costs_terms=3)
        debts.note_debt(actor=actor, case=case.pk, facts=facts)
    assert money_view(actor=actor, case=case.pk).too_much_costs_cents == 10_000


def reported_again(case: Case, cents: int) -> None:
    """The same partner reports other arrears of the same account two weeks later."""
    with tenant(CODE):
        signal = ArrearsSignal.objects.get(in_period__period__case=case)
        ArrearsSignal.objects.filter(pk=signal.pk).update(
            amount_cents=cents, signalled_on=TODAY + timedelta(days=14)
        )


def test_arrears_that_became_more_are_shown_and_taken_over(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    debts.take_over_debts(actor=actor, case=case.pk)
    reported_again(case, 65_000)
    seen = money_view(actor=actor, case=case.pk)
    assert (seen.debts[0].reported_cents, seen.reported_higher) == (65_000, 1)
    assert debts.take_over_debts(actor=actor, case=case.pk) == 1
    assert money_view(actor=actor, case=case.pk).owed_cents == 65_000
    assert debts.take_over_debts(actor=actor, case=case.pk) == 0


def test_arrears_that_came_back_after_they_were_paid_are_news(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    debts.take_over_debts(actor=actor, case=case.pk)
    with tenant(CODE):
        debt = Debt.objects.get(case=case)
    facts = DebtFacts(debt.creditor, debt.sector, 50_000)
    debts.change_debt(actor=actor, debt=debt.pk, facts=facts, state=DebtState.PAID)
    reported_again(case, 30_000)
    debts.take_over_debts(actor=actor, case=case.pk)
    assert money_view(actor=actor, case=case.pk).owed_cents == 30_000


def test_another_word_for_the_reference_takes_nothing_over_twice(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    debts.take_over_debts(actor=actor, case=case.pk)
    with tenant(CODE):
        debt = Debt.objects.get(case=case)
    facts = DebtFacts("Bron", "water", 50_000, reference="dossier 7")
    debts.change_debt(actor=actor, debt=debt.pk, facts=facts, state=DebtState.OPEN)
    assert debts.take_over_debts(actor=actor, case=case.pk) == 0


def test_a_debt_of_before_accounts_were_kept_is_not_taken_over_again(municipality: str) -> None:
    case = household()
    actor = counsellor(case)
    with tenant(CODE):
        ArrearsSignal.objects.filter(in_period__period__case=case).update(customer_number="K-7")
    debts.take_over_debts(actor=actor, case=case.pk)
    with tenant(CODE):
        Debt.objects.filter(case=case).update(account="", reported_cents=None)
        debt = Debt.objects.get(case=case)
    assert debts.take_over_debts(actor=actor, case=case.pk) == 0
    facts = DebtFacts("Bron", "water", 50_000, reference="dossier 7")
    debts.change_debt(actor=actor, debt=debt.pk, facts=facts, state=DebtState.OPEN)
    reported_again(case, 65_000)
    assert debts.take_over_debts(actor=actor, case=case.pk) == 1
    assert money_view(actor=actor, case=case.pk).owed_cents == 65_000


def test_who_came_for_a_visit_keeps_the_case_while_they_arrange_in_it(
    outreach_worker: Actor,
) -> None:
    case = household()
    let_work(outreach_worker, case)
    mine = CaseAssignment.objects.filter(case=case)
    with tenant(CODE):
        mine.update(why="visit", until_on=MONDAY + timedelta(days=28))
    cases.begin_arranging(actor=outreach_worker, case=case.pk)
    with tenant(CODE):
        assert mine.get().until_on is None
    cases.end_arranging(actor=outreach_worker, case=case.pk)
    with tenant(CODE):
        assert mine.get().until_on is not None
