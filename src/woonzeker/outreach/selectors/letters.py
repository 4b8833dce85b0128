# SPDX-License-Identifier: EUPL-1.2
"""Reading the letters of a case, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, reach
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, Role, Sight, writes
from woonzeker.access.subjects import Subject
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CasePerson
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.outreach import letters
from woonzeker.outreach.models import Letter, LetterPage, LetterState
from woonzeker.outreach.selectors.ladder_words import LANGUAGE_WORDS
from woonzeker.outreach.selectors.letter_texts import texts_in_force
from woonzeker.outreach.selectors.wished import Wished, wished_in
from woonzeker.ui.words import person_name

#: who writes to a household: who works there and may read all that can stand in a letter
MAY_WRITE_LETTERS = replace(
    writes(DataClass.PROCESS).by(
        Role.OUTREACH_WORKER,
        Role.DEBT_COUNSELLOR,
        Role.EVICTION_COORDINATOR,
        Role.TEAM_LEAD,
        Role.INTAKE_COORDINATOR,
    ),
    data=frozenset({DataClass.IDENTITY, DataClass.ADDRESS, DataClass.SIGNAL}),
    least=Sight.FULL,
)
BASIS = "Wgs art. 3 lid 1 onder b; AVG art. 14"


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of a case, for the list."""

    id: UUID
    kind: str
    kind_words: str
    language_words: str
    state: str
    state_words: str
    mark: str
    to: Annotated[str, Of(DataClass.IDENTITY, least=Sight.FULL)]
    made_at: datetime
    in_run: bool
    #: whether its page can still be read
    has_page: bool

    @property
    def waits(self) -> bool:
        """Whether somebody must still post or withdraw it."""
        return self.state == LetterState.MADE and not self.in_run


@dataclass(frozen=True, slots=True)
class LetterChoices:
    """What somebody can choose for a letter to a household, with what the household wishes."""

    people: tuple[tuple[str, str], ...]
    #: languages in which each kind may be sent
    languages: dict[str, tuple[str, ...]]
    language: str
    with_pictures: bool
    #: what the household said about letters, in a sentence
    wish: str


@look("outreach.letters", may_if=MAY_SEE, basis=BASIS, about="case")
def letters_of(*, actor: Actor, case: UUID) -> list[LetterLine]:
    """The letters of a case, the newest first."""
    rows = Letter.objects.filter(case=case).select_related("person").order_by("-made_at")
    kept = set(LetterPage.objects.filter(letter__case=case).values_list("letter", flat=True))
    return [_line(row, has_page=row.pk in kept) for row in rows]


@look("outreach.letter_choices", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="case")
def letter_choices(*, actor: Actor, case: UUID) -> LetterChoices:
    """To whom a letter can go, in which languages, and how the household wants it."""
    if (found := Case.objects.filter(pk=case).first()) is None:
        raise NotFound
    rows = CasePerson.objects.filter(case=case).select_related("person")
    people = sorted((row.person for row in rows), key=lambda each: (each.surname, each.born_on))
    audit.concerns(len(people))
    wish = wished_in(found)
    texts = texts_in_force()
    return LetterChoices(
        people=tuple((str(person.pk), person_name(person)) for person in people),
        languages={
            kind: tuple(each for each in letters.LANGUAGES if texts[kind, each].may_be_sent)
            for kind in letters.KINDS
        },
        language=(wish.language if wish else "") or "nl",
        with_pictures=wish.with_pictures if wish else False,
        wish=_wish(wish),
    )


@look("outreach.letter_page", may_if=MAY_WRITE_LETTERS, basis=BASIS, about="letter")
def letter_page(*, actor: Actor, letter: UUID) -> bytes:
    """The PDF of a letter; raises NotFound when it is not kept any more."""
    row = LetterPage.objects.select_related("letter").filter(letter=letter).first()
    if row is None:
        raise NotFound
    return row.opened()


def relations_to_letter(actor: Actor, letter: str) -> frozenset[Relation]:
    """As somebody stands to the case of the letter; raises NotFound."""
    case = Letter.objects.filter(pk=letter).values_list("case", flat=True).first()
    if case is None:
        raise NotFound
    return reach.relations(actor, "case", str(case))


def people_of_letters(ids: list[str]) -> list[Subject]:
    """To whom these letters are."""
    found = Letter.objects.filter(pk__in=ids).exclude(person=None).order_by("made_at")
    return [("person", person) for person in found.values_list("person", flat=True) if person]


def _line(row: Letter, *, has_page: bool) -> LetterLine:
    return LetterLine(
        id=row.pk,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        language_words=str(LANGUAGE_WORDS[row.language]),
        state=row.state,
        state_words=str(row.get_state_display()),
        mark=row.mark,
        to=person_name(row.person) if row.person else "",
        made_at=row.made_at,
        in_run=row.run_id is not None,
        has_page=has_page,
    )


def _wish(wish: Wished | None) -> str:
    if wish is None:
        return ""
    if "letter" in wish.not_channels:
        return _("Het huishouden wil liever geen brief.")
    if wish.not_at_home:
        return _("Het huishouden wil thuis geen contact. Denk na voordat je schrijft.")
    return ""
