# SPDX-License-Identifier: EUPL-1.2
"""The owner cuts a log at its term, and the chain that is left is whole."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import CODE, person

from woonzeker.access import chain, clock, verifying
from woonzeker.access.models import AuditHead, AuditLine, ProcessingLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cli import audit, forget
from woonzeker.cli.restore_finish import LogBroken, go_over_log
from woonzeker.retention import services
from woonzeker.retention.rules import CLASSES, KeptClass
from woonzeker.settings import databases

#: more than five years after what the tests do
LATER = date(2032, 1, 1)


@pytest.fixture
def owner(own_database: str) -> str:
    """The address of the owner of this test's database, in which something happened."""
    services.propose_run(actor=person(Role.PRIVACY_OFFICER), kept=KeptClass.AUDIT_LINE)
    chain.seal_all()
    return databases.with_database(
        os.environ["DATABASE_OWNER_URL"], str(connection.settings_dict["NAME"])
    )


def release(kept: KeptClass) -> None:
    waiting = services.propose_run(
        actor=person(Role.PRIVACY_OFFICER, name=f"een {kept}"), kept=kept
    )
    services.approve_run(actor=person(Role.FUNCTIONAL_ADMIN, name=f"twee {kept}"), run=waiting.pk)


def lines() -> int:
    with tenant(CODE):
        return AuditLine.objects.count()


def test_nothing_is_cut_before_two_people_released_it(owner: str) -> None:
    before = lines()
    with clock.standing_at(LATER):
        assert forget.cut_logs(owner, CODE) == {}
    assert lines() == before


def test_lines_past_their_term_go_and_the_rest_of_the_chain_holds(owner: str) -> None:
    before = lines()
    with clock.standing_at(LATER):
        release(KeptClass.PROCESSING_LINE)
        gone = forget.cut_chain(owner, chain.chain_of(CODE), clock.now().replace(year=2031))
    assert gone == before
    with tenant(CODE):
        assert AuditLine.objects.filter(code="access.cut_audit").count() == 1
    assert go_over_log({}) > 0


def test_a_second_cut_goes_on_from_the_first(owner: str) -> None:
    with clock.standing_at(LATER):
        forget.cut_chain(owner, chain.chain_of(CODE), clock.now().replace(year=2031))
        release(KeptClass.PROCESSING_LINE)
        chain.seal_all()
    with clock.standing_at(date(2040, 1, 1)):
        assert forget.cut_chain(owner, chain.chain_of(CODE), clock.now()) > 0
    go_over_log({})


def test_the_serving_role_still_cannot_remove_a_line(owner: str) -> None:
    with tenant(CODE), pytest.raises(Exception, match="permission denied"):
        AuditLine.objects.all()._raw_delete("default")


def test_processing_lines_go_on_their_own_term(owner: str) -> None:
    release(KeptClass.PROCESSING_LINE)
    with clock.standing_at(LATER):
        assert set(forget.cut_logs(owner, CODE)) == {KeptClass.PROCESSING_LINE}
    with tenant(CODE):
        assert not ProcessingLine.objects.exists()


def test_a_cut_that_the_chain_does_not_tell_is_noticed(owner: str) -> None:
    with clock.standing_at(LATER), forget._owner(owner, CODE) as asking:
        asking.execute(
            "INSERT INTO access_auditcut (chain, sequence, hash, cut_at)"
            " SELECT %s, sequence, hash, now() FROM access_auditseal WHERE municipality = %s"
            " ORDER BY sequence LIMIT 1",
            [CODE, CODE],
        )
    with pytest.raises(LogBroken):
        go_over_log({})


def heads_of_now() -> tuple[dict[int, bytes], dict[int, datetime]]:
    head = AuditHead.objects.get(chain=CODE)
    return {head.sequence: bytes(head.hash)}, {head.sequence: head.sealed_at}


def found(heads: dict[int, bytes], moments: dict[int, datetime]) -> list[verifying.What]:
    connection.ensure_connection()
    seen = verifying.verify(connection.connection, chain.chain_of(CODE), heads, moments)
    return [finding.what for finding in seen.findings]


def cut_everything(owner: str) -> None:
    with clock.standing_at(LATER):
        forget.cut_chain(owner, chain.chain_of(CODE), clock.now())


def test_what_was_cut_too_young_is_told_by_the_heads_outside(owner: str) -> None:
    heads, moments = heads_of_now()
    cut_everything(owner)
    assert found(heads, moments) == [verifying.What.CUT_YOUNG]


def test_what_was_cut_at_its_age_is_accepted(owner: str) -> None:
    heads, moments = heads_of_now()
    old = {place: moment - timedelta(days=366) for place, moment in moments.items()}
    cut_everything(owner)
    assert found(heads, old) == []


def test_a_cut_with_another_hash_than_was_exported_is_told(owner: str) -> None:
    heads, moments = heads_of_now()
    old = {place: moment - timedelta(days=366) for place, moment in moments.items()}
    cut_everything(owner)
    assert found(dict.fromkeys(heads, b"\1" * 32), old) == [verifying.What.HEAD]


def test_each_cut_that_is_accepted_is_printed(
    owner: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_everything(owner)
    assert audit.verify(tmp_path, only=CODE) == 0
    assert "ingekort tot en met plaats" in capsys.readouterr().out


def test_a_line_is_kept_as_long_as_every_municipality_must(db: None) -> None:
    assert CLASSES[KeptClass.AUDIT_LINE].least == verifying.LEAST_DAYS


def test_a_line_that_must_stay_stops_the_cut_however_old_what_comes_after(owner: str) -> None:
    with clock.standing_at(LATER):
        release(KeptClass.PROCESSING_LINE)
        chain.seal_all()
    with clock.standing_at(date(2026, 11, 3)):
        release(KeptClass.TRY)
        chain.seal_all()
    with tenant(CODE):
        kept = AuditLine.objects.filter(at__year=LATER.year).count()
    with clock.standing_at(LATER):
        forget.cut_chain(owner, chain.chain_of(CODE), clock.now().replace(year=2031))
    with tenant(CODE):
        assert kept > 0
        still = AuditLine.objects.filter(at__year=LATER.year).exclude(code="access.cut_audit")
        assert still.count() == kept
