# SPDX-License-Identifier: EUPL-1.2
"""What was recorded of the safeguards decides whether a case may end from the vonnis on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import Error, connection
from django.test.utils import CaptureQueriesContext
from tests.cases.running import again, begun, make
from tests.conftest import CODE, MONDAY
from tests.legal.bailiffs import at_bailiff, open_kind, send
from tests.legal.whole import say, signed, whole_answers, whole_file
from tests.situations import resident

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import Refused
from woonzeker.legal.models import Loss, SafeguardAnswer, SignOff, SituationFact
from woonzeker.legal.rules import Kind
from woonzeker.legal.rules.safeguards import Safeguard, assess
from woonzeker.legal.selectors.safeguards import facts_for_stops, record_of
from woonzeker.legal.selectors.safeguards.rows import losses
from woonzeker.legal.services import withdraw_message
from woonzeker.outreach.letters import LANGUAGES, shipped
from woonzeker.outreach.models import ContactWish, Letter
from woonzeker.process import STOPS, Step, Stop
from woonzeker.process.reasons import WRONG_MESSAGE

pytestmark = pytest.mark.usefixtures("municipality")


def condemned() -> Case:
    """A case of which the vonnis was given."""
    return make(begun(resident()), "contact_reached", "vonnis_given")


def test_a_whole_file_may_be_closed() -> None:
    case = condemned()
    whole_file(case, Stop.CLOSING)
    assert make(case, "close_paid").status == "closed"


@pytest.mark.parametrize("left_out", [Safeguard.PLACE, Safeguard.OCO_OFFERED, Safeguard.INFORMED])
def test_one_thing_that_is_missing_refuses(left_out: Safeguard) -> None:
    case = condemned()
    whole_answers(case, without=left_out)
    signed(case)
    with pytest.raises(Refused, match=left_out.refusal.who):
        make(case, "close_paid")


def test_an_answer_after_the_signatures_voids_them() -> None:
    case = whole_file(condemned(), Stop.CLOSING)
    say(case, Safeguard.LEGAL_HELP, "has_lawyer")
    with pytest.raises(Refused, match="getekend"):
        make(case, "close_paid")


def test_the_provider_tells_every_fact_and_asks_little() -> None:
    case = whole_file(condemned())
    with tenant(CODE), CaptureQueriesContext(connection) as asked:
        facts = facts_for_stops(Case.objects.get(pk=case.pk))
    wanted = {need.fact for guard in STOPS.values() for need in guard.needs}
    assert set(facts) == wanted
    # the case, its answers, tracks, closures, bookings, a home that was found, and the policy
    assert len([each for each in asked if "set_config" not in each["sql"]]) <= 7


def test_below_the_vonnis_nothing_is_asked() -> None:
    case = begun(resident())
    with tenant(CODE), CaptureQueriesContext(connection) as asked:
        assert facts_for_stops(case) == {}
    assert not [each for each in asked if "legal_" in each["sql"]]


def test_what_was_written_down_is_never_rewritten() -> None:
    case = whole_file(condemned())
    for table in (SafeguardAnswer, SignOff):
        with pytest.raises(Error, match="only ever added"), tenant(CODE):
            table._default_manager.filter(case=case).update(case=case.pk, on=date(2026, 1, 1))


def test_a_reopened_case_asks_all_anew() -> None:
    case = whole_file(condemned(), Stop.CLOSING)
    make(case, "close_paid")
    later = MONDAY + timedelta(days=40)
    reopened = make(case, "reopen_on_request", on=later)
    with clock.standing_at(later), pytest.raises(Refused, match="kinderen"):
        make(reopened, "close_paid", on=later)


def test_a_loss_freezes_what_was_open() -> None:
    case = condemned()
    make(case, "home_lost")
    with tenant(CODE):
        lost = Loss.objects.get(case=case)
    assert (lost.in_spite, lost.children) == (True, "unknown")
    assert "place" in lost.open
    assert "signed_by_two" in lost.unsigned
    whole_file(case, Stop.CLOSING)
    assert make(case, "close_paid").status == "closed"
    with tenant(CODE):
        assert Loss.objects.get(case=case).open == lost.open
        with pytest.raises(Error, match="only ever added"):
            Loss.objects.filter(case=case).delete()


def test_a_home_that_was_kept_asks_less() -> None:
    case = condemned()
    whole_answers(case, without=Safeguard.PLACE)
    with tenant(CODE):
        SituationFact.objects.create(
            case=case, kind="kept", source="conditions_met", on=MONDAY, recorded_at=clock.now(),
            by="lead",
        )  # fmt: skip
        assert record_of(again(case)).situation.is_kept()
    signed(case, Stop.CLOSING)
    assert make(case, "close_paid").status == "closed"


def test_a_loss_that_was_entered_wrongly_counts_no_more() -> None:
    bailiff = at_bailiff()
    open_kind(Kind.DONE)
    resident(surname="Nowak")
    message = send(bailiff, soort="ontruiming_uitgevoerd", datum=MONDAY.isoformat())
    with tenant(CODE):
        assert losses(Loss.objects.all()).count() == 1
    withdraw_message(actor=system(CODE, "tests"), court_message=message.pk, reason=WRONG_MESSAGE[0])
    with tenant(CODE):
        assert (losses(Loss.objects.all()).count(), Loss.objects.count()) == (0, 1)


def test_a_letter_on_rights_informs_in_the_language_they_read_until_it_comes_back() -> None:
    case = make(begun(resident()), "contact_reached", "vonnis_given")
    with tenant(CODE):
        letter = Letter.objects.create(
            case=case, person=case.people.get().person, kind="rights", language="pl",
            state="posted", mark="W1", made_at=clock.now(), made_by="tests", posted_on=MONDAY,
        )  # fmt: skip
        ContactWish.objects.create(
            case=case, language="pl", said_by="worker", recorded_at=clock.now()
        )

        def state(code: Safeguard) -> str:
            found = assess(record_of(case), step=Step.VONNIS, on=MONDAY)
            return next(each.state for each in found if each.safeguard is code)

        assert [state(each) for each in (Safeguard.INFORMED, Safeguard.LEGAL_HELP)] == ["met"] * 2
        letter.state, letter.returned_on = "returned", MONDAY
        letter.save()
        assert [state(each) for each in (Safeguard.INFORMED, Safeguard.LEGAL_HELP)] == ["open"] * 2


def test_the_shipped_letter_on_rights_names_legal_help_in_every_language() -> None:
    for language in LANGUAGES:
        text = " ".join(shipped("rights", language).paragraphs)
        assert "Juridisch Loket" in text, language
