# SPDX-License-Identifier: EUPL-1.2
"""The kinds of messages of bailiffs and courts: what each must say, and what it does. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop


class Kind(StrEnum):
    """What a bailiff or court did or is going to do; the code that stands with a message."""

    ANNOUNCED = "dagvaarding_announced"
    SUMMONED = "dagvaarding_served"
    HEARING = "hearing_set"
    JUDGED = "vonnis_given"
    EVICTION = "eviction_announced"
    MOVED = "eviction_moved"
    CANCELLED = "eviction_cancelled"
    DONE = "eviction_done"


class Judgment(StrEnum):
    """What a court decided."""

    DISSOLUTION = "dissolution"
    PAYMENT = "payment"
    CONDITIONAL = "conditional"
    RESPITE = "respite"
    REJECTED = "rejected"


class Ask(StrEnum):
    """A fact beside the household that a kind may ask for."""

    DAY = "day"
    TIME = "time"
    ACTED = "acted"
    COURT = "court"
    CLAIM = "claim"
    CREDITOR = "creditor"
    JUDGMENT = "judgment"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class MessageType:
    """One kind: its word in a file or API, its name, what it must and may say, what it moves.

    `move` is the code of the move in the process, empty when none follows. `ahead` says whether
    its day lies ahead (True), behind (False) or may be either (None).
    """

    kind: Kind
    wire: str
    title: str
    day: str = ""
    needs: frozenset[Ask] = frozenset()
    may: frozenset[Ask] = frozenset()
    move: str = ""
    ahead: bool | None = None

    @property
    def asks(self) -> frozenset[Ask]:
        """All that it may say."""
        return self.needs | self.may


_BY_WHOM = frozenset({Ask.CREDITOR})
TYPES: dict[Kind, MessageType] = {
    each.kind: each
    for each in (
        MessageType(
            Kind.ANNOUNCED, "dagvaarding_aangekondigd", gettext_noop("Dagvaarding aangekondigd"),
            gettext_noop("Dagvaarden vanaf"), may=_BY_WHOM | {Ask.DAY, Ask.CLAIM},
            move="dagvaarding_announced",
        ),
        MessageType(
            Kind.SUMMONED, "dagvaarding_uitgebracht", gettext_noop("Dagvaarding uitgebracht"),
            gettext_noop("Opgeroepen tegen"), frozenset({Ask.DAY, Ask.COURT}),
            _BY_WHOM | {Ask.CLAIM, Ask.TIME, Ask.ACTED}, "dagvaarding_served",
        ),
        MessageType(
            Kind.HEARING, "zitting_bepaald", gettext_noop("Zitting bepaald"),
            gettext_noop("Dag van de zitting"), frozenset({Ask.DAY, Ask.COURT}),
            _BY_WHOM | {Ask.TIME}, "hearing_set",
        ),
        MessageType(
            Kind.JUDGED, "vonnis_gewezen", gettext_noop("Vonnis gewezen"),
            gettext_noop("Dag van het vonnis"), frozenset({Ask.DAY, Ask.JUDGMENT}),
            _BY_WHOM | {Ask.COURT, Ask.DEFAULT}, "vonnis_given", ahead=False,
        ),
        MessageType(
            Kind.EVICTION, "ontruiming_aangezegd", gettext_noop("Ontruiming aangezegd"),
            gettext_noop("Dag van de ontruiming"), frozenset({Ask.DAY}),
            _BY_WHOM | {Ask.TIME, Ask.ACTED}, "eviction_announced", ahead=True,
        ),
        MessageType(
            Kind.MOVED, "ontruiming_verplaatst",
            gettext_noop("Nieuwe datum voor de ontruiming"), gettext_noop("Nieuwe dag"),
            frozenset({Ask.DAY}), _BY_WHOM | {Ask.TIME, Ask.ACTED}, "eviction_announced",
            ahead=True,
        ),
        MessageType(
            Kind.CANCELLED, "ontruiming_ingetrokken", gettext_noop("Ontruiming ingetrokken"),
            gettext_noop("Dag die vervalt"), may=_BY_WHOM | {Ask.DAY},
        ),
        MessageType(
            Kind.DONE, "ontruiming_uitgevoerd", gettext_noop("Ontruiming uitgevoerd"),
            gettext_noop("Dag van de ontruiming"), frozenset({Ask.DAY}), _BY_WHOM, "home_lost",
            ahead=False,
        ),
    )
}  # fmt: skip
BY_WIRE = {each.wire: each for each in TYPES.values()}
#: the word of a judgment in a file or API → what it is, and its name
JUDGMENTS: dict[Judgment, tuple[str, str]] = {
    Judgment.DISSOLUTION: ("ontbinding", gettext_noop("ontbinding en ontruiming")),
    Judgment.PAYMENT: ("betaling", gettext_noop("alleen betaling")),
    Judgment.CONDITIONAL: ("voorwaardelijk", gettext_noop("voorwaardelijk")),
    Judgment.RESPITE: ("terme_de_grace", gettext_noop("termijn om alsnog te betalen")),
    Judgment.REJECTED: ("afgewezen", gettext_noop("afgewezen")),
}
JUDGMENT_BY_WIRE = {wire: judgment for judgment, (wire, _name) in JUDGMENTS.items()}
#: of an eviction itself: what makes a case urgent, ends it or moves it
OF_EVICTION = frozenset({Kind.EVICTION, Kind.MOVED, Kind.CANCELLED, Kind.DONE})
#: an eviction is on its way from such a message
THREATENS = frozenset({Kind.EVICTION, Kind.MOVED})


def type_named(word: str) -> MessageType | None:
    """The type of a word in a file, an API or an address; None for another word."""
    return BY_WIRE.get(word.strip().casefold())
