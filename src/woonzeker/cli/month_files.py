# SPDX-License-Identifier: EUPL-1.2
"""The files that the month command writes beside its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseTerm
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.planning.models import PriorityScore
from woonzeker.ui.sheets import sheet
from woonzeker.ui.words import person_name

REVIEW = (
    "bestand", "signaal_id", "achternaam", "voorletters", "geboortedatum", "postcode",
    "huisnummer", "kandidaat", "score", "kandidaat_naam", "kandidaat_geboortedatum",
    "kandidaat_postcode", "kandidaat_huisnummer", "waarom",
)  # fmt: skip
CASES = (
    "bestand", "signaal_id", "soort", "bedrag", "koppeling", "resultaat", "zaak", "zaak_is",
    "stap", "status", "vorm", "dreigend", "aanbod_uiterlijk", "prioriteit", "straat", "huisnummer",
    "postcode", "woonplaats",
)  # fmt: skip


@look("cli.month_review", may_if=only_system(), basis="Wgs art. 3 lid 1 onder b")
def to_review(*, actor: Actor, deliveries: Sequence[UUID]) -> bytes:
    """`beoordelen.csv`: each candidate of each signal that a person must decide on."""
    links = list(
        Link.objects.filter(signal__delivery__in=deliveries, result=LinkResult.REVIEW)
        .select_related("signal__delivery")
        .order_by("signal__delivery__filename", "signal__line_number")
    )
    people = _people(links)
    return sheet(REVIEW, (row for link in links for row in _candidates(link, people)))


def _people(links: Iterable[Link]) -> dict[str, Person]:
    """Everybody who is a candidate, by id."""
    wanted = {candidate["person"] for link in links for candidate in link.candidates}
    return {str(person.pk): person for person in Person.objects.filter(pk__in=wanted)}


def _candidates(link: Link, people: Mapping[str, Person]) -> Iterator[dict[str, object]]:
    for number, candidate in enumerate(link.candidates, 1):
        person = people[candidate["person"]]
        yield {
            **_who(link.signal),
            "kandidaat": number,
            "score": f"{candidate['score']:.1f}",
            "kandidaat_naam": person_name(person),
            "kandidaat_geboortedatum": person.born_on,
            "kandidaat_postcode": person.postcode,
            "kandidaat_huisnummer": _door(person),
            "waarom": "; ".join(reason["words"] for reason in candidate["reasons"]),
        }


def _who(signal: ArrearsSignal) -> dict[str, object]:
    return {
        "bestand": signal.delivery.filename,
        "signaal_id": signal.own_reference,
        "achternaam": " ".join(filter(None, (signal.prefix, signal.surname)))
        or signal.business_name,
        "voorletters": signal.initials,
        "geboortedatum": signal.born_on,
        "postcode": signal.postcode,
        "huisnummer": _door(signal),
    }


def _door(place: Person | ArrearsSignal) -> str:
    if isinstance(place, Person) and place.secret:
        return "geheim"
    return f"{place.house_number or ''}{place.house_letter} {place.house_addition}".strip()


@look("cli.month_cases", may_if=only_system(), basis="Wgs art. 3 lid 1 onder b")
def cases_of(*, actor: Actor, deliveries: Sequence[UUID]) -> bytes:
    """`zaken.csv`: every signal that was taken in, with what became of it."""
    signals = (
        ArrearsSignal.objects.filter(delivery__in=deliveries)
        .select_related("delivery", "link", "in_period__period__case__household")
        .order_by("delivery__filename", "line_number")
    )
    known = _Known(
        scores=dict(PriorityScore.objects.values_list("case_id", "total")),
        offers=dict(
            CaseTerm.objects.filter(kind="offer").values_list("case_id").annotate(Max("due_on"))
        ),
    )
    return sheet(CASES, (_case_row(signal, known) for signal in signals))


@dataclass(frozen=True, slots=True)
class _Known:
    """By case: the sum of its priority, and until when the offer can wait."""

    scores: Mapping[UUID, int]
    offers: Mapping[UUID, date]


def _case_row(signal: ArrearsSignal, known: _Known) -> dict[str, object]:
    link = getattr(signal, "link", None)
    euros, cents = divmod(signal.amount_cents, 100)
    row: dict[str, object] = {
        "bestand": signal.delivery.filename,
        "signaal_id": signal.own_reference,
        "soort": signal.kind,
        "bedrag": f"{euros},{cents:02d}",
        "koppeling": link.get_result_display() if link else "",
        "resultaat": signal.get_result_display(),
    }
    in_period = getattr(signal, "in_period", None)
    return row | (_of_case(in_period.period.case, known) | {
        "zaak_is": {"new": "nieuw", "joined": "toegevoegd", "reopened": "heropend"}[
            in_period.came_as
        ],
        "vorm": in_period.period.get_shape_display(),
    } if in_period else {})  # fmt: skip


def _of_case(case: Case, known: _Known) -> dict[str, object]:
    home = case.household
    offer = known.offers.get(case.pk)
    return {
        "zaak": case.number,
        "stap": case.step,
        "status": case.get_status_display(),
        "dreigend": "ja" if case.threatening else "nee",
        "aanbod_uiterlijk": offer.isoformat() if offer else "",
        "prioriteit": known.scores.get(case.pk, ""),
        "straat": home.street,
        "huisnummer": f"{home.house_number}{home.house_letter} {home.house_addition}".strip(),
        "postcode": home.postcode,
        "woonplaats": home.city,
    }
