# SPDX-License-Identifier: EUPL-1.2
"""Addresses of messages of bailiffs and courts, at their own desk and in a municipality."""

from __future__ import annotations

from django.urls import path

from woonzeker.legal.views import (
    coming,
    keeping,
    received,
    roads,
    safeguards,
    sender,
    signing,
    tenure,
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
    path("zaken/<uuid:case>/wegen", roads.roads, name="roads"),
    path("zaken/<uuid:case>/wegen/<slug:road>", roads.begin, name="begin_road"),
    path(
        "zaken/<uuid:case>/wegen/orde/<slug:order_road>",
        roads.begin_order,
        name="begin_order_road",
    ),
    path("wegen/<uuid:case_road>", roads.road, name="road"),
    path("wegen/<uuid:case_road>/stap/<slug:road_step>", roads.step, name="road_step"),
    path("wegen/<uuid:case_road>/punt", roads.point, name="road_point"),
    path("wegen/<uuid:case_road>/melding", roads.report, name="road_report"),
    path("wegen/<uuid:case_road>/nagegaan", roads.checked, name="road_checked"),
    path("wegen/<uuid:case_road>/einde", roads.end, name="end_road"),
    path("zaken/<uuid:case>/wonen", tenure.of_case, name="tenure"),
    path("hoe-woon-je", tenure.public, name="how_you_live"),
    path("beleid/berichten", keeping.types, name="types"),
    path("beleid/berichten/<slug:message_kind>", keeping.decide_type, name="decide_type"),
    path("zaken/<uuid:case>/waarborgen", safeguards.checklist, name="safeguards"),
    path("zaken/<uuid:case>/waarborgen/<slug:safeguard>", safeguards.safeguard, name="safeguard"),
    path("zaken/<uuid:case>/woning/<slug:fact>", safeguards.fact, name="home_fact"),
    path("zaken/<uuid:case>/tekenen/<slug:stop>", signing.sign, name="sign"),
    path("zaken/<uuid:case>/tekenen/<slug:stop>/voorleggen", signing.ask, name="ask_signature"),
    path("zaken/<uuid:case>/tekenen/<slug:stop>/niet", signing.refuse, name="refuse_signature"),
    path("handtekeningen/<uuid:sign_off>/intrekken", signing.withdraw, name="withdraw_signature"),
    path("voorgelegd", signing.before_me, name="before_me"),
    path("ontruimingen/komende", coming.coming, name="coming"),
    path("ontruimingen/wethouder", coming.alderman, name="alderman"),
    path("verantwoording", coming.account_now, name="account_now"),
    path("verantwoording/<slug:year>", coming.account, name="account"),
]
