# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.landlords.views import agreeing, bank, rents

_RENT = "partner/verhuur/huur"
_BOOK = f"{_RENT}/<uuid:book>"
_BANK = "partner/verhuur/bank"

app_name = "landlords"
RENT = [
    path(_RENT, rents.rents, name="rents"),
    path(f"{_RENT}/bijhouden/<uuid:tenancy>", rents.begin_book, name="begin_book"),
    path(_BOOK, rents.book, name="book"),
    path(f"{_BOOK}/betaling", rents.pay, name="pay"),
    path(f"{_BOOK}/terug", rents.undo, name="undo"),
    path(f"{_BOOK}/afspraak", rents.change, name="change_terms"),
    path(f"{_BOOK}/inkomensdag", rents.income_day, name="income_day"),
    path(f"{_BOOK}/korting", rents.discount, name="discount"),
    path(f"{_BOOK}/kwijt", rents.waive, name="waive"),
    path(f"{_BOOK}/dossier", rents.report, name="report_rent"),
    path(f"{_BOOK}/bericht", agreeing.message, name="message"),
    path(f"{_BOOK}/regeling", agreeing.arrangement, name="arrangement"),
    path(f"{_BOOK}/regeling/akkoord", agreeing.agree, name="agree"),
    path(f"{_BOOK}/regeling/stop", agreeing.stop, name="stop_arrangement"),
    path(_BANK, bank.upload, name="bank"),
    path(f"{_BANK}/kolommen", bank.columns, name="bank_columns"),
    path(f"{_BANK}/<uuid:reading>", bank.reading, name="reading"),
    path(f"{_BANK}/<uuid:reading>/niets", bank.drop, name="drop_reading"),
]
urlpatterns = [*RENT]
