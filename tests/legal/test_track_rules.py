# SPDX-License-Identifier: EUPL-1.2
"""A court track: where it stands, what comes next, until when, and what is doubtful."""

from __future__ import annotations

from datetime import date

import pytest
from tests.legal.tracks import (
    after,
    event,
    judged,
    seen,
    track,
)

from woonzeker.law import Confidence
from woonzeker.legal.rules import Judgment, Kind
from woonzeker.legal.rules.track import (
    LOST,
    OF_MESSAGE,
    WHERE_WORDS,
    WHO_WORDS,
    ClaimGround,
    CourtTrack,
    Occurrence,
    Origin,
    Outcome,
    Shelf,
    TrackPolicy,
    TrackView,
    Where,
    Who,
    likely,
    on_the_shelf,
    track_for,
)

SUMMONED = event(Occurrence.SUMMONED, 0, 30, court="Rotterdam")
HEARING = event(Occurrence.HEARING, 5, 30)
DISSOLVED = judged(44, by_default=True, at_once=True)
NOTICED = event(Occurrence.NOTICE, 60, 75)
COURSE = (event(Occurrence.ANNOUNCED, -20), SUMMONED, HEARING, DISSOLVED, NOTICED)


def codes(view: TrackView) -> list[str]:
    return [each.code for each in view.coming]


def doubts(view: TrackView) -> set[str]:
    return {each.code for each in view.doubts}


@pytest.mark.parametrize(
    ("on", "where"),
    [
        (-30, Where.NOTHING),
        (-20, Where.ANNOUNCED),
        (0, Where.HEARING_SET),
        (30, Where.HEARING_SET),
        (31, Where.HEARD),
        (44, Where.JUDGED),
        (60, Where.EVICTION_SET),
        (75, Where.EVICTION_SET),
        (76, Where.EVICTION_PASSED),
    ],
)
def test_a_track_walks_from_announcement_to_eviction(on: int, where: Where) -> None:
    assert seen(*COURSE, on=on).standing.where is where


@pytest.mark.parametrize("kind", sorted(LOST))
def test_who_left_the_home_has_left_it_whatever_follows(kind: Occurrence) -> None:
    view = seen(*COURSE, event(kind, 70), event(Occurrence.PAID, 80), on=90)
    assert view.standing.lost is kind
    assert "after_end" in doubts(view)


def test_a_payment_does_not_take_back_an_announced_eviction() -> None:
    view = seen(*COURSE, event(Occurrence.PAID, 65), on=66)
    assert view.standing.where is Where.EVICTION_SET
    assert "not_cancelled" in doubts(view)


def test_only_who_announced_an_eviction_takes_it_back_and_the_judgment_stays() -> None:
    view = seen(*COURSE, event(Occurrence.CANCELLED, 65), on=66)
    assert view.standing.where is Where.CANCELLED
    assert view.standing.can_evict


def test_after_a_stay_a_new_day_must_be_told() -> None:
    stayed = event(Occurrence.STAYED, 65, 200)
    assert seen(*COURSE, stayed, on=200).standing.where is Where.STAYED
    assert seen(*COURSE, stayed, on=201).standing.where is Where.NOTICED


@pytest.mark.parametrize("judgment", [Judgment.PAYMENT, Judgment.REJECTED])
def test_a_judgment_that_leaves_the_home_alone_ends_what_was_announced(judgment: Judgment) -> None:
    view = seen(*COURSE, event(Occurrence.OBJECTED, 62), judged(70, judgment), on=71)
    assert view.standing.eviction_on is None
    assert not view.standing.can_evict
    assert view.outcome is None


def test_a_new_summons_after_a_rejection_begins_anew() -> None:
    events = (SUMMONED, judged(40, Judgment.REJECTED), event(Occurrence.SUMMONED, 300, 340))
    assert seen(*events, on=301).standing.where is Where.HEARING_SET
    assert seen(*events, on=301).standing.ruling is None


def test_an_arrangement_after_a_judgment_leaves_it_on_the_shelf() -> None:
    view = seen(SUMMONED, DISSOLVED, event(Occurrence.SETTLED, 50), on=51)
    assert view.standing.where is Where.SETTLED
    assert view.standing.can_evict
    assert "shelf" in codes(view)


def test_verzet_is_counted_from_the_day_the_tenant_had_it_in_hand() -> None:
    handed = event(Occurrence.NOTICE, 60, 75, in_person=True)
    found = seen(SUMMONED, DISSOLVED, handed, on=61).dated("objection")
    assert found is not None
    assert (found.on, found.confidence) == (date(2027, 1, 29), Confidence.VERIFIED)


