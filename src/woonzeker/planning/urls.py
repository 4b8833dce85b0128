# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the work list, and of what people ask of the order of cases."""

from __future__ import annotations

from django.urls import path

from woonzeker.planning import views

app_name = "planning"

urlpatterns = [
    path("looplijst", views.weeks, name="weeks"),
    path("looplijst/mijn", views.mine, name="mine"),
    path("looplijst/<uuid:work_list>", views.work_list, name="work_list"),
    path("looplijst/<uuid:work_list>/vaststellen", views.confirm, name="confirm"),
    path("looplijst/<uuid:work_list>/print", views.printed, name="print"),
    path("looplijst/<uuid:work_list>/looplijst.pdf", views.paper, name="paper"),
    path("looplijst/<uuid:work_list>/looplijst.csv", views.sheet, name="sheet"),
    path("looplijst/<uuid:work_list>/bezoek/<uuid:visit>", views.move, name="move"),
    path("team", views.team, name="team"),
    path("team/afwezig", views.note_own_absence, name="note_own_absence"),
    path("team/afwezig/<uuid:absence>/intrekken", views.withdraw_absence, name="withdraw_absence"),
    path("team/<uuid:user>", views.worker, name="worker"),
    path("team/<uuid:user>/afwezig", views.note_absence, name="note_absence"),
    path("team/<uuid:user>/herverdelen", views.redistribute, name="redistribute"),
    path("zaken/<uuid:case>/overdragen", views.hand_over, name="hand_over"),
    path("overdracht/<uuid:hand_over>/gelezen", views.read_hand_over, name="read_hand_over"),
    path("zaken/<uuid:case>/bezoek", views.request_visit, name="request_visit"),
    path("zaken/<uuid:case>/deur", views.care, name="care"),
    path("zaken/<uuid:case>/deur/einde", views.end_care, name="end_care"),
    path("zaken/<uuid:case>/voorrang", views.flag, name="flag_case"),
    path("zaken/<uuid:case>/voorrang/<uuid:flag>/einde", views.end_flag, name="end_flag"),
]
