# SPDX-License-Identifier: EUPL-1.2
"""Addresses of help, under the case they are about or under a word of their own."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.help.views import alarm, support, talk, worry

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
    path("zorgen", worry.worries, name="worries"),
    path("zorgen/nieuw", worry.new_worry, name="new_worry"),
    path("zorgen/<uuid:worry>", worry.worry, name="worry"),
    path("zorgen/<uuid:worry>/toestemming", worry.answer, name="answer_worry"),
    path("zorgen/<uuid:worry>/oordeel", worry.judge, name="judge_worry"),
    path("zorgen/<uuid:worry>/sluiten", worry.close, name="close_worry"),
]
#: the money, and what is agreed
_MONEY: list[URLPattern] = []

urlpatterns = [*_TALK, *_MONEY]
