# SPDX-License-Identifier: EUPL-1.2
"""The zip container of a workbook, looked at before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BytesIO

from woonzeker.intake.formats import limits
from woonzeker.intake.formats.errors import CannotRead

_SAVE = "Sla het bestand opnieuw op als .xlsx of .ods en lever het opnieuw aan."
_UNSAFE = "Dit bestand is niet veilig te openen:"
_SYMLINK = 0o120000
_DOCTYPES = tuple(mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY")
                  for code in ("utf-8", "utf-16-le", "utf-16-be"))  # fmt: skip
_MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/activex/")
_ODS_MACROS = ("basic/", "scripts/")
_MAIN = {
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "xltx": b"spreadsheetml.template.main+xml",
}


@dataclass(frozen=True, slots=True)
class Container:
    """A zip that passed the checks, with what it holds."""

    kind: str
    archive: zipfile.ZipFile

    def member(self, name: str) -> bytes:
        """The unpacked bytes of a member, empty when there is none of that name."""
        try:
            return self.archive.read(name)
        except KeyError:
            return b""


def open_container(data: bytes) -> Container:
    """Check a zip and say whether it is an xlsx or an ods. Raises `CannotRead` otherwise."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        _check_directory(archive)
        _check_members(archive)
        return Container(_kind(archive), archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise CannotRead("Het bestand is beschadigd of niet helemaal ontvangen.", _SAVE) from error
    except RuntimeError as error:
        raise _password() from error


def _password() -> CannotRead:
    return CannotRead(
        "Het bestand is beveiligd met een wachtwoord.",
        "Sla het op zonder wachtwoord en lever het opnieuw aan.",
    )


def _check_directory(archive: zipfile.ZipFile) -> None:
    """What the list of contents says: how many, how large, and where they would go."""
    members = archive.infolist()
    if len(members) > limits.MEMBERS:
        raise CannotRead(f"{_UNSAFE} het bevat {len(members)} losse onderdelen.", _SAVE)
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise CannotRead(
            f"Uitgepakt is het bestand groter dan {limits.UNPACKED_BYTES // limits.MEGABYTE} MB.",
            "Splits het bestand, of lever het aan als CSV.",
        )
    names = Counter(member.filename for member in members)
    if any(count > 1 for count in names.values()):
        raise CannotRead(f"{_UNSAFE} een onderdeel komt er twee keer in voor.", _SAVE)
    for member in members:
        _check_member(member)


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
        raise CannotRead(f"{_UNSAFE} een onderdeel wil buiten het bestand worden gezet.", _SAVE)
    if (member.external_attr >> 16) & 0o170000 == _SYMLINK:
        raise CannotRead(f"{_UNSAFE} een onderdeel verwijst naar een ander bestand.", _SAVE)
    if member.flag_bits & 0x1:
        raise _password()
    large = member.file_size > limits.RATIO_FROM_BYTES
    if large and member.file_size > limits.RATIO * max(member.compress_size, 1):
        raise CannotRead(f"{_UNSAFE} een onderdeel is onwaarschijnlijk sterk ingepakt.", _SAVE)


def _check_members(archive: zipfile.ZipFile) -> None:
    """What only the contents tell; reading also proves sizes and checksums."""
    for name in archive.namelist():
        content = archive.read(name)
        if content.startswith(b"PK\x03\x04"):
            raise CannotRead(f"{_UNSAFE} er zit een ander ingepakt bestand in.", _SAVE)
        if name.endswith((".xml", ".rels", ".vml")) and any(map(content.__contains__, _DOCTYPES)):
            raise CannotRead(f"{_UNSAFE} de XML verwijst naar iets van buiten (DTD).", _SAVE)


def _kind(archive: zipfile.ZipFile) -> str:
    names = [name.casefold() for name in archive.namelist()]
    types = _read(archive, "[Content_Types].xml")
    mimetype = _read(archive, "mimetype")
    if b"macroEnabled" in types or any(mark in f"/{name}" for name in names for mark in _MACROS):
        raise CannotRead(
            "Het bestand bevat macro's; die openen we niet.",
            "Sla het op als gewone .xlsx zonder macro's en lever het opnieuw aan.",
        )
    if any(main in types for main in _MAIN.values()):
        return "xlsx"
    if b"opendocument.spreadsheet" in mimetype:
        return _ods(archive, names)
    if b"wordprocessingml" in types or b"opendocument.text" in mimetype:
        raise CannotRead("Dit is een tekstdocument, geen lijst met signalen.", _SAVE)
    raise CannotRead(
        "Dit is een ingepakt bestand (zip), geen lijst met signalen.",
        "Pak het uit en lever de bestanden die erin zitten los aan.",
    )


def _ods(archive: zipfile.ZipFile, names: list[str]) -> str:
    if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
        raise _password()
    if any(name.startswith(_ODS_MACROS) and not name.endswith("/") for name in names):
        raise CannotRead(
            "Het bestand bevat macro's; die openen we niet.",
            "Sla het op zonder macro's en lever het opnieuw aan.",
        )
    return "ods"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""
