# SPDX-License-Identifier: EUPL-1.2
"""Reading the municipality's words for letters: which hold, which wait for somebody to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound
from woonzeker.outreach import letters
from woonzeker.outreach.models import LetterKind, LetterText
from woonzeker.outreach.selectors.ladder_words import LANGUAGE_WORDS

#: who reads the words of letters: all who may come to send one, and who writes them
MAY_READ_TEXTS = holds(
    Role.FUNCTIONAL_ADMIN,
    Role.TEAM_LEAD,
    Role.INTAKE_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
)
#: no person stands in them
BASIS = "Wgs art. 2"
DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class TextInForce:
    """The words that go out for a kind in a language; version 0 came with the program."""

    kind: str
    language: str
    version: int
    words: letters.Words
    may_be_sent: bool


@dataclass(frozen=True, slots=True)
class TextRow:
    """One kind in one language, for the list."""

    kind: str
    kind_words: str
    language: str
    language_words: str
    version: int
    valid_from: date | None
    #: dutch, confirmed, unreviewed or behind: the Dutch words changed after the translation
    state: str
    #: a newer version that does not hold yet: it begins later or waits for confirmation
    coming: int


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version in the history of a text."""

    version: int
    valid_from: date | None
    decided_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    holds: bool


@dataclass(frozen=True, slots=True)
class TextView:
    """One text as it is written: the newest words, what holds, and how easy they are."""

    row: TextRow
    words: letters.Words
    newest: int
    #: the version that somebody can confirm now; None when there is none
    to_confirm: int | None
    versions: tuple[TextVersion, ...]
    plainness: letters.Plainness | None
    gaps: tuple[tuple[str, str], ...]


def texts_in_force(*, on: date | None = None) -> dict[tuple[str, str], TextInForce]:
    """For every kind and language what goes out on a day (today), by (kind, language).

    Of a language other than Dutch the newest that was confirmed; when none was, what came with the
    program, which may not be sent.
    """
    day = on or clock.today()
    found = {
        (kind, language): TextInForce(
            kind, language, 0, letters.shipped(kind, language), language == DUTCH
        )
        for kind in letters.KINDS
        for language in letters.LANGUAGES
    }
    for row in LetterText.objects.filter(valid_from__lte=day).order_by("version"):
        if goes_out(row):
            words = letters.Words.of(row.content)
            found[row.kind, row.language] = TextInForce(
                row.kind, row.language, row.version, words, may_be_sent=True
            )
    return found


def goes_out(row: LetterText) -> bool:
    """Whether a version may be sent, its day apart."""
    return row.language == DUTCH or row.confirmed_at is not None


def gaps_of(kind: str) -> tuple[tuple[str, str], ...]:
    """The gaps that a kind may have, each with what will stand there."""
    rule = letters.KINDS[kind]
    return tuple((gap, letters.GAPS[gap]) for gap in (*rule.must, *rule.may, *letters.COMMON_GAPS))


@look("outreach.letter_texts", may_if=MAY_READ_TEXTS, basis=BASIS)
def letter_texts(*, actor: Actor) -> list[TextRow]:
    """Every kind of letter in every language, with where it stands today."""
    by_text: dict[tuple[str, str], list[LetterText]] = {}
    for row in LetterText.objects.order_by("version"):
        by_text.setdefault((row.kind, row.language), []).append(row)
    today = clock.today()
    return [
        _row(kind, language, by_text, today)
        for kind in letters.KINDS
        for language in letters.LANGUAGES
    ]


@look("outreach.letter_text", may_if=MAY_READ_TEXTS, basis=BASIS)
def letter_text(*, actor: Actor, kind: str, language: str) -> TextView:
    """One text with its history; raises NotFound for a kind or language that is not there."""
    if kind not in letters.KINDS or language not in letters.LANGUAGES:
        raise NotFound
    both = (language, DUTCH)
    rows = list(LetterText.objects.filter(kind=kind, language__in=both).order_by("version"))
    own = [row for row in rows if row.language == language]
    row = _row(kind, language, {(kind, each): _of(rows, each) for each in both}, clock.today())
    newest = own[-1] if own else None
    words = letters.Words.of(newest.content) if newest else letters.shipped(kind, language)
    waits = language != DUTCH and (newest is None or newest.confirmed_at is None)
    return TextView(
        row=row,
        words=words,
        newest=newest.version if newest else 0,
        to_confirm=(newest.version if newest else 0) if waits else None,
        versions=tuple(_version(each, row.version) for each in reversed(own)),
        plainness=letters.plainness(words) if language == DUTCH else None,
        gaps=gaps_of(kind),
    )


def _of(rows: Iterable[LetterText], language: str) -> list[LetterText]:
    return [row for row in rows if row.language == language]


def _row(
    kind: str, language: str, by_text: dict[tuple[str, str], list[LetterText]], today: date
) -> TextRow:
    own, dutch = by_text.get((kind, language), []), by_text.get((kind, DUTCH), [])
    holding = _holding(own, today)
    return TextRow(
        kind=kind,
        kind_words=str(LetterKind(kind).label),
        language=language,
        language_words=str(LANGUAGE_WORDS[language]),
        version=holding.version if holding else 0,
        valid_from=holding.valid_from if holding else None,
        state=_state(language, holding, _holding(dutch, today)),
        coming=max(
            (row.version for row in own if holding is None or _later(row, holding)), default=0
        ),
    )


def _later(row: LetterText, holding: LetterText) -> bool:
    return row.version > holding.version


def _holding(rows: list[LetterText], today: date) -> LetterText | None:
    past = [row for row in rows if row.valid_from <= today and goes_out(row)]
    return past[-1] if past else None


def _state(language: str, holding: LetterText | None, dutch: LetterText | None) -> str:
    if language == DUTCH:
        return "dutch"
    if holding is None or holding.confirmed_at is None:
        return "unreviewed"
    changed = dutch is not None and dutch.decided_at > holding.confirmed_at
    return "behind" if changed else "confirmed"


def _version(row: LetterText, holding: int) -> TextVersion:
    return TextVersion(
        version=row.version,
        valid_from=row.valid_from,
        decided_by=row.decided_by,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        holds=row.version == holding,
    )
