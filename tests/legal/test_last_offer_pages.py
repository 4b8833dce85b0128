# SPDX-License-Identifier: EUPL-1.2
"""The pages of last offers: what they say, what they ask, and the papers for a court."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.test import Client
from tests.conftest import CODE, client_of
from tests.legal.offering import (
    TODAY,
    WHY,
    at_step,
    complete_list,
    counsellor,
    granted,
    home,
    lead,
    manager,
    prepared,
)

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.legal import services
from woonzeker.legal.models import Bewind, BewindEvaluation, BewindRequest, Moratorium
from woonzeker.legal.rules.bewind import BewindKind
from woonzeker.legal.services.bewinds import WishDays

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(municipality: str) -> Case:
    return home()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


def said(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode())


def test_the_whole_way_from_case_to_row_and_back(case: Case, worker: Actor) -> None:
    at_step(case, 8, "vonnis_given")
    client = client_of(worker)
    assert f"/zaken/{case.pk}/laatste-aanbod" in said(client, f"/zaken/{case.pk}")
    assert "Er is nog niets gevraagd" in said(client, f"/zaken/{case.pk}/laatste-aanbod")
    client.post(f"/zaken/{case.pk}/moratorium", {"kind": "provision_287b"})
    with tenant(CODE):
        made = Moratorium.objects.get(case=case)
    page = said(client, f"/moratorium/{made.pk}")
    assert "Wat nog nodig is" in page
    assert "niet geverifieerd" in page
    filled = {"asker": "schuldenaar", "threat": "gedwongen_ontruiming", "rent_day": "1",
              "threat_on": "2026-11-20", "rent_from": "2026-09-14"}  # fmt: skip
    client.post(f"/moratorium/{made.pk}/verzoek", filled)
    with tenant(CODE):
        assert Moratorium.objects.get().rent_from == date(2026, 9, 1)
    lines = said(client, f"/zaken/{case.pk}/laatste-aanbod")
    assert "Moratorium: voorziening in een bedreigende situatie" in lines


def test_days_left_stand_large_and_months_in_words(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    page = said(client_of(worker), f"/moratorium/{made.pk}")
    assert "nog 181 dagen" in page
    assert "tot en met zondag 2 mei 2027" in page
    assert page.count('<li class="wz-box') == 6
    assert "verlengen kan niet" in page.lower()
    assert "ontruiming mag niet" in said(client_of(worker), f"/zaken/{case.pk}")


def test_a_lead_reads_the_days_and_no_month(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    page = said(client_of(lead()), f"/moratorium/{made.pk}")
    assert "nog 181 dagen" in page
    assert "De huur van elke maand" not in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(case: Case, worker: Actor) -> None:
    made = granted(worker, case)
    answer = client_of(worker).post(
        f"/moratorium/{made.pk}/einde", {"end": "agreed", "on": "2026-12-24"}
    )
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert "Die dag moet nog komen" in page
    assert 'value="2026-12-24"' in page


@pytest.mark.parametrize("ready", [False, True])
def test_the_pack_is_a_file(case: Case, worker: Actor, ready: bool) -> None:
    if ready:
        made = prepared(worker, case)
    else:
        client_of(worker).post(f"/zaken/{case.pk}/moratorium", {"kind": "stay_305"})
        with tenant(CODE):
            made = Moratorium.objects.get()
    answer = client_of(worker).get(f"/moratorium/{made.pk}/verzoek.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_list_is_filled_in_part_by_part_and_signed(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    client.post(f"/zaken/{case.pk}/bewind", {"kind": "by_college"})
    with tenant(CODE):
        listed = BewindRequest.objects.get()
    address = f"/bewindverzoek/{listed.pk}"
    short = {"code": "advice", "weighed": "tried", "on": "2026-11-02", "why": "Te weinig."}
    answer = client.post(f"{address}/lijst/middel", short)
    assert answer.status_code == 422
    assert "in een hele zin" in answer.content.decode()
    client.post(f"{address}/lijst/middel", {**short, "why": WHY})
    assert WHY in said(client, address)
    assert "Wat nog ontbreekt" in said(client, address)
    assert client.get(f"{address}/verzoek.pdf").content.startswith(b"%PDF")


def test_a_manager_reads_and_signs_what_was_put_before_them(case: Case, worker: Actor) -> None:
    made, boss = complete_list(worker, case), manager()
    services.put_bewind_before(actor=worker, bewind_request=made.pk, user=boss.id)
    client, address = client_of(boss), f"/bewindverzoek/{made.pk}/tekenen"
    assert f"/bewindverzoek/{made.pk}" in said(client, "/")
    page = said(client, address)
    assert "Lees de lijst en beslis" in page
    assert "Ik wil mijn huis houden" in page
    with tenant(CODE):
        version = BewindRequest.objects.get().version
    assert client.post(address, {"version": version, "agrees": "yes"}).status_code == 302
    assert "getekend" in said(client_of(lead()), f"/bewindverzoek/{made.pk}")


def test_an_evaluation_begins_with_ending(case: Case, worker: Actor) -> None:
    made = services.wish_bewind(actor=worker, case=case.pk, kind=BewindKind.INCOME_MANAGEMENT)
    services.change_wish(actor=worker, bewind=made.pk, days=WishDays(TODAY, TODAY, TODAY))
    services.begin_bewind(actor=worker, bewind=made.pk, on=TODAY)
    client, address = client_of(worker), f"/bewind/{made.pk}"
    page = said(client, address)
    assert 'value="end" required id="evaluatie_go_on_0" checked' in page or (
        'value="end"' in page and "checked" in page.split('value="end"')[1][:80]
    )
    assert "De inwoner wil stoppen" in page
    client.post(f"{address}/evaluatie", {"held_on": "2026-11-02", "go_on": "end"})
    client.post(f"{address}/stoppen")
    with tenant(CODE):
        assert not BewindEvaluation.objects.get().go_on
        assert Bewind.objects.get().wants_out_on == TODAY
    assert "Het inkomensbeheer eindigt" in said(client, address) or "eindigt" in page


def test_a_settlement_is_followed_on_its_page(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    answer = client.post(
        f"/zaken/{case.pk}/schuldsanering",
        {"asked_on": "2026-10-01", "begins_on": "2026-10-05"},
    )
    page = said(client, answer["Location"])
    assert "Wie is de bewindvoerder" in page
    assert "nog " in page


def test_the_policy_has_its_page(case: Case, worker: Actor) -> None:
    assert "Hulp komt altijd" in said(client_of(worker), "/beleid/laatste-aanbod")
