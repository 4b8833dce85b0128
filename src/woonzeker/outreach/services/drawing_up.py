# SPDX-License-Identifier: EUPL-1.2
"""Making letters: one for a case, or as part of a print run. Called inside somebody's action."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseMove, PeriodSignal
from woonzeker.errors import Refused
from woonzeker.matching.models import Person
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, municipality
from woonzeker.outreach import letters
from woonzeker.outreach.models import Letter, LetterKind, LetterPage, PrintRun
from woonzeker.outreach.rules import TELLS_SOURCE, WITH_CODE, LetterPolicy, envelope, letters_from
from woonzeker.outreach.selectors.letter_texts import TextInForce, texts_in_force
from woonzeker.outreach.services.codes import issue_code
from woonzeker.ui.words import address, person_name

#: where residents open their own page, on every site
OWN_PAGE = "/mijn"


@dataclass(frozen=True, slots=True)
class Desk:
    """What all letters of a day share: the words, who signs, and the municipality's choices."""

    on: date
    name: str
    policy: LetterPolicy
    texts: Mapping[tuple[str, str], TextInForce]

    def text(self, kind: str, language: str) -> TextInForce:
        """The words of a kind in a language; raises Refused for what does not exist."""
        if (kind, language) not in self.texts:
            raise Refused("Zo'n brief bestaat niet in deze taal.")
        return self.texts[kind, language]


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """One letter to make. `own` fills the gaps that only somebody knows: dag, tijd, plek …"""

    case: Case
    person: Person
    kind: str
    language: str = "nl"
    with_pictures: bool = False
    own: Mapping[str, str] = field(default_factory=dict)
    run: PrintRun | None = None


def desk_of(actor: Actor, *, on: date | None = None) -> Desk:
    """Everything that letters of a day (today) have in common, read once."""
    day = on or clock.today()
    return Desk(
        on=day,
        name=municipality(actor.municipality).name,
        policy=letters_from(decided(actor.municipality, PolicyKind.LETTERS, on=day)),
        texts=texts_in_force(on=day),
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter that only has to be drawn: its row, and all that will stand on the page."""

    letter: Letter
    content: letters.LetterContent


def draw_up(order: LetterOrder, *, by: Actor, desk: Desk) -> Letter:
    """Make one letter with its page, and its code when it has one; it is not on the post yet.

    Raises GapMissing, LetterTooLong, AddressTooLong and Refused. Whether it may be made at all
    is for who calls this.
    """
    prepared = prepare(order, by=by.id, desk=desk)
    return keep(prepared, letters.render(prepared.content))


def prepare(order: LetterOrder, *, by: str, desk: Desk) -> Prepared:
    """The row of a letter and what will stand on its page; `by` is who asked for it."""
    text = desk.text(order.kind, order.language)
    lines = envelope_of(order.case, order.person)
    filled = _filled(order, desk)
    made = Letter.objects.create(
        run=order.run,
        case=order.case,
        person=order.person,
        kind=LetterKind(order.kind),
        language=order.language,
        with_pictures=order.with_pictures,
        text_version=text.version,
        mark=draw_mark(),
        address_key=order.case.household.address_key,
        address=list(lines),
        filled=filled,
        pages=1,
        made_at=clock.now(),
        made_by=by,
    )
    secret = {"code": _code(made, order, desk)} if order.kind in WITH_CODE else {}
    return Prepared(made, _content(made, text.words, filled | secret, desk))


def keep(prepared: Prepared, page: bytes) -> Letter:
    """Keep the page that was drawn of a letter, sealed, with its digest."""
    made = prepared.letter
    made.sha256 = hashlib.sha256(page).hexdigest()
    made.save(update_fields=["sha256"])
    LetterPage(letter=made).keep(page)
    return made


def envelope_of(case: Case, person: Person) -> tuple[str, ...]:
    """What stands in the window: the person, at the door of the household."""
    home = case.household
    return envelope(person_name(person), address(home), home.postcode, home.city)


def partners_who_reported(case: Case, person: Person) -> tuple[str, ...]:
    """The partners that reported this person since the case was last opened, by name.

    Nobody reads of the arrears of who they live with.
    """
    again = CaseMove.objects.filter(case=case, code__startswith="reopen").order_by("-sequence")
    since = again.values_list("moved_on", flat=True).first() or case.opened_on
    names = PeriodSignal.objects.filter(
        period__case=case, period__ends_on__gte=since, signal__link__person=person
    ).values_list("signal__partner__name", flat=True)
    return tuple(sorted(set(names), key=str.casefold))


def _filled(order: LetterOrder, desk: Desk) -> dict[str, str]:
    """What fills the gaps, but for the code, which is kept nowhere."""
    policy, rule = desk.policy, letters.KINDS[order.kind]
    given = {
        "naam": person_name(order.person),
        "gemeente": f"Gemeente {desk.name}",
        "afzender": policy.sender,
        "afzenderadres": policy.address,
        "telefoon": policy.phone,
        "openingstijden": policy.opening_hours,
        "website": policy.website,
    }
    if order.kind in TELLS_SOURCE:
        given["melders"] = "\n".join(partners_who_reported(order.case, order.person))
    if order.kind in WITH_CODE:
        given["eigen_pagina"] = own_page_address(otherwise=policy.website)
        given["code_tot"] = letters.day_in(order.language, _until(desk))
    own = {gap: words for gap in (*rule.must, *rule.may) if (words := order.own.get(gap, ""))}
    return own | given


def _content(
    letter: Letter, words: letters.Words, gaps: Mapping[str, str], desk: Desk
) -> letters.LetterContent:
    day = letters.day_in(letter.language, desk.on)
    if (
        letter.language not in letters.RIGHT_TO_LEFT
    ):  # two directions in one short line are a puzzle
        day = f"{desk.name}, {day}"
    return letters.LetterContent(
        # plain words: what draws letters side by side knows no tables
        kind=LetterKind(letter.kind).value,
        language=letter.language,
        with_pictures=letter.with_pictures,
        address_lines=tuple(letter.address),
        mark=letter.mark,
        date_words=day,
        gaps=gaps,
        text=words,
    )


def _code(letter: Letter, order: LetterOrder, desk: Desk) -> str:
    """A new code for the reader; those of earlier letters open the page until this one is out."""
    return issue_code(case=order.case.pk, person=order.person.pk, letter=letter.pk, on=desk.on)


def own_page_address(*, otherwise: str) -> str:
    """Where a code works, as somebody types it; the website when the site has no name yet."""
    named = (host for host in settings.ALLOWED_HOSTS if "." in host and "*" not in host)
    host = next((each.strip(".") for each in named if not _is_number(each)), "")
    return f"{host}{OWN_PAGE}" if host else otherwise


def _is_number(host: str) -> bool:
    return host.replace(".", "").isdigit()


def _until(desk: Desk) -> date:
    return desk.on + timedelta(days=desk.policy.code_days)


def draw_mark() -> str:
    """A mark that no other letter has; 29**8 of them are enough to draw without looking."""
    return letters.mark_from(
        [secrets.randbelow(len(letters.ALPHABET)) for _ in range(letters.MARK_DRAWN)]
    )
