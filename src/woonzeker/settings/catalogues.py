# SPDX-License-Identifier: EUPL-1.2
"""The interface languages: collect what pages say, and compile, without system tools.

The Dutch sentence in the source is the message itself; another language is a catalogue of them.
`python -m woonzeker.settings.catalogues` compiles; with `extract` it first brings the catalogues
up to date with the source.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
FOLDER = PACKAGE / "locale"
LANGUAGES = ("en",)
_WORDS: dict[str, tuple[int, ...] | tuple[tuple[int, str], int] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:_|n?p?gettext)\((?:{_TEXT}|count|[,\s])+\)")
_HEADER = "# SPDX-License-Identifier: EUPL-1.2\n# {language}: what the pages say in this language."


def compile_all(folder: Path = FOLDER) -> int:
    """Write a .mo beside every .po that is newer; returns how many were written."""
    written = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with NamedTemporaryFile(dir=target.parent, delete=False) as binary:
            write_mo(binary, read(source))
        # whole or not at all: two processes that start together read it as well
        Path(binary.name).replace(target)
        written += 1
    return written


def messages(package: Path = PACKAGE) -> Catalog:
    """Every message of the source, Python and templates, in the order of its files."""
    found = Catalog()
    for path in sorted(package.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "static" in path.parts:
            continue
        place = path.relative_to(package).as_posix()
        for _line, words, _comments, context in extract("python", _python(path), keywords=_WORDS):
            found.add(words, locations=[(place, 0)], context=context)
    return found


def _python(path: Path) -> BytesIO:
    """The source as Python; of a template the calls that its marks stand for."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(match.group() for match in _CALL.finditer(templatize(text)))
    return BytesIO(text.encode())


def read(source: Path) -> Catalog:
    """A catalogue from its file."""
    with source.open("rb") as text:
        return read_po(text)


def renew(language: str, folder: Path = FOLDER) -> Catalog:
    """The catalogue of a language with exactly the messages of the source; nothing is guessed."""
    source = folder / language / "LC_MESSAGES" / "django.po"
    kept = read(source) if source.exists() else Catalog()
    renewed = Catalog(
        locale=language,
        header_comment=_HEADER.format(language=language),
        project="woonzeker",
        version="1",
        msgid_bugs_address="woonzeker",
        last_translator="woonzeker",
        language_team="woonzeker",
        fuzzy=False,
        creation_date=kept.creation_date,
        revision_date=kept.creation_date,
    )
    for message in _listed(messages()):
        old = kept.get(message.id, message.context)
        renewed.add(
            message.id,
            old.string if old else None,
            locations=message.locations,
            context=message.context,
            flags=message.flags,
        )
    source.parent.mkdir(parents=True, exist_ok=True)
    with source.open("wb") as text:
        write_po(text, renewed, include_lineno=False, omit_header=False, width=100)
    return renewed


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages that have no words in this language yet."""
    return [str(message.id) for message in _listed(catalogue) if not all(_forms(message))]


def _listed(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _forms(message: Message) -> tuple[str, ...]:
    string = message.string
    return tuple(string) if isinstance(string, list | tuple) else (string or "",)


if __name__ == "__main__":
    if sys.argv[1:] == ["extract"]:
        for each in LANGUAGES:
            missing = untranslated(renew(each))
            sys.stdout.write(f"{each}: nog te vertalen: {len(missing)}\n")
    compile_all()
