# SPDX-License-Identifier: EUPL-1.2
"""My day on a phone of 360 by 740 with a thumb, with and without a connection."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Response, expect

from tests.conftest import CODE, MONDAY
from tests.journeys.test_look import barriers
from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.demo.town import Town
from woonzeker.outreach.models import ContactAttempt
from woonzeker.planning.models import Visit, WorkList

Open = Callable[..., Page]
DOORS = 15
#: what the first load of the page may take, fonts included: bytes over the line
MOST_BYTES = 100_000


@pytest.fixture
def doors(town_database: Town) -> list[Case]:
    """Fifteen doors of today for who rings doorbells, and an evening in which they go out again."""
    user = User.objects.get(username="huisbezoek")
    parts = [["2026-11-02", "ochtend"], ["2026-11-02", "avond"]]
    with tenant(CODE):
        Visit.objects.filter(worker_id=str(user.pk), day_on=MONDAY).delete()
        cases = list(Case.objects.filter(status="open").order_by("number")[:DOORS])
        work_list = WorkList.objects.create(
            team_id=uuid4(), week_on=MONDAY, state="final", planned_at=clock.now(),
            planned_by="tests",
            capacity={
                "minutes": 10, "room": 30, "windows": {"ochtend": [0, 1], "avond": [1438, 1439]},
                "people": [{"id": str(user.pk), "name": user.name, "parts": parts}],
            },
        )  # fmt: skip
        for number, case in enumerate(cases, 1):
            Visit.objects.create(
                work_list=work_list, case=case, worker_id=str(user.pk), worker_name=user.name,
                day_on=MONDAY, day_part="ochtend", position=number, minutes=1, why="nieuw",
            )  # fmt: skip
            CaseAssignment.objects.create(
                case=case, user_id=str(user.pk), why="visit", from_on=MONDAY,
                assigned_at=clock.now(), assigned_by="tests",
            )  # fmt: skip
    return cases


@pytest.fixture
def phone(open_page: Open, doors: list[Case]) -> Page:
    """The phone of who rings doorbells; it may lose its connection."""
    return open_page("huisbezoek", start="/mijn-dag", phone=True, may_fail=True)


def waiting(phone: Page) -> list[dict[str, Any]]:
    """What the phone keeps."""
    kept: str = phone.evaluate("JSON.stringify(Object.values({...localStorage}))")
    return [row for rows in json.loads(kept) for row in json.loads(rows)]


def attempts() -> int:
    with tenant(CODE):
        return ContactAttempt.objects.exclude(sent_key=None).count()


def test_a_door_takes_one_tap_and_the_next_one_opens(phone: Page, pictures: Path) -> None:
    phone.screenshot(path=pictures / "mijn-dag-deur-360.png", full_page=True)
    first = phone.locator("[data-visit]").first
    number = first.get_attribute("id")
    first.get_by_role("button", name="Niemand thuis").tap()
    expect(phone.locator(f"#{number}")).to_have_attribute("data-state", "kept")
    expect(phone.locator("[data-visit]").nth(1).locator("details").first).to_have_attribute(
        "open", ""
    )
    assert waiting(phone) == []


def test_what_was_kept_is_in_sight_wherever_the_button_was(phone: Page) -> None:
    door = phone.locator("[data-visit]").first
    door.get_by_text("Geen hulp, verhuisd of onveilig").tap()
    door.get_by_role("button", name="Verhuisd").tap()
    expect(door.locator("[data-said]")).to_have_text("Vastgelegd: verhuisd.")
    expect(door.locator("[data-said]")).to_be_in_viewport()
    phone.context.set_offline(True)
    second = phone.locator("[data-visit]").nth(1)
    second.get_by_text("Geen hulp, verhuisd of onveilig").tap()
    second.get_by_role("button", name="Geen hulp gewenst").tap()
    expect(second.locator("[data-said]")).to_contain_text("Bewaard op deze telefoon")
    expect(second.locator("[data-said]")).to_be_in_viewport()
    phone.context.set_offline(False)
    expect(second).to_have_attribute("data-state", "kept")


def test_after_the_last_door_nobody_runs_late(phone: Page) -> None:
    late = phone.get_by_role("button", name="Ik loop uit")
    expect(late).to_be_visible()
    for number in range(phone.locator("[data-visit]").count()):
        door = phone.locator("[data-visit]").nth(number)
        door.get_by_role("button", name="Niemand thuis").tap()
        expect(door).to_have_attribute("data-state", "kept")
    expect(late).to_be_hidden()


def test_without_a_connection_a_press_waits_and_goes_once(phone: Page, pictures: Path) -> None:
    before = attempts()
    doors = phone.locator("[data-visit]")
    phone.context.set_offline(True)
    doors.first.get_by_role("button", name="Kaartje in de bus").tap()
    doors.nth(1).get_by_role("button", name="Gesprek gehad").tap()
    expect(phone.get_by_text("2 uitkomsten wachten op verbinding.")).to_be_visible()
    phone.screenshot(path=pictures / "mijn-dag-zonder-verbinding-360.png", full_page=True)
    assert attempts() == before
    phone.context.set_offline(False)
    expect(phone.locator("[data-wait]")).to_be_hidden()
    expect(phone.locator("[data-state=kept]")).to_have_count(2)
    assert attempts() == before + 2


def test_what_the_phone_keeps_names_nobody(phone: Page) -> None:
    door = phone.locator("[data-visit]").first
    street = door.locator("summary b").first.inner_text()
    phone.context.set_offline(True)
    door.get_by_text("Notitie erbij").tap()
    door.locator("textarea").fill("belt morgen terug")
    door.get_by_role("button", name="Niemand thuis").tap()
    expect(door).to_contain_text("zonder de notitie")
    [row] = waiting(phone)
    assert set(row) == {"sent_key", "visit", "press", "at"}
    kept = phone.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert not any(word in kept for word in (street, "belt morgen", "huisbezoek"))
    phone.context.set_offline(False)
    expect(phone.locator("[data-wait]")).to_be_hidden()


def test_a_press_whose_answer_was_lost_is_not_kept_twice(phone: Page) -> None:
    before = attempts()
    door = phone.locator("[data-visit]").first

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    phone.route("**/mijn-dag/*", lose)
    with phone.expect_event("requestfailed"):
        door.get_by_role("button", name="Niemand thuis").tap()
    expect(phone.get_by_text("1 uitkomst wacht op verbinding.")).to_be_visible()
    phone.unroute("**/mijn-dag/*")
    phone.reload()
    expect(phone.locator("[data-wait]")).to_be_hidden()
    assert waiting(phone) == []
    assert attempts() == before + 1


def test_a_session_that_is_over_keeps_the_press_until_somebody_signs_in(phone: Page) -> None:
    cookies = phone.context.cookies()
    phone.context.clear_cookies()
    phone.locator("[data-visit]").first.get_by_role("button", name="Niemand thuis").tap()
    expect(phone.get_by_role("link", name="Meld je opnieuw aan, dan gaan ze mee.")).to_be_visible()
    phone.context.add_cookies(cookies)  # type: ignore[arg-type]
    phone.reload()
    expect(phone.locator("[data-wait]")).to_be_hidden()


def test_unsafe_takes_two_taps_and_a_page_without_barriers(phone: Page) -> None:
    door = phone.locator("[data-visit]").first
    door.get_by_text("Geen hulp, verhuisd of onveilig").tap()
    assert barriers(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    door.get_by_role("button", name="Onveilig: voortaan met z'n tweeën").tap()
    expect(door).to_have_attribute("data-state", "kept")


def test_coming_later_says_when_and_the_round_stays_until_it_is_asked(phone: Page) -> None:
    door = phone.locator("[data-visit]").first
    door.get_by_text("Kom later").tap()
    door.locator("[value^=later]").first.tap()
    expect(door).to_have_attribute("data-state", "kept")
    expect(door).to_contain_text("Vastgelegd: je komt terug op maandag 2 november, avond.")
    phone.get_by_role("link", name="Toon de nieuwe ronde").tap()
    expect(phone.get_by_role("heading", name="Avondronde")).to_be_visible()


def test_a_press_on_which_the_program_fails_holds_up_no_other(phone: Page) -> None:
    doors = phone.locator("[data-visit]")
    broken = str(doors.first.get_attribute("id")).removeprefix("deur-")
    phone.route(f"**/mijn-dag/{broken}", lambda route: route.fulfill(status=500))
    doors.first.get_by_role("button", name="Niemand thuis").tap()
    doors.nth(1).get_by_role("button", name="Gesprek gehad").tap()
    expect(doors.nth(1)).to_have_attribute("data-state", "kept")
    for _again in range(3):
        phone.evaluate("window.dispatchEvent(new Event('online'))")
        expect(phone.get_by_text("1 uitkomst wacht op verbinding.")).to_be_visible()
    expect(doors.first).to_contain_text("het lukt steeds niet")
    phone.unroute(f"**/mijn-dag/{broken}")
    phone.evaluate("window.dispatchEvent(new Event('online'))")
    expect(doors.first).to_have_attribute("data-state", "kept")


def test_without_script_the_same_buttons_work(open_page: Open, doors: list[Case]) -> None:
    page = open_page("huisbezoek", start="/mijn-dag", phone=True, scripts=False)
    page.locator("[data-visit]").first.get_by_role("button", name="Niemand thuis").tap()
    expect(page.get_by_text("Vastgelegd: niemand bereikt.")).to_be_visible()


def test_the_first_load_of_fifteen_doors_is_small(open_page: Open, doors: list[Case]) -> None:
    """Fonts included. What is static goes over the line compressed, as it is served for real."""
    page = open_page("huisbezoek", start="/niets", phone=True, may_fail=True)
    loaded: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        if "/static/" in answer.url:
            body = page.request.get(answer.url).body()
            loaded[answer.url] = min(len(body), len(gzip.compress(body)))
        else:
            loaded[answer.url] = int(answer.headers["content-length"])

    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/mijn-dag", wait_until="networkidle")
    for answer in answers:
        weigh(answer)
    print(sum(loaded.values()), loaded)
    assert any(url.endswith("woff2") for url in loaded)
    assert sum(loaded.values()) < MOST_BYTES
