# SPDX-License-Identifier: EUPL-1.2
"""Addresses of help, under the case they are about or under a word of their own."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.help.views import (
    alarm,
    arrangements,
    budgets,
    money,
    support,
    talk,
    wayfinder,
    worry,
)

app_name = "help"

#: the conversation, and who else helps
_TALK: list[URLPattern] = [
    path("zaken/<uuid:case>/gesprek", talk.talk, name="talk"),
    path("zaken/<uuid:case>/kinderen", support.children, name="children"),
    path("zaken/<uuid:case>/hulp", support.others, name="others"),
    path("zaken/<uuid:case>/hulp/doorverwijzen", support.refer, name="refer"),
    path("zaken/<uuid:case>/hulp/ondersteuning", support.offer_support, name="offer_support"),
    path("zaken/<uuid:case>/hulp/verhuurder", support.note_wrong, name="note_wrong"),
    path("zaken/<uuid:case>/hulp/verhuurder/<uuid:wrong>", support.follow, name="follow_wrong"),
    path("zaken/<uuid:case>/hulp/<uuid:referral>/nieuws", support.news, name="referral_news"),
    path("zaken/<uuid:case>/hulpvraag/<uuid:alarm>", alarm.landlord, name="landlord"),
    path("hulpvraag", alarm.alarm, name="alarm"),
    path("hulpvragen", alarm.waiting, name="waiting_alarms"),
    path("hulpvragen/<uuid:asked>", alarm.take_up, name="take_up_alarm"),
    path("hulpvragen/<uuid:asked>/wissen", alarm.set_aside, name="set_alarm_aside"),
    path("zorgen", worry.worries, name="worries"),
    path("zorgen/nieuw", worry.new_worry, name="new_worry"),
    path("zorgen/<uuid:worry>", worry.worry, name="worry"),
    path("zorgen/<uuid:worry>/toestemming", worry.answer, name="answer_worry"),
    path("zorgen/<uuid:worry>/oordeel", worry.judge, name="judge_worry"),
    path("zorgen/<uuid:worry>/sluiten", worry.close, name="close_worry"),
]
#: the money, and what is agreed
_MONEY: list[URLPattern] = [
    path("zaken/<uuid:case>/geld", money.money, name="money"),
    path("zaken/<uuid:case>/geld/begin", money.begin, name="begin_arranging"),
    path("zaken/<uuid:case>/geld/klaar", money.end, name="end_arranging"),
    path("zaken/<uuid:case>/geld/overzicht", money.overview, name="overview"),
    path("zaken/<uuid:case>/geld/rechten", money.rights, name="rights"),
    path("zaken/<uuid:case>/geld/schuld", money.note_debt, name="note_debt"),
    path("zaken/<uuid:case>/geld/signalen", money.take_over_debts, name="take_over_debts"),
    path("zaken/<uuid:case>/geld/regeling", arrangements.propose, name="propose"),
    path("zaken/<uuid:case>/maatwerkbudget", budgets.ask, name="ask_budget"),
    path("schulden/<uuid:debt>", money.change_debt, name="debt"),
    path("regelingen/<uuid:arrangement>", arrangements.arrangement, name="arrangement"),
    path("regelingen/<uuid:arrangement>/schuldeiser/<uuid:debt>", arrangements.hear, name="hear"),
    path("regelingen/<uuid:arrangement>/start", arrangements.start, name="start_arrangement"),
    path("regelingen/<uuid:arrangement>/betaald", arrangements.pay, name="note_payment"),
    path("regelingen/<uuid:arrangement>/terug", arrangements.undo, name="undo_payment"),
    path("regelingen/<uuid:arrangement>/later", arrangements.postpone, name="postpone"),
    path("regelingen/<uuid:arrangement>/pauze", arrangements.pause, name="pause_arrangement"),
    path("regelingen/<uuid:arrangement>/verder", arrangements.resume, name="resume_arrangement"),
    path("regelingen/<uuid:arrangement>/lager", arrangements.lower, name="lower_arrangement"),
    path("regelingen/<uuid:arrangement>/stop", arrangements.end, name="end_arrangement"),
    path("maatwerkbudget", budgets.ledger, name="budget_ledger"),
    path("maatwerkbudget/<uuid:budget>", budgets.budget, name="budget"),
    path("maatwerkbudget/<uuid:budget>/besluit", budgets.decide, name="decide_budget"),
    path("maatwerkbudget/<uuid:budget>/betaald", budgets.pay, name="pay_budget"),
    path("maatwerkbudget/<uuid:budget>/effect", budgets.effect, name="note_effect"),
    path("maatwerkbudget/<uuid:budget>/intrekken", budgets.withdraw, name="withdraw_budget"),
    path("wegwijzer", wayfinder.ways, name="ways"),
    path("wegwijzer/nieuw", wayfinder.add_way, name="add_way"),
    path("wegwijzer/<uuid:entry>", wayfinder.change_way, name="way"),
    path("wegwijzer/<uuid:entry>/weg", wayfinder.end_way, name="end_way"),
]

urlpatterns = [*_TALK, *_MONEY]
