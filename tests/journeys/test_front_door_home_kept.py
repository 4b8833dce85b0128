# SPDX-License-Identifier: EUPL-1.2
"""From a summons to a home that was kept: a hearing, conditions, and one month that help mended."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.conftest import CODE
from tests.journeys.court import (
    at_case,
    back_to_case,
    bailiff_tells,
    hand_to,
    open_messages,
    spoke_by_phone,
    two_sign,
    vouch,
)
from tests.journeys.front_door import Play, follow, press, says, unfold
from tests.journeys.ways import go, menu
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.housing.models import Agreement, Breach, BreachTelling
from woonzeker.legal.models import CourtTrack, SignOff
from woonzeker.monitoring.models import SieveRow

HOME, AT = "Iepenlaan 12", ("1234 AB", "12")
NAMED = {"Voorletters": "S.", "Achternaam": "Verhoeven", "Voor_welke": "Veldhuis Wonen"}
TRACK = "Veldhuis Wonen, om achterstand"
JUDGMENT = "Voorwaardelijk vonnis"
LOOK = "Kijk na of de voorwaarden van deze maand lukten"


def test_a_summons_ends_in_a_home_that_is_kept(play: Play, tmp_path: Path) -> None:
    open_messages(play, "dagvaarding_served", "vonnis_given")
    play.report("Veldhuis Wonen", "Verhoeven", bedrag="3450,00", telefoon="0612345678")
    the_bailiff_tells_of_a_summons(play)
    help_begins_before_the_hearing(play)
    somebody_goes_with_a_file(play, tmp_path)
    the_judgment_has_conditions(play)
    one_month_fails_and_help_mends_it(play)
    the_conditions_are_met(play)
    nobody_closes_it_alone(play)
    two_people_sign_and_the_case_ends(play)
    what_is_kept_tells_the_same()


def the_bailiff_tells_of_a_summons(play: Play) -> None:
    """A week after the report; who leads gives the case to two people."""
    play.pass_until(date(2026, 11, 9))
    receipt = bailiff_tells(
        play, "Dagvaarding uitgebracht", AT, Opgeroepen_tegen="2026-12-02", Hoe_laat="13:30",
        Welke_rechtbank="Rechtbank Amsterdam, kanton", Bedrag_van="3.450,00", **NAMED,
    )  # fmt: skip
    says(receipt, "Vandaag staat Marit Oosterhuis u te woord")
    play.picture(receipt, "ontvangstbewijs")
    page = play.as_("coordinator")
    says(page, "Nieuw bericht van deurwaarder of rechtbank")
    go(page.locator("main").get_by_role("link", name=HOME).first)
    says(page, "Stap 6 van 11: dagvaarding")
    says(page, "De zitting komt eraan.")
    play.picture(page, "gedagvaard")
    hand_to(page, "Fatma Yıldırım")
    hand_to(page, "Anton Kroes")


def help_begins_before_the_hearing(play: Play) -> None:
    """What is due from the summons on: rights, legal help, support; and who lives there."""
    page = at_case(play, "schuldhulp", HOME)
    spoke_by_phone(page, "hulp aangenomen", told=True)
    follow(page, "Wijs op het Juridisch Loket en een advocaat")
    play.picture(page, "waarborgen")
    talk = {"Hoe_weet_je": "een gesprek met het huishouden"}
    vouch(page, "Wonen er kinderen?", "er wonen kinderen", Hoe_weet_je="een ouder vertelde het")
    explained = "uitgelegd, in hun taal of met een tolk"
    vouch(page, "Kreeg het huishouden uitleg", explained, Op_welke_manier="telefoon", **talk)
    pointed = "gewezen op het Juridisch Loket en een advocaat"
    vouch(page, "Is er gewezen op rechtshulp?", pointed, Op_welke_manier="telefoon", **talk)
    support = "Is onafhankelijke ondersteuning"
    vouch(page, support, "denkt erover na", Op_welke_manier="telefoon", **talk)
    play.pass_until(date(2026, 11, 16))
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "Waarborgen")
    vouch(page, support, "wil het niet", Op_welke_manier="huisbezoek", **talk)
    back_to_case(page)
    expect(page.get_by_role("link", name="Wijs op het Juridisch Loket")).to_have_count(0)


def somebody_goes_with_a_file(play: Play, folder: Path) -> None:
    """The lead names who goes; they make the file, take it along, and say who was there."""
    lead = play.as_("teamleider")
    to_hearing(lead)
    says(lead, "niemand gaat")
    follow(lead, "Iemand anders gaat")
    lead.get_by_label("Wie gaat").select_option(label="Fatma Yıldırım")
    press(lead, "Leg vast")
    says(lead, "Vastgelegd wie er gaat.")
    page = play.as_("schuldhulp")
    to_hearing(page)
    says(page, "jij gaat")
    page.get_by_label("Wordt de huur van nu betaald?").select_option(label="ja")
    page.get_by_label("Sinds wanneer").fill("2026-11-01")
    press(page, "Maak het dossier")
    says(page, "Het dossier is klaar.")
    play.picture(page, "zitting")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Haal de pdf op").click()
    paper = words_of(kept.value.path())
    assert "Rechtbank Amsterdam" in paper
    assert "kinderen" in paper
    play.pass_until(date(2026, 12, 2), 15)
    page = play.as_("schuldhulp")
    says(page, "Jouw zitting deze week")
    go(page.locator("main").get_by_role("link", name=HOME).last)
    follow(page, "Leg vast wie er was")
    page.get_by_label("er was iemand van de gemeente").check()
    page.get_by_label("kwam zelf").check()
    press(page, "Leg vast")
    says(page, "Vastgelegd: er was iemand van de gemeente; het huishouden kwam zelf.")
    expect(page.get_by_role("link", name="Iemand anders gaat")).to_have_count(0)


def to_hearing(page: Page) -> None:
    """From the menu to the week in which the hearing is, and to the hearing."""
    menu(page, "Zittingen")
    follow(page, "Ga naar die week")
    says(page, "woensdag 2 december")
    go(page.locator("main").get_by_role("link", name=HOME).first)


def words_of(paper: Path) -> str:
    """The words of a paper, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())


