# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.feedback import views

app_name = "feedback"
_DELIVERY = "partner/<slug:place>/aanleveringen/<uuid:delivery>/bewijs"
_STATEMENT = "partner/<slug:place>/verklaringen/<uuid:statement>"
_CASE = "zaken/<uuid:case>/geen-melding"
urlpatterns = [
    path("controle", views.check, name="check"),
    path("controle/sleutel", views.keys, name="keys"),
    path("controle/sleutel.json", views.keys_json, name="keys_json"),
    path(_DELIVERY, views.receipt, name="receipt"),
    path(f"{_DELIVERY}.pdf", views.receipt_pdf, name="receipt_pdf"),
    path(f"{_DELIVERY}.json", views.receipt_json, name="receipt_json"),
    path(
        "partner/<slug:place>/signalen/<uuid:signal>/verklaring",
        views.state_report,
        name="state_report",
    ),
    path(_STATEMENT, views.statement, name="statement"),
    path(f"{_STATEMENT}.pdf", views.statement_pdf, name="statement_pdf"),
    path(f"{_STATEMENT}.json", views.statement_json, name="statement_json"),
    path(_CASE, views.state_no_report, name="state_no_report"),
    path("geen-melding/<uuid:statement>", views.no_report, name="no_report"),
    path("geen-melding/<uuid:statement>.pdf", views.no_report_pdf, name="no_report_pdf"),
    path("geen-melding/<uuid:statement>.json", views.no_report_json, name="no_report_json"),
]
