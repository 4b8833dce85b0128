# SPDX-License-Identifier: EUPL-1.2
"""Addresses of cases; the page of one case spans rooms and lives in `web`."""

from __future__ import annotations

from django.urls import path

from woonzeker.cases import views

app_name = "cases"

urlpatterns = [
    path("zaken", views.listing, name="listing"),
    path("zaken/taken", views.tasks, name="tasks"),
    path("zaken/taken/<uuid:task>/klaar", views.finish_waiting_task, name="finish_waiting_task"),
    path("zaken/<uuid:case>/uitkomst", views.record_outcome, name="record_outcome"),
    path("zaken/<uuid:case>/afsluiten", views.close, name="close"),
    path("zaken/<uuid:case>/stap", views.move, name="move"),
    path("zaken/<uuid:case>/team", views.assign_team, name="assign_team"),
    path("zaken/<uuid:case>/uren", views.book_effort, name="book_effort"),
    path("zaken/<uuid:case>/taken/<uuid:task>/klaar", views.finish_task, name="finish_task"),
]
