# SPDX-License-Identifier: EUPL-1.2
"""The next step of the ladder in words: what to do, and why that and not something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woonzeker.outreach.ladder import VISITS, Barred, LadderStep, Lane, Proposal, Reason, Why
from woonzeker.outreach.models import Channel
from woonzeker.outreach.selectors.wished import Wished
from woonzeker.ui import words

#: a step as a noun, in a ladder
STEP_WORDS: Mapping[LadderStep, Promise] = {
    LadderStep.NOTE: gettext_lazy("briefje in de bus"),
    LadderStep.CARD: gettext_lazy("kaartje in een envelop"),
    LadderStep.LETTER: gettext_lazy("brief"),
    LadderStep.CALL: gettext_lazy("bellen"),
    LadderStep.MESSAGE: gettext_lazy("app of sms"),
    LadderStep.EMAIL: gettext_lazy("e-mail"),
    LadderStep.DAY_VISIT: gettext_lazy("huisbezoek overdag"),
    LadderStep.EVENING_VISIT: gettext_lazy("huisbezoek in de avond"),
    LadderStep.PEER_VISIT: gettext_lazy("huisbezoek door een ervaringsdeskundige"),
    LadderStep.ELSEWHERE: gettext_lazy("afspraak op een andere plek"),
}
#: a step as something to do
DO_WORDS: Mapping[LadderStep, Promise] = {
    LadderStep.NOTE: gettext_lazy("doe een briefje in de bus"),
    LadderStep.CARD: gettext_lazy("stuur een kaartje"),
    LadderStep.LETTER: gettext_lazy("stuur een brief"),
    LadderStep.CALL: gettext_lazy("bel"),
    LadderStep.MESSAGE: gettext_lazy("stuur een app of sms"),
    LadderStep.EMAIL: gettext_lazy("stuur een e-mail"),
    LadderStep.DAY_VISIT: gettext_lazy("ga overdag langs"),
    LadderStep.EVENING_VISIT: gettext_lazy("ga een avond langs"),
    LadderStep.PEER_VISIT: gettext_lazy("laat een ervaringsdeskundige langsgaan"),
    LadderStep.ELSEWHERE: gettext_lazy("nodig uit op een andere plek"),
}
LANE_WORDS: Mapping[Lane, Promise] = {
    Lane.ORDINARY: gettext_lazy("één signaal"),
    Lane.SEVERAL: gettext_lazy("meer signalen"),
    Lane.CRISIS: gettext_lazy("crisis"),
    Lane.END_OF_SUPPLY: gettext_lazy("einde van de levering"),
    Lane.WATER_WITH_CHILDREN: gettext_lazy("water dicht bij kinderen"),
    Lane.SUMMONS: gettext_lazy("dagvaarding op komst"),
    Lane.EVICTION: gettext_lazy("ontruiming op komst"),
}
PART_WORDS: Mapping[str, Promise] = {
    "ochtend": gettext_lazy("in de ochtend"),
    "middag": gettext_lazy("in de middag"),
    "avond": gettext_lazy("in de avond"),
}
#: a step and a lane as an address says them
STEP_SLUGS: Mapping[LadderStep, str] = {
    LadderStep.NOTE: "briefje",
    LadderStep.CARD: "kaartje",
    LadderStep.LETTER: "brief",
    LadderStep.CALL: "bellen",
    LadderStep.MESSAGE: "app",
    LadderStep.EMAIL: "mail",
    LadderStep.DAY_VISIT: "overdag",
    LadderStep.EVENING_VISIT: "avond",
    LadderStep.PEER_VISIT: "ervaringsdeskundige",
    LadderStep.ELSEWHERE: "elders",
}
LANE_SLUGS: Mapping[Lane, str] = {
    Lane.ORDINARY: "gewoon",
    Lane.SEVERAL: "meer-signalen",
    Lane.CRISIS: "crisis",
    Lane.END_OF_SUPPLY: "einde-levering",
    Lane.WATER_WITH_CHILDREN: "water-met-kinderen",
    Lane.SUMMONS: "dagvaarding",
    Lane.EVICTION: "ontruiming",
}
#: ISO 639-1, in which letters can be written
LANGUAGE_WORDS: Mapping[str, Promise] = {
    "nl": gettext_lazy("Nederlands"),
    "en": gettext_lazy("Engels"),
    "tr": gettext_lazy("Turks"),
    "ar": gettext_lazy("Arabisch"),
    "pl": gettext_lazy("Pools"),
    "uk": gettext_lazy("Oekraïens"),
    "ti": gettext_lazy("Tigrinya"),
}
_WHY: Mapping[Why, Promise] = {
    Why.FIRST: gettext_lazy("Dit is de eerste stap van de contactladder."),
    Why.NEXT: gettext_lazy("Dit is de volgende stap van de contactladder."),
    Why.WISH: gettext_lazy("Het huishouden wil het liefst zo bereikt worden."),
    Why.OTHER_PART: gettext_lazy("Zo is het op dit dagdeel nog niet geprobeerd."),
    Why.AGAIN: gettext_lazy("Alles is al geprobeerd. Probeer het nog een keer."),
    Why.REACHED: gettext_lazy("Er is contact geweest."),
    Why.TIME_IS_UP: gettext_lazy("De weken waarin je dit huishouden zoekt zijn om."),
    Why.ALL_TRIED: gettext_lazy("Alle stappen van de ladder zijn gedaan."),
    Why.NO_WAY_LEFT: gettext_lazy("Er is geen manier van contact meer over."),
}
#: why a step is passed over; of a door that is not safe the ladder says nothing
_BARRED: Mapping[tuple[LadderStep, Barred], Promise] = {
    (LadderStep.CALL, Barred.NO_MEANS): gettext_lazy("Er is geen telefoonnummer bekend."),
    (LadderStep.CALL, Barred.WRONG): gettext_lazy("Het telefoonnummer klopt niet."),
    (LadderStep.EMAIL, Barred.WRONG): gettext_lazy("Het e-mailadres klopt niet."),
    (LadderStep.LETTER, Barred.WRONG): gettext_lazy("Het adres klopt niet meer."),
}


def what_to_do(proposal: Proposal) -> str:
    """'ga overdag langs', 'bel in de avond'; empty when there is no step."""
    step, part = proposal.step, proposal.day_part
    if step is None:
        return ""
    said = str(DO_WORDS[step])
    if step is LadderStep.DAY_VISIT and part:
        return _("ga langs %s") % PART_WORDS[part]
    if part and step is not LadderStep.EVENING_VISIT:
        return f"{said} {PART_WORDS[part]}"
    return said


def why_this(reason: Reason) -> str:
    """Why: what was tried, what is passed over, and on what the step rests."""
    if reason.why is Why.WORKED:
        rests = _("Zo lukte het eerder, op %s.") % words.day_year(reason.worked_on)
    else:
        rests = str(_WHY[reason.why])
    return " ".join([*tried_words(reason), *_passed_over(reason), rests])


def tried_words(reason: Reason) -> Iterator[str]:
    """'Twee keer overdag niemand thuis.' and its like, the visits first."""
    counted = dict(reason.tried)
    for step in (LadderStep.DAY_VISIT, LadderStep.EVENING_VISIT, LadderStep.PEER_VISIT):
        if times := counted.get(step):
            yield _VISITED[step](times)
    if times := counted.get(LadderStep.CALL):
        yield ngettext("%s keer gebeld.", "%s keer gebeld.", times) % _times(times)
    written = [str(STEP_WORDS[step]) for step, _n in reason.tried if _is_written(step)]
    if written:
        yield _("Nog geen reactie op: %s.") % ", ".join(written)


def _is_written(step: LadderStep) -> bool:
    return step not in VISITS and step is not LadderStep.CALL


def _by_day(times: int) -> str:
    said = ngettext("%s keer overdag niemand thuis.", "%s keer overdag niemand thuis.", times)
    return said % _times(times)


def _by_evening(times: int) -> str:
    said = ngettext(
        "%s keer in de avond niemand thuis.", "%s keer in de avond niemand thuis.", times
    )
    return said % _times(times)


def _by_peer(times: int) -> str:
    said = ngettext(
        "%s keer kwam een ervaringsdeskundige voor een dichte deur.",
        "%s keer kwam een ervaringsdeskundige voor een dichte deur.",
        times,
    )
    return said % _times(times)


_VISITED = {
    LadderStep.DAY_VISIT: _by_day,
    LadderStep.EVENING_VISIT: _by_evening,
    LadderStep.PEER_VISIT: _by_peer,
}


def _times(count: int) -> str:
    """How often, as people say it, at the beginning of a sentence."""
    small = {1: _("Eén"), 2: _("Twee"), 3: _("Drie"), 4: _("Vier")}
    return small.get(count, str(count))


def _passed_over(reason: Reason) -> Iterator[str]:
    for each in reason.barred:
        if each in _BARRED:
            yield str(_BARRED[each])
    unwanted = [str(STEP_WORDS[step]) for step, why in reason.barred if why is Barred.WISH]
    if unwanted:
        yield _("Het huishouden wil dit niet: %s.") % ", ".join(unwanted)


def wish_words(wish: Wished) -> Iterator[str]:
    """How a household wants to be met, a sentence for each thing they said."""
    if wish.channels:
        yield _("Liefst: %s.") % _listed(wish.channels)
    if wish.not_channels:
        yield _("Niet: %s.") % _listed(sorted(wish.not_channels))
    if wish.day_parts:
        parts = ", ".join(str(PART_WORDS[part]) for part in wish.day_parts if part in PART_WORDS)
        yield _("Het best bereikbaar %s.") % parts
    if wish.not_at_home:
        yield _("Liever niet thuis.")
    if wish.language in LANGUAGE_WORDS:
        yield _("Leest het best %s.") % LANGUAGE_WORDS[wish.language]
    if wish.with_pictures:
        yield _("Graag met plaatjes.")


def _listed(channels: Iterable[str]) -> str:
    return ", ".join(str(Channel(each).label) for each in channels)
