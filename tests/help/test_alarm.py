# SPDX-License-Identifier: EUPL-1.2
"""Who asks for help has a case; a worry of somebody else has none without consent or two people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.help.talking import ADDRESS_KEY, to_do
from tests.situations import resident

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask, Household
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.help.models import OwnAlarm, Worry
from woonzeker.help.rules.alarm import Asked
from woonzeker.help.rules.worry import Answer, Brought
from woonzeker.help.selectors.alarm import Sought, find_resident
from woonzeker.help.selectors.worry import worry_list, worry_view
from woonzeker.help.services.alarm import Told, landlord_consent, raise_alarm
from woonzeker.help.services.worry import answer_worry, close_worry, judge_worry, note_worry
from woonzeker.law import terms
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
WHO = Sought("Nowak", date(1991, 5, 4), "1234AB", 12)
DIRT = Brought(False, "vervuiling", "er ligt al maanden afval tot op de trap")
GOSSIP = Brought(False, "", "ze hebben vast schulden")


def _raise(actor: Actor, *, who: UUID | None = None, **facts: Any) -> OwnAlarm:
    told: dict[str, Any] = {"asked": Asked("resident", "", False), "channel": "phone",
                            "sought": WHO, "home": HERE, "words": "help", **facts}  # fmt: skip
    return raise_alarm(actor=actor, told=Told(**told), person=who)


def _worry(actor: Actor, brought: Brought) -> Worry:
    return note_worry(actor=actor, came_from="neighbour", home=HERE, brought=brought, name="Jan")


def _cases() -> int:
    with tenant(CODE):
        return Case.objects.count()


def test_who_asks_for_help_has_a_case_and_four_weeks(outreach_worker: Actor) -> None:
    made = _raise(outreach_worker)
    assert made.due_on == terms.first_talk_due(MONDAY).due_on
    with tenant(CODE):
        assert made.case is not None
        assert list(made.case.moves.values_list("code", flat=True)) == ["accept_request"]
        assert made.case.flags.get().kind == "own_request"


def test_a_threat_makes_it_three_working_days(outreach_worker: Actor) -> None:
    made = _raise(outreach_worker, threatening=True)
    assert made.due_on == terms.threatening_talk_due(MONDAY).due_on


def test_what_was_told_is_sealed(outreach_worker: Actor) -> None:
    made = _raise(outreach_worker, words="het water is al afgesloten")
    with tenant(CODE):
        [kept] = OwnAlarm.objects.filter(pk=made.pk).values_list("words", flat=True)
        assert OwnAlarm.objects.get(pk=made.pk).words == "het water is al afgesloten"
    assert b"water" not in bytes(kept)


def test_an_organisation_may_ask_with_the_will_of_the_resident(outreach_worker: Actor) -> None:
    with pytest.raises(Refused, match="zorg"):
        _raise(outreach_worker, asked=Asked("organisation", "Voedselbank", False))
    assert _raise(outreach_worker, asked=Asked("organisation", "Voedselbank", True)).case


def test_without_consent_nobody_looks_for_the_landlord(outreach_worker: Actor) -> None:
    made = _raise(outreach_worker, landlord_knows="no")
    assert made.case is not None
    assert to_do(made.case) == {}


def test_consent_later_makes_a_task_and_taking_it_back_ends_it(coordinator: Actor) -> None:
    made = _raise(coordinator)
    assert made.case is not None
    landlord_consent(actor=coordinator, alarm=made.pk, given=True)
    assert list(to_do(made.case)) == ["involve_landlord"]
    landlord_consent(actor=coordinator, alarm=made.pk, given=False)
    assert to_do(made.case) == {}


def test_who_is_in_the_register_is_found_by_two_of_three(coordinator: Actor) -> None:
    here = resident(ADDRESS_KEY, surname="Nowak")
    assert [each.id for each in find_resident(actor=coordinator, sought=WHO)] == [here.pk]
    by_home = Sought(born_on=date(1991, 5, 4), postcode="1234 ab", house_number=12)
    assert [each.id for each in find_resident(actor=coordinator, sought=by_home)] == [here.pk]


def test_a_name_or_a_day_alone_finds_nobody(coordinator: Actor) -> None:
    resident(ADDRESS_KEY, surname="Nowak")
    assert find_resident(actor=coordinator, sought=Sought(surname="Nowak")) == []
    assert find_resident(actor=coordinator, sought=Sought(born_on=date(1991, 5, 4))) == []


def test_a_worker_learns_that_somebody_fits_and_not_who(outreach_worker: Actor) -> None:
    resident(ADDRESS_KEY, surname="Nowak")
    [found] = find_resident(actor=outreach_worker, sought=WHO)
    assert (found.name, found.address) == ("", "")


def test_only_who_fits_what_was_told_can_be_chosen(outreach_worker: Actor) -> None:
    other = resident("9999ZZ 1", surname="Anders", postcode="9999ZZ", house_number=1)
    with pytest.raises(NotFound):
        _raise(outreach_worker, who=other.pk)


def test_who_was_found_stands_in_the_case(outreach_worker: Actor) -> None:
    here = resident(ADDRESS_KEY, surname="Nowak")
    made = _raise(outreach_worker, who=here.pk)
    with tenant(CODE):
        assert made.case is not None
        assert [row.person_id for row in made.case.people.all()] == [here.pk]


def test_gossip_makes_no_case(coordinator: Actor) -> None:
    assert _worry(coordinator, GOSSIP).state == "asks_consent"
    assert _cases() == 0


def test_with_consent_a_worry_is_taken_up(coordinator: Actor) -> None:
    made = _worry(coordinator, Brought(True, "", "ze vroeg of wij willen bellen"))
    assert (made.state, _cases()) == ("taken_up", 1)


def test_consent_that_comes_later_takes_it_up(coordinator: Actor) -> None:
    made = _worry(coordinator, GOSSIP)
    assert answer_worry(actor=coordinator, worry=made.pk, answer=Answer.GIVEN).case is not None


def test_a_no_ends_it_and_what_was_told_is_gone(coordinator: Actor) -> None:
    made = _worry(coordinator, GOSSIP)
    answer_worry(actor=coordinator, worry=made.pk, answer=Answer.REFUSED)
    view = worry_view(actor=coordinator, worry=made.pk)
    assert (view.row.state, view.words, view.name, view.row.address) == ("closed", "", "", "")
    assert _cases() == 0


@pytest.mark.parametrize("ends", ["refused", "closed"])
def test_what_ended_leaves_no_word_nor_an_address(ends: str, coordinator: Actor) -> None:
    made = _worry(coordinator, DIRT)
    judge_worry(actor=person(Role.REVIEWER), worry=made.pk, agreed=False, verdict="Vuil is geen 2.")
    if ends == "closed":
        close_worry(actor=coordinator, worry=made.pk)
    else:
        answer_worry(actor=coordinator, worry=made.pk, answer=Answer.REFUSED)
    with tenant(CODE):
        kept = Worry.objects.get(pk=made.pk)
        assert (kept.about, kept.words, kept.verdict, kept.household_id) == ({}, "", "", None)
        assert not Household.objects.exists()


def test_an_address_with_a_case_stays_when_a_worry_ends(coordinator: Actor) -> None:
    made = _worry(coordinator, GOSSIP)
    _raise(coordinator)
    close_worry(actor=coordinator, worry=made.pk)
    with tenant(CODE):
        assert Household.objects.count() == 1


def test_who_cannot_be_asked_waits_for_a_signal(coordinator: Actor) -> None:
    made = _worry(coordinator, GOSSIP)
    answered = answer_worry(actor=coordinator, worry=made.pk, answer=Answer.NOT_ASKED)
    assert answered.state == "waits"
    assert answered.keep_until == MONDAY + timedelta(days=60)


def test_an_exception_needs_a_second_person(coordinator: Actor) -> None:
    made = _worry(coordinator, DIRT)
    with pytest.raises(Refused, match="collega"):
        judge_worry(actor=coordinator, worry=made.pk, agreed=True, verdict="ja")
    second = person(Role.REVIEWER)
    judged = judge_worry(actor=second, worry=made.pk, agreed=True, verdict="Kan niet wachten.")
    with tenant(CODE):
        assert judged.case is not None
        assert judged.case.moves.get().code == "accept_worry"


@pytest.mark.parametrize("said_no", [True, False])
def test_a_worry_about_who_wanted_no_help_asks_somebody_to_decide_on_danger(
    coordinator: Actor, said_no: bool
) -> None:
    case = _raise(coordinator).case_id
    if said_no:
        record_contact(actor=coordinator, case=case, channel=Channel.PHONE,
                       outcome=ContactOutcome.DECLINED)  # fmt: skip
    made = _worry(coordinator, DIRT)
    judge_worry(
        actor=person(Role.REVIEWER), worry=made.pk, agreed=True, verdict="Kan niet wachten."
    )
    with tenant(CODE):
        asked = CaseTask.objects.filter(case=case, kind="weigh_danger")
        assert [task.due_on for task in asked] == ([date(2026, 11, 4)] if said_no else [])


def test_a_second_person_who_disagrees_sends_it_back_to_consent(coordinator: Actor) -> None:
    made = _worry(coordinator, DIRT)
    second = person(Role.REVIEWER)
    judged = judge_worry(actor=second, worry=made.pk, agreed=False, verdict="Vraag het eerst.")
    assert (judged.state, _cases()) == ("asks_consent", 0)


def test_a_judgement_says_why(coordinator: Actor) -> None:
    made = _worry(coordinator, DIRT)
    with pytest.raises(Refused):
        judge_worry(actor=person(Role.REVIEWER), worry=made.pk, agreed=True, verdict=" ")


def test_a_worry_can_be_ended_until_it_is_taken_up(coordinator: Actor) -> None:
    assert close_worry(actor=coordinator, worry=_worry(coordinator, GOSSIP).pk).state == "closed"
    taken = _worry(coordinator, Brought(True, "", "x"))
    with pytest.raises(Refused):
        close_worry(actor=coordinator, worry=taken.pk)


def test_what_waits_for_a_second_person_stands_first(coordinator: Actor) -> None:
    _worry(coordinator, GOSSIP)
    _worry(coordinator, DIRT)
    states = [row.state for row in worry_list(actor=coordinator)]
    assert states == ["second_eyes", "asks_consent"]


def test_a_worry_tells_when_a_case_runs_there_meanwhile(coordinator: Actor) -> None:
    _worry(coordinator, GOSSIP)
    _raise(coordinator)
    assert worry_list(actor=coordinator)[0].signal_came


def test_a_worker_does_not_see_worries(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        worry_list(actor=outreach_worker)
