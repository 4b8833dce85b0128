# SPDX-License-Identifier: EUPL-1.2
"""Cleaning of Dutch names: what is left when two ways of writing the same name are made one.

Partners write 'v.d. Berg', 'Berg, van den', 'VAN DEN BERG' and 'vandenBerg' for one person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

#: tussenvoegsels and the articles and prepositions that names from elsewhere begin with
PREFIXES = frozenset(
    {
        "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "von", "vom", "zu", "zum",
        "zur", "du", "des", "d", "la", "le", "les", "l", "lo", "los", "di", "da", "do", "dos",
        "das", "del", "della", "dello", "degli", "el", "al", "op", "aan", "in", "uit", "uyt",
        "onder", "over", "voor", "bij", "tot", "thoe", "toe", "vd", "vdr", "vh", "vander",
        "vanden", "vande", "v", "s",
    }
)  # fmt: skip
_TITLES = frozenset(
    {
        "dhr", "mevr", "mw", "mej", "hr", "heer", "mevrouw", "meneer", "mijnheer", "fam", "familie",
        "erven", "erfgenamen", "drs", "ir", "ing", "dr", "prof", "mr", "jr", "sr", "jun", "sen",
        "junior", "senior", "weduwe", "wed",
    }
)  # fmt: skip
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d",
        "þ": "th", "ı": "i", "ŋ": "n", "ĳ": "ij", "ÿ": "ij", "ə": "e",
    }
)  # fmt: skip
_MISREAD = re.compile(r"[ÃÂÄÅ][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_GLUED = re.compile(r"^\s*v\s?[./]?\s?d[.]?\s?(?=[A-ZÀ-Ý])")
_SEVERAL = re.compile(
    r"\s+(?:e/o|en/of|eo|en|of|c\.?q\.?|ca|&|\+)(?:\s+|$)|\s+/\s+|\s+e\.?\s?a\.?$", re.IGNORECASE
)
_INITIALS = r"(?:(?:[A-Z]|Th|Ch|Chr|Ph|IJ|Fr|St|Jr|Ij)\.\s?)+"
_LEADING = re.compile(rf"^\s*({_INITIALS}|[A-Z]{{1,4}}\s+(?=[a-z']+\s|[A-Z][a-z]))\s*(\S.*)$")
_TRAILING = re.compile(
    rf"^\s*(.*?\S)\s*,?\s+({_INITIALS}|[A-Z]{{1,3}})(?=\s|$)\s*((?:[a-z']+(?:\s+[a-z']+)*\s*)?)$"
)
_DOTTED = re.compile(r"(?:[A-Z]\.)*")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_CAPITALS = re.compile(r"[A-Z][a-z]?")

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"sch$|ssch", "s"), (r"sch", "sg"), (r"tsj|tch", "ts"), (r"ch", "g"), (r"gh", "g"),
        (r"ph", "f"), (r"th", "t"), (r"dt", "t"), (r"ck", "k"), (r"qu", "kw"), (r"q", "k"),
        (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"z", "s"), (r"v", "f"),
        (r"d$", "t"), (r"b$", "p"), (r"ou", "au"), (r"ei|eij|ey|ay|ai|aj", "y"),
        (r"uij|uy|ui", "ui"), (r"oe", "u"), (r"ie|ii", "i"), (r"y", "i"), (r"j", "i"),
        (r"h(?![aeiou])", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanName:
    """A surname without its prefixes.

    `core`: letters of the name proper, glued; `full`: with prefixes, glued; `parts`: the words of
    the name proper; `sound`: how `core` sounds; `written`: as delivered but for case and spaces.
    """

    core: str
    full: str
    parts: tuple[str, ...]
    sound: str
    written: str

    def __bool__(self) -> bool:
        return bool(self.core)


@dataclass(frozen=True, slots=True)
class CleanGiven:
    """Given names: first letters in order, and the names as far as they are written out.

    `spare`: words of the surname field that may be given names, where none stand in their place.
    """

    initials: str
    names: tuple[str, ...]
    spare: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.initials)


NO_NAME = CleanName("", "", (), "", "")
NO_GIVEN = CleanGiven("", ())


def plain(text: str) -> str:
    """Lower case without diacritics, apostrophes or ligatures; everything else kept."""
    if not text.isascii():
        text = _mended(text)
    lowered = text.casefold() if "ß" not in text else text.replace("ß", "ss").casefold()
    if not lowered.isascii():
        lowered = lowered.translate(_LETTERS)
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return lowered


def _mended(text: str) -> str:
    """A text that was read in the wrong encoding ('BjÃ¶rn'), put right."""
    if not _MISREAD.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text


def words(text: str) -> list[str]:
    """The words of a text, cleaned; signs between them are gone and 'ij' is written 'y'."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().replace("ij", "y").split()
    return [word for word in _SEPARATORS.split(plain(text).replace("ij", "y")) if word]