def test_verzet_without_a_known_day_is_the_safest_day_and_says_so() -> None:
    found = seen(SUMMONED, DISSOLVED, on=45).dated("objection")
    assert found is not None
    assert found.confidence is Confidence.UNVERIFIED
    assert "veiligste dag" in found.why


def test_after_an_eviction_verzet_is_counted_from_that_day() -> None:
    view = seen(SUMMONED, DISSOLVED, NOTICED, event(Occurrence.CARRIED_OUT, 75), on=76)
    assert "objection" in codes(view)


@pytest.mark.parametrize(("default", "remedies"), [(True, {"objection"}), (False, {"appeal"}),
                                                   (None, {"objection", "appeal"})])  # fmt: skip
def test_a_remedy_fits_the_judgment(default: bool | None, remedies: set[str]) -> None:
    view = seen(SUMMONED, judged(44, by_default=default), on=45)
    assert set(codes(view)) & {"objection", "appeal"} == remedies


def test_a_creditor_whose_claim_was_rejected_by_default_can_appeal() -> None:
    view = seen(SUMMONED, judged(44, Judgment.REJECTED, by_default=True), on=45)
    assert "creditor_appeal" in codes(view)
    assert view.dated("objection") is None


def test_an_appeal_in_summary_proceedings_is_short() -> None:
    view = seen(judged(44, by_default=False, in_short=True), on=45)
    [appeal] = [each for each in view.dates if each.code == "appeal"]
    assert appeal.on == after(44 + 28)


def test_the_first_talk_is_owed_from_the_first_notice_until_it_is_taken_back() -> None:
    again = event(Occurrence.NOTICE, 70, 90)
    first, later = seen(*COURSE, on=71), seen(*COURSE, again, on=71)
    assert first.dated("talk") == later.dated("talk")
    cancelled = event(Occurrence.CANCELLED, 65)
    anew = seen(*COURSE, cancelled, again, on=71).dated("talk")
    assert anew is not None
    assert anew.on > after(70)


def test_verzet_runs_from_the_first_time_it_was_handed_over() -> None:
    handed = [event(Occurrence.NOTICE, on, 90, in_person=True) for on in (60, 70)]
    found = seen(DISSOLVED, *handed, on=71).dated("objection")
    assert found is not None
    assert found.on == date(2027, 1, 29)


def test_a_remedy_waits_for_a_hearing_of_its_own() -> None:
    view = seen(SUMMONED, HEARING, DISSOLVED, event(Occurrence.OBJECTED, 50), on=51)
    assert view.standing.where is Where.OBJECTION
    assert view.dated("hearing") is None
    assert not any(each.late for each in view.coming if each.code == "file")


def test_a_new_day_without_a_known_order_does_not_say_the_order_was_short() -> None:
    view = seen(DISSOLVED, event(Occurrence.NEW_DATE, 60, 62), on=61)
    assert "order_short" not in doubts(view)


def test_a_passed_remedy_is_no_longer_asked() -> None:
    assert "appeal" not in codes(seen(judged(0, by_default=False), on=120))


def test_a_respite_without_a_day_is_counted_at_its_longest() -> None:
    found = seen(judged(0, Judgment.RESPITE), on=1).dated("respite")
    assert found is not None
    assert found.on == date(2026, 12, 2)
    assert "niet gemeld" in found.why


def test_the_file_is_ready_working_days_before_the_hearing() -> None:
    found = seen(SUMMONED, on=1).dated("file")
    assert found is not None
    assert (found.on, found.origin) == (date(2026, 11, 25), Origin.POLICY)


def test_what_should_have_been_done_is_late() -> None:
    [contact] = [each for each in seen(SUMMONED, on=10).coming if each.code == "contact"]
    assert contact.late


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((event(Occurrence.SUMMONED, 0, 6),), "summons_short"),
        ((event(Occurrence.NOTICE, 0, 20),), "no_judgment"),
        ((judged(-9), event(Occurrence.NOTICE, 0, 3)), "order_short"),
        ((judged(-9), NOTICED, event(Occurrence.NEW_DATE, 70, 72)), "new_date_late"),
        ((judged(-9, at_once=False), event(Occurrence.OBJECTED, 1), NOTICED), "suspended"),
        ((judged(-9), event(Occurrence.APPEALED, 1), NOTICED), "suspended"),
        ((judged(-400), NOTICED), "old"),
        ((judged(-8000), NOTICED), "expired"),
        ((judged(-9), NOTICED, event(Occurrence.PAID, 61)), "not_cancelled"),
        ((judged(-9), event(Occurrence.CARRIED_OUT, 10)), "no_notice"),
        ((event(Occurrence.OUT_OF_COURT, 10),), "not_closed"),
        ((event(Occurrence.PAID, 900),), "to_come"),
    ],
)
def test_what_does_not_fit_is_shown_to_a_lawyer(events: tuple, code: str) -> None:  # type: ignore[type-arg]
    assert code in doubts(seen(*events, on=74))


