# SPDX-License-Identifier: EUPL-1.2
"""Taking in an extract of the municipality's person register."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock, jobs, keys, sealing
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.access.sealed import open_for, place_of, seal_for
from woonzeker.access.tenancy import current_municipality
from woonzeker.errors import NotFound, Refused
from woonzeker.matching import rules
from woonzeker.matching.linkage import (
    AddressFacts,
    RegisterFile,
    RegisterRow,
    UnreadableRegister,
    home_key,
    keys_of_person,
    read_register,
)
from woonzeker.matching.models import (
    ImportState,
    Person,
    PersonKey,
    PersonSource,
    RegisterImport,
)
from woonzeker.matching.rules.asking import RegisterSource
from woonzeker.matching.selectors.source import chosen_source
from woonzeker.matching.services.forgetting import leave_out
from woonzeker.matching.services.numbers import sealed_numbers
from woonzeker.matching.services.searching import stored_keys
from woonzeker.matching.services.writing import insert

MAY_IMPORT = writes(DataClass.IDENTITY, DataClass.ADDRESS).by(Role.INTAKE_COORDINATOR)
BASIS = "Wgs art. 8; Wabb art. 10"
COLUMNS = (
    "id", "municipality", "bsn_encrypted", "bsn_index", "indexed_by", "initials",
    "given_names", "prefix", "surname", "partner_prefix", "partner_surname", "name_use", "gender",
    "born_on", "street",
    "house_number", "house_letter", "house_addition", "postcode", "city", "address_key",
    "lives_here_since_on", "previous_street", "previous_house_number", "previous_house_letter",
    "previous_house_addition", "previous_postcode", "previous_city", "died_on", "departed_on",
    "secret", "under_investigation", "source", "checked_at", "row_hash",
)  # fmt: skip
KEY_COLUMNS = ("municipality", "person_id", "key")
_BATCH = 5_000
_Row = tuple[UUID, RegisterRow, str]


@action("matching.import_register", may_if=MAY_IMPORT, basis=BASIS)
def import_register(
    *,
    actor: Actor,
    on: date,
    path: Path | None = None,
    content: bytes = b"",
    whole: bool = False,
) -> RegisterImport:
    """Read an extract now: new people are added, changed ones written over.

    Give the file by `path` or as `content`. With `whole` it holds everybody: who is not in it is
    removed, or has departed when a signal hangs on them. Raises UnreadableRegister; then nothing
    has changed.
    """
    content = path.read_bytes() if path else content
    made = _begin(actor, path.name if path else "", content, on)
    made.whole = whole
    return _take_in(made, content)


@action("matching.receive_register", may_if=MAY_IMPORT, basis=BASIS)
def receive_register(
    *, actor: Actor, filename: str, content: bytes, whole: bool = False
) -> RegisterImport:
    """Keep an extract sealed and have it read in the background; `whole` as for `import_register`.

    Raises Refused when the municipality chose to keep none and asks the BRP instead.
    """
    if chosen_source(clock.today()) is RegisterSource.BRP:
        raise Refused(_("Jouw gemeente vraagt de BRP en houdt geen uittreksel bij."))
    made = _begin(actor, filename[:255], content, clock.today())
    made.state, made.whole = ImportState.RECEIVED, whole
    made.sealed = seal_for(made.pk, place_of(made, "sealed"), content)
    made.save(update_fields=["state", "sealed", "whole"])
    jobs.defer("matching.read_register", actor=actor, register_import=str(made.pk))
    return made


@action("matching.read_register", may_if=MAY_IMPORT, basis=BASIS, about="register_import")
def read_received(*, actor: Actor, register_import: UUID) -> RegisterImport:
    """Read an extract that was received; a second time changes nothing."""
    made = RegisterImport.objects.select_for_update().filter(pk=register_import).first()
    if made is None:
        raise NotFound
    if made.state != ImportState.RECEIVED:
        return made
    content = open_for(made.pk, place_of(made, "sealed"), made.sealed or b"")
    made.sealed = None
    keys.destroy([made.pk])
    try:
        return _take_in(made, content)
    except UnreadableRegister as problem:
        made.state, made.problem = ImportState.UNREADABLE, problem.sentence
        made.save()
        return made


def _begin(actor: Actor, filename: str, content: bytes, on: date) -> RegisterImport:
    return RegisterImport.objects.create(
        filename=filename,
        imported_at=clock.now(),
        imported_on=on,
        imported_by=actor.id,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _take_in(made: RegisterImport, content: bytes) -> RegisterImport:
    read = read_register(content)
    rows = [row for row in read.rows if row.bsn]
    _one_at_a_time(made.municipality)
    secrets = sealing.index_keys(made.municipality)
    found = _changes(rows, secrets)
    _write(found, secrets[0])
    made.state = ImportState.DONE
    made.rows_read = read.rows_read
    made.added, made.changed = len(found.added), len(found.changed)
    made.unchanged = found.unchanged
    made.rejected = _rejected(read)
    if made.whole:
        _leave_out(made, {rules.bsn_index(r.bsn, key=key) for key in secrets for r in rows})
    made.save()
    audit.concerns(made.added + made.changed)
    return made


def _leave_out(made: RegisterImport, present: set[str]) -> None:
    """Let go who is not in a whole extract; a row that was not used may have been about them."""
    if made.rejected:
        made.problem = _("Er zijn rijen niet gebruikt. Daarom is niemand weggehaald.")
        return
    left = leave_out(present, on=made.imported_on)
    made.removed, made.departed, made.problem = left.removed, left.departed, left.problem


def _rejected(read: RegisterFile) -> list[dict[str, object]]:
    """Number and sentence of each row that was not used, in the order of the file."""
    told = [(each.number, each.sentence) for each in read.rejected]
    told += [(r.number, f"Rij {r.number}: het BSN ontbreekt.") for r in read.rows if not r.bsn]
    return [{"number": number, "sentence": sentence} for number, sentence in sorted(told)]


def _one_at_a_time(municipality: str) -> None:
    """Let a second extract for this municipality wait until the first is in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('matching.register'), hashtext(%s))",
            [municipality],
        )


