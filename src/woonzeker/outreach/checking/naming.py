# SPDX-License-Identifier: EUPL-1.2
"""How somebody is called and where they live, worked out from the columns of the register.

Written for the judge alone: whoever draws letters has an own way, and both must come out alike.
Words are compared as runs of letters and of digits, so that a comma or a capital is no difference
and house number 12-1 is not 121.
"""

from __future__ import annotations

import re
import unicodedata

from woonzeker.outreach.checking.shapes import Resident

Words = tuple[str, ...]
_RUN = re.compile(r"\d+|[^\W\d_]+")
#: letters and digits of a Latin name
_LATIN = re.compile(r"[0-9a-z\u00df-\u024f\u1e00-\u1eff]")
#: a letter with its accent drawn in two strokes is read as that letter twice
_TWICE = re.compile(r"([^\x00-\x7f])\1+")


def same_words(text: str) -> Words:
    """The runs of letters and digits in a text, in lower case and one way of writing."""
    return tuple(_RUN.findall(_TWICE.sub(r"\1", _plain(text))))


def called(resident: Resident) -> str:
    """Initials and the surname that somebody uses (BRP naamgebruik E, P, V or N)."""
    own = [resident.prefix, resident.surname]
    other = [resident.partner_prefix, resident.partner_surname]
    order = own
    if resident.partner_surname:
        order = {"P": other, "V": other + own, "N": own + other}.get(resident.name_use, own)
    return " ".join([resident.initials, *order])


def lives_at(resident: Resident) -> Words:
    """Street, number, letter, addition, postcode and city."""
    number = str(resident.house_number) if resident.house_number else ""
    parts = [
        resident.street, number, resident.house_letter, resident.house_addition,
        resident.postcode, resident.city,
    ]  # fmt: skip
    return same_words(" ".join(parts))


def window_words(resident: Resident) -> Words:
    """All that must stand in the window of the envelope, and nothing else."""
    return same_words(called(resident)) + lives_at(resident)


def signs(text: str) -> str:
    """Only the letters and digits of a text, in lower case: a reader of PDF may lose spaces."""
    return _TWICE.sub(r"\1", "".join(each for each in _plain(text) if each.isalnum()))


def stands_in(name: str, text: str) -> bool:
    """Whether this name stands in a text, whole: H. Hendriks is not in M.R.H. Hendriks, nor is
    J. Smit in J. Smits or J. Smit-Bakker."""
    plain = _TWICE.sub(r"\1", _plain(text))
    places = [at for at, each in enumerate(plain) if each.isalnum()]
    wanted, found = signs(name), "".join(plain[at] for at in places)
    start = found.find(wanted)
    while wanted and start >= 0:
        first, last = places[start], places[start + len(wanted) - 1]
        if not _goes_on(plain[:first][-1:]) and not _goes_on(plain[last + 1 : last + 2], "-'’"):
            return True
        start = found.find(wanted, start + 1)
    return False


def _goes_on(sign: str, joins: str = ".-'’") -> bool:
    """Whether a name goes on at this sign; Arabic and Ethiopic words may stand right beside it."""
    return bool(sign) and (sign in joins or bool(_LATIN.match(sign)))


def _plain(text: str) -> str:
    """One way of writing, in lower case; the dot of İ is no letter of its own."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")
    return unicodedata.normalize("NFC", plain)
