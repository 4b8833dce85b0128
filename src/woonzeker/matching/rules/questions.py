# SPDX-License-Identifier: EUPL-1.2
"""What a partner is asked when a signal does not say enough. Nothing of the register is in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class Question(StrEnum):
    """What a partner can look up in its own books so that a signal finds its person."""

    BIRTH = "birth"
    INITIALS = "initials"
    ADDITION = "addition"
    ADDRESS = "address"
    WHICH = "which"
    BEHIND_BUSINESS = "behind_business"
    WHOLE = "whole"


#: each question in words, the same for every signal, so that it can tell a partner nothing
ASKED: dict[Question, str] = {
    Question.BIRTH: gettext_noop("Wat is de geboortedatum van de persoon op dit contract?"),
    Question.INITIALS: gettext_noop("Wat zijn alle voorletters van de persoon op dit contract?"),
    Question.ADDITION: gettext_noop("Heeft het huisnummer een letter of toevoeging? Zo ja, welke?"),
    Question.ADDRESS: gettext_noop("Klopt dit adres nog? Zo niet, wat is het goede adres?"),
    Question.WHICH: gettext_noop(
        "In het signaal staan twee namen. Wie van de twee heeft het contract?"
    ),
    Question.BEHIND_BUSINESS: gettext_noop(
        "Wie heeft dit contract? Graag voorletters, achternaam en geboortedatum."
    ),
    Question.WHOLE: gettext_noop(
        "Kloppen de naam, de geboortedatum en het adres? Geef door wat anders is."
    ),
}


class Answer(StrEnum):
    """What came back: something else than the signal says, or nothing that changes it."""

    OTHER = "other"
    SAME = "same"
    UNKNOWN = "unknown"


ANSWERED: dict[Answer, str] = {
    Answer.OTHER: gettext_noop("Het moet anders zijn, zoals hieronder"),
    Answer.SAME: gettext_noop("Het klopt zoals het er staat"),
    Answer.UNKNOWN: gettext_noop("De partner weet het niet"),
}
#: the first of these that holds for the best candidate is asked: field, levels, question
_BY_LEVEL: tuple[tuple[str, frozenset[str], Question], ...] = (
    ("surname", frozenset({"business"}), Question.BEHIND_BUSINESS),
    (
        "birth",
        frozenset(
            {"different", "one_digit", "swapped", "other_part", "other_year", "default_year"}
        ),
        Question.BIRTH,
    ),
    (
        "address",
        frozenset({"same_street", "near_postcode", "near_number", "different"}),
        Question.ADDRESS,
    ),
    (
        "birth",
        frozenset({"missing", "year", "month", "default_day", "new_year"}),
        Question.BIRTH,
    ),
    ("given", frozenset({"missing"}), Question.INITIALS),
    (
        "address",
        frozenset({"no_addition", "other_addition", "previous_no_addition"}),
        Question.ADDITION,
    ),
    ("address", frozenset({"previous"}), Question.ADDRESS),
)


def question_for(
    *,
    several_names: bool,
    only_business: bool,
    best: Mapping[str, str],
    asked: Collection[Question] = (),
) -> Question:
    """The question whose answer helps most; `best` holds the best candidate's level by field.

    A field that is not in it said nothing; what differs goes before what is missing. What was
    `asked` before is not suggested again.
    """
    fitting = [Question.WHICH] if several_names else []
    fitting += [Question.BEHIND_BUSINESS] if only_business else []
    fitting += [
        question for field, levels, question in _BY_LEVEL if best.get(field, "missing") in levels
    ]
    left = [question for question in (*fitting, Question.WHOLE) if question not in asked]
    return left[0] if left else Question.WHOLE
