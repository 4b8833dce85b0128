# SPDX-License-Identifier: EUPL-1.2
"""From two signals to an arrangement that holds: the whole road of a single parent."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page

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

HOME = "Iepenlaan 12"
SAMIRA = ("Samira el Hamdaoui",)


def test_two_signals_end_in_an_arrangement_that_holds(play: Play) -> None:
    play.report("Veldhuis Wonen", "Verhoeven", bedrag="1240,00", telefoon="0612345678")
    play.report("Windvaan Energie", "Verhoeven", bedrag="386,50")
    a_first_letter_goes_out(play)
    two_visits_by_day_fail(play)
    an_evening_reaches_somebody(play)
    the_money_is_put_in_order(play)
    a_payment_stays_away_and_is_mended(play)
    the_case_ends(play)


def a_first_letter_goes_out(play: Play) -> None:
    """Somebody chooses a letter; who made the run is not who lets it go."""
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    says(page, "2 signalen")
    play.picture(page, "zaak")
    follow(page, "Ladder, wensen en wat werkt")
    play.picture(page, "ladder")
    page.get_by_label("Wat ga je doen").select_option(label="brief")
    fill(page, Waarom="Eerst een brief: dan weten ze wie wij zijn.")
    press(page, "Doe dit")
    says(page, "Nu: stuur een brief")
    menu(page, "Printrondes")
    press(page, "Maak de brieven")
    says(page, "Een ander dan jij geeft de ronde vrij.")
    lead = play.as_("teamleider")
    follow(lead, "Bekijk de ronde")
    press(lead, "Geef vrij")
    page = play.as_("coordinator")
    follow(page, "Naar de printer")
    play.picture(page, "printronde")
    press(page, "De brieven zijn op de post")


def two_visits_by_day_fail(play: Play) -> None:
    """A card, a call and a second visit; each next step says why."""
    desk = play.as_("coordinator")
    plan_week(desk, date(2026, 11, 9), on="maandag 9 november", part="ochtend", who=SAMIRA)
    play.picture(desk, "looplijst")
    play.pass_until(date(2026, 11, 9))
    at_door(play.as_("huisbezoek"), "Kaartje in de bus")
    play.pass_until(date(2026, 11, 10))
    page = play.as_("huisbezoek")
    go_to_case(page, HOME)
    says(page, "Nu: bel")
    follow(page, "Leg contact vast")
    page.get_by_label("Wat kwam ervan").select_option(label="niemand bereikt")
    press(page, "Leg vast")
    says(page, "Nu: ga langs in de middag")
    says(page, "De volgende looplijst neemt dit bezoek vanzelf mee.")
    plan_week(
        play.as_("coordinator"), date(2026, 11, 16), on="woensdag 18 november", part="middag",
        who=SAMIRA,
    )  # fmt: skip
    play.pass_until(date(2026, 11, 18), 14)
    at_door(play.as_("huisbezoek"), "Niemand thuis")


def an_evening_reaches_somebody(play: Play) -> None:
    """The ladder proposes an evening, and there is a conversation."""
    page = play.as_("huisbezoek")
    follow(page, HOME)
    says(page, "Nu: ga een avond langs")
    says(page, "Twee keer overdag niemand thuis.")
    play.picture(page, "avondbezoek")
    plan_week(
        play.as_("coordinator"), date(2026, 11, 23), on="donderdag 26 november", part="avond",
        who=SAMIRA,
    )  # fmt: skip
    play.pass_until(date(2026, 11, 26), 19)
    page = play.as_("huisbezoek")
    at_door(page, "Gesprek gehad")
    play.picture(page, "mijn-dag")
    follow(play.as_("huisbezoek"), HOME)
    follow(page, "Schrijf het gesprek op")
    page.get_by_label("In hun eigen woorden").fill("Sinds de scheiding red ik het niet alleen.")
    page.get_by_label("Wat willen ze zelf?").fill("Hier blijven wonen, voor Noor.")
    play.picture(page, "gesprek")
    press(page, "Bewaar, ik ga later verder")
    says(page, "half af")
    page.get_by_label("ja, wil hulp").check()
    press(page, "Klaar: het gesprek is af")
    says(page, "Nu: bied onafhankelijke ondersteuning aan")
    offer_support(page)
    play.picture(page, "na-het-gesprek")


def the_money_is_put_in_order(play: Play) -> None:
    """What comes in and goes out, the debts, and one arrangement with both creditors."""
    page = play.as_("huisbezoek")
    follow(page, HOME)
    says(page, "Nu: plan het vervolg van de hulp")
    press(page, "Ik maak hier een regeling")
    follow(page, "Vul het overzicht in")
    lines(page, "Komt binnen", ("loon", "1.980,00"), ("toeslagen", "412,00"))
    lines(page, "Vaste lasten", ("huur of hypotheek", "720,00"), ("energie en warmte", "165,00"))
    page.get_by_label("Beslagvrije voet per maand").fill("2.150,00")
    fill(page, Berekend_op="2026-11-26", Waarmee="uwbeslagvrijevoet.nl")
    play.picture(page, "overzicht")
    press(page, "Bewaar het overzicht")
    press(page, "Neem over uit de signalen")
    says(page, "Er staat € 1.626,50 open.")
    play.picture(page, "geld")
    follow(page, "Stel een regeling voor")
    page.get_by_label("Veldhuis Wonen").check()
    page.get_by_label("Windvaan Energie").check()
    fill(page, Op_dag="25", Eerste_betaling_op_of_na="2026-12-01", Bedrag_per_keer="240,00")
    play.picture(page, "voorstel")
    press(page, "Maak het voorstel")
    press(page, "Zegt ja")
    press(page, "Zegt ja")
    press(page, "Start de regeling")
    says(page, "vrijdag 25 december")


def lines(page: Page, card: str, *rows: tuple[str, str]) -> None:
    """Fill in lines of the overview."""
    box = page.locator("main section").filter(has=page.get_by_role("heading", name=card))
    for at, (what, amount) in enumerate(rows):
        box.get_by_label("Wat", exact=True).nth(at).fill(what)
        box.get_by_label("Bedrag").nth(at).fill(amount)


def a_payment_stays_away_and_is_mended(play: Play) -> None:
    """After some days somebody asks how it goes; without an answer it becomes work."""
    play.pass_until(date(2026, 12, 29))
    page = play.as_("huisbezoek")
    says(page, "1 taak wacht in jouw zaken")
    follow(page, "1 taak wacht in jouw zaken")
    follow(page, HOME)
    says(page, "Nu: vraag vriendelijk of de betaling lukte")
    play.picture(page, "vraag")
    press(page, "Gedaan: Vraag vriendelijk of de betaling lukte")
    play.pass_until(date(2027, 1, 8))
    page = play.as_("huisbezoek")
    follow(page, "1 taak wacht in jouw zaken")
    follow(page, HOME)
    says(page, "Nu: houd de regeling in stand: een betaling bleef uit")
    follow(page, "Naar de regeling")
    follow(page, "Veldhuis Wonen, Windvaan Energie")
    play.picture(page, "gemist")
    paid = unfold(page, "Er is betaald")
    paid.get_by_label("Bedrag").fill("240,00")
    paid.get_by_label("Betaald op").fill("2027-01-08")
    go(paid.get_by_role("button", name="Boek de betaling"))
    says(page, "Volgende betaling")
    play.picture(page, "hersteld")


def the_case_ends(play: Play) -> None:
    """Every result says what it means; help with money that lasts is one of them."""
    page = play.as_("huisbezoek")
    go_to_case(page, HOME)
    play.picture(page, "zaak-aan-het-eind")
    follow(page, "De zaak afsluiten")
    play.picture(page, "afsluiten")
    page.get_by_label("vervolghulp bij geld", exact=True).check()
    press(page, "Sluit af")
    says(page, "Deze zaak is afgesloten")
    says(page, "Uitkomst: vervolghulp bij geld.")
    play.picture(page, "afgesloten")
