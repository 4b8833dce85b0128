# SPDX-License-Identifier: EUPL-1.2
"""Every move a case can make, as one table: from where, to where, who, on what ground.

A move that names a step raises the case to at least that step; it never lowers it, because a
case is at the furthest step it ever reached. A move that names an exit closes the case. What was
never this household's is put right: only that move may leave a case at an earlier step. A move
with a stop asks, from the vonnis on, for every safeguard and two signatures beside its own guard.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from woonzeker.process import reasons
from woonzeker.process.errors import UnknownMove
from woonzeker.process.exits import Exit
from woonzeker.process.guards import GUARDS, Facts, Guard, Refusal
from woonzeker.process.steps import Status, Step
from woonzeker.process.stops import STOPPED_FROM, STOPS, Stop

EVERY_STEP = frozenset(Step)
NO_CASE: frozenset[Step] = frozenset()
RUNNING = frozenset({Status.OPEN, Status.WAITING})


def _from(step: Step) -> frozenset[Step]:
    return frozenset(other for other in Step if other >= step)


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table.

    `source` is empty for a move that begins a case. `target` is the step the case is raised to,
    the exit with which it closes, or None when it stays where it is. `permission` is the code of
    a right that roles hold. `reasons` are the codes of which one must be given; empty asks none.
    `guard` names a condition in `process.guards`, `stop` a hard stop in `process.stops`.
    """

    code: str
    source: frozenset[Step]
    target: Step | Exit | None
    permission: str
    citation: str
    title: str
    reasons: tuple[str, ...] = ()
    guard: str | None = None
    from_status: frozenset[Status] = field(default=RUNNING)
    to_status: Status | None = None
    stop: Stop | None = None

    @property
    def reason_required(self) -> bool:
        """Whether somebody must say why."""
        return bool(self.reasons)

    @property
    def begins(self) -> bool:
        """Whether this move makes a case where there was none."""
        return not self.source

    @property
    def closes(self) -> bool:
        """Whether this move ends the case."""
        return isinstance(self.target, Exit)

    def asked_at(self, step: Step) -> tuple[Guard, ...]:
        """What must hold before this move from `step`: its own guard, and from the vonnis its stop.

        Raises UnknownMove when the table names a guard that is not there.
        """
        if self.guard is not None and self.guard not in GUARDS:
            raise UnknownMove
        own = (GUARDS[self.guard],) if self.guard else ()
        if self.stop is None or step < STOPPED_FROM:
            return own
        return (*own, STOPS[self.stop])

    def refusals(self, step: Step, facts: Facts) -> tuple[Refusal, ...]:
        """Everything that keeps this move from being made at `step`; empty when it may be."""
        return tuple(refusal for guard in self.asked_at(step) for refusal in guard(facts))

    def step_after(self, step: Step | None) -> Step:
        """The step after this move, from `step` (None: no case yet)."""
        reached = self.target if isinstance(self.target, Step) else None
        return max(part for part in (step, reached) if part is not None)

    def status_after(self, status: Status) -> Status:
        """The status after this move."""
        return Status.CLOSED if self.closes else self.to_status or status


_REPORT_LAW = "Wgs art. 3 lid 1 onder b"
_CONVENANT = "Landelijk Convenant Vroegsignalering"
_GUIDE = "handreiking Voorkomen huisuitzettingen"


def _begin(code: str, target: Step, permission: str, citation: str, title: str) -> Move:
    return Move(
        code, NO_CASE, target, permission, citation, title,
        from_status=frozenset(), to_status=Status.OPEN,
    )  # fmt: skip


def _event(code: str, target: Step, citation: str, title: str) -> Move:
    """Something a bailiff or court did: it may come at any step, and on a closed case too."""
    return Move(
        code, EVERY_STEP, target, "follow_court", citation, title,
        from_status=frozenset(Status), to_status=Status.OPEN,
    )  # fmt: skip


