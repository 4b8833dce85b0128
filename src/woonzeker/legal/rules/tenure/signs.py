# SPDX-License-Identifier: EUPL-1.2
"""Signs that it is tenancy by law, whatever the paper says: told as signs, never as a verdict.

BW art. 7:201: use of a home for something in return is rent. Art. 7:232 lid 2: use that is short by
its nature is not protected; courts read that exception narrowly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonzeker.legal.rules.tenure.questions import Ask
from woonzeker.legal.rules.tenure.table import Tenure
from woonzeker.matching.linkage.wording import gettext_noop


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of tenancy by law, and the parameter it rests on."""

    code: str
    says: str
    path: str


#: where no sign is looked for: it is rent already, or cannot be
PLAIN = frozenset({Tenure.RENT, Tenure.RENT_TEMPORARY, Tenure.CAMPUS, Tenure.OWNER, Tenure.SQUAT})
_SIGNS: tuple[tuple[Ask, str, Sign], ...] = (
    (Ask.PAYS, "more", Sign(
        "pays_more", gettext_noop("Je betaalt meer dan de kosten. Dat wijst op huur."),
        "bw/huur_tegenprestatie",
    )),
    (Ask.PAYS, "wage", Sign(
        "pays_by_wage", gettext_noop("Je betaalt met je loon. Dat wijst op huur."),
        "bw/huur_bestanddelen",
    )),
    (Ask.PAPER, "rent", Sign(
        "paper_says_rent", gettext_noop("Er staat huur op je papier."), "bw/huur_bestanddelen",
    )),
    (Ask.PAPER, "rent_until", Sign(
        "paper_says_rent", gettext_noop("Er staat huur op je papier."), "bw/huur_bestanddelen",
    )),
    (Ask.LONG, "long", Sign(
        "lives_long", gettext_noop("Je woont hier al lang. Dan is het niet kort van aard."),
        "bw/kort_van_aard",
    )),
    (Ask.ONLY_HOME, "yes", Sign(
        "only_home", gettext_noop("Dit is je enige woning. Dat telt mee."), "bw/kort_van_aard",
    )),
)  # fmt: skip
#: signs that there is something in return for living here: without one nothing points to rent
_IN_RETURN = frozenset({"pays_more", "pays_by_wage", "paper_says_rent"})


def signs_of(tenure: Tenure, answers: Mapping[Ask, str]) -> tuple[Sign, ...]:
    """The signs of tenancy by law in these answers; none where it is rent already, or cannot be."""
    if tenure in PLAIN:
        return ()
    return tuple(sign for ask, code, sign in _SIGNS if answers.get(ask) == code)


def points_to_rent(signs: tuple[Sign, ...]) -> bool:
    """Whether the signs point to rent: living here for something in return."""
    return any(sign.code in _IN_RETURN for sign in signs)
