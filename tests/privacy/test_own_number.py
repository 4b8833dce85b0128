# SPDX-License-Identifier: EUPL-1.2
"""The citizen service number in an overview is asked by who makes it, in their own name."""

from __future__ import annotations

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.matching.people import extract, number, row
from tests.privacy.town import asked
from tests.situations import LEAD

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.matching import services as matching
from woonzeker.matching.models import Person
from woonzeker.matching.selectors import bsn_of
from woonzeker.privacy.selectors import overview

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody(municipality: str) -> Person:
    matching.import_register(actor=LEAD, on=MONDAY, content=extract(row(1)))
    with tenant(CODE):
        return Person.objects.get()


def openings() -> list[tuple[str, str, bool]]:
    with tenant(CODE):
        lines = AuditLine.objects.filter(code="matching.bsn_of").order_by("pk")
        return list(lines.values_list("actor_kind", "actor_id", "refused"))


def test_who_makes_the_overview_opens_the_number(privacy_officer: Actor, somebody: Person) -> None:
    request = asked(privacy_officer, person=somebody)
    made = overview(actor=privacy_officer, rights_request=request.pk)
    lines = [line for each in made.chapters for line in each.lines]
    assert any(number(1) in dict(line.facts).values() for line in lines)
    assert openings() == [("user", privacy_officer.id, False)]


def test_without_a_request_of_that_person_nobody_opens_it(
    privacy_officer: Actor, coordinator: Actor, somebody: Person
) -> None:
    for actor in (privacy_officer, coordinator):
        with pytest.raises(NotPermitted):
            bsn_of(actor=actor, person=somebody.pk)
    assert openings() == [("user", each.id, True) for each in (privacy_officer, coordinator)]


def test_a_request_opens_it_to_no_other_role(privacy_officer: Actor, somebody: Person) -> None:
    asked(privacy_officer, person=somebody)
    with pytest.raises(NotPermitted):
        bsn_of(actor=person(Role.REVIEWER), person=somebody.pk)


def test_who_established_who_asks_does_not_open_it(
    privacy_officer: Actor, somebody: Person
) -> None:
    request = asked(privacy_officer, person=somebody)
    with tenant(CODE):
        request.identified_by = privacy_officer.id
        request.save()
    with pytest.raises(NotPermitted):
        bsn_of(actor=privacy_officer, person=somebody.pk)