def _contact(code: str, title: str, guard: str | None = None) -> Move:
    return Move(code, EVERY_STEP, Step.OUTREACH, "seek_contact", _REPORT_LAW, title, guard=guard)


def _close(
    code: Exit,
    citation: str = _CONVENANT,
    source: frozenset[Step] = EVERY_STEP,
    reasons: tuple[str, ...] = (),
    guard: str | None = None,
) -> Move:
    return Move(
        f"close_{code}", source, code, "close", citation, f"afgesloten: {code.dutch}",
        reasons, guard, stop=Stop.CLOSING,
    )  # fmt: skip


_BEGINNINGS = (
    _begin(
        "register_arrears", Step.ARREARS, "keep_arrears", "Bgs art. 2", "achterstand vastgelegd"
    ),
    _begin("accept_report", Step.REPORT, "take_up", _REPORT_LAW, "melding aanvaard"),
    _begin(
        "begin_by_court_message", Step.DAGVAARDING_ANNOUNCED, "follow_court", "Rv art. 111",
        "bericht van deurwaarder of rechtbank zonder eerdere melding",
    ),
    _begin(
        "begin_by_eviction_notice", Step.VONNIS, "follow_court", "Gdw art. 14",
        "ontruiming aangezegd zonder eerdere melding",
    ),
    _begin(
        "accept_request", Step.REPORT, "seek_contact", "Wgs art. 4 lid 1",
        "hulpvraag aanvaard, zonder melding van een schuldeiser",
    ),
    _begin(
        "accept_worry", Step.REPORT, "take_up", f"{_GUIDE}, hoofdstuk 4",
        "zorg uit de omgeving opgepakt, na een tweede oordeel",
    ),
)  # fmt: skip

_COURSE = (
    Move(
        "personal_contact", frozenset({Step.ARREARS}), Step.PERSONAL_CONTACT, "keep_arrears",
        "Bgs art. 2 onder a", "schuldeiser zocht persoonlijk contact",
    ),
    Move(
        "join_report", EVERY_STEP, Step.REPORT, "take_up", _REPORT_LAW,
        "melding bij lopende zaak gevoegd",
    ),
    Move(
        "reopen", EVERY_STEP, Step.REPORT, "take_up", _REPORT_LAW,
        "heropend na nieuwe melding",
        from_status=frozenset({Status.CLOSED}), to_status=Status.OPEN,
    ),
    Move(
        "reopen_on_request", EVERY_STEP, Step.REPORT, "seek_contact", "Wgs art. 4 lid 1",
        "heropend op verzoek van het huishouden",
        from_status=frozenset({Status.CLOSED}), to_status=Status.OPEN,
    ),
    Move(
        "reopen_on_worry", EVERY_STEP, Step.REPORT, "take_up", f"{_GUIDE}, hoofdstuk 4",
        "heropend om een zorg uit de omgeving, na een tweede oordeel",
        from_status=frozenset({Status.CLOSED}), to_status=Status.OPEN,
    ),
    Move(
        "join_request", EVERY_STEP, Step.REPORT, "seek_contact", "Wgs art. 4 lid 1",
        "hulpvraag bij lopende zaak gevoegd", to_status=Status.OPEN,
    ),
    Move(
        "join_worry", EVERY_STEP, Step.REPORT, "take_up", f"{_GUIDE}, hoofdstuk 4",
        "zorg uit de omgeving bij lopende zaak gevoegd, na een tweede oordeel",
        to_status=Status.OPEN,
    ),
    Move(
        "danger_found", EVERY_STEP, None, "seek_contact", "Wgs art. 4 lid 2",
        "gevaar gezien: er mag weer iemand langs",
        reasons=reasons.DANGER, to_status=Status.OPEN,
    ),
    Move(
        "danger_over", EVERY_STEP, None, "seek_contact", "Wgs art. 4 lid 2",
        "het gevaar voor woning of voorziening is voorbij",
        reasons=reasons.DANGER_OVER, guard="danger_noted",
    ),
    Move(
        "visits_ended", EVERY_STEP, None, "seek_contact", _GUIDE,
        "wil geen hulp: er gaat niemand meer langs tot een nieuw signaal of gevaar",
        guard="contact_reached",
    ),
    Move(
        "wait", EVERY_STEP, None, "seek_contact", _GUIDE, "wacht op iemand anders",
        reasons=reasons.WAITING,
        from_status=frozenset({Status.OPEN}), to_status=Status.WAITING,
    ),
    Move(
        "resume", EVERY_STEP, None, "seek_contact", _GUIDE, "weer opgepakt",
        from_status=frozenset({Status.WAITING}), to_status=Status.OPEN,
    ),
    Move(
        "wait_for_signal", _from(Step.OUTREACH), None, "seek_contact", _GUIDE,
        "niemand bereikt: wacht op het volgende signaal", guard="may_wait_for_signal",
        from_status=frozenset({Status.OPEN}), to_status=Status.WAITING,
    ),
    Move(
        "wake_by_signal", EVERY_STEP, None, "take_up", _REPORT_LAW,
        "weer opgepakt na een nieuw signaal",
        from_status=frozenset({Status.WAITING}), to_status=Status.OPEN,
    ),
    _contact("contact_sought", "contact gezocht"),
    _contact("help_offered", "hulp schriftelijk aangeboden"),
    _contact("contact_reached", "contact gekregen"),
    _contact("first_talk_held", "eerste gesprek gevoerd"),
    _contact("help_accepted", "hulp aanvaard", guard="contact_reached"),
    _contact("help_declined", "hulp niet gewenst", guard="contact_reached"),
)  # fmt: skip

