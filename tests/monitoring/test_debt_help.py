# SPDX-License-Identifier: EUPL-1.2
"""Of debt help the delivery says what is known here, and names what is not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import CODE
from tests.monitoring.delivering import NUMBER, YEAR, linked_signal, numbered, taken_up
from tests.situations import LEAD, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson
from woonzeker.feedback.models import CollectionPause
from woonzeker.help.models import Arrangement, ArrangementState, Debt, Referral, ReferralState
from woonzeker.monitoring import services
from woonzeker.monitoring.ddas.shv import LEFT_OUT, Schuldhulptraject, Uitwisselmodel
from woonzeker.monitoring.rules import MISTAKES, Period
from woonzeker.organisations.models import Partner, PartnerKind

pytestmark = pytest.mark.usefixtures("municipality")
ON = date(2026, 3, 4)


def helped(state: str = ReferralState.CONFIRMED, kind: str = "schulden", **facts: Any) -> UUID:
    """A household that was brought to debt help; gives its case."""
    person = numbered()
    case = taken_up(person, linked_signal(person)).case_id
    with tenant(CODE):
        Referral.objects.create(
            case_id=case, to="Kredietbank", kind=kind, consent="resident", state=state,
            offered_on=ON, offered_by="tests", handed_over_on=ON,
            **{"confirmed_on": date(2026, 3, 10), **facts},
        )  # fmt: skip
    return case


def trajects(period: Period = YEAR) -> list[dict[str, Any]]:
    made = services.deliver_debt_help(actor=LEAD, period=period)
    Uitwisselmodel.model_validate_json(made.message)
    return list(json.loads(made.message)["leveringen"][0]["schuldhulptrajecten"])


def test_who_is_helped_is_delivered_by_number() -> None:
    helped()
    assert trajects() == [
        {
            "gemeentecode": CODE,
            "startdatum": "2026-03-10",
            "aanmelding": {
                "crisisinterventie": False, "startdatum": "2026-03-04", "einddatum": "2026-03-10",
            },
            "client": [{"Burgerservicenummer": NUMBER}],
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "kind"),
    [("handed_over", "schulden"), ("declined", "schulden"), ("confirmed", "juridisch")],
)
def test_who_is_not_helped_by_debt_help_is_not_delivered(state: str, kind: str) -> None:
    helped(state, kind)
    assert trajects() == []


def test_what_begins_after_the_period_is_not_in_it() -> None:
    helped()
    assert trajects(Period(date(2026, 1, 1), date(2026, 2, 1))) == []


def test_what_ended_before_the_period_is_not_in_it() -> None:
    case = helped()
    with tenant(CODE):
        Case.objects.filter(pk=case).update(closed_on=date(2026, 4, 1))
    assert trajects(Period(date(2026, 5, 1), date(2026, 12, 31))) == []


def owes(case: UUID, **facts: Any) -> None:
    with tenant(CODE):
        Debt.objects.create(
            case_id=case, noted_on=ON, noted_by="tests",
            **{"creditor": "J. de Vries", "principal_cents": 10_000, **facts},
        )  # fmt: skip


def arranged(case: UUID, **facts: Any) -> None:
    said = {"kind": "instalments", "state": ArrangementState.RUNNING, **facts}
    with tenant(CODE):
        Arrangement.objects.create(
            case_id=case, pay_day=1, first_on=ON, total_cents=10_150, instalment_cents=1_000,
            made_on=ON, made_by="tests", agreed_on=date(2026, 3, 20), **said,
        )  # fmt: skip


def test_debts_and_an_arrangement_are_in_whole_euros() -> None:
    case = helped()
    owes(case, sector="water", principal_cents=10_050, costs_cents=100)
    arranged(case)
    traject = trajects()[0]
    assert traject["schulden"] == [
        {"bedrag": 102, "peildatum": "2026-03-04", "schuldsoort": "Nuts", "schuldeiser": {}}
    ]
    assert traject["totaalSchuldbedragBijAanvangSchuld"] == 102
    assert traject["oplossing"] == {"soort": "Betalingsregeling", "startdatum": "2026-03-20"}


@pytest.mark.parametrize(
    ("kind", "creditor"),
    [
        (PartnerKind.CREDITOR, {"naam": "Bron", "Naam": "Bron", "privepersoon": False}),
        (PartnerKind.LANDLORD, {"privepersoon": True}),
        (None, {}),
    ],
)
def test_a_creditor_is_named_when_it_is_an_organisation(
    kind: str | None, creditor: dict[str, Any]
) -> None:
    case = helped()
    partner = Partner.objects.create(sector="huur", name="Bron", kind=kind) if kind else None
    owes(case, partner=partner, sector="huur")
    assert trajects()[0]["schulden"][0]["schuldeiser"] == creditor


@pytest.mark.parametrize("kind", ["paid_on", "quick_fix"])
def test_what_is_no_paying_in_terms_is_no_solution_of_the_model(kind: str) -> None:
    case = helped()
    arranged(case, kind=kind)
    assert "oplossing" not in trajects()[0]


def test_a_broken_arrangement_ran_until_it_was() -> None:
    case = helped()
    arranged(case, state=ArrangementState.BROKEN, ended_on=date(2026, 5, 1))
    assert trajects()[0]["oplossing"] == {
        "soort": "Betalingsregeling", "startdatum": "2026-03-20", "einddatum": "2026-05-01",
    }  # fmt: skip


def test_a_pause_that_a_creditor_agreed_to_is_a_provisional_measure() -> None:
    case = helped()
    partner = Partner.objects.create(sector="energie", name="Vonk")
    with tenant(CODE):
        for answer, month in (("paused", 4), ("not", 5), ("paused", 2)):
            CollectionPause.objects.create(
                case_id=case, partner=partner, from_on=date(2026, month - 1, 10),
                until_on=date(2026, month, 9), basis="consent", answer=answer,
                asked_at=clock.now(), asked_by="tests",
            )  # fmt: skip
    assert trajects()[0]["voorlopigeVoorzieningen"] == [
        {"startdatum": "2026-03-10", "einddatum": "2026-04-09"}
    ]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_was_a_mistake_is_nobody_s_debt_help(mistake: str) -> None:
    case = helped()
    with tenant(CODE):
        Case.objects.filter(pk=case).update(closed_on=date(2026, 6, 1), result=mistake)
    assert trajects() == []


def test_a_couple_stands_in_one_traject_and_the_eldest_who_live_go_first() -> None:
    case = helped()
    people = (
        numbered("999990044", born_on="1999-05-05"),
        numbered("999990020", born_on="1955-01-01"),
        numbered("999990032", born_on="1957-01-01"),
        numbered("999990056", born_on="1930-01-01", died_on=date(2026, 1, 9)),
    )
    with tenant(CODE):
        CasePerson.objects.filter(case_id=case).delete()
        CasePerson.objects.bulk_create(CasePerson(case_id=case, person=each) for each in people)
    assert trajects()[0]["client"] == [
        {"Burgerservicenummer": "999990020"}, {"Burgerservicenummer": "999990032"},
    ]  # fmt: skip


def test_who_died_left_debt_help() -> None:
    case = helped()
    with tenant(CODE):
        Case.objects.filter(pk=case).update(closed_on=date(2026, 6, 1), result="deceased")
    assert trajects()[0]["uitstroom"] == {"datum": "2026-06-01", "reden": "Overleden"}


def test_a_third_person_has_no_room_and_is_counted() -> None:
    case = helped()
    with tenant(CODE):
        for person in (numbered("999990020"), numbered("999990032")):
            CasePerson.objects.create(case_id=case, person=person)
    made = services.deliver_debt_help(actor=LEAD, period=YEAR)
    assert (made.trajects, made.more_people) == (1, 1)
    assert len(trajects()[0]["client"]) == 2


def test_who_has_no_number_is_named_by_address() -> None:
    case = helped()
    with tenant(CODE):
        CasePerson.objects.filter(case_id=case).update(person=resident())
    assert trajects()[0]["client"] == [{"Postcode": "1234AB", "Huisnummer": "12"}]


def test_what_is_never_filled_is_named_and_is_no_part_of_our_model() -> None:
    assert not set(LEFT_OUT) & set(Schuldhulptraject.model_fields)
    assert services.deliver_debt_help(actor=LEAD, period=YEAR).left_out == LEFT_OUT
