# SPDX-License-Identifier: EUPL-1.2
"""Requests of residents: taken down, identified, found, extended and answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.privacy.town import asked, household

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.privacy.models import Identified, RequestAnswer, RequestKind
from woonzeker.privacy.rules.requests import Done, State
from woonzeker.privacy.selectors import find_person, overview, request_list, request_view
from woonzeker.privacy.services import (
    answer_request,
    extend,
    identify,
    overview_made,
    point_out,
    take_request,
)

pytestmark = pytest.mark.usefixtures("municipality")


def status(case: Case) -> str:
    with tenant(CODE):
        return Case.objects.get(pk=case.pk).status


def test_a_request_is_due_in_a_month(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    row = request_list(actor=privacy_officer)[0]
    assert (row.number, row.due_on, row.days) == (made.number, date(2026, 12, 2), 30)
    assert row.state is State.TO_IDENTIFY


def test_a_worker_at_the_door_takes_one_down_and_does_not_see_it(
    outreach_worker: Actor,
) -> None:
    made = asked(outreach_worker)
    with pytest.raises(NotPermitted):
        request_view(actor=outreach_worker, rights_request=made.pk)


def test_a_request_of_tomorrow_is_refused(privacy_officer: Actor) -> None:
    with pytest.raises(Refused, match="al geweest"):
        take_request(
            actor=privacy_officer, kind=RequestKind.ACCESS, channel="desk",
            received_on=MONDAY + timedelta(days=1),
        )  # fmt: skip


def test_nobody_is_looked_up_before_it_is_known_who_asks(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    with pytest.raises(Refused, match="vaststaat"):
        find_person(
            actor=privacy_officer, rights_request=made.pk, surname="Nowak",
            born_on=date(1991, 5, 4), postcode="", house_number=None,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("surname", "born_on", "number", "found"),
    [
        ("Bakker", date(1991, 5, 4), None, 1),
        ("Bakker", None, 12, 1),
        ("", date(1991, 5, 4), 12, 1),
        ("Smit", date(1991, 5, 4), None, 0),
    ],
)
def test_two_facts_find_who_asks(
    privacy_officer: Actor, surname: str, born_on: date | None, number: int | None, found: int
) -> None:
    household(surname="Bakker")
    made = asked(privacy_officer)
    identify(actor=privacy_officer, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
    people = find_person(
        actor=privacy_officer, rights_request=made.pk, surname=surname, born_on=born_on,
        postcode="1234 AB" if number else "", house_number=number,
    )  # fmt: skip
    assert len(people) == found


def test_one_fact_alone_finds_nobody(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    identify(actor=privacy_officer, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
    with pytest.raises(Refused, match="twee"):
        find_person(
            actor=privacy_officer, rights_request=made.pk, surname="Bakker", born_on=None,
            postcode="", house_number=None,
        )  # fmt: skip


def test_nobody_opens_a_whole_file_alone(privacy_officer: Actor, coordinator: Actor) -> None:
    somebody, _case = household(surname="Bakker")
    made = asked(privacy_officer)
    identify(actor=privacy_officer, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
    point_out(actor=privacy_officer, rights_request=made.pk, person=somebody.pk)
    with pytest.raises(Refused, match="niemand alleen"):
        overview(actor=privacy_officer, rights_request=made.pk)
    with pytest.raises(Refused, match="niemand alleen"):
        overview_made(actor=privacy_officer, rights_request=made.pk)
    assert overview_made(actor=coordinator, rights_request=made.pk).overview_at


def test_who_identified_is_who_says_who_it_is(privacy_officer: Actor, coordinator: Actor) -> None:
    somebody, _case = household(surname="Bakker")
    made = asked(privacy_officer)
    identify(actor=privacy_officer, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
    with pytest.raises(Refused, match="zoekt de inwoner ook op"):
        point_out(actor=coordinator, rights_request=made.pk, person=somebody.pk)
    with pytest.raises(Refused, match="zoekt de inwoner ook op"):
        find_person(
            actor=coordinator, rights_request=made.pk, surname="Bakker",
            born_on=date(1991, 5, 4), postcode="", house_number=None,
        )  # fmt: skip


def test_who_was_pointed_out_cannot_be_taken_over(
    privacy_officer: Actor, coordinator: Actor
) -> None:
    somebody, _case = household(surname="Bakker")
    made = asked(privacy_officer, person=somebody)
    with pytest.raises(Refused, match="al aangewezen"):
        identify(actor=coordinator, rights_request=made.pk, how=Identified.DESK, on=MONDAY)


def test_an_objection_lets_the_case_stand_still_until_the_answer(privacy_officer: Actor) -> None:
    somebody, case = household()
    made = asked(privacy_officer, RequestKind.OBJECTION, somebody)
    assert status(case) == "waiting"
    answer_request(
        actor=privacy_officer, rights_request=made.pk, answer=RequestAnswer.REFUSED,
        words="De wettelijke taak weegt zwaarder.",
    )  # fmt: skip
    assert status(case) == "open"


def test_a_case_in_which_a_home_is_at_stake_goes_on(privacy_officer: Actor) -> None:
    somebody, case = household()
    with tenant(CODE):
        Case.objects.filter(pk=case.pk).update(threatening=True)
    asked(privacy_officer, RequestKind.OBJECTION, somebody)
    assert status(case) == "open"


def test_an_objection_that_is_granted_leaves_the_case_still(privacy_officer: Actor) -> None:
    somebody, case = household()
    made = asked(privacy_officer, RequestKind.OBJECTION, somebody)
    answer_request(
        actor=privacy_officer, rights_request=made.pk, answer=RequestAnswer.GRANTED,
        words="Wij stoppen.", done=[Done.USE_STOPPED],
    )  # fmt: skip
    assert status(case) == "waiting"


def test_a_correction_is_told_to_the_partner(privacy_officer: Actor) -> None:
    somebody, _case = household()
    with tenant(CODE):
        signal = somebody.links.get().signal_id
    made = asked(privacy_officer, RequestKind.CORRECTION, somebody, signal)
    with pytest.raises(Refused, match="partner"):
        answer_request(
            actor=privacy_officer, rights_request=made.pk, answer=RequestAnswer.GRANTED,
            words="Rechtgezet.", done=[Done.LINK_REOPENED],
        )  # fmt: skip


def test_access_is_answered_after_the_overview(privacy_officer: Actor) -> None:
    somebody, _case = household()
    made = asked(privacy_officer, person=somebody)
    granted = {"answer": RequestAnswer.GRANTED, "words": "Gegeven."}
    with pytest.raises(Refused, match="overzicht"):
        answer_request(actor=privacy_officer, rights_request=made.pk, **granted)
    overview_made(actor=privacy_officer, rights_request=made.pk)
    answer_request(actor=privacy_officer, rights_request=made.pk, **granted)
    assert request_list(actor=privacy_officer)[0].state is State.ANSWERED


def test_two_months_more_once_with_a_reason_within_the_first(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    longer = extend(actor=privacy_officer, rights_request=made.pk, reason="Veel stukken.")
    assert longer.due_on == date(2027, 2, 2)
    with pytest.raises(Refused, match="al een keer"):
        extend(actor=privacy_officer, rights_request=made.pk, reason="Nog meer.")


def test_after_the_first_month_it_is_too_late_to_extend(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    with clock.standing_at(date(2026, 12, 3)), pytest.raises(Refused, match="voorbij"):
        extend(actor=privacy_officer, rights_request=made.pk, reason="Veel stukken.")


def test_what_is_answered_stays_so(privacy_officer: Actor) -> None:
    made = asked(privacy_officer)
    no = {"answer": RequestAnswer.REFUSED, "words": "Niet van u."}
    answer_request(actor=privacy_officer, rights_request=made.pk, **no)
    with pytest.raises(Refused, match="al beantwoord"):
        answer_request(actor=privacy_officer, rights_request=made.pk, **no)


def test_a_signal_of_somebody_else_is_not_pointed_out(privacy_officer: Actor) -> None:
    somebody, _case = household()
    other, _other = household("4321BA", 3)
    with tenant(CODE):
        signal = other.links.get().signal_id
    made = asked(privacy_officer)
    identify(actor=privacy_officer, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
    with pytest.raises(NotFound):
        point_out(actor=privacy_officer, rights_request=made.pk, person=somebody.pk, signal=signal)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FUNCTIONAL_ADMIN, Role.REVIEWER])
def test_who_does_not_handle_requests_sees_none(role: Role) -> None:
    with pytest.raises(NotPermitted):
        request_list(actor=person(role))


def test_each_step_is_in_the_log(privacy_officer: Actor) -> None:
    somebody, _case = household()
    made = asked(privacy_officer, person=somebody)
    with tenant(CODE):
        codes = AuditLine.objects.filter(subject=str(made.pk)).values_list("code", flat=True)
        assert set(codes) >= {"privacy.take_request", "privacy.identify", "privacy.point_out"}
