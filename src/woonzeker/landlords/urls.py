# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from django.urls import path

from woonzeker.landlords import views
from woonzeker.landlords.views import agreeing, bank, correcting, rents

_HOME = "partner/verhuurder/woning"
_FILE = "partner/verhuurder/dossier/<uuid:arrears>"

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
    path(f"{_BOOK}/beginstand", rents.opening, name="opening"),
    path(f"{_BOOK}/vertrek", rents.leaves, name="tenant_leaves"),
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
urlpatterns = [
    path("partner/verhuurder", views.about, name="about"),
    path("partner/verhuurder/code", views.confirm, name="confirm"),
    path("partner/verhuurder/huurders", views.desk, name="desk"),
    path("partner/verhuurder/wissen", views.leave, name="leave"),
    path(_HOME, views.new_rental, name="new_rental"),
    path(f"{_HOME}/<uuid:rental>/gemeente", views.rental_place, name="rental_place"),
    path(f"{_HOME}/<uuid:rental>/huur", views.rental_rent, name="rental_rent"),
    path(f"{_HOME}/<uuid:rental>/huurder", views.new_tenancy, name="new_tenancy"),
    path(
        "partner/verhuurder/huurder/<uuid:tenancy>/achterstand",
        views.new_arrears,
        name="new_arrears",
    ),
    path(
        "partner/verhuurder/huurder/<uuid:tenancy>/wissen",
        views.erase_tenancy,
        name="erase_tenancy",
    ),
    path(f"{_HOME}/<uuid:rental>/verbeteren", correcting.correct_rental, name="correct_rental"),
    path(
        "partner/verhuurder/huurder/<uuid:tenancy>/verbeteren",
        correcting.correct_tenancy,
        name="correct_tenancy",
    ),
    path(f"{_FILE}/verbeteren", correcting.correct_file, name="correct_file"),
    path(_FILE, views.file, name="file"),
    path(f"{_FILE}/contact", views.contact, name="contact"),
    path(f"{_FILE}/hulp", views.help_pointed, name="help_pointed"),
    path(f"{_FILE}/eigen-brief", views.own_letters, name="own_letters"),
    path(f"{_FILE}/brief", views.letter, name="letter"),
    path(f"{_FILE}/laatste-brief", views.warning, name="warning"),
    path(f"{_FILE}/antwoord", views.answer, name="answer"),
    path(f"{_FILE}/melden", views.report, name="report"),
    path(f"{_FILE}/herkennen", views.recognise, name="recognise"),
    path("partner/verhuurder/herkend", views.recognised, name="recognised"),
    path(f"{_FILE}/terugnemen", views.take_back, name="take_back"),
    path(f"{_FILE}/elders", views.elsewhere, name="elsewhere"),
    path(f"{_FILE}/opgelost", views.close, name="close"),
    path("partner/verhuurder/brief/<uuid:own_letter>", views.letter_paper, name="letter_paper"),
    path(
        "partner/verhuurder/brief/<uuid:own_letter>/verstuurd",
        views.letter_sent,
        name="letter_sent",
    ),
    path("partner/verhuurder/stap/<uuid:effort>/bewijs", views.keep_proof, name="keep_proof"),
    path(
        "partner/verhuurder/dossier/<uuid:arrears>/stap/<uuid:effort>/weg",
        views.strike,
        name="strike",
    ),
    path("partner/verhuurder/bewijs/<uuid:own_proof>", views.show_proof, name="show_proof"),
    path("verhuurders", views.checks, name="checks"),
    path("verhuurders/<uuid:landlord_check>", views.check, name="check"),
    path("verhuurders/<uuid:landlord_check>/stuk", views.document, name="document"),
    path("verhuurders/<uuid:landlord_check>/akkoord", views.accept, name="accept"),
    path("verhuurders/<uuid:landlord_check>/afwijzen", views.refuse, name="refuse"),
    *RENT,
]
