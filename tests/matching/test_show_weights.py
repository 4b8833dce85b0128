# SPDX-License-Identifier: EUPL-1.2
"""What weighed for and against somebody, as words, as a bar, and letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.matching import selectors, services
from woonzeker.matching.models import Link, Person
from woonzeker.matching.rules import distance_words, threshold_words, weight_words
from woonzeker.matching.selectors import Verdict
from woonzeker.matching.selectors.beside import bar_of
from woonzeker.matching.selectors.marking import Piece, differing_digits, differing_parts
from woonzeker.matching.services import Choice

Waiting = Callable[..., Link]


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator has signed in."""
    return client_for(coordinator)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.differs]


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (14.5, "weegt zwaar mee"), (5.0, "weegt mee"), (1.0, "weegt licht mee"),
        (0.0, "telt niet mee"), (-1.0, "weegt licht tegen"), (-5.0, "weegt tegen"),
        (-7.0, "weegt zwaar tegen"),
    ],
)  # fmt: skip
def test_a_weight_is_said_in_words(bits: float, words: str) -> None:
    assert weight_words(bits) == words


@pytest.mark.parametrize(
    ("bits", "words"),
    [(13.0, "groot"), (7.0, "duidelijk"), (4.0, "klein"), (2.0, "bijna geen"), (0.0, "gelijk")],
)
def test_the_distance_to_the_next_is_said_in_words(bits: float, words: str) -> None:
    assert words in distance_words(bits)


@pytest.mark.parametrize(
    ("odds", "words"), [(6.0, "boven de drempel"), (4.0, "net onder"), (-3.0, "onder de drempel")]
)
def test_the_threshold_is_said_in_words(odds: float, words: str) -> None:
    assert words in threshold_words(odds, 5.0)


def test_no_words_claim_a_chance() -> None:
    said = [
        *(weight_words(bits) for bits in range(-20, 20)),
        *(distance_words(bits) for bits in range(20)),
        *(threshold_words(odds, 5.0) for odds in range(-9, 20)),
    ]
    assert not any(word in each for each in said for word in ("zeker", "%", "kans", "waarschijn"))


def test_what_is_for_stands_right_of_the_zero_line_and_against_left() -> None:
    supports, opposes = bar_of(6.0), bar_of(-6.0)
    assert (supports.x, supports.width, supports.against) == (supports.zero, 30, False)
    assert (opposes.x + opposes.width, opposes.width, opposes.against) == (opposes.zero, 30, True)


def test_a_bar_never_sticks_out() -> None:
    assert bar_of(99.0).x + bar_of(99.0).width == 120
    assert bar_of(-99.0).x == 0


def test_a_date_is_marked_digit_by_digit() -> None:
    left, right = differing_digits("03-05-1980", "05-03-1980")
    assert (marked(left), marked(right)) == (["3", "5"], ["5", "3"])


def test_each_part_of_an_address_stands_beside_its_own() -> None:
    left, right = differing_parts(
        [("Kerkstraat", "Kerkstraat"), ("12 A", "12 B"), ("3551AB", "3551AC"), ("", "Meerveld")]
    )
    assert (marked(left), marked(right)) == (["A", "B"], ["B", "C"])
    assert "".join(piece.text for piece in right) == "Kerkstraat 12 B 3551AC Meerveld"


def test_points_and_spaces_alone_are_no_difference() -> None:
    left, right = differing_parts([("J.P.", "J P")])
    assert marked(left) == marked(right) == []


in_database = pytest.mark.django_db


@in_database
def test_the_bars_stand_in_the_table_and_say_their_points(
    waiting: Waiting, browser: Client
) -> None:
    page = browser.get(f"/beoordelen/{waiting().pk}").content.decode()
    assert '<rect class="wzm-bar__for"' in page
    assert "weegt zwaar mee" in page
    assert "style=" not in page


@in_database
def test_the_runner_up_the_threshold_and_the_version_are_named(
    waiting: Waiting, coordinator: Actor, browser: Client
) -> None:
    link = waiting()
    page = browser.get(f"/beoordelen/{link.pk}").content.decode()
    assert "De volgende" in page
    assert "punten verder:" in page
    assert f"Gewogen met versie {link.version}" in page
    assert "vanzelf koppelen kon vanaf" in page


@in_database
def test_a_field_that_said_nothing_still_shows_what_the_register_has(
    waiting: Waiting, coordinator: Actor
) -> None:
    item = selectors.review_item(actor=coordinator, link=waiting(born_on="").pk)
    birth = item.candidates[0].comparisons[2]
    assert (birth.label, birth.verdict) == ("Geboortedatum", Verdict.UNKNOWN)
    assert birth.register[0].text == "03-05-1980"


@in_database
def test_a_reason_of_a_field_that_is_new_shows_its_words(
    waiting: Waiting, coordinator: Actor
) -> None:
    link = waiting()
    with tenant(link.municipality):
        link.candidates[0]["reasons"].append(
            {"field": "nieuw", "level": "x", "words": "Iets nieuws klopt", "bits": 1.0}
        )
        link.save(update_fields=["candidates"])
    item = selectors.review_item(actor=coordinator, link=link.pk)
    last = item.candidates[0].comparisons[-1]
    assert (last.verdict, last.words) == (Verdict.ASIDE, "Iets nieuws klopt")


@in_database
def test_the_points_add_up(waiting: Waiting, coordinator: Actor) -> None:
    item = selectors.review_item(actor=coordinator, link=waiting().pk)
    for each in item.candidates:
        total = each.start + sum(row.bits for row in each.comparisons)
        assert total == pytest.approx(each.score)


@in_database
def test_other_signals_of_the_same_person_are_named(
    waiting: Waiting, jan: Person, coordinator: Actor
) -> None:
    linked, waits = waiting(born_on="1980-05-03"), waiting()
    item = selectors.review_item(actor=coordinator, link=waiting().pk)
    assert linked.person == jan
    assert [(each.partner, each.linked) for each in item.candidates[0].others] == [
        ("Bron", True), ("Bron", False),
    ]  # fmt: skip
    assert waits.result == "review"


@in_database
def test_a_candidate_who_was_erased_is_left_out(
    waiting: Waiting, jan: Person, coordinator: Actor, browser: Client
) -> None:
    link = waiting()
    with tenant(link.municipality):
        jan.delete()
    page = browser.get(f"/beoordelen/{link.pk}").content.decode()
    assert "Er is niemand om naast te leggen." in page


@in_database
def test_who_may_be_a_minor_is_marked(
    waiting: Waiting, jan: Person, browser: Client, coordinator: Actor
) -> None:
    link = waiting()
    with tenant(link.municipality):
        Person.objects.filter(pk=jan.pk).update(born_on="2012-01-01")
    page = browser.get(f"/beoordelen/{link.pk}").content.decode()
    assert "Minderjarig: kan geen schuld hebben" in page
    assert f'value="{jan.pk}"' not in page


@in_database
def test_a_decided_signal_shows_to_whom_it_was_linked(
    waiting: Waiting, jan: Person, coordinator: Actor, browser: Client
) -> None:
    link = waiting()
    services.decide_review(actor=coordinator, link=link.pk, choice=Choice.LINK, person=jan.pk)
    assert "Dit signaal is al gekoppeld." in browser.get(f"/beoordelen/{link.pk}").content.decode()
