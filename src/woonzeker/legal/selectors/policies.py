# SPDX-License-Identifier: EUPL-1.2
"""Which kinds of messages are open in a municipality, on which ground and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules import (
    GROUND_WORDS,
    LAW,
    TYPES,
    Ground,
    Kind,
    MessagesPolicy,
    Opening,
    messages_policy_from,
)
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

#: who reads what is open: who works with the messages, and who decides on it
MAY_READ = holds(
    Role.FUNCTIONAL_ADMIN,
    Role.INTAKE_COORDINATOR,
    Role.TEAM_LEAD,
    Role.EVICTION_COORDINATOR,
    Role.PRIVACY_OFFICER,
    Role.MANAGER,
)


@dataclass(frozen=True, slots=True)
class GroundLine:
    """The ground of something in words: which, where it stands, how sure it is, until when."""

    ground: str
    source: str
    confidence: str
    verified: bool
    from_on: date
    until_on: date | None
    holds: bool
    #: consent of the resident comes with each message
    per_message: bool = False


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One kind of message: its name and, when it was ever opened, the ground."""

    kind: str
    wire: str
    title: str
    ground: GroundLine | None

    @property
    def open(self) -> bool:
        """Whether it may come from a partner today."""
        return self.ground is not None and self.ground.holds


@dataclass(frozen=True, slots=True)
class TypesView:
    """What is open today, and on what an answer 'please wait' may rest beside consent."""

    types: tuple[TypeLine, ...]
    wait: GroundLine | None
    version: int


def messages_policy(municipality: str, *, on: date | None = None) -> MessagesPolicy:
    """What a municipality opened, as it holds on a day (today)."""
    return messages_policy_from(decided(municipality, PolicyKind.MESSAGES, on=on))


def ground_line(opening: Opening, *, on: date) -> GroundLine:
    """A ground in words; of the law's own ground the law says how sure it is."""
    source, confidence = opening.source, opening.confidence
    if opening.ground is Ground.LAW and source.startswith("Gdw art. 14"):
        confidence = parameter(LAW, on=on).confidence
    return GroundLine(
        ground=_(GROUND_WORDS[opening.ground]),
        source=source,
        confidence=confidence.dutch,
        verified=confidence is not Confidence.UNVERIFIED,
        from_on=opening.from_on,
        until_on=opening.until_on,
        holds=opening.holds_on(on),
        per_message=opening.ground is Ground.CONSENT,
    )


@look("legal.types", may_if=MAY_READ, basis="Wgs art. 2")
def types_view(*, actor: Actor) -> TypesView:
    """See which kinds of messages are open, on which ground."""
    today = clock.today()
    policy = messages_policy(actor.municipality)
    lines = tuple(type_lines(policy, on=today))
    wait = ground_line(policy.wait, on=today) if policy.wait else None
    version = decided(actor.municipality, PolicyKind.MESSAGES).get("version", 1)
    return TypesView(lines, wait, int(version))


def type_lines(policy: MessagesPolicy, *, on: date) -> list[TypeLine]:
    """Every kind with its ground, in the order of the process. A building block."""
    return [_line(kind, policy, on) for kind in Kind]


def _line(kind: Kind, policy: MessagesPolicy, on: date) -> TypeLine:
    opening = policy.types.get(kind)
    return TypeLine(
        kind=kind.value,
        wire=TYPES[kind].wire,
        title=_(TYPES[kind].title),
        ground=ground_line(opening, on=on) if opening else None,
    )
