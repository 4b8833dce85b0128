# SPDX-License-Identifier: EUPL-1.2
"""Addresses of a landlord's own desk, and of who looks whether somebody is the landlord."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, post, seat

_SEEN = "landlords.file"

_BOOK = "landlords.book"
_MESSAGE = "landlords.note_message"

#: the rent book, and what is read into it
RENT: dict[str, Mapping[str, Rule]] = {
    "landlords:rents": form(seat("landlords.rents")),
    "landlords:begin_book": form(
        seat("landlords.rent_to_begin", "landlords.book_of"),
        seat("landlords.rent_to_begin", "landlords.begin_book"),
    ),
    "landlords:book": get(seat(_BOOK)),
    "landlords:pay": post(seat(_BOOK, "landlords.note_rent_payment")),
    "landlords:undo": post(seat(_BOOK, "landlords.undo_rent_payment")),
    "landlords:change_terms": post(seat(_BOOK, "landlords.change_terms")),
    "landlords:income_day": post(seat(_BOOK, "landlords.say_income_day")),
    "landlords:discount": post(seat(_BOOK, "landlords.give_discount")),
    "landlords:waive": post(seat(_BOOK, "landlords.waive")),
    "landlords:tenant_leaves": post(seat(_BOOK, "landlords.tenant_leaves")),
    "landlords:opening": post(seat(_BOOK, "landlords.correct_opening")),
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

TABLE: dict[str, Mapping[str, Rule]] = {
    "landlords:about": form(OPEN),
    "landlords:confirm": form(OPEN),
    "landlords:desk": get(seat("landlords.homes")),
    "landlords:leave": form(seat("landlords.leave")),
    "landlords:new_rental": form(seat("landlords.add_rental")),
    "landlords:rental_place": form(seat("landlords.say_municipality")),
    "landlords:rental_rent": form(seat("landlords.rental", "landlords.say_rent")),
    "landlords:correct_rental": form(seat("landlords.rental", "landlords.correct_rental")),
    "landlords:correct_tenancy": form(seat("landlords.tenant_facts", "landlords.correct_tenancy")),
    "landlords:correct_file": form(seat(_SEEN, "landlords.correct_file")),
    "landlords:new_tenancy": form(seat("landlords.add_tenancy")),
    "landlords:new_arrears": form(
        seat("landlords.tenancy", "landlords.book_of"),
        seat("landlords.tenancy", "landlords.open_file"),
    ),
    "landlords:erase_tenancy": form(
        seat("landlords.tenancy"), seat("landlords.tenancy", "landlords.erase_tenancy")
    ),
    "landlords:file": get(seat(_SEEN)),
    "landlords:contact": form(seat("landlords.note_effort"), seat(_SEEN, "landlords.note_effort")),
    "landlords:help_pointed": form(seat(_SEEN, "landlords.note_effort")),
    "landlords:own_letters": form(seat("landlords.note_effort")),
    "landlords:letter": form(seat(_SEEN), seat("landlords.make_reminder")),
    "landlords:warning": form(seat(_SEEN), seat("landlords.make_last_letter")),
    "landlords:answer": form(seat("landlords.note_answer"), seat(_SEEN, "landlords.note_answer")),
    "landlords:report": form(seat(_SEEN), seat(_SEEN, "landlords.send_report")),
    "landlords:recognise": get(seat("landlords.send_report")),
    "landlords:recognised": get(seat("landlords.send_report")),
    "landlords:take_back": post(seat("landlords.take_report_back")),
    "landlords:elsewhere": form(seat(_SEEN), seat(_SEEN, "landlords.reported_elsewhere")),
    "landlords:close": post(seat("landlords.close_file")),
    "landlords:letter_paper": get(seat("landlords.letter_paper")),
    "landlords:letter_sent": form(seat("landlords.letter_sent")),
    "landlords:keep_proof": post(seat("landlords.keep_proof")),
    "landlords:strike": form(seat(_SEEN), seat(_SEEN, "landlords.strike_effort")),
    "landlords:show_proof": get(seat("landlords.proof")),
    "landlords:checks": get(acts("landlords.checks")),
    "landlords:check": get(acts("landlords.check")),
    "landlords:document": get(acts("landlords.check_document")),
    "landlords:accept": post(acts("landlords.check", "landlords.accept")),
    "landlords:refuse": post(acts("landlords.check", "landlords.refuse")),
    **RENT,
}
