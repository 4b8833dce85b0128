# SPDX-License-Identifier: EUPL-1.2
"""From scores to one of three results: the rules that stand above the weights.

One record and a batch of thousands are judged by these same lines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from woonzeker.matching.linkage.shapes import Ground, Result, Weights
from woonzeker.matching.linkage.weights import (
    Address,
    Birth,
    Contact,
    Given,
    Mail,
    Surname,
    Together,
)
from woonzeker.matching.linkage.wording import gettext_noop

SAME_NAME = frozenset({Surname.EXACT, Surname.CLEANED, Surname.BOTH, Surname.PARTNER})
NEAR_NAME = frozenset({Surname.SOUNDS, Surname.TYPO, Surname.PART})
#: names that are not there, or are others
NO_NAME = frozenset({Surname.DIFFERENT, Surname.MISSING, Surname.BUSINESS})
#: given names that agree as far as they go
SAME_GIVEN = frozenset({Given.NAME, Given.INITIALS, Given.NICKNAME, Given.FIRST, Given.LATER_NAME})
#: a rival may carry the initial of the signal, as far as anybody can tell
PERHAPS_GIVEN = SAME_GIVEN | {Given.FIRST_ONLY, Given.NAME_DIFFERS, Given.MISSING}
SAME_DOOR = frozenset(
    {
        Address.EXACT, Address.STREET, Address.PREVIOUS, Address.NO_ADDITION,
        Address.PREVIOUS_NO_ADDITION,
    }
)  # fmt: skip
NO_BIRTH = frozenset({Birth.MISSING, Birth.YEAR, Birth.MONTH})
#: a candidate below this, in bits, counts for nobody: not as an answer and not as a rival
NEGLIGIBLE = -8.0
_BIRTH_AGREES = frozenset({Birth.EXACT, Birth.NEW_YEAR, Birth.SWAPPED, Birth.ONE_DIGIT})

SENTENCES: dict[Ground, str] = {
    Ground.BIRTH_NAME_ADDRESS: gettext_noop(
        "Geboortedatum, naam en adres kloppen en niemand anders past."
    ),
    Ground.ADDRESS_NAME_INITIAL: gettext_noop(
        "Adres, naam en voorletter kloppen en niemand anders op dit adres past daarbij."
    ),
    Ground.CLEAR: gettext_noop("De gegevens samen wijzen duidelijk naar één persoon."),
    Ground.RIVAL: gettext_noop(
        "Zonder geboortedatum is niet te zeggen wie het is: op dit adres past nog iemand bij deze "
        "naam en voorletter."
    ),
    Ground.SEVERAL_NAMES: gettext_noop("Het signaal noemt meer dan één persoon."),
    Ground.NEAR_RUNNER_UP: gettext_noop("Twee mensen passen bijna even goed."),
    Ground.PERHAPS_MINOR: gettext_noop("Deze persoon is misschien nog geen 18 jaar."),
    Ground.UNCONFIRMED: gettext_noop(
        "Er wijst veel naar één persoon, maar naam, geboortedatum en adres bevestigen elkaar niet "
        "genoeg om vanzelf te koppelen."
    ),
    Ground.NOT_CERTAIN: gettext_noop(
        "Er past iemand, maar niet zeker genoeg om vanzelf te koppelen."
    ),
    Ground.NO_CANDIDATE: gettext_noop("Niemand in het register past bij dit signaal."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the best candidate of a signal stands among the others.

    `odds` is log2 of how much likelier it is than all other answers together, nobody included;
    `margin` the distance to the runner-up in bits; `reached` whether telephone or e-mail speak for
    it; `rival` whether somebody else at the address may carry this name and initial.
    """

    odds: float
    margin: float
    surname: Surname
    given: Given
    birth: Birth
    address: Address
    reached: bool
    several: bool
    perhaps_minor: bool
    rival: bool


def odds_of_best(raw: Sequence[float]) -> float:
    """Log2 odds of the first of the raw scores (bits, best first) against the others and nobody."""
    best, others = raw[0], raw[1:]
    return best - math.log2(1.0 + sum(2.0 ** min(other, 500.0) for other in others))


