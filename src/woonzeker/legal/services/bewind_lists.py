# SPDX-License-Identifier: EUPL-1.2
"""The list of proportionality of a request of the college: each part with its days and words.

Whatever changes it raises its version, so that who signed before has not signed this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.law.reader import parameter
from woonzeker.legal.models import BewindRequest, RequestProgress
from woonzeker.legal.rules.bewind import HARMS, MEANS, STEPS, Weighed
from woonzeker.legal.rules.offer_rights import BASIS_BEWIND, MAY_KEEP_LIST
from woonzeker.legal.selectors.offer_proposals import tries_of
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import came, locked

#: what is kept of a list: a change of one of these is another version
_LISTED = (
    "ground", "threatened_on", "steps", "means", "harms", "heard_on", "tries",
    "means_words", "resident_words", "harm_words", "term_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GroundPart:
    """On which ground, and when it became known that the home will be lost."""

    ground: str
    threatened_on: date | None

    def into(self, row: BewindRequest) -> None:
        """Put it in the list; raises Refused."""
        if self.ground not in parameter("bw/bewind_college", on=clock.today()).names:
            raise Refused(_("Kies een grond uit de wet."))
        came(self.threatened_on)
        row.ground, row.threatened_on = self.ground, self.threatened_on


@dataclass(frozen=True, slots=True)
class StepsPart:
    """The day of each step that came before; a step without a day was not done yet."""

    days: Mapping[str, date | None]

    def into(self, row: BewindRequest) -> None:
        """Put it in the list; raises Refused."""
        for day in self.days.values():
            came(day)
        row.steps = {
            code: day.isoformat() for code in STEPS if (day := self.days.get(code)) is not None
        }


@dataclass(frozen=True, slots=True)
class MeansPart:
    """One lighter means: what came of it, on which day, and why it is not enough."""

    code: str
    weighed: Weighed
    on: date
    why: str

    def into(self, row: BewindRequest) -> None:
        """Put it in the list; raises Refused."""
        if self.code not in MEANS:
            raise Refused(_("Kies een van de lichtere middelen."))
        came(self.on)
        said = {"weighed": self.weighed.value, "on": self.on.isoformat()}
        means = {**row.means, self.code: said}
        row.means = {code: means[code] for code in MEANS if code in means}
        row.means_words = {**row.means_words, self.code: _words(self.why)}


@dataclass(frozen=True, slots=True)
class HeardPart:
    """What the resident says, in own words; without words the tries to hear it are taken over."""

    words: str
    on: date | None

    def into(self, row: BewindRequest) -> None:
        """Put it in the list; raises Refused."""
        came(self.on)
        words = _words(self.words)
        if bool(words) != (self.on is not None):
            raise Refused(_("Vul allebei in: wat de inwoner zei, en op welke dag."))
        row.resident_words, row.heard_on = words, self.on
        found = tries_of(row.case_id)
        row.tries = [] if words else [[day.isoformat(), way] for day, way in found]


@dataclass(frozen=True, slots=True)
class HarmPart:
    """What happens when nobody does anything, and for how long bewind is asked."""

    harms: tuple[str, ...]
    harm_words: str
    term_words: str

    def into(self, row: BewindRequest) -> None:
        """Put it in the list."""
        row.harms = [code for code in HARMS if code in self.harms]
        row.harm_words, row.term_words = _words(self.harm_words), _words(self.term_words)


Part = GroundPart | StepsPart | MeansPart | HeardPart | HarmPart


@action("legal.begin_bewind_list", may_if=MAY_KEEP_LIST, basis=BASIS_BEWIND, about="case")
def begin_bewind_list(*, actor: Actor, case: UUID) -> BewindRequest:
    """Begin the list of a request of the college; raises Refused while there is one."""
    busy = (RequestProgress.DRAFT, RequestProgress.SENT)
    if BewindRequest.objects.filter(case=case, state__in=busy).exists():
        raise Refused(_("Er is al een verzoek. Open dat bij 'Laatste aanbod'."))
    today = clock.today()
    return BewindRequest.objects.create(
        case_id=case, changed_on=today, made_on=today, made_by=actor.id
    )


@action("legal.keep_bewind_list", may_if=MAY_KEEP_LIST, basis=BASIS_BEWIND, about="bewind_request")
def keep_bewind_list(*, actor: Actor, bewind_request: UUID, part: Part) -> BewindRequest:
    """Keep one part of the list. What changes something drops every signature; the same again
    drops none. Raises Refused once the request was sent."""
    found = draft(bewind_request)
    before = {name: getattr(found, name) for name in _LISTED}
    part.into(found)
    if {name: getattr(found, name) for name in _LISTED} == before:
        return found
    touch(found)
    follow_case(actor.municipality, found.case_id)
    return found


@action(
    "legal.withdraw_bewind_list", may_if=MAY_KEEP_LIST, basis=BASIS_BEWIND, about="bewind_request"
)
def withdraw_bewind_list(*, actor: Actor, bewind_request: UUID) -> BewindRequest:
    """Take a request of the college back before a court decided: another way was found."""
    found = locked(BewindRequest, bewind_request)
    if found.state not in (RequestProgress.DRAFT, RequestProgress.SENT):
        raise Refused(_("Over dit verzoek is al beslist."))
    found.state = RequestProgress.WITHDRAWN
    found.save(update_fields=["state"])
    follow_case(actor.municipality, found.case_id)
    return found


def draft(bewind_request: UUID) -> BewindRequest:
    """A list that can still change, locked; raises Refused. A building block: nobody acts here."""
    found = locked(BewindRequest, bewind_request)
    if found.state != RequestProgress.DRAFT:
        said = RequestProgress(found.state).label
        raise Refused(_("Dit kan niet bij een verzoek dat %s is.") % said)
    return found


def touch(row: BewindRequest) -> None:
    """Keep a changed list as another version. A building block: nobody acts here."""
    row.version += 1
    row.changed_on = clock.today()
    row.save(update_fields=[*_LISTED, "version", "changed_on"])


def _words(text: str) -> str:
    return " ".join(text.split())
