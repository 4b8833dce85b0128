# SPDX-License-Identifier: EUPL-1.2
"""What people found of links: the evidence for a threshold, and what weights can be refitted on.

Levels, bits and outcomes only; no name, address or amount is read here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Floor

from woonzeker.matching.linkage import Ground
from woonzeker.matching.linkage.refitting import Example, Labelled
from woonzeker.matching.models import (
    AuditDraw,
    AuditVerdict,
    Link,
    LinkDecision,
    LinkResult,
)
from woonzeker.matching.rules import (
    AuditChoice,
    Judged,
    Standing,
    band_of,
    counts_as_wrong,
    standing,
    weigh,
)

#: a rule asks a person here, whatever the bits say: no threshold bears on these
BY_RULE = (
    Ground.RIVAL, Ground.SEVERAL_NAMES, Ground.NEAR_RUNNER_UP, Ground.PERHAPS_MINOR,
)  # fmt: skip
#: nobody was near enough to hold beside the signal
NOBODY_NEAR = (Ground.NO_CANDIDATE, "")
_DECIDED = (LinkResult.LINKED, LinkResult.NOBODY)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the links of one version of the weights.

    `links` counts, by tenths of bits downward, the links on which the threshold bears; `all_links`
    those that anybody fitted; `by_itself` the false ones that came to light outside the sample.
    """

    judged: tuple[Judged, ...]
    links: Mapping[float, int]
    all_links: int
    by_itself: int


def evidence(version: str) -> Evidence:
    """What people found of the links that one version of the weights made or left to them."""
    links = _links_by_bits(version)
    bands: Counter[int] = Counter()
    for bits, number in links.items():
        bands[band_of(bits)] += number
    found = [*_drawn(version), *_reviewed(version)]
    known = [Judged(score, wrong=True, by_lot=False) for score in _came_to_light(version)]
    return Evidence(
        judged=(*weigh(found, bands), *known),
        links=links,
        all_links=_of(version).exclude(ground__in=NOBODY_NEAR).count(),
        by_itself=len(known),
    )


def _of(version: str) -> QuerySet[Link]:
    return Link.objects.filter(version=version)


def _bears_on() -> Q:
    """Links that a threshold links or leaves to a person: no rule stands above the bits."""
    left = Q(ground=Ground.NOT_CERTAIN)
    return ~Q(ground__in=(*BY_RULE, *NOBODY_NEAR)) & (~left | Q(score__lt=F("threshold")))


def linked_above(version: str, bits: float) -> int:
    """How many links of this version a threshold would make without a person."""
    return _of(version).filter(_bears_on(), score__gte=bits).count()


def _links_by_bits(version: str) -> dict[float, int]:
    counted = (
        _of(version)
        .filter(_bears_on())
        .annotate(tenths=Floor(F("score") * 10))
        .values_list("tenths")
        .annotate(number=Count("pk"))
    )
    return {int(tenths) / 10: number for tenths, number in counted}


def drawn_with_verdicts(version: str | None = None) -> QuerySet[AuditDraw]:
    """Drawn links, each with what was said of it, the first look first."""
    said = AuditVerdict.objects.order_by("judged_at", "pk")
    found = AuditDraw.objects.select_related("link").prefetch_related(
        Prefetch("verdicts", queryset=said)
    )
    return found if version is None else found.filter(version=version)


def said_of(draw: AuditDraw) -> list[AuditChoice]:
    """What the reviewers said of a drawn link, the first look first."""
    return [AuditChoice(each.verdict) for each in draw.verdicts.all()]


def _drawn(version: str) -> Iterator[tuple[float, bool]]:
    for draw in drawn_with_verdicts(version):
        wrong = counts_as_wrong(said_of(draw), draw.reviewers)
        if _was_put_right(draw):
            wrong = True
        if wrong is not None:
            yield draw.score, wrong


def _was_put_right(draw: AuditDraw) -> bool:
    """Whether the link was reopened since it was drawn, and not given back to the same person."""
    return draw.link.person_id != draw.person_id


def _reviewed(version: str) -> Iterator[tuple[float, bool]]:
    """Links under the threshold that people decided: had the best candidate been the one?"""
    decided = (
        _of(version)
        .filter(ground=Ground.NOT_CERTAIN, score__lt=F("threshold"), result__in=_DECIDED)
        .exclude(decided_by="")
        .values_list("score", "person_id", "candidates__0__person")
    )
    for score, person, best in decided:
        yield score, str(person) != best


def _came_to_light(version: str) -> list[float]:
    """Scores of automatic links that were reopened without having been drawn, and were false.

    As they stood then: what the signal was linked to since, and how, takes nothing away.
    """
    not_drawn = Q(link__audit=None) | Q(link__audit__drawn_at__gt=F("decided_at"))
    reopened = LinkDecision.objects.filter(
        not_drawn, choice="reopened", before__decided_by="", before__result=LinkResult.LINKED,
        before__version=version,
    )  # fmt: skip
    return [
        decision.before["score"]
        for decision in reopened.select_related("link")
        if str(decision.link.person_id or "") != decision.before["person"]
    ]


def labelled_decisions() -> list[Labelled]:
    """Every signal of which a person said whose it is or is not, with the levels it was weighed at.

    What was decided in the end counts; of a link that an audit found right, its person.
    """
    by_people = (
        Link.objects.filter(result__in=_DECIDED).exclude(decided_by="").exclude(candidates=[])
    )
    labelled = [
        _labelled(link, {str(link.person_id): True}, others=False)
        for link in by_people.select_related("signal__delivery")
    ]
    audited = drawn_with_verdicts().filter(link__decided_by="")
    for draw in audited.select_related("link__signal__delivery"):
        now = standing(said_of(draw), draw.reviewers)
        if now not in (Standing.RIGHT, Standing.WRONG):
            continue
        right = now is Standing.RIGHT
        others = False if right else None
        labelled.append(_labelled(draw.link, {str(draw.person_id): right}, others=others))
    return labelled


def _labelled(link: Link, said: Mapping[str, bool], *, others: bool | None) -> Labelled:
    return Labelled(
        name=f"{link.signal.delivery.sha256}/{link.signal.line_number}",
        candidates=tuple(
            Example(_keys(each), said.get(each["person"], others)) for each in link.candidates
        ),
        by_rule=link.ground in BY_RULE,
    )


def _keys(candidate: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{each['field']}/{each['level']}" for each in candidate["reasons"])
