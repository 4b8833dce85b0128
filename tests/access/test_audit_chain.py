# SPDX-License-Identifier: EUPL-1.2
"""Lines are sealed after they are written: without waiting, without a gap, without a fork."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import CODE

from woonzeker.access import audit, chain, sealer, verifying
from woonzeker.access.actors import system
from woonzeker.access.models import AuditHead, AuditLine, AuditPending, AuditSeal, SignInSeal
from woonzeker.access.tenancy import tenant
from woonzeker.settings import databases

HERE = chain.chain_of(CODE)


def write(number: int, code: str = "tests.line") -> None:
    with tenant(CODE):
        for place in range(number):
            audit.record(system(CODE, "job"), code, subject=str(place))


def sequences() -> list[int]:
    with tenant(CODE):
        return list(AuditSeal.objects.order_by("sequence").values_list("sequence", flat=True))


def findings() -> list[verifying.Finding]:
    connection.ensure_connection()
    return verifying.verify(connection.connection, HERE, {}).findings


def test_every_line_gets_one_seal_without_gaps(municipality: str) -> None:
    write(12)
    sealed = chain.seal_all(most=5)
    assert sequences() == list(range(1, sealed + 1))
    assert not AuditPending.objects.exists()
    assert findings() == []


def test_the_next_lines_go_on_where_the_chain_was(municipality: str) -> None:
    chain.seal_all()
    before = len(sequences())
    write(3)
    assert chain.seal_all() == 3
    assert sequences()[-1] == before + 3
    assert findings() == []


def test_with_nothing_to_seal_nothing_happens(municipality: str) -> None:
    chain.seal_all()
    assert chain.seal_all() == 0


def test_a_line_waits_openly_for_its_seal(municipality: str) -> None:
    chain.seal_all()
    write(4)
    assert chain.tail().lines == 4
    assert not chain.tail().late


def test_sign_ins_have_a_chain_of_their_own(db: None) -> None:
    audit.sign_in_event("accounts.sign_in", user="1")
    audit.sign_in_event("accounts.sign_out", user="1")
    assert chain.seal_all() == 2
    assert list(SignInSeal.objects.order_by("id").values_list("sequence", flat=True)) == [1, 2]
    connection.ensure_connection()
    report = verifying.verify(connection.connection, chain.chain_of(chain.SIGN_INS), {})
    assert (report.lines, report.findings) == (2, [])


def test_what_goes_into_a_hash_can_be_made_without_the_database(municipality: str) -> None:
    """An outsider with the lines as JSON comes to the same text, also of odd signs."""
    write(1, code='a "b" \\ \n \t \x7f é €')
    with tenant(CODE), connection.cursor() as cursor:
        cursor.execute(f"SELECT {HERE.payload} FROM access_auditline l ORDER BY id DESC LIMIT 1")
        (text,) = cursor.fetchone()
        line = AuditLine.objects.latest("id")
    values = [_plain(getattr(line, column)) for column in HERE.columns]
    assert text == json.dumps(values, ensure_ascii=False)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return chain.microseconds(value)
    return value if isinstance(value, str | int | None) else str(value)


def test_heads_are_kept_once_for_each_time_they_moved(municipality: str, tmp_path: Path) -> None:
    chain.seal_all()
    assert (sealer.export_heads(tmp_path), sealer.export_heads(tmp_path)) == (1, 0)
    write(1)
    chain.seal_all()
    sealer.export_heads(tmp_path)
    kept = verifying.exported_heads(tmp_path)[CODE]
    assert len(kept) == 2
    head = AuditHead.objects.get(chain=CODE)
    assert kept[head.sequence] == bytes(head.hash)


def test_a_line_that_was_half_written_to_the_file_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / f"heads-{datetime.now(UTC):%Y-%m}.jsonl"
    file.write_text('{"chain": "9999", "sequence": 1, "hash": "00"}\n{"chain": "99')
    assert verifying.exported_heads(tmp_path) == {"9999": {1: b"\x00"}}


@pytest.mark.parametrize("torn", ['{"chain": "99', '{"chain": "9999"}\n', "\x00\x00\n", "[1]"])
def test_a_torn_line_does_not_stop_the_next_heads(
    municipality: str, tmp_path: Path, torn: str
) -> None:
    file = tmp_path / f"heads-{datetime.now(UTC):%Y-%m}.jsonl"
    file.write_text(torn)
    chain.seal_all()
    assert (sealer.export_heads(tmp_path), sealer.export_heads(tmp_path)) == (1, 0)
    kept = verifying.exported_from(tmp_path)
    assert list(kept.heads) == [CODE]
    assert kept.broken == [f"{file.name} regel 1"]


def test_heads_that_the_disk_takes_in_pieces_are_written_whole(
    municipality: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain.seal_all()
    whole = os.write
    monkeypatch.setattr(os, "write", lambda opened, said: whole(opened, said[:7]))
    sealer.export_heads(tmp_path)
    assert verifying.exported_from(tmp_path).broken == []
    assert CODE in verifying.exported_heads(tmp_path)


def test_lines_that_went_before_their_seal_stall_nobody_and_stay_on_record(
    municipality: str,
) -> None:
    chain.seal_all()
    AuditPending.objects.bulk_create(AuditPending(chain=CODE, line=10**12 + n) for n in range(7))
    write(1)
    assert chain.seal_all(most=3) >= 8
    chain.seal_all()
    assert not AuditPending.objects.exists()
    with tenant(CODE):
        assert AuditLine.objects.filter(code=chain.LINE_GONE).count() == 7
    assert findings() == []


def test_a_chain_that_fails_keeps_no_other_from_its_seals(
    municipality: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(2)
    AuditPending.objects.create(chain="0000x", line=1)
    sealer.Sealer()._seal()
    assert not AuditPending.objects.filter(chain=CODE).exists()
    assert "keten 0000x" in caplog.text


@pytest.fixture
def second(own_database: str) -> Iterator[psycopg.Connection[Any]]:
    """Another connection of the limited role to the same database, in a transaction."""
    url = databases.with_database(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"]))
    with psycopg.connect(url) as other:
        other.execute("SELECT set_config('woonzeker.municipality', %s, true)", [CODE])
        yield other
        other.rollback()


_INSERT = (
    "INSERT INTO access_auditline (municipality, at, actor_kind, actor_id, roles, by_roles, "
    "relations, kind, code, data, basis, purpose, subject, count, refused, channel, address) "
    "VALUES (%s, now(), 'system', 'job', '', '', '', 'action', 'tests.late', '', '', '', '', 1, "
    "false, '', '')"
)


def test_a_line_that_commits_late_is_sealed_late(second: psycopg.Connection[Any]) -> None:
    second.execute(_INSERT, [CODE])
    write(3)
    chain.seal_all()
    before = sequences()
    second.commit()
    assert chain.seal_all() == 1
    assert sequences() == [*before, len(before) + 1]
    assert findings() == []


def test_a_sealer_that_finds_another_at_work_leaves_it_to_that_one(
    second: psycopg.Connection[Any],
) -> None:
    second.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [chain._LOCK, CODE])
    assert chain.seal_all() == 0
    second.rollback()
    assert chain.seal_all() > 0


def test_a_sealer_that_is_cut_off_has_sealed_nothing(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*words: object, **more: object) -> None:
        raise InterruptedError

    with monkeypatch.context() as patch:
        patch.setattr(AuditHead.objects, "update_or_create", cut)
        with pytest.raises(InterruptedError):
            chain.seal_all()
    assert sequences() == []
    assert chain.seal_all() == len(sequences())
    assert findings() == []


def test_eight_writers_and_two_sealers_make_one_chain(
    own_database: str, django_db_blocker: DjangoDbBlocker
) -> None:
    """No fork and no gap: each of the lines has its place once, and the whole can be worked out."""
    chain.seal_all()
    before = len(sequences())
    writers = [threading.Thread(target=_many, args=(60, django_db_blocker)) for _ in range(8)]
    with sealer.Sealer(every=0.01), sealer.Sealer(every=0.01):
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
    chain.seal_all()
    assert sequences() == list(range(1, before + 8 * 60 + 1))
    assert findings() == []


def _many(number: int, blocker: DjangoDbBlocker) -> None:
    with blocker.unblock():
        for _ in range(number):
            write(1)
        connection.close()
