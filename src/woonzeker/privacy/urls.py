# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.privacy import views

app_name = "privacy"
_REQUEST = "privacy/verzoeken/<uuid:rights_request>"
_LEAK = "datalekken/<uuid:leak>/dossier"
urlpatterns = [
    path("privacy", views.start, name="start"),
    path("privacy/bevindingen", views.findings, name="findings"),
    path("privacy/bevindingen/<uuid:finding>", views.finding, name="finding"),
    path("privacy/bevindingen/<uuid:finding>/oordeel", views.judge_finding, name="judge_finding"),
    path("privacy/noodtoegang", views.glass, name="glass"),
    path("privacy/noodtoegang/<uuid:glass>", views.judge_glass, name="judge_glass"),
    path("privacy/logboek", views.logs, name="logs"),
    path("privacy/namen", views.famous_names, name="famous_names"),
    path("privacy/namen/erbij", views.add_famous, name="add_famous"),
    path("privacy/namen/<uuid:famous>/weg", views.remove_famous, name="remove_famous"),
    path("mijn-adressen", views.own_addresses, name="own_addresses"),
    path("mijn-adressen/<uuid:own_address>/weg", views.withdraw_address, name="withdraw_address"),
    path("privacy/verzoeken", views.requests, name="requests"),
    path("privacy/verzoeken/nieuw", views.new_request, name="new_request"),
    path(_REQUEST, views.request_page, name="request"),
    path(f"{_REQUEST}/vaststellen", views.identify, name="identify"),
    path(f"{_REQUEST}/zoeken", views.find, name="find"),
    path(f"{_REQUEST}/aanwijzen", views.point_out, name="point_out"),
    path(f"{_REQUEST}/verlengen", views.extend, name="extend"),
    path(f"{_REQUEST}/antwoord", views.answer, name="answer"),
    path(f"{_REQUEST}/overzicht.pdf", views.overview_pdf, name="overview_pdf"),
    path(f"{_REQUEST}/overzicht.json", views.overview_json, name="overview_json"),
    path("datalekken/nieuw", views.new_leak, name="new_leak"),
    path(_LEAK, views.leak_file, name="leak_file"),
    path(f"{_LEAK}/gevolgen", views.describe, name="describe"),
    path(f"{_LEAK}/wiens", views.find_reached, name="find_reached"),
    path(f"{_LEAK}/namen", views.leak_names, name="leak_names"),
    path(f"{_LEAK}.pdf", views.leak_pdf, name="leak_pdf"),
    path(f"{_LEAK}.json", views.leak_json, name="leak_json"),
]
