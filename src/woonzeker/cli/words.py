# SPDX-License-Identifier: EUPL-1.2
"""Reading the words after a command, with one plain sentence when they are wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from woonzeker.errors import WoonzekerError


class WrongWords(WoonzekerError):
    """De woorden achter de opdracht kloppen niet."""


def split(
    words: Sequence[str], *, options: Mapping[str, bool], most: int = 0
) -> tuple[list[str], dict[str, str]]:
    """Part the words into plain ones (at most `most`) and options.

    `options` says for each name whether a value follows it; `--name=value` works too. Raises
    WrongWords.
    """
    plain: list[str] = []
    given: dict[str, str] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            plain.append(word)
            continue
        name, sign, value = word.partition("=")
        if name not in options:
            known = f"Wel: {', '.join(options)}." if options else "Hier horen geen opties bij."
            raise WrongWords(f"De optie {name} bestaat niet. {known}")
        if name in given:
            raise WrongWords(f"De optie {name} staat er twee keer.")
        if options[name] and not sign:
            if not rest or rest[0].startswith("--"):
                raise WrongWords(f"Achter {name} hoort een waarde.")
            value = rest.pop(0)
        given[name] = value
    if len(plain) > most:
        raise WrongWords(f"'{plain[most]}' is een woord te veel.")
    return plain, given


def a_day(name: str, text: str) -> date:
    """A date written as 2026-11-02; raises WrongWords."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongWords(f"{name} moet een datum zijn zoals 2026-11-02, niet '{text}'.") from None


def a_file(name: str, text: str) -> Path:
    """A file that exists; raises WrongWords."""
    if (path := Path(text)).is_dir():
        raise WrongWords(f"{name}: '{text}' is een map; hier hoort een bestand.")
    if not path.is_file():
        raise WrongWords(f"{name}: het bestand '{text}' bestaat niet.")
    return path


def a_folder(name: str, text: str) -> Path:
    """A folder that exists; raises WrongWords."""
    if not (path := Path(text)).is_dir():
        raise WrongWords(f"{name}: de map '{text}' bestaat niet.")
    return path


def a_code(name: str, text: str) -> str:
    """A municipality code of four digits; raises WrongWords."""
    if len(text) != 4 or not (text.isascii() and text.isdigit()):
        raise WrongWords(f"{name} moet een gemeentecode van vier cijfers zijn, niet '{text}'.")
    return text
