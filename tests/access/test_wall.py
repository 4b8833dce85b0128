# SPDX-License-Identifier: EUPL-1.2
"""The wall holds: without a municipality, in another one, or without permission: nothing."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from tests.conftest import CODE

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.errors import OtherTenant
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role, holds
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted, Refused


@action("tests.act", may_if=holds(Role.REVIEWER), basis="test", about="thing")
def act(*, actor: Actor, thing: str) -> None:
    """Do something small."""


def test_an_act_about_what_is_no_argument_of_it_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no argument"):

        @action("tests.odd", may_if=holds(Role.REVIEWER), basis="test", about="stone")
        def odd(*, actor: Actor, thing: str) -> None:
            """Do something odd."""


def lines() -> list[tuple[str, str, bool]]:
    with tenant(CODE):
        found = AuditLine.objects.filter(code="tests.act").order_by("id")
        return list(found.values_list("code", "subject", "refused"))


def test_reading_without_a_municipality_raises(municipality: str) -> None:
    with pytest.raises(DatabaseError, match="no municipality chosen"), transaction.atomic():
        AuditLine.objects.count()


def test_another_municipality_sees_nothing(municipality: str) -> None:
    act(actor=system(CODE, "job"), thing="a")
    with tenant("0001"):
        assert not AuditLine.objects.exists()


def test_what_works_along_on_a_question_stands_behind_the_same_wall(municipality: str) -> None:
    """The database may put more than one process on a question: the choice goes along."""
    act(actor=system(CODE, "job"), thing="a")
    with tenant(CODE):
        assert asked_of_more("SELECT count(*) FROM access_auditline") != "0"
        assert "Gather" in asked_of_more("EXPLAIN SELECT count(*) FROM access_auditline")
    with tenant("0001"):
        assert asked_of_more("SELECT count(*) FROM access_auditline") == "0"
    with pytest.raises(DatabaseError, match="no municipality chosen"), transaction.atomic():
        asked_of_more("SELECT count(*) FROM access_auditline")


def asked_of_more(question: str) -> str:
    """The answer, when the database must let another process work on it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL debug_parallel_query = on")
        cursor.execute(question)
        return " ".join(str(word) for (word,) in cursor.fetchall())


def test_the_choice_ends_with_the_block(municipality: str) -> None:
    with tenant(CODE):
        pass
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditLine.objects.count()


def test_a_row_of_another_municipality_cannot_be_written(municipality: str) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), tenant(CODE):
        AuditLine.objects.create(municipality="0001", actor_kind="user", actor_id="x", code="y")


def test_two_municipalities_do_not_mix_in_one_act(municipality: str) -> None:
    with tenant(CODE), pytest.raises(OtherTenant), tenant("0001"):
        pass


def test_an_act_leaves_one_line(municipality: str) -> None:
    act(actor=system(CODE, "job"), thing="a")
    assert lines() == [("tests.act", "a", False)]


def test_a_refusal_is_recorded_though_the_work_is_rolled_back(municipality: str) -> None:
    nobody = Actor(kind="user", id="1", municipality=CODE)
    with pytest.raises(NotPermitted):
        act(actor=nobody, thing="b")
    assert lines() == [("tests.act", "b", True)]


@action("tests.act_that_fails", may_if=holds(Role.REVIEWER), basis="test")
def act_that_fails(*, actor: Actor) -> None:
    """Do something small and then find that it cannot be."""
    act(actor=actor, thing="half")
    raise Refused


def test_an_act_that_is_refused_leaves_nothing_in_the_transaction_around_it(
    municipality: str,
) -> None:
    with tenant(CODE):
        act(actor=system(CODE, "job"), thing="before")
        with pytest.raises(Refused):
            act_that_fails(actor=system(CODE, "job"))
    assert lines() == [("tests.act", "before", False)]


@pytest.mark.parametrize(
    "change", ["update access_auditline set code = 'x'", "delete from access_auditline"]
)
def test_audit_lines_cannot_be_changed(municipality: str, change: str) -> None:
    act(actor=system(CODE, "job"), thing="a")
    with pytest.raises(DatabaseError), tenant(CODE):
        from_database(change)


def from_database(statement: str) -> None:
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(statement)
