# SPDX-License-Identifier: EUPL-1.2
"""Whoever has a copy of the database, and not the keys, reads none of what was planted in it."""

from __future__ import annotations

import base64
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from tests.conftest import CODE
from tests.intake.deliveries import Line, csv_of, line, take_in
from tests.matching.people import extract, number, row
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import BrokenGlass, Case
from woonzeker.cases.services import take_up
from woonzeker.intake.models import ArrearsSignal, DeliveryState, RawFile, SetAsideLine
from woonzeker.intake.services import correct_signal
from woonzeker.matching import services as matching
from woonzeker.matching.linkage import contact_keys, keys_of_person
from woonzeker.matching.models import ContactKey, Person
from woonzeker.matching.services.people import person_facts
from woonzeker.organisations import services as organisations
from woonzeker.outreach.models import DataLeak, LeakKind
from woonzeker.outreach.services import note_leak
from woonzeker.planning.services import flag_case
from woonzeker.privacy.models import Finding, LeakFile, NightLook, RightsRequest
from woonzeker.settings import databases
from woonzeker.settings.embedded import find_binaries

PEOPLE, WORDS = 250, 100
NUMBERS = [number(place) for place in range(1, PEOPLE + 1)]
PHONES = [f"06{27_310_000 + 37 * place}" for place in range(PEOPLE)]
MAILS = [f"geplant{place:04d}@postbus-van.example" for place in range(PEOPLE)]
ODD = [f"{4_710_000 + 13 * place}#{place:03d}" for place in range(50)]
CELLS = [f"achterstevoren-{place:03d}" for place in range(50)]
NOTES = [f"buurvrouw nummer {place:03d} vertelde iets" for place in range(WORDS)]
GLASS = [f"er is brand gemeld bij {place:03d}" for place in range(WORDS)]
RIGHTS = [f"mijn zus {place:03d} hoort dit niet te weten" for place in range(WORDS)]
SHOWN = ["Achternaam-van-eerst"]
ASKED = [f"06{31_000_000 + place}" for place in range(5)]
PLANTED = [*NUMBERS, *PHONES, *MAILS, *ODD, *CELLS, *NOTES, *GLASS, *RIGHTS, *SHOWN, *ASKED]


def test_a_dump_holds_nothing_that_was_planted(own_database: str) -> None:
    plant()
    all_is_there()
    dump = Dump(dumped())
    assert len(PLANTED) > 1_000
    assert dump.holds("Iepenlaan")  # it is a dump of the right database
    assert [value for value in PLANTED if dump.holds(value)] == []
    assert sorted(plain_keys() & dump.numbers) == []


def all_is_there() -> None:
    """What was planted is there for who has the keys."""
    with tenant(CODE):
        signals = list(ArrearsSignal.objects.order_by("line_number"))
        assert {phone for each in signals for phone in each.phones} == set(PHONES)
        assert {mail for each in signals for mail in each.emails} == set(MAILS)
        assert len([each for each in signals if each.remarks]) == len(ODD)
        lines = SetAsideLine.objects.all()
        assert {cell for each in lines for cell in each.raw["cells"]} >= set(CELLS)
        assert {each.what for each in DataLeak.objects.all()} == set(NOTES)
        assert {each.words for each in BrokenGlass.objects.all()} == set(GLASS)
        assert {each.words for each in RightsRequest.objects.all()} == set(RIGHTS)
        assert {each.answer_words for each in RightsRequest.objects.all()} == set(RIGHTS)
        assert {each.verdict_reason for each in Finding.objects.all()} == set(RIGHTS)
        assert {each.consequences for each in LeakFile.objects.all()} == set(RIGHTS)
        assert ContactKey.objects.count() == 2 * PEOPLE
        assert ASKED[0].encode() in RawFile.objects.get().opened()


@pytest.mark.parametrize("value", ["0612345678", "Jan\\Piet", "café 12 is dicht"])
@pytest.mark.parametrize("form", ["{}", "{hex}", "{base64}", "{escaped}", "{digits}"])
def test_every_form_of_a_value_is_seen(value: str, form: str) -> None:
    written = form.format(
        value,
        hex=f"\\\\x00{value.encode().hex()}ff",
        base64=base64.b64encode(f"er staat {value} in".encode()).decode(),
        escaped=value.replace("\\", "\\\\"),
        digits=re.sub(r"\D", "", value) if value.isdigit() else value,
    )
    assert Dump(f"COPY x\t{written}\n").holds(value)
    assert not Dump(f"COPY x\t{written}\n").holds("iets heel anders")


def plant() -> None:
    """The planted values, each through the door that it comes in by."""
    with clock.standing_at(date(2026, 11, 2)):
        matching.import_register(actor=LEAD, on=clock.today(), content=extract(*_register()))
        partner = organisations.agree(
            actor=LEAD, sector="water", name="Bron", from_on=date(2021, 1, 1)
        ).partner
        taken = take_in(LEAD, partner, csv_of(_signals()))
        assert (taken.accepted, taken.returned) == (PEOPLE, len(CELLS))
        waits = take_in(LEAD, partner, csv_of(_asked()), filename="water-2.csv")
        assert waits.state == DeliveryState.QUESTION
        matching.link_signals(actor=LEAD)
        _correct()
        take_up(actor=LEAD, on=clock.today())
        _words()
        _rights()


