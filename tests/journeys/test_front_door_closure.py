# SPDX-License-Identifier: EUPL-1.2
"""The mayor closes a home: mother and baby have a place before the day, and a home after it."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import CODE
from tests.journeys.closure import (
    ANTON,
    CLOSES,
    DECIDED,
    FAMILY_PLACE,
    GOODS,
    HOME,
    MOVERS,
    OPENS,
    SAMIRA,
    VIEW_BY,
    answered,
    further,
    in_another_tab,
    look_for_a_place,
    of_a_line,
    taken,
    tell,
    the_day_of,
    the_road_of,
    the_shelter,
)
from tests.journeys.closure_after import (
    a_home_of_her_own,
    after_six_months_the_case_ends,
    goods_come_home_and_one_goes_by_two,
    nothing_goes_before_its_time,
    somebody_asks_after_them,
    the_landlord_ends_the_lease,
    the_sieve_knows_where_they_went,
)
from tests.journeys.front_door import (
    LEAD,
    POSTCODE,
    Play,
    at_door,
    follow,
    go_to_case,
    offer_support,
    plan_week,
    press,
    says,
    unfold,
)
from tests.journeys.ways import go, menu
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases import services as cases
from woonzeker.cases.services import Home
from woonzeker.matching.models import Person


@pytest.mark.parametrize("play", [0], indirect=True, ids=["as they work"])
def test_a_mother_and_her_baby_have_a_place_before_the_day_and_a_home_after_it(play: Play) -> None:
    she_asks_for_help(play)
    the_mayor_tells_what_help_may_know(play)
    two_go_to_the_door_that_day(play)
    everybody_counts_and_she_says_her_view(play)
    the_mayor_decides(play)
    a_place_is_booked(play)
    the_day_is_planned(play)
    every_safeguard_is_answered(play)
    they_sleep_elsewhere_and_the_home_is_closed(play)
    the_landlord_ends_the_lease(play)
    somebody_asks_after_them(play)
    nothing_goes_before_its_time(play)
    a_home_of_her_own(play)
    goods_come_home_and_one_goes_by_two(play)
    after_six_months_the_case_ends(play)
    the_sieve_knows_where_they_went(play)


def she_asks_for_help(play: Play) -> None:
    """A mother comes with a letter of the mayor: a household without a debt to anybody."""
    with play.calendar.stands(), tenant(CODE):
        mother = Person.objects.get(surname="Kuipers", initials="M.")
        cases.open_on_request(
            actor=LEAD, home=Home(POSTCODE, 30), person=mother.pk, threatening=True
        )


def the_mayor_tells_what_help_may_know(play: Play) -> None:
    """Who keeps order has no page here; the coordinator keeps the four things, and no word."""
    page = play.as_("openbareorde")
    says(page, "Voor jouw rol staat hier niets klaar.")
    page = play.as_("coordinator")
    go_to_case(page, HOME)
    for who in (ANTON, SAMIRA):
        box = unfold(page, "Geef de zaak aan iemand")
        box.get_by_label("Aan wie").select_option(label=who)
        go(box.get_by_role("button", name="Geef door"))
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Andere wegen")
    box = unfold(page, "Sluiting door de burgemeester")
    box.get_by_label("Hoe begon het").select_option(label="de burgemeester laat het weten")
    box.get_by_label("Wie vertelde het").select_option(label="de gemeente")
    go(box.get_by_role("button", name="Open deze weg"))
    says(page, "Deze weg staat erbij.")
    says(page, "Tussen hulp en handhaving staat een muur.")
    further(page, "voornemen tot sluiten")
    page.get_by_label("Dat de woning dicht gaat").select_option(label="ja")
    page.get_by_label("Wanneer de woning dicht gaat").fill(str(CLOSES))
    page.get_by_label("Op welke wet of regel").select_option(label="Opiumwet art. 13b (Damocles)")
    page.get_by_label("Tot wanneer de bewoner kan reageren").fill(str(VIEW_BY))
    play.picture(page, "voornemen")
    press(page, "Leg vast")
    says(page, "Opiumwet art. 13b (Damocles)")
    play.picture(page, "weg")
    go_to_case(play.as_("ontruimingen"), HOME)
    says(page, "Dag van vertrek, maandag 7 december")


def two_go_to_the_door_that_day(play: Play) -> None:
    """Who rings sees that something is at stake and by which day; not what, and of nobody who."""
    page = play.as_("coordinator")
    both = (SAMIRA, "Bram Dijkstra")
    plan_week(page, date(2026, 11, 2), on="maandag 2 november", part="middag", who=both)
    play.calendar.turn_to(date(2026, 11, 2), 14)
    worker = play.as_("huisbezoek")
    says(worker, "samen met Bram Dijkstra")
    at_door(worker, "Gesprek gehad")
    worker = play.as_("huisbezoek")
    follow(worker, HOME)
    says(worker, "Dag van vertrek, maandag 7 december")
    says(worker, "er speelt iets")
    expect(worker.locator("main")).not_to_contain_text("Opiumwet")
    expect(worker.locator("main")).not_to_contain_text("burgemeester")
    play.picture(worker, "aan-de-deur")
    follow(worker, "Andere wegen")
    says(worker, "Er speelt nog iets wat niet iedereen mag weten.")
    help_begins_at_the_table(play)


def help_begins_at_the_table(play: Play) -> None:
    """The conversation, the child, and support that is nobody's but hers."""
    page = play.as_("huisbezoek")
    follow(page, HOME)
    follow(page, "Schrijf het gesprek op")
    page.get_by_label("In hun eigen woorden").fill("Ik wist van niets.")
    page.get_by_label("Wat willen ze zelf?").fill("Een veilige plek voor mij en Liv.")
    page.get_by_label("ja, wil hulp").check()
    press(page, "Klaar: het gesprek is af")
    follow(page, "Wie helpt nog meer")
    box = unfold(page, "Vastleggen")
    box.get_by_label("er wonen kinderen", exact=True).check()
    box.get_by_label("Hoeveel").fill("1")
    box.get_by_label("Hoe weten we dit?").select_option(label="een ouder vertelde het")
    go(box.get_by_role("button", name="Leg vast"))
    says(page, "Er wonen kinderen")
    follow(page, "Terug naar de zaak")
    press(page, "Gedaan: Ga vandaag met twee mensen langs")
    offer_support(page)


