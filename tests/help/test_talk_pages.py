# SPDX-License-Identifier: EUPL-1.2
"""The pages of conversation, other help, requests and worries, as somebody uses them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from tests.conftest import CODE, client_of, person
from tests.help.talking import ADDRESS_KEY, running, save, to_do, worker
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.help.forms.alarm import AlarmForm
from woonzeker.help.forms.support import FollowForm, OfferForm, ReferForm
from woonzeker.help.models import Conversation, OwnAlarm, Referral, WayfinderEntry, Worry
from woonzeker.outreach.models import ContactAttempt

pytestmark = pytest.mark.django_db
TALK: dict[str, Any] = {
    "held_on": "2026-11-02", "place": "thuis", "version": "0", "opening": "moe",
    "geld_stands": "zorg", "geld_words": "loon te laat", "wish": "", "doe": "bewaar",
}  # fmt: skip
ASKED: dict[str, Any] = {
    "by": "resident", "channel": "phone", "surname": "Nowak", "born_on": "1991-05-04",
    "postcode": "1234 ab", "house_number": "12", "landlord_knows": "no", "words": "help",
}  # fmt: skip
TOLD: dict[str, Any] = {
    "came_from": "neighbour", "postcode": "1234AB", "house_number": "12", "street": "Iepenlaan",
    "words": "er ligt al maanden afval tot op de trap",
}  # fmt: skip


@pytest.fixture
def case(municipality: str) -> Case:
    return running()


@pytest.fixture
def walker(case: Case) -> Actor:
    return worker(Role.OUTREACH_WORKER, case)


@pytest.fixture
def browser(walker: Actor) -> Client:
    return client_of(walker)


def _page(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def _talk(case: Case) -> str:
    return f"/zaken/{case.pk}/gesprek"


def test_the_guide_begins_with_how_somebody_is(browser: Client, case: Case) -> None:
    page = _page(browser, _talk(case))
    assert page.index("Hoe gaat het?") < page.index("Wie wonen hier?") < page.index("Kom je rond?")


def test_it_says_that_what_is_seen_at_home_never_serves_control(
    browser: Client, case: Case
) -> None:
    assert "gaat nooit naar controle van een uitkering" in _page(browser, _talk(case))


def test_half_a_conversation_is_saved_and_goes_on_where_it_was(browser: Client, case: Case) -> None:
    assert browser.post(_talk(case), TALK)["Location"] == _talk(case)
    page = _page(browser, _talk(case))
    assert "loon te laat" in page
    assert 'name="version" value="1"' in page


def test_saved_in_two_places_both_texts_stand_in_the_form(
    browser: Client, walker: Actor, case: Case
) -> None:
    save(walker, case, opening="op de tablet")
    answer = browser.post(_talk(case), {**TALK, "opening": "op de laptop"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "op de tablet" in page
    assert "op de laptop" in page
    assert 'name="version" value="1"' in page


def test_the_joined_form_is_saved_with_the_next_press(
    browser: Client, walker: Actor, case: Case
) -> None:
    save(walker, case, opening="een")
    browser.post(_talk(case), {**TALK, "version": "1", "opening": "een en twee"})
    with tenant(CODE):
        assert Conversation.objects.get().opening == "een en twee"


def test_what_was_finished_elsewhere_is_not_saved_as_a_second_conversation(
    browser: Client, walker: Actor, case: Case
) -> None:
    save(walker, case, opening="een")
    browser.post(_talk(case), {**TALK, "version": "1", "doe": "klaar"})
    answer = browser.post(_talk(case), {**TALK, "version": "1", "opening": "later, elders"})
    assert answer.status_code == 409
    assert "later, elders" in answer.content.decode()
    with tenant(CODE):
        assert Conversation.objects.count() == 1


def test_half_a_conversation_goes_along_when_a_case_is_handed_over(
    walker: Actor, case: Case
) -> None:
    save(walker, case, opening="heel moe")
    said = _page(client_of(worker(Role.DEBT_COUNSELLOR, case)), _talk(case))
    assert "Half af, van een collega" in said
    assert "heel moe" in said
    assert "heel moe" not in _page(
        client_of(worker(Role.OUTREACH_WORKER, case, name="Bo")), _talk(case)
    )


@pytest.mark.parametrize(
    ("on", "said", "part"),
    [("2026-11-02", "", "avond"), ("2026-11-01", "ochtend", "ochtend"), ("2026-11-01", "", None)],
)
def test_the_part_of_the_day_is_that_of_here_and_never_a_guess(
    on: str, said: str, part: str | None, browser: Client, case: Case,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 2, 17, 30, tzinfo=UTC))
    given = {**TALK, "held_on": on, "day_part": said, "doe": "klaar"}
    answer = browser.post(_talk(case), given)
    with tenant(CODE):
        assert ContactAttempt.objects.values_list("day_part", flat=True).first() == part
    assert answer.status_code == (302 if part else 422)


def test_a_finished_conversation_brings_back_to_the_case(browser: Client, case: Case) -> None:
    answer = browser.post(_talk(case), {**TALK, "doe": "klaar", "wish": "accepted"})
    assert answer["Location"] == f"/zaken/{case.pk}"
    assert "laatst op" in _page(browser, f"/zaken/{case.pk}")


def test_a_worker_has_no_box_for_health_and_a_counsellor_has(browser: Client, case: Case) -> None:
    counsellor = client_of(worker(Role.DEBT_COUNSELLOR, case))
    assert "gezondheid_words" not in _page(browser, _talk(case))
    assert "gezondheid_words" in _page(counsellor, _talk(case))


def test_who_does_not_work_here_gets_no_guide(case: Case, manager: Actor) -> None:
    browser = client_of(manager)
    _page(browser, _talk(case), 403)
    assert browser.post(_talk(case), {}).status_code == 403


def test_a_referral_is_made_and_followed_on_its_page(browser: Client, case: Case) -> None:
    url = f"/zaken/{case.pk}/hulp"
    browser.post(f"{url}/doorverwijzen",
                 {"kind": "schulden", "to": "Kredietbank", "consent": "resident"})  # fmt: skip
    with tenant(CODE):
        made = Referral.objects.get()
    browser.post(f"{url}/{made.pk}/nieuws", {"news": "handed_over"})
    assert "overgedragen, wacht op bevestiging" in _page(browser, url)
    assert "Kredietbank" in _page(browser, f"/zaken/{case.pk}")


def test_what_is_missing_is_said_near_the_field(browser: Client, case: Case) -> None:
    answer = browser.post(f"/zaken/{case.pk}/hulp/verhuurder", {"kind": "locks"})
    assert answer.status_code == 422
    assert "Waar wees je de inwoner op" in answer.content.decode()


def test_offers_a_landlord_and_children_are_noted(browser: Client, case: Case) -> None:
    url = f"/zaken/{case.pk}/hulp"
    browser.post(f"{url}/ondersteuning", {"channel": "visit", "reaction": "thinks"})
    browser.post(f"{url}/verhuurder", {"kind": "locks", "pointed_to": ["politie"]})
    browser.post(f"/zaken/{case.pk}/kinderen", {"children": "yes", "source": "parent"})
    page = _page(browser, url)
    assert "denkt erover na" in page
    assert "kan niet wachten" in page
    assert "Er wonen kinderen" in page


def test_a_request_is_first_looked_up_and_then_taken_up(outreach_worker: Actor) -> None:
    here = resident(ADDRESS_KEY, surname="Nowak")
    client = client_of(outreach_worker)
    page = client.post("/hulpvraag", ASKED).content.decode()
    assert str(here.pk) in page
    assert here.initials not in page
    assert client.post("/hulpvraag", {**ASKED, "person": str(here.pk)}).status_code == 302
    with tenant(CODE):
        assert OwnAlarm.objects.get().case is not None


def test_who_is_not_in_the_register_is_helped_too(coordinator: Actor) -> None:
    client = client_of(coordinator)
    assert "past niemand" in client.post("/hulpvraag", ASKED).content.decode()
    answer = client.post("/hulpvraag", {**ASKED, "person": "none"})
    with tenant(CODE):
        case = Case.objects.get()
    assert answer["Location"] == f"/zaken/{case.pk}"
    page = _page(client, f"/zaken/{case.pk}")
    assert "Hulpvraag van" in page
    assert "verhuurder niet benaderen" in page


def test_consent_is_given_on_the_page_of_the_case(coordinator: Actor) -> None:
    client = client_of(coordinator)
    client.post("/hulpvraag", {**ASKED, "person": "none"})
    with tenant(CODE):
        made = OwnAlarm.objects.select_related("case").get()
    client.post(f"/zaken/{made.case_id}/hulpvraag/{made.pk}", {"given": "yes"})
    assert made.case is not None
    assert list(to_do(made.case)) == ["involve_landlord"]


def test_an_organisation_without_the_will_of_the_resident_is_sent_to_worries(
    coordinator: Actor,
) -> None:
    answer = client_of(coordinator).post(
        "/hulpvraag", {**ASKED, "by": "organisation", "organisation": "Voedselbank"}
    )
    assert answer.status_code == 422
    assert "zorg uit de omgeving" in answer.content.decode()


def test_a_chosen_person_must_be_an_id(coordinator: Actor) -> None:
    answer = client_of(coordinator).post("/hulpvraag", {**ASKED, "person": "x"})
    assert answer.status_code == 422


def test_a_worry_walks_from_note_to_second_person(coordinator: Actor) -> None:
    client, second = client_of(coordinator), client_of(person(Role.REVIEWER))
    client.post("/zorgen/nieuw", {**TOLD, "exception": "vervuiling"})
    with tenant(CODE):
        url = f"/zorgen/{Worry.objects.get().pk}"
    assert "Vraag een collega" in _page(client, url)
    assert "Weeg of dit niet kan wachten" in _page(second, url)
    second.post(f"{url}/oordeel", {"agreed": "yes", "verdict": "Kan niet wachten."})
    assert "Naar de zaak" in _page(client, url)
    assert "opgepakt" in _page(client, "/zorgen")


def test_a_worry_without_consent_ends_with_what_was_told_gone(coordinator: Actor) -> None:
    client = client_of(coordinator)
    client.post("/zorgen/nieuw", TOLD)
    with tenant(CODE):
        url = f"/zorgen/{Worry.objects.get().pk}"
    client.post(f"{url}/toestemming", {"answer": "not_asked"})
    assert "wacht op een signaal" in _page(client, url)
    client.post(f"{url}/sluiten")
    assert "afval" not in _page(client, url)


def test_who_refused_at_the_door_is_said_on_the_case_with_what_lifts_it(
    browser: Client, case: Case
) -> None:
    browser.post(_talk(case), {**TALK, "doe": "klaar", "wish": "declined"})
    page = _page(browser, f"/zaken/{case.pk}")
    assert "Er gaat niemand langs." in page
    assert "gevaar ziet" in page


@pytest.mark.parametrize(
    ("form", "name"),
    [(ReferForm, "consent"), (OfferForm, "reaction"), (FollowForm, "outcome"),
     (AlarmForm, "landlord_knows")],
)  # fmt: skip
@pytest.mark.usefixtures("municipality")
def test_no_answer_stands_there_before_somebody_gave_it(form: Any, name: str) -> None:
    with tenant(CODE):
        asked = form({})
        assert asked.fields[name].choices[0][0] == ""
        assert name in asked.errors


def test_a_referral_is_chosen_from_the_wayfinder(browser: Client, case: Case) -> None:
    with tenant(CODE):
        entry = WayfinderEntry.objects.create(
            name="Kredietbank", kinds=["schulden"], checked_on="2026-11-01", changed_by="tests"
        )
    url = f"/zaken/{case.pk}/hulp"
    assert '<optgroup label="schulden en budget">' in _page(browser, url)
    browser.post(f"{url}/doorverwijzen",
                 {"kind": "schulden", "entry": str(entry.pk), "consent": "resident"})  # fmt: skip
    with tenant(CODE):
        made = Referral.objects.get()
    assert (made.to, made.entry_id) == ("Kredietbank", entry.pk)


def test_of_several_whom_one_may_not_see_none_is_offered(browser: Client, case: Case) -> None:
    for name in ("P.", "Q."):
        resident(ADDRESS_KEY, surname="Nowak", initials=name, born_on="1991-05-04")
    said = browser.post("/hulpvraag", ASKED).content.decode()
    assert "Er passen meer mensen bij." in said
    assert said.count('name="person" value=') == said.count('value="none"') + said.count(
        'type="hidden" name="person"'
    )
