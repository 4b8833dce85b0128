# SPDX-License-Identifier: EUPL-1.2
"""For a resident or their lawyer: that a landlord did not report; and the alarm of a summons."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from tests.cases.running import begun
from tests.conftest import CODE, MONDAY, client_of, person
from tests.legal.bailiffs import at_bailiff, open_kind, send
from tests.resident.opened import household, inside
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CasePerson, CaseTask, PeriodSignal
from woonzeker.cases.selectors import Summons
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.feedback import selectors, services
from woonzeker.feedback.rules.signing import read
from woonzeker.feedback.services import NoReport
from woonzeker.intake.models import ArrearsSignal
from woonzeker.legal.rules import Kind
from woonzeker.matching.models import Link, Person
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db
YEAR = MONDAY - timedelta(days=365)


@pytest.fixture
def home(municipality: str) -> tuple[Case, Person]:
    who = resident()
    return begun(who, partner="Bron", sector="huur"), who


def landlord() -> Partner:
    return linked_signal(
        resident("9999ZZ1", postcode="9999ZZ", house_number=1), partner="Haard", sector="huur"
    ).partner


def ask(home: tuple[Case, Person], partner: Partner | None = None) -> NoReport:
    return NoReport(home[1].pk, YEAR, MONDAY, partner.pk if partner else None)


def test_it_says_that_a_landlord_reported_nothing(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    row = services.state_no_report(actor=coordinator, case=home[0].pk, asked=ask(home, landlord()))
    proof = selectors.no_report_statement(actor=coordinator, statement=row.pk)
    said = read(proof.file, selectors.public_key)
    assert said is not None
    assert said["partner"]["naam"] == "Haard"
    assert said["periode"] == {"van": YEAR.isoformat(), "tot_en_met": MONDAY.isoformat()}
    assert "Bron" not in str(said)


def test_who_was_reported_gets_no_such_statement(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    with pytest.raises(Refused, match="wel gemeld"):
        services.state_no_report(actor=coordinator, case=home[0].pk, asked=ask(home))


def test_as_long_as_a_signal_at_the_address_may_be_theirs_nothing_is_said(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    partner = landlord()
    unknown = linked_signal(home[1], partner="Haard", sector="huur", postcode="1234AB")
    with tenant(CODE):
        Link.objects.filter(signal=unknown).update(person=None, result="review")
    with pytest.raises(Refused, match="niet vaststaat"):
        services.state_no_report(actor=coordinator, case=home[0].pk, asked=ask(home, partner))


@pytest.mark.parametrize(
    ("from_on", "until_on"), [(MONDAY, YEAR), (YEAR, MONDAY + timedelta(days=1))]
)
def test_days_that_cannot_be_are_refused(
    coordinator: Actor, home: tuple[Case, Person], from_on: date, until_on: date
) -> None:
    asked = NoReport(home[1].pk, from_on, until_on, landlord().pk)
    with pytest.raises(Refused):
        services.state_no_report(actor=coordinator, case=home[0].pk, asked=asked)


def test_of_somebody_else_than_lives_there_nothing_is_said(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    other = NoReport(resident("9999ZZ2").pk, YEAR, MONDAY)
    with pytest.raises(NotFound):
        services.state_no_report(actor=coordinator, case=home[0].pk, asked=other)


def test_a_colleague_who_only_rings_doorbells_states_nothing(home: tuple[Case, Person]) -> None:
    with pytest.raises(NotPermitted):
        services.state_no_report(
            actor=person(Role.OUTREACH_WORKER), case=home[0].pk, asked=ask(home)
        )


def test_staff_makes_the_statement_on_a_page(coordinator: Actor, home: tuple[Case, Person]) -> None:
    browser, partner = client_of(coordinator), landlord()
    page = f"/zaken/{home[0].pk}/geen-melding"
    assert "Over wie" in browser.get(page).content.decode()
    words = {"person": home[1].pk, "from_on": YEAR, "until_on": MONDAY, "known": "on"}
    assert browser.post(page, {**words, "partner": ""}).status_code == 422
    answer = browser.post(page, {**words, "partner": partner.pk}, follow=True)
    where = answer.redirect_chain[-1][0]
    assert browser.get(f"{where}.pdf").content.startswith(b"%PDF")
    assert read(browser.get(f"{where}.json").content, selectors.public_key)


def test_a_resident_asks_for_it_on_their_own_page(coordinator: Actor) -> None:
    case, who = household("Bron")
    browser = inside(who)
    assert "/mijn/geen-melding" in browser.get("/mijn/overzicht").content.decode()
    answer = browser.post("/mijn/geen-melding", follow=True)
    assert "Wij zoeken uit of er gemeld is" in answer.content.decode()
    asked = NoReport(who.pk, YEAR, MONDAY, landlord().pk)
    assert waiting(case) == [services.TASK]
    services.state_no_report(actor=coordinator, case=case.pk, asked=asked)
    assert waiting(case) == []


def test_who_was_reported_reads_so_on_their_own_page(coordinator: Actor) -> None:
    case, who = household("Bron")
    browser, staff = inside(who), client_of(coordinator)
    browser.post("/mijn/geen-melding")
    assert "Wij zoeken het uit" in browser.get("/mijn/overzicht").content.decode()
    page = f"/zaken/{case.pk}/geen-melding"
    words = {"person": who.pk, "from_on": YEAR, "until_on": MONDAY, "known": "on", "partner": ""}
    refused = staff.post(page, words).content.decode()
    assert "Zeg de inwoner dat er wel gemeld is" in refused
    sent = dict(re.findall(r'type="hidden" name="(?!csrf)(\w+)" value="([^"]*)"', refused))
    answer = staff.post(page, {**sent, "zeg": "ja"}, follow=True).content.decode()
    assert "leest op de eigen pagina" in answer
    assert waiting(case) == []
    own = browser.get("/mijn/overzicht").content.decode()
    assert "U vroeg of er over u gemeld is. Dat is zo." in own


def test_a_housemate_does_not_read_what_somebody_else_asked(coordinator: Actor) -> None:
    case, who = household("Bron")
    other = resident("1234AB12x2", surname="Ander")
    with tenant(CODE):
        CasePerson.objects.create(case=case, person=other)
    inside(who).post("/mijn/geen-melding")
    own = inside(other).get("/mijn/overzicht").content.decode()
    assert "Wij zoeken het uit" not in own


def test_that_there_was_a_report_is_told_when_there_was(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    with pytest.raises(Refused, match="niets gemeld"):
        services.tell_reported(actor=coordinator, case=home[0].pk, asked=ask(home, landlord()))


def test_for_whom_a_message_comes_stands_on_top_and_is_chosen(coordinator: Actor) -> None:
    named = landlord()
    open_kind(Kind.SUMMONED)
    told = {"soort": "dagvaarding_uitgebracht", "datum": "2026-11-16", "schuldeiser": "Haard"}
    message = send(at_bailiff(), **told, rechtbank="Rechtbank Amsterdam, kanton")
    page = client_of(coordinator).get(f"/zaken/{message.case_id}/geen-melding").content.decode()
    assert page.index("Genoemd in een bericht") < page.index(f'value="{named.pk}" selected')


def waiting(case: Case) -> list[str]:
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None, kind__contains="report")
        return list(rows.values_list("kind", flat=True))


def summon(home: tuple[Case, Person], partner: Partner | None, court: str = "") -> str:
    alarm = cases.summons_without_report(
        actor=system(CODE, "court"), case=home[0].pk,
        summons=Summons(partner.pk if partner else None, MONDAY + timedelta(days=7), court),
    )  # fmt: skip
    return alarm.code if alarm else ""


def test_a_summons_of_who_did_not_report_raises_the_alarm(
    coordinator: Actor, home: tuple[Case, Person]
) -> None:
    assert summon(home, landlord()) == "no_report"
    assert summon(home, landlord()) == "no_report"
    assert waiting(home[0]) == ["summons_without_report"]
    page = client_of(coordinator).get(f"/zaken/{home[0].pk}").content.decode()
    assert "gedagvaard zonder melding vooraf" in page


def test_while_nobody_knows_who_summons_and_somebody_reported_one_finds_out(
    home: tuple[Case, Person],
) -> None:
    assert summon(home, None) == ""
    assert waiting(home[0]) == ["check_report"]


def test_a_summons_of_who_did_report_raises_none(home: tuple[Case, Person]) -> None:
    assert summon(home, Partner.objects.get(name="Bron")) == ""
    assert waiting(home[0]) == []


def test_in_rotterdam_a_report_of_last_week_is_too_soon(home: tuple[Case, Person]) -> None:
    assert summon(home, Partner.objects.get(name="Bron"), "rotterdam") == "too_soon"


def test_a_report_counts_from_the_day_on_which_it_came_in(home: tuple[Case, Person]) -> None:
    partner = Partner.objects.get(name="Bron")
    with tenant(CODE):
        ArrearsSignal.objects.filter(partner=partner).update(signalled_on=date(2026, 1, 5))
    assert summon(home, partner, "rotterdam") == "too_soon"


def test_a_report_on_the_name_of_who_else_lives_there_counts(home: tuple[Case, Person]) -> None:
    partner = Partner.objects.get(name="Bron")
    with tenant(CODE):
        CasePerson.objects.all().delete()
        PeriodSignal.objects.all().delete()
    assert summon(home, partner) == ""


def test_who_lets_no_homes_owes_no_report(home: tuple[Case, Person]) -> None:
    partner = landlord()
    Partner.objects.filter(pk=partner.pk).update(sector="energie")
    assert summon(home, partner) == ""
    assert waiting(home[0]) == []


def test_a_report_about_somebody_elsewhere_counts_not(home: tuple[Case, Person]) -> None:
    linked_signal(resident("9999ZZ3"), partner="Haard", sector="huur")
    cases.take_up(actor=LEAD, on=MONDAY)
    assert summon(home, Partner.objects.get(name="Haard")) == "no_report"
