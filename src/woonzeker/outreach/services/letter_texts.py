# SPDX-License-Identifier: EUPL-1.2
"""Writing the words of letters, and saying of a translation that it is right."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach import letters
from woonzeker.outreach.models import LetterText
from woonzeker.outreach.rules import example_letter
from woonzeker.outreach.selectors.letter_texts import BASIS, DUTCH

MAY_WRITE_TEXTS = holds(Role.FUNCTIONAL_ADMIN, Role.TEAM_LEAD)
#: somebody who reads the language; the words themselves they leave as they are
MAY_CONFIRM = holds(
    Role.FUNCTIONAL_ADMIN,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
)
#: who wrote what came with the program
SHIPPED = "shipped"


@action("outreach.decide_letter_text", may_if=MAY_WRITE_TEXTS, basis=BASIS)
def decide_letter_text(
    *, actor: Actor, kind: str, language: str, words: letters.Words, valid_from: date
) -> LetterText:
    """Add a dated version of a letter's words; the earlier ones stay as they were.

    Raises Refused for a day that is over, words that may not be in this letter, and words that do
    not fit on one page. A translation goes out once somebody else confirmed it.
    """
    _known(kind, language)
    if valid_from < clock.today():
        raise Refused(_("Een nieuwe tekst kan niet vóór vandaag ingaan."))
    if wrong := letters.wrong_with(kind, words):
        raise Refused(" ".join(wrong))
    letters.render(example_letter(kind, language, words, on=valid_from, with_pictures=True))
    return _added(actor.id, kind, language, words, valid_from)


@action("outreach.confirm_letter_text", may_if=MAY_CONFIRM, basis=BASIS)
def confirm_letter_text(*, actor: Actor, kind: str, language: str, version: int) -> LetterText:
    """Say that a translation is right, so that it may be sent; somebody else wrote it.

    Version 0 is what came with the program. Raises Refused when a newer version exists, for Dutch,
    and for words of one's own.
    """
    _known(kind, language)
    if language == DUTCH:
        raise Refused(_("Een Nederlandse tekst hoeft niemand na te kijken."))
    rows = LetterText.objects.select_for_update().filter(kind=kind, language=language)
    newest = rows.order_by("-version").first()
    if version != (newest.version if newest else 0):
        raise Refused(_("Er is een nieuwere tekst. Kijk die na."))
    if newest is None:
        words = letters.shipped(kind, language)
        newest = _added(SHIPPED, kind, language, words, clock.today())
    if newest.confirmed_at is not None:
        raise Refused(_("Deze vertaling is al nagekeken."))
    if newest.decided_by == actor.id:
        raise Refused(_("Je schreef deze vertaling zelf. Laat een ander haar nakijken."))
    newest.confirmed_at, newest.confirmed_by = clock.now(), actor.id
    newest.save(update_fields=["confirmed_at", "confirmed_by"])
    return newest


def _known(kind: str, language: str) -> None:
    if kind not in letters.KINDS or language not in letters.LANGUAGES:
        raise NotFound


def _added(by: str, kind: str, language: str, words: letters.Words, valid_from: date) -> LetterText:
    rows = LetterText.objects.select_for_update().filter(kind=kind, language=language)
    newest = rows.order_by("-version").first()
    return LetterText.objects.create(
        kind=kind,
        language=language,
        version=newest.version + 1 if newest else 1,
        valid_from=valid_from,
        content=words.kept(),
        decided_at=clock.now(),
        decided_by=by,
    )