def the_judgment_has_conditions(play: Play) -> None:
    """They may stay as long as the rent is paid; that is written down and explained."""
    play.pass_until(date(2026, 12, 9))
    bailiff_tells(
        play, "Vonnis gewezen", AT, Dag_van_het_vonnis="2026-12-09", Wat_besloot="voorwaardelijk",
        Was_de_bewoner="ja", **NAMED,
    )  # fmt: skip
    page = at_case(play, "schuldhulp", HOME)
    says(page, "Stap 8 van 11: vonnis")
    follow(page, TRACK)
    says(page, "Er mag alleen ontruimd worden als een afspraak breekt.")
    play.picture(page, "gang")
    back_to_case(page)
    follow(page, "Afspraak om te blijven wonen")
    page.get_by_label(JUDGMENT).check()
    page.get_by_label("Eerste dag", exact=True).fill("2026-12-10")
    page.get_by_label("Laatste dag").fill("2027-04-10")
    page.get_by_label("de lopende huur betalen").check()
    page.get_by_label("Dag van de maand").fill("1")
    page.get_by_label("Verhuurder of zorgaanbieder").select_option(label="Veldhuis Wonen")
    press(page, "Schrijf op")
    says(page, "Nu: maak de afspraak compleet")
    for what in ("Het is uitgelegd", "De rechter besliste"):
        part = unfold(page, what)
        part.locator("input[type=date]").fill("2026-12-09")
        go(part.get_by_role("button", name="Leg vast"))
    says(page, "Nu is er niets te doen")
    says(page, "Na vrijdag 1 januari 2027 kijk je de volgende maand na.")
    play.picture(page, "afspraak")


def one_month_fails_and_help_mends_it(play: Play) -> None:
    """A month in which the rent stays away: help comes first, and nobody else hears of it."""
    look(play, date(2027, 1, 4), "ja, gelukt")
    page = look(play, date(2027, 2, 3), "nee, niet gelukt")
    says(page, "Zoek contact en bied hulp aan. Uiterlijk vrijdag 5 februari 2027.")
    play.picture(page, "breuk")
    follow(page, "Terug naar de zaak")
    spoke_by_phone(page, "gesprek gehad")
    follow(page, "Bied nu hulp aan: een voorwaarde lukte niet")
    press(page, "Hierin bood ik hulp aan")
    says(page, "De hulp heeft tijd tot en met woensdag 10 februari 2027.")
    expect(page.get_by_text("Een ander mag dit nu horen")).to_have_count(0)
    bailiff = play.as_("deurwaarder")
    menu(bailiff, "Berichten")
    expect(bailiff.locator("main")).not_to_contain_text("februari")
    play.pass_until(date(2027, 2, 9))
    page = at_case(play, "schuldhulp", HOME)
    follow(page, JUDGMENT)
    says(page, "Niemand anders hoort hiervan.")
    press(page, "Het is hersteld")
    says(page, "niet op tijd, daarna hersteld")
    play.picture(page, "hersteld")


