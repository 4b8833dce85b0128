# SPDX-License-Identifier: EUPL-1.2
"""Codes of courts, moratorium, debt settlement, bewind and the like: apart for their number."""

from __future__ import annotations

from typing import Any

from woonzeker.law.reader import Confidence
from woonzeker.legal import rules as court
from woonzeker.legal.rules import Seen, bewind, moratorium, offer_words
from woonzeker.legal.rules.moratorium_course import MoratoriumEnd
from woonzeker.outreach.models import Channel
from woonzeker.process.reasons import WRONG_ENTRY, WRONG_MESSAGE

ON = "2026-11-02"
OFFER_CODES: dict[tuple[str, str], list[Any]] = {
    ("planning.WrittenOffer", "reason"): ["not_visited", "visited_late"],
    ("planning.VisitRequest", "status"): ["open", "planned", "done", "withdrawn"],
    ("planning.CaseFlag", "kind"): ["manual", "own_request"],
    ("cases.CaseAssignment", "why"): ["handler", "visit", "lead", "court"],
    ("cases.PeriodSignal", "came_as"): ["new", "joined", "reopened"],
    ("outreach.Message", "channel"): ["email", "message"],
    ("help.Debt", "costs_letter"): ["yes", "no"],
    ("legal.WarmReferral", "about"): [{"name": "Bakker", "phone": "0612345678"}],
    ("legal.CourtMessage", "kind"): [each.value for each in court.Kind],
    ("legal.CourtMessage", "judgment"): [each.value for each in court.Judgment],
    ("legal.CourtMessage", "ground"): [each.value for each in court.Ground],
    ("legal.CourtMessage", "ground_confidence"): [each.value for each in Confidence],
    ("legal.CourtMessage", "withdrawn_why"): [*WRONG_ENTRY, *WRONG_MESSAGE],
    ("legal.WaitAnswer", "ground"): ["law", "consent"],
    ("legal.Moratorium", "kind"): [each.value for each in moratorium.MoratoriumKind],
    ("legal.Moratorium", "asker"): [each.value for each in moratorium.Asker],
    ("legal.Moratorium", "threat"): list(offer_words.THREATS),
    ("legal.Moratorium", "rent_kept_by"): [each.value for each in moratorium.RentKeptBy],
    ("legal.Moratorium", "end"): [each.value for each in MoratoriumEnd],
    ("legal.Moratorium", "papers"): [{each: ON} for each in moratorium.PAPERS],
    ("legal.RentLook", "seen"): [each.value for each in Seen],
    ("legal.RentLook", "told_by"): list(offer_words.TOLD_BY),
    ("legal.SettlementAnswer", "code"): ["begin", "going", "after", "end"],
    ("legal.BewindRequest", "ground"): list(offer_words.GROUNDS),
    ("legal.BewindRequest", "steps"): [{each: ON} for each in bewind.STEPS],
    ("legal.BewindRequest", "means"): [
        {means: {"weighed": each.value, "on": ON}}
        for means in bewind.MEANS for each in bewind.Weighed
    ],
    ("legal.BewindRequest", "means_words"): [{each: "Het hielp niet."} for each in bewind.MEANS],
    ("legal.BewindRequest", "harms"): [[each] for each in bewind.HARMS],
    ("legal.BewindRequest", "tries"): [[[ON, each]] for each in Channel.values],
    ("legal.BewindSignature", "role"): ["team_lead", "manager"],
    ("legal.Bewind", "kind"): [each.value for each in bewind.BewindKind],
}  # fmt: skip