def everybody_counts_and_she_says_her_view(play: Play) -> None:
    """Who lives there, who helps, and what she brings forward; no tick stands for a place."""
    page = the_road_of(play)
    came = {"Wat er van een stap kwam": "gedaan"}
    taken(page, "Langs geweest en uitleg gegeven", {**came, "Of een bezoek met twee gaat": "ja"})
    taken(
        page, "Geteld wie er wonen en wie een plek nodig heeft",
        {"Hoeveel mensen een plek nodig hebben": "2", "Hoeveel kinderen er wonen": "1"},
    )  # fmt: skip
    taken(page, "Advocaat of Juridisch Loket gevonden", came)
    taken(page, "Hulp aangeboden aan ieder in huis", {"Welke hulp is aangeboden": "wijkteam"})
    taken(page, "Punten voor de reactie doorgenomen", {})
    says(page, "Nog 13 punten zijn niet besproken.")
    follow(page, "Terug")
    for point in page.locator("#punten select").all():
        point.select_option(label="naar voren gebracht")
    for words in ("eigen rol", "deze woning gebonden"):
        tell(page, words, "niet van toepassing")
    press(page, "Leg de punten vast")
    play.picture(page, "punten")
    taken(page, "Punten voor de reactie doorgenomen", {})
    taken(page, "Bewoner reageerde op het voornemen", came)
    says(page, "Plek voor ieder die weg moet")
    taken(page, "Plek voor ieder die weg moet", {"Of er een plek is": "ja"})
    says(page, "Er is nog geen plek die past en er is vóór de dag.")


