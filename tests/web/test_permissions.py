# SPDX-License-Identifier: EUPL-1.2
"""The table of rights holds every address, and what is not in it is served to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.web import permissions
from woonzeker.web.context import MOST_ON_THE_LINE, navigation


def addresses(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each address of the site under the name by which the table knows it."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each, ":".join(filter(None, (space, each.namespace))))
        else:
            name = ":".join(filter(None, (space, each.name))) if each.name else each.lookup_str
            yield name, each


def as_user(*roles: Role) -> Actor:
    return Actor("user", "x", "9999", frozenset(role.value for role in roles))


def test_every_address_stands_in_the_table() -> None:
    missing = {name for name, _ in addresses(get_resolver())} - set(permissions.TABLE)
    assert missing == set()


def test_the_table_holds_nothing_that_does_not_exist() -> None:
    assert set(permissions.TABLE) - {name for name, _ in addresses(get_resolver())} == set()


def test_each_act_in_the_table_exists() -> None:
    rules = [rule for methods in permissions.TABLE.values() for rule in methods.values()]
    assert {code for rule in rules for code in (*rule.acts, *rule.either)} <= set(REGISTER)


def test_a_right_is_never_empty() -> None:
    rules = [rule for methods in permissions.TABLE.values() for rule in methods.values()]
    asked = [rule for rule in rules if rule.who is permissions.Who.RIGHT]
    assert all(rule.acts or rule.either or rule.may_if for rule in asked)


def test_what_stands_in_an_address_is_opaque() -> None:
    """Only ids and codes: an address stands in logs and histories."""
    routes = [each.pattern for _, each in addresses(get_resolver())]
    kinds = {
        type(converter).__name__
        for route in routes if isinstance(route, RoutePattern)
        for converter in route.converters.values()
    }  # fmt: skip
    assert kinds <= {"UUIDConverter", "UUIDStrConverter", "SlugConverter", "PathConverter"}


def test_an_unmapped_address_is_served_to_nobody(
    client_for: Callable[[Actor], Client], coordinator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(permissions.TABLE, "cases:listing")
    answer = client_for(coordinator).get("/zaken")
    assert answer.status_code == 500
    assert "tabel van rechten" in answer.content.decode()


def test_who_could_never_come_there_is_refused_before_the_page(
    client_for: Callable[[Actor], Client], manager: Actor
) -> None:
    answer = client_for(manager).get("/beoordelen")
    assert answer.status_code == 403
    with tenant(manager.municipality):
        line = AuditLine.objects.get(code="matching.review_queue", actor_id=manager.id)
    assert line.refused


def test_a_method_without_a_rule_is_no_way_in(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    answer = client_for(coordinator).post("/aanleveringen")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_what_is_not_there_is_not_found_before_its_form_is_looked_at(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    gone = "00000000-0000-4000-8000-000000000000"
    answer = client_for(coordinator).post(f"/zaken/{gone}/uren", {})
    assert answer.status_code == 404


def test_head_asks_what_get_asks() -> None:
    with pytest.raises(NotPermitted):
        permissions.guard(as_user(Role.STATISTICIAN), "cases:listing", "HEAD", {})


@pytest.mark.parametrize("role", Role)
def test_the_navigation_shows_only_where_somebody_can_go(role: Role) -> None:
    shown = {str(item.label) for item in navigation(as_user(role), "/").everything}
    assert "Vandaag" in shown
    assert ("Beoordelen" in shown) == (role in {Role.REVIEWER, Role.INTAKE_COORDINATOR})


@pytest.mark.parametrize("role", Role)
def test_no_more_words_stand_on_the_line_than_fit(role: Role) -> None:
    found = navigation(as_user(role), "/")
    assert len(found.line) <= MOST_ON_THE_LINE
    assert len({item.url for item in found.everything}) == len(found.everything)


def test_a_place_behind_the_word_for_more_marks_that_word() -> None:
    coordinator = as_user(Role.INTAKE_COORDINATOR)
    assert navigation(coordinator, "/wegwijzer").is_behind
    assert not navigation(coordinator, "/zaken").is_behind


def test_who_has_few_places_finds_them_all_on_the_line() -> None:
    found = navigation(as_user(Role.PEER_EXPERT), "/")
    assert not found.groups
    assert "Ervaringsdeskundigen" in {str(item.label) for item in found.line}
