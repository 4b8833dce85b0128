# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.retention import views

app_name = "retention"
urlpatterns = [
    path("bewaren", views.terms, name="terms"),
    path("bewaren/termijnen", views.change_terms, name="change_terms"),
    path("bewaren/voorbeeld/<slug:kept>", views.preview, name="preview"),
    path("bewaren/voorstel/<slug:kept>", views.propose, name="propose"),
    path("bewaren/vrijgeven/<uuid:run>", views.approve_run, name="approve_run"),
    path("bewaren/afwijzen/<uuid:run>", views.refuse_run, name="refuse_run"),
    path("wissen", views.erasures, name="erasures"),
    path("wissen/vragen", views.ask, name="ask"),
    path("wissen/<uuid:erasure>/goedkeuren", views.approve, name="approve"),
    path("wissen/<uuid:erasure>/afwijzen", views.refuse, name="refuse"),
    path("wissen/vasthouden", views.hold, name="hold"),
    path("wissen/vasthouden/<uuid:hold>/einde", views.end_hold, name="end_hold"),
]
