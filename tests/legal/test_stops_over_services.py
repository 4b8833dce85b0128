# SPDX-License-Identifier: EUPL-1.2
"""Through the services and the database too there is no way around an open stop.

People answer, sign, take back, tell of courts and of a home that is lost, close, open again and
call unavoidable in any order; beside it somebody keeps a plain account of what they did and says
whether it may be.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.cases.running import begun, make
from tests.conftest import CODE, person
from tests.legal.accounted import BAD, MEANS, Plain
from tests.legal.bailiffs import at_bailiff, case_of, send
from tests.legal.whole import GOOD
from tests.proving import FULL, many
from tests.situations import LEAD, let_work, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import advance, put_before
from woonzeker.cases.services.leaving import make_room
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.legal import services as legal
from woonzeker.legal.models import CourtMessage, SignOff
from woonzeker.legal.rules import Judgment, track
from woonzeker.legal.rules.roads import Road
from woonzeker.legal.rules.safeguards import Safeguard, seen_now
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Ruling
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services import roads
from woonzeker.legal.services.safeguards import (
    Said,
    answer_safeguard,
    look_at_recall,
    note_kept,
    note_nobody_left,
    sign,
    take_back_fact,
    withdraw_signature,
)
from woonzeker.process import Step, Stop

RUNS, STEPS = many(3, 1_000), 14
#: a check says that there is a way; a proof looks for the shortest one as well
PHASES = tuple(Phase) if FULL else (Phase.explicit, Phase.reuse, Phase.generate)
DOES = ("coordinator", "counsellor")
OPEN = precondition(lambda self: not self.over)


class Services(Plain, RuleBasedStateMachine):
    """One case in the database, and whatever people do to it."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.time: AbstractContextManager[None] = clock.standing_at(self.day)
        self.time.__enter__()

    def teardown(self) -> None:
        self.time.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(how=st.sampled_from(["message", "track", "moves"]), well=st.booleans())
    def begin(self, how: str, well: bool) -> None:
        """A case past the vonnis: told by a bailiff, entered by a colleague, or as a move."""
        self.by_moves = how == "moves"
        if how == "message":
            resident(surname="Nowak")
            day = self.day + timedelta(days=30)
            message = send(at_bailiff(), datum=day.isoformat())
            self.case = case_of(message)
            self.told[self._next()] = (message.pk, day, self.day)
        else:
            moves = ("contact_reached", *(("vonnis_given",) if self.by_moves else ()))
            self.case = make(begun(resident()), *moves)
        self.people: dict[str, Actor] = {
            "coordinator": person(Role.EVICTION_COORDINATOR),
            "counsellor": person(Role.DEBT_COUNSELLOR),
            "manager": person(Role.MANAGER),
            "lead": person(Role.TEAM_LEAD),
        }
        for who in DOES:
            let_work(self.people[who], self.case)
        if how == "track":
            self._tell(track.TrackEvent(
                Occurrence.JUDGED, self.day, ruling=Ruling(Judgment.DISSOLUTION),
            ))  # fmt: skip
        if well:
            self.say_it_all()

    def _row(self) -> Case:
        with tenant(CODE):
            return Case.objects.get(pk=self.case.pk)

    def _tell(self, told: track.TrackEvent) -> None:
        who = self.people["coordinator"]
        row = legal.open_track(actor=who, case=self.case.pk, ground=ClaimGround.ARREARS)
        made = legal.add_event(actor=who, court_track=row.pk, told=told, said_by="bailiff")
        self.told[self._next()] = (made.pk, told.day_on, self.day)
        self.took_back = ""

    def _say(self, who: str, safeguard: Safeguard, **said: object) -> None:
        answer_safeguard(
            actor=self.people[who],
            case=self.case.pk,
            safeguard=safeguard,
            said=Said(on=self.day, **said),  # type: ignore[arg-type]
        )
        self.answers = self._next()

    @OPEN
    @rule(safeguard=st.sampled_from(Safeguard), good=st.booleans(), pick=st.integers(0, 20),
          who=st.sampled_from(DOES))  # fmt: skip
    def say(self, safeguard: Safeguard, good: bool, pick: int, who: str) -> None:
        """Somebody answers one thing, well or not."""
        if safeguard is Safeguard.ALTERNATIVES:
            about = MEANS[pick % len(MEANS)]
            code = "not_possible" if good else "not_tried"
            self._say(who, safeguard, answer=code, source="file", about=about, words="zo is het")
            (self.tried.add if good else self.tried.discard)(about)
            self.met[safeguard] = self.tried == set(MEANS)
            return
        if safeguard is Safeguard.OCO_OFFERED:
            channel = "visit" if good else "letter"
            self._say(who, safeguard, answer="no_answer", source="talk", channel=channel)
            self.offers.append(channel)
            self.met[safeguard] = set(self.offers) == {"visit", "letter"}
            return
        said = {**(GOOD if good else BAD)[safeguard]}
        if safeguard is Safeguard.PLACE and good:
            self._say(who, safeguard, **said, free_from=self.day)
        else:
            self._say(who, safeguard, **said)
        self.met[safeguard] = good
        if safeguard is Safeguard.INTEREST_WEIGHED:
            self.author = who if good else ""

    @OPEN
    @rule()
    def say_it_all(self) -> None:
        """Somebody does everything that was not done yet."""
        for safeguard in Safeguard:
            while not self.met[safeguard]:
                left = [number for number, code in enumerate(MEANS) if code not in self.tried]
                offered = "visit" not in self.offers
                good = offered if safeguard is Safeguard.OCO_OFFERED else True
                self.say(safeguard, good, left[0] if left else 0, "coordinator")

    @OPEN
    @rule(ahead=st.integers(20, 60))
    def announce(self, ahead: int) -> None:
        """A bailiff announces the day of an eviction, or another day."""
        day = self.day + timedelta(days=ahead)
        if day != self._eviction():
            self._tell(track.TrackEvent(Occurrence.NOTICE, self.day, day))

    @precondition(lambda self: self.told and not self.over)
    @rule(pick=st.integers(0, 9))
    def take_the_news_back(self, pick: int) -> None:
        """What a court or a bailiff told was not right: it is taken back."""
        key = list(self.told)[pick % len(self.told)]
        row = self.told.pop(key)[0]
        who = self.people["coordinator"]
        with tenant(CODE):
            sent = is_message(row)
        if sent:
            legal.withdraw_message(actor=who, court_message=row, reason="sender_said")
        else:
            legal.recall_event(actor=who, track_event=row, reason="misread")
        self._fell()

    def _fell(self) -> None:
        """Whether the case stands under no stop any more, or is over because it began by this."""
        found = self._row()
        self.over = found.status == "closed"
        assert not self.over or found.result == "wrongly_linked"
        if self._below() and not self.over:
            self.took_back = "coordinator"

    @precondition(lambda self: self.took_back and not self.over)
    @rule(who=st.sampled_from(["coordinator", "lead"]))
    def look(self, who: str) -> None:
        """Somebody says that it was taken back rightly; who did so cannot."""
        try:
            look_at_recall(actor=self.people[who], case=self.case.pk, source="paper")
        except Refused:
            assert who == self.took_back
            return
        assert who != self.took_back
        self.took_back = ""

    @OPEN
    @rule(which=st.sampled_from(["kept", "nobody_left"]))
    def say_how_it_ended(self, which: str) -> None:
        """Somebody says that the home was kept, or that nobody is left."""
        who = self.people["lead"]
        try:
            if which == "kept":
                note_kept(actor=who, case=self.case.pk, source="in_writing", on=self.day)
                self.kept = (self._next(), self.day)
            else:
                note_nobody_left(actor=who, case=self.case.pk, source="register", on=self.day)
                self.nobody = self._next()
        except Refused:
            assert self.lost
            assert which == "kept"

    @OPEN
    @rule(which=st.sampled_from(["kept", "nobody_left"]))
    def say_it_is_not_so(self, which: str) -> None:
        """Somebody takes that back."""
        try:
            take_back_fact(actor=self.people["lead"], case=self.case.pk, kind=which)
        except Refused:
            return
        if which == "kept":
            self.kept = None
        else:
            self.nobody = 0

    @precondition(lambda self: not self.over and not self.road)
    @rule()
    def lose_on_another_road(self) -> None:
        """The home is lost over nuisance, whatever stands open."""
        who = self.people["coordinator"]
        road = roads.begin_order_road(
            actor=who, case=self.case.pk, road=Road.NUISANCE, begun="landlord_tells",
            told_by="landlord", on=self.day,
        )  # fmt: skip
        self.road = road.pk
        for code in ("to_court", "place_found", "home_lost"):
            made = roads.note_road_step(actor=who, case_road=road.pk, code=code, on=self.day)
        self.lost, self.took_back = made.pk, ""
        self.told_open = {each for each, holds in self.met.items() if not holds}

    @precondition(lambda self: self.lost and not self.over)
    @rule()
    def not_lost_after_all(self) -> None:
        """That was a mistake: it is taken back, with all that it did."""
        assert self.road is not None
        roads.recall_road_row(
            actor=self.people["coordinator"], case_road=self.road, kind="road", row=self.road,
            reason="other_household",
        )  # fmt: skip
        self.road, self.lost, self.told_open = None, None, set()
        self._fell()

    @precondition(lambda self: self.lost and not self.over)
    @rule()
    def end_the_road(self) -> None:
        """Somebody tries to end the road with a home that was lost."""
        assert self.road is not None
        asked = all(self._holds(each, Stop.UNAVOIDABLE) for each in Safeguard)
        with transaction.atomic():
            try:
                roads.end_road(
                    actor=self.people["coordinator"], case_road=self.road, ending="evicted",
                    on=self.day,
                )  # fmt: skip
                assert asked
            except Refused:
                assert not asked
            transaction.set_rollback(True)

    @precondition(lambda self: self.over)
    @rule()
    def open_again(self) -> None:
        """A day later the household asks for help: what was said before is of an earlier time."""
        self.time.__exit__(None, None, None)
        self.day += timedelta(days=1)
        self.time = clock.standing_at(self.day)
        self.time.__enter__()
        advance(actor=system(CODE, "tests"), case=self.case.pk, move="reopen_on_request")
        self._forget()
        self.over, self.kept, self.nobody, self.author = False, None, 0, ""

    @OPEN
    @rule(who=st.sampled_from(["coordinator", "counsellor", "manager"]),
          stop=st.sampled_from(Stop), asked=st.booleans(), stale=st.booleans())  # fmt: skip
    def sign(self, who: str, stop: Stop, asked: bool, stale: bool) -> None:
        """Somebody tries to sign, asked or not, for what lies there or for something else."""
        actor = self.people[who]
        if who == "manager" and asked:
            put_before(actor=LEAD, case=self.case.pk, user=actor.id, what=f"stop_{stop.value}")
        with tenant(CODE):
            seen = seen_now(record_of(Case.objects.get(pk=self.case.pk)), on=self.day)
        try:
            made = sign(actor=actor, case=self.case.pk, stop=stop, seen="0" * 64 if stale else seen)
        except (Refused, NotFound, NotPermitted):
            return
        except Conflict:
            assert stale
            return
        assert not stale
        self.signed[made.pk] = (who, stop, self._sees())

    @OPEN
    @rule(stop=st.sampled_from(Stop))
    def sign_all(self, stop: Stop) -> None:
        """All who can sign do."""
        for who in ("coordinator", "counsellor", "manager"):
            self.sign(who, stop, True, False)

    @precondition(lambda self: self.signed and not self.over)
    @rule(pick=st.integers(0, 20))
    def take_back(self, pick: int) -> None:
        """Somebody takes their own signature back."""
        key = list(self.signed)[pick % len(self.signed)]
        who, _stop, _sees = self.signed.pop(key)
        with tenant(CODE):
            row = SignOff.objects.get(pk=key)
        withdraw_signature(actor=self.people[who], sign_off=row.pk)

    @OPEN
    @rule(move=st.sampled_from(["close_paid", "close_moved_unknown", "eviction_unavoidable"]))
    def try_to(self, move: str) -> None:
        """Somebody tries to close the case, or to call the eviction unavoidable."""
        stop = Stop.UNAVOIDABLE if move == "eviction_unavoidable" else Stop.CLOSING
        try:
            done = advance(actor=system(CODE, "tests"), case=self.case.pk, move=move)
        except Refused:
            assert not self._may(stop)
            return
        assert self._may(stop)
        self.over = done.status == "closed"

    @OPEN
    @rule()
    def others_live_there(self) -> None:
        """A new household at the address ends no case that may not end."""
        may = self._may(Stop.CLOSING)
        with tenant(CODE):
            make_room(self._row(), actor=system(CODE, "tests"), on=self.day)
        self.over = self._row().status == "closed"
        assert self.over == may

    @precondition(lambda self: self.over)
    @rule()
    def it_is_over(self) -> None:
        """What has ended ends no second time."""
        with pytest.raises(Refused):
            advance(actor=system(CODE, "tests"), case=self.case.pk, move="close_paid")

    @rule()
    def the_step_says_whether_there_are_stops(self) -> None:
        """A case past the vonnis stays there as long as something says so."""
        if not self.over:
            assert (self._row().step < Step.VONNIS) == self._below()


def is_message(row: UUID) -> bool:
    """Whether a row is a message, and not what a colleague entered."""
    from_message = CourtMessage.objects.filter(pk=row)
    return bool(from_message.exists())


@pytest.mark.usefixtures("municipality")
def test_there_is_no_way_around_an_open_stop_in_the_database() -> None:
    run_state_machine_as_test(
        Services,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=PHASES,
        ),
    )
