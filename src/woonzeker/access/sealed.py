# SPDX-License-Identifier: EUPL-1.2
"""Fields of which the database holds only what is sealed.

A `SealedText` or `SealedDocument` is read and set like any other attribute; it is sealed with the
key of its subject when the row is written and opened when it is first looked at. Rows that are read
together have their keys read together. Whoever asks the database for the column itself (`values`,
`filter`) gets or compares what is sealed, which is good for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext as _

from woonzeker.access import keys, sealing
from woonzeker.access.desks import desk
from woonzeker.access.models import DeskModel
from woonzeker.access.tenancy import in_tenant, tenant

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:  # only the description of Django's fields has parameters
    _Field = models.Field


class Sealed(bytes):
    """What stands in the database, not opened yet."""


class ErasedText(str):
    """What is shown instead of a text whose key was destroyed; saved again it stays as it is."""

    sealed: Sealed


class ErasedDocument(dict[str, Any]):
    """What is left of a document whose key was destroyed: nothing."""

    sealed: Sealed


def seal_for(subject: UUID, place: str, content: bytes) -> bytes:
    """Seal for a subject, whose key is made when there is none; `place` as `place_of` gives it."""
    return sealing.seal(content, key=keys.key_for(subject), place=place)


def open_for(subject: UUID, place: str, sealed: bytes | memoryview) -> bytes:
    """Open what was sealed for a subject; raises SealBroken, or Erased when its key is gone."""
    return sealing.unseal(bytes(sealed), key=keys.key_of(subject), place=place)


def place_of(row: models.Model, column: str) -> str:
    """Where a value belongs: table, column and row."""
    return f"{row._meta.db_table}|{column}|{row.pk}"


class _Opening(DeferredAttribute):
    """Opens a value when it is looked at."""

    field: SealedField

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if value is None:
            return self.field.nothing()
        if not isinstance(value, Sealed):
            return value
        known = instance.__dict__.setdefault("_opened", {})
        if self.field.attname not in known or known[self.field.attname][0] is not value:
            known[self.field.attname] = (value, self.field.opened(instance, value))
        return known[self.field.attname][1]

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(_Field):
    """A column of bytes; `subject` names the attribute of the row that says whose key seals it."""

    descriptor_class = _Opening
    empty_values = [None]

    def __init__(self, *, subject: str = "pk", **words: Any) -> None:
        self.subject = subject
        super().__init__(**{"editable": False, **words})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """As Django asks, with the subject; no default, for the database cannot seal one."""
        name, path, words, named = super().deconstruct()
        named.pop("default", None)
        return name, path, words, {**named, "subject": self.subject}

    def get_internal_type(self) -> str:
        """Bytes, for the database."""
        return "BinaryField"

    def from_db_value(self, value: Any, *_about: object) -> Sealed | None:
        """As it stands: it is opened when somebody looks."""
        return None if value is None else Sealed(value)

    def get_db_prep_value(self, value: Any, connection: Any, *_prepared: Any, **_words: Any) -> Any:
        """Only what was sealed may go to the database; raises TypeError for anything else."""
        if value is not None and not isinstance(value, bytes):
            raise TypeError(f"{self.name} is sealed when its row is saved, and cannot be filtered")
        return None if value is None else connection.Database.Binary(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        """The value sealed; what was not changed goes back as it stood, nothing stays nothing."""
        value = model_instance.__dict__[self.attname]
        if isinstance(value, ErasedText | ErasedDocument):
            return value.sealed
        if isinstance(value, Sealed):
            return value
        if not value:
            return None
        key = (
            keys.desk_key(make=True)
            if isinstance(model_instance, DeskModel)
            else keys.key_for(self._subject(model_instance), fresh=add and self.subject == "pk")
        )
        place = place_of(model_instance, str(self.column))
        return sealing.seal(self.packed(value), key=key, place=place)

    def opened(self, row: models.Model, sealed: Sealed) -> Any:
        """What was sealed, or what stands for it when its key is gone; raises SealBroken."""
        if isinstance(row, DeskModel):
            return self._opened_at_desk(row, sealed)
        with tenant(str(row.municipality)):  # type: ignore[attr-defined]
            try:
                place = place_of(row, str(self.column))
                return self.unpacked(open_for(self._subject(row), place, sealed))
            except sealing.Erased:
                return self.erased(sealed)

    def _opened_at_desk(self, row: DeskModel, sealed: Sealed) -> Any:
        """The same, with the one key of the organisation whose row it is."""
        with desk(row.organisation):
            try:
                key = keys.desk_key(make=False)
            except sealing.Erased:
                return self.erased(sealed)
            place = place_of(row, str(self.column))
            return self.unpacked(sealing.unseal(bytes(sealed), key=key, place=place))

    def expect(self, row: models.Model) -> None:
        """Let the keys of rows that are read together be read together."""
        if not isinstance(row, DeskModel) and isinstance(row.__dict__.get(self.attname), Sealed):
            keys.expect(self._subject(row))

    def nothing(self) -> Any:
        """What is read where nothing stands."""
        raise NotImplementedError

    def packed(self, value: Any) -> bytes:
        """The bytes to seal."""
        raise NotImplementedError

    def unpacked(self, content: bytes) -> Any:
        """The value that was packed."""
        raise NotImplementedError

    def erased(self, sealed: Sealed) -> Any:
        """What stands for a value whose key is gone."""
        raise NotImplementedError

    def _subject(self, row: models.Model) -> UUID:
        found: UUID = getattr(row, self.subject)
        return found


class SealedText(SealedField):
    """A text; 'gewist' is shown when its key was destroyed."""

    def nothing(self) -> str:
        """No words."""
        return ""

    def packed(self, value: Any) -> bytes:
        """The text as UTF-8."""
        return str(value).encode("utf-8", "replace")

    def unpacked(self, content: bytes) -> str:
        """The text."""
        return content.decode()

    def erased(self, sealed: Sealed) -> ErasedText:
        """The word that says so."""
        text = ErasedText(_("gewist"))
        text.sealed = sealed
        return text


class SealedBytes(SealedField):
    """A file, such as a letter as it was made; nothing is left of it when its key was destroyed."""

    def nothing(self) -> bytes:
        """No bytes."""
        return b""

    def packed(self, value: Any) -> bytes:
        """The bytes."""
        return bytes(value)

    def unpacked(self, content: bytes) -> bytes:
        """The bytes."""
        return content

    def erased(self, sealed: Sealed) -> bytes:  # noqa: ARG002 - as SealedField asks
        """Nothing; a row with a file is never written again."""
        return b""


class SealedDocument(SealedField):
    """A document of JSON; an empty one is given when its key was destroyed."""

    def nothing(self) -> Any:
        """An empty one of its kind."""
        return self.get_default() if self.has_default() else {}

    def packed(self, value: Any) -> bytes:
        """The document as UTF-8, half a surrogate pair as a question mark."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
        return text.encode("utf-8", "replace")

    def unpacked(self, content: bytes) -> Any:
        """The document."""
        return json.loads(content)

    def erased(self, sealed: Sealed) -> ErasedDocument:
        """An empty document."""
        document = ErasedDocument()
        document.sealed = sealed
        return document


def part(document: str, name: str, empty: Callable[[], Any]) -> property:
    """An attribute that is one entry of a `SealedDocument`: read and set like any other.

    What it holds is not to be changed in place.
    """

    def read(row: Any) -> Any:
        return getattr(row, document).get(name, empty())

    def write(row: Any, value: Any) -> None:
        setattr(row, document, {**getattr(row, document), name: value})

    return property(read, write)


class SealedRow(models.Model):
    """A row with sealed fields: the keys of rows that are read together are read together."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any
    ) -> Self:
        """The row, with its keys asked for in advance."""
        row = super().from_db(db, field_names, values, **more)
        if in_tenant():
            for field in row._meta.concrete_fields:
                if isinstance(field, SealedField):
                    field.expect(row)
        return row
