# SPDX-License-Identifier: EUPL-1.2
"""A roof after it: what is noted counts, what was wrong goes, nobody is rehoused too early."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY, client_of

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, Refused
from woonzeker.housing import services
from woonzeker.housing.models import HomeFound, ListedName, RegisteredAt, WhereReading
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import ListGround, Objection, Objector, Source
from woonzeker.housing.rules.registration import AddressKind
from woonzeker.housing.rules.rehousing import Part, Standing
from woonzeker.housing.rules.statement import Promise, StatementState, Why
from woonzeker.housing.rules.urgency import Category, UrgencyState
from woonzeker.housing.selectors import aftercare_due, aftercare_page, roof_page
from woonzeker.housing.selectors.lists_facts import listings_of, statements_of
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household that asked for help itself."""
    return cases.open_on_request(actor=coordinator, home=HERE)


def lose(case: Case, on: date = MONDAY) -> None:
    """Their home is left on a day."""
    cases.advance(actor=system(CODE, "tests"), case=case.pk, move="home_lost", on=on)


def own_home(actor: Actor, case: Case, **facts: object) -> HomeFound:
    given = {"kind": ContractKind.OWN, "on": MONDAY, "fits": True, "registered": True,
             "told_by": "het huurcontract", **facts}  # fmt: skip
    return services.home_found(actor=actor, case=case.pk, **given)  # type: ignore[arg-type]


def tasks(case: Case) -> set[str]:
    with tenant(CODE):
        return set(CaseTask.objects.filter(case=case, done_on=None).values_list("kind", flat=True))


def test_a_contract_in_somebody_elses_name_asks_why_and_until_when(
    coordinator: Actor, case: Case
) -> None:
    with pytest.raises(Refused, match="Eigen naam gaat voor"):
        services.want_contract(actor=coordinator, case=case.pk, kind=ContractKind.PROVIDER)
    services.want_contract(
        actor=coordinator, case=case.pk, kind=ContractKind.PROVIDER, why_not_own="refused",
        own_by_on=MONDAY + timedelta(days=300),
    )  # fmt: skip
    page = roof_page(actor=coordinator, case=case.pk)
    assert (page.wanted, page.own_by_on) == (
        "contract op naam van een zorgaanbieder", MONDAY + timedelta(days=300),
    )  # fmt: skip


def test_nobody_is_rehoused_in_a_shelter_or_without_registration(
    coordinator: Actor, case: Case
) -> None:
    lose(case)
    own_home(coordinator, case, kind=ContractKind.PLACE, registered=False)
    said = " ".join(roof_page(actor=coordinator, case=case.pk).not_rehoused)
    assert "tijdelijk dak" in said
    assert "ingeschreven" in said
    with tenant(CODE), pytest.raises(Refused):
        cases.close_case(actor=coordinator, case=case.pk, result=Exit.REHOUSED)


def test_where_somebody_lives_is_where_they_are(coordinator: Actor, case: Case) -> None:
    own_home(coordinator, case)
    with tenant(CODE):
        assert WhereReading.objects.get().where == Whereabouts.OWN_HOME


def test_what_was_noted_wrongly_counts_no_more_and_stays(coordinator: Actor, case: Case) -> None:
    row = own_home(coordinator, case)
    services.recall_note(
        actor=coordinator, case=case.pk, kind="woning", row=row.pk, reason="misread"
    )
    page = roof_page(actor=coordinator, case=case.pk)
    assert page.home is None
    assert {each.kind for each in page.said if each.recalled_at} == {"woning", "waar"}
    with pytest.raises(Refused, match="al teruggenomen"):
        services.recall_note(
            actor=coordinator, case=case.pk, kind="woning", row=row.pk, reason="misread"
        )


def test_nobody_rewrites_a_note(coordinator: Actor, case: Case) -> None:
    own_home(coordinator, case)
    with tenant(CODE), pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        HomeFound.objects.update(fits=False)


def test_a_new_registration_ends_the_one_before(coordinator: Actor, case: Case) -> None:
    for kind, on in ((AddressKind.HOME, MONDAY), (AddressKind.POST, MONDAY + timedelta(days=9))):
        services.note_registration(
            actor=coordinator, case=case.pk, kind=kind, on=on, told_by="Burgerzaken"
        )
    page = roof_page(actor=coordinator, case=case.pk)
    assert [(each.from_on, each.until_on) for each in page.registered] == [
        (MONDAY, MONDAY + timedelta(days=9)), (MONDAY + timedelta(days=9), None),
    ]  # fmt: skip


