# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.outreach import views

app_name = "outreach"
urlpatterns = [
    path("zaken/<uuid:case>/contact", views.record_contact, name="record_contact"),
    path("zaken/<uuid:case>/adres", views.check_address, name="check_address"),
    path("zaken/<uuid:case>/contactladder", views.seek, name="seek"),
    path("zaken/<uuid:case>/contactladder/anders", views.deviate, name="deviate"),
    path("zaken/<uuid:case>/contactladder/wens", views.record_wish, name="record_wish"),
    path("zaken/<uuid:case>/contactladder/wens/vervalt", views.end_wish, name="end_wish"),
    path("beleid/contactladder", views.ladders, name="ladders"),
    path("beleid/contactladder/weken", views.change_weeks, name="change_weeks"),
    path("beleid/contactladder/<slug:lane>", views.change_ladder, name="change_ladder"),
    path("datalekken", views.leaks, name="leaks"),
    path("datalekken/<uuid:leak>", views.leak, name="leak"),
    path("datalekken/<uuid:leak>/beoordelen", views.assess, name="assess_leak"),
    path("datalekken/<uuid:leak>/gemeld", views.report, name="report_leak"),
    path("datalekken/<uuid:leak>/verteld", views.inform, name="inform_person"),
    path("datalekken/<uuid:leak>/afsluiten", views.close, name="close_leak"),
]
