# SPDX-License-Identifier: EUPL-1.2
"""After a closure: an address, aftercare, a home, goods that come back, and the end of a case."""

from __future__ import annotations

import time
from datetime import date

from playwright.sync_api import expect
from procrastinate.contrib.django import app

from tests.journeys.closure import (
    DISSOLVED,
    GOODS,
    HOME,
    MOVES,
    TOLD,
    counted,
    filled,
    taken,
    tell,
    the_road_of,
    the_wardrobe,
    where,
)
from tests.journeys.front_door import (
    Play,
    follow,
    go_to_case,
    press,
    says,
    unfold,
)
from tests.journeys.ways import go, menu
from woonzeker.access import jobs
from woonzeker.monitoring import tasks as figures_work


def the_landlord_ends_the_lease(play: Play) -> None:
    """Only now the lease can end; from that day the household needs an address and a home."""
    play.pass_until(DISSOLVED)
    page = the_road_of(play)
    taken(page, "Contract ontbonden buiten de rechter om", {})
    says(page, "Vastgelegd.")
    play.pass_until(date(2026, 12, 15))
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    says(page, "Stap 11 van 11")
    says(page, "Regel vandaag een briefadres")
    follow(page, "Nazorg: waar zijn ze nu?")
    says(page, "Op de dag zelf bekend maandag 14 december 2026: verblijft in tijdelijke opvang")
    where(page, "woont in een woning op eigen naam", date(2026, 11, 30))
    says(page, "Voor het verlies van de woning bekend")
    play.picture(page, "nazorg")
    follow(page, "Wonen daarna")
    says(page, "nergens ingeschreven Sinds maandag 14 december 2026.")
    filled(page, "Leg een inschrijving vast", {
        "ingeschreven op een briefadres": "", "Vanaf": str(DISSOLVED), TOLD: "Burgerzaken",
    })  # fmt: skip
    expect(page.locator("main")).not_to_contain_text("nergens ingeschreven")
    filled(page, "Kies het contract", {
        "Welk contract": "vast huurcontract op eigen naam",
        "ja, of dat weten we nog niet": "",
    })  # fmt: skip
    ground = "verliest de woning door een ontruiming of sluiting"
    for state, more in (("aangevraagd", {"Op welke grond": ground}), ("verleend", {})):
        told = {"Hoe staat het nu": state, **more, TOLD: "Urgentiecommissie"}
        filled(page, "Leg de volgende stap vast", told)
    for part in ("Post", "Inkomen of uitkering", "Toeslagen", "Zorgverzekering",
                 "Identiteitsbewijs"):  # fmt: skip
        told = {"Waar gaat het om": part, "Hoe staat het": "in orde", TOLD: "mevrouw Kuipers"}
        filled(page, "Leg vast hoe iets staat", told)
    says(page, "Alles voor een nieuwe plek is geregeld.")
    play.picture(page, "wonen-daarna")


def somebody_asks_after_them(play: Play) -> None:
    """After one month and after three somebody asks how it goes; nothing is guessed."""
    for day in (date(2027, 1, 14), date(2027, 3, 15)):
        play.pass_until(day)
        worker = play.as_("huisbezoek")
        menu(worker, "Nazorg")
        says(worker, HOME)
        play.picture(worker, f"nazorg-{day:%m}")
        go(worker.locator("#nu").get_by_role("link", name=HOME))
        says(worker, "vraag het nu")
        where(worker, "verblijft in tijdelijke opvang", day)
        says(worker, "Vastgelegd.")
        expect(worker.locator("#momenten")).not_to_contain_text("vraag het nu")


def nothing_goes_before_its_time(play: Play) -> None:
    """Thirteen weeks are over, and still nothing goes: the household was not warned in time."""
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Opgeslagen spullen")
    says(page, "Dertien weken bewaren: tot en met maandag 8 maart 2027 voorbij")
    filled(page, "Het huishouden is gewaarschuwd", {})
    says(page, "Tot dinsdag 13 april 2027 gaat er niets weg.")
    the_wardrobe(page)
    says(page, "De waarschuwing is nog te kort geleden gegeven.")


def a_home_of_her_own(play: Play) -> None:
    """A contract in her own name counts when she is registered there; then goods come home."""
    play.pass_until(MOVES)
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Nazorg: waar zijn ze nu?")
    follow(page, "Wonen daarna")
    found = {
        "Op welk contract": "vast huurcontract op eigen naam", "Vanaf": str(MOVES),
        "De woning past bij dit huishouden": "", "Ze staan daar ingeschreven": "",
        TOLD: "het huurcontract gezien",
    }  # fmt: skip
    filled(page, "Leg vast waar ze (gaan) wonen", found)
    says(page, "De zaak kan nog niet dicht als 'herhuisvest':")
    says(page, "Het huishouden staat daar nog niet ingeschreven.")
    play.picture(page, "niet-ingeschreven")
    filled(page, "Leg een inschrijving vast", {
        "ingeschreven op een woonadres": "", "Vanaf": str(MOVES), TOLD: "Burgerzaken",
    })  # fmt: skip
    says(page, "passend herhuisvest")
    go_to_case(page, HOME)
    follow(page, "Plek om te slapen")
    box = unfold(page, "Verander dit")
    tell(box, "Dag van vertrek", str(MOVES))
    go(box.get_by_role("button", name="Leg de dag vast"))
    says(page, "De dag van vertrek staat erbij.")


