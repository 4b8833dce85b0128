# SPDX-License-Identifier: EUPL-1.2
"""The mayor closes a home: mother and baby have a place before the day, and a home after it."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from datetime import date
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect
from procrastinate.contrib.django import app

from tests.conftest import CODE
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
from woonzeker.access import jobs
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases import services as cases
from woonzeker.cases.services import Home
from woonzeker.housing.models import Place
from woonzeker.matching.models import Person
from woonzeker.monitoring import tasks as figures_work

HOME = "Iepenlaan 30"
#: two people who work on it, one at a desk and one in the street
#: until when she can answer the mayor, and the day on which the home is to be closed
VIEW_BY, CLOSES = date(2026, 11, 16), date(2026, 12, 7)
#: when the mayor decided, and until when the home stays closed
DECIDED, OPENS = date(2026, 11, 23), date(2027, 3, 7)
#: when the landlord ended the lease
DISSOLVED = date(2026, 12, 14)
#: the first day in a home of her own
MOVES = date(2027, 6, 1)
#: the first night in the place
BOOKED = date(2026, 12, 6)
FAMILY_PLACE, MOVERS = "De Linde 1", "Verhuisteam Meerveld"
TOLD = "Wie zei of liet dit zien?"
GOODS = (
    ("spullen van kinderen", "ledikant, wit"),
    ("foto's en albums", "doos met foto's"),
    ("meubels", "kast, kapotte deur"),
)
ANTON, SAMIRA = "Anton Kroes", "Samira el Hamdaoui"


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


def further(page: Page, step: str) -> None:
    """Open what was taken of a road before, to tell more of it."""
    line = page.locator("main li").filter(has_text=step).first
    go(line.get_by_role("link", name="Vul aan"))


def taken(page: Page, step: str, told: Mapping[str, str]) -> None:
    """Write down that a step was taken, with what belongs to it; choices by their words."""
    go(page.locator("#weg").get_by_role("link", name=step, exact=True))
    for label, answer in told.items():
        tell(page, label, answer)
    press(page, "Leg vast")


def tell(page: Page | Locator, label: str, answer: str) -> None:
    """Fill in one box, or choose in it by the words."""
    named = page.get_by_label(label, exact=True)
    box = named if named.count() else page.get_by_label(label)
    if box.evaluate("each => each.tagName") == "SELECT":
        box.select_option(label=answer)
    else:
        box.fill(answer)


def the_road_of(play: Play) -> Page:
    """The page of the closure, as its coordinator finds it from the case."""
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Andere wegen")
    go(page.locator("#loopt").get_by_role("link", name="Sluiting door de burgemeester"))
    return page


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
    page = the_road_of(play)
    taken(page, "Plek voor ieder die weg moet", {"Of er een plek is": "ja"})
    says(page, "Vastgelegd.")


def in_another_tab(page: Page) -> Page:
    """The same person with a second page open."""
    other = page.context.new_page()
    other.goto("/")
    return other


def look_for_a_place(page: Page) -> None:
    """For a mother with a child, from the night before the home is closed."""
    follow(page, "Plek zoeken")
    tell(page, "Eerste nacht", str(BOOKED))
    for label, answer in (
        ("Kinderen die meekomen", "1"), ("Huisdieren", "nee"), ("Nodig: zonder trap", "nee"),
    ):  # fmt: skip
        tell(page, label, answer)
    page.get_by_label("een schuldregeling").check()
    press(page, "Zoek plekken")


def the_shelter() -> str:
    """The place that the page offers to no family."""
    with tenant(CODE):
        return str(Place.objects.get(kind="shelter").pk)


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


def of_a_line(page: Page, role: Literal["button", "link"], words: str, line: str) -> Locator:
    """What is pressed in one line of a list, by its words and what it is of."""
    named = re.compile(rf"^{re.escape(words)}\s*:\s*{re.escape(line)}$")
    return page.locator("main").get_by_role(role, name=named)


def the_day_of(page: Page) -> None:
    """The page of the day on which they leave, from the case."""
    go_to_case(page, HOME)
    go(page.locator("#dak").get_by_role("link", name="Dag van vertrek"))


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


def answered(page: Page, question: str, answer: str, told: Mapping[str, str]) -> None:
    """Answer one safeguard with what that answer brings along."""
    line = page.locator("main li").filter(has_text=question).filter(has_text="Leg vast")
    go(line.get_by_role("link", name="Leg vast").first)
    follow(page, answer)
    for label, words in told.items():
        tell(page, label, words)
    press(page, "Leg vast")


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


def the_figures_are_made(play: Play) -> None:
    """What runs at night for the sieve."""
    with play.calendar.stands(), jobs.inline():
        app.tasks[figures_work.keep_sieve.name].func(timestamp=int(time.time()))


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
    says(page, "Nu: regel vandaag een briefadres")
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


def where(page: Page, words: str, on: date) -> None:
    """Say where they are on a day, as she told it herself."""
    tell(page, "Waar zijn ze nu?", words)
    tell(page, "Op welke dag was dat zo?", str(on))
    tell(page, TOLD, "mevrouw Kuipers")
    press(page, "Leg vast")


def filled(page: Page, folded: str, told: Mapping[str, str]) -> None:
    """Unfold a form, fill it in and send it; an empty answer is something to tick."""
    box = unfold(page, folded)
    for label, words in told.items():
        if words:
            tell(box, label, words)
        else:
            box.get_by_label(label, exact=True).check()
    go(box.get_by_role("button", name="Leg vast"))
    says(page, "Vastgelegd")


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


def the_wardrobe(page: Page) -> None:
    """The line of the one thing that she does not want back."""
    go(page.locator("#spullen").get_by_role("link", name=re.compile("kast, kapotte deur$")))


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


def counted(page: Page, words: str, number: str) -> None:
    """A line of a table says this number."""
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=words)).first
    expect(line.get_by_role("cell").first).to_have_text(number)
