# SPDX-License-Identifier: EUPL-1.2
"""Before a restored database opens somebody gets in with both steps, and leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pyotp
import pytest
from django.contrib.sessions.models import Session
from tests.conftest import CODE, MONDAY

from woonzeker.access import clock
from woonzeker.access.models import SignInLine
from woonzeker.accounts.models import SecondFactor, SignedIn, Try, User
from woonzeker.accounts.services.sealed import seal_secret
from woonzeker.cli import restore_finish
from woonzeker.organisations.models import Membership

pytestmark = pytest.mark.django_db
#: further than any step of time: with this no code would be new
USED = 10**9


@pytest.fixture
def nadia(municipality: str) -> User:
    """Somebody whose app works, and who used the code of now already."""
    user = User.objects.create(username="nadia", name="Nadia", password="kept")
    SecondFactor.objects.create(
        user=user,
        secret=seal_secret(pyotp.random_base32(), user.pk),
        made_at=clock.real(),
        confirmed_at=clock.real(),
        last_step=USED,
    )
    return user


def told() -> list[tuple[str, str]]:
    return list(SignInLine.objects.values_list("code", "subject"))


def test_the_second_step_passes_and_is_written_down(nadia: User) -> None:
    assert restore_finish.sign_in()
    assert told() == [("restore.second_step", str(nadia.pk))]


def test_it_leaves_no_session_and_changes_nothing_of_who_it_was_tried_with(nadia: User) -> None:
    Try.objects.create(key_hash="earlier", at=clock.real())
    restore_finish.sign_in()
    assert (Session.objects.count(), SignedIn.objects.count()) == (0, 0)
    assert (Try.objects.count(), SecondFactor.objects.get().last_step) == (1, USED)
    assert User.objects.values_list("username", "password").get() == ("nadia", "kept")


def test_who_did_not_use_their_account_for_long_keeps_no_copy_shut(nadia: User) -> None:
    """Of an older copy whoever set up an app first may have lapsed since; the rest has not."""
    Membership.objects.create(
        user=nadia, municipality_id=CODE, role="outreach_worker", from_on=MONDAY
    )
    long_ago = clock.real() - timedelta(days=200)
    User.objects.update(used_at=long_ago)
    assert restore_finish.sign_in()
    nadia.refresh_from_db()
    assert (nadia.is_active, nadia.used_at) == (True, long_ago)


def test_a_secret_that_does_not_open_keeps_it_shut(nadia: User) -> None:
    SecondFactor.objects.update(secret=seal_secret(pyotp.random_base32(), uuid4()))
    with pytest.raises(restore_finish.SignInBroken):
        restore_finish.sign_in()


def test_a_code_that_is_refused_keeps_it_shut(nadia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = f"{(int(restore_finish.code_of_now(nadia)) + 1) % 10**6:06d}"
    monkeypatch.setattr(restore_finish, "code_of_now", {nadia: wrong}.get)
    with pytest.raises(restore_finish.SignInBroken):
        restore_finish.sign_in()


def test_without_anybody_who_has_an_app_the_password_is_enough(municipality: str) -> None:
    assert not restore_finish.sign_in()
    assert told() == []
