# SPDX-License-Identifier: EUPL-1.2

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, migrations, models

import woonzeker.matching.models
from woonzeker.access import closing, sealing
from woonzeker.access.closing import Closed
from woonzeker.access.tenancy import tenant
from woonzeker.matching.linkage import contact_texts

_BATCH = 20_000
_BLIND = """
UPDATE matching_personkey SET key = made.key
FROM unnest(%s::bigint[], %s::bigint[]) AS made(id, key) WHERE matching_personkey.id = made.id
"""
_CONTACTS = """
SELECT DISTINCT ON (had.link_id) had.link_id, had.person_id, signal.phones, signal.emails
FROM matching_contactkey AS had
JOIN matching_link AS link ON link.id = had.link_id
JOIN intake_arrearssignal AS signal ON signal.id = link.signal_id
ORDER BY had.link_id
"""
_LEND = """
INSERT INTO matching_contactkey (municipality, link_id, person_id, key) VALUES (%s, %s, %s, %s)
"""


def _sealed_before(place: str) -> closing.Pack:
    """What was sealed with the key of the municipality."""

    def pack(municipality: str, row: UUID, values: Sequence[Any]) -> bytes | None:
        if values[0] is None:
            return None
        key = sealing.keys_of(municipality).data
        return sealing.unseal(bytes(values[0]), key=key, place=f"{place}|{row}")

    return pack


def blind(_apps: object, _editor: object) -> None:
    """Make search keys and contact keys anew with the secret of their municipality."""
    for municipality in closing.municipalities("matching_person"):
        with tenant(municipality), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE matching_person SET indexed_by = %s", [sealing.name_of_index(municipality)]
            )
            secret = sealing.index_keys(municipality)[0]
            _blind_search_keys(cursor, secret)
            _blind_contacts(cursor, municipality, secret)


def _blind_search_keys(cursor: Any, secret: bytes) -> None:
    last = 0
    while True:
        cursor.execute(
            "SELECT id, key FROM matching_personkey WHERE id > %s ORDER BY id LIMIT %s",
            [last, _BATCH],
        )
        if not (rows := cursor.fetchall()):
            return
        made = [sealing.blinded(key, key=secret) for _id, key in rows]
        cursor.execute(_BLIND, [[row for row, _key in rows], made])
        last = rows[-1][0]


def _blind_contacts(cursor: Any, municipality: str, secret: bytes) -> None:
    cursor.execute(_CONTACTS)
    lent = cursor.fetchall()
    cursor.execute("DELETE FROM matching_contactkey")
    cursor.executemany(
        _LEND,
        [
            (municipality, link, person, sealing.blind_text(f"contact|{text}", key=secret))
            for link, person, phones, emails in lent
            for text in sorted(contact_texts(closing.loaded(phones), closing.loaded(emails)))
        ],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("intake", "0004_what_a_partner_put_right"),
        ("matching", "0005_brp"),
    ]
    # contacts of signals are read while they still stand in the clear
    run_before = [("intake", "0005_what_was_told_is_sealed")]

    operations = [
        migrations.AddField("person", "indexed_by", models.CharField(default="", max_length=16)),
        migrations.AlterField(
            "person",
            "indexed_by",
            models.CharField(
                default=woonzeker.matching.models.index_of_now, editable=False, max_length=16
            ),
        ),
        closing.close(
            Closed(
                "matching_person",
                ("bsn_encrypted",),
                "bsn_encrypted",
                _sealed_before("matching_person|bsn"),
            )
        ),
        closing.close(
            Closed(
                "matching_registerimport",
                ("sealed",),
                "sealed",
                _sealed_before("matching_registerimport|sealed"),
            )
        ),
        migrations.RunPython(blind, migrations.RunPython.noop),
        closing.rewrite(
            "matching_person",
            "matching_registerimport",
            "matching_personkey",
            "matching_contactkey",
        ),
    ]
