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


def same_words(text: str) -> Words:
    """The runs of letters and digits in a text, in lower case and one way of writing."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    # a capital with a dot (İ) falls into two signs, of which the dot is no letter of its own
    return tuple(_RUN.findall(unicodedata.normalize("NFC", plain.replace("\u0307", ""))))


def called(resident: Resident) -> Words:
    """Initials and the surname that somebody uses (BRP naamgebruik E, P, V or N)."""
    own = [resident.prefix, resident.surname]
    other = [resident.partner_prefix, resident.partner_surname]
    order = own
    if resident.partner_surname:
        order = {"P": other, "V": other + own, "N": own + other}.get(resident.name_use, own)
    return same_words(" ".join([resident.initials, *order]))


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
    return called(resident) + lives_at(resident)


def stands_in(words: Words, text: Words) -> bool:
    """Whether these words follow each other somewhere in a text."""
    size = len(words)
    return any(text[at : at + size] == words for at in range(len(text) - size + 1))
