# SPDX-License-Identifier: EUPL-1.2
"""Who works on a case hears of a term first, then who leads, then who manages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.cases.running import begun, make
from tests.conftest import CODE, MONDAY, person
from tests.situations import LEAD, let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import tasks
from woonzeker.cases.models import Case, CaseAssignment, TermWarning
from woonzeker.cases.rules import (
    Level,
    WatchInvalid,
    told_by,
    watch_policy_from,
    working_days_left,
)
from woonzeker.cases.selectors import late_terms, warnings_for
from woonzeker.cases.services import (
    meet_terms,
    reopen_terms,
    see_late_terms,
    see_warning,
    warn_of_terms,
)
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy

SHIPPED = shipped_policy(PolicyKind.WATCH)
POLICY = watch_policy_from(SHIPPED)
DUE = date(2026, 11, 30)
W, L, M = Level.WORKER, Level.LEAD, Level.MANAGER


def told(
    on: date, due_on: date = DUE, *, threatening: bool = False, has_worker: bool = True
) -> tuple[Level, ...]:
    return told_by(due_on, on=on, threatening=threatening, has_worker=has_worker, policy=POLICY)


@pytest.mark.parametrize(
    ("on", "levels"),
    [
        (date(2026, 11, 18), ()),
        (date(2026, 11, 19), (W,)),
        (date(2026, 11, 24), (W,)),
        (date(2026, 11, 25), (W, L)),
        (date(2026, 11, 29), (W, L)),  # a Sunday: one working day is left
        (DUE, (W, L, M)),
        (date(2026, 12, 24), (W, L, M)),
    ],
)
def test_the_circle_grows_as_the_last_day_comes(on: date, levels: tuple[Level, ...]) -> None:
    assert told(on) == levels


@pytest.mark.parametrize(
    ("on", "levels"),
    [(date(2026, 11, 2), ()), (date(2026, 11, 3), (W,)), (date(2026, 11, 4), (W, L)),
     (date(2026, 11, 5), (W, L, M))],
)  # fmt: skip
def test_of_three_working_days_everybody_hears_in_time(on: date, levels: tuple[Level, ...]) -> None:
    assert told(on, date(2026, 11, 5), threatening=True) == levels


def test_without_a_worker_the_lead_hears_it_when_a_worker_would_have() -> None:
    assert told(date(2026, 11, 19), has_worker=False) == (L,)


def test_a_last_day_in_the_weekend_is_told_to_the_manager_on_friday() -> None:
    assert M in told(date(2026, 12, 4), date(2026, 12, 5))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(-40, 60), st.booleans())
def test_who_was_told_stays_told(due_on: date, before: int, threatening: bool) -> None:
    on = due_on - timedelta(days=before)
    earlier = set(told(on, due_on, threatening=threatening))
    assert earlier <= set(told(on + timedelta(days=1), due_on, threatening=threatening))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(-40, 60))
def test_nobody_is_told_before_who_works_on_it(due_on: date, before: int) -> None:
    levels = told(due_on - timedelta(days=before), due_on)
    assert levels == tuple(Level)[: len(levels)]


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(0, 60))
def test_the_manager_always_knows_on_the_last_day(due_on: date, after: int) -> None:
    assert M in told(due_on + timedelta(days=after), due_on, has_worker=False)


def test_no_working_day_is_left_on_the_last_day() -> None:
    assert (working_days_left(DUE, on=DUE), working_days_left(DUE, on=MONDAY)) == (0, 20)


@pytest.mark.parametrize(
    "wrong",
    [{"worker_days": 2}, {"lead_days": -1}, {"threatening_worker_days": 4}, {"manager_days": True},
     {"worker_days": "zeven"}],
)  # fmt: skip
def test_an_order_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WatchInvalid):
        watch_policy_from({**SHIPPED, **wrong})


@pytest.fixture
def case(municipality: str) -> Case:
    """A household that was reported on Monday 2 November: the offer is due on 30 November."""
    return begun(resident())


def warn(on: date) -> int:
    with clock.standing_at(on):
        return warn_of_terms(actor=LEAD)


def levels_of(case: Case, kind: str = "offer") -> list[str]:
    with tenant(CODE):
        found = TermWarning.objects.filter(case=case, term__kind=kind)
        return sorted(found.values_list("level", flat=True))


@pytest.mark.django_db
def test_nobody_is_warned_long_before(case: Case) -> None:
    assert warn(MONDAY) == 0


@pytest.mark.django_db
def test_a_warning_is_given_once(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    assert (warn(date(2026, 11, 20)), warn(date(2026, 11, 20))) == (1, 0)
    assert levels_of(case) == ["worker"]


@pytest.mark.django_db
def test_nobody_works_on_it_so_the_lead_is_warned(case: Case) -> None:
    warn(date(2026, 11, 20))
    assert levels_of(case) == ["lead"]


@pytest.mark.django_db
def test_a_term_that_is_met_warns_nobody(case: Case) -> None:
    make(case, "close_paid", on=date(2026, 11, 10))
    assert warn(date(2026, 11, 30)) == 0


@pytest.mark.django_db
def test_three_working_days_warn_at_once(municipality: str) -> None:
    case = begun(resident(), crisis=True)
    warn(date(2026, 11, 5))
    assert levels_of(case, "threatening_talk") == ["lead", "manager"]


@pytest.mark.django_db
def test_each_sees_what_is_meant_for_them(
    case: Case, outreach_worker: Actor, coordinator: Actor, manager: Actor
) -> None:
    let_work(outreach_worker, case)
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        mine, leads = warnings_for(actor=outreach_worker), warnings_for(actor=coordinator)
        late = late_terms(actor=manager)
    assert [(each.level, each.term) for each in mine] == [
        ("worker", "Hulpaanbod"), ("worker", "Laten weten wie wat meldde")
    ]  # fmt: skip
    assert {each.level for each in leads} == {"lead"}
    assert [(each.team, each.number, each.passed) for each in late] == [("", 1, 0)]


@pytest.mark.django_db
def test_who_does_not_work_on_it_is_not_bothered(case: Case, outreach_worker: Actor) -> None:
    warn(DUE)
    assert warnings_for(actor=outreach_worker) == ()


@pytest.mark.django_db
def test_a_seen_warning_goes_away_and_the_name_stays(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    with clock.standing_at(date(2026, 11, 20)):
        warn_of_terms(actor=LEAD)
        [line] = warnings_for(actor=outreach_worker)
        see_warning(actor=outreach_worker, warning=line.id)
        assert warnings_for(actor=outreach_worker) == ()
    with tenant(CODE):
        assert TermWarning.objects.get().seen_by == outreach_worker.id


@pytest.mark.django_db
def test_a_term_that_runs_again_warns_again(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    with clock.standing_at(date(2026, 11, 20)):
        warn_of_terms(actor=LEAD)
        see_warning(actor=outreach_worker, warning=warnings_for(actor=outreach_worker)[0].id)
        offer, day = frozenset({"offer"}), clock.today()
        meet_terms(actor=LEAD, case=case.pk, kinds=offer, on=day)
        reopen_terms(actor=LEAD, case=case.pk, kinds=offer, met_on=day)
        assert warn_of_terms(actor=LEAD) == 1
        assert len(warnings_for(actor=outreach_worker)) == 1


@pytest.mark.django_db
def test_what_was_met_on_another_day_stays_met(case: Case) -> None:
    offer = frozenset({"offer"})
    meet_terms(actor=LEAD, case=case.pk, kinds=offer, on=MONDAY)
    assert reopen_terms(actor=LEAD, case=case.pk, kinds=offer, met_on=DUE) == 0


@pytest.mark.django_db
def test_the_warning_of_the_lead_is_not_put_away_by_the_worker(
    case: Case, outreach_worker: Actor
) -> None:
    let_work(outreach_worker, case)
    warn(DUE)
    with tenant(CODE):
        lead = TermWarning.objects.get(level="lead", term__kind="offer")
    with pytest.raises(Refused):
        see_warning(actor=outreach_worker, warning=lead.pk)


def assigned(actor: Actor, case: Case, why: str) -> None:
    with tenant(CODE):
        CaseAssignment.objects.create(
            case=case, user_id=actor.id, why=why, from_on=date(2026, 1, 1),
            assigned_at=clock.now(), assigned_by="tests",
        )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("why", "handled", "sees"), [
    ("visit", True, False), ("visit", False, True), ("peer", False, False), ("handler", True, True),
])  # fmt: skip
def test_who_only_visits_guards_no_term_of_who_works_on_it(
    case: Case, outreach_worker: Actor, why: str, handled: bool, sees: bool
) -> None:
    other = person(Role.OUTREACH_WORKER, name="ander")
    assigned(outreach_worker, case, why)
    assigned(other, case, "handler" if handled else "visit")
    warn(date(2026, 11, 20))
    with clock.standing_at(date(2026, 11, 20)):
        assert bool(warnings_for(actor=outreach_worker)) is sees
        with tenant(CODE):
            warning = TermWarning.objects.get(term__kind="offer")
        if not sees:
            with pytest.raises(Refused):
                see_warning(actor=outreach_worker, warning=warning.pk)


@pytest.mark.django_db
def test_what_came_after_the_page_was_shown_still_waits(case: Case, manager: Actor) -> None:
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        (shown,) = late_terms(actor=manager)
        begun(resident(surname="Later", address_key="1234AB 99", house_number=99), on=MONDAY)
        warn_of_terms(actor=LEAD)
        assert see_late_terms(actor=manager, until=shown.until) == 1
        assert [line.fresh for line in late_terms(actor=manager)] == [1]


@pytest.mark.django_db
def test_a_term_that_passed_is_counted_until_it_is_done(case: Case, manager: Actor) -> None:
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        see_late_terms(actor=manager)
    with clock.standing_at(DUE + timedelta(days=1)):
        (line,) = late_terms(actor=manager)
        assert (line.number, line.passed, line.fresh) == (1, 1, 0)
        meet_terms(actor=LEAD, case=case.pk, kinds=frozenset({"offer"}), on=clock.today())
        assert late_terms(actor=manager) == ()


@pytest.mark.django_db
def test_a_manager_says_on_the_page_what_was_seen(
    case: Case, manager: Actor, client_for: Callable[[Actor], Client]
) -> None:
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        browser, (shown,) = client_for(manager), late_terms(actor=manager)
        assert shown.until is not None
        early = (shown.until - timedelta(seconds=1)).isoformat()
        browser.post("/termijnen/gezien", {"until": early})
        assert len(late_terms(actor=manager)) == 1
        browser.post("/termijnen/gezien", {"until": shown.until.isoformat()})
        assert late_terms(actor=manager) == ()


@pytest.mark.django_db
def test_no_more_warnings_are_looked_up_than_are_asked(case: Case, outreach_worker: Actor) -> None:
    let_work(outreach_worker, case)
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        assert len(warnings_for(actor=outreach_worker)) == 2
        assert len(warnings_for(actor=outreach_worker, most=1)) == 1


@pytest.mark.django_db
def test_a_warning_of_a_case_out_of_reach_is_refused(case: Case, outreach_worker: Actor) -> None:
    warn(DUE)
    with tenant(CODE):
        other = TermWarning.objects.order_by("level").first()
    assert other is not None
    with pytest.raises(NotPermitted):
        see_warning(actor=outreach_worker, warning=other.pk)


@pytest.mark.django_db
def test_a_manager_sees_numbers_and_puts_them_away(case: Case, manager: Actor) -> None:
    with clock.standing_at(DUE):
        warn_of_terms(actor=LEAD)
        assert see_late_terms(actor=manager) == 1
        assert late_terms(actor=manager) == ()
    with pytest.raises(NotPermitted):
        warnings_for(actor=manager)


@pytest.mark.django_db
def test_the_job_warns_in_every_municipality_and_notes_that_it_ended(case: Case) -> None:
    with clock.standing_at(DUE):
        tasks.warn_of_terms(0)
    assert levels_of(case) == ["lead", "manager"]


@pytest.mark.django_db
def test_the_start_page_shows_the_warning_with_its_reason_and_a_button(
    case: Case, outreach_worker: Actor, client_for: Callable[[Actor], Client]
) -> None:
    let_work(outreach_worker, case)
    warn(date(2026, 11, 20))
    browser = client_for(outreach_worker)
    with clock.standing_at(date(2026, 11, 20)):
        page = browser.get("/").content.decode()
        assert "1 termijn vraagt nu jouw aandacht" in page
        assert "Vier weken na maandag 2 november 2026" in page
        [line] = warnings_for(actor=outreach_worker)
        browser.post(f"/termijnen/{line.id}/gezien")
        assert "vraagt nu jouw aandacht" not in browser.get("/").content.decode()


@pytest.mark.django_db
def test_the_case_says_who_was_warned(
    case: Case, outreach_worker: Actor, client_for: Callable[[Actor], Client]
) -> None:
    let_work(outreach_worker, case)
    warn(date(2026, 11, 20))
    page = client_for(outreach_worker).get(f"/zaken/{case.pk}").content.decode()
    assert "medewerker gewaarschuwd op 20 nov 2026" in page


@pytest.mark.django_db
def test_a_manager_reads_how_many_and_of_which_team(
    case: Case, manager: Actor, client_for: Callable[[Actor], Client]
) -> None:
    warn(DUE)
    with clock.standing_at(DUE):
        browser = client_for(manager)
        page = browser.get("/termijnen").content.decode()
        assert "Termijnen die vandaag aflopen of voorbij zijn" in page
        assert case.number not in page
        assert browser.post("/termijnen/gezien").status_code == 302


@pytest.mark.django_db
def test_a_lead_of_another_team_is_not_warned(case: Case) -> None:
    other = person(Role.TEAM_LEAD, name="Elders")
    with tenant(CODE):
        Case.objects.filter(pk=case.pk).update(team_id="00000000-0000-4000-8000-000000000009")
    warn(DUE)
    assert warnings_for(actor=other) == ()