_COURT = (
    _event(
        "dagvaarding_announced", Step.DAGVAARDING_ANNOUNCED, f"{_GUIDE}, stap 5",
        "dagvaarding aangekondigd",
    ),
    _event("dagvaarding_served", Step.DAGVAARDING, "Rv art. 111", "dagvaarding uitgebracht"),
    _event("hearing_set", Step.HEARING, "Rv art. 114", "zitting bepaald"),
    _event("vonnis_given", Step.VONNIS, "BW art. 6:265", "vonnis gewezen"),
    _event("eviction_announced", Step.VONNIS, "Gdw art. 14", "ontruiming aangezegd"),
    _event("home_lost", Step.REHOUSING, f"{_GUIDE}, stap 11", "woning toch verlaten"),
    Move(
        "last_offer_made", _from(Step.VONNIS), Step.LAST_OFFER, "offer_last_help",
        f"{_GUIDE}, stap 9", "laatste aanbod van vrijwillige hulp gedaan",
    ),
    Move(
        "bewind_requested", _from(Step.LAST_OFFER), Step.FORCED_BEWIND, "request_bewind",
        "BW art. 1:432", "gedwongen schuldenbewind gevraagd",
        reasons=reasons.LAST_RESORT, guard="bewind_proportional",
    ),
)  # fmt: skip

#: no consent: what others do cannot be averted any more, and nothing that was owed is open
_LOST_CAUSE = (
    Move(
        "eviction_unavoidable", _from(Step.VONNIS), None, "call_unavoidable",
        "Ombudsmannen (verplichting 3)", "ontruiming onafwendbaar, alle waarborgen kloppen",
        guard="home_at_stake", stop=Stop.UNAVOIDABLE,
    ),
)  # fmt: skip

#: what turned out while the case goes on: others stay behind, or a home is at stake
_FOUND = (
    Move(
        "somebody_died", EVERY_STEP, None, "close", _CONVENANT,
        "iemand is overleden; de zaak loopt door voor wie achterblijft",
    ),
    Move(
        "known_to_debt_help_found", EVERY_STEP, None, "close", _CONVENANT,
        "al bekend bij schuldhulpverlening; de zaak loopt door vanwege de dreiging",
    ),
)  # fmt: skip

