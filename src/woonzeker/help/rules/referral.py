# SPDX-License-Identifier: EUPL-1.2
"""Bringing a household to other help, and keeping it in sight until somebody confirmed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop

KINDS = {
    "schulden": gettext_noop("schuldhulp"),
    "buurtteam": gettext_noop("buurtteam of wijkteam"),
    "juridisch": gettext_noop("juridische hulp"),
    "onafhankelijk": gettext_noop("onafhankelijke cliëntondersteuning"),
    "huisarts": gettext_noop("huisarts"),
    "anders": gettext_noop("andere hulp"),
}
CONSENT = {
    "resident": gettext_noop("de inwoner zelf"),
    "legal_representative": gettext_noop("de bewindvoerder, mentor of curator"),
    "without": gettext_noop("niemand: het kan niet wachten"),
}
WITHOUT = "without"


class News(StrEnum):
    """What is heard of a referral."""

    HANDED_OVER = "handed_over"
    CONFIRMED = "confirmed"
    NOT_TAKEN_UP = "not_taken_up"
    DECLINED = "declined"


NEWS_WORDS = {
    News.HANDED_OVER: gettext_noop("overgedragen, nu wachten op bevestiging"),
    News.CONFIRMED: gettext_noop("bevestigd: iemand helpt nu"),
    News.NOT_TAKEN_UP: gettext_noop("niet opgepakt"),
    News.DECLINED: gettext_noop("de inwoner wil het toch niet"),
}
#: state → what may come next; what was not taken up can be tried again
_NEXT = {
    "offered": (News.HANDED_OVER, News.DECLINED),
    "handed_over": (News.CONFIRMED, News.NOT_TAKEN_UP, News.DECLINED),
    "not_taken_up": (News.HANDED_OVER, News.DECLINED),
}
#: as long as it is so, nobody has said that they help
AWAITED = frozenset({"offered", "handed_over", "not_taken_up"})
#: ends of a case that say that others help now
SAYS_OTHERS_HELP = frozenset(
    {
        "follow_up",
        "follow_up_financial",
        "follow_up_other",
        "other_support",
        "referred_without_contact",
        "known_to_debt_help",
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a referral stands: state, whose consent, and whether the one who tells offered it."""

    state: str
    consent: str
    by_who_offered: bool


def next_news(state: str) -> tuple[News, ...]:
    """What can be heard of a referral in this state; nothing when it is over."""
    return _NEXT.get(state, ())


def refusal(standing: Standing, news: News, *, confirmed_by: str) -> str:
    """Why this news cannot be noted, as a Dutch sentence; empty when it can.

    Without anybody's consent a second person hands over, not the one who thought of it.
    """
    if news not in next_news(standing.state):
        return gettext_noop("Dit kan niet bij een doorverwijzing die zo staat.")
    if news is News.CONFIRMED and not confirmed_by.strip():
        return gettext_noop(
            "Schrijf op wie het bevestigde: een naam of een functie bij de andere organisatie."
        )
    alone = standing.consent == WITHOUT and standing.by_who_offered
    if news is News.HANDED_OVER and alone:
        return gettext_noop(
            "Zonder toestemming kijkt een tweede collega mee. Vraag een collega om de overdracht"
            " te doen."
        )
    return ""
