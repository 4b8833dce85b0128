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
    path("beoordelen/<uuid:link>", views.review_item, name="review_item"),
    path("beoordelen/<uuid:link>/beslis", views.decide, name="decide"),
    path("beoordelen/<uuid:link>/antwoord", views.answer, name="answer"),
    path("beoordelen/<uuid:link>/terug", views.undo, name="undo"),
    path("register", views.register, name="register"),
]
