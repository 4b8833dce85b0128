# SPDX-License-Identifier: EUPL-1.2
"""A case that waits for the next signal is not kept for ever, nor are finished letters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, person
from tests.legal.whole import whole_file
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import advance, take_up
from woonzeker.outreach.models import Channel, ContactOutcome, Letter, LetterPage
from woonzeker.outreach.services import record_contact
from woonzeker.retention import services
from woonzeker.retention.rules import HoldKind, KeptClass
from woonzeker.retention.selectors import holds_on, ids_of

pytestmark = pytest.mark.django_db
NIGHT = system(CODE, "retention")
OPENED = date(2026, 3, 2)
WAITS = OPENED + timedelta(weeks=13)
YEAR = timedelta(days=365)


@pytest.fixture
def case(municipality: str) -> Case:
    """A household that answered nothing for thirteen weeks."""
    with clock.standing_at(OPENED):
        linked_signal(resident())
        take_up(actor=LEAD, on=OPENED)
        with tenant(CODE):
            found = Case.objects.get()
        tried(found)
    with clock.standing_at(WAITS):
        advance(actor=LEAD, case=found.pk, move="wait_for_signal")
    return found


def tried(case: Case) -> None:
    record_contact(actor=LEAD, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT)


def night_of(kept: KeptClass, on: date) -> None:
    """Two people release a class, and the night of that day comes."""
    with clock.standing_at(on):
        run = services.propose_run(actor=person(Role.PRIVACY_OFFICER), kept=kept)
        services.approve_run(actor=person(Role.FUNCTIONAL_ADMIN), run=run.pk)
        services.forget_what_passed(actor=NIGHT)


def is_forgotten(case: Case) -> bool:
    with tenant(CODE):
        return Case.objects.get(pk=case.pk).household.house_number == 0


def test_a_year_after_the_last_that_happened_it_is_forgotten_and_closed(case: Case) -> None:
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + YEAR + timedelta(days=1))
    assert is_forgotten(case)
    with tenant(CODE):
        found = Case.objects.get(pk=case.pk)
    assert (found.status, found.result) == ("closed", "no_contact")


@pytest.fixture
def condemned(municipality: str) -> Case:
    """A household past the vonnis of which nobody could be reached."""
    with clock.standing_at(OPENED):
        linked_signal(resident())
        take_up(actor=LEAD, on=OPENED)
        with tenant(CODE):
            found = Case.objects.get()
        tried(found)
        advance(actor=LEAD, case=found.pk, move="vonnis_given")
    with clock.standing_at(WAITS):
        advance(actor=LEAD, case=found.pk, move="wait_for_signal")
    return found


def test_past_the_vonnis_an_open_stop_holds_it_and_the_night_goes_on(condemned: Case) -> None:
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + YEAR + timedelta(days=1))
    assert not is_forgotten(condemned)
    with tenant(CODE):
        assert holds_on(ids_of("case", condemned.pk)) == (HoldKind.OPEN_STOP,)


def test_once_everything_stands_it_is_forgotten_and_closed(condemned: Case) -> None:
    with clock.standing_at(WAITS):
        whole_file(condemned)
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + YEAR + timedelta(days=1))
    assert is_forgotten(condemned)


def test_before_that_it_waits(case: Case) -> None:
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + YEAR - timedelta(days=2))
    assert not is_forgotten(case)


def test_a_try_in_between_lets_the_term_run_anew(case: Case) -> None:
    with clock.standing_at(WAITS + timedelta(days=90)):
        tried(case)
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + YEAR + timedelta(days=1))
    assert not is_forgotten(case)


def test_a_case_that_waits_for_a_creditor_runs(case: Case) -> None:
    with clock.standing_at(WAITS + timedelta(days=1)):
        linked_signal(resident(), partner="Stroom", sector="energie")
        take_up(actor=LEAD, on=clock.today())
        advance(actor=LEAD, case=case.pk, move="wait", reason="creditor")
    night_of(KeptClass.CASE_WITHOUT_HELP, WAITS + 3 * YEAR)
    assert not is_forgotten(case)


@pytest.mark.parametrize(("days", "left"), [(6, 1), (7, 0)])
def test_a_finished_letter_goes_after_its_days(case: Case, days: int, left: int) -> None:
    with clock.standing_at(OPENED), tenant(CODE):
        letter = Letter.objects.create(
            case=case, person=case.people.get().person, kind="reminder", language="nl",
            mark="TEST1", made_at=clock.now(), made_by="tests",
        )  # fmt: skip
        LetterPage.objects.create(letter=letter, content=b"%PDF")
    night_of(KeptClass.LETTER_PAGE, OPENED + timedelta(days=days))
    with tenant(CODE):
        assert LetterPage.objects.count() == left
