# SPDX-License-Identifier: EUPL-1.2
"""A case with a code in a letter, and somebody who holds both the letter and their birthday."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CasePerson
from woonzeker.matching.models import Person
from woonzeker.outreach.services import issue_code

BORN = {"day": "4", "month": "5", "year": "1991"}


def household(*partners: str, **facts: Any) -> tuple[Case, Person]:
    """A case with a signal of each of these partners about one person."""
    person = resident(**facts)
    for partner in partners or ("Bron",):
        linked_signal(person, partner=partner)
    cases.take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        return Case.objects.get(people__person=person), person


def code_for(person: Person) -> str:
    """The code in the letter to somebody."""
    with tenant(CODE):
        case = CasePerson.objects.get(person=person).case_id
        return issue_code(case=case, person=person.pk)


def come_in(browser: Client, code: str, **changed: str) -> HttpResponse:
    """Type a code and a birthday at the door."""
    answer: HttpResponse = browser.post("/mijn", {"code": code, **BORN, **changed})
    return answer


def inside(person: Person) -> Client:
    """A browser in which somebody's own page is open."""
    browser = Client()
    assert come_in(browser, code_for(person)).status_code == 302
    return browser


def text(answer: HttpResponse) -> str:
    """The words of a page."""
    return answer.content.decode()
