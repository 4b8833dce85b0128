# SPDX-License-Identifier: EUPL-1.2
"""The file of tombstones outlives a change of keys, and a write that was cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import CODE

from woonzeker.access import sealing
from woonzeker.access.tenancy import tenant
from woonzeker.retention.errors import TombstonesUnreadable
from woonzeker.retention.services import tombstones

pytestmark = pytest.mark.usefixtures("municipality")


def bury(own: Path, subject: UUID) -> str:
    """A tombstone in the file as the end of a transaction writes it; gives its line."""
    name = tombstones.fingerprint(tombstones.key())
    mac = tombstones.mac_of(CODE, subject)
    tombstones.append([tombstones.Line(CODE, mac, name, "person", "2026-11-02")])
    return own.read_text().splitlines()[-1]


def test_nobody_needs_the_key_of_backups_to_erase(own_tombstones: Path, settings: Any) -> None:
    settings.WOONZEKER_BACKUP_KEY = b""
    bury(own_tombstones, who := uuid4())
    assert tombstones.buried(CODE)(who)


def test_another_key_of_backups_leaves_them_readable(own_tombstones: Path, settings: Any) -> None:
    bury(own_tombstones, who := uuid4())
    settings.WOONZEKER_BACKUP_KEY = b"n" * 32
    assert tombstones.buried(CODE)(who)
    assert not tombstones.buried(CODE)(uuid4())


def test_they_survive_two_changes_of_the_key_of_the_index(
    own_tombstones: Path, settings: Any
) -> None:
    bury(own_tombstones, who := uuid4())
    for new in (b"m" * 32, b"p" * 32):
        settings.WOONZEKER_INDEX_KEY_OLD = settings.WOONZEKER_INDEX_KEY
        settings.WOONZEKER_INDEX_KEY = new
        assert tombstones.unknown() > 0
        assert tombstones.carry() >= 1
        settings.WOONZEKER_INDEX_KEY_OLD = b""
        assert (tombstones.unknown(), tombstones.carry()) == (0, 0)
        bury(own_tombstones, uuid4())
    assert tombstones.buried(CODE)(who)


def test_a_key_that_nobody_carried_over_keeps_it_shut(own_tombstones: Path, settings: Any) -> None:
    bury(own_tombstones, uuid4())
    settings.WOONZEKER_INDEX_KEY = b"m" * 32
    with pytest.raises(TombstonesUnreadable):
        tombstones.buried(CODE)


def test_tombstones_of_a_key_of_backups_of_before_are_read(
    own_tombstones: Path, settings: Any
) -> None:
    who = uuid4()
    old = sealing.derived(b"o" * 32, "tombstones")
    mac = tombstones.mac_of(CODE, who, old)
    line = tombstones.Line(CODE, mac, tombstones.fingerprint(old), "person", "2026-11-02")
    tombstones.append([line])
    settings.WOONZEKER_BACKUP_KEY_OLD = b"o" * 32
    assert tombstones.buried(CODE)(who)


def test_a_torn_line_does_not_break_the_next(own_tombstones: Path) -> None:
    whole = bury(own_tombstones, first := uuid4())
    own_tombstones.write_text(whole[:90])
    bury(own_tombstones, second := uuid4())
    with pytest.raises(TombstonesUnreadable):
        tombstones.buried(CODE)
    bury(own_tombstones, first)
    assert tombstones.buried(CODE)(first)
    assert tombstones.buried(CODE)(second)


def test_the_night_completes_what_was_torn(own_tombstones: Path) -> None:
    with tenant(CODE):
        tombstones.bury([("person", who := uuid4())])
        own_tombstones.write_text('{"key": "')
        bury(own_tombstones, uuid4())
        assert tombstones.complete() == 1
    assert tombstones.buried(CODE)(who)


def test_a_write_in_pieces_is_finished(
    own_tombstones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tombstones.os.write
    monkeypatch.setattr(tombstones.os, "write", lambda handle, text: whole(handle, text[:7]))
    bury(own_tombstones, who := uuid4())
    assert tombstones.buried(CODE)(who)
