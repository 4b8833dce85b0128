# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what goes back: proofs, statements, answers and pauses."""

from __future__ import annotations

from django.urls import path

from woonzeker.feedback import views
from woonzeker.feedback.views import case, coordinator, partner, setting_up

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
        "partner/<slug:place>/aanleveringen/<uuid:delivery>/verklaring",
        views.state_delivered,
        name="state_delivered",
    ),
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
    path("terugkoppeling", coordinator.releases, name="releases"),
    path("terugkoppeling/beleid", setting_up.grounds, name="grounds"),
    path("terugkoppeling/adres/<uuid:partner>", setting_up.hook, name="hook"),
    path("terugkoppeling/adres/<uuid:partner>/uit", setting_up.stop_hook, name="stop_hook"),
    path("terugkoppeling/<uuid:release>", coordinator.release, name="release"),
    path("terugkoppeling/<uuid:release>/niet", coordinator.withhold, name="withhold"),
    path("terugkoppeling/<uuid:release>/overdragen", coordinator.hand_over, name="hand_over"),
    path("zaken/<uuid:case>/melder", case.informed, name="informed"),
    path("zaken/<uuid:case>/melder/toestemming/<uuid:consent>", case.withdraw, name="withdraw"),
    path("zaken/<uuid:case>/melder/pauze", case.pause, name="ask_pause"),
    path("zaken/<uuid:case>/melder/pauze/<uuid:pause>", case.stop_pause, name="end_pause"),
    path("partner/signalen", partner.own, name="own_signals"),
    path("partner/signalen/<slug:place>/pauze/<uuid:pause>", partner.answer, name="answer_pause"),
]
