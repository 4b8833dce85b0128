# SPDX-License-Identifier: EUPL-1.2
"""A signal and one person of the register side by side, with the letters that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.linkage import Field, Presence, read_date
from woonzeker.matching.linkage.dates import perhaps_under, surely_under
from woonzeker.matching.linkage.weights import WORDS
from woonzeker.matching.models import Person
from woonzeker.matching.rules import ADULT, weight_words, written_name
from woonzeker.matching.selectors.marking import (
    Piece,
    Sides,
    differing,
    differing_digits,
    differing_parts,
    whole,
)
from woonzeker.matching.selectors.others import OtherSignal

_FOUR = (Field.SURNAME, Field.GIVEN, Field.BIRTH, Field.ADDRESS)
#: levels at which a field counts as the same; a field that is not here says something of others
_SAME = {
    "surname": {"exact", "cleaned", "both", "partner"},
    "given": {"name", "initials", "first"},
    "birth": {"exact", "new_year"},
    "address": {"exact", "street"},
    "contact": {"same"},
}


class Verdict(StrEnum):
    """What comparing a field came to, in a few words."""

    SAME = "same"
    LIKE = "like"
    OTHER = "other"
    UNKNOWN = "unknown"
    #: not a field of the signal but something that bears on the others
    ASIDE = "aside"


class Age(StrEnum):
    """Whether somebody can have a debt of their own."""

    ADULT = "adult"
    PERHAPS_MINOR = "perhaps_minor"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from the zero line: `x`, `width` and `zero` in whole units of the drawing."""

    x: int
    width: int
    against: bool
    zero: int


#: the drawing: how many points fit to the left and right of the zero line, and units for a point
AGAINST_POINTS, FOR_POINTS, UNITS = 8, 16, 5
ZERO = AGAINST_POINTS * UNITS


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field: what the signal says, what the register says, and what that means.

    `bits` is the weight for (positive) or against (negative); `weight` says it in words.
    """

    label: str
    signal: tuple[Piece, ...]
    register: tuple[Piece, ...]
    verdict: Verdict
    words: str
    bits: float
    weight: str

    @property
    def bar(self) -> Bar:
        """The weight as a bar; what does not fit is cut off."""
        return bar_of(self.bits)


@dataclass(frozen=True, slots=True)
class CandidateView:
    """One person beside the signal, field by field; `place` 1 is the best.

    `start` is what stands before any field was compared, so that `start` and the weights add up to
    `score`, all in bits.
    """

    person: UUID
    place: int
    name: str
    score: float
    start: float
    presence: Presence
    age: Age
    secret: bool
    under_investigation: bool
    comparisons: tuple[Comparison, ...]
    others: tuple[OtherSignal, ...]


def beside(
    place: int,
    signal: ArrearsSignal,
    person: Person,
    kept: Mapping[str, Any],
    *,
    others: Sequence[OtherSignal] = (),
    on: date,
) -> CandidateView:
    """Show a candidate as it was weighed; `kept` is what the decision stored about it.

    `others` are other signals about this person; `on` is the day on which somebody looks.
    """
    reasons = _with_the_four(kept["reasons"])
    return CandidateView(
        person=person.pk,
        place=place,
        name=written_name(person),
        score=kept["score"],
        start=round(kept["score"] - sum(each["bits"] for each in reasons), 3),
        presence=Presence(kept["presence"]),
        age=_age(person, on),
        secret=person.secret,
        under_investigation=person.under_investigation,
        comparisons=tuple(_comparison(signal, person, each) for each in reasons),
        others=tuple(others),
    )


def said_of(signal: ArrearsSignal) -> list[tuple[str, str]]:
    """Whom the signal means in its own words: label and text, without what it does not say."""
    names = (signal.initials, signal.given_names, signal.prefix, signal.surname)
    pairs = [
        (_("Naam"), _joined(names)),
        (_("Bedrijfsnaam"), signal.business_name),
        (_("Geboren"), written_date(signal.born_on)),
        (_("Adres"), _joined(_door(signal, ""))),
        (_("Telefoon"), ", ".join(signal.phones)),
        (_("E-mail"), ", ".join(signal.emails)),
    ]
    return [(label, text) for label, text in pairs if text]


def _with_the_four(reasons: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The reasons with name, given names, birth and address in front, also where a field said
    nothing: a reviewer wants to see what the register has there."""
    by_field = {each["field"]: each for each in reasons}
    silent = {"level": "missing", "bits": 0.0}
    four = [
        by_field.pop(
            field.value, {**silent, "field": field.value, "words": WORDS[field]["missing"]}
        )
        for field in _FOUR
    ]
    return [*four, *by_field.values()]


def bar_of(bits: float) -> Bar:
    """Bits as a bar to the right of the zero line, or to the left when they are against."""
    fits = max(-AGAINST_POINTS, min(FOR_POINTS, bits))
    width = round(abs(fits) * UNITS)
    return Bar(ZERO - width if bits < 0 else ZERO, width, bits < 0, ZERO)