def the_mayor_decides(play: Play) -> None:
    """The decision has its day and its end; a landlord cannot end the lease on it."""
    play.pass_until(DECIDED)
    page = the_road_of(play)
    taken(
        page, "Besluit tot sluiten",
        {
            "Dat de woning dicht gaat": "ja",
            "Wanneer de woning dicht gaat": str(CLOSES),
            "Op welke wet of regel": "Opiumwet art. 13b (Damocles)",
            "Tot wanneer de woning dicht blijft": str(OPENS),
        },
    )  # fmt: skip
    says(page, "Bezwaar gemaakt en uitstel gevraagd")
    taken(page, "Contract ontbonden buiten de rechter om", {})
    says(page, "Dit kan niet gebeurd zijn: de wet vraagt eerst iets anders.")
    says(page, "Eerst: woning echt dicht.")
    play.picture(page, "ontbinding-geweigerd")


def a_place_is_booked(play: Play) -> None:
    """A family place from the day before; a shelter never, and no night twice."""
    neighbours(play)
    page = play.as_("beheer")
    menu(page, "Plekken")
    follow(page, "Naar de regio")
    page.get_by_label("Naam van de regio").fill("Regio Meer")
    press(page, "Begin")
    page = play.as_("ontruimingen")
    for kind, label in (("gezinsplek", FAMILY_PLACE), ("algemene opvang", "Nachtopvang")):
        menu(page, "Plekken")
        go(page.locator("main a[href$='/plekken/nieuw']").first)
        for box, answer in (("Soort", kind), ("Naam", label), ("Bedden per plek", "4")):
            tell(page, box, answer)
        press(page, "Voeg toe")
    play.picture(page, "plekken")
    no_shelter_and_no_night_twice(play, page)
    page = the_road_of(play)
    taken(page, "Plek voor ieder die weg moet", {"Of er een plek is": "ja"})
    says(page, "Vastgelegd.")


def no_shelter_and_no_night_twice(play: Play, page: Page) -> None:
    """Whoever asks, a family goes to no shelter; and who comes second is told, not booked."""
    beside = in_another_tab(page)
    go_to_case(beside, "Iepenlaan 12")
    look_for_a_place(beside)
    go_to_case(page, HOME)
    look_for_a_place(page)
    expect(page.locator("#aanbod")).not_to_contain_text("Nachtopvang")
    says(page, "Bied hierbij hulp aan: een schuldregeling. Het houdt de plek niet tegen.")
    play.picture(page, "aanbod")
    offered = page.get_by_label(FAMILY_PLACE)
    real = offered.input_value()
    offered.evaluate("(each, other) => { each.value = other }", the_shelter())
    offered.check()
    press(page, "Boek deze plek")
    says(page, "Een gezin met kinderen gaat nooit naar de algemene opvang.")
    assert page.get_by_label(FAMILY_PLACE).input_value() == real
    page.get_by_label(FAMILY_PLACE).check()
    press(page, "Boek deze plek")
    says(page, "De plek is geboekt.")
    play.picture(page, "geboekt")
    beside.get_by_label(FAMILY_PLACE).check()
    press(beside, "Boek deze plek")
    says(beside, "De plek is voor een van die nachten al van een ander.")
    play.picture(beside, "plek-bezet")
    beside.close()


def neighbours(play: Play) -> None:
    """Another family of the same coordinator, who look for a place in the same nights."""
    with play.calendar.stands(), tenant(CODE):
        mother = Person.objects.get(surname="Verhoeven", initials="S.")
        other = cases.open_on_request(actor=LEAD, home=Home(POSTCODE, 12), person=mother.pk)
        anton = str(User.objects.get(username="ontruimingen").pk)
        cases.assign(actor=LEAD, case=other.pk, user=anton)


def the_day_is_planned(play: Play) -> None:
    """One lead by name, and what a family takes along; nothing is a tick without a name."""
    page = play.as_("ontruimingen")
    the_day_of(page)
    says(page, "over 10 werkdagen")
    says(page, "er is een plek De Linde 1")
    follow(page, "Zeg wie de leiding heeft")
    page.get_by_label("Een collega").select_option(label=ANTON)
    go(page.locator("main form").get_by_role("button").first)
    for topic, answer in (("School", "nee"), ("Huisdieren", "nee"), ("Medicijnen", "ja"),
                          ("Werk", "ja")):  # fmt: skip
        go(of_a_line(page, "button", answer, topic))
    for topic, who in (
        ("Opvang van de kinderen", "Oma Kuipers"), ("Medicijnen", "Miriam zelf"),
        ("Papieren", "Miriam zelf"), ("Werk", "Samira el Hamdaoui"),
        ("Vervoer van de spullen", MOVERS), ("Opslag van de spullen", MOVERS),
    ):  # fmt: skip
        go(of_a_line(page, "link", "Geregeld", topic))
        tell(page, "Wie doet dit?", who)
        go(page.locator("main form").get_by_role("button").first)
    says(page, "Er mist niets meer.")
    play.picture(page, "dag")


