# SPDX-License-Identifier: EUPL-1.2
"""Every list of residents counts who it shows; the lists are found in the table of rights."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.conftest import CODE
from tests.planning.households import reported, resident

from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Partner
from woonzeker.web.permissions import TABLE

#: what an act is about that shows many people at once; None: nothing in particular
OF_MANY = {None, "delivery", "work_list", "partner", "leak"}
#: pages that show no list of residents, by how their name begins
NOT_LEAFED = {
    "api-v1:": "what a partner brought itself; counted where the lines are read",
    "organisations:": "colleagues",
    "retention:": "counts, and ids without names",
    "exports": "how many were asked for, not who",
    "outreach:leak": "numbers of leaks, and one leak",
    "privacy:start": "counts",
    "privacy:finding": "colleagues",
    "privacy:glass": "colleagues, and numbers of cases",
    "privacy:logs": "ids without names",
    "privacy:famous_names": "names of nobody here, kept by the looker",
    "privacy:own_addresses": "one's own",
    "privacy:requests": "numbers of requests",
    "privacy:leak_file": "counts",
    "privacy:leak_pdf": "counts",
    "privacy:leak_json": "counts",
    "intake:questions": "a few cells as they came, to say how they are meant",
    "intake:columns": "a few cells as they came, to say what they are",
    "legal:account": "counts",
    "legal:alderman": "numbers of cases and days, nobody",
    "planning:weeks": "weeks, without doors",
    "planning:mine": "where one's own doors stood before: nothing, it leads on",
    "my_day": "the doors somebody was given to ring at today; never shut in their face",
    "planning:move": "one door",
    "help:alarm": "who fits what somebody told of themselves: one, or the question for more",
    "help:ways": "organisations and schemes",
    "outreach:hours_csv": "colleagues",
    "outreach:ladders": "policy and counts",
    "outreach:letter_text": "words of letters, about nobody",
    "outreach:letter_preview": "a letter to somebody who was made up",
    "outreach:print_runs": "runs and counts",
    "feedback:grounds": "policy",
    "feedback:own_signals": "what a partner reported itself, by its own reference",
    "feedback:receipt": "a proof about a delivery of one's own, with counts",
    "feedback:state_delivered": "the way from a delivery of one's own to its one statement",
    "feedback:releases": "references of partners, without names",
    "housing:add_place": "places",
    "housing:places": "places, nights and numbers; of one's own cases the number alone",
    "housing:region": "municipalities",
    "housing:roof_policy": "policy",
    "intake:hand_in": "a form of a partner",
    "intake:report": "a form of a partner",
    "intake:mend": "one line that a partner brought itself",
    "intake:own": "what a partner brought itself",
    "landlords:checks": "landlords, not who rents from them",
    "landlords:desk": "a landlord's own tenants, at its own desk",
    "landlords:rents": "the same",
    "legal:begin_track": "organisations, of which one is the creditor",
    "legal:decide_type": "policy",
    "legal:duty": "colleagues",
    "legal:own_calendar": "one's own key",
    "legal:senders": "organisations",
    "legal:sent": "what a bailiff sent itself",
    "legal:types": "policy",
    "monitoring:": "counts of partners and of a period",
    "outreach:seek": "one household, beside counts",
}


def views(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, Callable[..., object]]]:
    """Every address by name, with what answers it."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from views(each, each.namespace or space)
        elif isinstance(each, URLPattern) and each.callback is not None:
            yield ":".join(filter(None, (space, each.name))), inspect.unwrap(each.callback)


def lists() -> list[str]:
    """The pages that stand for many people, whatever they show of them."""
    return [
        name
        for name, methods in TABLE.items()
        if (rule := methods.get("GET"))
        for act in (REGISTER[code] for code in (*rule.acts, *rule.either))
        if act.kind == "look" and act.about in OF_MANY
    ]


def counts(view: Callable[..., object]) -> bool:
    """Whether a view, or a function beside it that it calls, counts who it shows or gives."""
    text = inspect.getsource(view)
    beside = [view.__globals__.get(name) for name in re.findall(r"\b(_\w+)\(", text)]
    sources = [text, *(inspect.getsource(each) for each in beside if inspect.isfunction(each))]
    return any(call in each for each in sources for call in ("leaf_through(", "exports.take("))


def test_every_list_of_residents_counts_who_it_shows() -> None:
    known = dict(views(get_resolver()))
    told = tuple(NOT_LEAFED)
    silent = {name for name in lists() if not name.startswith(told) and not counts(known[name])}
    assert silent == set()


def test_what_is_said_to_show_nobody_is_still_a_page() -> None:
    for begins in NOT_LEAFED:
        assert any(name.startswith(begins) for name in lists()), begins


@pytest.fixture
def browser(
    client_for: Callable[[Actor], Client],
    coordinator: Actor,
    partner_factory: Callable[..., Partner],
) -> Client:
    """Somebody who does desk work, with two households reported."""
    for number in (12, 14):
        reported(partner_factory(), resident(number), terms=3)
    return client_for(coordinator)


def shown_today() -> int:
    with tenant(CODE):
        return sum(Export.objects.filter(code="lists").values_list("people", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/zaken", "/beoordelen/beslist", "/vandaag/nieuw"])
def test_a_list_counts_each_household_once_a_day(browser: Client, page: str) -> None:
    assert browser.get(page).status_code == 200
    first = shown_today()
    browser.get(page)
    assert (first, shown_today()) == (2, 2)
