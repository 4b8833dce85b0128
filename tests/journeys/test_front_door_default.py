# SPDX-License-Identifier: EUPL-1.2
"""A judgment by default, nobody spoken to, an eviction in eight days: what stops it, and how."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.conftest import CODE
from tests.journeys.court import at_case, back_to_case, bailiff_tells, hand_to, open_messages, put
from tests.journeys.front_door import Play, follow, press, says, unfold
from tests.journeys.ways import go, menu
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove
from woonzeker.legal.models import Bewind, CourtTrack, EscalationTold, Moratorium, SignOff
from woonzeker.monitoring.models import SieveRow

HOME, AT = "Iepenlaan 48", ("1234 AB", "48")
NAMED = {"Voorletters": "H.", "Achternaam": "Postma", "Voor_welke": "Veldhuis Wonen"}
TRACK = "Veldhuis Wonen, om achterstand"
NOTICE, ASKED, LISTED, GRANTED, BEGUN = (date(2026, 11, day) for day in (16, 18, 19, 20, 25))
OPEN = "Er is nog geen plek en het dossier is niet compleet."
WAITS = "De ontruiming staat stil."


def test_a_judgment_by_default_is_stopped_by_a_moratorium_and_bewind(play: Play) -> None:
    open_messages(play, "vonnis_given")
    play.report("Veldhuis Wonen", "Postma", bedrag="5120,00")
    nobody_opens_the_door(play)
    a_judgment_stops_who_was_closing_it(play)
    an_eviction_in_eight_days_is_told_at_once(play)
    nobody_calls_it_unavoidable(play)
    somebody_opens_and_time_is_asked(play)
    the_alderman_reads_a_number(play)
    the_court_gives_six_months(play)
    they_choose_bewind_themselves(play)
    the_rent_is_watched(play)
    what_is_kept_tells_the_same()


def nobody_opens_the_door(play: Play) -> None:
    """Three people work on it; the one who goes there finds nobody."""
    page = at_case(play, "coordinator", HOME)
    for name in ("Samira el Hamdaoui", "Anton Kroes", "Fatma Yıldırım"):
        hand_to(page, name)
    play.pass_until(date(2026, 11, 4), 14)
    page = at_case(play, "huisbezoek", HOME)
    follow(page, "Leg contact vast")
    press(page, "Niemand bereikt")
    says(page, "Vastgelegd: niemand bereikt")


def a_judgment_stops_who_was_closing_it(play: Play) -> None:
    """The page was open already when the judgment came: the end is refused all the same."""
    play.pass_until(date(2026, 11, 9))
    page = at_case(play, "huisbezoek", HOME)
    follow(page, "De zaak afsluiten")
    page.locator("input[name=move][value=close_paid]").check()
    bailiff_tells(
        play, "Vonnis gewezen", AT, Dag_van_het_vonnis="2026-11-09",
        Wat_besloot="ontbinding en ontruiming", Was_de_bewoner="nee: vonnis bij verstek", **NAMED,
    )  # fmt: skip
    press(page, "Sluit af")
    says(page, "Dit kan nu niet (meer).")
    says(page, "Eerst dit, want er is een vonnis")
    says(page, "Niet vastgelegd is of er kinderen wonen en hoe dat bekend is")
    says(page, "Wie het huishouden spreekt kan dit doen (IVRK art. 3 lid 1).")
    says(page, "Een manager aan wie de zaak is voorgelegd kan dit doen")
    play.picture(page, "geweigerd")


def an_eviction_in_eight_days_is_told_at_once(play: Play) -> None:
    """Who works on it, who leads and the manager hear it the same day; nobody hears it twice."""
    play.pass_until(NOTICE)
    receipt = bailiff_tells(
        play, "Ontruiming aangezegd", AT, Dag_van_de_ontruiming="2026-11-24", Hoe_laat="10:00",
        **NAMED,
    )  # fmt: skip
    says(receipt, "Vandaag staat Marit Oosterhuis u te woord")
    play.pass_until(NOTICE, 12)
    for who in ("huisbezoek", "teamleider"):
        page = play.as_(who)
        says(page, "Komt dichtbij")
        says(page, OPEN)
        play.picture(page, f"komt-dichtbij-{who}")
    page = play.as_("manager")
    says(page, "1 ontruiming komt dichtbij zonder dossier of plek")
    expect(page.get_by_text(HOME)).to_have_count(0)
    menu(page, "Lijst van de wethouder")
    expect(page.locator("main table")).to_have_count(0)


def nobody_calls_it_unavoidable(play: Play) -> None:
    """Neither the end nor 'unavoidable' can be chosen; it is said what misses and who can do it."""
    play.pass_until(date(2026, 11, 17))
    page = at_case(play, "ontruimingen", HOME)
    says(page, "Dreigend: ontruiming op dinsdag 24 november")
    follow(page, "De zaak afsluiten")
    expect(page.get_by_role("button", name="Sluit af")).to_have_count(0)
    follow(page, "Alle waarborgen van deze zaak")
    says(page, "De coördinator ontruimingen kan dit doen.")
    play.picture(page, "waarborgen")
    follow(page, "Waarvoor je tekent: ontruiming onafwendbaar")
    says(page, "de gemeente stemt nooit in met een ontruiming")
    says(page, "Jij kunt nu niet tekenen")
    says(page, "Teken als laatste: eerst zijn alle waarborgen in orde.")
    expect(page.get_by_role("button", name="Leg vast: onafwendbaar")).to_have_count(0)
    play.picture(page, "onafwendbaar")


def somebody_opens_and_time_is_asked(play: Play) -> None:
    """An evening at the door; the lead notes the last offer; the request goes to the court."""
    play.pass_until(ASKED, 19)
    page = at_case(play, "huisbezoek", HOME)
    follow(page, "Leg contact vast")
    page.get_by_label("Ik vertelde wie wat meldde").check()
    press(page, "Hulp aangenomen")
    says(page, "Vastgelegd: hulp aangenomen")
    lead = at_case(play, "teamleider", HOME)
    follow(lead, "Laatste aanbod")
    press(lead, "Het laatste aanbod is gedaan")
    says(lead, "Vastgelegd")
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "Laatste aanbod")
    follow(page, "Vraag een moratorium")
    press(page, "Begin het verzoek")
    says(page, "Wat nog nodig is")
    play.picture(page, "moratorium-begin")
    # the notice is known: nobody types it again
    expect(page.get_by_label("Op welke dag").first).to_have_value("2026-11-24")
    put(
        page, Lopende_huur="2026-11-01", Betaald_tot="2026-11-01", Zo_blijft="via inkomensbeheer",
        De_inwoner_tekende="2026-11-18",
    )  # fmt: skip
    press(page, "Bewaar")
    for paper in page.locator("input[name=papers]").all():
        paper.check()
    press(page, "Bewaar de stukken")
    says(page, "Nu: stuur het verzoek op")
    with page.expect_download() as kept:
        page.get_by_role("link", name="Het verzoek op papier").click()
    assert kept.value.suggested_filename.endswith(".pdf")
    put(page, Naar_de_rechtbank="2026-11-18")
    press(page, "Het is verstuurd")
    says(page, "gevraagd, de rechtbank beslist nog")


def the_alderman_reads_a_number(play: Play) -> None:
    """Three working days before the day: a number and a day, no address."""
    play.pass_until(LISTED)
    page = play.as_("manager")
    menu(page, "Lijst van de wethouder")
    says(page, "dinsdag 24 november 2026")
    says(page, "niet compleet")
    expect(page.get_by_text("Iepenlaan")).to_have_count(0)
    play.picture(page, "wethouder")


def the_court_gives_six_months(play: Play) -> None:
    """The clock runs, the case and the track show that nobody may evict; all hear no more of it."""
    play.pass_until(GRANTED)
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "Laatste aanbod")
    go(page.locator("main").get_by_role("link", name="Moratorium").first)
    page.get_by_label("wees het toe").check()
    put(page, Op_welke_dag="2026-11-20", Tot_en_met="2027-05-20")
    press(page, "Leg vast")
    says(page, "tot en met donderdag 20 mei 2027")
    says(page, "nog 181 dagen")
    play.picture(page, "toegewezen")
    back_to_case(page)
    says(page, "ontruiming mag niet tot en met 20 mei 2027")
    page = at_case(play, "ontruimingen", HOME)
    follow(page, TRACK)
    says(page, "Ontruiming mag niet t/m donderdag 20 mei 2027")
    follow(page, "Leg vast wat er gebeurde")
    follow(page, "Ontruiming geschorst")
    put(page, Tot_en_met="2027-05-20", Van_wie="de rechtbank")
    press(page, "Kijk wat er volgt")
    press(page, "Klopt, leg vast")
    says(page, WAITS)
    play.picture(page, "gang-geschorst")
    play.pass_until(date(2026, 11, 23))
    manager = play.as_("manager")
    expect(manager.get_by_text("komt dichtbij")).to_have_count(0)
    menu(manager, "Lijst van de wethouder")
    expect(manager.locator("main table")).to_have_count(0)


def they_choose_bewind_themselves(play: Play) -> None:
    """It begins only once it was explained, wanted and signed by the resident."""
    play.pass_until(BEGUN)
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "Laatste aanbod")
    follow(page, "Laat iemand anders het geld beheren")
    page.get_by_label("Schuldenbewind op eigen verzoek").check()
    press(page, "Begin")
    says(page, "vraag pas daarna om een handtekening")
    expect(page.get_by_role("button", name="Het is begonnen")).to_have_count(0)
    day = BEGUN.isoformat()
    put(page, Uitgelegd=day, De_inwoner_zei=day, De_inwoner_tekende=day)
    press(page, "Bewaar")
    put(page, Begonnen_op=day, Tot_en_met="2028-11-24", Wie_het_geld="Bewind Meerveld")
    press(page, "Het is begonnen")
    says(page, "De volgende evaluatie is uiterlijk dinsdag 25 mei 2027.")
    play.picture(page, "bewind")


def the_rent_is_watched(play: Play) -> None:
    """Each month somebody looks whether the rent was paid: time lasts only as long as it is."""
    play.pass_until(date(2026, 12, 2))
    page = at_case(play, "schuldhulp", HOME)
    follow(page, "Kijk of de huur van deze maand betaald is")
    go(page.locator("main").get_by_role("link", name="Moratorium").first)
    paid = unfold(page, "Kijk een maand na")
    paid.get_by_label("betaald", exact=True).check()
    go(paid.get_by_role("button", name="Leg vast"))
    expect(page.get_by_text("nu nakijken")).to_have_count(0)
    play.picture(page, "huur-betaald")
    back_to_case(page)
    expect(page.get_by_role("link", name="Kijk of de huur van deze maand")).to_have_count(0)


def what_is_kept_tells_the_same() -> None:
    """Told once to each, on its day; time and bewind run; the home stands, nobody signed it off."""
    with tenant(CODE):
        case = Case.objects.get()
        told = EscalationTold.objects.filter(case=case).values_list("rung", "hears", "on")
        assert sorted(told) == [
            ("alderman", "alderman", LISTED), ("lead", "lead", NOTICE),
            ("manager", "manager", NOTICE), ("worker", "worker", NOTICE),
        ]  # fmt: skip
        time = Moratorium.objects.get(case=case)
        assert (time.state, time.decided_on) == ("granted", GRANTED)
        assert Bewind.objects.get(case=case).begins_on == BEGUN
        kinds = CourtTrack.objects.get(case=case).events.values_list("kind", flat=True)
        assert set(kinds) == {"judged", "notice", "stayed"}
        row = SieveRow.objects.get(case=case)
        assert (row.step, row.result, row.home_lost_on) == (9, "", None)
        assert not SignOff.objects.exists()
        moves = CaseMove.objects.filter(case=case).values_list("code", flat=True)
        assert not {"eviction_unavoidable", "close_paid"} & set(moves)
