# SPDX-License-Identifier: EUPL-1.2
"""Twelve weeks without an answer, a higher arrears, and a peer expert who gets in."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.journeys.front_door import (
    Play,
    at_door,
    fill,
    follow,
    go_to_case,
    plan_week,
    press,
    says,
    unfold,
)
from tests.journeys.ways import go, menu

HOME = "Iepenlaan 48"
SAMIRA = ("Samira el Hamdaoui",)
FOUND = "Harm deed open toen ik vertelde dat ik er zelf ook in zat. Hij wil het nog eens proberen."


def test_who_answered_nobody_lets_a_peer_expert_in(play: Play) -> None:
    play.report("Poldervolt", "Postma", bedrag="214,75")
    the_ladder_is_played(play)
    the_case_waits_in_sight(play)
    a_higher_arrears_wakes_it(play)
    somebody_with_a_story_of_their_own_goes(play)
    the_team_reads_it_and_pays(play)


def the_ladder_is_played(play: Play) -> None:
    """A letter, a visit by day and one in the evening: nobody answers."""
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    says(page, "Nu: stuur een brief")
    follow(page, "Brieven")
    page.get_by_label("Welke brief").select_option(label="eerste brief")
    press(page, "Maak de brief")
    play.picture(page, "brieven")
    press(page, "Is verstuurd")
    plan_week(page, date(2026, 11, 9), on="maandag 9 november", part="ochtend", who=SAMIRA)
    play.pass_until(date(2026, 11, 9))
    at_door(play.as_("huisbezoek"), "Kaartje in de bus")
    evening = {"on": "donderdag 26 november", "part": "avond", "who": SAMIRA}
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    says(page, "Eén keer overdag niemand thuis.")
    follow(page, "Zet op de looplijst")
    fill(page, **{"Waarom?": "buurman zegt: 's avonds thuis"})
    page.get_by_label("Dagdeel").select_option("avond")
    press(page, "Zet op de looplijst")
    plan_week(page, date(2026, 11, 23), **evening)  # type: ignore[arg-type]
    play.pass_until(date(2026, 11, 26), 19)
    at_door(play.as_("huisbezoek"), "Niemand thuis")


def the_case_waits_in_sight(play: Play) -> None:
    """After twelve weeks nobody is sought any more; the case goes in no drawer."""
    play.pass_until(date(2027, 1, 26))
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    says(page, "Nu: laat de zaak wachten op het volgende signaal")
    play.picture(page, "weken-om")
    press(page, "Laat wachten op het volgende signaal")
    says(page, "Nu: wacht op het volgende signaal")
    page = play.as_("coordinator")
    follow(page, "1 huishouden wacht op het volgende signaal")
    says(page, HOME)
    play.picture(page, "wacht")


def a_higher_arrears_wakes_it(play: Play) -> None:
    """The next signal opens the case again, with its story."""
    play.pass_until(date(2027, 3, 8))
    play.report("Poldervolt", "Postma", bedrag="598,10")
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    says(page, "hoger dan de vorige keer")
    says(page, "weer opgepakt na een nieuw signaal")
    says(page, "Huisbezoek (avond): niemand bereikt")
    play.picture(page, "weer-wakker")
    given = unfold(page, "Geef de zaak aan iemand")
    given.get_by_label("Aan wie").select_option(label=SAMIRA[0])
    go(given.get_by_role("button", name="Geef door"))
    page = play.as_("huisbezoek")
    go_to_case(page, HOME)
    follow(page, "Vraag een ervaringsdeskundige")
    page.get_by_label("aanbellen en kennismaken").check()
    page.get_by_label("luisteren: iemand wil geen ambtenaar aan de deur").check()
    page.get_by_label("Waarom?").fill("Deed nooit open voor ons.")
    play.picture(page, "vragen")
    press(page, "Vraag het")
    says(page, "Ervaringsdeskundige")


def somebody_with_a_story_of_their_own_goes(play: Play) -> None:
    """They choose, see the door only around that day, and tell it in their own words."""
    page = play.as_("ervaring")
    follow(page, "1 bezoek wordt gevraagd")
    says(page, "aanbellen en kennismaken")
    expect(page.locator("main")).not_to_contain_text(HOME)
    play.picture(page, "gevraagd")
    page.get_by_label("Ik ga op").fill("2027-03-18")
    press(page, "Ik ga")
    says(page, "Naam en adres zie je van")
    expect(page.locator("main")).not_to_contain_text("Postma")
    play.picture(page, "gekozen")
    play.pass_until(date(2027, 3, 18), 15)
    page = play.as_("ervaring")
    follow(page, "1 bezoek dat jij koos is deze dagen")
    says(page, HOME)
    says(page, "Postma")
    told = unfold(page, "Vertel hoe het ging")
    told.get_by_label("Hoe ging het?").select_option(label="gesprek gehad")
    told.get_by_label("Dagdeel").select_option("middag")
    told.get_by_label("Wat vond je?").fill(FOUND)
    play.picture(page, "verslag")
    go(told.get_by_role("button", name="Verstuur"))
    expect(page.locator("main")).not_to_contain_text("Postma")
    hours = unfold(page, "Zet uren erin")
    hours.get_by_label("Dag", exact=True).fill("2027-03-18")
    hours.get_by_label("Minuten").fill("90")
    go(hours.get_by_role("button", name="Leg vast"))
    says(page, "90 minuten")
    play.picture(page, "uren")


def the_team_reads_it_and_pays(play: Play) -> None:
    """Who asked reads it on the case; the lead agrees to the hours."""
    page = play.as_("huisbezoek")
    go_to_case(page, HOME)
    says(page, "Nu: kijk wat er volgt op het bezoek van de ervaringsdeskundige")
    says(page, FOUND)
    play.picture(page, "gelezen")
    lead = play.as_("teamleider")
    menu(lead, "Ervaringsdeskundigen")
    play.picture(lead, "uren-goedkeuren")
    go(lead.get_by_role("button", name="Keur goed"))
    says(lead, "goedgekeurd")