def test_a_registration_taken_back_lets_the_one_before_go_on(
    coordinator: Actor, case: Case
) -> None:
    for kind, on in ((AddressKind.HOME, MONDAY), (AddressKind.POST, MONDAY + timedelta(days=9))):
        wrong = services.note_registration(
            actor=coordinator, case=case.pk, kind=kind, on=on, told_by="Burgerzaken"
        )
    services.recall_note(
        actor=coordinator, case=case.pk, kind="inschrijving", row=wrong.pk, reason="misread"
    )
    with tenant(CODE):
        assert RegisteredAt.objects.get(kind="home").until_on is None


def test_a_registration_that_still_has_to_begin_leaves_the_work_of_today(
    coordinator: Actor, case: Case
) -> None:
    services.note_registration(
        actor=coordinator, case=case.pk, kind=AddressKind.HOME, on=MONDAY - timedelta(days=9),
        told_by="Burgerzaken",
    )  # fmt: skip
    services.end_registration(actor=coordinator, case=case.pk, until_on=MONDAY)
    services.note_registration(
        actor=coordinator, case=case.pk, kind=AddressKind.POST, on=MONDAY + timedelta(days=5),
        told_by="Burgerzaken",
    )  # fmt: skip
    assert "arrange_registration" in tasks(case)


def test_who_is_registered_nowhere_is_asked_after_each_morning_without_a_home_lost(
    coordinator: Actor, case: Case
) -> None:
    services.note_registration(
        actor=coordinator, case=case.pk, kind=AddressKind.HOME, on=MONDAY, told_by="Burgerzaken"
    )
    services.end_registration(actor=coordinator, case=case.pk, until_on=MONDAY + timedelta(days=1))
    with tenant(CODE):
        CaseTask.objects.filter(case=case).delete()
    with clock.standing_at(MONDAY + timedelta(days=1)):
        services.follow_roof(actor=system(CODE, "morning"))
    assert "arrange_registration" in tasks(case)


def test_who_is_registered_nowhere_is_work_for_today(coordinator: Actor, case: Case) -> None:
    services.note_registration(
        actor=coordinator, case=case.pk, kind=AddressKind.HOME, on=MONDAY, told_by="Burgerzaken"
    )
    services.end_registration(actor=coordinator, case=case.pk, until_on=MONDAY + timedelta(days=1))
    assert "arrange_registration" in tasks(case)


def test_urgency_goes_step_by_step_on_a_ground_of_the_by_law(
    coordinator: Actor, case: Case
) -> None:
    with pytest.raises(Refused, match="Kies op welke grond"):
        services.move_urgency(
            actor=coordinator, case=case.pk, state=UrgencyState.GRANTED, on=MONDAY,
            category=Category.EVICTION,
        )  # fmt: skip
    services.move_urgency(
        actor=coordinator, case=case.pk, state=UrgencyState.REQUESTED, on=MONDAY,
        category=Category.EVICTION,
    )  # fmt: skip
    urgency = roof_page(actor=coordinator, case=case.pk).urgency
    assert urgency is not None
    assert urgency.awaited_on is not None
    services.follow_roof(actor=system(CODE, "morning"))
    assert "urgency_decision" in tasks(case)
    services.move_urgency(
        actor=coordinator, case=case.pk, state=UrgencyState.GRANTED, on=MONDAY,
        until_on=MONDAY + timedelta(days=180),
    )  # fmt: skip
    assert "urgency_decision" not in tasks(case)


def test_a_part_that_everybody_needs_is_never_not_needed(coordinator: Actor, case: Case) -> None:
    with pytest.raises(Refused, match="iedereen nodig"):
        services.note_part(
            actor=coordinator, case=case.pk, part=Part.INSURANCE, standing=Standing.NOT_NEEDED,
            told_by="de inwoner",
        )  # fmt: skip


