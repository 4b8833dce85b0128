# SPDX-License-Identifier: EUPL-1.2
"""Every address × method of the site and the acts that somebody must be allowed to get there.

One table: the middleware, the navigation and the proof of the wall read it. What does not stand in
it is served to nobody. An act says itself who may (`access.actions`), in which relation to what
stands in the address; here only the right as such is asked, before anything is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NoReturn

from woonzeker.access import audit, reach
from woonzeker.access.actions import REGISTER
from woonzeker.access.actors import Actor, Kind
from woonzeker.access.requests import SignInNeeded
from woonzeker.access.tenancy import in_tenant
from woonzeker.errors import Misconfigured, NotFound, NotPermitted, WoonzekerError
from woonzeker.intake.selectors import MAY_DELIVER, MAY_KEEP_KEYS, MAY_SEE_COUNTS
from woonzeker.matching.selectors import MAY_KEEP
from woonzeker.matching.services import MAY_REVIEW
from woonzeker.web.rights import OPEN as _OPEN
from woonzeker.web.rights import SIGNED_IN as _SIGNED_IN
from woonzeker.web.rights import Rule, Who
from woonzeker.web.rights import acts as _acts
from woonzeker.web.rights import either as _either
from woonzeker.web.rights import form as _form
from woonzeker.web.rights import get as _get
from woonzeker.web.rights import key as _key
from woonzeker.web.rights import only as _only
from woonzeker.web.rights import post as _post


class Unmapped(Misconfigured):
    """Dit adres staat niet in de tabel van rechten en wordt daarom aan niemand getoond."""


_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

#: name of the address → method → rule; HEAD is asked as GET
TABLE: dict[str, Mapping[str, Rule]] = {
    # the program itself
    "healthz": _get(_OPEN),
    "readyz": _get(_OPEN),
    "metrics": _get(_OPEN),
    "security_txt": _get(_OPEN),
    "set_language": _post(_OPEN),
    "ui:style": _get(_OPEN),
    # signing in
    "accounts:sign_in": _form(_OPEN),
    "accounts:second_step": _form(_OPEN),
    "accounts:set_up_app": _form(_OPEN),
    "accounts:unlock": _form(_OPEN),
    "accounts:prove": _form(_OPEN),
    "accounts:sign_out": _post(_OPEN),
    # a resident's own page: outside every sign-in of colleagues
    "resident:enter": _form(_OPEN),
    "resident:page": _get(_acts("resident.page")),
    "resident:wish": _form(_acts("resident.wish")),
    "resident:call_back": _form(_acts("resident.call_back")),
    "resident:correct": _form(_acts("resident.correct")),
    "resident:no_help": _form(_acts("resident.no_help")),
    "resident:support": _post(_acts("resident.support")),
    "resident:leave": _post(_OPEN),
    # one's own account
    "accounts:own_account": _get(_SIGNED_IN),
    "accounts:change_password": _form(_SIGNED_IN, _acts("accounts.change_password")),
    "accounts:change_work_phone": _post(_acts("accounts.change_work_phone")),
    "accounts:change_app": _form(_SIGNED_IN, _acts("accounts.renew_second_step")),
    "accounts:change_recovery_codes": _post(_acts("accounts.renew_recovery_codes")),
    "accounts:end_session": _post(_acts("accounts.end_own_session")),
    "accounts:end_other_sessions": _post(_acts("accounts.end_other_sessions")),
    "accounts:register_phone": _form(_SIGNED_IN, _acts("accounts.register_phone")),
    "accounts:end_phone": _post(_acts("accounts.end_phone")),
    "choose_municipality": _form(_OPEN),
    "organisations:begin": _get(_OPEN),
    "organisations:back": _get(_OPEN),
    "organisations:signed_out": _get(_OPEN),
    "organisations:accept": _form(_OPEN),
    # who works here
    "organisations:people": _get(_acts("organisations.people")),
    "organisations:invite": _form(_acts("organisations.invite")),
    "organisations:withdraw": _post(_acts("organisations.withdraw_invitation")),
    "organisations:release": _post(_acts("organisations.release_invitation")),
    "organisations:person": _get(_acts("organisations.person")),
    "organisations:give_role": _post(_acts("organisations.person", "organisations.give_role")),
    "organisations:end_role": _post(_acts("organisations.end_role")),
    "organisations:disable": _post(_acts("organisations.disable_user")),
    "organisations:enable": _post(_acts("organisations.enable_user")),
    "organisations:end_sessions": _post(_acts("organisations.end_sessions")),
    "organisations:start_again": _post(_acts("organisations.start_again")),
    "organisations:let_in": _post(_acts("accounts.let_in", "organisations.person")),
    # the day
    "start": _get(_SIGNED_IN),
    "day_list": _get(_acts("web.day_list")),
    "terms": _get(_either("web.terms", "cases.late_terms")),
    # deliveries
    "intake:listing": _get(_only(MAY_SEE_COUNTS)),
    "intake:upload": _form(_only(MAY_DELIVER), _acts("intake.receive_delivery")),
    "intake:example": _get(_only(MAY_KEEP_KEYS)),
    "intake:keys": _get(_only(MAY_KEEP_KEYS)),
    "intake:issue_key": _post(_acts("organisations.issue_token")),
    "intake:revoke_keys": _post(_acts("organisations.revoke_tokens")),
    "intake:delivery": _get(_only(MAY_SEE_COUNTS)),
    "intake:questions": _form(_acts("intake.preview"), _acts("intake.answer_questions")),
    "intake:send_back": _post(_acts("intake.send_back")),
    "intake:columns": _form(_acts("intake.preview"), _acts("intake.remember_columns")),
    "intake:accepted": _get(_acts("intake.accepted_signals")),
    "intake:duplicates": _get(_acts("intake.duplicate_lines")),
    "intake:returned": _get(_acts("intake.returned_lines")),
    "intake:returned_csv": _get(_acts("intake.returned_csv")),
    # whose signal it is
    "matching:review_list": _get(_acts("matching.review_queue")),
    "matching:decided": _form(_acts("matching.decided_links")),
    "matching:asked": _get(_acts("matching.open_questions")),
    "matching:asked_partner": _get(_acts("matching.questions_of_partner")),
    "matching:asked_csv": _get(_acts("matching.questions_csv")),
    "matching:audit": _get(_acts("matching.audit_item")),
    "matching:draw_more": _post(_acts("matching.draw_audits")),
    "matching:audit_item": _get(_acts("matching.audit_item")),
    "matching:judge": _post(_acts("matching.judge_audit")),
    "matching:retract": _post(_acts("matching.retract_verdict")),
    "matching:threshold": _form(_only(MAY_REVIEW), _only(MAY_REVIEW, "matching.set_threshold")),
    "matching:review_item": _get(_acts("matching.review_item")),
    "matching:decide": _post(_acts("matching.decide_review")),
    "matching:answer": _form(_acts("matching.question"), _acts("matching.answer_question")),
    "matching:undo": _post(_acts("matching.undo_review")),
    "matching:register": _form(_only(MAY_KEEP), _acts("matching.receive_register")),
    "reopen_link": _form(_acts("web.reopening"), _acts("web.reopening", "web.reopen_link")),
    # cases
    "case": _get(_acts("cases.overview", "planning.priority")),
    "cases:listing": _form(_acts("cases.list")),
    "cases:tasks": _get(_acts("cases.tasks")),
    "cases:assign": _post(_acts("cases.assign")),
    "cases:unassign": _post(_acts("cases.unassign")),
    "cases:shield": _post(_acts("cases.shield_from_me")),
    "cases:shield_colleague": _post(_acts("cases.shield_colleague")),
    "cases:lift_shield": _post(_acts("cases.lift_shield")),
    "cases:see_warning": _post(_acts("cases.see_warning")),
    "cases:see_late_terms": _post(_acts("cases.see_late_terms")),
    "cases:break_glass": _form(_acts("cases.break_glass")),
    "cases:finish_waiting_task": _post(_acts("cases.check_offer", "cases.finish_task")),
    "cases:record_outcome": _post(_acts("cases.record_outcome")),
    "cases:close": _form(_acts("cases.round_off")),
    "cases:move": _post(_acts("cases.advance")),
    "cases:assign_team": _post(_acts("cases.assign_team")),
    "cases:book_effort": _post(_acts("cases.book_effort")),
    "cases:finish_task": _post(_acts("cases.finish_task")),
    "outreach:record_contact": _form(
        _acts(
            "cases.overview",
            "outreach.address_check",
            "outreach.contacts",
            "outreach.record_contact",
        ),
        _acts("outreach.record_contact"),
    ),
    "outreach:seek": _get(
        _acts("cases.overview", "outreach.next_contact", "outreach.reach_by_way")
    ),
    "outreach:deviate": _post(_acts("outreach.deviate")),
    "outreach:record_wish": _post(_acts("outreach.record_wish")),
    "outreach:end_wish": _post(_acts("outreach.end_wish")),
    "outreach:ladders": _get(_acts("outreach.ladders")),
    "outreach:change_ladder": _form(_acts("outreach.decide_ladder")),
    "outreach:change_weeks": _form(_acts("outreach.decide_ladder")),
    # conversation, and who else helps
    "help:talk": _form(_acts("help.talks", "help.save_talk")),
    "help:children": _post(_acts("help.note_children")),
    "help:others": _get(_acts("help.others")),
    "help:refer": _post(_acts("help.refer")),
    "help:referral_news": _post(_acts("help.referral_news")),
    "help:offer_support": _post(_acts("help.offer_support")),
    "help:note_wrong": _post(_acts("help.note_wrong")),
    "help:follow_wrong": _post(_acts("help.follow_wrong")),
    "help:landlord": _post(_acts("help.landlord_consent")),
    "help:alarm": _form(_acts("help.find_resident", "help.raise_alarm")),
    "help:worries": _get(_acts("help.worries")),
    "help:new_worry": _form(_acts("help.note_worry")),
    "help:worry": _get(_acts("help.worry")),
    "help:answer_worry": _post(_acts("help.answer_worry")),
    "help:judge_worry": _post(_acts("help.judge_worry")),
    "help:close_worry": _post(_acts("help.close_worry")),
    "outreach:message": _form(
        _acts("outreach.message_form", "outreach.messages"), _acts("outreach.write_message")
    ),
    "outreach:check_address": _post(_acts("outreach.check_address")),
    # peer experts
    "outreach:peers": _get(
        _either("outreach.peer_desk", "outreach.ask_peer", "outreach.peer_hours")
    ),
    "outreach:ask_peer": _form(
        _acts("outreach.peer_requests", "outreach.ask_peer"), _acts("outreach.ask_peer")
    ),
    "outreach:take_peer": _post(_acts("outreach.take_peer_request")),
    "outreach:give_back": _post(_acts("outreach.give_back_peer_request")),
    "outreach:peer_report": _post(_acts("outreach.report_peer_visit")),
    "outreach:withdraw": _post(_acts("outreach.withdraw_peer_request")),
    "outreach:note_hours": _post(_acts("outreach.note_hours")),
    "outreach:strike_hours": _post(_acts("outreach.strike_hours")),
    "outreach:approve_hours": _post(_acts("outreach.approve_hours")),
    "outreach:hours_csv": _get(_acts("outreach.peer_hours_sheet")),
    "outreach:case_letters": _form(
        _acts("cases.overview", "outreach.letters"),
        _acts("outreach.make_letter", "outreach.letter_choices"),
    ),
    "outreach:letter_page": _get(_acts("outreach.letter_page")),
    "outreach:post_letter": _post(_acts("outreach.post_letter")),
    "outreach:withdraw_letter": _post(_acts("outreach.withdraw_letter")),
    "outreach:letter_texts": _get(_acts("outreach.letter_texts")),
    "outreach:letter_text": _form(
        _acts("outreach.letter_text"), _acts("outreach.decide_letter_text")
    ),
    "outreach:letter_preview": _form(
        _acts("outreach.letter_text"), _acts("outreach.decide_letter_text")
    ),
    "outreach:confirm_letter_text": _post(_acts("outreach.confirm_letter_text")),
    "organisations:help_policy": _form(
        _acts("organisations.policy_numbers"), _acts("organisations.decide_numbers")
    ),
    "organisations:watch_policy": _form(
        _acts("organisations.policy_numbers"), _acts("organisations.decide_numbers")
    ),
    "outreach:letter_policy": _form(_acts("organisations.decide_policy")),
    # doors
    "my_day": _get(_acts("web.my_day", "planning.my_visits")),
    "press_at_door": _post(_acts("outreach.book_door")),
    "run_late": _post(_acts("planning.run_late")),
    "planning:weeks": _form(
        _either("planning.plan_week", "planning.my_visits"), _acts("planning.plan_week")
    ),
    "planning:mine": _get(_acts("planning.my_visits")),
    "planning:work_list": _get(_acts("planning.work_list")),
    "planning:confirm": _post(_acts("planning.confirm_work_list")),
    "planning:print": _get(_acts("planning.work_list")),
    "planning:paper": _get(_acts("planning.work_list")),
    "planning:sheet": _get(_acts("planning.work_list")),
    "planning:move": _form(
        _acts("planning.work_list"), _acts("planning.work_list", "planning.move_visit")
    ),
    "planning:team": _get(_either("planning.team_board", "planning.note_own_absence")),
    "planning:worker": _get(_acts("planning.worker")),
    "planning:note_own_absence": _post(_acts("planning.note_own_absence")),
    "planning:note_absence": _post(_acts("planning.note_absence")),
    "planning:withdraw_absence": _post(_acts("planning.withdraw_absence")),
    "planning:redistribute": _post(_acts("planning.redistribute")),
    "planning:hand_over": _form(_acts("cases.reach", "planning.hand_over")),
    "planning:read_hand_over": _post(_acts("planning.read_hand_over")),
    "planning:care": _form(
        _acts("planning.caution", "planning.take_care"), _acts("planning.take_care")
    ),
    "planning:end_care": _post(_acts("planning.end_care")),
    "planning:request_visit": _form(_acts("planning.priority", "planning.request_visit")),
    "planning:flag_case": _form(_acts("planning.priority", "planning.flag_case")),
    "planning:end_flag": _post(_acts("planning.end_flag")),
    # what left on paper or in a file
    "exports": _get(_acts("exports.mine")),
    "ask_export": _form(_acts("exports.ask")),
    "approve_export": _post(_acts("exports.approve")),
    "refuse_export": _post(_acts("exports.refuse")),
    # data leaks
    "outreach:print_runs": _form(
        _acts("outreach.print_runs"), _acts("outreach.print_runs", "outreach.make_run")
    ),
    "outreach:print_run": _get(_acts("outreach.print_run")),
    "outreach:release_run": _post(_acts("outreach.release_run")),
    "outreach:drop_letters": _post(_acts("outreach.drop_letters")),
    "outreach:withdraw_run": _post(_acts("outreach.withdraw_run")),
    "outreach:post_run": _post(_acts("outreach.post_run")),
    "outreach:take_run": _get(_acts("outreach.print_run", "outreach.take_run", "exports.take")),
    "outreach:manifest": _get(_acts("outreach.print_manifest")),
    "outreach:returned": _form(_acts("outreach.book_return")),
    "outreach:leaks": _get(_acts("outreach.leaks")),
    "outreach:leak": _get(_acts("outreach.leak")),
    "outreach:assess_leak": _post(_acts("outreach.assess_leak")),
    "outreach:report_leak": _post(_acts("outreach.report_leak")),
    "outreach:inform_person": _post(_acts("outreach.inform_person")),
    "outreach:close_leak": _post(_acts("outreach.close_leak")),
    # keeping and forgetting
    "retention:terms": _get(_acts("retention.terms")),
    "retention:change_terms": _form(_acts("retention.terms", "organisations.decide_policy")),
    "retention:preview": _get(_acts("retention.preview")),
    "retention:propose": _post(_acts("retention.propose_run")),
    "retention:approve_run": _post(_acts("retention.approve_run")),
    "retention:refuse_run": _post(_acts("retention.refuse_run")),
    "retention:erasures": _get(_acts("retention.erasures")),
    "retention:ask": _post(_acts("retention.ask_erasure")),
    "retention:approve": _post(_acts("retention.approve_erasure")),
    "retention:refuse": _post(_acts("retention.refuse_erasure")),
    "retention:hold": _post(_acts("retention.set_hold")),
    "retention:end_hold": _post(_acts("retention.end_hold")),
    # residents' rights and who looks
    "privacy:start": _get(_either("privacy.findings", "privacy.glass", "privacy.requests")),
    "privacy:findings": _get(_acts("privacy.findings")),
    "privacy:finding": _get(_acts("privacy.finding")),
    "privacy:judge_finding": _post(_acts("privacy.judge_finding")),
    "privacy:glass": _get(_acts("privacy.glass")),
    "privacy:judge_glass": _post(_acts("privacy.judge_glass")),
    "privacy:logs": _get(_acts("privacy.logs")),
    "privacy:famous_names": _get(_acts("privacy.famous_names")),
    "privacy:add_famous": _post(_acts("privacy.add_famous_name")),
    "privacy:remove_famous": _post(_acts("privacy.remove_famous_name")),
    "privacy:own_addresses": _form(
        _acts("privacy.own_addresses"), _acts("privacy.own_addresses", "privacy.declare_address")
    ),
    "privacy:withdraw_address": _post(_acts("privacy.withdraw_address")),
    "privacy:requests": _get(_acts("privacy.requests")),
    "privacy:new_request": _form(_acts("privacy.take_request")),
    "privacy:request": _get(_acts("privacy.request")),
    "privacy:identify": _post(_acts("privacy.request", "privacy.identify")),
    "privacy:find": _post(_acts("privacy.request", "privacy.find_person")),
    "privacy:point_out": _post(_acts("privacy.request", "privacy.point_out")),
    "privacy:extend": _post(_acts("privacy.request", "privacy.extend")),
    "privacy:answer": _post(_acts("privacy.request", "privacy.answer_request")),
    "privacy:overview_pdf": _get(_acts("privacy.overview", "privacy.overview_made")),
    "privacy:overview_json": _get(_acts("privacy.overview", "privacy.overview_made")),
    "privacy:new_leak": _form(_acts("outreach.note_leak")),
    "privacy:leak_file": _get(_acts("privacy.leak_file", "outreach.leak")),
    "privacy:describe": _post(_acts("privacy.describe_leak")),
    "privacy:find_reached": _post(_acts("privacy.find_reached")),
    "privacy:leak_names": _get(_acts("privacy.leak_names")),
    "privacy:leak_pdf": _get(_acts("privacy.leak_pack")),
    "privacy:leak_json": _get(_acts("privacy.leak_pack")),
    # the API of partners
    "api-v1:api-root": _get(_OPEN),
    "api-v1:openapi-json": _get(_OPEN),
    "api-v1:create": _post(_key("intake.receive_delivery")),
    "api-v1:show": _get(_key()),
    "api-v1:returned": _get(_key("intake.returned_lines")),
    "woonzeker.api.api.nothing_here": dict.fromkeys(_METHODS, _OPEN),
    # the money of a household, and of the municipality
    "help:money": _get(_acts("help.money")),
    "help:begin_arranging": _post(_acts("cases.begin_arranging")),
    "help:end_arranging": _post(_acts("cases.end_arranging")),
    "help:overview": _form(_acts("help.money", "help.save_overview")),
    "help:rights": _form(_acts("help.rights", "help.check_rights")),
    "help:note_debt": _form(_acts("help.note_debt")),
    "help:take_over_debts": _post(_acts("help.take_over_debts")),
    "help:propose": _form(_acts("help.money", "help.propose")),
    "help:debt": _form(_acts("help.debt", "help.change_debt")),
    "help:arrangement": _get(_acts("help.arrangement")),
    "help:hear": _post(_acts("help.hear_creditor")),
    "help:start_arrangement": _post(_acts("help.start_arrangement")),
    "help:note_payment": _post(_acts("help.note_payment")),
    "help:postpone": _post(_acts("help.postpone")),
    "help:pause_arrangement": _post(_acts("help.pause_arrangement")),
    "help:resume_arrangement": _post(_acts("help.resume_arrangement")),
    "help:lower_arrangement": _post(_acts("help.lower_arrangement")),
    "help:end_arrangement": _post(_acts("help.end_arrangement")),
    "help:ask_budget": _form(_acts("help.ask_budget")),
    "help:budget_ledger": _get(_acts("help.budget_ledger")),
    "help:budget": _get(_acts("help.budget")),
    "help:decide_budget": _post(_acts("help.decide_budget")),
    "help:pay_budget": _post(_acts("help.pay_budget")),
    "help:note_effect": _post(_acts("help.note_effect")),
    "help:withdraw_budget": _post(_acts("help.withdraw_budget")),
    "help:ways": _get(_acts("help.wayfinder")),
    "help:add_way": _form(_acts("help.add_way")),
    "help:way": _form(_acts("help.way", "help.change_way")),
    "help:end_way": _post(_acts("help.end_way")),
}


def rule_of(name: str, method: str) -> Rule | None:
    """The rule of a method of an address; None where there is none for this method."""
    return TABLE.get(name, {}).get("GET" if method == "HEAD" else method)


def methods_of(name: str) -> tuple[str, ...]:
    """The methods that an address knows."""
    known = tuple(TABLE.get(name, ()))
    return (*known, "HEAD") if "GET" in known else known


def may_ever(actor: Actor, name: str, method: str = "GET") -> bool:
    """Whether this actor has a right to come there at all: what the navigation shows."""
    return _may_ever(actor.kind, actor.roles, name, method)


@cache
def _may_ever(kind: Kind, roles: frozenset[str], name: str, method: str) -> bool:
    """The same for all who hold the same roles, and it stands on every page."""
    rule = rule_of(name, method)
    nobody = Actor(kind=kind, id="", municipality="", roles=roles)
    return rule is not None and rule.ever(nobody)


def guard(actor: Actor | None, name: str, method: str, about: Mapping[str, object]) -> None:
    """Let through who may come here, in their relation to what stands in the address (`about`).

    The right as such is asked first: who lacks it learns nothing about what exists. Then whether
    each thing in the address is there, and last whether the relation to it is near enough. An API
    finds out itself who asks, and which methods it has. Raises Unmapped, SignInNeeded,
    NotPermitted or NotFound.
    """
    if name not in TABLE:
        raise Unmapped
    rule = rule_of(name, method)
    if rule is None or rule.who in {Who.EVERYBODY, Who.KEY}:
        return
    if actor is None:
        raise SignInNeeded
    if not may_ever(actor, name, method):
        lacked = [c for c in rule.acts if not REGISTER[c].may_if.ever(actor)]
        _refuse(actor, lacked or rule.either, about)
    try:
        stands = {kind: reach.relations(actor, kind, str(value)) for kind, value in about.items()}
    except NotFound as problem:
        _record(actor, rule.acts or rule.either, about, problem)
        raise
    for code in rule.acts:
        act = REGISTER[code]
        if act.about in stands and not act.may_if(actor, stands[act.about]):
            _refuse(actor, [code], about)


def _refuse(actor: Actor, codes: Sequence[str], about: Mapping[str, object]) -> NoReturn:
    """A refusal stays on record, also when it comes before the page."""
    problem = NotPermitted()
    _record(actor, codes, about, problem)
    raise problem


def _record(
    actor: Actor, codes: Sequence[str], about: Mapping[str, object], problem: WoonzekerError
) -> None:
    """Add the line of the first of these acts; of one about what stands in the address if any."""
    if in_tenant() and codes:
        act = REGISTER[min(codes, key=lambda code: REGISTER[code].about not in about)]
        written = audit.Act(act.code, act.kind, act.basis, act.may_if, act.about)
        audit.refused(actor, written, problem, subject=str(about.get(act.about or "", "")))