def together(surname: Surname, address: Address) -> Together:
    """Whether name and door agree at once, as they do for a whole family."""
    family = address in SAME_DOOR and (surname in SAME_NAME or surname in NEAR_NAME)
    return Together.FAMILY if family else Together.NOT


def borrowed_from(birth: Birth, address: Address) -> bool:
    """Whether it is this person's date of birth, at the address, that the signal may have."""
    return birth is Birth.EXACT and address in SAME_DOOR


def may_borrow(birth: Birth, address: Address) -> bool:
    """Whether another person's date at the address may stand in this person's signal."""
    return birth is Birth.DIFFERENT and address in SAME_DOOR


def may_rival(surname: Surname, given: Given, address: Address) -> bool:
    """Whether somebody at the address could carry the name and initial of the signal.

    Whoever could be linked by name, initial and door can be a rival too.
    """
    return surname not in NO_NAME and given in PERHAPS_GIVEN and address in SAME_DOOR


def judge(best: Standing | None, weights: Weights) -> tuple[Result, Ground]:
    """The result and the rule that gave it; None means that there is no candidate at all."""
    if best is None or best.odds < weights.review_floor:
        return Result.NOBODY, Ground.NO_CANDIDATE
    if best.several and best.birth in NO_BIRTH:
        return Result.REVIEW, Ground.SEVERAL_NAMES
    if best.perhaps_minor:
        return Result.REVIEW, Ground.PERHAPS_MINOR
    if best.birth in NO_BIRTH and best.rival:
        return Result.REVIEW, Ground.RIVAL
    if best.margin < weights.margin:
        return Result.REVIEW, Ground.NEAR_RUNNER_UP
    if best.odds < weights.threshold:
        return Result.REVIEW, Ground.NOT_CERTAIN
    if not _confirmed(best):
        return Result.REVIEW, Ground.UNCONFIRMED
    return Result.LINKED, _ground(best)


def reached_so(contact: Contact, mail: Mail) -> bool:
    """Whether telephone or e-mail speak for somebody: known from before, or made of the names."""
    return contact is Contact.SAME or mail is Mail.BOTH


def _confirmed(best: Standing) -> bool:
    """Whether enough agrees by itself, however the points add up.

    A wholly other date of birth is always for a person, and so is another initial. With the date,
    the name may be written otherwise, and name or door must agree; far from the door the initial
    must agree too. Without the date name, initial and door all must; a door that is nearly right
    needs all initials. Telephone or e-mail may stand in for a name or an initial that is not there,
    never for one that differs and never for the door.
    """
    if best.birth in _OTHER_BIRTH or best.given in _OTHER_GIVEN:
        return False
    door, name = best.address in SAME_DOOR, best.surname not in NO_NAME
    given = best.given in SAME_GIVEN
    if best.birth in _BIRTH_AGREES:
        called = given or (door and best.given is not Given.NAME_DIFFERS) or best.birth in _WHOLE
        return called and (name or best.reached) and (door or (name and given))
    if door:
        return name and (given or (best.reached and best.given is Given.MISSING))
    nearly = best.address in _NEAR_DOOR and given
    return name and nearly and (best.reached or best.given in _WHOLE_GIVEN)


_OTHER_BIRTH = frozenset({Birth.DIFFERENT, Birth.HOUSEMATE, Birth.DEFAULT_YEAR})
_WHOLE = frozenset({Birth.EXACT, Birth.NEW_YEAR})
_OTHER_GIVEN = frozenset({Given.DIFFERENT})
_WHOLE_GIVEN = frozenset({Given.NAME, Given.INITIALS})
_NEAR_DOOR = frozenset({Address.NEAR_NUMBER, Address.NEAR_POSTCODE, Address.OTHER_ADDITION})


def _ground(best: Standing) -> Ground:
    door, name = best.address in SAME_DOOR, best.surname in SAME_NAME | NEAR_NAME
    if door and name and best.birth in _BIRTH_AGREES:
        return Ground.BIRTH_NAME_ADDRESS
    if door and name and best.given in SAME_GIVEN and best.birth in NO_BIRTH:
        return Ground.ADDRESS_NAME_INITIAL
    return Ground.CLEAR