@pytest.mark.parametrize("months", [1, 3, 6, 12])
def test_aftercare_is_asked_on_its_days_and_once(
    coordinator: Actor, case: Case, months: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(case)
    due = aftercare_page(actor=coordinator, case=case.pk).moments[[1, 3, 6, 12].index(months) + 2]
    monkeypatch.setattr(clock, "today", lambda: due.due_on)
    services.follow_roof(actor=system(CODE, "morning"))
    services.follow_roof(actor=system(CODE, "morning"))
    assert "aftercare" in tasks(case)
    services.note_where(
        actor=coordinator, case=case.pk, where=Whereabouts.WITH_OTHERS, on=due.due_on,
        told_by="de inwoner",
    )  # fmt: skip
    assert "aftercare" not in tasks(case)
    found = aftercare_page(actor=coordinator, case=case.pk)
    assert [each.where for each in found.moments if each.due_on == due.due_on] == [
        "slaapt tijdelijk bij familie, vrienden of kennissen"
    ]


def test_unknown_is_an_answer_and_needs_nobody_who_said_it(coordinator: Actor, case: Case) -> None:
    services.note_where(actor=coordinator, case=case.pk, where=Whereabouts.UNKNOWN, on=MONDAY)
    with pytest.raises(Refused, match="wie dit zei"):
        services.note_where(actor=coordinator, case=case.pk, where=Whereabouts.ROUGH, on=MONDAY)


def test_who_lost_a_home_is_listed_until_somebody_asked(coordinator: Actor, case: Case) -> None:
    lose(case, MONDAY - timedelta(days=31))
    assert [each.case for each in aftercare_due(actor=coordinator)] == [case.pk]
    services.note_where(actor=coordinator, case=case.pk, where=Whereabouts.UNKNOWN, on=MONDAY)
    assert aftercare_due(actor=coordinator) == ()


def listed(actor: Actor, case: Case) -> ListedName:
    return services.note_listing(
        actor=actor, case=case.pk, corporation="Woonstede", list_name="regiolijst",
        source=Source.LETTER, since_on=MONDAY - timedelta(days=400), ground=ListGround.ARREARS,
        told=Known.NO,
    )  # fmt: skip


def test_a_letter_against_a_listing_needs_the_wish_of_the_resident(
    coordinator: Actor, case: Case
) -> None:
    row = listed(coordinator, case)
    with pytest.raises(Refused, match="zelf bezwaar"):
        services.write_objection(
            actor=coordinator, case=case.pk, listing=row.series,
            objector=Objector(False, "ik heb weer werk", "Postbus 1"), sender="K. Nowak",
        )  # fmt: skip
    made = services.write_objection(
        actor=coordinator, case=case.pk, listing=row.series,
        objector=Objector(True, "ik heb weer werk", "Postbus 1"), sender="K. Nowak",
    )  # fmt: skip
    assert made.startswith(b"%PDF")


def test_an_objection_goes_step_by_step_and_ends_the_question(
    coordinator: Actor, case: Case
) -> None:
    row = listed(coordinator, case)
    services.move_listing(
        actor=coordinator, case=case.pk, listing=row.series, objection=Objection.ASKED, on=MONDAY
    )
    services.move_listing(
        actor=coordinator, case=case.pk, listing=row.series, objection=Objection.TAKEN_OFF,
        on=MONDAY,
    )  # fmt: skip
    with tenant(CODE):
        assert listings_of(case.pk)[row.series].objection == Objection.TAKEN_OFF
    with pytest.raises(Refused, match="niet volgen"):
        services.move_listing(
            actor=coordinator, case=case.pk, listing=row.series, objection=Objection.ASKED,
            on=MONDAY,
        )  # fmt: skip


def test_a_statement_under_conditions_asks_the_residents_yes(
    coordinator: Actor, case: Case
) -> None:
    row = services.note_statement(
        actor=coordinator, case=case.pk, landlord="Woonstede", why=Why.ARREARS, on=MONDAY
    )
    step = {"actor": coordinator, "case": case.pk, "statement": row.series,
            "on": MONDAY, "state": StatementState.CONDITIONAL,
            "promises": frozenset({Promise.GUIDANCE})}  # fmt: skip
    with pytest.raises(Refused, match="goedvinden"):
        services.move_statement(**step)  # type: ignore[arg-type]
    services.move_statement(**step, agreed=True)  # type: ignore[arg-type]
    with tenant(CODE):
        assert statements_of(case.pk)[row.series].promises == ["guidance"]


def test_the_pages_take_what_is_typed_and_keep_it_when_it_is_wrong(
    coordinator: Actor, case: Case
) -> None:
    browser: Client = client_of(coordinator)
    base = f"/zaken/{case.pk}/wonen-daarna"
    assert browser.get(base).status_code == 200
    wrong = browser.post(f"{base}/contract", {"kind": "provider", "urgency_needed": "ja"})
    assert wrong.status_code == 422
    assert "Eigen naam gaat voor" in wrong.content.decode()
    right = browser.post(f"{base}/contract", {"kind": "own", "urgency_needed": "nee"})
    assert right.status_code == 302
    assert "Vast huurcontract op eigen naam" in browser.get(base).content.decode()


def test_a_case_that_is_not_there_takes_no_notes(coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        services.note_where(actor=coordinator, case=uuid4(), where=Whereabouts.UNKNOWN, on=MONDAY)
