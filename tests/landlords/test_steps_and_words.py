# SPDX-License-Identifier: EUPL-1.2
"""What the decree asks of the answer and of letters of one's own, and what a landlord is told."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from tests.conftest import CODE, MONDAY, browser_at, client_of
from tests.landlords.letting import (
    LEASE,
    answered,
    in_arrears,
    landlord,
    postcodes,
    ready,
    talked,
    wrote,
)

import woonzeker.pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.models import EffortKind, LandlordCheck, Reaction
from woonzeker.landlords.rules import Step

pytestmark = pytest.mark.django_db
STAGES = (woonzeker.pipeline.deliver_report,)
ROOT = "/partner/verhuurder"
LATER = MONDAY + timedelta(days=18)


@pytest.fixture
def ria(municipality: str) -> Actor:
    postcodes()
    return landlord()


def own_letter(actor: Actor, file: UUID, *kinds: EffortKind, on: date = MONDAY) -> None:
    for kind in kinds:
        services.note_effort(actor=actor, arrears=file, kind=kind, made_on=on, channel="letter")


def test_silence_after_a_no_is_no_other_answer(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    with clock.standing_at(MONDAY + timedelta(days=2)):
        answered(ria, file, Reaction.REFUSED)
    with clock.standing_at(LATER):
        with pytest.raises(Refused, match="zei al nee"):
            answered(ria, file)
        answered(ria, file, Reaction.AGREED)
        assert selectors.file(actor=ria, arrears=file).step is Step.REPORT


def test_after_a_new_offer_silence_counts_again(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    again = MONDAY + timedelta(days=60)
    with clock.standing_at(MONDAY + timedelta(days=2)):
        answered(ria, file, Reaction.REFUSED)
    with clock.standing_at(again):
        wrote(ria, file, on=again)
        with pytest.raises(Refused, match="mag nog antwoorden"):
            answered(ria, file)
    with clock.standing_at(again + timedelta(days=18)):
        answered(ria, file)


def test_the_offer_stands_in_the_letter_that_reminds(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    own_letter(ria, file, EffortKind.REMINDER)
    with clock.standing_at(MONDAY + timedelta(days=1)):
        with pytest.raises(Refused, match="in de brief waarin u aan de huur herinnert"):
            own_letter(ria, file, EffortKind.OFFER_TO_SHARE, on=MONDAY + timedelta(days=1))
        wrong = {"made_on": MONDAY.isoformat(), "channel": "mail", "offer_to_share": "on"}
        page = browser_at(ria).post(f"{ROOT}/dossier/{file}/eigen-brief", wrong)
    assert page.status_code == 422


def test_of_a_letter_of_ones_own_the_time_to_answer_is_reckoned_too(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    own_letter(ria, file, EffortKind.REMINDER, EffortKind.OFFER_TO_SHARE)
    view = selectors.file(actor=ria, arrears=file)
    assert (view.step, view.answer_due_on) == (Step.HELP, MONDAY + timedelta(days=17))
    with clock.standing_at(LATER):
        assert selectors.file(actor=ria, arrears=file).may_warn
        services.make_last_letter(actor=ria, arrears=file)


def test_when_the_time_is_over_the_page_asks_for_the_answer(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    client = browser_at(ria)
    assert "Wacht op het antwoord" in client.get(f"{ROOT}/dossier/{file}").content.decode()
    with clock.standing_at(LATER):
        page = client.get(f"{ROOT}/dossier/{file}").content.decode()
    assert "De tijd om te antwoorden was om" in page


def test_the_last_letter_goes_once(ria: Actor) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    wrote(ria, file)
    with clock.standing_at(LATER):
        letter = services.make_last_letter(actor=ria, arrears=file)
        services.letter_sent(actor=ria, own_letter=letter.pk, sent_on=LATER)
        with pytest.raises(Refused, match="al weg"):
            services.make_last_letter(actor=ria, arrears=file)


def test_within_one_term_waiting_is_wiser_than_writing(ria: Actor) -> None:
    client = browser_at(ria)
    rental = services.add_rental(actor=ria, home=selectors.rental(
        actor=ria, rental=selectors.file(actor=ria, arrears=in_arrears(ria)).rental
    ).home)  # fmt: skip
    tenancy = services.add_tenancy(
        actor=ria, rental=rental.pk, tenant=services.TenantFacts(surname="Bos")
    )
    at = client.post(
        f"{ROOT}/huurder/{tenancy.pk}/achterstand",
        {"amount": "875,50", "arose_on": "2026-10-01"},
    ).headers["Location"]
    assert re.fullmatch(rf"{ROOT}/dossier/[0-9a-f-]+", at)
    assert "Wacht nog even" in client.get(at).content.decode()


def test_the_friendly_letter_asks_nobody_to_ring_a_number_that_is_not_there(ria: Actor) -> None:
    file = in_arrears(ria)
    page = browser_at(ria).get(f"{ROOT}/dossier/{file}/brief").content.decode()
    assert "Ik stuurde zelf al een brief" in page


def test_who_keeps_a_rent_book_begins_there(ria: Actor) -> None:
    client, file = browser_at(ria), in_arrears(ria)
    tenancy = selectors.file(actor=ria, arrears=file).tenancy
    services.close_file(actor=ria, arrears=file)
    book = services.begin_book(
        actor=ria, tenancy=tenancy, starts_on=MONDAY, opening_cents=0, rent_cents=87_550
    )
    answer = client.get(f"{ROOT}/huurder/{tenancy}/achterstand")
    assert answer.headers["Location"] == f"/partner/verhuur/huur/{book.pk}"


def test_where_a_municipality_does_not_work_here_there_is_nothing_to_press(
    municipality: str,
) -> None:
    koos = landlord("Koos Prins")
    file, later = ready(koos)
    with clock.standing_at(later):
        answer = browser_at(koos).get(f"{ROOT}/dossier/{file}/melden")
    assert answer.headers["Location"] == f"{ROOT}/dossier/{file}/elders"


@pytest.fixture
def post(settings: LazySettings, tmp_path: Path) -> Path:
    settings.WOONZEKER_MAIL_URL = tmp_path.as_uri()
    settings.WOONZEKER_MAIL_FROM = "woonzeker@voorbeeld.example"
    return tmp_path


def test_a_landlord_is_mailed_that_there_is_an_answer_and_nothing_of_it(
    ria: Actor, coordinator: Actor, post: Path
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.refuse(actor=coordinator, landlord_check=line.id, reason="Uw naam ontbreekt.")
    [mail] = [each.read_text("utf-8") for each in post.glob("*.eml")]
    assert "Antwoord op uw melding" in mail
    assert "Meerveld" in mail
    for private in ("Verhoeven", "Kadestraat", "ontbreekt", "http"):
        assert private not in mail
    with clock.standing_at(later):
        page = browser_at(ria).get(f"{ROOT}/huurders").content.decode()
    assert "de gemeente vraagt iets van u" in page


def test_without_a_mail_server_a_decision_stands_all_the_same(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.refuse(actor=coordinator, landlord_check=line.id, reason="Uw naam ontbreekt.")
    assert selectors.checks(actor=coordinator) == ()


def test_what_nobody_looked_at_in_time_can_be_shown_again(ria: Actor, coordinator: Actor) -> None:
    file, later = ready(ria)
    client = browser_at(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        with tenant(CODE):
            LandlordCheck.objects.all().delete()
        assert "Laat het nog een keer zien" in client.get(f"{ROOT}/dossier/{file}").content.decode()
        services.send_report(actor=ria, arrears=file, shown=LEASE)
    assert len(selectors.checks(actor=coordinator)) == 1


def test_the_start_page_says_that_a_landlord_waits_and_when_it_is_late(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    with clock.standing_at(later):
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        page = client_of(coordinator).get("/").content.decode()
    assert "1 verhuurder wacht tot jij kijkt" in page
    assert "langer dan drie werkdagen" not in page
    with clock.standing_at(later + timedelta(days=10)):
        assert "langer dan drie werkdagen" in client_of(coordinator).get("/").content.decode()


def test_from_the_report_of_a_tenant_to_the_statement_for_the_court(
    ria: Actor, coordinator: Actor
) -> None:
    file, later = ready(ria)
    client = browser_at(ria)
    with clock.standing_at(later), jobs.inline():
        services.send_report(actor=ria, arrears=file, shown=LEASE)
        [line] = selectors.checks(actor=coordinator)
        services.accept(actor=coordinator, landlord_check=line.id, contact="Marit, 14 0999")
    with clock.standing_at(later):
        page = client.get(f"{ROOT}/dossier/{file}").content.decode()
        [way] = re.findall(rf'href="(/partner/{CODE}/aanleveringen/[0-9a-f-]+/verklaring)"', page)
        asking = client.get(way, follow=True)
        assert "Maak de verklaring" in asking.content.decode()
        made = client.post(asking.redirect_chain[-1][0], {"maak": "ja", "court": ""}, follow=True)
        assert "Verhoeven" in made.content.decode()
        own = client.get("/partner/signalen").content.decode()
        stranger = browser_at(landlord("Koos Prins")).get(way)
    assert asking.redirect_chain[-1][0] in own
    assert stranger.status_code == 404
