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

from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson
from woonzeker.help.models import Arrangement, ArrangementState, Debt, Referral, ReferralState
from woonzeker.monitoring import services
from woonzeker.monitoring.ddas.shv import LEFT_OUT, Schuldhulptraject, Uitwisselmodel
from woonzeker.monitoring.rules import Period

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


def test_debts_and_an_arrangement_are_in_whole_euros() -> None:
    case = helped()
    with tenant(CODE):
        Debt.objects.create(
            case_id=case, creditor="Bron", sector="water", principal_cents=10_050,
            costs_cents=100, noted_on=ON, noted_by="tests",
        )  # fmt: skip
        Arrangement.objects.create(
            case_id=case, kind="instalments", state=ArrangementState.RUNNING, pay_day=1,
            first_on=ON, total_cents=10_150, instalment_cents=1_000, made_on=ON, made_by="tests",
            agreed_on=date(2026, 3, 20),
        )  # fmt: skip
    traject = trajects()[0]
    assert traject["schulden"] == [
        {"bedrag": 102, "peildatum": "2026-03-04", "schuldsoort": "Nuts"}
    ]
    assert traject["totaalSchuldbedragBijAanvangSchuld"] == 102
    assert traject["oplossing"] == {"soort": "Betalingsregeling", "startdatum": "2026-03-20"}


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
