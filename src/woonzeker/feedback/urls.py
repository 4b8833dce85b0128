# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what goes back to partners."""

from __future__ import annotations

from django.urls import URLPattern, path

from woonzeker.feedback.views import case, coordinator, partner, setting_up

app_name = "feedback"

urlpatterns: list[URLPattern] = [
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
