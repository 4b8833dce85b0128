# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.outreach import views

app_name = "outreach"
urlpatterns = [path("zaken/<uuid:case>/contact", views.record_contact, name="record_contact")]
