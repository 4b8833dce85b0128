# SPDX-License-Identifier: EUPL-1.2
"""The words of a friendly message, short enough for a phone. Pure; the landlord sends it.

No threat, no costs, no legal words: what stands open, that talking helps, and where help is. A
message fits in two texts; a mail says a little more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Why somebody writes."""

    BEHIND = "behind"
    INSTALMENT = "instalment"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words speak of; amounts as they are said ('€ 650,00')."""

    tenant: str
    landlord: str
    amount: str
    home: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One text for a phone and one for a mail, with its subject."""

    message: str
    subject: str
    mail: str


def words(kind: Kind, facts: Facts) -> Words:
    """The friendly words for these facts."""
    name = facts.tenant or "bewoner"
    call = f" Bel mij op {facts.phone}." if facts.phone else " Laat het mij even weten."
    if kind is Kind.INSTALMENT:
        return Words(
            f"Hallo {name}, ik zag {facts.amount} van onze afspraak nog niet binnenkomen. "
            f"Lukt het? Zo niet, dan zoeken we samen iets dat wel past.{call} "
            f"Groet, {facts.landlord}",
            "Onze afspraak over de huur",
            _mail(facts, (
                f"Van onze afspraak zag ik {facts.amount} nog niet binnenkomen. Misschien is het "
                "al onderweg; dan kunt u dit bericht vergeten.",
                "Lukt het even niet? Dat kan gebeuren. Dan passen we de afspraak aan.",
            )),
        )  # fmt: skip
    return Words(
        f"Hallo {name}, er staat nog {facts.amount} huur open. Misschien is het u ontgaan. Is er "
        f"iets aan de hand? Dan denk ik graag mee, bijvoorbeeld over betalen in delen.{call} "
        f"Groet, {facts.landlord}",
        "Uw huur: even samen kijken?",
        _mail(facts, (
            f"Voor {facts.home} staat nog {facts.amount} huur open. Misschien is het al onderweg; "
            "dan kunt u dit bericht vergeten.",
            "Lukt betalen nu niet? Laat het mij weten. We kunnen een andere betaaldag kiezen of "
            "afspreken dat u in delen betaalt. Er komen geen kosten bij.",
            "Heeft u meer geldzorgen? De gemeente helpt gratis en praat er met niemand over "
            "zonder uw toestemming. Op geldfit.nl vindt u waar u terechtkunt.",
        )),
    )  # fmt: skip


def _mail(facts: Facts, parts: tuple[str, ...]) -> str:
    call = (
        f"U kunt mij bellen op {facts.phone}."
        if facts.phone
        else "U kunt op dit bericht antwoorden."
    )
    whole = (
        f"Beste {facts.tenant or 'bewoner'},",
        *parts,
        call,
        f"Vriendelijke groet,\n{facts.landlord}",
    )
    return "\n\n".join(whole)
