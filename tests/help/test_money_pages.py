# SPDX-License-Identifier: EUPL-1.2
"""The pages about money: what they say, what they ask, and who gets them."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, client_of, person
from tests.help.indebted import counsellor, household, owed, payments, running, with_room
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    BudgetRequest,
    Debt,
    Overview,
    Payment,
    WayfinderEntry,
)
from woonzeker.help.services import debts
from woonzeker.help.services.debts import DebtFacts
from woonzeker.help.services.money_following import follow_money

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def worker(case: Case) -> Actor:
    return counsellor(case)


def said(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode())


def overview_of(**more: str) -> dict[str, str]:
    return {
        "income-0-what": "loon", "income-0-cents": "1.650,00", "income-0-every": "maand",
        "income-1-what": "", "income-1-cents": "", "income-1-every": "maand",
        "costs-0-what": "huur", "costs-0-cents": "700", "costs-0-every": "maand",
        "adults": "1", "protected": "1500,00", "protected_on": "2026-11-01",
        "protected_source": "uwbeslagvrijevoet.nl", "version": "0", **more,
    }  # fmt: skip


def test_the_page_says_first_what_is_missing(case: Case, worker: Actor) -> None:
    page = said(client_of(worker), f"/zaken/{case.pk}/geld")
    assert "Nu: vul het overzicht in" in page
    assert "nog niet in deze lijst staat" in page


def test_an_overview_that_is_filled_in_gives_the_room(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/overzicht", overview_of())
    page = said(client, f"/zaken/{case.pk}/geld").replace("\u00a0", " ")
    assert "€ 150,00" in page
    assert "€ 1.650,00" in page


def test_who_filled_it_in_is_not_asked_to_begin(case: Case, worker: Actor) -> None:
    client, address = client_of(worker), f"/zaken/{case.pk}/geld"
    assert "Vul eerst het overzicht in." in said(client, address)
    client.post(f"{address}/overzicht", overview_of(protected="", protected_on=""))
    half = said(client, address)
    assert "Nu: vul het overzicht aan" in half
    assert "De ruimte is nog niet bekend." in half
    client.post(f"{address}/overzicht", overview_of(version="1"))
    filled = said(client, address)
    assert "Een voorstel past altijd binnen de ruimte." in filled
    assert "ul eerst het overzicht in" not in half + filled


def test_an_amount_without_a_word_is_asked_about(case: Case, worker: Actor) -> None:
    address = f"/zaken/{case.pk}/geld/overzicht"
    answer = client_of(worker).post(address, overview_of(**{"income-0-what": ""}))
    assert answer.status_code == 422
    assert "Schrijf erbij wat dit is." in answer.content.decode()
    with tenant(CODE):
        assert not Overview.objects.exists()


def test_a_protected_amount_says_with_what_it_was_worked_out(case: Case, worker: Actor) -> None:
    address = f"/zaken/{case.pk}/geld/overzicht"
    answer = client_of(worker).post(address, overview_of(protected_source=""))
    assert "bestaansminimum" in answer.content.decode()


def test_the_form_of_an_overview_begins_with_what_is_kept(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    page = said(client_of(worker), f"/zaken/{case.pk}/geld/overzicht")
    assert 'value="1600,00"' in page
    assert 'name="costs-3-what"' in page


def test_what_partners_reported_comes_in_with_one_press(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/signalen")
    assert "€ 500,00" in said(client, f"/zaken/{case.pk}/geld").replace("\u00a0", " ")


def test_costs_that_are_too_high_show_the_calculation(case: Case, worker: Actor) -> None:
    facts = DebtFacts("Snel BV", "overige", 100_000, 25_000, clock.today())
    debts.note_debt(actor=worker, case=case.pk, facts=facts)
    page = said(client_of(worker), f"/zaken/{case.pk}/geld").replace("\u00a0", " ")
    assert "te hoog" in page
    assert "15%" in page
    assert "Dat is € 100,00 te veel." in page


def test_a_debt_is_added_and_put_right(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    filled = {"creditor": "Snel BV", "principal": "250,50"}
    client.post(f"/zaken/{case.pk}/geld/schuld", filled)
    with tenant(CODE):
        debt = Debt.objects.get(case=case)
    client.post(f"/schulden/{debt.pk}", {**filled, "principal": "200", "state": "open"})
    with tenant(CODE):
        assert Debt.objects.get(pk=debt.pk).principal_cents == 20_000


def test_an_amount_that_is_none_is_said_near_the_field(case: Case, worker: Actor) -> None:
    filled = {"creditor": "Snel BV", "principal": "veel"}
    answer = client_of(worker).post(f"/zaken/{case.pk}/geld/schuld", filled)
    assert answer.status_code == 422
    assert "Schrijf een bedrag zoals 12,50." in answer.content.decode()


def test_rights_are_gone_over_and_kept(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    assert "Wet op de huurtoeslag" in said(client, f"/zaken/{case.pk}/geld/rechten")
    client.post(f"/zaken/{case.pk}/geld/rechten", {"huurtoeslag": "granted"})
    assert "nagekeken" in said(client, f"/zaken/{case.pk}/geld/rechten")


def proposed(debt: Debt, **more: str) -> dict[str, Any]:
    return {
        "kind": "instalments", "debts": [str(debt.pk)], "every": "maand", "pay_day": "24",
        "first_on": "2026-11-02", "instalment": "100,00", "turns": "", "ground": "", **more,
    }  # fmt: skip


def test_an_arrangement_is_proposed_agreed_and_started(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    debt, client = owed(worker, case), client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/regeling", proposed(debt))
    with tenant(CODE):
        made = Arrangement.objects.get()
    address = f"/regelingen/{made.pk}"
    assert "Nu: vraag de schuldeisers" in said(client, address)
    client.post(f"{address}/schuldeiser/{debt.pk}", {"agrees": "yes"})
    client.post(f"{address}/start")
    assert "Volgende betaling" in said(client, address)


def test_a_proposal_above_the_room_comes_back_with_the_most(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    filled = proposed(owed(worker, case), instalment="100,01")
    answer = client_of(worker).post(f"/zaken/{case.pk}/geld/regeling", filled)
    assert answer.status_code == 422
    assert "Het hoogste dat kan is" in answer.content.decode()


def test_a_missed_payment_is_the_thing_to_do_until_it_is_repaired(
    case: Case, worker: Actor
) -> None:
    with_room(worker, case)
    made, client = running(worker, case, owed(worker, case)), client_of(worker)
    address = f"/regelingen/{made.pk}"
    with clock.standing_at(payments(made.pk)[0].due_on.replace(day=28)):
        follow_money(actor=system(CODE, "help"))
        assert "Nu: herstel de gemiste betaling" in said(client, address)
        client.post(
            f"{address}/betaald", {"cents": "100", "on": "2026-11-28", "heard_from": "resident"}
        )
        assert "Nu: herstel" not in said(client, address)


def test_every_change_is_made_on_the_page(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    debt = owed(worker, case)
    made, client = running(worker, case, debt), client_of(worker)
    address, first = f"/regelingen/{made.pk}", payments(made.pk)[0].pk
    client.post(f"{address}/later", {"instalment": first, "until": "2027-08-24", "why": "nu niet"})
    client.post(
        f"{address}/lager", {"debt": debt.pk, "cents": "50", "costs": "discount", "why": "goed"}
    )
    client.post(f"{address}/pauze", {"until": "2027-01-10", "why": "ziek"})
    client.post(f"{address}/verder")
    client.post(f"{address}/stop", {"state": "withdrawn", "why": "verhuisd"})
    page = said(client, address)
    for words in ("Een termijn later", "Korting", "Pauze", "Weer verder", "Gestopt"):
        assert words in page


def test_the_drawing_of_months_has_the_same_as_a_table(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    running(worker, case, owed(worker, case))
    page = said(client_of(worker), f"/zaken/{case.pk}/geld")
    assert page.count('wz-months__repaid"') == 6
    assert "november 2026" in page


def test_an_outreach_worker_opens_and_closes_the_money(
    case: Case, outreach_worker: Actor, client_for: SignIn
) -> None:
    let_work(outreach_worker, case)
    client, address = client_for(outreach_worker), f"/zaken/{case.pk}/geld"
    said(client, address, 403)
    client.post(f"{address}/begin")
    assert "Sluit de geldzaken voor mij" in said(client, address)
    client.post(f"{address}/klaar")
    said(client, address, 403)


def test_a_budget_goes_from_asking_to_its_effect(case: Case, worker: Actor) -> None:
    lead, client = person(Role.TEAM_LEAD), client_of(worker)
    filled = {"cents": "500", "what_for": "rent", "paid_to": "Woonstichting", "why": "zitting",
              "decider": lead.id}  # fmt: skip
    client.post(f"/zaken/{case.pk}/maatwerkbudget", filled)
    with tenant(CODE):
        address = f"/maatwerkbudget/{BudgetRequest.objects.get().pk}"
    leading = client_of(lead)
    assert "Nu: beslis" in said(leading, address)
    leading.post(f"{address}/besluit", {"grants": "yes"})
    assert "49.500,00" in said(leading, "/maatwerkbudget")
    client.post(f"{address}/betaald", {"on": "2026-11-02"})
    client.post(f"{address}/effect", {"effect": "home_kept"})
    assert "ging niet door" in said(client, address)


def test_a_refusal_without_a_reason_comes_back(case: Case, worker: Actor) -> None:
    lead, client = person(Role.TEAM_LEAD), client_of(worker)
    filled = {"cents": "500", "what_for": "rent", "paid_to": "Woonstichting", "why": "zitting",
              "decider": lead.id}  # fmt: skip
    client.post(f"/zaken/{case.pk}/maatwerkbudget", filled)
    with tenant(CODE):
        address = f"/maatwerkbudget/{BudgetRequest.objects.get().pk}"
    answer = client_of(lead).post(f"{address}/besluit", {"grants": "no"})
    assert answer.status_code == 422
    client.post(f"{address}/intrekken")
    assert "ingetrokken" in said(client, address)


def test_the_wayfinder_is_kept_by_hand_and_read_by_all(municipality: str) -> None:
    keeper, reader = client_of(person(Role.TEAM_LEAD)), client_of(person(Role.PEER_EXPERT))
    filled = {"name": "Buurtteam Oost", "kinds": ["buurtteam"], "languages": "nl, tr",
              "website": "buurtteam.example"}  # fmt: skip
    keeper.post("/wegwijzer/nieuw", filled)
    assert "Buurtteam Oost" in said(reader, "/wegwijzer?soort=buurtteam")
    assert "Buurtteam Oost" not in said(reader, "/wegwijzer?soort=juridisch")
    with tenant(CODE):
        entry = WayfinderEntry.objects.get()
    keeper.post(f"/wegwijzer/{entry.pk}", {**filled, "name": "Buurtteam West"})
    assert "Buurtteam West" in said(keeper, f"/wegwijzer/{entry.pk}")
    keeper.post(f"/wegwijzer/{entry.pk}/weg")
    assert "Hier staat nog niemand." in said(reader, "/wegwijzer")


def test_who_only_reads_the_wayfinder_cannot_change_it(municipality: str) -> None:
    keeper, reader = client_of(person(Role.TEAM_LEAD)), client_of(person(Role.PEER_EXPERT))
    filled = {"name": "Buurtteam Oost", "kinds": ["buurtteam"], "languages": "nl"}
    said(reader, "/wegwijzer/nieuw", 403)
    assert reader.post("/wegwijzer/nieuw", filled).status_code == 403
    keeper.post("/wegwijzer/nieuw", filled)
    with tenant(CODE):
        entry = WayfinderEntry.objects.get()
    changed = {**filled, "name": "Buurtteam West"}
    assert reader.post(f"/wegwijzer/{entry.pk}", changed).status_code == 403
    assert reader.post(f"/wegwijzer/{entry.pk}/weg").status_code == 403
    assert "Buurtteam Oost" in said(reader, "/wegwijzer")


def test_the_page_of_a_case_leads_to_its_money(case: Case, worker: Actor) -> None:
    page = said(client_of(worker), f"/zaken/{case.pk}")
    assert f'href="/zaken/{case.pk}/geld"' in page
    assert "Vraag maatwerkbudget aan" in page


def test_the_page_of_a_case_lets_an_outreach_worker_begin(
    case: Case, outreach_worker: Actor, client_for: SignIn
) -> None:
    let_work(outreach_worker, case)
    page = said(client_for(outreach_worker), f"/zaken/{case.pk}")
    assert "Ik maak hier een regeling" in page
    assert f'href="/zaken/{case.pk}/geld"' not in page


def test_a_proposal_offers_withdrawing_and_begins_again_with_the_same_words(
    case: Case, worker: Actor
) -> None:
    with_room(worker, case)
    debt, client = owed(worker, case), client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/regeling", proposed(debt, instalment="80,00"))
    with tenant(CODE):
        made = Arrangement.objects.get()
    address = f"/regelingen/{made.pk}"
    assert 'value="broken"' not in said(client, address)
    client.post(f"{address}/stop", {"state": "withdrawn", "why": "anders"})
    again = f"/zaken/{case.pk}/geld/regeling?zoals={made.pk}"
    assert again in said(client, address)
    assert 'value="80,00"' in said(client, again)


def test_after_a_no_the_yes_can_still_be_noted(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    debt, client = owed(worker, case), client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/regeling", proposed(debt))
    with tenant(CODE):
        address = f"/regelingen/{Arrangement.objects.get().pk}"
    client.post(f"{address}/schuldeiser/{debt.pk}", {"agrees": "no"})
    assert "Zegt ja" in said(client, address)


def test_an_amount_of_too_many_euros_is_said_near_the_field(case: Case, worker: Actor) -> None:
    filled = {"creditor": "Snel BV", "principal": "9.999.999.999"}
    answer = client_of(worker).post(f"/zaken/{case.pk}/geld/schuld", filled)
    assert (answer.status_code, "te hoog" in answer.content.decode()) == (422, True)


def test_a_protected_amount_of_nothing_stays_in_the_form(case: Case, worker: Actor) -> None:
    client = client_of(worker)
    client.post(f"/zaken/{case.pk}/geld/overzicht", overview_of(protected="0"))
    assert 'value="0,00"' in said(client, f"/zaken/{case.pk}/geld/overzicht")


def test_a_payment_is_taken_back_on_the_page(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    made, client = running(worker, case, owed(worker, case)), client_of(worker)
    address = f"/regelingen/{made.pk}"
    paid = {"cents": "100", "on": "2026-11-02", "heard_from": "resident"}
    client.post(f"{address}/betaald", paid)
    answer = client.post(f"{address}/betaald", paid)
    assert "andere betaling" in unescape(answer.content.decode())
    with tenant(CODE):
        payment = Payment.objects.get()
    client.post(f"{address}/terug", {"payment": payment.pk, "why": "storno"})
    assert "teruggedraaid op" in said(client, address)


def test_costs_are_shown_as_allowed_only_after_the_letter(case: Case, worker: Actor) -> None:
    client, address = client_of(worker), f"/zaken/{case.pk}/geld"
    filled = {
        "creditor": "Snel BV", "principal": "1000", "costs": "150", "costs_on": "2026-11-01",
        "costs_letter": "", "state": "open",
    }  # fmt: skip
    client.post(f"{address}/schuld", filled)
    assert "vraag naar de brief" in said(client, address)
    with tenant(CODE):
        debt = Debt.objects.get()
    client.post(f"/schulden/{debt.pk}", {**filled, "costs_letter": "yes"})
    assert "vraag naar de brief" not in said(client, address)


def test_a_debt_that_is_arranged_can_be_paid_on_and_nothing_else(case: Case, worker: Actor) -> None:
    with_room(worker, case)
    running(worker, case, owed(worker, case))
    page = said(client_of(worker), f"/zaken/{case.pk}/geld/regeling")
    assert "alleen doorbetalen" in page


def test_no_discount_is_offered_on_rent_that_is_paid_on(case: Case, worker: Actor) -> None:
    debt = debts.note_debt(
        actor=worker, case=case.pk, facts=DebtFacts("Verhuurder", "huur", 60_000, monthly_cents=9)
    )
    made = running(
        worker, case, debt, kind=ArrangementKind.PAID_ON, instalment_cents=9, turns=2,
        ground="asked",
    )  # fmt: skip
    assert "Korting of kosten weg" not in said(client_of(worker), f"/regelingen/{made.pk}")
