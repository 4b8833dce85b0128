# SPDX-License-Identifier: EUPL-1.2
"""Rules that a browser is held to: cookies, forms of other sites, methods, what practice leaves."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from tests.web.test_edges import ANY_ID

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.web import permissions
from woonzeker.web.permissions import Who

pytestmark = pytest.mark.django_db
ASK = """
import django, json
django.setup()
from django.conf import settings
from django.urls import Resolver404, resolve
def there(path):
    try:
        resolve(path)
        return True
    except Resolver404:
        return False
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({
    **{name: repr(getattr(settings, name)) for name in names if "COOKIE" in name or "HSTS" in name},
    "hasher": settings.PASSWORD_HASHERS[0], "style": there("/stijl"),
}))
"""


def real(**more: str) -> dict[str, object]:
    """The settings of an installation where the work is real, asked in a process of its own."""
    given = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": "postgresql://woonzeker_app@/none",
        "WOONZEKER_MODE": "production",
        "WOONZEKER_HTTPS": "ja",
        "WOONZEKER_SECRET_KEY": "kJ8#vQ2!mZ5@wX9$rT4%yB7^nC1&hD6*eF3(gL0)pS_aUoIqWeRtYuIoP12",
        "WOONZEKER_DATA_KEY": "pY0xUO5Q7c1xk8Jm2vWq4tR6zL9aBdEfGhIjKlMnOpE=",
        "WOONZEKER_INDEX_KEY": "Zt3Wq8Rr1uYp5Xs7Vn2Bm4Lk6Jh9Gf0Ds3Aq5Pw7Oe8=",
        "WOONZEKER_SIGNING_KEY": "Qm7Xc2Vb9Nz4Lk1Jh6Gf3Ds8Aq5Pw0Oe7Ru2Ty4Ui9E=",
        "WOONZEKER_HOSTS": "meldingen.gemeente.nl",
        "DJANGO_SETTINGS_MODULE": "woonzeker.settings.site",
        "PYTHONPATH": os.pathsep.join(sys.path),
        **more,
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def settings_there() -> dict[str, object]:
    return real()


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_over_https_a_cookie_belongs_to_this_host_alone(
    kind: str, settings_there: dict[str, object]
) -> None:
    assert str(settings_there[f"{kind}_COOKIE_NAME"]).startswith("'__Host-")
    assert settings_there[f"{kind}_COOKIE_SECURE"] == "True"
    assert settings_there[f"{kind}_COOKIE_HTTPONLY"] == "True"
    assert settings_there[f"{kind}_COOKIE_SAMESITE"] in {"'Lax'", "'Strict'"}
    assert settings_there[f"{kind}_COOKIE_DOMAIN"] == "None"
    assert settings_there[f"{kind}_COOKIE_PATH"] == "'/'"


def test_passwords_are_kept_with_argon2id(settings_there: dict[str, object]) -> None:
    assert settings_there["hasher"] == "django.contrib.auth.hashers.Argon2PasswordHasher"
    kept = Argon2PasswordHasher().encode("vier gele giraffen", "zoutzoutzoutzout")
    assert "argon2id" in kept


def test_where_the_work_is_real_there_is_nothing_for_practice(
    settings_there: dict[str, object],
) -> None:
    assert settings_there["style"] is False


#: here a system says itself who it is, with a secret; no cookie counts
WITHOUT_COOKIES = "/api/v1/oauth/token"


def sent() -> list[str]:
    """The address of everything that can be sent from a page, with ids that do not exist."""
    found = []
    for name, methods in permissions.TABLE.items():
        if "POST" not in methods or methods["POST"].who is Who.KEY:
            continue
        for arguments in ({}, *_arguments()):
            try:
                found.append(reverse(name, kwargs=arguments))
                break
            except NoReverseMatch:
                continue
    return found


def _arguments() -> list[dict[str, object]]:
    names = (
        "delivery", "partner", "link", "case", "task", "work_list", "visit", "leak", "export",
        "person", "user", "session", "phone", "request", "run", "line", "pk", "agreement",
    )  # fmt: skip
    one = [{name: ANY_ID} for name in names]
    two = [{a: ANY_ID, b: ANY_ID} for a in names for b in names if a < b]
    return [*one, *two]


def test_a_form_of_another_site_changes_nothing(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    signed_in = client_for(coordinator)
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in.cookies
    addresses = sent()
    assert len(addresses) > 40
    taken = [each for each in addresses if browser.post(each).status_code not in {403, 404}]
    assert taken == [WITHOUT_COOKIES]


def test_what_changes_something_is_not_asked_with_get(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    browser = client_for(coordinator)
    only_sent = [
        each
        for each in sent()
        if "GET" not in permissions.TABLE.get(resolve(each).view_name, {"GET": None})
    ]
    assert len(only_sent) > 20
    answered = [each for each in only_sent if browser.get(each).status_code == 200]
    assert answered == []


def test_the_same_word_twice_is_read_once(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    browser = client_for(coordinator)
    answer = browser.get("/zaken?status=closed&status=open&page=1&page=999")
    assert answer.status_code == 200
    assert browser.get("/zaken?status=open", {"status": "x"}).status_code == 200
    with tenant(coordinator.municipality):
        assert not Case.objects.exists()


def test_a_password_is_hidden_and_may_be_pasted() -> None:
    page = Client().get("/aanmelden").content.decode()
    field = page[page.index('name="password"') - 200 : page.index('name="password"') + 200]
    assert 'type="password"' in field
    assert "current-password" in field
    assert "onpaste" not in page
    assert all(int(most) >= 64 for most in re.findall(r'maxlength="(\d+)"', field))
