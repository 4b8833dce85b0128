# SPDX-License-Identifier: EUPL-1.2
"""Whatever is answered, signed, moved and taken back: there is no way around an open stop.

A second judge, written differently, reads what was put in and says whether everything stood; the
stops must agree with it each time somebody tries to close a case or to call an eviction
unavoidable.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.legal.judging import Judge
from tests.legal.safeguarding import MANAGER, WORKER, WROTE, good
from tests.proving import many

from woonzeker.legal.rules.safeguards import (
    CATALOGUE,
    KEPT_BY,
    NOBODY_BY,
    Answer,
    Fact,
    Level,
    Record,
    Safeguard,
    SignOff,
    Situation,
    carried_out,
    ladder,
    seen_now,
    stop_facts,
    what_is_missing,
)
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.process import GUARDS, MOVES, Exit, Facts, Move, Status, Step, Stop, find_move

RUNS = many(150, 10_000)
STEPS = 25
PEOPLE = (WORKER, MANAGER, WROTE, "user-other")
SOURCES = ("parent", "register", "seen", "talk", "letter", "booking", "file", "school", "rumour")
CHANNELS = ("letter", "visit", "phone", "")
OWN = dict.fromkeys({fact for guard in GUARDS.values() for fact in guard.facts}, True)
STOPPED = [move for move in MOVES if move.stop is not None]
EVENTS = ("dagvaarding_served", "hearing_set", "vonnis_given", "eviction_announced", "home_lost")
FIRST = date(2026, 11, 2)


class Stops(RuleBasedStateMachine):
    """A case from the report to its end, and whatever people do to it."""

    def __init__(self) -> None:
        super().__init__()
        self.day, self.numbers = FIRST, 0
        self.step, self.status = Step.REPORT, Status.OPEN
        self.record = Record(Situation(since_on=FIRST))
        self.marks: list[tuple[str, object]] = [("nothing", None)]
        #: id of a signature → what lay there when that mark was made
        self.saw: dict[str, object] = {}

    def _id(self) -> str:
        self.numbers += 1
        return f"row-{self.numbers}"

    def _now(self, **changes: Any) -> None:
        situation = replace(self.record.situation, **changes)
        self.record = replace(self.record, situation=situation)

    def judge(self, stop: Stop) -> Judge:
        """Who says independently whether this stop may pass now."""
        return Judge(self.record, self.day, stop, self.saw)

    def _add(self, *answers: Answer) -> None:
        self.record = replace(self.record, answers=(*self.record.answers, *answers))

    @initialize(
        vonnis=st.booleans(),
        well=st.booleans(),
        ground=st.sampled_from(ClaimGround),
        reads=st.sampled_from(("", "nl")),
    )
    def begin(self, vonnis: bool, well: bool, ground: ClaimGround, reads: str) -> None:
        """A case on some ground, often one of which all that was owed was done."""
        self._now(grounds=frozenset({ground}), reads=reads)
        if vonnis:
            self.happens("vonnis_given", 10)
        if well:
            self.say_it_all(None, (WROTE,))
            self.happens("eviction_announced", 30)

    @rule(
        safeguard=st.sampled_from(Safeguard), pick=st.integers(0, 9),
        source=st.sampled_from(SOURCES),
        channel=st.sampled_from(CHANNELS), who=st.sampled_from((*PEOPLE, "")), worded=st.booleans(),
        back=st.integers(0, 4), ahead=st.integers(-3, 30),
    )  # fmt: skip
    def say(
        self, safeguard: Safeguard, pick: int, source: str, channel: str, who: str, worded: bool,
        back: int, ahead: int,
    ) -> None:  # fmt: skip
        """Somebody answers something, well or badly."""
        codes = list(CATALOGUE[safeguard].choices)
        means = ladder(self.record.situation.grounds)
        self._add(Answer(
            id=self._id(), safeguard=safeguard, code=codes[pick % len(codes)], source=source,
            on=self.day - timedelta(days=back), recorded_on=self.day, by=(who,), channel=channel,
            language=("nl", "ar", "pictures", "")[pick % 4], about=means[pick % len(means)],
            reason=("too_young", "")[pick % 2], worded=worded,
            free_from=self.day + timedelta(days=ahead) if pick % 3 else None,
        ))  # fmt: skip

    @rule(left_out=st.none() | st.sampled_from(Safeguard), authors=st.sampled_from([
        (WROTE,), (WORKER,), (WROTE, MANAGER), (WORKER, MANAGER),
    ]))  # fmt: skip
    def say_it_all(self, left_out: Safeguard | None, authors: tuple[str, ...]) -> None:
        """Somebody does everything, but for one thing."""
        for safeguard in Safeguard:
            if safeguard is left_out:
                continue
            for each in good(safeguard, by=authors):
                self._add(replace(
                    each, id=self._id(), on=self.day, recorded_on=self.day,
                    free_from=self.day if each.free_from else None,
                    language="pictures" if each.language else "",
                ) if not each.about else replace(each, id=self._id(), about=""))  # fmt: skip
        if left_out is not Safeguard.ALTERNATIVES:
            for about in ladder(self.record.situation.grounds):
                self._add(Answer(
                    id=self._id(), safeguard=Safeguard.ALTERNATIVES, code="tried", source="file",
                    on=self.day, recorded_on=self.day, by=(WORKER,), about=about,
                ))  # fmt: skip

    @rule(who=st.sampled_from((*PEOPLE, "")), level=st.sampled_from(Level),
          stop=st.sampled_from(Stop), stale=st.booleans(), pick=st.integers(0, 50))  # fmt: skip
    def sign(self, who: str, level: Level, stop: Stop, stale: bool, pick: int) -> None:
        """Somebody signs for what lies there, or hands in a signature for something else."""
        now = seen_now(self.record, on=self.day), self.judge(stop).sees()
        mark, saw = self.marks[pick % len(self.marks)] if stale else now
        self.marks.append(now)
        made = SignOff(id=self._id(), by=who, level=level, stop=stop, seen=mark, on=self.day)
        self.saw[made.id] = saw
        self.record = replace(self.record, signatures=(*self.record.signatures, made))

    @rule(stop=st.sampled_from(Stop))
    def sign_both(self, stop: Stop) -> None:
        """Two people sign as they should."""
        self.sign("user-other", Level.WORK, stop, False, 0)
        self.sign(MANAGER, Level.MANAGEMENT, stop, False, 0)

    @rule(
        stop=st.sampled_from(Stop),
        one=st.sampled_from(PEOPLE),
        other=st.sampled_from(PEOPLE),
        authors=st.sampled_from([(WROTE,), (WORKER,), (WORKER, MANAGER), (WORKER, WROTE)]),
    )
    def sign_as_a_pair(self, stop: Stop, one: str, other: str, authors: tuple[str, ...]) -> None:
        """All is well, and two people sign who may be one, or who wrote the weighing."""
        self.say_it_all(None, authors)
        self.sign(one, Level.WORK, stop, False, 0)
        self.sign(other, Level.MANAGEMENT, stop, False, 0)

    @rule(pick=st.integers(0, 50))
    def withdraw(self, pick: int) -> None:
        """Somebody takes a signature back."""
        if found := list(self.record.signatures):
            place = pick % len(found)
            found[place] = replace(found[place], withdrawn_on=self.day)
            self.record = replace(self.record, signatures=tuple(found))

    @rule(source=st.sampled_from((*KEPT_BY, "said so", "")), back=st.integers(0, 5))
    def keep(self, source: str, back: int) -> None:
        """Somebody says that the home was kept, or that it was not after all."""
        made = Fact(self._id(), source, self.day - timedelta(days=back), self.day)
        self._now(kept=made if source else None)

    @rule(source=st.sampled_from((*NOBODY_BY, "a neighbour", "")))
    def nobody(self, source: str) -> None:
        """Somebody says that nobody is left."""
        made = Fact(self._id(), source, self.day, self.day)
        self._now(nobody_left=made if source else None)

    @rule(code=st.sampled_from(EVENTS), ahead=st.integers(0, 40))
    def happens(self, code: str, ahead: int) -> None:
        """A court or a bailiff does something; nothing stops that."""
        move, later = find_move(code), self.day + timedelta(days=ahead)
        assert move.refusals(self.step, Facts()) == ()
        if code == "hearing_set":
            self._now(hearing_on=later)
        elif code == "vonnis_given":
            self._now(threatened_on=self.day)
        elif code == "eviction_announced":
            self._now(threatened_on=self.day, eviction_on=later)
        elif code == "home_lost":
            loss = carried_out(self.record, step=self.step, on=self.day)
            self._now(lost_on=self.day, told_open=loss.told_open if ahead % 2 else None)
        self.step, self.status = move.step_after(self.step), move.status_after(self.status)

    @rule(days=st.integers(1, 9))
    def wait(self, days: int) -> None:
        """Time goes by."""
        self.day += timedelta(days=days)

    @rule(stop=st.sampled_from(Stop), flaw=st.sampled_from(("", "answer", "day", "back", "loss")))
    def sign_and_stumble(self, stop: Stop, flaw: str) -> None:
        """Two people sign, and then something changes."""
        self.sign_both(stop)
        if flaw == "answer":
            self._add(replace(good(Safeguard.ROOT_CAUSE)[0], id=self._id(), on=self.day,
                              recorded_on=self.day))  # fmt: skip
        elif flaw == "day":
            self.happens("eviction_announced", 12)
        elif flaw == "back":
            self.withdraw(len(self.record.signatures) - 1)
        elif flaw == "loss":
            self.happens("home_lost", 1)

    @rule(
        left_out=st.sampled_from(Safeguard),
        source=st.sampled_from((*KEPT_BY, "said so")),
        days=st.integers(0, 2),
        threat=st.booleans(),
        stop=st.sampled_from(Stop),
    )
    def keep_with_a_gap(
        self, left_out: Safeguard, source: str, days: int, threat: bool, stop: Stop
    ) -> None:
        """A home was kept with one thing left out, and it may be threatened again after that."""
        self.record = replace(self.record, answers=())
        self.say_it_all(left_out, (WROTE,))
        self.keep(source, 0)
        self.day += timedelta(days=days)
        if threat:
            self.happens("eviction_announced", 20)
        self.sign_both(stop)

    @rule(
        safeguard=st.sampled_from((*Safeguard, Safeguard.PLACE, Safeguard.PLACE)),
        stop=st.sampled_from(Stop),
        pick=st.integers(0, 9),
    )
    def spoil(self, safeguard: Safeguard, stop: Stop, pick: int) -> None:
        """Of all that is well one thing is answered otherwise, whole, and two people sign that."""
        self.say_it_all(None, (WROTE,))
        spec = CATALOGUE[safeguard]
        codes, means = list(spec.choices), ladder(self.record.situation.grounds)
        self._add(Answer(
            id=self._id(), safeguard=safeguard, code=codes[pick % len(codes)],
            source=spec.sources[0], on=self.day, recorded_on=self.day, by=(WROTE,),
            channel="phone", language=("ar", "nl")[pick % 2], about=means[pick % len(means)],
            reason="too_young", worded=True, free_from=self.day + timedelta(days=3 * pick),
        ))  # fmt: skip
        self.sign_both(stop)

    @invariant()
    def the_judge_agrees(self) -> None:
        """Whatever state the case is in, both stops say what the judge says."""
        if self.step >= Step.VONNIS and self.status is not Status.CLOSED:
            self._agree(find_move("eviction_unavoidable"))
            self._agree(find_move("close_paid"))

    def _agree(self, move: Move) -> bool:
        """Whether a move with a stop may be made; the judge must say the same."""
        assert move.stop is not None
        facts = {**OWN, **stop_facts(self.record, step=self.step, on=self.day)}
        refused = move.refusals(self.step, Facts(facts))
        missing = what_is_missing(self.record, stop=move.stop, step=self.step, on=self.day)
        assert len(refused) == len(missing)
        assert (not refused) is self.judge(move.stop).says(), [each.sentence for each in missing]
        return not refused

    @rule(move=st.sampled_from(STOPPED))
    def try_to(self, move: Move) -> None:
        """Somebody tries to close the case, or to call the eviction unavoidable."""
        if self.status is Status.CLOSED or self.step not in move.source:
            return
        if self.step >= Step.VONNIS and not self._agree(move):
            return
        if move.closes:
            self.status = Status.CLOSED

    @rule()
    def wrongly_linked(self) -> None:
        """What was never theirs goes, whatever stands open; and only that."""
        move = find_move(f"close_{Exit.WRONGLY_LINKED}")
        assert move.refusals(self.step, Facts()) == ()

    @rule()
    def report_again(self) -> None:
        """A closed case begins anew: what was said before is of an earlier time."""
        if self.status is Status.CLOSED:
            self.status, self.day = Status.OPEN, self.day + timedelta(days=1)
            self._now(since_on=self.day, kept=None, nobody_left=None, lost_on=None, told_open=None)


def test_there_is_no_way_around_an_open_stop() -> None:
    run_state_machine_as_test(
        Stops, settings=settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)
    )


def test_the_second_judge_says_yes_to_a_family_with_everything_met() -> None:
    machine = Stops()
    machine.begin(vonnis=True, well=True, ground=ClaimGround.ARREARS, reads="nl")
    for stop, code in (
        (Stop.UNAVOIDABLE, "eviction_unavoidable"),
        (Stop.CLOSING, "close_paid"),
    ):
        assert not machine.judge(stop).says()
        machine.sign_both(stop)
        assert machine.judge(stop).says()
        machine.try_to(find_move(code))
    ended: Status = machine.status
    assert ended is Status.CLOSED
