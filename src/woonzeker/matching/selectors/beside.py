# SPDX-License-Identifier: EUPL-1.2
"""A signal and one person of the register side by side, with the letters that differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.linkage import Field, Presence, read_date
from woonzeker.matching.models import Person
from woonzeker.matching.rules import written_name

_SAME = {
    Field.SURNAME: {"exact", "cleaned", "both", "partner"},
    Field.GIVEN: {"name", "initials", "first"},
    Field.BIRTH: {"exact", "new_year"},
    Field.ADDRESS: {"exact", "street"},
}


#: below this two texts have nothing in common and marking letters would only be noise
_RELATED = 0.5


class Verdict(StrEnum):
    """What comparing a field came to, in four words."""

    SAME = "same"
    LIKE = "like"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters; `differs` when the other side has something else there."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field: what the signal says, what the register says, and what that means.

    `bits` is the weight for (positive) or against (negative).
    """

    label: str
    signal: tuple[Piece, ...]
    register: tuple[Piece, ...]
    verdict: Verdict
    words: str
    bits: float


@dataclass(frozen=True, slots=True)
class CandidateView:
    """One person beside the signal, field by field; `place` 1 is the best."""

    person: UUID
    place: int
    name: str
    score: float
    presence: Presence
    secret: bool
    comparisons: tuple[Comparison, ...]


def beside(
    place: int, signal: ArrearsSignal, person: Person, kept: Mapping[str, Any]
) -> CandidateView:
    """Show a candidate as it was weighed; `kept` is what the decision stored about it."""
    return CandidateView(
        person=person.pk,
        place=place,
        name=written_name(person),
        score=kept["score"],
        presence=Presence(kept["presence"]),
        secret=person.secret,
        comparisons=tuple(_comparison(signal, person, each) for each in kept["reasons"]),
    )


def _comparison(signal: ArrearsSignal, person: Person, reason: Mapping[str, Any]) -> Comparison:
    field = Field(reason["field"])
    label, said, known, besides = _SIDES[field](signal, person, reason["level"])
    verdict = _verdict(field, reason["level"], reason["bits"])
    if person.secret and field is Field.ADDRESS and verdict is not Verdict.SAME:
        left, right = whole(said), whole(_("geheim"))
    elif verdict in (Verdict.LIKE, Verdict.OTHER):
        left, right = differing(said, known)
    else:
        left, right = whole(said), whole(known)
    right += whole(besides)
    return Comparison(label, left, right, verdict, reason["words"], reason["bits"])


def _verdict(field: Field, level: str, bits: float) -> Verdict:
    if level == "missing":
        return Verdict.UNKNOWN
    if level in _SAME[field]:
        return Verdict.SAME
    return Verdict.LIKE if bits > 0 else Verdict.OTHER


_Sides = tuple[str, str, str, str]


def _surnames(signal: ArrearsSignal, person: Person, level: str) -> _Sides:
    """The name that was compared, and in brackets the other one that this person may use."""
    said = f"{signal.prefix} {signal.surname}".strip() or signal.business_name
    own = f"{person.prefix} {person.surname}".strip()
    partner = f"{person.partner_prefix} {person.partner_surname}".strip()
    if not partner:
        return _("Achternaam"), said, own, ""
    if level == "partner":
        return _("Achternaam"), said, partner, _(" (partner; eigen naam %s)") % own
    return _("Achternaam"), said, own, _(" (partner %s)") % partner


def _given(signal: ArrearsSignal, person: Person, level: str) -> _Sides:
    said = " ".join(filter(None, (signal.initials, signal.given_names)))
    known = " ".join(filter(None, (person.initials, person.given_names)))
    return _("Voornamen"), said, known, ""


def _births(signal: ArrearsSignal, person: Person, level: str) -> _Sides:
    return _("Geboortedatum"), written_date(signal.born_on), written_date(person.born_on), ""


def _addresses(signal: ArrearsSignal, person: Person, level: str) -> _Sides:
    label = _("Vorig adres") if level.startswith("previous") else _("Adres")
    known = _door(person, "previous_" if level.startswith("previous") else "")
    return label, _door(signal, ""), known, ""


_SIDES = {
    Field.SURNAME: _surnames,
    Field.GIVEN: _given,
    Field.BIRTH: _births,
    Field.ADDRESS: _addresses,
}


def written_date(text: str) -> str:
    """A date as people write it: 03-05-1980, with ? for what nobody knows."""
    born = read_date(text)
    if born is None:
        return ""
    day, month = (f"{part:02d}" if part else "??" for part in (born.day, born.month))
    return f"{day}-{month}-{born.year}"


def _door(place: ArrearsSignal | Person, before: str) -> str:
    """An address in one line, the same way for both sides so that it can be held beside."""
    part = {
        name: getattr(place, before + name) or ""
        for name in ("street", "house_number", "house_letter", "house_addition", "postcode", "city")
    }
    number = f"{part['house_number']}{part['house_letter']} {part['house_addition']}".strip()
    return " ".join(
        str(each) for each in (part["street"], number, part["postcode"], part["city"]) if each
    )


def whole(text: str) -> tuple[Piece, ...]:
    """A text without marks."""
    return (Piece(text, False),) if text else ()


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; case and spaces alone are no difference. Empty on a side: no marks."""
    if not one or not other:
        return whole(one), whole(other)
    matcher = SequenceMatcher(None, _small(one), _small(other), autojunk=False)
    if matcher.ratio() < _RELATED:
        return (Piece(one, True),), (Piece(other, True),)
    left, right = [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        differs = tag != "equal" and bool((one[a:b] + other[c:d]).strip())
        left.append(Piece(one[a:b], differs))
        right.append(Piece(other[c:d], differs))
    return tuple(p for p in left if p.text), tuple(p for p in right if p.text)


def _small(text: str) -> str:
    """Small letters, sign for sign: some capitals have a small form of two signs."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