def look(play: Play, on: date, how: str) -> Page:
    """On this day the worker looks whether the month went well, and says how it was."""
    play.pass_until(on)
    page = at_case(play, "schuldhulp", HOME)
    follow(page, LOOK)
    page.get_by_label(how, exact=True).check()
    page.get_by_label("Van wie weet je het").select_option(label="de inwoner")
    press(page, "Leg vast")
    return page


def the_conditions_are_met(play: Play) -> None:
    """The last day passes; how it ended is written down, and on the track that all was paid."""
    for on in (date(2027, 3, 2), date(2027, 4, 2)):
        look(play, on, "ja, gelukt")
    play.pass_until(date(2027, 4, 12))
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "De afspraak loopt af: regel wat daarna komt")
    says(page, "Nu: rond de afspraak af")
    end = unfold(page, "De afspraak is voorbij")
    end.get_by_label("blijft hier wonen met een eigen huurcontract").check()
    end.get_by_label("Laatste dag van de afspraak").fill("2027-04-10")
    end.get_by_label("Is het doel gehaald").fill("Vier maanden betaald, een keer met hulp.")
    end.get_by_label("hoe weet je dat").select_option(label="de verhuurder bevestigde het")
    go(end.get_by_role("button", name="Leg het einde vast"))
    says(page, "doel gehaald")
    play.picture(page, "einde")
    follow(page, "Terug naar de zaak")
    follow(page, TRACK)
    follow(page, "Leg vast wat er gebeurde")
    follow(page, "Betaald")
    page.get_by_label("Van wie weten we dit").select_option(label="de schuldeiser")
    press(page, "Kijk wat er volgt")
    says(page, "De schuld is betaald.")
    play.picture(page, "wat-volgt")
    press(page, "Klopt, leg vast")


def nobody_closes_it_alone(play: Play) -> None:
    """The page about the end tells what is missing, and who can do it."""
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "De zaak afsluiten")
    says(page, "Eerst dit, want er is een vonnis")
    says(page, "Een manager heeft nog niet getekend voor wat er nu ligt")
    says(page, "Een manager aan wie de zaak is voorgelegd kan dit doen")
    play.picture(page, "nog-niet-dicht")
    follow(page, "Alle waarborgen van deze zaak")
    talk = {"Hoe_weet_je": "een gesprek met het huishouden"}
    cause = "Na de scheiding bleef post liggen. Er loopt budgethulp."
    vouch(page, "Is de oorzaak aangepakt?", "er loopt hulp bij", Wat_is_de_oorzaak=cause, **talk)
    said = "ja: wat zij willen, en wat daarmee gebeurde"
    vouch(page, "Is er echt overlegd", said, Wat_wil="Hier blijven. Dat is gelukt.", **talk)
    lead = at_case(play, "ontruimingen", HOME)
    follow(lead, "Waarborgen")
    follow(lead, "De woning is behouden")
    lead.get_by_label("aan alle voorwaarden is voldaan").check()
    press(lead, "Leg vast")
    says(lead, "Alles is in orde")
    play.picture(lead, "behouden")


def two_people_sign_and_the_case_ends(play: Play) -> None:
    """One who coordinates evictions and one manager sign; then the case may end."""
    two_sign(play, HOME, "afsluiten na het vonnis")
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "De zaak afsluiten")
    play.picture(page, "afsluiten")
    page.get_by_label("vervolghulp bij geld", exact=True).check()
    press(page, "Sluit af")
    says(page, "Deze zaak is afgesloten")
    play.picture(page, "afgesloten")


def what_is_kept_tells_the_same() -> None:
    """In the sieve, on the track and with the agreement: the home was kept, and nobody was told."""
    with tenant(CODE):
        case = Case.objects.get()
        row = SieveRow.objects.get(case=case)
        assert (row.step, row.result, row.home_lost_on) == (8, "follow_up_financial", None)
        agreed = Agreement.objects.get(case=case)
        assert (agreed.goal_reached, agreed.eviction, agreed.in_spite_of) == (True, False, [])
        assert Breach.objects.count() == 1
        assert not BreachTelling.objects.exists()
        assert {row.level for row in SignOff.objects.all()} == {"work", "management"}
        kinds = CourtTrack.objects.get(case=case).events.values_list("kind", flat=True)
        assert set(kinds) == {"summoned", "judged", "paid"}
