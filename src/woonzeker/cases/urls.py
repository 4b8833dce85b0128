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
    path("zaken/<uuid:case>/toewijzen", views.assign, name="assign"),
    path("zaken/<uuid:case>/toewijzing-eindigt", views.unassign, name="unassign"),
    path("zaken/<uuid:case>/afschermen", views.shield, name="shield"),
    path("zaken/<uuid:case>/collega", views.shield_colleague, name="shield_colleague"),
    path(
        "zaken/<uuid:case>/afscherming/<uuid:shield>/op",
        views.lift_shield,
        name="lift_shield",
    ),
    path("termijnen/gezien", views.see_late_terms, name="see_late_terms"),
    path("termijnen/<uuid:warning>/gezien", views.see_warning, name="see_warning"),
    path("noodtoegang", views.break_glass, name="break_glass"),
    path("zaken/<uuid:case>/uren", views.book_effort, name="book_effort"),
    path("zaken/<uuid:case>/taken/<uuid:task>/klaar", views.finish_task, name="finish_task"),
]
