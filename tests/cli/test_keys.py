# SPDX-License-Identifier: EUPL-1.2
"""`./run keys`: both keys are changed while others read and write, and nobody meets an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from threading import Event, Semaphore
from typing import Any

import pytest
from django.db import connection
from tests.conftest import CODE
from tests.intake.deliveries import csv_of, line, take_in
from tests.matching.people import extract, row
from tests.situations import LEAD

from woonzeker.access import clock, keys
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import SecondFactor, User
from woonzeker.accounts.services.sealed import open_secret, seal_secret
from woonzeker.cli import keys as command
from woonzeker.cli.words import WrongWords
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import services as matching
from woonzeker.matching.models import ContactKey, Link, LinkResult, Person
from woonzeker.matching.selectors import bsn_of
from woonzeker.organisations import services as organisations

ON = date(2026, 11, 2)
PEOPLE = 120
OLD = (b"d" * 32, b"i" * 32)
NEW = (b"n" * 32, b"m" * 32)
NONE = (b"", b"")


def turn(settings: Any, now: tuple[bytes, bytes], other: tuple[bytes, bytes] = NONE) -> None:
    """What an administrator does, in every process, with a restart."""
    settings.WOONZEKER_DATA_KEY_OLD, settings.WOONZEKER_INDEX_KEY_OLD = other
    settings.WOONZEKER_DATA_KEY, settings.WOONZEKER_INDEX_KEY = now


@pytest.fixture
def partner(own_database: str) -> Any:
    """A register of a hundred and twenty people, and a partner that reports forty of them."""
    matching.import_register(actor=LEAD, on=ON, content=extract(*map(resident, range(PEOPLE))))
    agreement = organisations.agree(
        actor=LEAD, sector="water", name="Bron", from_on=date(2021, 1, 1)
    )
    report(agreement.partner, range(40))
    return agreement.partner


def resident(place: int) -> dict[str, str]:
    return row(
        place + 1, geslachtsnaam=f"Naam{chr(97 + place // 26)}{chr(97 + place % 26)}",
        geboortedatum=f"{1940 + place % 50}-0{1 + place % 9}-1{place % 10}", huisletter="",
        huisnummer=str(place + 1), straat="Iepenlaan", postcode="1234AB",
    )  # fmt: skip


def report(partner: Any, places: Any, prefix: str = "") -> None:
    """Signals about residents, each with a telephone, read and linked."""
    lines = []
    for place in places:
        who = resident(place % PEOPLE)
        lines.append(line(
            place + 1, signaal_id=f"W{prefix}-{place}", voorletters="J.P.", tussenvoegsel="de",
            achternaam=who["geslachtsnaam"], geboortedatum=who["geboortedatum"],
            telefoon=f"06{27_000_000 + place % PEOPLE}",
        ))  # fmt: skip
    take_in(LEAD, partner, csv_of(lines))
    matching.link_signals(actor=LEAD)


def linked() -> tuple[int, int]:
    with tenant(CODE):
        found = Link.objects.all()
        return found.filter(result=LinkResult.LINKED).count(), found.count()


@contextmanager
def traffic(*work: Callable[[], object]) -> Iterator[Callable[..., object]]:
    """Do all work over and over in threads; what is given waits until they did some more of it.

    What goes wrong in a thread is raised when the block has ended.
    """
    stop, done = Event(), Semaphore(0)

    def again(each: Callable[[], object]) -> int:
        turns = 0
        while not stop.is_set():
            turns += 1
            try:
                with clock.standing_at(ON):
                    each()
            finally:
                done.release()
                connection.close()
        return turns

    with ThreadPoolExecutor(len(work)) as pool:
        running: list[Future[int]] = [pool.submit(again, each) for each in work]
        try:
            yield lambda *_said: [done.acquire() for _ in work]
        finally:
            stop.set()
    assert all(each.result() > 0 for each in running)


def test_nobody_meets_an_error_while_both_keys_are_changed(partner: Any, settings: Any) -> None:
    numbers = iter(range(1_000_000))

    def reads() -> None:
        with tenant(CODE):
            assert all(len(each.phones) == 1 for each in ArrearsSignal.objects.all())

    def opens() -> None:
        with tenant(CODE):
            person = Person.objects.order_by("?").first()
        assert person is not None
        assert bsn_of(actor=LEAD, person=person.pk).isdigit()

    def writes() -> None:
        place = next(numbers)
        report(partner, [place], prefix="T")

    with traffic(reads, opens, writes) as more:
        turn(settings, OLD, NEW)  # every process can open both
        more()
        turn(settings, NEW, OLD)  # from here on the new ones close
        command.rotate(more, batch=20)
        more()
        assert command.run(["status"]) == 0
    turn(settings, NEW)
    assert command.run(["status"]) == 0
    found, of = linked()
    assert found == of > 40
    reads()
    opens()


def test_after_a_change_people_are_found_and_not_made_twice(
    partner: Any, settings: Any, capsys: Any
) -> None:
    turn(settings, NEW, OLD)
    report(partner, range(40, 60))  # looked up while all stands under the old key
    matching.import_register(actor=LEAD, on=ON, content=extract(*map(resident, range(30))))
    assert command.run(["status"]) == 1
    assert "90 personen met de andere index" in capsys.readouterr().out
    command.rotate(print)
    turn(settings, NEW)
    report(partner, range(60, 80))
    again = matching.import_register(
        actor=LEAD, on=ON, content=extract(*map(resident, range(PEOPLE + 1)))
    )
    assert (again.added, again.changed + again.unchanged) == (1, PEOPLE)
    assert linked() == (80, 80)


def test_contacts_that_were_lent_are_found_again(partner: Any, settings: Any) -> None:
    turn(settings, NEW, OLD)
    with tenant(CODE):
        before = set(ContactKey.objects.values_list("person", "link"))
    command.rotate(print)
    turn(settings, NEW)
    with tenant(CODE):
        assert set(ContactKey.objects.values_list("person", "link")) == before
        assert len(before) == 40


def test_second_steps_are_sealed_again(own_database: str, settings: Any) -> None:
    user = User.objects.create(username="jan", name="Jan")
    SecondFactor.objects.create(
        user=user, secret=seal_secret("JBSWY3DP", user.pk), made_at=clock.now()
    )
    turn(settings, NEW, OLD)
    command.rotate(print)
    turn(settings, NEW)
    assert open_secret(SecondFactor.objects.get().secret, user.pk) == "JBSWY3DP"


def test_who_was_forgotten_does_not_hold_up_a_change(partner: Any, settings: Any) -> None:
    with tenant(CODE):
        keys.destroy([Person.objects.order_by("pk").first().pk])  # type: ignore[union-attr]
    turn(settings, NEW, OLD)
    assert command.run(["rotate"]) == 0


def test_a_key_that_is_not_set_is_asked_for(partner: Any, settings: Any, capsys: Any) -> None:
    turn(settings, NEW)
    assert command.run(["status"]) == 1
    told = capsys.readouterr()
    assert "met een onbekende" in told.out
    assert "WOONZEKER_DATA_KEY_OLD" in told.err


def test_it_says_what_may_go(partner: Any, settings: Any, capsys: Any) -> None:
    turn(settings, NEW, OLD)
    assert command.run(["rotate"]) == 0
    assert "WOONZEKER_DATA_KEY_OLD en WOONZEKER_INDEX_KEY_OLD mag weg" in capsys.readouterr().out


def test_it_asks_what_to_do() -> None:
    with pytest.raises(WrongWords, match="status, rotate"):
        command.run([])


def test_status_counts_second_steps_of_the_other_key(
    own_database: str, settings: Any, capsys: Any
) -> None:
    user = User.objects.create(username="kim", name="Kim")
    factor = SecondFactor(user=user, made_at=clock.now())
    factor.secret = seal_secret("geheim", factor.pk)
    factor.save()
    turn(settings, NEW, OLD)
    assert command.status() == 1
    assert "Tweede stappen: 0 met de sleutel van nu, 1 met de andere" in capsys.readouterr().out
