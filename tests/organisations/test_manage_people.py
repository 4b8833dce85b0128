# SPDX-License-Identifier: EUPL-1.2
"""Accounts go off, on and out by somebody else, and by themselves when nobody uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.conftest import CODE, MONDAY, client_of, person
from tests.organisations.conftest import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts.models import (
    ExternalIdentity,
    Invitation,
    RecoveryCode,
    SecondFactor,
    SignedIn,
    User,
)
from woonzeker.accounts.services import begin_session
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations import services, tasks
from woonzeker.organisations.models import Membership, PolicyKind
from woonzeker.organisations.selectors import access_policy, actor_for, people
from woonzeker.organisations.selectors import person as one


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.id)


def sign_in(actor: Actor, key: str = "sleutel") -> SignedIn:
    return begin_session(key=key, user=user_of(actor), second_step=True)


def unused_for(actor: Actor, days: int) -> None:
    # at noon: between summer and winter time the same hour can be another day
    day = clock.real().astimezone(clock.AMSTERDAM).date() - timedelta(days=days)
    used_at = datetime.combine(day, time(12), clock.AMSTERDAM)
    User.objects.filter(pk=actor.id).update(used_at=used_at, created_at=used_at)


@pytest.fixture
def factor(outreach_worker: Actor) -> SecondFactor:
    now = clock.real()
    RecoveryCode.objects.create(user_id=outreach_worker.id, code_hash="x", made_at=now)
    return SecondFactor.objects.create(
        user_id=outreach_worker.id, secret=b"s", made_at=now, confirmed_at=now
    )


def test_an_account_that_is_off_is_out_at_once(admin: Actor, outreach_worker: Actor) -> None:
    sign_in(outreach_worker)
    services.disable_user(actor=admin, user=UUID(outreach_worker.id))
    found = user_of(outreach_worker)
    assert (found.is_active, found.disabled_why) == (False, "ended_by_admin")
    assert SignedIn.objects.get().ended_why == "disabled"
    assert actor_for(user=outreach_worker.id, municipality=CODE) is None


def test_an_account_that_is_on_again_has_its_roles(admin: Actor, outreach_worker: Actor) -> None:
    unused_for(outreach_worker, 100)
    services.disable_user(actor=admin, user=UUID(outreach_worker.id))
    services.enable_user(actor=admin, user=UUID(outreach_worker.id))
    assert actor_for(user=outreach_worker.id, municipality=CODE) == outreach_worker
    assert services.switch_off_unused(actor=LEAD) == []


@pytest.mark.parametrize("act", [services.disable_user, services.enable_user, services.start_again])
def test_nobody_does_it_to_themselves(
    admin: Actor, other_admin: Actor, act: Callable[..., Any]
) -> None:
    with pytest.raises(Refused):
        act(actor=admin, user=UUID(admin.id))


@pytest.mark.parametrize(
    "act",
    [services.disable_user, services.enable_user, services.start_again, services.end_sessions],
)
@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.MANAGER])
def test_only_a_functional_admin_does_it(
    outreach_worker: Actor, role: Role, act: Callable[..., Any]
) -> None:
    with pytest.raises(NotPermitted):
        act(actor=person(role, name="iemand"), user=UUID(outreach_worker.id))


@pytest.mark.parametrize(
    "act",
    [services.disable_user, services.enable_user, services.start_again, services.end_sessions],
)
def test_somebody_who_never_worked_here_does_not_exist(
    admin: Actor, act: Callable[..., Any]
) -> None:
    stranger = User.objects.create(username="elders", name="Elders")
    with pytest.raises(NotFound):
        act(actor=admin, user=stranger.pk)


@pytest.mark.parametrize("act", [services.disable_user, services.start_again])
def test_an_account_that_opens_more_than_here_is_not_taken_over(
    admin: Actor, outreach_worker: Actor, act: Callable[..., Any]
) -> None:
    elsewhere = system("0001", "tests")
    services.establish(actor=elsewhere, name="Elders")
    services.give_role(
        actor=elsewhere, user=UUID(outreach_worker.id), role=Role.REVIEWER, from_on=MONDAY
    )
    with pytest.raises(Refused, match="andere gemeente"):
        act(actor=admin, user=UUID(outreach_worker.id))


@pytest.mark.parametrize("act", [services.start_again, services.end_sessions])
def test_the_account_of_a_former_colleague_is_left_alone(
    admin: Actor, outreach_worker: Actor, act: Callable[..., Any]
) -> None:
    Membership.objects.filter(user_id=outreach_worker.id).update(until_on=MONDAY - timedelta(1))
    with pytest.raises(Refused, match="geen rol"):
        act(actor=admin, user=UUID(outreach_worker.id))


@pytest.mark.parametrize("act", ["give_role", "enable", "start_again", "let_in"])
def test_managing_an_account_asks_for_a_fresh_proof(
    admin: Actor, outreach_worker: Actor, act: str
) -> None:
    client = client_of(admin)
    path = reverse(f"organisations:{act}", args=[outreach_worker.id])
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        page = client.post(path, {"role": "team_lead", "from_on": "2026-11-02"})
    assert (page.status_code, b'action="/bewijs"' in page.content) == (403, True)


def test_inviting_asks_for_a_fresh_proof(admin: Actor) -> None:
    client = client_of(admin)
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        page = client.post(reverse("organisations:invite"), {"username": "nieuw"})
    assert (page.status_code, b'action="/bewijs"' in page.content) == (403, True)


def test_an_unused_account_does_not_open_when_the_night_did_not_come(
    admin: Actor, outreach_worker: Actor
) -> None:
    user = user_of(outreach_worker)
    user.set_password("vier tuinkabouters fietsen")
    user.save()
    unused_for(outreach_worker, 90)
    said = {"username": user.username, "password": "vier tuinkabouters fietsen"}
    assert "klopt niet" in Client().post("/aanmelden", said).content.decode()
    assert user_of(outreach_worker).disabled_why == "unused"


def test_sessions_are_ended_from_elsewhere(admin: Actor, outreach_worker: Actor) -> None:
    sign_in(outreach_worker, "een")
    sign_in(outreach_worker, "twee")
    assert services.end_sessions(actor=admin, user=UUID(outreach_worker.id)) == 2


def test_starting_again_takes_everything_away_at_once(
    admin: Actor, outreach_worker: Actor, factor: SecondFactor
) -> None:
    sign_in(outreach_worker)
    services.start_again(actor=admin, user=UUID(outreach_worker.id))
    assert not user_of(outreach_worker).has_usable_password()
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not SignedIn.objects.filter(ended_at=None).exists()


def test_the_link_to_start_again_sets_a_password_and_no_more(
    admin: Actor, other_admin: Actor, outreach_worker: Actor, factor: SecondFactor
) -> None:
    waits = services.start_again(actor=admin, user=UUID(outreach_worker.id))
    assert waits is not None
    token = services.release_invitation(actor=other_admin, invitation=waits)
    user = services.accept(token=token, password="vier tuinkabouters fietsen")
    assert user == user_of(outreach_worker)
    assert user is not None
    assert user.check_password("vier tuinkabouters fietsen")
    assert actor_for(user=outreach_worker.id, municipality=CODE) == outreach_worker


def test_who_asks_a_new_start_does_not_get_the_link(
    admin: Actor, outreach_worker: Actor, factor: SecondFactor
) -> None:
    client = client_of(admin)
    path = reverse("organisations:start_again", args=[outreach_worker.id])
    said = client.post(path, follow=True).content.decode()
    found = Invitation.objects.get()
    assert "/uitnodiging/" not in said
    with pytest.raises(Refused):
        services.release_invitation(actor=admin, invitation=found.pk)


def test_nobody_releases_a_new_start_of_their_own(admin: Actor, outreach_worker: Actor) -> None:
    waits = services.start_again(actor=admin, user=UUID(outreach_worker.id))
    assert waits is not None
    own = replace(outreach_worker, roles=frozenset({Role.PRIVACY_OFFICER.value}))
    with pytest.raises(Refused):
        services.release_invitation(actor=own, invitation=waits)


def test_a_team_lead_releases_a_new_start_in_their_team(
    admin: Actor, outreach_worker: Actor
) -> None:
    waits = services.start_again(actor=admin, user=UUID(outreach_worker.id))
    lead = person(Role.TEAM_LEAD, name="teamleider")
    client = client_of(lead)
    page = client.get(reverse("organisations:people")).content.decode()
    assert "Geef vrij en toon de link" in page
    answer = client.post(reverse("organisations:release", args=[waits]))
    assert "/uitnodiging/" in answer.content.decode()


def test_who_signs_in_elsewhere_only_gets_a_new_second_step(
    admin: Actor, outreach_worker: Actor, factor: SecondFactor
) -> None:
    ExternalIdentity.objects.create(
        user_id=outreach_worker.id, municipality_code=CODE, issuer="i", subject="s",
        linked_at=clock.real(),
    )  # fmt: skip
    assert services.start_again(actor=admin, user=UUID(outreach_worker.id)) is None
    assert not SecondFactor.objects.exists()


def test_an_unused_account_goes_off_by_itself(admin: Actor, outreach_worker: Actor) -> None:
    unused_for(outreach_worker, 90)
    tasks.switch_off_unused(0)
    found = user_of(outreach_worker)
    assert (found.is_active, found.disabled_why) == (False, "unused")


def test_a_day_earlier_it_is_still_on(admin: Actor, outreach_worker: Actor) -> None:
    unused_for(outreach_worker, 89)
    assert services.switch_off_unused(actor=LEAD) == []


def test_an_account_that_was_never_used_counts_from_when_it_was_made(
    admin: Actor, outreach_worker: Actor
) -> None:
    long_ago = clock.real() - timedelta(days=91)
    User.objects.filter(pk=outreach_worker.id).update(created_at=long_ago, used_at=None)
    assert services.switch_off_unused(actor=LEAD) == [user_of(outreach_worker)]


def test_the_last_functional_admin_never_goes_off(admin: Actor) -> None:
    unused_for(admin, 1_000)
    assert services.switch_off_unused(actor=LEAD) == []


def test_of_two_unused_functional_admins_one_stays(admin: Actor, other_admin: Actor) -> None:
    unused_for(admin, 200)
    unused_for(other_admin, 200)
    assert len(services.switch_off_unused(actor=LEAD)) == 1


def test_the_days_are_those_that_the_municipality_decided(
    admin: Actor, outreach_worker: Actor
) -> None:
    unused_for(outreach_worker, 40)
    data = access_policy(CODE) | {"unused_account_days": 30}
    services.decide_policy(actor=LEAD, kind=PolicyKind.ACCESS, data=data, valid_from=MONDAY)
    assert services.switch_off_unused(actor=LEAD) == [user_of(outreach_worker)]


@pytest.mark.parametrize(("days", "left"), [(75, None), (76, 14), (89, 1), (95, 0)])
def test_the_page_warns_two_weeks_before(
    admin: Actor, outreach_worker: Actor, days: int, left: int | None
) -> None:
    unused_for(outreach_worker, days)
    assert one(actor=admin, user=UUID(outreach_worker.id)).days_left == left


def test_a_functional_admin_sees_how_accounts_are_used(
    admin: Actor, outreach_worker: Actor, factor: SecondFactor
) -> None:
    sign_in(outreach_worker)
    row = one(actor=admin, user=UUID(outreach_worker.id))
    assert (row.has_second_step, row.sessions) == (True, 1)
    assert row.used_on == clock.real().astimezone(clock.AMSTERDAM).date()
    assert [(each.role, each.team) for each in row.roles] == [(Role.OUTREACH_WORKER, "Oost")]


def test_a_privacy_officer_reads_along(admin: Actor, outreach_worker: Actor) -> None:
    officer = person(Role.PRIVACY_OFFICER, name="fg")
    assert {row.username for row in people(actor=officer)} == {"beheer", "fg", "outreach_worker"}


def test_a_team_lead_sees_their_own_team_and_not_how_it_signs_in(
    admin: Actor, outreach_worker: Actor
) -> None:
    lead = person(Role.TEAM_LEAD, name="teamleider")
    west = services.add_team(actor=LEAD, name="West")
    other = User.objects.create(username="west", name="West")
    services.give_role(
        actor=LEAD, user=other.pk, role=Role.OUTREACH_WORKER, from_on=MONDAY, team=west.pk
    )
    rows = {row.username: row for row in people(actor=lead)}
    assert "west" not in rows
    assert (rows["outreach_worker"].sessions, rows["outreach_worker"].used_on) == (None, None)
    with pytest.raises(NotPermitted):
        one(actor=lead, user=other.pk)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.OUTREACH_WORKER, Role.STATISTICIAN])
def test_others_see_no_list_of_users(municipality: str, role: Role) -> None:
    with pytest.raises(NotPermitted):
        people(actor=person(role, name="iemand"))
