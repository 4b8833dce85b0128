# SPDX-License-Identifier: EUPL-1.2
"""The pages of the ladder: for a household, and where the municipality writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.organisations.models import LocalPolicy, Partner, PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.organisations.services import decide_policy
from woonzeker.outreach import services
from woonzeker.outreach.ladder import LadderInvalid
from woonzeker.outreach.models import Channel, ContactOutcome, LadderDeviation
from woonzeker.outreach.selectors import reach_by_way

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
LADDER = "/beleid/contactladder"
#: two steps of the ordinary ladder, the second put first
WRITTEN: dict[str, Any] = {
    "valid_from": "2026-11-02", "again": "7",
    "place_1": "2", "step_1": "letter", "wait_1": "3", "part_1": "",
    "place_2": "1", "step_2": "day_visit", "wait_2": "0", "part_2": "middag",
}  # fmt: skip


@pytest.fixture
def case(partner_factory: Callable[..., Partner], outreach_worker: Actor) -> Case:
    """A case that was taken up today, in the hands of the worker."""
    found = reported(partner_factory(), resident())
    let_work(outreach_worker, found)
    return found


@pytest.fixture
def admin(client_for: SignIn, municipality: str) -> Client:
    """The browser of who decides on policy."""
    return client_for(person(Role.FUNCTIONAL_ADMIN))


def said_by(response: Any) -> str:
    """The words of a page, with even white space."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def ordinary() -> list[dict[str, Any]]:
    """The ladder of one signal as it holds today."""
    return list(decided(CODE, PolicyKind.LADDER, on=clock.today())["lanes"]["ordinary"])


def test_a_household_shows_its_ladder_and_what_works(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    said = said_by(client_for(outreach_worker).get(f"/zaken/{case.pk}/contactladder"))
    assert "Nu: stuur een brief" in said
    assert "We zoeken dit huishouden tot en met maandag 22 februari 2027." in said
    assert "6% (n = 388.005)" in said
    assert "Divosa" in said


def test_each_part_of_the_policy_stands_there_once(admin: Client) -> None:
    assert admin.get(LADDER).content.decode().count('"/beleid/brieven/afspraken"') == 1


def test_another_step_is_taken_with_a_word(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    client = client_for(outreach_worker)
    there = f"/zaken/{case.pk}/contactladder/anders"
    assert client.post(there, {"step": "day_visit", "why": ""}).status_code == 422
    assert client.post(there, {"step": "day_visit", "why": "is vlakbij"}).status_code == 302
    assert "Nu: ga overdag langs" in said_by(client.get(f"/zaken/{case.pk}"))
    with tenant(CODE):
        assert LadderDeviation.objects.get().why == "is vlakbij"


def test_a_wish_is_noted_shown_and_ended(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    client, there = client_for(outreach_worker), f"/zaken/{case.pk}/contactladder/wens"
    odd = {"channels": ["visit"], "not_channels": ["visit"], "language": "nl"}
    assert client.post(there, odd).status_code == 422
    client.post(there, {"not_channels": ["letter"], "language": "ar"})
    said = said_by(client.get(f"/zaken/{case.pk}"))
    assert "Niet: brief. Leest het best Arabisch." in said
    assert "Nu: stuur een brief" not in said
    client.post(f"{there}/vervalt")
    assert "Niet: brief." not in said_by(client.get(f"/zaken/{case.pk}"))


def test_a_peer_expert_does_not_see_which_lane_it_is(client_for: SignIn, case: Case) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(peer, case)
    said = said_by(client_for(peer).get(f"/zaken/{case.pk}/contactladder"))
    assert "ladder: één signaal" not in said


def test_own_reach_counts_households_by_how_they_were_sought(
    outreach_worker: Actor, case: Case
) -> None:
    services.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    found = {way.code: (way.tried, way.percent) for way in reach_by_way(actor=outreach_worker)}
    assert found == {"written": (1, 0), "phone": (0, None), "visit": (0, None)}
    services.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.VISIT,
        outcome=ContactOutcome.TALKED, day_part="avond",
    )  # fmt: skip
    found = {way.code: (way.tried, way.percent) for way in reach_by_way(actor=outreach_worker)}
    assert found == {"written": (0, None), "phone": (0, None), "visit": (1, 100)}


def test_everybody_who_works_with_it_reads_the_policy(
    client_for: SignIn, outreach_worker: Actor
) -> None:
    said = said_by(client_for(outreach_worker).get(LADDER))
    assert "Ontruiming op komst" in said
    assert "zoals geleverd" in said
    assert "Verander deze ladder" not in said


def test_a_ladder_is_looked_at_before_it_is_decided(admin: Client) -> None:
    before = ordinary()
    said = said_by(admin.post(f"{LADDER}/gewoon", WRITTEN | {"preview": "ja"}))
    assert "Zo wordt het" in said
    assert "Huisbezoek overdag in de middag dag 0" in said
    assert "Brief dag 3" in said
    assert ordinary() == before


def test_a_decided_ladder_holds_from_its_day(admin: Client) -> None:
    written = WRITTEN | {"valid_from": "2026-12-01", "decide": "ja"}
    assert admin.post(f"{LADDER}/gewoon", written).status_code == 302
    assert ordinary()[0]["step"] == "letter"
    with clock.standing_at(MONDAY + timedelta(days=29)):
        assert [rung["step"] for rung in ordinary()] == ["day_visit", "letter"]


def test_two_decisions_for_one_day_are_kept_both(admin: Client) -> None:
    admin.post(f"{LADDER}/gewoon", WRITTEN | {"decide": "ja"})
    admin.post(f"{LADDER}/crisis", WRITTEN | {"decide": "ja"})
    assert len(ordinary()) == 2
    assert LocalPolicy.objects.filter(kind=PolicyKind.LADDER).count() == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"part_1": "avond"}, "dit dagdeel past niet"),
        ({"step_1": "", "step_2": ""}, "geef 1 tot 20 stappen"),
        ({"valid_from": "2026-11-01"}, "al voorbij"),
    ],
)
def test_what_is_wrong_with_a_ladder_is_said(
    admin: Client, wrong: dict[str, str], said: str
) -> None:
    answer = admin.post(f"{LADDER}/gewoon", WRITTEN | {"decide": "ja"} | wrong)
    assert answer.status_code == 422
    assert said in said_by(answer)


def test_the_weeks_are_decided_by_kind_of_partner(admin: Client) -> None:
    sectors = decided(CODE, PolicyKind.LADDER)["weeks"]
    admin.post(f"{LADDER}/weken", {**sectors, "water": 14, "valid_from": "2026-11-02"})
    assert decided(CODE, PolicyKind.LADDER)["weeks"]["water"] == 14
    assert "14 weken" in said_by(admin.get(LADDER))


def test_a_lane_that_is_none_is_not_found(admin: Client) -> None:
    assert admin.get(f"{LADDER}/niets").status_code == 404


def test_nobody_goes_around_the_bounds(municipality: str) -> None:
    lead = person(Role.FUNCTIONAL_ADMIN)
    with pytest.raises(LadderInvalid, match="geef 1 tot 20 stappen"):
        decide_policy(actor=lead, kind=PolicyKind.LADDER, data={"lanes": {}}, valid_from=MONDAY)
