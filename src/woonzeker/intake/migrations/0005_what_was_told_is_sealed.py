# SPDX-License-Identifier: EUPL-1.2

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import migrations

import woonzeker.access.sealed
from woonzeker.access import closing, sealing
from woonzeker.access.closing import Closed

_SIGNAL, _LINE = "intake_arrearssignal", "intake_setasideline"
_SIGNAL_PARTS, _LINE_PARTS = ("phones", "emails", "remarks"), ("sentence", "raw")


def _together(*names: str) -> closing.Pack:
    """Several columns as one document, without what is empty."""

    def pack(municipality: str, row: UUID, values: Sequence[Any]) -> bytes:
        told = dict(zip(names, map(_loaded, names, values), strict=True))
        return closing.as_value(municipality, row, [{k: v for k, v in told.items() if v}])

    return pack


def _loaded(name: str, value: Any) -> Any:
    return value if name == "sentence" else closing.loaded(value)


def _file(municipality: str, _row: UUID, values: Sequence[Any]) -> bytes:
    """A file that was sealed with the key of the municipality."""
    delivery, sealed = values
    place = f"intake_rawfile|content|{delivery}"
    return sealing.unseal(bytes(sealed), key=sealing.keys_of(municipality).data, place=place)


def _sealed(model: str, name: str, **words: Any) -> migrations.AddField:
    words = {"editable": False, "null": True, **words}
    return migrations.AddField(model, name, woonzeker.access.sealed.SealedDocument(**words))


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_keys_and_exports"),
        ("intake", "0004_what_a_partner_put_right"),
    ]

    operations = [
        _sealed("arrearssignal", "told", subject="pk"),
        _sealed("setasideline", "told", subject="delivery_id"),
        migrations.RenameField("delivery", "questions", "questions_clear"),
        _sealed("delivery", "questions", subject="pk", db_column="questions_sealed"),
        migrations.RenameField("signalcorrection", "before", "before_clear"),
        _sealed("signalcorrection", "before", subject="signal_id", db_column="before_sealed"),
        closing.close(Closed(_SIGNAL, _SIGNAL_PARTS, "told", _together(*_SIGNAL_PARTS))),
        closing.close(Closed(_LINE, _LINE_PARTS, "told", _together(*_LINE_PARTS), "delivery_id")),
        closing.close(
            Closed("intake_delivery", ("questions_clear",), "questions_sealed", closing.as_value)
        ),
        closing.close(
            Closed(
                "intake_signalcorrection",
                ("before_clear",),
                "before_sealed",
                closing.as_value,
                "signal_id",
            )
        ),
        closing.close(
            Closed("intake_rawfile", ("delivery_id", "content"), "content", _file, "delivery_id")
        ),
        *(migrations.RemoveField("arrearssignal", name) for name in _SIGNAL_PARTS),
        *(migrations.RemoveField("setasideline", name) for name in _LINE_PARTS),
        migrations.RemoveField("delivery", "questions_clear"),
        migrations.RemoveField("signalcorrection", "before_clear"),
        closing.rewrite(
            _SIGNAL, _LINE, "intake_delivery", "intake_signalcorrection", "intake_rawfile"
        ),
    ]
