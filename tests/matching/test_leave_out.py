# SPDX-License-Identifier: EUPL-1.2
"""Who is not in a whole extract goes, unless a signal hangs on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.matching.people import ON, extract, row
from tests.matching.registered import choose_brp

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services
from woonzeker.matching.models import Link, Person, PersonKey, RegisterImport

pytestmark = pytest.mark.django_db
OTHER = {"geslachtsnaam": "Smit", "voorletters": "K.", "huisnummer": "99"}


@pytest.fixture
def whole(lead: Actor) -> Callable[..., RegisterImport]:
    """Read rows as the whole register."""

    def read(*rows: dict[str, str]) -> RegisterImport:
        return services.import_register(actor=lead, on=ON, content=extract(*rows), whole=True)

    return read


Whole = Callable[..., RegisterImport]


def surnames(lead: Actor) -> list[str]:
    with tenant(lead.municipality):
        return sorted(Person.objects.values_list("surname", flat=True))


def test_who_is_in_no_row_is_removed_with_their_keys(whole: Whole, lead: Actor) -> None:
    whole(row(1), row(2, **OTHER))
    made = whole(row(1))
    assert (made.removed, made.departed, surnames(lead)) == (1, 0, ["Vries"])
    with tenant(lead.municipality):
        assert set(PersonKey.objects.values_list("person__surname", flat=True)) == {"Vries"}


def test_an_extract_of_changes_removes_nobody(
    whole: Whole, register: Callable[..., RegisterImport], lead: Actor
) -> None:
    whole(row(1), row(2, **OTHER))
    assert register(row(1)).removed == 0
    assert surnames(lead) == ["Smit", "Vries"]


def test_who_has_a_signal_has_departed_and_comes_back_with_a_later_extract(
    whole: Whole, signalled: Callable[..., ArrearsSignal], linked: Callable[..., Link],
    someone: Callable[..., Person],
) -> None:  # fmt: skip
    whole(row(1), row(2, **OTHER))
    linked(signalled())
    assert whole(row(2, **OTHER)).departed == 1
    assert someone(surname="Vries").departed_on == ON
    whole(row(1), row(2, **OTHER))
    assert someone(surname="Vries").departed_on is None


def test_whom_a_reviewer_must_see_stays(
    whole: Whole, signalled: Callable[..., ArrearsSignal], linked: Callable[..., Link], lead: Actor
) -> None:
    whole(row(1), row(2), row(3, **OTHER))
    assert linked(signalled(born_on="")).result == "review"
    assert whole(row(3, **OTHER)).removed == 0
    assert surnames(lead) == ["Smit", "Vries", "Vries"]


def test_of_somebody_who_went_no_candidate_stays_with_a_decision(
    whole: Whole, signalled: Callable[..., ArrearsSignal], linked: Callable[..., Link], lead: Actor
) -> None:
    whole(row(1), row(2, voorletters="K.", voornamen="Klaas", geboortedatum="1991-01-09"))
    link = linked(signalled())
    whole(row(1))
    with tenant(lead.municipality):
        link.refresh_from_db()
    assert {each["person"] for each in link.candidates} <= {str(link.person_id)}


def test_a_file_that_misses_too_many_is_not_believed(whole: Whole, lead: Actor) -> None:
    whole(*(row(place, **OTHER) for place in range(60)))
    made = whole(row(1, **OTHER))
    assert made.removed == 0
    assert made.problem.startswith("In dit bestand ontbreekt meer dan een tiende")
    assert len(surnames(lead)) == 60


def test_a_row_that_was_not_used_may_have_been_about_anybody(whole: Whole, lead: Actor) -> None:
    whole(row(1), row(2, **OTHER))
    made = whole(row(1), row(2, geboortedatum="morgen"))
    assert made.problem == "Er zijn rijen niet gebruikt. Daarom is niemand weggehaald."
    assert surnames(lead) == ["Smit", "Vries"]


def test_a_municipality_that_asks_the_brp_takes_no_extract(coordinator: Actor) -> None:
    choose_brp(coordinator.municipality)
    with pytest.raises(Refused, match="houdt geen uittreksel bij"):
        services.receive_register(actor=coordinator, filename="r.csv", content=extract(row()))