def every_safeguard_is_answered(play: Play) -> None:
    """What the law asks before anybody loses a home, one question a page, the lightest first."""
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Waarborgen")
    says(page, "Nog te doen: 8")
    play.picture(page, "waarborgen")
    talk = {"Hoe weet je dit?": "een gesprek met het huishouden"}
    visit = {**talk, "Op welke manier?": "huisbezoek"}
    for question, answer, told in (
        ("belang van de kinderen", "gewogen, op schrift",
         {"Wat is het belang van de kinderen": "Rust en een eigen bed voor Liv."}),
        ("kinderen gehoord", "niet gehoord, om een reden",
         {**talk, "Waarom niet?": "te jong om te vragen", "Wat zeiden zij": "Liv is een baby."}),
        ("echt overlegd", "ja: wat zij willen, en wat daarmee gebeurde",
         {**talk, "Wat wil het huishouden": "Een eigen huis in deze buurt. Dat zoeken we."}),
        ("uitleg van zijn rechten", "uitgelegd, in hun taal of met een tolk", visit),
        ("gewezen op rechtshulp", "er is een advocaat", talk),
        ("oorzaak aangepakt", "opgelost",
         {**talk, "Wat is de oorzaak": "Die ligt niet bij haar. Zij staat er alleen voor."}),
        ("behandeld als ieder ander", "vergeleken met andere zaken: geen verschil",
         {"Waarmee is vergeleken": "Met de sluitingen van dit jaar."}),
    ):  # fmt: skip
        answered(page, question, answer, told)
    file = {"Hoe weet je dit?": "het dossier"}
    for means in ("een waarschuwing in plaats van sluiting", "zorg of begeleiding"):
        answered(page, "lichtere middelen", "geprobeerd", {"Welk middel": means, **file})
    for means in (
        "blijven voor wie er niets mee te maken had",
        "het contract overnemen, opvang in eigen huis",
    ):
        why = {"Waarom kan dit middel": "De burgemeester sluit de hele woning."}
        told = {"Welk middel": means, **file, **why}
        answered(page, "lichtere middelen", "kan hier niet, om een reden", told)
    says(page, "11 waarborgen zijn in orde of niet nodig")


def they_sleep_elsewhere_and_the_home_is_closed(play: Play) -> None:
    """They sleep in their place the night before; the home is closed, and goods are stored."""
    play.pass_until(CLOSES)
    worker = play.as_("huisbezoek")
    the_day_of(worker)
    says(worker, "vandaag, maandag 7 december")
    says(worker, "Anton Kroes, Meerveld")
    says(worker, "Er mist niets meer.")
    play.picture(worker, "de-dag-zelf")
    page = the_road_of(play)
    closed = {"Tot wanneer de woning dicht blijft": str(OPENS)}
    taken(page, "Woning echt dicht", closed)
    says(page, "Vastgelegd.")
    go_to_case(page, HOME)
    says(page, "plek vanaf 6 dec 2026")
    follow(page, "Opgeslagen spullen")
    follow(page, "Er zijn spullen meegenomen")
    tell(page, "Op welke dag zijn de spullen meegenomen?", str(CLOSES))
    tell(page, "Waar liggen ze?", "Loods Havenweg 4, vak 12")
    press(page, "Leg vast en maak de lijst")
    for kind, what in GOODS:
        tell(page, "Soort", kind)
        tell(page, "Wat is het?", what)
        press(page, "Zet op de lijst")
    tell(page, "Op welke dag?", str(CLOSES))
    press(page, "De lijst is af")
    says(page, "Nu: geef het huishouden een afschrift")
    press(page, "Het afschrift is gegeven")
    play.picture(page, "spullen")
