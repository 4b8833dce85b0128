# SPDX-License-Identifier: EUPL-1.2
"""On which ground a kind of message may come from a partner, and since when. Pure.

A kind without a ground is closed. Bailiffs tell the municipality of an eviction by law (Gdw art.
14); the rest may come only as agreed, or with the consent of the resident noted with the message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from woonzeker.errors import WoonzekerError
from woonzeker.law.reader import Confidence
from woonzeker.legal.rules.kinds import TYPES, Kind
from woonzeker.matching.linkage.wording import gettext_noop

#: where the law's own ground stands: its value, article, source and confidence
LAW = "gdw/kennisgeving_ontruiming"
LONGEST_SOURCE = 200
#: what can be opened beside kinds of messages: the answer 'please wait'
WAIT = "wait"
#: collection stands still for a month at most: what is asked for longer is no pause
LONGEST_WAIT = 30


class Ground(StrEnum):
    """What lets a kind of message come in, or an answer go out."""

    LAW = "law"
    AGREEMENT = "agreement"
    CONSENT = "consent"


GROUND_WORDS: dict[Ground, str] = {
    Ground.LAW: gettext_noop("de wet"),
    Ground.AGREEMENT: gettext_noop("een afspraak"),
    Ground.CONSENT: gettext_noop("toestemming van de inwoner, bij elk bericht vastgelegd"),
}
#: the law speaks of the moment of an eviction alone: a new day is told as agreed, or announced anew
_BY_LAW = frozenset({Kind.EVICTION})


class MessagesInvalid(WoonzekerError):
    """Deze afspraken over berichten kunnen niet worden gebruikt."""


@dataclass(frozen=True, slots=True)
class Opening:
    """That something is open from a day until a day, on which ground and where that stands."""

    ground: Ground
    source: str
    confidence: Confidence
    from_on: date
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is open on a day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class MessagesPolicy:
    """What a municipality opened: kinds of messages, and 'please wait' going back to a bailiff."""

    types: Mapping[Kind, Opening] = field(default_factory=dict)
    #: a legal ground to answer 'please wait'; consent of the resident is always enough
    wait: Opening | None = None
    wait_days: int = LONGEST_WAIT

    def opening(self, kind: Kind, *, on: date) -> Opening | None:
        """The ground on which a kind may come on a day; None while it is closed."""
        found = self.types.get(kind)
        return found if found is not None and found.holds_on(on) else None

    def may_say_wait(self, *, on: date) -> Opening | None:
        """The legal ground to answer 'please wait' on a day; None without one."""
        return self.wait if self.wait is not None and self.wait.holds_on(on) else None


def grounds_for(kind: Kind) -> tuple[Ground, ...]:
    """The grounds on which a kind can be opened."""
    return tuple(each for each in Ground if each is not Ground.LAW or kind in _BY_LAW)


def messages_policy_from(data: Mapping[str, object]) -> MessagesPolicy:
    """Read the policy from plain data (YAML or JSON); raises MessagesInvalid in Dutch."""
    types = data.get("types", {})
    if not isinstance(types, Mapping) or set(types) - {each.value for each in Kind}:
        raise MessagesInvalid("Een van de soorten berichten bestaat niet.")
    found = {Kind(str(code)): _opening(given, Kind(str(code))) for code, given in types.items()}
    wait = data.get("wait")
    days = data.get("wait_days", LONGEST_WAIT)
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= LONGEST_WAIT:
        raise MessagesInvalid(f"Vraag om te wachten voor 1 tot {LONGEST_WAIT} dagen.")
    return MessagesPolicy(found, _opening(wait, None) if wait else None, days)


def _opening(given: object, kind: Kind | None) -> Opening:
    where = TYPES[kind].title if kind else "Wacht alstublieft"
    if not isinstance(given, Mapping):
        raise MessagesInvalid(f"{where}: geef een grond, waar die staat en vanaf wanneer.")
    ground, source = _ground(given, kind, where), str(given.get("source") or "").strip()
    if not source or len(source) > LONGEST_SOURCE:
        raise MessagesInvalid(f"{where}: schrijf op waar de grond staat, in 1 tot 200 tekens.")
    begins, ends = _day(given.get("from"), where), _day(given.get("until"), where)
    if begins is None or (ends is not None and ends < begins):
        raise MessagesInvalid(f"{where}: de eerste dag ontbreekt of ligt na de laatste.")
    return Opening(ground, source, _confidence(given, where), begins, ends)


def _ground(given: Mapping[str, object], kind: Kind | None, where: str) -> Ground:
    allowed = grounds_for(kind) if kind else (Ground.LAW,)
    said = str(given.get("ground") or "")
    if said not in {each.value for each in allowed}:
        raise MessagesInvalid(f"{where}: dat is hier geen grond.")
    return Ground(said)


def _confidence(given: Mapping[str, object], where: str) -> Confidence:
    said = str(given.get("confidence") or Confidence.UNVERIFIED.value)
    if said not in {each.value for each in Confidence}:
        raise MessagesInvalid(f"{where}: zeg hoe zeker de grond is.")
    return Confidence(said)


def _day(given: object, where: str) -> date | None:
    if given in (None, ""):
        return None
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise MessagesInvalid(f"{where}: {given} is geen datum.") from None
