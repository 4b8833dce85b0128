# SPDX-License-Identifier: EUPL-1.2
"""Addresses of a landlord's own desk."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, form, get, post, seat

_BOOK = "landlords.book"
_MESSAGE = "landlords.note_message"

#: the rent book, and what is read into it
RENT: dict[str, Mapping[str, Rule]] = {
    "landlords:rents": form(seat("landlords.rents")),
    "landlords:begin_book": form(
        seat("landlords.rent_to_begin"), seat("landlords.rent_to_begin", "landlords.begin_book")
    ),
    "landlords:book": get(seat(_BOOK)),
    "landlords:pay": post(seat(_BOOK, "landlords.note_rent_payment")),
    "landlords:undo": post(seat(_BOOK, "landlords.undo_rent_payment")),
    "landlords:change_terms": post(seat(_BOOK, "landlords.change_terms")),
    "landlords:income_day": post(seat(_BOOK, "landlords.say_income_day")),
    "landlords:discount": post(seat(_BOOK, "landlords.give_discount")),
    "landlords:waive": post(seat(_BOOK, "landlords.waive")),
    "landlords:report_rent": post(seat("landlords.begin_report")),
    "landlords:message": form(seat(_BOOK), seat(_BOOK, _MESSAGE)),
    "landlords:arrangement": form(seat(_BOOK), seat(_BOOK, "landlords.offers")),
    "landlords:agree": post(seat("landlords.agree_terms")),
    "landlords:stop_arrangement": post(seat("landlords.end_terms")),
    "landlords:bank": form(seat("landlords.read_bank")),
    "landlords:bank_columns": post(seat("landlords.read_bank")),
    "landlords:reading": form(
        seat("landlords.reading"), seat("landlords.reading", "landlords.book_bank")
    ),
    "landlords:drop_reading": post(seat("landlords.drop_bank")),
    "take_homes": form(seat("landlords.take_homes")),
    "homes_example": get(seat("landlords.take_homes")),
}

TABLE: dict[str, Mapping[str, Rule]] = {**RENT}
