# SPDX-License-Identifier: EUPL-1.2
"""Every address of the site; each room adds its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from woonzeker.web import edges, operations, views

_ROOMS = (
    "accounts", "organisations", "landlords", "intake", "matching", "cases", "planning",
    "outreach", "help", "legal", "housing", "feedback", "monitoring", "privacy", "retention",
    "resident", "ui", "api",
)  # fmt: skip

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("metrics", operations.metrics, name="metrics"),
    path(".well-known/security.txt", edges.security_txt, name="security_txt"),
    path("taal", set_language, name="set_language"),
    path("", views.start, name="start"),
    path("mijn-dag", views.my_day, name="my_day"),
    path("mijn-dag/uitloop", views.run_late, name="run_late"),
    path("mijn-dag/<uuid:visit>", views.press_at_door, name="press_at_door"),
    path("vandaag/<slug:word>", views.day_list, name="day_list"),
    path("termijnen", views.terms, name="terms"),
    path("termijnen/<slug:week>/print", views.terms_paper, name="terms_paper"),
    path("zaken/<uuid:case>", views.case, name="case"),
    path("beoordelen/<uuid:link>/heropenen", views.reopen_link, name="reopen_link"),
    path("uitvoer", views.exports_page, name="exports"),
    path("uitvoer/vragen", views.ask_export, name="ask_export"),
    path("uitvoer/<uuid:export>/akkoord", views.approve_export, name="approve_export"),
    path("uitvoer/<uuid:export>/afwijzen", views.refuse_export, name="refuse_export"),
    path("partner", views.partner_start, name="partner_start"),
    path("partner/kies", views.choose_partner, name="choose_partner"),
    path("partner/verhuur/inlezen", views.take_homes, name="take_homes"),
    path("partner/verhuur/inlezen/voorbeeld", views.homes_example, name="homes_example"),
    path("gemeente", views.choose_municipality, name="choose_municipality"),
    *(
        path("", include(f"woonzeker.{room}.urls"))
        for room in _ROOMS
        if find_spec(f"woonzeker.{room}.urls")
    ),
]

handler403 = "woonzeker.ui.views.not_permitted"
handler404 = "woonzeker.ui.views.not_found"
handler500 = "woonzeker.ui.views.broken"