def _age(person: Person, on: date) -> Age:
    born = read_date(person.born_on)
    if surely_under(born, ADULT, on):
        return Age.MINOR
    return Age.PERHAPS_MINOR if perhaps_under(born, ADULT, on) else Age.ADULT


def _comparison(signal: ArrearsSignal, person: Person, reason: Mapping[str, Any]) -> Comparison:
    field, level, bits = reason["field"], reason["level"], reason["bits"]
    side = _SIDES[field](signal, person, level) if field in _SIDES else _no_sides(field)
    verdict = _verdict(field, level, bits)
    if person.secret and field == "address" and verdict is not Verdict.SAME:
        # how near it comes, in words or in points, would tell where somebody hides
        words = _("Het adres van deze persoon is geheim")
        said, known = whole(side.said), whole(_("geheim"))
        return Comparison(side.label, said, known, Verdict.ASIDE, words, 0.0, weight_words(0.0))
    if verdict in (Verdict.LIKE, Verdict.OTHER) or field == "address":
        # a postcode can decide while the street beside it is another
        left, right = side.marked
    else:
        left, right = whole(side.said), whole(side.known)
    right += whole(side.besides)
    return Comparison(side.label, left, right, verdict, reason["words"], bits, weight_words(bits))


def _verdict(field: str, level: str, bits: float) -> Verdict:
    if field not in _SAME:
        return Verdict.ASIDE
    if level == "missing":
        return Verdict.UNKNOWN
    if level in _SAME[field]:
        return Verdict.SAME
    return Verdict.LIKE if bits > 0 and level != "different" else Verdict.OTHER


@dataclass(frozen=True, slots=True)
class _Side:
    """One field as both sides write it, the same with marks, and what the register adds."""

    label: str
    said: str
    known: str
    marked: Sides
    besides: str = ""


def _plain(label: str, said: str, known: str, besides: str = "") -> _Side:
    return _Side(label, said, known, differing(said, known), besides)


def _surnames(signal: ArrearsSignal, person: Person, level: str) -> _Side:
    """The name that was compared, and in brackets the other one that this person may use."""
    said = f"{signal.prefix} {signal.surname}".strip() or signal.business_name
    own = f"{person.prefix} {person.surname}".strip()
    partner = f"{person.partner_prefix} {person.partner_surname}".strip()
    if not partner:
        return _plain(_("Achternaam"), said, own)
    if level.startswith("partner"):
        return _plain(_("Achternaam"), said, partner, _(" (partner; eigen naam %s)") % own)
    return _plain(_("Achternaam"), said, own, _(" (partner %s)") % partner)


def _given(signal: ArrearsSignal, person: Person, _level: str) -> _Side:
    said, known = ((each.initials, each.given_names) for each in (signal, person))
    marked = differing_parts(zip(said, known, strict=True))
    return _Side(_("Voornamen"), _joined(said), _joined(known), marked)


def _births(signal: ArrearsSignal, person: Person, _level: str) -> _Side:
    said, known = written_date(signal.born_on), written_date(person.born_on)
    marked = differing_digits(said, known) if said and known else (whole(said), whole(known))
    return _Side(_("Geboortedatum"), said, known, marked)


def _addresses(signal: ArrearsSignal, person: Person, level: str) -> _Side:
    before = "previous_" if level.startswith("previous") else ""
    said, known = _door(signal, ""), _door(person, before)
    marked = differing_parts(zip(said, known, strict=True))
    label = _("Vorig adres") if before else _("Adres")
    return _Side(label, _joined(said), _joined(known), marked)


def _contacts(signal: ArrearsSignal, _person: Person, _level: str) -> _Side:
    said = ", ".join([*signal.phones, *signal.emails])
    return _plain(_("Telefoon en e-mail"), said, _("van een ander signaal"))


def _no_sides(field: str) -> _Side:
    """Something else that weighed, also what came later than this page: its words say what."""
    labels = {
        "name_use": _("Naamgebruik"),
        "mail": _("E-mailadres"),
        "together": _("Samenhang"),
    }
    return _plain(labels.get(field, _("Overig")), "", "")


_SIDES = {
    "surname": _surnames,
    "given": _given,
    "birth": _births,
    "address": _addresses,
    "contact": _contacts,
}


def written_date(text: str) -> str:
    """A date as people write it: 03-05-1980, with ? for what nobody knows."""
    born = read_date(text)
    if born is None:
        return ""
    day, month = (f"{part:02d}" if part else "??" for part in (born.day, born.month))
    return f"{day}-{month}-{born.year}"


def _door(place: ArrearsSignal | Person, before: str) -> tuple[str, ...]:
    """An address in parts, the same way for both sides so that each stands beside its own."""
    part = {
        name: str(getattr(place, before + name) or "")
        for name in ("street", "house_number", "house_letter", "house_addition", "postcode", "city")
    }
    number = _joined((part["house_number"], part["house_letter"], part["house_addition"]))
    return part["street"], number, part["postcode"], part["city"]


def _joined(parts: tuple[str, ...]) -> str:
    return " ".join(filter(None, parts))
