# SPDX-License-Identifier: EUPL-1.2
"""Papers for a court: the request for time, the report after it, and the request of the college."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CasePerson
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import (
    BewindRequest,
    Moratorium,
    MoratoriumState,
    RentLook,
    RequestProgress,
)
from woonzeker.legal.rules.moratorium_course import report_asked_of
from woonzeker.legal.rules.offer_rights import (
    BASIS_BEWIND,
    BASIS_TIME,
    MAY_TAKE_PACK,
    MAY_TAKE_TIME_PACK,
)
from woonzeker.legal.rules.offer_words import KEPT_BY, SEEN, TOLD_BY
from woonzeker.legal.rules.pack import Pack, PackPart
from woonzeker.legal.selectors.bewind_lists import BewindListView, list_view
from woonzeker.legal.selectors.moratoria import MoratoriumView, view_of_row
from woonzeker.organisations.selectors import municipality as place
from woonzeker.ui.words import address, day_year, month, person_name


@dataclass(frozen=True, slots=True)
class Paper:
    """Papers with the case that they are about, and what the file is called."""

    case: UUID
    name: str
    pack: Pack


@look("legal.moratorium_pack", may_if=MAY_TAKE_TIME_PACK, basis=BASIS_TIME, about="moratorium")
def moratorium_pack(*, actor: Actor, moratorium: UUID) -> Paper:
    """Take the request for time along: the checklist, the days and the months of rent.

    What is not ready says so on every page.
    """
    row = _moratorium(moratorium)
    view = view_of_row(row)
    ready = row.state != MoratoriumState.PREPARING or not view.lacks
    draft = _("Dit verzoek is nog niet compleet. Stuur het niet op.") if not ready else ""
    pack = Pack(
        title=_("Verzoek aan de rechtbank: %s") % view.title,
        court=view.court,
        municipality=_place(row.municipality),
        made_on=clock.today(),
        about=_about(row.case),
        parts=tuple(_of_request(view, row)),
        draft=draft,
        mark=_("CONCEPT"),
    )
    return Paper(row.case_id, f"verzoek-{row.case.number}", pack)


@look("legal.moratorium_report", may_if=MAY_TAKE_TIME_PACK, basis=BASIS_TIME, about="moratorium")
def moratorium_report(*, actor: Actor, moratorium: UUID) -> Paper:
    """Take the report after a moratorium along: each month, and how it was over."""
    row = _moratorium(moratorium)
    if row.state != MoratoriumState.GRANTED:
        raise Refused(_("Een verslag hoort bij een moratorium dat is toegewezen."))
    view = view_of_row(row)
    over = view.running is not None and not view.running.protects
    draft = "" if over else _("Het moratorium loopt nog. Stuur het verslag na de laatste dag.")
    pack = Pack(
        title=_("Verslag aan de rechtbank na de voorziening"),
        court=view.court,
        municipality=_place(row.municipality),
        made_on=clock.today(),
        about=_about(row.case),
        parts=tuple(_of_report(view, row)),
        draft=draft,
        mark=_("CONCEPT"),
    )
    return Paper(row.case_id, f"verslag-{row.case.number}", pack)


@look("legal.bewind_pack", may_if=MAY_TAKE_PACK, basis=BASIS_BEWIND, about="bewind_request")
def bewind_pack(*, actor: Actor, bewind_request: UUID) -> Paper:
    """Take the request of the college along: the list with days and words, and who signed."""
    rows = BewindRequest.objects.select_related("case__household")
    row = rows.filter(pk=bewind_request).first()
    if row is None:
        raise NotFound
    view = list_view(row, actor)
    ready = row.state != RequestProgress.DRAFT or not view.lacks
    draft = _("De lijst is niet compleet of niet door twee mensen getekend. Stuur niet op.")
    pack = Pack(
        title=_("Verzoek van het college om schuldenbewind (art. 1:432 BW)"),
        court=_("rechtbank, kantonrechter"),
        municipality=_place(row.municipality),
        made_on=clock.today(),
        about=_about(row.case),
        parts=tuple(_of_list(view)),
        draft="" if ready else draft,
        mark=_("CONCEPT"),
    )
    return Paper(row.case_id, f"bewind-{row.case.number}", pack)


def _moratorium(moratorium: UUID) -> Moratorium:
    rows = Moratorium.objects.select_related("case__household")
    found = rows.filter(pk=moratorium).first()
    if found is None:
        raise NotFound
    return found


def _place(code: object) -> str:
    return _("Gemeente %s") % place(str(code)).name


def _about(case: Case) -> tuple[tuple[str, str], ...]:
    """Of whom it is: names and the home; never a number of a person."""
    people = CasePerson.objects.filter(case=case).select_related("person").order_by("pk")
    living = [each.person for each in people if each.person.died_on is None]
    home = case.household
    town = f"{home.postcode} {home.city}".strip()
    return (
        (_("Naam"), "; ".join(person_name(each) for each in living) or "-"),
        (_("Adres"), ", ".join(filter(None, (address(home), town)))),
        (_("Ons kenmerk"), case.number),
    )


def _day(day: date | None) -> str:
    return day_year(day) if day else _("nog niet bekend")


def _of_request(view: MoratoriumView, row: Moratorium) -> Iterator[PackPart]:
    yield PackPart(
        _("Het verzoek"),
        lines=(
            (_("Regel"), view.rule),
            (_("Wie vraagt"), view.asker_words),
            (_("Wat dreigt"), view.threat_words or _("nog niet bekend")),
            (_("Op welke dag"), _day(view.threat_on)),
            (_("Handtekening van de inwoner"), _day(view.resident_signed_on)),
        ),
    )
    yield PackPart(
        _("De lopende huur of rekening"),
        lines=(
            (_("Betaald vanaf"), month(row.rent_from) or _("nog niet bekend")),
            (_("Betaald tot en met"), month(row.rent_through) or _("nog niet bekend")),
            (_("Zo blijft het betaald"), _kept_by(row)),
        ),
    )
    if view.papers:
        yield PackPart(
            _("Stukken"),
            lines=tuple(
                (each.words, _("aanwezig sinds %s") % _day(each.got_on) if each.got_on
                 else _("ontbreekt"))
                for each in view.papers
            ),
        )  # fmt: skip
    if view.lacks:
        yield PackPart(
            _("Wat nog nodig is"),
            items=tuple(f"{each.words} ({each.who})" for each in view.lacks),
        )
    if view.notes:
        yield PackPart(_("Om te weten"), items=tuple(each.words for each in view.notes))


def _kept_by(row: Moratorium) -> str:
    return _(KEPT_BY[row.rent_kept_by]) if row.rent_kept_by in KEPT_BY else _("nog niet bekend")


def _of_report(view: MoratoriumView, row: Moratorium) -> Iterator[PackPart]:
    last = view.running.until_on if view.running else None
    yield PackPart(
        _("De voorziening"),
        lines=(
            (_("Toegewezen"), _day(view.decided_on)),
            (_("Tot en met"), _day(last)),
            (_("Hoe zij eindigde"), view.end_words or _("nog niet bekend")),
            (_("Verslag door"), report_asked_of(on=clock.today())),
        ),
    )
    looks = RentLook.objects.filter(moratorium=row).order_by("looked_at", "pk")
    told = {each.due_on: each for each in looks}
    yield PackPart(
        _("De huur van elke maand"),
        lines=tuple(
            (day_year(each.due_on), _month_words(each.due_on, told)) for each in view.months
        ),
    )


def _month_words(due_on: date, told: dict[date, RentLook]) -> str:
    found = told.get(due_on)
    if found is None:
        return _("niet nagekeken")
    said = {"seen": _(SEEN[found.seen]), "by": _(TOLD_BY.get(found.told_by, found.told_by))}
    return _("%(seen)s, gehoord van %(by)s") % said


def _of_list(view: BewindListView) -> Iterator[PackPart]:
    yield PackPart(
        _("Waarop het verzoek rust"),
        lines=(
            (_("Grond"), view.ground_words or _("nog niet gekozen")),
            (_("Bekend dat de woning verloren gaat sinds"), _day(view.threatened_on)),
        ),
    )
    yield PackPart(
        _("Wat eerder gebeurde"),
        lines=tuple((each.words, _day(each.on)) for each in view.steps),
    )
    yield PackPart(
        _("Lichtere middelen"),
        lines=tuple(
            (each.words, ", ".join(filter(None, (each.weighed_words, day_year(each.on), each.why)))
             or _("nog niet gewogen"))
            for each in view.means
        ),
    )  # fmt: skip
    yield _heard(view)
    yield PackPart(
        _("Wat er gebeurt als niemand iets doet"), items=view.harms, words=(view.harm_words,)
    )
    yield PackPart(_("Voor hoe lang, en waarom niet korter"), words=(view.term_words,))
    counts = [each for each in view.signed if each.counts and each.agrees]
    yield PackPart(
        _("Getekend door"),
        lines=tuple((f"{each.name}, {each.role}", day_year(each.on)) for each in counts),
        items=() if counts else (_("nog door niemand"),),
    )


def _heard(view: BewindListView) -> PackPart:
    title = _("Wat de inwoner zelf zegt")
    if view.resident_words:
        said = (f"“{view.resident_words}”",)
        return PackPart(title, lines=((_("Gezegd op"), _day(view.heard_on)),), words=said)
    tries = tuple(f"{day_year(each.on)}: {each.way}" for each in view.tries)
    return PackPart(
        title, items=tries, words=(_("Wij konden de inwoner niet horen. Dit is geprobeerd:"),)
        if tries else (_("nog niet gehoord"),),
    )  # fmt: skip
