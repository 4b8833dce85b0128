# SPDX-License-Identifier: EUPL-1.2
"""An invitation is the only way to an account, for who it was meant for, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests.conftest import CODE, client_of, person
from tests.organisations.conftest import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import Invitation, InvitationState, User
from woonzeker.accounts.services import WeakPassword, plain_digest
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import services
from woonzeker.organisations.models import Membership, Team
from woonzeker.organisations.selectors import invitations, links_given

PHRASE = "vier tuinkabouters fietsen"
RELEASER = Actor(
    kind="user",
    id="00000000-0000-4000-8000-000000000001",
    municipality=CODE,
    roles=frozenset({Role.PRIVACY_OFFICER.value}),
)


def asked(actor: Actor, **more: Any) -> Invitation:
    wanted: dict[str, Any] = {
        "username": "j.mulder", "name": "J. Mulder", "roles": [Role.OUTREACH_WORKER],
    }  # fmt: skip
    return services.invite(actor=actor, **(wanted | more))


def invited(actor: Actor, **more: Any) -> str:
    """Asked by one, released by another: the token."""
    found = asked(actor, **more)
    return services.release_invitation(actor=RELEASER, invitation=found.pk)


def test_who_accepts_has_the_account_that_was_meant(admin: Actor, oost: Team) -> None:
    token = invited(admin, team=oost.pk, roles=[Role.OUTREACH_WORKER, Role.REVIEWER])
    user = services.accept(token=token, password=PHRASE)
    held = Membership.objects.filter(user=user).order_by("role")
    assert user is not None
    assert (user.username, user.name, user.check_password(PHRASE)) == (
        "j.mulder",
        "J. Mulder",
        True,
    )
    assert [(each.role, each.team_id) for each in held] == [
        ("outreach_worker", oost.pk), ("reviewer", oost.pk),
    ]  # fmt: skip


def test_the_token_is_long_and_only_its_hash_is_kept(admin: Actor) -> None:
    token = invited(admin)
    assert len(token) * 6 >= 128
    assert token not in str(Invitation.objects.values().get())


def test_the_link_works_once(admin: Actor) -> None:
    token = invited(admin)
    services.accept(token=token, password=PHRASE)
    assert services.invitation_of(token) is None
    assert services.accept(token=token, password=PHRASE) is None


@pytest.mark.parametrize(("days", "works"), [(6.99, True), (7, False), (30, False)])
def test_the_link_works_for_seven_days(admin: Actor, days: float, works: bool) -> None:
    token = invited(admin)
    with clock.really_at(clock.real() + timedelta(days=days)):
        assert (services.accept(token=token, password=PHRASE) is not None) is works


def test_a_withdrawn_link_is_dead(admin: Actor) -> None:
    token = invited(admin)
    services.withdraw_invitation(actor=admin, invitation=Invitation.objects.get().pk)
    assert services.accept(token=token, password=PHRASE) is None


def test_what_was_used_cannot_be_withdrawn(admin: Actor) -> None:
    services.accept(token=invited(admin), password=PHRASE)
    with pytest.raises(Refused):
        services.withdraw_invitation(actor=admin, invitation=Invitation.objects.get().pk)


def test_inviting_again_withdraws_the_first(admin: Actor) -> None:
    first = invited(admin)
    second = invited(admin)
    assert services.invitation_of(first) is None
    assert services.invitation_of(second) is not None


def test_an_invitation_of_another_municipality_does_not_exist(admin: Actor) -> None:
    invited(admin)
    Invitation.objects.update(municipality_code="0001")
    with pytest.raises(NotFound):
        services.withdraw_invitation(actor=admin, invitation=Invitation.objects.get().pk)
    assert invitations(actor=admin) == ()


@pytest.mark.parametrize("token", ["", "x", str(UUID(int=7, version=4)), "a" * 43])
def test_a_made_up_link_opens_nothing(municipality: str, token: str) -> None:
    assert services.accept(token=token, password=PHRASE) is None


@pytest.mark.parametrize(
    "roles",
    [[], [Role.RESIDENT], [Role.PARTNER_USER], [Role.FUNCTIONAL_ADMIN, Role.OUTREACH_WORKER]],
)
def test_not_every_role_can_be_asked(admin: Actor, roles: list[Role]) -> None:
    with pytest.raises(Refused):
        invited(admin, roles=roles)


@pytest.mark.parametrize("username", ["", "a b", "J.Mulder", "x", "../x", "é.mulder", "a" * 80])
def test_not_every_name_can_be_one(admin: Actor, username: str) -> None:
    with pytest.raises(Refused):
        invited(admin, username=username)


def test_a_name_that_is_taken_is_refused(admin: Actor) -> None:
    User.objects.create(username="J.Mulder", name="Een ander")
    with pytest.raises(Refused):
        invited(admin)


def test_a_name_that_is_taken_is_answered_as_one_that_cannot_be(admin: Actor) -> None:
    User.objects.create(username="j.mulder", name="Een ander")
    said = set()
    for username in ("j.mulder", "a b", "beheer"):
        with pytest.raises(Refused) as refused:
            invited(admin, username=username)
        said.add(refused.value.sentence)
    assert len(said) == 1


def test_a_name_that_was_taken_meanwhile_gives_no_account(admin: Actor) -> None:
    token = invited(admin)
    User.objects.create(username="j.mulder", name="Een ander")
    with pytest.raises(Refused):
        services.accept(token=token, password=PHRASE)
    assert not User.objects.get(username="j.mulder").check_password(PHRASE)


@pytest.mark.parametrize("password", ["", "kort", "jmulder jmulder", "meerveldmeerveld"])
def test_a_weak_password_does_not_use_the_link_up(admin: Actor, password: str) -> None:
    token = invited(admin)
    with pytest.raises(WeakPassword):
        services.accept(token=token, password=password)
    assert services.invitation_of(token) is not None


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.INTAKE_COORDINATOR])
def test_only_a_functional_admin_invites(municipality: str, role: Role) -> None:
    with pytest.raises(NotPermitted):
        invited(person(role, name="iemand"))


def test_inviting_and_accepting_leave_lines_without_names(admin: Actor) -> None:
    services.accept(token=invited(admin), password=PHRASE)
    with tenant(CODE):
        lines = AuditLine.objects.filter(
            code__in=[
                "organisations.invite",
                "organisations.release_invitation",
                "organisations.take_up_invitation",
            ]
        )
        assert lines.count() == 3
        assert "ulder" not in str(list(lines.values()))


def test_what_only_one_person_asked_opens_nothing(admin: Actor) -> None:
    found = asked(admin)
    assert (found.state, found.released_by) == (InvitationState.ASKED, "")
    Invitation.objects.update(token_hash=plain_digest("geraden"))
    assert services.invitation_of("geraden") is None
    assert services.accept(token="geraden", password=PHRASE) is None


def test_who_asked_does_not_release_it(admin: Actor) -> None:
    with pytest.raises(Refused, match="iemand anders"):
        services.release_invitation(actor=admin, invitation=asked(admin).pk)


def test_who_asked_never_reads_the_link(admin: Actor) -> None:
    client = client_of(admin)
    sent = {"name": "J. Mulder", "username": "j.mulder", "roles": ["outreach_worker"]}
    page = client.post(reverse("organisations:invite"), sent, follow=True)
    found = Invitation.objects.get()
    again = client.post(reverse("organisations:release", args=[found.pk]), follow=True)
    said = page.content.decode() + again.content.decode()
    assert "/uitnodiging/" not in said
    assert "wacht op een tweede persoon" in said
    assert Invitation.objects.get().state == InvitationState.ASKED


def test_another_functional_admin_releases_it(admin: Actor, other_admin: Actor) -> None:
    token = services.release_invitation(actor=other_admin, invitation=asked(admin).pk)
    assert services.accept(token=token, password=PHRASE) is not None


def test_a_team_lead_releases_for_their_own_team_alone(admin: Actor, oost: Team) -> None:
    west = services.add_team(actor=LEAD, name="West")
    lead = person(Role.TEAM_LEAD, name="teamleider")  # of team Oost
    theirs = asked(admin, team=oost.pk)
    other = asked(admin, username="w.west", team=west.pk)
    whole = asked(admin, username="g.geheel")
    assert [row.id for row in invitations(actor=lead)] == [theirs.pk]
    for each in (other, whole):
        with pytest.raises(NotPermitted):
            services.release_invitation(actor=lead, invitation=each.pk)
    assert services.release_invitation(actor=lead, invitation=theirs.pk)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.OUTREACH_WORKER, Role.STATISTICIAN])
def test_others_release_nothing(admin: Actor, role: Role) -> None:
    with pytest.raises(NotPermitted):
        services.release_invitation(actor=person(role, name="iemand"), invitation=asked(admin).pk)


def test_a_link_is_released_once_and_in_time(admin: Actor) -> None:
    found = asked(admin)
    with clock.really_at(clock.real() + timedelta(days=8)), pytest.raises(Refused):
        services.release_invitation(actor=RELEASER, invitation=found.pk)
    services.release_invitation(actor=RELEASER, invitation=found.pk)
    with pytest.raises(Refused):
        services.release_invitation(actor=RELEASER, invitation=found.pk)


def test_the_privacy_officer_reads_who_asked_and_who_released(
    admin: Actor, other_admin: Actor
) -> None:
    token = services.release_invitation(actor=other_admin, invitation=asked(admin).pk)
    services.accept(token=token, password=PHRASE)
    officer = person(Role.PRIVACY_OFFICER, name="fg")
    page = client_of(officer).get(reverse("organisations:people")).content.decode()
    row = links_given(actor=officer)[0]
    names = [User.objects.get(pk=each.id).name for each in (admin, other_admin)]
    assert [row.asked_by, row.released_by] == names
    assert "Eerdere links" in page


def test_a_team_lead_does_not_read_how_everybody_got_in(admin: Actor, oost: Team) -> None:
    with pytest.raises(NotPermitted):
        links_given(actor=person(Role.TEAM_LEAD, name="teamleider"))
