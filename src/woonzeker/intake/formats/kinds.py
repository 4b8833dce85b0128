# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content; its name is only ever a remark."""

from __future__ import annotations

from woonzeker.intake.formats.errors import CannotRead

_SAVE = "Sla het op als .xlsx, .ods, .csv of .json en lever het opnieuw aan."
#: first bytes → what it is, for everything that is not taken
_REFUSED = (
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een tekstdocument (RTF)"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"7z\xbc\xaf\x27\x1c", "een ingepakt bestand (7z)"),
    (b"Rar!", "een ingepakt bestand (RAR)"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
    (b"BZh", "een ingepakt bestand (bzip2)"),
    (b"\xfd7zXZ", "een ingepakt bestand (xz)"),
    (b"SQLite format 3", "een database"),
    (b"\x7fELF", "een programma"),
    (b"MZ", "een programma"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = ("<html", "<!doctype html", "<table", "<head", "<body", "<style", "<script")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: a program's first bytes can also start a heading; text has no zero this early
_EARLY = 512


def container(data: bytes) -> str:
    """ "zip" or "text". Raises `CannotRead` for an empty file and for what nobody can read."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise CannotRead("Het bestand is leeg.", "Kijk of het juiste bestand is gekozen.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if data.startswith(_OLE):
        raise _old_office(data)
    for start, what in _REFUSED:
        if data.startswith(start) and (start != b"MZ" or 0 in data[:_EARLY]):
            raise CannotRead(f"Dit is {what}, geen lijst met signalen.", _SAVE)
    return "text"


def _old_office(data: bytes) -> CannotRead:
    """A compound file is an old workbook, or a new one behind a password."""
    if _ENCRYPTED in data:
        return CannotRead(
            "Het bestand is beveiligd met een wachtwoord.",
            "Sla het op zonder wachtwoord en lever het opnieuw aan.",
        )
    return CannotRead("Dit is een oud Excel- of Office-bestand (.xls of .doc).", _SAVE)


def text_kind(text: str) -> str:
    """ "json" or "csv". Raises `CannotRead` for web pages and XML."""
    start = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    if start.startswith(_HTML) or ("<table" in start and start.startswith("<")):
        raise CannotRead(
            "Dit is een webpagina (HTML) met de naam van een rekenblad.",
            f"Open het in Excel of LibreOffice. {_SAVE}",
        )
    if start.startswith(("<?xml", "<!doctype", "<!entity", "<workbook", "<office")):
        raise CannotRead("Dit is een XML-bestand; dat nemen we niet aan.", _SAVE)
    return "json" if start.startswith(("{", "[")) else "csv"
