# SPDX-License-Identifier: EUPL-1.2
"""Through the services and the database too there is no way around an open stop.

People answer, sign, take back, close and call unavoidable in any order; beside it somebody keeps a
plain account of what they did and says whether it may be.
"""

from __future__ import annotations

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
from tests.conftest import CODE, MONDAY, person
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
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.legal.models import SignOff
from woonzeker.legal.rules.safeguards import Safeguard, ladder, seen_now
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services.safeguards import (
    Said,
    answer_safeguard,
    sign,
    withdraw_signature,
)
from woonzeker.process import Stop

RUNS, STEPS = many(2, 1_000), 10
#: a check says that there is a way; a proof looks for the shortest one as well
PHASES = tuple(Phase) if FULL else (Phase.explicit, Phase.reuse, Phase.generate)
MEANS = ladder([ClaimGround.ARREARS])
#: what is not good enough
BAD: dict[Safeguard, dict[str, str]] = {
    Safeguard.CHILDREN_KNOWN: {"answer": "unknown", "source": "other"},
    Safeguard.INTEREST_WEIGHED: {"answer": "not_yet", "source": "file"},
    Safeguard.CHILDREN_HEARD: {"answer": "not_yet", "source": "talk"},
    Safeguard.FAMILY_CONSULTED: {"answer": "not_reached", "source": "talk"},
    Safeguard.INFORMED: {"answer": "came_back", "source": "letter"},
    Safeguard.LEGAL_HELP: {"answer": "came_back", "source": "letter"},
    Safeguard.ROOT_CAUSE: {"answer": "not_found", "source": "talk"},
    Safeguard.PLACE: {"answer": "with_others", "source": "talk"},
    Safeguard.NO_DISCRIMINATION: {"answer": "difference", "source": "file"},
}


class Services(RuleBasedStateMachine):
    """One case in the database, and whatever people do to it."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.met: dict[Safeguard, bool] = dict.fromkeys(Safeguard, False)
        self.tried: set[str] = set()
        self.offers: list[str] = []
        self.version = 0
        self.author = ""
        #: signatures that stand: id of the row → who, for what, under which version
        self.signed: dict[UUID, tuple[str, Stop, int]] = {}
        self.over, self.noticed = False, False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(noticed=st.booleans(), well=st.booleans())
    def begin(self, noticed: bool, well: bool) -> None:
        """A case past the vonnis, with or without an eviction that was announced."""
        self.noticed = noticed
        if noticed:
            resident(surname="Nowak")
            day = (MONDAY + timedelta(days=30)).isoformat()
            self.case = case_of(send(at_bailiff(), datum=day))
        else:
            self.case = make(begun(resident()), "contact_reached", "vonnis_given")
        self.people: dict[str, Actor] = {
            "coordinator": person(Role.EVICTION_COORDINATOR),
            "counsellor": person(Role.DEBT_COUNSELLOR),
            "manager": person(Role.MANAGER),
        }
        for who in ("coordinator", "counsellor"):
            let_work(self.people[who], self.case)
        if well:
            self.say_it_all()

    def _say(self, who: str, safeguard: Safeguard, **said: object) -> None:
        answer_safeguard(
            actor=self.people[who],
            case=self.case.pk,
            safeguard=safeguard,
            said=Said(on=MONDAY, **said),  # type: ignore[arg-type]
        )
        self.version += 1

    @precondition(lambda self: not self.over)
    @rule(safeguard=st.sampled_from(Safeguard), good=st.booleans(), pick=st.integers(0, 20),
          who=st.sampled_from(["coordinator", "counsellor"]))  # fmt: skip
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
            self._say(who, safeguard, **said, free_from=MONDAY)
        else:
            self._say(who, safeguard, **said)
        self.met[safeguard] = good
        if safeguard is Safeguard.INTEREST_WEIGHED:
            self.author = who if good else ""

    @precondition(lambda self: not self.over)
    @rule()
    def say_it_all(self) -> None:
        """Somebody does everything that was not done yet."""
        for safeguard in Safeguard:
            while not self.met[safeguard]:
                left = [number for number, code in enumerate(MEANS) if code not in self.tried]
                offered = "visit" not in self.offers
                good = offered if safeguard is Safeguard.OCO_OFFERED else True
                self.say(safeguard, good, left[0] if left else 0, "coordinator")

    @precondition(lambda self: not self.over)
    @rule(who=st.sampled_from(["coordinator", "counsellor", "manager"]),
          stop=st.sampled_from(Stop), asked=st.booleans(), stale=st.booleans())  # fmt: skip
    def sign(self, who: str, stop: Stop, asked: bool, stale: bool) -> None:
        """Somebody tries to sign, asked or not, for what lies there or for something else."""
        actor = self.people[who]
        if who == "manager" and asked:
            put_before(actor=LEAD, case=self.case.pk, user=actor.id, what=f"stop_{stop.value}")
        with tenant(CODE):
            seen = seen_now(record_of(Case.objects.get(pk=self.case.pk)), on=MONDAY)
        try:
            made = sign(actor=actor, case=self.case.pk, stop=stop, seen="0" * 64 if stale else seen)
        except (Refused, NotFound, NotPermitted):
            return
        except Conflict:
            assert stale
            return
        assert not stale
        self.signed[made.pk] = (who, stop, self.version)

    @precondition(lambda self: not self.over)
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
        who, _stop, _version = self.signed.pop(key)
        with tenant(CODE):
            row = SignOff.objects.get(pk=key)
        withdraw_signature(actor=self.people[who], sign_off=row.pk)

    def _may(self, stop: Stop) -> bool:
        """Whether everything stands and two signed for what lies there, one as manager."""
        who = {
            name for name, for_what, version in self.signed.values()
            if (for_what, version) == (stop, self.version)
        }  # fmt: skip
        others = who - {self.author} if self.author else who
        ahead = self.noticed or stop is Stop.CLOSING
        return ahead and all(self.met.values()) and len(others) > 1 and "manager" in who

    @precondition(lambda self: not self.over)
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

    @precondition(lambda self: self.over)
    @rule()
    def it_is_over(self) -> None:
        """What has ended ends no second time."""
        with pytest.raises(Refused):
            advance(actor=system(CODE, "tests"), case=self.case.pk, move="close_paid")


@pytest.mark.usefixtures("municipality")
def test_who_did_everything_may_call_it_unavoidable_and_then_close() -> None:
    machine = Services()
    machine.begin(noticed=True, well=True)
    machine.try_to("eviction_unavoidable")
    for stop, move in ((Stop.UNAVOIDABLE, "eviction_unavoidable"), (Stop.CLOSING, "close_paid")):
        machine.sign_all(stop)
        machine.try_to(move)
    assert machine.over
    machine.teardown()


@pytest.mark.usefixtures("municipality")
def test_there_is_no_way_around_an_open_stop_in_the_database() -> None:
    with clock.standing_at(MONDAY):
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
