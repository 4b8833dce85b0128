# SPDX-License-Identifier: EUPL-1.2
"""Addresses of messages of bailiffs and courts, at their own desk and in a municipality."""

from __future__ import annotations

from django.urls import path

from woonzeker.legal.views import (
    calendars,
    hearings,
    keeping,
    received,
    sender,
    track,
    track_beside,
)

app_name = "legal"

urlpatterns = [
    path("partner/berichten", sender.sent, name="sent"),
    path("partner/berichten/nieuw", sender.send, name="send"),
    path("partner/berichten/<slug:place>/<uuid:court_message>", sender.receipt, name="receipt"),
    path("partner/in-contact-brengen", sender.bring, name="bring"),
    path("berichten", received.came_in, name="came_in"),
    path("berichten/<uuid:court_message>/gezien", received.seen, name="seen"),
    path("berichten/<uuid:court_message>/wie", received.whose, name="whose"),
    path("berichten/<uuid:court_message>/wacht", received.wait, name="wait"),
    path("berichten/<uuid:court_message>/wacht-niet", received.withdraw_wait, name="withdraw_wait"),
    path("berichten/<uuid:court_message>/terugnemen", received.withdraw, name="withdraw"),
    path("zaken/<uuid:case>/berichten", received.enter, name="enter"),
    path("in-contact/<uuid:warm_referral>/gebeld", received.called, name="called"),
    path("piket", keeping.duty, name="duty"),
    path("piket/<uuid:turn>/weg", keeping.end_duty, name="end_duty"),
    path("berichten/afzenders", keeping.senders, name="senders"),
    path("berichten/afzenders/<uuid:sender>/weg", keeping.forget_sender, name="forget_sender"),
    path("zaken/<uuid:case>/gang", track.of_case, name="tracks"),
    path("zaken/<uuid:case>/gang/nieuw", track.begin, name="begin_track"),
    path("gang/plank", track.shelf, name="shelf"),
    path("gang/<uuid:court_track>", track.page, name="track"),
    path("gang/<uuid:court_track>/gebeurtenis", track.event, name="event"),
    path("gang/gebeurtenis/<uuid:track_event>/terugnemen", track.recall, name="recall_event"),
    path("gang/<uuid:court_track>/kosten", track_beside.costs, name="costs"),
    path("gang/kosten/<uuid:track_fee>/terugnemen", track_beside.recall_fee, name="recall_fee"),
    path("gang/<uuid:court_track>/veranderd", track_beside.changed, name="changed"),
    path("gang/<uuid:court_track>/veranderd/<slug:change>", track_beside.change, name="change"),
    path("beleid/berichten", keeping.types, name="types"),
    path("beleid/berichten/<slug:message_kind>", keeping.decide_type, name="decide_type"),
    path("zittingen", hearings.week, name="hearings"),
    path("zittingen/agenda", calendars.own_calendar, name="own_calendar"),
    path("zittingen/agenda/stop", calendars.end_calendar, name="end_calendar"),
    path("zittingen/<uuid:hearing>", hearings.hearing, name="hearing"),
    path("zittingen/<uuid:hearing>/ik-ga", hearings.go, name="go_to_hearing"),
    path("zittingen/<uuid:hearing>/wie-gaat", hearings.who_goes, name="who_goes"),
    path("zittingen/<uuid:hearing>/gaat-niet", hearings.let_go, name="let_go_hearing"),
    path("zittingen/<uuid:hearing>/wie-was-er", hearings.attended, name="attended"),
    path("zittingen/<uuid:hearing>/dossier", hearings.make_file, name="make_court_file"),
    path("zittingen/<uuid:hearing>/dossier.pdf", hearings.paper, name="court_file"),
    path("zittingen/<uuid:hearing>/toestemming", hearings.consent, name="court_consent"),
    path(
        "zittingen/<uuid:hearing>/toestemming/terug",
        hearings.end_consent,
        name="end_court_consent",
    ),
    path("agenda/<slug:token>.ics", calendars.calendar_file, name="calendar_file"),
]
