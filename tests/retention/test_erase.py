# SPDX-License-Identifier: EUPL-1.2
"""Forgetting somebody: all that hangs on them goes, figures and a stub stay."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from tests.conftest import CODE, EMPTY_DESK, person
from tests.retention.planting import Planted, plant

from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.models import AuditLine, SubjectKey
from woonzeker.access.policy import Role
from woonzeker.access.sealed import SealedField
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, MatchingPeriod
from woonzeker.intake.models import Delivery, DeliveryState, RawFile, SetAsideLine
from woonzeker.matching.models import Link, Person
from woonzeker.retention import selectors, services
from woonzeker.retention.models import ErasureStub, Ground
from woonzeker.retention.rules import FIGURES
from woonzeker.retention.services.erasing import digest_of

pytestmark = pytest.mark.usefixtures("municipality")


@pytest.fixture
def officer(municipality: str) -> Actor:
    return person(Role.PRIVACY_OFFICER)


@pytest.fixture
def admin(municipality: str) -> Actor:
    return person(Role.FUNCTIONAL_ADMIN)


def forget(planted: Planted, officer: Actor, admin: Actor) -> ErasureStub:
    request = services.ask_erasure(
        actor=officer, reference=str(planted.person), ground=Ground.REQUEST, reason="gevraagd"
    )
    return services.approve_erasure(actor=admin, erasure=request.pk)


def tables_with(mark: str) -> list[str]:
    """Every table that has the mark anywhere in a row, by its text."""
    found = []
    with tenant(CODE), desk(EMPTY_DESK), connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            cursor.execute(
                f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE %s", [f"%{mark}%"]
            )
            if (cursor.fetchone() or (0,))[0]:
                found.append(table)
    return found


def test_the_mark_stands_in_no_table_any_more(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    assert len(tables_with(planted.mark)) > 10
    forget(planted, officer, admin)
    assert tables_with(planted.mark) == []


def test_somebody_else_keeps_everything(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    before = tables_with(other.mark)
    forget(planted, officer, admin)
    assert tables_with(other.mark) == before


def test_their_keys_are_destroyed(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    stub = forget(planted, officer, admin)
    assert stub.keys >= 1
    with tenant(CODE):
        left = SubjectKey.objects.filter(subject__in=[planted.person, planted.signal, planted.case])
        assert not left.exists()


def test_case_moves_and_periods_stay_as_codes(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    with tenant(CODE):
        before = CaseMove.objects.filter(case=planted.case).count()
    forget(planted, officer, admin)
    with tenant(CODE):
        assert CaseMove.objects.filter(case=planted.case).count() == before
        assert MatchingPeriod.objects.filter(case=planted.case).exists()
        assert Case.objects.get(pk=planted.case).household.street == ""


@pytest.mark.parametrize("what", FIGURES)
def test_the_figures_are_what_they_were(officer: Actor, admin: Actor, what: str) -> None:
    planted = plant(1)
    plant(2)
    with tenant(CODE):
        before = selectors.figures(actor=officer, what=what)
    forget(planted, officer, admin)
    with tenant(CODE):
        assert selectors.figures(actor=officer, what=what) == before


def test_the_stub_says_who_asked_who_approved_and_what_went(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    stub = forget(planted, officer, admin)
    assert (stub.erased_by, stub.approved_by, stub.ground) == (officer.id, admin.id, "request")
    assert stub.counts["intake_arrearssignal"] == 1
    assert stub.counts["matching_person"] == 1


def test_the_audit_line_holds_the_digest_of_the_stub(officer: Actor, admin: Actor) -> None:
    stub = forget(plant(1), officer, admin)
    with tenant(CODE):
        kept = ErasureStub.objects.get(pk=stub.pk)
        assert digest_of(kept) == kept.digest
        assert AuditLine.objects.filter(subject=kept.digest).count() == 1


def test_another_signal_no_longer_names_them_as_a_candidate(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    with tenant(CODE):
        link = Link.objects.get(signal=other.signal)
        link.candidates = [*link.candidates, {"person": str(planted.person), "score": 1.0}]
        link.save()
    forget(planted, officer, admin)
    with tenant(CODE):
        link.refresh_from_db()
        assert [each["person"] for each in link.candidates] == [str(other.person)]


def test_who_shares_a_household_keeps_the_case(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    with tenant(CODE):
        Case.objects.get(pk=planted.case).people.create(person_id=other.person)
    stub = forget(planted, officer, admin)
    assert "cases_household" not in stub.counts
    with tenant(CODE):
        assert Case.objects.get(pk=planted.case).people.get().person_id == other.person
        assert not Person.objects.filter(pk=planted.person).exists()


def opened_with(mark: str) -> list[str]:
    """Every table of which something sealed still opens and has the mark in it."""
    found = []
    with tenant(CODE), desk(EMPTY_DESK):
        for model in apps.get_models():
            sealed = [f.attname for f in model._meta.concrete_fields if isinstance(f, SealedField)]
            for row in model._default_manager.all() if sealed else ():
                if any(mark in str(getattr(row, name)) for name in sealed):
                    found.append(model._meta.db_table)
        if any(mark.encode() in each.opened() for each in RawFile.objects.all()):
            found.append("intake_rawfile")
    return found


def test_the_mark_stands_in_nothing_that_still_opens(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    assert {"intake_rawfile", "intake_setasideline"} <= set(opened_with(planted.mark))
    forget(planted, officer, admin)
    assert opened_with(planted.mark) == []
    assert {"intake_rawfile", "intake_setasideline"} <= set(opened_with(other.mark))


def set_aside(planted: Planted, number: int, *cells: str) -> None:
    """A line that went back, in the delivery of somebody else of the same partner."""
    with tenant(CODE):
        delivery = Delivery.objects.get(signals=planted.signal)
        line = SetAsideLine(delivery=delivery, number=number, outcome="duplicate")
        line.raw = {"cells": list(cells)}
        line.save()


def test_a_line_in_a_later_file_of_the_partner_goes_too(officer: Actor, admin: Actor) -> None:
    planted, other = plant(1), plant(2)
    street, surname = f"{planted.mark}laan", f"ACHTER{planted.mark}"
    set_aside(other, 7, surname, f"{street} ", "12 A")
    set_aside(other, 8, surname, f"{street} ", "13")
    set_aside(other, 9, f"K{planted.mark}")
    forget(planted, officer, admin)
    with tenant(CODE):
        assert sorted(SetAsideLine.objects.values_list("number", flat=True)) == [1, 8]


def test_a_file_that_is_being_read_must_come_again(officer: Actor, admin: Actor) -> None:
    planted = plant(1)
    with tenant(CODE):
        Delivery.objects.filter(signals=planted.signal).update(state=DeliveryState.CHECKING)
    forget(planted, officer, admin)
    with tenant(CODE):
        assert Delivery.objects.get().state == DeliveryState.UNREADABLE
        assert Delivery.objects.get().problem