def _register() -> Iterator[dict[str, str]]:
    for place in range(1, PEOPLE + 1):
        yield row(
            place, geslachtsnaam=f"Naam{chr(97 + place // 26)}{chr(97 + place % 26)}",
            geboortedatum=f"{1940 + place % 50}-0{1 + place % 9}-1{place % 10}",
            huisnummer=str(place), huisletter="", straat="Iepenlaan", postcode="1234AB",
        )  # fmt: skip


def _signals() -> Iterator[Line]:
    people = list(_register())
    for place, person in enumerate(people):
        odd = f" / {ODD[place]}" if place < len(ODD) else ""
        yield line(
            place + 1, voorletters=person["voorletters"], tussenvoegsel="de",
            achternaam=person["geslachtsnaam"], geboortedatum=person["geboortedatum"],
            telefoon=PHONES[place] + odd, email=MAILS[place],
        )  # fmt: skip
    for place, cell in enumerate(CELLS):
        yield line(PEOPLE + place + 1, bedrag=cell)


def _asked() -> Iterator[Line]:
    for place, phone in enumerate(ASKED):
        yield {"wat-is-dit": phone, **{k: v for k, v in line(900 + place).items() if k != "bedrag"}}


def _correct() -> None:
    """A name is put right: what stood there stays, for who may see it."""
    with tenant(CODE):
        signal = ArrearsSignal.objects.order_by("line_number").first()
    assert signal is not None
    right = signal.surname
    for name in (SHOWN[0], right):
        correct_signal(actor=LEAD, signal=signal.pk, said={"surname": name})


def _words() -> None:
    with tenant(CODE):
        cases = list(Case.objects.order_by("number")[:WORDS])
        for case, words in zip(cases, GLASS, strict=True):
            BrokenGlass.objects.create(
                case=case, user_id="1", reason="safety", words=words, broken_at=clock.now(),
                until_at=clock.now(),
            )  # fmt: skip
    for case, words in zip(cases, NOTES, strict=True):
        flag_case(actor=LEAD, case=case.pk, reason=words)
        note_leak(
            actor=LEAD, kind=LeakKind.OTHER, what=words, happened_on=None, known_at=clock.now()
        )


def _rights() -> None:
    """What residents asked and were answered, what a verdict said, what a leak may lead to."""
    now, today = clock.now(), clock.today()
    with tenant(CODE):
        night = NightLook.objects.create(
            night_on=today, ran_at=now, looks=0, colleagues=0, findings=WORDS
        )
        leaks = DataLeak.objects.order_by("number")
        for place, (leak, words) in enumerate(zip(leaks, RIGHTS, strict=True)):
            LeakFile.objects.create(leak=leak, consequences=words)
            Finding.objects.create(
                night=night, day_on=today, user_id=str(place), weight=5, looks=1,
                first_at=now, last_at=now, verdict_reason=words,
            )  # fmt: skip
            RightsRequest.objects.create(
                number=f"RV-2026-{place:04d}", kind="access", received_on=today, channel="desk",
                due_on=today, explanation="", words=words, extension_reason=words,
                answer_words=words,
            )  # fmt: skip


def dumped() -> str:
    """The database of this test as its owner dumps it, past the wall."""
    url = databases.with_database(
        os.environ["DATABASE_OWNER_URL"], str(connection.settings_dict["NAME"])
    )
    with psycopg.connect(url, autocommit=True) as owner:
        tables = owner.execute(
            "SELECT relname FROM pg_class WHERE relforcerowsecurity AND relkind = 'r'"
        ).fetchall()
        for (table,) in tables:
            owner.execute(
                sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(sql.Identifier(table))
            )
    done = subprocess.run(
        [str(find_binaries() / "pg_dump"), "--data-only", url], capture_output=True, check=True
    )
    return done.stdout.decode()


class Dump:
    """A dump to look for values in, with what stands in it as hexadecimal or base64 opened."""

    def __init__(self, text: str) -> None:
        codes = [bytes.fromhex(each) for each in re.findall(r"\\\\x((?:[0-9a-f]{2})+)", text)]
        codes += [_decoded(each) for each in re.findall(r"[A-Za-z0-9+/]{16,}={0,2}", text)]
        self._text = text + b"\n".join(codes).decode("utf-8", "replace")
        self.numbers = {
            int(each) for each in re.findall(r"(?<![0-9A-Za-z])\d{9,19}(?![0-9A-Za-z])", self._text)
        }

    def holds(self, value: str) -> bool:
        """Whether it stands there as it is, or as its digits alone with or without a country."""
        digits = re.sub(r"\D", "", value)
        if len(digits) >= 9:
            ways = {int(digits), int(f"31{digits[1:]}"), int(f"31{digits}")}
            return not ways.isdisjoint(self.numbers)
        return value in self._text or value.replace("\\", "\\\\") in self._text


def _decoded(text: str) -> bytes:
    return base64.b64decode(text[: len(text) // 4 * 4])


def plain_keys() -> set[int]:
    """What anybody can compute from a telephone, an address or a name with a date of birth."""
    with tenant(CODE):
        people = [
            key for each in Person.objects.all() for key in keys_of_person(person_facts(each))
        ]
    return {*contact_keys(PHONES, MAILS), *people}
