# SPDX-License-Identifier: EUPL-1.2
"""Free words about a household are sealed, and without their key the page says so."""

from __future__ import annotations

import pytest
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock, keys
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import take_up
from woonzeker.outreach.models import DataLeak, LeakKind
from woonzeker.outreach.services import note_leak
from woonzeker.planning.models import CaseFlag
from woonzeker.planning.services import flag_case

pytestmark = pytest.mark.django_db
WORDS = "de buurvrouw zag dat de kachel uit was"


@pytest.fixture
def flag(municipality: str) -> CaseFlag:
    """A case that somebody put forward, with a reason."""
    linked_signal(resident())
    take_up(actor=LEAD, on=clock.today())
    with tenant(CODE):
        case = Case.objects.get()
    return flag_case(actor=LEAD, case=case.pk, reason=WORDS)


def test_a_reason_is_read_as_it_was_written(flag: CaseFlag) -> None:
    with tenant(CODE):
        assert CaseFlag.objects.get().reason == WORDS


def test_a_new_reason_is_sealed_in_its_place(flag: CaseFlag) -> None:
    flag_case(actor=LEAD, case=flag.case_id, reason="toch niet")
    with tenant(CODE):
        assert CaseFlag.objects.get().reason == "toch niet"


def test_without_the_key_of_the_case_its_words_are_gone(flag: CaseFlag) -> None:
    with tenant(CODE):
        keys.destroy([flag.case_id])
    with tenant(CODE):
        assert CaseFlag.objects.get().reason == "gewist"


def test_what_was_noted_of_a_leak_is_sealed_with_its_own_key(municipality: str) -> None:
    leak = note_leak(
        actor=LEAD, kind=LeakKind.OTHER, what=WORDS, happened_on=None, known_at=clock.now()
    )
    with tenant(CODE):
        assert DataLeak.objects.get().what == WORDS
        keys.destroy([leak.pk])
    with tenant(CODE):
        assert (DataLeak.objects.get().what, DataLeak.objects.get().measures) == ("gewist", "")
