# SPDX-License-Identifier: EUPL-1.2
"""Addresses of messages of bailiffs and courts, at their own desk and in a municipality."""

from __future__ import annotations

from django.urls import path

from woonzeker.legal.views import (
    bewind_lists,
    bewinds,
    coming,
    keeping,
    last_offers,
    moratoria,
    received,
    safeguards,
    sender,
    signing,
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
    path("zaken/<uuid:case>/laatste-aanbod", last_offers.last_offers, name="last_offers"),
    path(
        "zaken/<uuid:case>/laatste-aanbod/gedaan",
        last_offers.make_last_offer,
        name="make_last_offer",
    ),
    path("zaken/<uuid:case>/schuldsanering", last_offers.new_settlement, name="new_settlement"),
    path("schuldsanering/<uuid:settlement>", last_offers.settlement, name="settlement"),
    path(
        "schuldsanering/<uuid:settlement>/dagen",
        last_offers.change_settlement,
        name="change_settlement",
    ),
    path(
        "schuldsanering/<uuid:settlement>/antwoord",
        last_offers.answer_settlement,
        name="answer_settlement",
    ),
    path(
        "schuldsanering/<uuid:settlement>/terug",
        last_offers.recall_settlement,
        name="recall_settlement",
    ),
    path("zaken/<uuid:case>/moratorium", moratoria.new_moratorium, name="new_moratorium"),
    path("moratorium/<uuid:moratorium>", moratoria.moratorium, name="moratorium"),
    path(
        "moratorium/<uuid:moratorium>/verzoek",
        moratoria.change_moratorium,
        name="change_moratorium",
    ),
    path("moratorium/<uuid:moratorium>/stukken", moratoria.note_papers, name="note_papers"),
    path(
        "moratorium/<uuid:moratorium>/verstuurd", moratoria.send_moratorium, name="send_moratorium"
    ),
    path(
        "moratorium/<uuid:moratorium>/besluit",
        moratoria.decide_moratorium,
        name="decide_moratorium",
    ),
    path("moratorium/<uuid:moratorium>/maand", moratoria.look_at_rent, name="look_at_rent"),
    path("moratorium/<uuid:moratorium>/einde", moratoria.end_moratorium, name="end_moratorium"),
    path(
        "moratorium/<uuid:moratorium>/verslag",
        moratoria.report_moratorium,
        name="report_moratorium",
    ),
    path(
        "moratorium/<uuid:moratorium>/terug",
        moratoria.take_back_moratorium,
        name="take_back_moratorium",
    ),
    path(
        "moratorium/<uuid:moratorium>/verzoek.pdf",
        moratoria.moratorium_pack,
        name="moratorium_pack",
    ),
    path(
        "moratorium/<uuid:moratorium>/verslag.pdf",
        moratoria.moratorium_report,
        name="moratorium_report",
    ),
    path("zaken/<uuid:case>/bewind", bewinds.new_bewind, name="new_bewind"),
    path("bewind/<uuid:bewind>", bewinds.bewind, name="bewind"),
    path("bewind/<uuid:bewind>/wens", bewinds.change_wish, name="change_wish"),
    path("bewind/<uuid:bewind>/begin", bewinds.begin_bewind, name="begin_bewind"),
    path("bewind/<uuid:bewind>/advies", bewinds.note_advice, name="note_advice"),
    path("bewind/<uuid:bewind>/evaluatie", bewinds.evaluate_bewind, name="evaluate_bewind"),
    path("bewind/<uuid:bewind>/stoppen", bewinds.resident_wants_out, name="resident_wants_out"),
    path("bewind/<uuid:bewind>/einde", bewinds.end_bewind, name="end_bewind"),
    path("bewind/<uuid:bewind>/terug", bewinds.take_back_bewind, name="take_back_bewind"),
    path("bewindverzoek/<uuid:bewind_request>", bewind_lists.bewind_list, name="bewind_list"),
    path(
        "bewindverzoek/<uuid:bewind_request>/lijst/<slug:bewind_part>",
        bewind_lists.bewind_part,
        name="bewind_part",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/voorleggen",
        bewind_lists.put_bewind_before,
        name="put_bewind_before",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/tekenen", bewind_lists.sign_bewind, name="sign_bewind"
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/verstuurd",
        bewind_lists.send_bewind,
        name="send_bewind",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/besluit",
        bewind_lists.decide_bewind,
        name="decide_bewind",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/intrekken",
        bewind_lists.withdraw_bewind_list,
        name="withdraw_bewind_list",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/opnieuw-tekenen",
        bewind_lists.sign_bewind_again,
        name="sign_bewind_again",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/besluit/terug",
        bewind_lists.undo_bewind_decision,
        name="undo_bewind_decision",
    ),
    path(
        "bewindverzoek/<uuid:bewind_request>/verzoek.pdf",
        bewind_lists.bewind_pack,
        name="bewind_pack",
    ),
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
