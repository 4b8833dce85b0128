# SPDX-License-Identifier: EUPL-1.2
"""Names as partners write them, split into initials, given names, prefix and surname.

What is split is never changed: `O'Brien`, `İpek` or a name in Arabic letters stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: prefixes of Dutch names, longest first; compared in lower case
_PREFIXES = tuple(
    sorted(
        (
            "van", "van de", "van der", "van den", "van het", "van 't", "van ‘t", "van ’t",
            "van d'",
            "v.d.", "v d", "v.", "v/d", "vd", "v.d", "de", "der", "den", "het", "'t", "’t", "‘t",
            "in 't", "in ’t", "in de", "in der", "in den", "in het", "op de", "op den", "op 't",
            "op ’t", "op der", "op het", "aan de", "aan den", "aan der", "aan het", "aan 't",
            "bij de", "bij 't", "onder de", "over de", "over 't", "te", "ten", "ter", "tot",
            "uit de", "uit den", "uit het", "uit 't", "uijt de", "voor de", "voor 't", "von",
            "von der", "von dem", "zu", "el", "al", "ben", "bin", "da", "dal", "de la", "del",
            "della", "des", "di", "do", "dos", "du", "la", "le", "lo", "d'", "de l'",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
#: prefixes that are a given name or a whole surname elsewhere; only taken when written small
_ALSO_NAMES = frozenset({"ben", "al", "el", "do", "lo", "bin", "da", "di", "la", "le", "du", "zu"})
_TITLES = re.compile(
    r"(?i)^(?:(?:de heer|dhr|hr|mevrouw|mevr|mw|fam|familie|erven|mr|drs|ing|ir|dr|prof)"
    r"(?:\.\s*|\s+)(?:en\s+(?:mevrouw|mevr\.?|mw\.?)\s+)?)+"
)
_INITIAL = r"(?:[^\W\d_]|Ch|Th|Ph|IJ|Chr|Joh|Fr|St|Sj|Tj)\."
_INITIALS = re.compile(rf"(?:{_INITIAL}[\s-]*)+|[A-Z]{{1,4}}\.?|(?:[A-Z]\s)+[A-Z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the parts of the canonical columns."""

    initials: str = ""
    given_names: str = ""
    prefix: str = ""
    surname: str = ""


def _starts_with_prefix(text: str) -> str:
    """The prefix that the text starts with, as written, or ""."""
    low = text.casefold()
    for prefix in _PREFIXES:
        if not low.startswith(prefix):
            continue
        follows = text[len(prefix) : len(prefix) + 1]
        as_written = text[: len(prefix)]
        if prefix in _ALSO_NAMES and as_written != prefix:
            continue
        if follows == " " or (follows and prefix.endswith(("'", "’")) and len(prefix) <= 5):
            return as_written
    return ""


@lru_cache(maxsize=8192)
def split_prefix(surname: str) -> tuple[str, str]:
    """Prefix and surname out of `van der Berg` or `Berg, van der`; else ("", surname)."""
    head, comma, tail = surname.partition(",")
    if comma and is_prefix(tail.strip()):
        return tail.strip(), head.strip()
    prefix = _starts_with_prefix(surname)
    return (prefix, surname[len(prefix) :].strip()) if prefix else ("", surname)


def is_prefix(text: str) -> bool:
    """Whether the text is a prefix and nothing else."""
    return text.casefold() in _PREFIXES


def is_initials(text: str) -> bool:
    """Whether the text looks like initials: `J.P.`, `JP`, `J. P.`, `Th.`."""
    return _INITIALS.fullmatch(text.strip()) is not None


def split_name(text: str) -> Name:
    """Split a whole name: `J.P. van der Berg`, `Berg, van der, J.P.`, `Jan de Vries`, `Vries J.`"""
    bare = _TITLES.sub("", text.strip()).strip() or text.strip()
    if "," in bare:
        return _surname_first([part.strip() for part in bare.split(",") if part.strip()])
    return _given_first(bare)


def _surname_first(parts: list[str]) -> Name:
    """`Berg, van der, J.P.` or `Berg, J.P. van der` or `van der Berg, Jan`."""
    if not parts:
        return Name()
    prefix, surname = split_prefix(parts[0])
    initials = given = ""
    for part in parts[1:]:
        front, behind = _front_and_prefix(part)
        prefix = prefix or behind
        if is_initials(front):
            initials = initials or front
        else:
            given = f"{given} {front}".strip()
    return Name(initials, given, prefix, surname)


def _front_and_prefix(part: str) -> tuple[str, str]:
    """Split `J.P. van der` into initials or given names and the prefix behind them."""
    if is_prefix(part):
        return "", part
    words = part.split()
    for at in range(1, len(words)):
        behind = " ".join(words[at:])
        if is_prefix(behind):
            return " ".join(words[:at]), behind
    return part, ""


def _given_first(text: str) -> Name:
    """`J.P. van der Berg`, `Jan de Vries`, `Vries J.P.`, or a surname alone."""
    prefix, rest = split_prefix(text)
    if prefix:
        return Name("", "", prefix, rest)
    glued = re.match(rf"((?:{_INITIAL}\s*)+)(.+)", text)
    if glued:
        prefix, surname = split_prefix(glued[2].strip())
        return Name(glued[1].strip(), "", prefix, surname)
    words = text.split()
    if len(words) < 2:
        return Name(surname=text)
    if is_initials(words[0]) and len(words[0]) <= 4:
        prefix, surname = split_prefix(" ".join(words[1:]))
        return Name(words[0], "", prefix, surname)
    if is_initials(words[-1]) and "." in words[-1]:
        prefix, surname = split_prefix(" ".join(words[:-1]))
        return Name(words[-1], "", prefix, surname)
    return _given_then_surname(words)


def _given_then_surname(words: list[str]) -> Name:
    """Everything before the prefix is given names; without a prefix only the last is surname."""
    for at in range(1, len(words) - 1):
        prefix, surname = split_prefix(" ".join(words[at:]))
        if prefix:
            return Name("", " ".join(words[:at]), prefix, surname)
    return Name("", " ".join(words[:-1]), "", words[-1])
