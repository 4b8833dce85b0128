# SPDX-License-Identifier: EUPL-1.2
"""The house as it stands keeps its own rules."""

from __future__ import annotations

import subprocess

import pytest
from django.apps import apps
from tests.architecture import house
from tests.architecture.foreign_keys import backward_keys

#: services that write nothing, or write before anybody can have signed in
OPEN_SERVICES = {
    # rooms register at start-up; both touch no table
    "cases.after_each_lane",
    "cases.after_each_move",
    "monitoring.count_erased_with",
    # around the moves of one act, which are acts themselves
    "cases.told_together",
    # kept in the act of a move itself, whoever made it
    "monitoring.keep_facts",
    "monitoring.keep_rows",
    # signing in: nobody acts yet, and accounts belong to no municipality
    "accounts.address_for_app",
    # around each call of a partner's system: counting it and doing it once; the work itself is acts
    "api.claim",
    "api.count_call",
    "api.fingerprint_of",
    "api.forget_counts",
    "api.forget_kept",
    "api.keep",
    "api.release",
    "accounts.begin_session",
    "accounts.check_second_step",
    "accounts.clear_door",
    "accounts.end_session",
    "accounts.end_sessions",
    "accounts.enrol",
    "accounts.fresh_secret",
    "accounts.has_second_step",
    "accounts.kept_by",  # a room registers at start-up; touches no table
    "accounts.look_in",
    "accounts.move_session",
    "accounts.note_use",
    "accounts.open_secret",
    "accounts.plain_digest",
    "accounts.practice_code",
    "accounts.practice_secret",
    "accounts.prove_again",
    "accounts.prove_password",
    "accounts.recognise",
    "accounts.refuse_weak",
    "accounts.use_let_in",
    "accounts.wake",
    "accounts.works_outside",  # only asks
    # an account of one's own, and a code by mail: nobody acts yet, or they are halfway
    "accounts.ask_start",
    "accounts.check_mail_code",
    "accounts.confirm_start",
    "accounts.forget_account",
    "accounts.has_mail_step",
    "accounts.mail_code",
    "accounts.practice_mail",
    "legal.calendar_file",  # a calendar with a key: nobody acts; what it is given is a look
    "landlords.begin",
    "landlords.facts_of",  # words alone
    "landlords.recogniser",  # what a setting says
    "landlords.recogniser_client",  # the same
    "organisations.begin_as_landlord",
    "organisations.end_as_landlord",
    "cases.ask_before_closing",  # rooms register at start-up; touches no table
    "cases.stay_while",  # rooms register at start-up; touches no table
    "cases.provide_facts",  # rooms register at start-up; touches no table
    "matching.keeps_people",  # the same
    # a line in the chain of sign-ins, which belong to no municipality
    "retention.tell_cut_of_sign_ins",
    # coming in with a link or from the sign-in of a municipality: nobody acts yet; what these
    # write is done by actions of the system
    "organisations.accept",
    "organisations.client_for",
    "organisations.forget_access",  # hashes of access that is over
    "organisations.give_access",  # a system comes in: what it writes is done by an action
    "organisations.has_shown_second_step",
    "organisations.invitation_of",
    "organisations.name_of",
    "organisations.recognise_elsewhere",
    # a table without anybody's data, by whoever runs the machine
    "organisations.replace_routes",
    "organisations.check_policy_with",  # rooms register at start-up; touches no table
    # trying to come in: counted before anybody acts
    "accounts.attempt",
    "accounts.forgive",
    # checking a proof: nobody acts; what opens it is a look of the system
    "feedback.check_code",
    "feedback.check_file",
    "feedback.receipt_for",  # what intake calls: an action of the system
    "intake.tell_of_deliveries",  # rooms register at start-up; touches no table
    # codes of letters: part of the act that makes a letter, or of who comes in with one
    "outreach.end_codes",
    "outreach.find_code",
    "outreach.issue_code",
    "outreach.note_use",
    "outreach.note_wrong_try",
    # a row of actions in each municipality; whoever asks showed a certificate
    "monitoring.answer_pull",
    # coming in to one's own page: nobody acts yet; what opens is an action
    "resident.ask_help",
    "resident.begin",
    "resident.end",
    "resident.look_in",
    "resident.places",
    "resident.recognise",
}
#: a row of actions, each in a transaction of its own so that progress survives a crash
SEQUENCES = {
    "monitoring.bring_up_to_date",
    "feedback.place_elsewhere",
    "intake.read_delivery",
    "intake.report_once",
    "intake.route_national",
    "intake.send_again",
    "retention.continue_runs",
    "retention.forget_what_passed",
    "retention.replay",
}
#: selectors that answer before there is an actor, or hold nothing of any resident
OPEN_SELECTORS = {
    "housing.aftercare_of",  # codes and days, for counts and for who has the cases in hand
    "housing.living_lost",  # codes and days of a period, for counts
    "legal.closed_over_drugs",  # which of these cases, for counts
    "legal.homes_lost_on_roads",  # codes and days of a period, for counts
    "legal.sold_by_force",  # which of these cases, for counts
    "legal.roads_of_cases",  # codes, for the lanes of cases that a selector has in hand
    "housing.lost_days",  # days of cases that a selector has in hand
    "accounts.active_user",  # signing in: nobody acts yet
    "accounts.recovery_codes_left",  # the same
    "accounts.demo_users",  # the sign-in page of the practice municipality
    "accounts.mail_of",  # one's own address, for a letter or a check of one's own
    "accounts.names_of",  # names of colleagues
    "accounts.work_phone_of",  # the number that a colleague gave for households
    "accounts.places_elsewhere",  # names of municipalities, on the sign-in page
    "cases.closed_pairs",  # ids alone, for an action that has them in hand
    "cases.held_by_stop",  # yes or no, for a selector that has the case in hand
    "cases.is_followed",  # yes or no, for a selector that has the case in hand
    "cases.picture",  # codes, days and ids, for an action that has the case in hand
    "cases.proof_of",  # days of reports, for a selector that has the case in hand
    "cases.started",  # what differs between two of those
    "cases.started_from",  # the same, read back
    "cases.secret_cases",  # ids alone, for a selector that has them in hand
    "feedback.public_key",  # a public key
    "feedback.public_keys",  # the same
    "help.few_offers",  # a part of a query, for a selector that asks who looks
    "help.help_due",  # of the cases that a selector has in hand
    "help.children_line",  # an answer, for a selector that has the case in hand
    "housing.day_facts",  # yes or no, of a case that an action has in hand
    "housing.day_of",  # a day, for a selector that has the case in hand
    "housing.found_roof",  # a place, for a selector that has the case in hand
    "housing.goods_lie",  # yes or no, for a run that has the cases in hand
    "housing.place_answers",  # codes and days, for whoever has the case in hand
    "housing.roof_of",  # days and a kind of place, for a selector that has the case in hand
    "housing.roof_policies",  # a municipality's own policy is public
    "housing.roof_policy",  # the same
    "housing.stay_on",  # days and a kind of place, for a selector that has the case in hand
    "housing.stays_of",  # days and kinds of places, of the cases that a selector has in hand
    "housing.waits_of",  # days, for a selector that has the case in hand
    "intake.as_delivered",  # words alone
    # parts of a row that a look of the desk has in hand, and what a municipality says of itself
    "landlords.answer_due_on",
    "landlords.deeds_of",
    "landlords.helpers_in",
    "landlords.home_of",
    "landlords.last_costs",
    "landlords.name_of",
    "landlords.place_of",
    "landlords.places",
    "landlords.report_of",
    "intake.check_context",  # the policy for a delivery that its actor has in hand
    "intake.is_own",  # words alone
    "intake.remembered_mapping",  # headings of a partner's files
    "intake.returned_references",  # references of a partner, to a selector that has the file
    "intake.take_up_policy",  # the policy for a delivery that its actor has in hand
    "outreach.message_line",  # words of a row that a selector has in hand
    "monitoring.as_csv",  # words of counts that a selector gave
    "monitoring.places_that_agreed",  # codes of municipalities, before there is one to act in
    "legal.tracks_for_resident",  # a part of a look of a resident, who has the case in hand
    "legal.shelved",  # days of judgments, for a selector or job that has the cases in hand
    "legal.eviction_days",  # days of cases that a selector has in hand
    "legal.leaving_days",  # the same, whoever set the day
    "legal.closing_cases",  # which cases, for a daily run that asks each for itself
    "legal.shut_homes",  # which of these cases, for a selector that has them in hand
    "legal.standings_of",  # days and codes, for a selector or action that has the case in hand
    "help.landlord_shut_out",  # yes or no, for an action that has the case in hand
    "housing.own_living",  # of the case that a resident's own page has in hand
    "housing.losing_days",  # days of cases that a selector or action has in hand
    "legal.standings_of_cases",  # the same, of the cases that it has in hand
    "legal.tracks_of_cases",  # the same, of the cases that it has in hand
    "legal.waits_for_names",  # whether a list that a page has in hand lacks names alone
    "legal.on_duty",  # who answers bailiffs, for a page or a receipt of theirs
    "organisations.actor_for",  # makes the actor
    "organisations.actor_for_token",  # makes the actor
    "organisations.entry_for",  # the same
    "organisations.places_of_client",  # where a system may come, while it comes in
    "organisations.with_clients",  # a part of a query, for a selector that asks who looks
    "organisations.memberships_of",  # choosing a municipality while signing in
    "organisations.names_of_places",  # the names of municipalities
    "organisations.route_table",  # a table without anybody's data
    "organisations.routes",  # the same
    "organisations.municipality",  # the name of a municipality
    "organisations.municipality_of_postcode",  # whose area it is, nobody's data
    "organisations.lets_homes",  # what the partner itself is
    "organisations.partner_actor",  # makes the actor
    "organisations.seats_of",  # choosing a partner while signing in
    "organisations.policy",  # a municipality's own policy is public
    "organisations.policy_data",
    "organisations.access_policy",  # the same
    "organisations.court_of_municipality",  # the same
    "organisations.decided",  # the same
    "organisations.shipped_policy",  # reads a file of the package
    "organisations.works_in",  # codes of roles, for an action that has the id in hand
    "planning.cautions_of",  # ids and kinds alone, for a selector that has the cases in hand
    "outreach.wished_of",  # what households said, for a selector that has the cases in hand
    "planning.names_at_doors",  # names, for a selector that shows the doors it has in hand
    "planning.parts_of",  # parts of the day, for a selector that has the visits in hand
    "planning.visits_ended",  # a part of a query, for a selector that has the cases in hand
    "planning.help_declined",  # the same
    "planning.spans_of",  # hours of colleagues, for a selector that has the visits in hand
    "resident.what_follows",  # what a municipality says of itself, to who asks without signing in
    "retention.count_due",  # numbers alone
    "retention.due",  # a batch of a run that is an action
    "retention.held_persons",  # opaque ids, for a check that matching makes
    "retention.holds_on",  # codes, for an action that has the ids in hand
    "retention.ids_of",  # opaque ids, for an action that has one of them in hand
    "retention.policy_today",  # a municipality's own policy is public
    "retention.released_days",  # a number
    "retention.subject_of",  # an opaque id, for an action that was given its number
    "retention.words_for",  # days alone
    "planning.visits_ended_on",  # a day, for a selector that has the case in hand
    "planning.why_dropped",  # words alone, beside a door that somebody looks at
}