@pytest.mark.parametrize(
    ("ground", "closed", "doubtful"),
    [
        (ClaimGround.CLOSURE, 5, False),
        (ClaimGround.CLOSURE, 20, True),
        (ClaimGround.CLOSURE, None, True),
        (ClaimGround.ARREARS, 5, True),
    ],
)
def test_dissolving_out_of_court_follows_only_an_actual_closure(
    ground: ClaimGround, closed: int | None, doubtful: bool
) -> None:
    view = seen(event(Occurrence.OUT_OF_COURT, 10, closed), on=30, ground=ground)
    assert ("not_closed" in doubts(view)) is doubtful


@pytest.mark.parametrize(
    ("last", "outcome"),
    [
        (Occurrence.CARRIED_OUT, Outcome.EVICTED),
        (Occurrence.KEY, Outcome.KEY),
        (Occurrence.LEFT, Outcome.LEFT),
        (Occurrence.OUT_OF_COURT, Outcome.OUT_OF_COURT),
        (Occurrence.SETTLED, Outcome.NONE),
    ],
)
def test_a_dissolution_is_counted_as_the_corporations_count(
    last: Occurrence, outcome: Outcome
) -> None:
    assert seen(*COURSE, event(last, 70), on=80).outcome is outcome


def test_who_leaves_before_a_judgment_is_no_outcome_of_one() -> None:
    assert seen(SUMMONED, event(Occurrence.KEY, 10), on=11).outcome is None


@pytest.mark.parametrize(
    ("days", "shelf"),
    [(336, Shelf.FRESH), (337, Shelf.SOON), (365, Shelf.SOON), (366, Shelf.OLD),
     (7305, Shelf.OLD), (7306, Shelf.EXPIRED)],
)  # fmt: skip
def test_a_judgment_on_the_shelf_warns_before_a_year_and_knows_twenty(
    days: int, shelf: Shelf
) -> None:
    [found] = on_the_shelf([track(judged(0))], TrackPolicy(), after(days))
    assert found.shelf is shelf
    assert found.confidence is Confidence.SECONDARY


def test_every_place_and_person_has_words_and_every_message_an_event() -> None:
    assert set(WHERE_WORDS) == set(Where)
    assert set(WHO_WORDS) == set(Who)
    assert set(OF_MESSAGE) == set(Kind)


def test_an_event_finds_its_track_by_creditor_and_ground() -> None:
    one, other = (
        CourtTrack("1", "a", ClaimGround.ARREARS),
        CourtTrack("2", "b", ClaimGround.ARREARS),
    )
    assert track_for([one, other], creditor="b", ground=ClaimGround.ARREARS) is other
    assert track_for([one, other], creditor="b", ground=ClaimGround.NUISANCE) is None
    assert track_for([one], creditor="", ground=ClaimGround.ARREARS) is one
    assert track_for([one, other], creditor="", ground=ClaimGround.ARREARS) is None


def test_a_judgment_that_is_handed_over_in_person_starts_the_term_of_verzet() -> None:
    handed = event(Occurrence.SERVED, 50, in_person=True)
    found = seen(SUMMONED, DISSOLVED, handed, on=51).dated("objection")
    assert found is not None
    assert (found.on, found.confidence) == (date(2027, 1, 19), Confidence.VERIFIED)
    served = event(Occurrence.SERVED, 50, in_person=False)
    left = seen(SUMMONED, DISSOLVED, served, on=51).dated("objection")
    assert left is not None
    assert left.confidence is Confidence.UNVERIFIED


def test_a_judgment_of_which_nobody_told_what_it_says_is_asked() -> None:
    view = seen(SUMMONED, HEARING, event(Occurrence.SERVED, 40), on=41)
    assert view.standing.where is Where.HEARD
    assert view.standing.home_at_stake
    assert "served_unknown" in doubts(view)


@pytest.mark.parametrize("where", Where)
def test_what_probably_happened_next_is_offered_once(where: Where) -> None:
    offered = likely(where)
    assert len(offered) == len(set(offered))
