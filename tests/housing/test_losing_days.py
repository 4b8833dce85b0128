# SPDX-License-Identifier: EUPL-1.2
"""A home that is lost without a contract of one's own is told as an eviction that comes near."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, client_of, person
from tests.housing.agreed import UNTIL, agreed, counsellor, household

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.housing.rules.agreement_end import OwnStep
from woonzeker.housing.rules.agreement_kinds import AgreementKind
from woonzeker.housing.services.living_end import Contract, own_name_step
from woonzeker.law.terms import working_days_before
from woonzeker.legal.models import EscalationTold
from woonzeker.legal.services.safeguards import tell_escalations

pytestmark = pytest.mark.django_db
ROOM = system(CODE, "morning")


def told(case: Case) -> list[tuple[str, date]]:
    with tenant(CODE):
        rows = EscalationTold.objects.filter(case=case).order_by("on", "rung")
        return list(rows.values_list("rung", "day_on"))


def on(days: int) -> date:
    """So many working days before the last day of the agreement."""
    return working_days_before(UNTIL, days)


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


def test_the_last_day_without_a_contract_is_told_at_28_14_7_and_3_working_days(case: Case) -> None:
    worker = counsellor(case)
    agreed(worker, case, AgreementKind.HOV)
    with clock.standing_at(on(28) - timedelta(days=1)):
        assert tell_escalations(actor=ROOM) == 0
    for days, rung in ((28, "worker"), (14, "lead"), (7, "manager"), (3, "alderman")):
        with clock.standing_at(on(days)):
            assert tell_escalations(actor=ROOM) == 1
            assert told(case)[-1] == (rung, UNTIL)
            assert tell_escalations(actor=ROOM) == 0
            page = client_of(worker).get("/ontruimingen/komende").content.decode()
    assert "woning kwijt zonder eigen contract" in page
    assert "telt het einde als een ontruiming" in page
    with clock.standing_at(on(3)):
        listed = client_of(person(Role.MANAGER)).get("/ontruimingen/wethouder").content.decode()
    assert "woning kwijt zonder eigen contract" in listed


def test_with_a_contract_of_ones_own_nobody_is_told(case: Case) -> None:
    worker = counsellor(case)
    made = agreed(worker, case, AgreementKind.HOV)
    signed = Contract(clock.today(), seen="contract")
    on_day = clock.today()
    own_name_step(actor=worker, living=made.pk, step=OwnStep.SIGNED, on=on_day, contract=signed)
    with clock.standing_at(on(3)):
        assert tell_escalations(actor=ROOM) == 0
