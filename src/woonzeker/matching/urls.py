# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.matching import views

app_name = "matching"
urlpatterns = [
    path("beoordelen", views.review_list, name="review_list"),
    path("beoordelen/beslist", views.decided, name="decided"),
    path("beoordelen/gevraagd", views.asked, name="asked"),
    path("beoordelen/gevraagd/<uuid:partner>", views.asked_partner, name="asked_partner"),
    path("beoordelen/gevraagd/<uuid:partner>/csv", views.asked_csv, name="asked_csv"),
    path("beoordelen/steekproef", views.audit, name="audit"),
    path("beoordelen/steekproef/meer", views.draw_more, name="draw_more"),
    path("beoordelen/steekproef/<uuid:draw>", views.audit, name="audit_item"),
    path("beoordelen/steekproef/<uuid:draw>/oordeel", views.judge, name="judge"),
    path("beoordelen/steekproef/<uuid:draw>/terug", views.retract, name="retract"),
    path("beoordelen/drempel", views.threshold, name="threshold"),
    path("beoordelen/<uuid:link>", views.review_item, name="review_item"),
    path("beoordelen/<uuid:link>/beslis", views.decide, name="decide"),
    path("beoordelen/<uuid:link>/antwoord", views.answer, name="answer"),
    path("beoordelen/<uuid:link>/terug", views.undo, name="undo"),
    path("register", views.register, name="register"),
]
