# SPDX-License-Identifier: EUPL-1.2
"""An organisation's own rows: at its desk alone, under its key, and every act is remembered."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction

from woonzeker.access import keys
from woonzeker.access.actors import Actor, system_at
from woonzeker.access.desk_acts import act_of_ones_own, desk_action
from woonzeker.access.desks import desk
from woonzeker.access.errors import NoDesk, OtherDesk
from woonzeker.access.models import AuditLine, DeskKey, DeskLine
from woonzeker.access.policy import Role, at_desk, holds
from woonzeker.access.sealing import Erased
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted, Refused

pytestmark = pytest.mark.django_db

OURS, THEIRS = uuid4(), uuid4()


@desk_action("tests.at_desk", may_if=at_desk(Role.PRIVATE_LANDLORD), basis="test", about="thing")
def act(*, actor: Actor, thing: str, fails: bool = False) -> None:
    """Do something small at a desk."""
    if fails:
        raise Refused


@act_of_ones_own("tests.ones_own", may_if=holds(*Role, partner=True), basis="test")
def own_act(*, actor: Actor) -> str:
    """Do something to what is one's own."""
    return actor.behind or actor.id


def landlord(organisation: UUID = OURS) -> Actor:
    return Actor(
        "partner", str(organisation), "", frozenset({Role.PRIVATE_LANDLORD.value}), behind="u-1"
    )


def lines(organisation: UUID = OURS) -> list[tuple[str, str, str, str]]:
    with desk(organisation):
        found = DeskLine.objects.filter(code="tests.at_desk").order_by("id")
        return list(found.values_list("actor_id", "role", "subject", "why"))


def test_reading_without_a_desk_raises() -> None:
    with pytest.raises(DatabaseError, match="no organisation chosen"), transaction.atomic():
        DeskLine.objects.count()


def test_a_municipality_opens_no_desk(municipality: str) -> None:
    with (
        tenant(municipality),
        pytest.raises(DatabaseError, match="no organisation"),
        transaction.atomic(),
    ):
        DeskLine.objects.count()


def test_the_choice_ends_with_the_block() -> None:
    with desk(OURS):
        pass
    with pytest.raises(DatabaseError), transaction.atomic():
        DeskLine.objects.count()


def test_another_organisation_sees_nothing() -> None:
    act(actor=landlord(), thing="a")
    assert lines(THEIRS) == []


def test_a_row_of_another_organisation_cannot_be_written() -> None:
    with pytest.raises(DatabaseError, match="row-level security"), desk(OURS):
        DeskLine.objects.create(organisation=THEIRS, actor_kind="partner", actor_id="x", code="y")


def test_two_desks_never_come_together() -> None:
    with desk(OURS), pytest.raises(OtherDesk), desk(THEIRS):
        pass


def test_what_is_no_organisation_has_no_desk() -> None:
    with pytest.raises(NoDesk), desk(""):
        pass


def test_an_act_is_remembered_with_who_did_it() -> None:
    act(actor=landlord(), thing="a")
    act(actor=system_at(str(OURS), "tests.job"), thing="b")
    assert lines() == [("u-1", "private_landlord", "a", ""), ("tests.job", "", "b", "")]


def test_a_refusal_is_remembered() -> None:
    with pytest.raises(Refused):
        act(actor=landlord(), thing="a", fails=True)
    assert lines() == [("u-1", "private_landlord", "a", "refused")]


@pytest.mark.parametrize(
    "actor",
    [
        Actor("partner", str(OURS), "", frozenset({Role.BAILIFF.value}), behind="u-2"),
        Actor("partner", str(OURS), "", behind="u-3"),
    ],
)
def test_another_role_may_not(actor: Actor) -> None:
    with pytest.raises(NotPermitted):
        act(actor=actor, thing="a")


def test_whoever_works_at_a_municipality_has_no_desk(coordinator: Actor) -> None:
    with pytest.raises(NoDesk):
        act(actor=coordinator, thing="a")


def test_a_line_is_only_ever_added() -> None:
    act(actor=landlord(), thing="a")
    with pytest.raises(DatabaseError), desk(OURS):
        DeskLine.objects.all().delete()


def test_each_desk_has_a_key_of_its_own_that_can_be_destroyed() -> None:
    with desk(OURS):
        ours = keys.desk_key(make=True)
        assert keys.desk_key(make=False) == ours
    with desk(THEIRS):
        assert keys.desk_key(make=True) != ours
        assert DeskKey.objects.count() == 1
    with desk(OURS):
        assert keys.destroy_desk_key() == 1
        with pytest.raises(Erased):
            keys.desk_key(make=False)


def test_a_key_made_in_work_that_was_undone_is_not_used() -> None:
    with desk(OURS):
        with transaction.atomic():
            made = keys.desk_key(make=True)
            transaction.set_rollback(True)
        assert keys.desk_key(make=True) != made


def test_what_is_ones_own_is_written_down_where_somebody_works(coordinator: Actor) -> None:
    assert own_act(actor=landlord()) == "u-1"
    assert own_act(actor=coordinator) == coordinator.id
    with desk(OURS):
        assert [each.actor_id for each in DeskLine.objects.filter(code="tests.ones_own")] == ["u-1"]
    with tenant(coordinator.municipality):
        found = AuditLine.objects.filter(code="tests.ones_own")
        assert [each.actor_id for each in found] == [coordinator.id]


def test_what_is_ones_own_is_nobody_elses_to_do(municipality: str) -> None:
    with pytest.raises(NotPermitted):
        own_act(actor=Actor("resident", "r-1", municipality))
