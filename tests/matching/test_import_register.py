# SPDX-License-Identifier: EUPL-1.2
"""The register comes in: new people are added, changed ones written over, nobody is removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from tests.matching.people import ON, extract, number, row

from woonzeker.access.actors import Actor
from woonzeker.access.jobs import inline
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.matching import selectors, services
from woonzeker.matching.linkage import UnreadableRegister
from woonzeker.matching.models import ImportState, Person, PersonKey, RegisterImport
from woonzeker.matching.rules import written_name

pytestmark = pytest.mark.django_db
Register = Callable[..., RegisterImport]
Someone = Callable[..., Person]


def counts(made: RegisterImport) -> tuple[int, int, int]:
    return made.added, made.changed, made.unchanged


def test_new_changed_and_unchanged_people_are_told_apart(register: Register) -> None:
    assert counts(register(row(1), row(2))) == (2, 0, 0)
    assert counts(register(row(1), row(2, huisnummer="14"), row(3))) == (1, 1, 1)


def test_a_changed_person_keeps_their_id_and_gets_new_keys(
    register: Register, someone: Someone
) -> None:
    register(row())
    before = someone()
    register(row(postcode="3552CD", vorig_postcode="3551AB", vorig_huisnummer="12"))
    after = someone()
    assert (after.pk, after.address_key) == (before.pk, "3552CD 12 A")
    with tenant(after.municipality):
        assert PersonKey.objects.filter(person=after).count() == len(
            set(PersonKey.objects.filter(person=after).values_list("key", flat=True))
        )


def test_who_is_not_in_the_new_extract_stays(register: Register, someone: Someone) -> None:
    register(row(1), row(2, vertrokken_op="2026-01-01"))
    register(row(1))
    assert someone(departed_on="2026-01-01").surname == "Vries"


def test_bad_rows_are_kept_as_sentences_and_the_counts_add_up(register: Register) -> None:
    made = register(row(1), row(2, geboortedatum="morgen"), row(3))
    assert made.rows_read == made.added + len(made.rejected) == 3
    assert made.rejected[0]["sentence"] == "Rij 3: geboortedatum is geen datum die bestaat."


def test_a_file_is_read_from_its_path(lead: Actor, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(extract(row()))
    made = services.import_register(actor=lead, path=path, on=ON)
    assert (made.filename, made.added) == ("register.csv", 1)


def test_a_bsn_opens_only_with_its_own_row(
    register: Register, someone: Someone, lead: Actor
) -> None:
    register(row(1), row(2, voorletters="K."))
    first, second = someone(initials="J.P."), someone(initials="K.")
    assert selectors.bsn_of(actor=lead, person=first.pk) == number(1)
    with tenant(lead.municipality):
        Person.objects.filter(pk=first.pk).update(bsn_encrypted=second.bsn_encrypted)
    with pytest.raises(Exception, match="niet te openen"):
        selectors.bsn_of(actor=lead, person=first.pk)


def test_the_database_holds_no_bsn_that_can_be_read(register: Register, lead: Actor) -> None:
    register(row(1))
    with tenant(lead.municipality), connection.cursor() as cursor:
        cursor.execute("SELECT p::text, encode(bsn_encrypted, 'escape') FROM matching_person p")
        assert number(1) not in str(cursor.fetchall())


def test_an_outreach_worker_may_not_import(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        services.import_register(actor=outreach_worker, on=ON, content=extract(row()))


def test_an_upload_is_sealed_until_it_is_read_in_the_background(coordinator: Actor) -> None:
    with inline():
        made = services.receive_register(
            actor=coordinator, filename="register.csv", content=extract(row())
        )
        assert number(1).encode() not in bytes(made.sealed or b"")
    with tenant(made.municipality):
        made.refresh_from_db()
    assert (made.state, made.added, made.sealed) == (ImportState.DONE, 1, None)


def test_an_unreadable_upload_says_why_and_changes_nothing(coordinator: Actor) -> None:
    with inline():
        made = services.receive_register(actor=coordinator, filename="a.csv", content=b"nee")
    with tenant(made.municipality):
        made.refresh_from_db()
    assert (made.state, made.sealed) == (ImportState.UNREADABLE, None)
    assert "kolomkoppen" in made.problem


def test_an_unreadable_file_raises_and_leaves_no_trace(lead: Actor) -> None:
    with pytest.raises(UnreadableRegister):
        services.import_register(actor=lead, on=ON, content=b"nee")
    with tenant(lead.municipality):
        assert not RegisterImport.objects.exists()


def test_reading_the_same_upload_twice_reads_it_once(coordinator: Actor, lead: Actor) -> None:
    with inline():
        made = services.receive_register(
            actor=coordinator, filename="register.csv", content=extract(row())
        )
    again = services.read_received(actor=lead, register_import=made.pk)
    assert counts(again) == (1, 0, 0)


def test_the_register_says_how_many_live_here_left_or_died(
    register: Register, coordinator: Actor
) -> None:
    register(row(1), row(2, vertrokken_op="2026-01-01"), row(3, overleden_op="2026-01-01"))
    with tenant(coordinator.municipality):
        found = selectors.register_counts(coordinator)
    assert (found.residents, found.departed, found.deceased) == (1, 1, 1)


def test_a_household_is_who_live_at_the_address_on_the_day(
    register: Register, coordinator: Actor
) -> None:
    register(
        row(1), row(2, voorletters="A."), row(3, overleden_op="2026-10-01"),
        row(4, vertrokken_op="2026-10-01"), row(5, datum_vestiging_adres="2026-12-01"),
        row(6, geboortedatum="2015-01-01"), row(7, huisletter="B"),
    )  # fmt: skip
    found = selectors.household_members(actor=coordinator, address_key="3551AB 12 A", on=ON)
    assert {each.name for each in found.adults} == {"J.P. de Vries", "A. de Vries"}
    assert (found.has_minors, found.minors, found.source) == (True, 1, "register")


@pytest.mark.parametrize(
    ("use", "name"),
    [("E", "Vries"), ("P", "de Boer"), ("V", "de Boer-de Vries"), ("N", "de Vries-de Boer")],
)
def test_a_name_is_written_as_its_owner_uses_it(
    register: Register, someone: Someone, use: str, name: str
) -> None:
    register(row(naamgebruik=use, partner_tussenvoegsel="de", partner_naam="Boer"))
    assert written_name(someone()).endswith(name)
