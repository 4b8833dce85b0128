# SPDX-License-Identifier: EUPL-1.2
"""Everything that is kept about one person, and who looked at it, as a document of words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.law.terms import dutch_date
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.matching.selectors import bsn_of
from woonzeker.organisations.selectors import municipality
from woonzeker.outreach.models import DataLeak
from woonzeker.privacy.rules.holdings import HOLDINGS, Scope
from woonzeker.privacy.rules.overview import RIGHTS, Chapter, Line, Overview
from woonzeker.privacy.rules.shown import COUNTED, DRAWN_TOGETHER, PARTS, SHOWN
from woonzeker.privacy.selectors.requests import MAY_HANDLE, opens, refuse_alone, request_row
from woonzeker.privacy.selectors.scope import rows_of, scope_of
from woonzeker.privacy.selectors.sent import SENT_COLUMNS, sent_lines
from woonzeker.privacy.selectors.values import plain_words, value_of
from woonzeker.privacy.selectors.who_looked import LOOKED_COLUMNS, looked_lines

BASIS = "AVG art. 15"


@look("privacy.overview", may_if=MAY_HANDLE, basis=BASIS, about="rights_request")
def overview(*, actor: Actor, rights_request: UUID) -> Overview:
    """All that is kept about who asks, and who looked: made by a second person.

    It stays open after it was given, as long as the request is kept. Raises Refused before it is
    known who asks, after another answer, and for who established that.
    """
    found = request_row(rights_request)
    if found.person is None or not opens(found):
        raise Refused(_("Het overzicht kan zodra vaststaat wie het vraagt, tot het antwoord."))
    refuse_alone(found, actor)
    person = Person.objects.filter(pk=found.person).first()
    if person is None:
        raise Refused(_("Deze persoon staat niet meer in het register."))
    audit.concerns(1, people=[person.pk])
    with translation.override("nl"):
        scope = scope_of(actor=actor, person=person.pk)
        return Overview(
            title="Overzicht van uw gegevens",
            number=found.number,
            municipality=f"Gemeente {municipality(actor.municipality).name}",
            made_on=clock.today(),
            opening=(
                f"Dit is alles wat wij over u bewaren, op {dutch_date(clock.today())}. Gegevens "
                "van huisgenoten en van anderen staan er niet in.",
                "U ziet ook wie uw gegevens zag. Wij noemen de rol van een medewerker en niet de "
                "naam.",
            ),
            chapters=tuple(_chapters(actor, scope)),
            closing=RIGHTS,
            care="Vertrouwelijk: dit overzicht is alleen voor u.",
        )


def _chapters(actor: Actor, scope: Scope) -> Iterator[Chapter]:
    for code, part in PARTS.items():
        columns: tuple[str, ...] = ()
        if code == "looked":
            lines, columns = looked_lines(actor, scope), LOOKED_COLUMNS
        elif code == "sent":
            lines, columns = sent_lines(scope), SENT_COLUMNS
        else:
            lines = tuple(_lines(actor, scope, code))
        yield Chapter(code, part.title, part.intro, lines, columns)
        if code == "looked" and (checks := tuple(_lines(actor, scope, code))):
            yield Chapter("checked", "Controles op wie uw gegevens zag", "", checks)


def _lines(actor: Actor, scope: Scope, section: str) -> Iterator[Line]:
    """The rows of every table of this part, in the order of their first day."""
    if section == "register":
        yield Line("Burgerservicenummer", (("bsn", _bsn(actor, scope)),))
    if section == "links" and (doubted := _doubted(scope)):
        yield Line("Signalen waarbij u in beeld was", (("aantal", str(doubted)),))
    for holding in reversed(HOLDINGS):
        if holding.section != section or holding.model in DRAWN_TOGETHER:
            continue
        rows = rows_of(actor=actor, scope=scope, model=holding.model)
        if holding.model in COUNTED:
            yield Line(SHOWN[holding.model].title, (("aantal", str(rows.count())),))
            continue
        made = [(_first_day(row), _line(row, scope)) for row in rows.iterator()]
        for _day, line in sorted(made, key=lambda each: (each[0], each[1].facts)):
            yield line


def _first_day(row: Model) -> str:
    """The first day among what is shown of a row, to put rows in order; empty without one."""
    shown = (getattr(row, column) for column in SHOWN[row._meta.label].columns)
    return next((each.isoformat() for each in shown if isinstance(each, date)), "")


def _line(row: Model, scope: Scope) -> Line:
    shown = SHOWN[row._meta.label]
    if isinstance(row, DataLeak) and row.about != scope.person:
        return _leak_of_another(row, scope)
    facts = [
        (label, words)
        for column, label in shown.columns.items()
        if (words := _words(row, column, scope))
    ]
    return Line(shown.title, tuple(facts))


def _words(row: Model, column: str, scope: Scope) -> str:
    if isinstance(row, Link) and column == "candidates":
        return _own_candidate(row, scope)
    if column == "case" and getattr(row, "case_id", None) not in scope.cases:
        return ""
    if column == "signal" and getattr(row, "signal_id", None) is None:
        return _signal_told(row)
    return value_of(row, column)


def _signal_told(row: Model) -> str:
    """A request keeps the number of a signal, not the signal itself."""
    return "ja" if getattr(row, "signal", None) else ""


def _own_candidate(link: Link, scope: Scope) -> str:
    """What agreed with this person; the other candidates are other people."""
    own = [each for each in link.candidates if each.get("person") == str(scope.person)]
    words = [reason.get("words", "") for each in own for reason in each.get("reasons", ())]
    return plain_words(words)


def _leak_of_another(leak: DataLeak, scope: Scope) -> Line:
    """They received what was another's, or their signal was: nothing of that other is told."""
    if leak.signal_id in scope.signals:
        facts: tuple[tuple[str, str], ...] = (("ontdekt op", value_of(leak, "found_at")),)
        return Line("Datalek met een signaal over u", (("nummer", leak.number), *facts))
    return Line(
        "Bij u kwam iets terecht dat voor een ander was",
        (("nummer", leak.number), ("ontdekt op", value_of(leak, "found_at"))),
    )


def _doubted(scope: Scope) -> int:
    """Signals that may be about them or were held beside them, and are not theirs."""
    named: Any = [{"person": str(scope.person)}]
    rows = Link.objects.filter(candidates__contains=named).exclude(pk__in=scope.links)
    return rows.exclude(result=LinkResult.LINKED, person=scope.person).count()


def _bsn(actor: Actor, scope: Scope) -> str:
    """Asked in the name of who makes the overview: the matrix and the log know them."""
    return bsn_of(actor=actor, person=scope.person)
