# SPDX-License-Identifier: EUPL-1.2
"""What the words of a letter may not have, whoever writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from woonzeker.outreach.letters.content import COMMON_GAPS, GAPS, KINDS, Kind, Words

#: pictures that a paragraph may ask for
PICTURES = ("bellen", "code", "dag", "huis", "praten", "recht", "samen")
#: kinds in which nothing tells what it is about: whoever opens the post may be another
NEUTRAL = frozenset(
    {"card", "first_neutral", "reminder", "appointment", "last_offer", "breach_help"}
)
#: kinds that begin contact: no amount in it, whatever somebody writes
_NO_AMOUNT = frozenset(KINDS) - {"agreement", "explained"}
_GAP = re.compile(r"\{([^{}]*)\}")
_PICTURE = re.compile(r"^\[([^\]]*)\]")
_AMOUNT = re.compile(r"€|\beuro\b|\bEUR\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_TELLING = re.compile(
    r"\b(schuld\w*|achterstand\w*|achterloop\w*|betaling\w*|incasso\w*|deurwaarder\w*)",
    re.IGNORECASE,
)
MOST_PARAGRAPHS = 20


def wrong_with(kind: Kind, words: Words) -> tuple[str, ...]:
    """What must change before these words can be used, as Dutch sentences; empty when nothing."""
    return tuple(
        dict.fromkeys([*_gaps(kind, words), *_shape(words), *_content(kind, _running(words))])
    )


def _running(words: Words) -> str:
    return "\n".join((words.title, *words.paragraphs, words.closing))


def _gaps(kind: Kind, words: Words) -> Iterator[str]:
    text = _running(words)
    found = _GAP.findall(text)
    rule = KINDS[kind]
    for gap in (each for each in found if each not in GAPS):
        yield f"{{{gap}}} is geen invulplek. Kijk welke er zijn."
    for gap in (each for each in found if each in GAPS):
        if gap not in (*COMMON_GAPS, *rule.must, *rule.may):
            yield f"{{{gap}}} kan niet in deze brief."
    for gap in (each for each in rule.must if each not in found):
        yield f"{{{gap}}} moet in deze brief staan: {GAPS[gap]}."
    if "{" in (left := _GAP.sub("", text)) or "}" in left:
        yield "Een accolade staat los. Schrijf een invulplek als {naam}."


def _shape(words: Words) -> Iterator[str]:
    if not words.title:
        yield "Geef de brief een kop."
    if not any(words.paragraphs):
        yield "Schrijf minstens één alinea."
    if len(words.paragraphs) > MOST_PARAGRAPHS:
        yield f"Gebruik hoogstens {MOST_PARAGRAPHS} alinea's."
    for each in words.paragraphs:
        picture = _PICTURE.match(each)
        if picture and picture.group(1) not in PICTURES:
            yield f"Het plaatje [{picture.group(1)}] bestaat niet. Kies uit: {', '.join(PICTURES)}."


def _content(kind: Kind, text: str) -> Iterator[str]:
    if kind in _NO_AMOUNT and _AMOUNT.search(text):
        yield "Noem in deze brief geen bedrag."
    if _NUMBER.search(text):
        yield "Er staat een nummer in dat op een BSN lijkt. Dat mag nooit in een brief."
    if kind in NEUTRAL and (told := telling_word(text)):
        yield f"Deze brief is neutraal: het woord '{told}' verraadt waar het over gaat."


def telling_word(text: str) -> str:
    """The first word that tells what neutral words are about; empty when none does."""
    found = _TELLING.search(text)
    return found.group() if found else ""
