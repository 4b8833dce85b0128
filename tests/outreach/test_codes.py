# SPDX-License-Identifier: EUPL-1.2
"""The code of a letter: what it looks like, what is kept of it, and when it ends."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotPermitted
from woonzeker.outreach import services
from woonzeker.outreach.models import AccessCode
from woonzeker.outreach.rules import codes

_TWELVE = st.binary(min_size=codes.LENGTH, max_size=codes.LENGTH)


@given(drawn=_TWELVE)
def test_a_code_that_is_typed_over_from_the_letter_is_the_same_code(drawn: bytes) -> None:
    code = codes.spelled(drawn)
    assert codes.normalised(codes.grouped(code)) == code
    assert codes.normalised(f"  {codes.grouped(code).lower().replace('-', ' ')} ") == code


@given(one=_TWELVE, other=_TWELVE, key=st.binary(min_size=32, max_size=32))
def test_only_the_same_code_has_the_same_digest(one: bytes, other: bytes, key: bytes) -> None:
    first, second = codes.spelled(one), codes.spelled(other)
    same = codes.digest(first, key=key) == codes.digest(second, key=key)
    assert same is (first == second)


@pytest.mark.parametrize("typed", ["", "K7RD", "K7RD-9MXP-2HT0", "K7RD-9MXP-2HTB-X", "' OR 1=1 --"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.normalised(typed) == ""


@pytest.mark.parametrize(
    ("known", "typed", "same"),
    [
        ("1991-05-04", (4, 5, 1991), True),
        ("1991-05-04", (5, 4, 1991), False),
        ("1991-00-00", (1, 1, 1991), True),
        ("1991-05-00", (9, 6, 1991), False),
        ("0000-00-00", (1, 1, 1991), False),
        ("", (1, 1, 1991), False),
    ],
)
def test_the_day_of_birth_is_that_of_the_register(
    known: str, typed: tuple[int, int, int], same: bool
) -> None:
    assert codes.same_birth(known, typed) is same


@pytest.fixture
def case(municipality: str) -> Case:
    linked_signal(resident())
    cases.take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        return Case.objects.get()


@pytest.mark.django_db
def test_only_the_digest_of_a_code_is_kept(case: Case) -> None:
    with tenant(CODE):
        code = _issued(case)
        row = AccessCode.objects.get()
        found = services.find_code(code.lower())
    assert found == row
    assert codes.normalised(code) not in str(row.__dict__)
    assert row.valid_until == date(2027, 2, 22)


@pytest.mark.django_db
def test_five_wrong_days_of_birth_end_a_code(case: Case) -> None:
    with tenant(CODE):
        code = _issued(case)
        for _try in range(4):
            services.note_wrong_try(AccessCode.objects.get())
        assert services.find_code(code)
        services.note_wrong_try(AccessCode.objects.get())
        assert services.find_code(code) is None


@pytest.mark.django_db
def test_a_letter_that_came_back_opens_nothing(case: Case) -> None:
    with tenant(CODE):
        code = _issued(case)
        assert services.end_codes(case=case.pk) == 1
        assert services.find_code(code) is None


def _issued(case: Case) -> str:
    return services.issue_code(case=case.pk, person=case.people.get().person_id)


@pytest.mark.django_db
def test_a_practice_code_opens_again_and_only_where_nothing_is_real(
    case: Case, settings: LazySettings
) -> None:
    with tenant(CODE):
        whose = case.people.get().person_id
    words = {"case": case.pk, "person": whose, "code": "MEER-VELD-2226"}
    for _again in range(2):
        services.practise_code(actor=LEAD, **words)
        with tenant(CODE):
            assert services.find_code("meer veld 2226")
            services.end_codes(case=case.pk)
    settings.WOONZEKER_MODE = "production"
    with pytest.raises(NotPermitted):
        services.practise_code(actor=LEAD, **words)
