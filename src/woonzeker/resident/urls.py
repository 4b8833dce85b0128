# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.resident import views

app_name = "resident"
urlpatterns = [
    path("mijn", views.enter, name="enter"),
    path("mijn/hulp-vragen", views.ask_help, name="ask_help"),
    path("mijn/overzicht", views.page, name="page"),
    path("mijn/wens", views.wish, name="wish"),
    path("mijn/terugbellen", views.call_back, name="call_back"),
    path("mijn/klopt-niet", views.correct, name="correct"),
    path("mijn/geen-hulp", views.no_help, name="no_help"),
    path("mijn/geen-melding", views.no_report, name="no_report"),
    path("mijn/ondersteuning", views.support, name="support"),
    path("mijn/stoppen", views.leave, name="leave"),
]