@pytest.fixture(scope="module")
def tracked() -> list[str]:
    """The files that belong to the project."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=house.ROOT, capture_output=True, text=True, check=True
    )
    return [path for path in listed.stdout.splitlines() if (house.ROOT / path).is_file()]


def test_the_contracts_hold() -> None:
    assert house.contracts(house.ROOT) == []


def test_no_name_says_nothing() -> None:
    assert house.names(house.ROOT) == []


def test_no_import_hides_in_a_function() -> None:
    assert house.local_imports(house.ROOT) == []


def test_modules_and_functions_are_short() -> None:
    assert house.sizes(house.ROOT) == []


def test_rules_ask_nothing_of_the_world() -> None:
    assert house.impure(house.ROOT) == []


def test_every_service_is_an_action() -> None:
    assert house.unwalled_services(house.ROOT, OPEN_SERVICES | SEQUENCES) == []


def test_a_sequence_of_actions_knows_its_actor() -> None:
    found = dict(house.public_functions(house.ROOT, "services"))
    assert [name for name in SEQUENCES if not house.keyword_only_actor(found[name])] == []


def test_every_selector_knows_who_looks() -> None:
    assert house.actorless_selectors(house.ROOT, OPEN_SELECTORS) == []


def test_the_exceptions_exist() -> None:
    services = {name for name, _ in house.public_functions(house.ROOT, "services")}
    selectors = {name for name, _ in house.public_functions(house.ROOT, "selectors")}
    assert services >= OPEN_SERVICES | SEQUENCES
    assert selectors >= OPEN_SELECTORS


def test_only_services_write() -> None:
    assert house.stray_writes(house.ROOT) == []


def test_nobody_goes_behind_a_door() -> None:
    assert house.back_doors(house.ROOT) == []


def test_foreign_keys_point_upstream() -> None:
    assert backward_keys(apps.get_models(include_auto_created=True)) == []


def test_every_source_says_its_licence(tracked: list[str]) -> None:
    assert house.licence_lines(house.ROOT, tracked) == []


def test_the_licence_is_there_in_full() -> None:
    text = (house.ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "require the production of a new EUPL version" in text


def test_the_project_speaks_only_of_itself(tracked: list[str]) -> None:
    assert house.machine_words(house.ROOT, tracked) == []