@lru_cache(maxsize=200_000)
def clean_surname(prefix: str, surname: str) -> CleanName:
    """Clean a surname with its separate prefix; prefixes in the surname itself are found too."""
    surname = _GLUED.sub("van de ", surname)
    name = [word for word in words(surname) if word not in _TITLES] or words(surname)
    if not name:
        return NO_NAME
    proper = _without_prefixes(name)
    parts = tuple(word for word in proper if word not in PREFIXES) or tuple(proper)
    core = "".join(parts)
    return CleanName(
        core=core,
        full="".join(words(prefix) + name),
        parts=parts,
        sound=sound(core),
        written=" ".join(f"{prefix} {surname}".casefold().split()),
    )


def _without_prefixes(name: list[str]) -> list[str]:
    start, end = 0, len(name)
    while start < end - 1 and name[start] in PREFIXES:
        start += 1
    while end > start + 1 and name[end - 1] in PREFIXES:
        end -= 1
    return name[start:end]


@lru_cache(maxsize=200_000)
def sound(core: str) -> str:
    """How a cleaned name sounds in Dutch: Janssen and Jansen, Meijer and Meier are one."""
    for pattern, by in _SOUNDS:
        core = pattern.sub(by, core)
    return core


@lru_cache(maxsize=200_000)
def clean_given(initials: str, first_names: str) -> CleanGiven:
    """Clean initials and first names; either may be empty, or hold what belongs in the other."""
    names = tuple(words(first_names))
    letters = _initials_of(initials)
    if not names and (written := _as_names(initials)):
        names, letters = written, ""
    names = tuple(name for name in names if len(name) > 1)
    from_names = "".join(name[0] for name in words(first_names)) or "".join(n[0] for n in names)
    if len(from_names) > len(letters) and from_names.startswith(letters):
        letters = from_names
    return CleanGiven(initials=letters or from_names, names=names)


def _initials_of(text: str) -> str:
    if _DOTTED.fullmatch(text):
        return text.replace(".", "").lower()
    pieces = re.split(r"[^A-Za-zÀ-ž]+", text.strip())
    found: list[str] = []
    for piece in filter(None, pieces):
        without_vowel = len(piece) < 4 and not _VOWEL.search(piece)
        if (piece.isupper() and not piece.startswith("IJ")) or (piece.islower() and without_vowel):
            found.extend(plain(piece))
        elif piece.upper().startswith("IJ"):
            found.append("y")
        else:
            capitals = _CAPITALS.findall(piece) if not piece.islower() else [piece[0]]
            found.extend(plain(capital)[0] for capital in capitals or [piece[0]])
    return "".join(found)


def _as_names(text: str) -> tuple[str, ...]:
    """Initials that are first names after all: 'Jan', 'JAN PIETER'; not 'JAP', not 'Th.'."""
    if "." in text:
        return ()
    pieces = [piece for piece in words(text) if len(piece) > 1]
    if not pieces or any(len(p) < 3 for p in pieces) or not re.search(r"[aeiouy]", pieces[0]):
        return ()
    if text.isupper() and len(pieces) == 1 and len(pieces[0]) < 4:
        return ()
    return tuple(pieces)


@lru_cache(maxsize=50_000)
def several_names(surname: str) -> bool:
    """Whether more than one debtor is written in one field ('Jansen e/o Bakker')."""
    return sum(bool(each and words(each)) for each in _SEVERAL.split(surname.strip())) > 1


def first_of_several(surname: str) -> str:
    """The first debtor of a field that names several."""
    return next((each for each in _SEVERAL.split(surname.strip()) if words(each)), "")


def split_written_whole(surname: str) -> tuple[str, str]:
    """Take initials out of a surname field that holds a whole name: (initials, surname)."""
    if match := _LEADING.match(surname):
        return match.group(1), match.group(2)
    if match := _TRAILING.match(surname):
        name, initials, prefix = match.groups()
        if not PREFIXES.issuperset(words(name)):
            return initials, f"{prefix} {name}".strip()
    return "", surname


def typos(one: str, other: str, most: int = 2) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; at most `most` + 1."""
    return OSA.distance(one, other, score_cutoff=most)


_NAME_USE = {"eigen": "E", "partner": "P", "partner_eigen": "V", "eigen_partner": "N"}


def clean_name_use(text: str) -> str:
    """E, P, V or N from the code or the words of it; empty for anything else."""
    code = text.strip().lower().replace(" ", "_")
    found = _NAME_USE.get(code, code.upper())
    return found if found in _NAME_USE.values() else ""
