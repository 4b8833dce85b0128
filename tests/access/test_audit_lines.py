# SPDX-License-Identifier: EUPL-1.2
"""One line says who did or saw what, as what, from where and why; and no name stands in it."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from tests.conftest import CODE

from woonzeker.access import audit, chain, origin
from woonzeker.access.actions import action, look
from woonzeker.access.actors import Actor, system
from woonzeker.access.models import AuditLine, SignInLine
from woonzeker.access.policy import DataClass, Role, holds, sees
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted, Refused

TRACE = "0af7651916cd43dd8448eb211c80319c"
CALLER = "b7ad6b7169203331"


@look("tests.inner", may_if=holds(Role.REVIEWER))
def inner(*, actor: Actor) -> None:
    """Look at something within an act."""


@action("tests.outer", may_if=holds(Role.REVIEWER, Role.TEAM_LEAD), basis="test", about="thing")
def outer(*, actor: Actor, thing: UUID) -> None:
    """Do something that needs a look."""
    audit.concerns(7)
    inner(actor=actor)


@look("tests.seen", may_if=sees(DataClass.PROCESS, DataClass.SIGNAL))
def seen(*, actor: Actor) -> None:
    """See something of two classes."""


def user(*roles: Role) -> Actor:
    return Actor("user", str(uuid4()), CODE, frozenset(role.value for role in roles))


def line_of(code: str) -> AuditLine:
    with tenant(CODE):
        return AuditLine.objects.get(code=code)


def test_a_line_names_the_role_that_gave_the_right_beside_all_that_are_held(
    municipality: str,
) -> None:
    outer(actor=user(Role.REVIEWER, Role.MANAGER), thing=uuid4())
    line = line_of("tests.outer")
    assert (line.by_roles, line.roles) == ("reviewer", "manager reviewer")


def test_a_line_names_relation_and_classes_of_data(municipality: str) -> None:
    seen(actor=user(Role.INTAKE_COORDINATOR))
    line = line_of("tests.seen")
    assert (line.kind, line.relations, line.data) == ("look", "anywhere", "D1 D4")


def test_the_system_acts_in_no_role(municipality: str) -> None:
    seen(actor=system(CODE, "job"))
    line = line_of("tests.seen")
    assert (line.by_roles, line.relations, line.actor_id) == ("", "", "job")


def test_an_act_inside_another_points_to_it_in_the_same_trace(municipality: str) -> None:
    outer(actor=user(Role.REVIEWER), thing=uuid4())
    around, within = line_of("tests.outer"), line_of("tests.inner")
    assert within.parent_operation_id == around.operation_id
    assert within.trace_id == around.trace_id
    assert around.parent_operation_id is None


def test_a_bulk_act_keeps_its_number_though_an_act_inside_it_has_its_own(
    municipality: str,
) -> None:
    outer(actor=user(Role.REVIEWER), thing=uuid4())
    assert (line_of("tests.outer").count, line_of("tests.inner").count) == (7, 1)


def test_a_refusal_says_from_where_and_as_what(municipality: str) -> None:
    came = origin.Origin("web", "2001:db8::7", UUID(TRACE))
    with origin.coming_from(came), pytest.raises(NotPermitted):
        outer(actor=user(Role.MANAGER), thing=uuid4())
    line = line_of("tests.outer")
    assert (line.refused, line.by_roles, line.roles) == (True, "", "manager")
    assert (line.channel, line.address, line.trace_id) == ("web", "2001:db8::7", UUID(TRACE))


def test_a_page_of_the_site_leaves_its_address_and_request(
    municipality: str, coordinator: Actor, client_for: object
) -> None:
    client: Client = client_for(coordinator)  # type: ignore[operator]
    client.get("/zaken", REMOTE_ADDR="10.1.2.3", headers={"X-Request-ID": TRACE})
    line = line_of("cases.list")
    assert (line.channel, line.address, line.trace_id) == ("web", "10.1.2.3", UUID(TRACE))


def test_what_no_request_asked_for_is_a_command(municipality: str) -> None:
    seen(actor=system(CODE, "job"))
    assert line_of("tests.seen").channel == "command"


@pytest.mark.parametrize(
    "said",
    [
        "",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{'0' * 32}-{CALLER}-01",
        f"ff-{TRACE}-{CALLER}-01",
        f"00-{TRACE.upper()}-{CALLER}-01",
        f"00-{TRACE}-{CALLER}",
    ],
)
def test_a_traceparent_that_is_not_valid_is_not_followed(said: str) -> None:
    assert origin.read_traceparent(said) == (None, None)


@pytest.mark.parametrize("operation", [CALLER, "1" * 16, "7fffffffffffffff", "ffffffffffffffff"])
def test_what_is_read_of_a_traceparent_is_written_the_same(operation: str) -> None:
    said = f"00-{TRACE}-{operation}-01"
    trace, number = origin.read_traceparent(said)
    assert trace is not None
    assert number is not None
    assert origin.traceparent(trace, number) == said


def test_a_sign_in_needs_no_municipality(db: None) -> None:
    with origin.coming_from(origin.Origin("web", "10.0.0.1")):
        audit.sign_in_event("accounts.sign_in", refused=True, why="code")
    line = SignInLine.objects.get()
    assert (line.user_id, line.refused, line.why, line.address) == ("", True, "code", "10.0.0.1")


@action("tests.halfway", may_if=holds(Role.REVIEWER), basis="test")
def halfway(*, actor: Actor) -> None:
    """Look at something and then find that it cannot be."""
    inner(actor=actor)
    raise Refused


def test_an_act_that_breaks_off_leaves_no_line_of_what_it_did_not_do(municipality: str) -> None:
    with pytest.raises(Refused):
        halfway(actor=user(Role.REVIEWER))
    with tenant(CODE):
        assert not AuditLine.objects.filter(code="tests.inner").exists()
        assert AuditLine.objects.get(code="tests.halfway").refused


@action("tests.around", may_if=holds(Role.REVIEWER), basis="test", about="thing")
def around(*, actor: Actor, thing: UUID) -> None:
    """Do something that needs an act which refuses."""
    halfway(actor=actor)


@look("tests.unknown", may_if=holds(Role.REVIEWER), about="case")
def unknown(*, actor: Actor, case: UUID) -> None:
    """Look at a case that may not be there."""


@action("tests.unwilling", may_if=holds(Role.REVIEWER), basis="test", about="thing")
def unwilling(*, actor: Actor, thing: UUID) -> None:
    """Find inside the act that it is not for this one."""
    raise NotPermitted


def refusals() -> list[tuple[str, str, str]]:
    with tenant(CODE):
        lines = AuditLine.objects.filter(refused=True).order_by("id")
        return [(line.code, line.why, line.subject) for line in lines]


def test_an_act_that_refuses_itself_leaves_one_line_of_the_innermost(municipality: str) -> None:
    with pytest.raises(Refused):
        around(actor=user(Role.REVIEWER), thing=uuid4())
    assert refusals() == [("tests.halfway", "refused", "")]


def test_what_is_not_permitted_inside_an_act_is_written_down_with_its_subject(
    municipality: str,
) -> None:
    thing = uuid4()
    with pytest.raises(NotPermitted):
        unwilling(actor=user(Role.REVIEWER), thing=thing)
    assert refusals() == [("tests.unwilling", "not_permitted", str(thing))]


def test_asking_after_what_does_not_exist_is_written_down(municipality: str) -> None:
    case = uuid4()
    with pytest.raises(NotFound):
        unknown(actor=user(Role.REVIEWER), case=case)
    assert refusals() == [("tests.unknown", "not_found", str(case))]


def test_a_page_of_what_does_not_exist_leaves_one_line(
    municipality: str, coordinator: Actor, client_for: object
) -> None:
    client: Client = client_for(coordinator)  # type: ignore[operator]
    case = uuid4()
    assert client.get(f"/zaken/{case}").status_code == 404
    assert [(why, subject) for _, why, subject in refusals()] == [("not_found", str(case))]


def test_the_system_refuses_nobody(municipality: str) -> None:
    with pytest.raises(Refused):
        halfway(actor=system(CODE, "job"))
    assert refusals() == []


def test_why_it_was_refused_is_sealed_too(municipality: str) -> None:
    with pytest.raises(Refused):
        halfway(actor=user(Role.REVIEWER))
    here = chain.chain_of(CODE)
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute(f"SELECT {here.payload} FROM access_auditline l ORDER BY id DESC LIMIT 1")
        (text,) = cursor.fetchone()
    assert json.loads(text)[len(here.columns) :] == ["refused"]
