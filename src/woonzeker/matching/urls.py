# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.matching import views

app_name = "matching"
urlpatterns = [
    path("beoordelen", views.review_list, name="review_list"),
    path("beoordelen/<uuid:link>", views.review_item, name="review_item"),
    path("beoordelen/<uuid:link>/beslis", views.decide, name="decide"),
    path("beoordelen/<uuid:link>/terug", views.undo, name="undo"),
    path("register", views.register, name="register"),
]