def goods_come_home_and_one_goes_by_two(play: Play) -> None:
    """What she asked for is given back; what she does not want goes when a second person signs."""
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Opgeslagen spullen")
    for _kind, what in GOODS[:2]:
        page.get_by_label(what).check()
    press(page, "Dit vroeg iemand terug")
    says(page, "Hiervan gaat niets weg tot het terug is.")
    for _kind, what in GOODS[:2]:
        page.get_by_label(what).check()
    press(page, "Teruggegeven")
    says(page, "Laat de bewoner het bewijs tekenen.")
    the_wardrobe(page)
    page.get_by_label("vernietigen").check()
    tell(page, "Waarom kan het niet verkocht worden?", "het is stuk of versleten")
    press(page, "Vraag een collega om te tekenen")
    says(page, "Een ander moet tekenen.")
    play.picture(page, "wegdoen-vragen")
    lead = play.as_("teamleider")
    go_to_case(lead, HOME)
    follow(lead, "Teken mee, of zeg nee: iemand wil opgeslagen spullen wegdoen")
    follow(lead, "3. kast, kapotte deur")
    press(lead, "Ik teken: het mag weg")
    says(lead, "Twee mensen tekenden")
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Opgeslagen spullen")
    the_wardrobe(page)
    says(page, "Wim Terpstra tekende mee")
    press(page, "Het is gebeurd")
    expect(page.locator("main")).not_to_contain_text("leg vast wat ermee gebeurde")
    follow(page, "Terug naar de spullen")
    says(page, "Er ligt niets (meer).")
    play.picture(page, "spullen-weg")


def after_six_months_the_case_ends(play: Play) -> None:
    """Six months later she lives in her own home; two people sign before the case is closed."""
    play.pass_until(date(2027, 6, 15))
    worker = play.as_("huisbezoek")
    menu(worker, "Nazorg")
    go(worker.locator("#nu").get_by_role("link", name=HOME))
    where(worker, "woont in een woning op eigen naam", date(2027, 6, 15))
    says(worker, "Na 6 maanden bekend maandag 14 juni 2027: woont in een woning op eigen naam")
    play.picture(worker, "na-zes-maanden")
    page = the_road_of(play)
    box = unfold(page, "Sluit deze weg")
    tell(box, "Hoe eindigde het", "een contract op eigen naam elders")
    go(box.get_by_role("button", name="Sluit deze weg"))
    says(page, "Deze weg is geëindigd.")
    go_to_case(page, HOME)
    follow(page, "De zaak afsluiten")
    says(page, "Twee mensen hebben nog niet getekend voor wat er nu ligt")
    play.picture(page, "nog-niet-dicht")
    two_people_sign(play)
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "De zaak afsluiten")
    page.get_by_label("passend herhuisvest", exact=True).check()
    press(page, "Sluit af")
    says(page, "Uitkomst: passend herhuisvest.")
    play.picture(page, "dicht")


def two_people_sign(play: Play) -> None:
    """Who wrote the weighing does not sign; a lead does, and a manager who reads no name."""
    page = play.pages["ontruimingen"]
    follow(page, "Alle waarborgen van deze zaak")
    follow(page, "Waarvoor je tekent: afsluiten na het vonnis")
    says(page, "Je schreef de weging alleen. Laat een ander tekenen.")
    tell(page, "Welke manager?", "Joost van Leeuwen")
    press(page, "Leg voor")
    lead = play.as_("teamleider")
    go_to_case(lead, HOME)
    follow(lead, "Waarborgen")
    follow(lead, "Waarvoor je tekent: afsluiten na het vonnis")
    press(lead, "Ik teken")
    manager = play.as_("manager")
    follow(manager, "Bekijk wat is voorgelegd")
    go(manager.locator("main").get_by_role("link", name="2026-000001"))
    expect(manager.locator("main")).not_to_contain_text("Kuipers")
    press(manager, "Ik teken")
    says(manager, "Je handtekening staat.")


def the_figures_are_made(play: Play) -> None:
    """What runs at night for the sieve."""
    with play.calendar.stands(), jobs.inline():
        app.tasks[figures_work.keep_sieve.name].func(timestamp=int(time.time()))


def the_sieve_knows_where_they_went(play: Play) -> None:
    """Counted as a home that was lost after a closure, and of whom it is known where they went."""
    the_figures_are_made(play)
    page = play.as_("coordinator")
    menu(page, "De zeef")
    follow(page, "Ontruimingen in 2027")
    follow(page, "2026")
    says(page, "1 huishouden raakte de woning kwijt.")
    counted(page, "huur ontbonden buiten de rechter, na een sluiting", "1")
    counted(page, "uitgezet zonder rechter of deurwaarder", "0")
    play.picture(page, "ontruimingen")