_RIGHT = "AVG art. 5 lid 1 onder d"
#: a report turned out to be somebody else's, or a message was not right:
#: what hung on it goes, whatever the case had come to
_PUT_RIGHT = (
    Move(
        "report_released", EVERY_STEP, None, "put_right", _RIGHT,
        "melding losgemaakt: opnieuw te beoordelen",
        reasons=reasons.WRONG_LINK, from_status=frozenset(Status),
    ),
    Move(
        "close_wrongly_linked", EVERY_STEP, Exit.WRONGLY_LINKED, "put_right", _RIGHT,
        "afgesloten: verkeerd gekoppeld",
        reasons=reasons.WRONG_LINK, from_status=frozenset(Status),
    ),
    Move(
        "message_withdrawn", EVERY_STEP, None, "put_right", _RIGHT,
        "bericht klopte niet: teruggenomen",
        reasons=reasons.WRONG_ENTRY + reasons.WRONG_MESSAGE, from_status=frozenset(Status),
    ),
)  # fmt: skip

_CLOSINGS = (
    _close(Exit.PAID),
    _close(Exit.ARRANGEMENT),
    _close(Exit.ADVICE, "Wgs art. 3 lid 1", guard="contact_reached"),
    _close(Exit.FOLLOW_UP, "Wgs art. 3 lid 1", guard="contact_reached"),
    _close(Exit.FOLLOW_UP_FINANCIAL, "Wgs art. 4a", guard="contact_reached"),
    _close(Exit.FOLLOW_UP_OTHER, "Wgs art. 3 lid 1", guard="contact_reached"),
    _close(Exit.MOVED_OWN_WILL),
    _close(Exit.MOVED_UNDER_PRESSURE, reasons=reasons.PRESSURE),
    _close(Exit.KEY_HANDED_IN),
    _close(Exit.MOVED_UNKNOWN),
    _close(Exit.DECEASED),
    _close(Exit.KNOWN_TO_DEBT_HELP),
    _close(Exit.OTHER_SUPPORT, reasons=reasons.SUPPORT),
    _close(Exit.HELP_DECLINED, source=_from(Step.OUTREACH), guard="contact_reached"),
    _close(Exit.NO_CONTACT, source=_from(Step.OUTREACH), guard="contact_sought"),
    _close(Exit.NO_REACTION, source=_from(Step.OUTREACH), guard="contact_reached"),
    _close(Exit.REFERRED_WITHOUT_CONTACT, source=_from(Step.OUTREACH), reasons=reasons.WORRY),
    _close(
        Exit.REHOUSED, f"{_GUIDE}, stap 11",
        source=frozenset({Step.REHOUSING}), guard="suitable_place",
    ),
    _close(Exit.REPEATED),
    _close(Exit.UNJUSTIFIED),
    _close(Exit.NOT_TAKEN_UP, reasons=reasons.SET_ASIDE),
    _close(Exit.OPENED_BY_MISTAKE, _RIGHT, reasons=reasons.MISTAKE),
)  # fmt: skip

MOVES: tuple[Move, ...] = (
    *_BEGINNINGS, *_COURSE, *_COURT, *_LOST_CAUSE, *_FOUND, *_PUT_RIGHT, *_CLOSINGS,
)  # fmt: skip
_BY_CODE = {move.code: move for move in MOVES}


def find_move(code: str) -> Move:
    """The move with this code; raises UnknownMove."""
    if (move := _BY_CODE.get(code)) is None:
        raise UnknownMove
    return move


def moves_from(step: Step, status: Status) -> tuple[Move, ...]:
    """The moves that a case at this step with this status can make, in the order of the table."""
    return tuple(move for move in MOVES if step in move.source and status in move.from_status)


def exits_at(step: Step) -> tuple[Exit, ...]:
    """The exits that stand open at this step."""
    found = (move.target for move in MOVES if step in move.source)
    return tuple(target for target in found if isinstance(target, Exit))
