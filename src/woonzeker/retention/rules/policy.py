# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own terms, read and held against their bounds. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from woonzeker.errors import Refused
from woonzeker.retention.rules.classes import CLASSES, KeptClass

CONFIDENCE = ("verified", "secondary", "unverified")


@dataclass(frozen=True, slots=True)
class Term:
    """How long one class is kept, on which ground, and how sure the ground of the number is."""

    kept: KeptClass
    days: int
    ground: str
    confidence: str

    def until(self, today: date) -> date:
        """The last day of which the term has passed: what dates from then or before may go."""
        return today - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Policy:
    """The terms of one municipality, from one version of its policy."""

    terms: Mapping[KeptClass, Term]
    version: int

    def term(self, kept: KeptClass | str) -> Term:
        """The term of a class."""
        return self.terms[KeptClass(kept)]


def policy_from(data: Mapping[str, Any]) -> Policy:
    """Read a policy; raises Refused with every number that is missing or out of bounds.

    A class that a policy of earlier does not name yet takes the most that its bounds allow, so
    that nothing is forgotten on a term that nobody decided.
    """
    given = data.get("classes") or {}
    confidence = str(data.get("confidence", "unverified"))
    wrong = [f"{code}: bestaat niet" for code in given if code not in set(KeptClass)]
    if confidence not in CONFIDENCE:
        wrong.append("confidence: moet verified, secondary of unverified zijn")
    wrong += [said for kept in KeptClass if (said := _odd(kept, given.get(kept.value)))]
    if wrong:
        raise Refused("De bewaartermijnen kloppen niet: " + "; ".join(wrong) + ".")
    terms = {
        kept: Term(kept, int(given.get(kept.value, facts.most)), facts.ground, confidence)
        for kept, facts in CLASSES.items()
    }
    return Policy(terms, int(data.get("version", 1)))


def _odd(kept: KeptClass, days: object) -> str:
    """What is wrong with a number of days, '' when nothing is."""
    facts = CLASSES[kept]
    if days is None:
        return ""
    if not isinstance(days, int) or isinstance(days, bool):
        return f"{kept.value}: moet een heel aantal dagen zijn"
    if not facts.least <= days <= facts.most:
        return f"{kept.value}: moet van {facts.least} tot en met {facts.most} dagen zijn"
    return ""
