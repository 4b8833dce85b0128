# SPDX-License-Identifier: EUPL-1.2
"""The resident's own paper at a closure: what is brought forward, in plain words, and nobody."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import MONDAY, client_of, person
from tests.legal.test_other_roads import HERE, closure, step
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.legal.rules.roads import POINTS, Raised
from woonzeker.legal.rules.roads.own_view import SAYS, own_view
from woonzeker.legal.services import roads

pytestmark = pytest.mark.django_db
VIEW_BY = date(2026, 11, 16)


@given(st.dictionaries(st.sampled_from([each.code for each in POINTS]), st.sampled_from(Raised)))
def test_only_what_is_brought_forward_stands_on_it(raised: dict[str, Raised]) -> None:
    made = own_view(raised, municipality="Meerveld", until_on=None, on=MONDAY)
    wanted = [
        SAYS[each.code][0] for each in POINTS if raised.get(each.code) is Raised.RAISED
    ]  # fmt: skip
    assert [part.title for part in made.parts] == [*wanted, "Wat ik vraag"]


def test_every_point_has_words_and_none_asks_what_happened() -> None:
    assert set(SAYS) == {each.code for each in POINTS}
    said = " ".join(words for each in SAYS.values() for words in each).lower()
    assert not any(never in said for never in ("drugs", "wapen", "politie", "schuldig"))


def test_the_paper_comes_from_the_page_of_the_road_and_for_nobody_else(
    coordinator: Actor,
) -> None:
    case: Case = cases.open_on_request(actor=coordinator, home=HERE)
    leads, worker = person(Role.EVICTION_COORDINATOR), person(Role.OUTREACH_WORKER, name="sam")
    for each in (leads, worker):
        let_work(each, case)
    road = closure(leads, case)
    step(leads, road, "intended", view_due=VIEW_BY)
    way, browser = f"/wegen/{road.pk}/reactie.pdf", client_of(leads)
    assert way not in browser.get(f"/wegen/{road.pk}").content.decode()
    roads.raise_point(actor=leads, case_road=road.pk, code="children", raised=Raised.RAISED)
    assert way in browser.get(f"/wegen/{road.pk}").content.decode()
    made = browser.get(way)
    assert (made.status_code, made["Content-Type"]) == (200, "application/pdf")
    assert made.content.startswith(b"%PDF")
    assert client_of(worker).get(way).status_code in {403, 404}
