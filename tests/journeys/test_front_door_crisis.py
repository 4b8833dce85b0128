# SPDX-License-Identifier: EUPL-1.2
"""Water that stops with a baby in the house: three working days, two at the door, handed over."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.journeys.front_door import (
    Play,
    at_door,
    fill,
    follow,
    go_to_case,
    offer_support,
    plan_week,
    press,
    says,
    unfold,
)
from tests.journeys.ways import go, menu

HOME = "Iepenlaan 30"
BUURTTEAM = "Buurtteam Oost, Fenna de Wit"


def test_a_home_without_water_is_visited_that_day_and_handed_over(play: Play) -> None:
    play.report(
        "Drinkwater Meerland", "Kuipers", bedrag="412,00", soort="eindelevering", crisis="ja",
        einddatum_levering="2026-11-16", telefoon="0687654321",
    )  # fmt: skip
    the_term_is_seen_everywhere(play)
    two_colleagues_go_that_day(play)
    somebody_else_is_brought_in(play)
    it_stays_in_sight_until_they_help(play)


def the_term_is_seen_everywhere(play: Play) -> None:
    """Three working days stand on the start page, the lists and the case, with the reason."""
    page = play.as_("coordinator")
    says(page, "1 dreigend huishouden heeft nog geen bezoek of gesprek")
    says(page, "De eerste termijn: over 3 dagen, donderdag 5 november.")
    play.picture(page, "vandaag")
    menu(page, "Termijnen")
    says(page, "Uiterlijk donderdag 5 november")
    play.picture(page, "termijnen")
    menu(page, "Zaken")
    says(page, "donderdag 5 november")
    play.picture(page, "zaken")
    page = play.as_("coordinator")
    follow(page, "Bekijk wie het zijn")
    follow(page, HOME)
    says(page, "uiterlijk donderdag 5 november")
    says(page, "Drie werkdagen na maandag 2 november 2026")
    says(page, "Er zijn kinderen")
    play.picture(page, "zaak")


def two_colleagues_go_that_day(play: Play) -> None:
    """Somebody asks for two; the list of today takes the door, and both see with whom they go."""
    page = play.pages["coordinator"]
    follow(page, "Zet op de looplijst")
    fill(page, **{"Waarom?": "water gaat dicht, baby in huis"})
    page.get_by_label("Uiterlijk op").fill("2026-11-02")
    page.get_by_label("Ga met z'n tweeën").check()
    play.picture(page, "bezoek-vragen")
    press(page, "Zet op de looplijst")
    both = ("Samira el Hamdaoui", "Bram Dijkstra")
    plan_week(page, date(2026, 11, 2), on="maandag 2 november", part="middag", who=both)
    play.picture(page, "looplijst")
    play.calendar.turn_to(date(2026, 11, 2), 14)
    worker = play.as_("huisbezoek")
    says(worker, "samen met Bram Dijkstra")
    at_door(worker, "Gesprek gehad")
    play.picture(worker, "mijn-dag")


def somebody_else_is_brought_in(play: Play) -> None:
    """The conversation is written down, and the neighbourhood team is called together."""
    page = play.as_("huisbezoek")
    follow(page, HOME)
    says(page, "2 termijnen zijn gehaald")
    follow(page, "Schrijf het gesprek op")
    page.get_by_label("Hoe gaat het?", exact=True).fill("Bang dat het water stopt.")
    page.get_by_label("ja, wil hulp").check()
    press(page, "Klaar: het gesprek is af")
    press(page, "Gedaan: Vertel wie de achterstand meldde")
    offer_support(page)
    follow(page, "Wie helpt nog meer")
    refer = unfold(page, "Doorverwijzen")
    refer.get_by_label("Wat voor hulp").select_option(label="buurtteam of wijkteam")
    refer.get_by_label("Of naar wie anders").fill(BUURTTEAM)
    refer.get_by_label("Wie vindt dit goed?").select_option(label="de inwoner zelf")
    refer.get_by_label("Ik breng ze zelf in contact").check()
    go(refer.get_by_role("button", name="Leg vast"))
    says(page, BUURTTEAM)
    hear(play, "overgedragen, nu wachten op bevestiging")
    play.picture(page, "doorverwezen")


def hear(play: Play, news: str, by: str = "") -> None:
    """Book what is heard of the referral."""
    page = play.pages["huisbezoek"]
    told = unfold(page, "Wat kwam ervan?")
    told.get_by_label("Nieuws").select_option(label=news)
    told.get_by_label("Wie bevestigde het").fill(by)
    go(told.get_by_role("button", name="Leg vast"))
    says(page, "Vastgelegd")


def it_stays_in_sight_until_they_help(play: Play) -> None:
    """Nobody can say that others help before they said so; then the case ends."""
    page = play.as_("huisbezoek")
    go_to_case(page, HOME)
    says(page, "doorverwezen, nog niet bevestigd")
    follow(page, "De zaak afsluiten")
    says(page, f"Dit kan nog niet: {BUURTTEAM} heeft de overdracht nog niet bevestigd.")
    expect(page.get_by_label("andere vervolghulp", exact=True)).to_have_count(0)
    play.picture(page, "nog-niet-afsluiten")
    play.pass_until(date(2026, 11, 9))
    page = play.as_("huisbezoek")
    says(page, "1 taak wacht in jouw zaken")
    go_to_case(page, HOME)
    play.picture(page, "volgen")
    follow(page, "Vraag of de overdracht is opgepakt")
    hear(play, "bevestigd: iemand helpt nu", by="Fenna de Wit")
    says(page, "Bevestigd maandag 9 november door Fenna de Wit.")
    go_to_case(page, HOME)
    follow(page, "De zaak afsluiten")
    page.get_by_label("andere vervolghulp", exact=True).check()
    press(page, "Sluit af")
    says(page, "Uitkomst: andere vervolghulp.")
    play.picture(page, "afgesloten")
