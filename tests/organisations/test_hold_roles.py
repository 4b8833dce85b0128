# SPDX-License-Identifier: EUPL-1.2
"""Roles are given from a list, by somebody else, and end at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.organisations.conftest import LEAD

from woonzeker.access.actors import Actor, system
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import services
from woonzeker.organisations.models import Membership, Team
from woonzeker.organisations.selectors import actor_for


def give(actor: Actor, user: Actor, role: Role, **more: object) -> Membership:
    return services.give_role(actor=actor, user=user.id, role=role, from_on=MONDAY, **more)


def membership(user: Actor, role: Role) -> Membership:
    return Membership.objects.get(user_id=user.id, role=role)


def roles(user: Actor) -> frozenset[str]:
    found = actor_for(user=user.id, municipality=CODE)
    return found.roles if found else frozenset()


def test_a_role_that_is_given_holds_with_the_next_request(
    admin: Actor, outreach_worker: Actor, oost: Team
) -> None:
    give(admin, outreach_worker, Role.TEAM_LEAD, team=oost.pk)
    assert Role.TEAM_LEAD in roles(outreach_worker)


def test_giving_a_role_leaves_a_line_about_it(admin: Actor, outreach_worker: Actor) -> None:
    held = give(admin, outreach_worker, Role.TEAM_LEAD)
    with tenant(CODE):
        line = AuditLine.objects.get(code="organisations.give_role", actor_id=admin.id)
    assert (line.subject, line.basis) == (str(held.pk), "Wgs art. 2")


def test_a_role_ends_at_once(admin: Actor, outreach_worker: Actor) -> None:
    held = membership(outreach_worker, Role.OUTREACH_WORKER)
    services.end_role(actor=admin, user=outreach_worker.id, membership=held.pk)
    assert roles(outreach_worker) == frozenset()


def test_a_role_that_began_today_ends_at_once_too(admin: Actor, outreach_worker: Actor) -> None:
    held = give(admin, outreach_worker, Role.TEAM_LEAD)
    services.end_role(actor=admin, user=outreach_worker.id, membership=held.pk)
    assert Role.TEAM_LEAD not in roles(outreach_worker)


def test_a_role_with_a_last_day_holds_until_then(admin: Actor, outreach_worker: Actor) -> None:
    held = membership(outreach_worker, Role.OUTREACH_WORKER)
    services.end_role(
        actor=admin, user=outreach_worker.id, membership=held.pk, last_on=MONDAY + timedelta(3)
    )
    assert roles(outreach_worker) == {Role.OUTREACH_WORKER}


def test_an_ended_role_can_be_given_again(admin: Actor, outreach_worker: Actor) -> None:
    held = membership(outreach_worker, Role.OUTREACH_WORKER)
    services.end_role(actor=admin, user=outreach_worker.id, membership=held.pk)
    give(admin, outreach_worker, Role.OUTREACH_WORKER, team=held.team_id)
    assert roles(outreach_worker) == {Role.OUTREACH_WORKER}


def test_giving_the_same_role_twice_is_giving_it_once(admin: Actor, outreach_worker: Actor) -> None:
    assert give(admin, outreach_worker, Role.TEAM_LEAD) == give(
        admin, outreach_worker, Role.TEAM_LEAD
    )


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.INTAKE_COORDINATOR])
def test_nobody_gives_themselves_a_role(admin: Actor, other_admin: Actor, role: Role) -> None:
    with pytest.raises(Refused):
        give(admin, admin, role)


def test_nobody_ends_a_role_of_themselves(admin: Actor, other_admin: Actor) -> None:
    held = membership(admin, Role.FUNCTIONAL_ADMIN)
    with pytest.raises(Refused):
        services.end_role(actor=admin, user=admin.id, membership=held.pk)


def test_a_functional_admin_gets_no_role_that_sees_residents(
    admin: Actor, other_admin: Actor
) -> None:
    with pytest.raises(Refused, match="ziet geen inwoners"):
        give(admin, other_admin, Role.OUTREACH_WORKER)


def test_who_sees_residents_does_not_become_functional_admin(
    admin: Actor, outreach_worker: Actor
) -> None:
    with pytest.raises(Refused):
        give(admin, outreach_worker, Role.FUNCTIONAL_ADMIN)


def test_a_role_that_begins_later_counts_already(admin: Actor, other_admin: Actor) -> None:
    later = date(2027, 1, 1)
    with pytest.raises(Refused):
        services.give_role(actor=admin, user=other_admin.id, role=Role.REVIEWER, from_on=later)


@pytest.mark.parametrize("role", [Role.PARTNER_USER, Role.RESIDENT, Role.BAILIFF])
def test_a_role_of_outsiders_is_given_to_nobody(
    admin: Actor, outreach_worker: Actor, role: Role
) -> None:
    with pytest.raises(Refused):
        give(admin, outreach_worker, role)


def test_the_last_functional_admin_stays(admin: Actor, municipality: str) -> None:
    held = membership(admin, Role.FUNCTIONAL_ADMIN)
    with pytest.raises(Refused, match="laatste functioneel beheerder"):
        services.end_role(actor=LEAD, user=admin.id, membership=held.pk)


def test_the_last_but_one_may_go(admin: Actor, other_admin: Actor) -> None:
    held = membership(other_admin, Role.FUNCTIONAL_ADMIN)
    services.end_role(actor=admin, user=other_admin.id, membership=held.pk)
    assert roles(other_admin) == frozenset()


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.INTAKE_COORDINATOR])
def test_only_a_functional_admin_gives_roles(
    municipality: str, outreach_worker: Actor, role: Role
) -> None:
    with pytest.raises(NotPermitted):
        give(person(role, name="iemand"), outreach_worker, Role.TEAM_LEAD)


def test_a_team_of_another_municipality_does_not_exist(
    admin: Actor, outreach_worker: Actor
) -> None:
    elsewhere = system("0001", "tests")
    services.establish(actor=elsewhere, name="Elders")
    team = services.add_team(actor=elsewhere, name="Zuid")
    with pytest.raises(NotFound):
        give(admin, outreach_worker, Role.TEAM_LEAD, team=team.pk)


def test_a_role_in_another_municipality_cannot_be_ended_here(
    admin: Actor, outreach_worker: Actor
) -> None:
    elsewhere = system("0001", "tests")
    services.establish(actor=elsewhere, name="Elders")
    held = services.give_role(
        actor=elsewhere, user=outreach_worker.id, role=Role.REVIEWER, from_on=MONDAY
    )
    with pytest.raises(NotFound):
        services.end_role(actor=admin, user=outreach_worker.id, membership=held.pk)
