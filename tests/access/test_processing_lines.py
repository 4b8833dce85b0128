# SPDX-License-Identifier: EUPL-1.2
"""As many lines in the processing log as people on the page, and no user in any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from tests.conftest import CODE
from tests.conftest import person as person_with
from tests.situations import let_work
from tests.web.households import TODAY, report, settle

from woonzeker.access import activities, audit, processing, subjects
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import AuditLine, ProcessingLine
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cli import logboek
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import Partner

SignIn = Callable[[Actor], Client]
JOB = system(CODE, "job")


@pytest.fixture
def case(coordinator: Actor, partner_factory: Callable[..., Partner]) -> Case:
    """A case of one person, on whom the coordinator works."""
    settle()
    case = report(partner_factory("water"))
    let_work(coordinator, case)
    return case


def lines(after: int = 0) -> list[ProcessingLine]:
    with tenant(CODE):
        return list(ProcessingLine.objects.filter(id__gt=after).order_by("id"))


def people_of(case: Case) -> set[UUID]:
    with tenant(CODE):
        shown = subjects.people_of("case", [case.pk])
        return {processing.pseudonym(CODE, person) for _, person in shown}


@pytest.mark.parametrize("address", ["/zaken", "/zaken/{case}", "/zaken/taken"])
def test_a_page_has_one_line_for_each_person_on_it_in_each_activity(
    case: Case, coordinator: Actor, client_for: SignIn, address: str
) -> None:
    before = max((line.pk for line in lines()), default=0)
    response = client_for(coordinator).get(address.format(case=case.pk))
    assert response.status_code == 200
    found = lines(before)
    marks = [(line.activity, line.subject) for line in found]
    assert len(marks) == len(set(marks))
    shown = people_of(case) if case.number in response.content.decode() else set()
    assert {line.subject for line in found} == shown


def test_a_line_is_linked_to_the_audit_line_that_knows_who(
    case: Case, coordinator: Actor, client_for: SignIn
) -> None:
    client_for(coordinator).get(f"/zaken/{case.pk}")
    with tenant(CODE):
        line = ProcessingLine.objects.filter(name="cases.overview").latest("id")
        audited = AuditLine.objects.get(operation_id=line.operation_id)
    assert (audited.code, audited.actor_id) == ("cases.overview", coordinator.id)
    assert coordinator.id not in json.dumps(processing.as_record(line, "urn:x:"))


class Broke(Exception):
    """Something that nobody foresaw."""


@action("tests.names", may_if=holds(Role.REVIEWER), basis="test")
def names(*, actor: Actor, person: UUID, fail: type[Exception] | None = None) -> None:
    """Do something with one person."""
    audit.concerns(people=[person, person])
    if fail:
        raise fail


@action("tests.fails_with_a_case", may_if=holds(Role.REVIEWER), basis="test", about="case")
def fails(*, actor: Actor, case: UUID) -> None:
    """Fail with a case in hand, of whose people nothing was said yet."""
    raise Broke


@action("tests.goes_well_inside", may_if=holds(Role.REVIEWER), basis="test")
def around(*, actor: Actor, person: UUID) -> None:
    """Do something that goes well, and then fail."""
    names(actor=actor, person=person)
    raise Broke


def status_of(person: UUID) -> list[tuple[str, int]]:
    with tenant(CODE):
        return [(line.name, line.status_code) for line in processing.lines_of(person)]


@pytest.mark.parametrize("problem", [Refused, Broke])
def test_what_fails_has_one_line_with_the_status_of_an_error(
    municipality: str, problem: type[Exception]
) -> None:
    person = uuid4()
    with pytest.raises(problem):
        names(actor=JOB, person=person, fail=problem)
    assert status_of(person) == [("tests.names", processing.ERROR)]


def test_a_refusal_and_its_line_of_a_person_are_one_operation(municipality: str) -> None:
    person = uuid4()
    with pytest.raises(Refused):
        names(actor=person_with(Role.REVIEWER), person=person, fail=Refused)
    with tenant(CODE):
        assert [line.why for line in processing.acts_about(person)] == ["refused"]


def test_what_went_well_inside_something_that_failed_failed_too(municipality: str) -> None:
    person = uuid4()
    with pytest.raises(Broke):
        around(actor=JOB, person=person)
    assert status_of(person) == [("tests.names", processing.ERROR)]


def test_what_went_well_in_a_transaction_that_leaves_nothing_failed_too(municipality: str) -> None:
    person = uuid4()
    with tenant(CODE):
        names(actor=JOB, person=person)
        transaction.set_rollback(True)
    assert status_of(person) == [("tests.names", processing.ERROR)]


def test_a_case_whose_act_failed_has_a_line_for_its_people(case: Case) -> None:
    with pytest.raises(Broke):
        fails(actor=JOB, case=case.pk)
    failed = {line.subject for line in lines() if line.status_code == processing.ERROR}
    assert failed == people_of(case)


def test_who_may_not_begin_processed_nobody(manager: Actor) -> None:
    person = uuid4()
    with pytest.raises(NotPermitted):
        names(actor=manager, person=person)
    assert status_of(person) == []


def test_in_one_transaction_a_person_has_one_line_however_often_named(municipality: str) -> None:
    person = uuid4()
    with tenant(CODE):
        names(actor=JOB, person=person)
        names(actor=JOB, person=person)
        assert len(processing.lines_of(person)) == 1


def test_after_an_act_that_broke_off_the_person_is_written_down_again(municipality: str) -> None:
    person = uuid4()
    with tenant(CODE):
        with pytest.raises(Refused):
            names(actor=JOB, person=person, fail=Refused)
        assert processing.lines_of(person) == []
        names(actor=JOB, person=person)
        assert len(processing.acts_about(person)) == 1


def test_the_same_person_has_another_mark_in_another_municipality(municipality: str) -> None:
    person = uuid4()
    assert processing.pseudonym(CODE, person) != person
    assert processing.pseudonym(CODE, person) != processing.pseudonym("0001", person)


def test_an_export_has_the_form_of_the_standard(case: Case) -> None:
    with tenant(CODE):
        names(actor=JOB, person=uuid4())
        record = json.loads(list(logboek.lines(TODAY, TODAY))[-1])
    assert (len(record["trace_id"]), len(record["operation_id"])) == (32, 16)
    assert record["start_time"] <= record["end_time"]
    assert record["attributes"].keys() == {
        "dpl.core.processing_activity_id",
        "dpl.core.data_subject_id",
        "dpl.core.data_subject_id_type",
    }


#: what each version of an entry says, as a mark: another mark means another version
SAID = {
    "blijven-wonen-onder-voorwaarden/1": "9118556cec55",
    "zeef-bijhouden/1": "025d2bb65a23",
    "zeef-tellen/1": "7aa2a60229fc",
    "onderdak/1": "e927aeba1be0",
    "plekken-delen/1": "06dda3635e19",
    "verhuurder-eigen-bureau/1": "a308945bed4a",
    "verhuurder-nagaan/1": "6eb309ac0eea",
    "signalen-ontvangen/1": "d3bc4830002d",
    "signalen-ontvangen/2": "7a50f1c60402",
    "koppelen/1": "a37628226c2f",
    "register-bijhouden/1": "fd57e7a01b17",
    "koppelen-toetsen/1": "867f2e543068",
    "hulp-aanbieden/1": "efe2329fdfd7",
    "rechtzetten/1": "31dbc5c23714",
    "datalekken/1": "0090e9158b3e",
    "rechten-en-toezicht/2": "6cd63c9d624e",
    "bewaren-en-wissen/1": "b195a97eecec",
    "uitvoer-toetsen/1": "1fff52c2dcca",
    "gebruikers-beheren/2": "d0669c9e46f5",
    "eigen-pagina/1": "e0fc029e3da0",
    "werk-verdelen/1": "e36c8e0f97fd",
    "tellen/1": "ca4e29b57f0d",
    "landelijke-levering/1": "b6dab21bb9fc",
    "landelijke-levering/2": "c81e7699d8be",
    "gesprek-en-hulp/1": "3a47b16202b4",
    "hulpvraag-zonder-signaal/1": "a5ac09ae57e7",
    "wegwijzer/1": "cf454bc1d30a",
    "maatwerkbudget/1": "b15437f25e8b",
    "geldzaken-op-orde/1": "441a0864d9e5",
    "bewijs-van-melding/1": "0c546f6f4cfd",
    "partners-volgen/1": "347b582589a6",
    "terugkoppelen/1": "3ee60c8f77b9",
    "berichten-van-deurwaarder-en-rechtbank/1": "7e11e6b6753f",
    "moratorium-en-bewind/1": "2faf5ed3662b",
    "waarborgen-bij-ontruiming/1": "d5350dc331f3",
    "gang-naar-de-rechter/1": "8c3a98522100",
    "piket-en-open-berichten/2": "ff9a91e0f4a1",
    "zittingen/1": "a7ca932d7a5a",
    "agenda-van-zittingen/1": "959b18479473",
    "andere-wegen/1": "2618fa5fa136",
    "hoe-iemand-woont/1": "0bb9f69e7f08",
    "ontruimingsdag/1": "ab1abf2b54e2",
    "opgeslagen-spullen/1": "2c07d102568e",
    "wonen-daarna/1": "942626a15965",
    "lijsten-van-verhuurders/1": "7ccd222340ed",
}


def test_an_entry_of_the_register_that_says_something_else_has_another_version() -> None:
    now = {each.entry: activities.mark(each) for each in activities.register()}
    assert now == {entry: SAID.get(entry, "note the mark of the new version") for entry in now}


def test_every_purpose_is_explained() -> None:
    assert {each.purpose for each in activities.register()} <= set(activities.purposes())