def _changes(rows: Sequence[RegisterRow], secrets: Sequence[bytes]) -> rules.Changes:
    stored = Person.objects.values_list("bsn_index", "id", "row_hash")
    known = {index: rules.Known(person, digest) for index, person, digest in stored.iterator()}
    return rules.changes(rows, known, keys=secrets)


def _write(found: rules.Changes, secret: bytes) -> None:
    """Write people and their search keys in batches; a changed person gets all keys anew.

    Somebody's own key stays as long as they do.
    """
    municipality = current_municipality()
    for batch in _batches(found.added):
        insert(Person, COLUMNS, _people(municipality, batch, secret))
        insert(PersonKey, KEY_COLUMNS, _key_rows(municipality, batch))
    for batch in _batches(found.changed):
        insert(Person, COLUMNS, _people(municipality, batch, secret), unique=("id",))
        PersonKey.objects.filter(person__in=[person for person, _row, _digest in batch]).delete()
        insert(PersonKey, KEY_COLUMNS, _key_rows(municipality, batch))


def _batches(found: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    for start in range(0, len(found), _BATCH):
        yield found[start : start + _BATCH]


def _key_rows(municipality: str, batch: Sequence[_Row]) -> list[tuple[object, ...]]:
    return [
        (municipality, person, key)
        for person, row, _digest in batch
        for key in stored_keys(keys_of_person(row.facts))
    ]


def _people(municipality: str, batch: Sequence[_Row], secret: bytes) -> list[tuple[object, ...]]:
    """The values of people in the order of COLUMNS, their numbers sealed."""
    sealed = sealed_numbers({person: row.bsn for person, row, _digest in batch})
    index = sealing.name_of_index(municipality)
    return [
        (
            each[0], municipality, sealed[each[0]], rules.bsn_index(each[1].bsn, key=secret),
            index, *_facts(each[1]), each[2],
        )
        for each in batch
    ]  # fmt: skip


def _facts(row: RegisterRow) -> tuple[object, ...]:
    """What an extract says about one person, in the order of COLUMNS."""
    facts, here, before = row.facts, row.facts.address, row.facts.previous
    return (
        facts.initials, facts.first_names, facts.prefix, facts.surname,
        facts.partner_prefix, facts.partner_surname, row.name_use, row.gender,
        str(facts.born or ""), *_door(here), home_key(here), facts.since_on, *_door(before),
        facts.deceased_on, facts.departed_on, row.secret, False, PersonSource.EXTRACT.value,
        None,  # the BRP has yet to confirm what this extract says
    )  # fmt: skip


def _door(address: AddressFacts) -> tuple[object, ...]:
    number = int(address.number) if address.number else None
    letter, addition = address.letter, address.addition
    return (address.street, number, letter, addition, address.postcode, address.town)
