# SPDX-License-Identifier: EUPL-1.2
"""Letters to a tenant: made once, kept as they were made, sent when the landlord says so."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.accounts import selectors as accounts
from woonzeker.errors import NotFound, Refused
from woonzeker.landlords.models import (
    ArrearsFile,
    Channel,
    Effort,
    EffortKind,
    FileState,
    LetterKind,
    SentLetter,
)
from woonzeker.landlords.rules import (
    DELIVERY_DAYS,
    LetterFacts,
    LetterWords,
    answer_due_on,
    fourteen_days,
    letter_stands,
    reminder,
    render,
)
from woonzeker.landlords.selectors import answer_due_on as due_in
from woonzeker.landlords.selectors import (
    deeds_of,
    helpers_in,
    home_of,
    last_costs,
    name_of,
    place_of,
)
from woonzeker.landlords.services.files import file_of, refuse_day, working_file
from woonzeker.landlords.services.homes import BASIS, MAY
from woonzeker.law import parameter
from woonzeker.organisations.models import Partner
from woonzeker.ui.words import day_year, money

_FOURTEEN = "bw/veertiendagenbrief"


@desk_action("landlords.make_reminder", may_if=MAY, basis="Bgs art. 2", about="arrears")
def make_reminder(*, actor: Actor, arrears: UUID) -> SentLetter:
    """Make the friendly letter with the words that the decree asks; it costs the tenant nothing.

    Contact comes first. One that was made before and did not go is replaced.
    """
    file = working_file(arrears)
    if deeds_of(file).contact_tried_on is None:
        raise Refused(_("Zoek eerst zelf contact, voordat u schrijft. Bel of ga langs."))
    today, place = clock.today(), place_of(file.tenancy.rental.municipality_code)
    until = answer_due_on(today, days=place.reply_days)
    return _made(actor, file, LetterKind.REMINDER, until=until)


@desk_action("landlords.make_last_letter", may_if=MAY, basis="BW art. 6:96 lid 6", about="arrears")
def make_last_letter(*, actor: Actor, arrears: UUID) -> SentLetter:
    """Make the last letter, after which costs may be charged; the friendly one went before it."""
    file = file_of(arrears)
    if file.state == FileState.CLOSED:
        raise Refused(_("Dit is opgelost. Er is geen brief meer nodig."))
    due = due_in(file)
    if due is None or due >= clock.today():
        raise Refused(
            _(
                "Deze brief is de laatste. Stuur eerst de vriendelijke brief, en wacht tot de dag "
                "waarop uw huurder mocht antwoorden."
            )
        )
    if file.letters.filter(kind=LetterKind.FOURTEEN_DAYS, sent_on__isnull=False).exists():
        raise Refused(_("De laatste brief is al weg. Er komt er geen meer bij."))
    return _made(actor, file, LetterKind.FOURTEEN_DAYS, until=None)


@desk_action("landlords.letter_sent", may_if=MAY, basis=BASIS, about="own_letter")
def letter_sent(
    *, actor: Actor, own_letter: UUID, sent_on: date, channel: Channel = Channel.LETTER
) -> SentLetter:
    """Say on which day a letter went; from then on it counts as what the decree asks."""
    letter = SentLetter.objects.select_for_update().filter(pk=own_letter).first()
    if letter is None:
        raise NotFound
    file = file_of(letter.file_id)
    if letter.sent_on is not None:
        return letter
    refuse_day(file, sent_on)
    if not letter_stands(letter.made_on, sent_on=sent_on):
        raise Refused(
            _(
                "De brief is van %(day)s. De dagen in de brief kloppen dan niet meer. Maak de "
                "brief opnieuw en stuur die. Stuurde u eerder zelf een brief? Kies dan bij de "
                "stappen 'Ik stuurde zelf al een brief'."
            )
            % {"day": day_year(letter.made_on)}
        )
    letter.sent_on = sent_on
    if letter.kind == LetterKind.FOURTEEN_DAYS:
        days = parameter(_FOURTEEN, on=sent_on).number
        letter.until_on = sent_on + timedelta(days=days + DELIVERY_DAYS)
    letter.save(update_fields=["sent_on", "until_on"])
    if letter.kind == LetterKind.REMINDER:
        _count(file, letter, channel, sent_on)
    return letter


def _count(file: ArrearsFile, letter: SentLetter, channel: Channel, on: date) -> None:
    """What the letter does at once: it reminds, it offers, and it points to help."""
    kinds = [EffortKind.REMINDER, EffortKind.OFFER_TO_SHARE]
    if deeds_of(file).pointed_to_help_on is None:
        kinds.insert(0, EffortKind.HELP_POINTED)
    for kind in kinds:
        Effort.objects.create(file=file, kind=kind, made_on=on, channel=channel, letter=letter.pk)


def _made(actor: Actor, file: ArrearsFile, kind: LetterKind, *, until: date | None) -> SentLetter:
    """The letter of today, kept as it was made; whoever reads it reads Dutch."""
    today = clock.today()
    last = kind == LetterKind.FOURTEEN_DAYS
    costs = last_costs(file, on=today) if last else 0
    with override("nl"):
        content = render(_words(actor, file, last=last, costs=costs, until=until))
    file.letters.filter(kind=kind, sent_on=None).delete()
    return SentLetter.objects.create(
        file=file, kind=kind, made_on=today, costs_cents=costs, until_on=until, content=content
    )


def _words(
    actor: Actor, file: ArrearsFile, *, last: bool, costs: int, until: date | None
) -> LetterWords:
    rental, today = file.tenancy.rental, clock.today()
    place, home = place_of(rental.municipality_code), home_of(rental)
    facts = LetterFacts(
        landlord=_landlord(actor),
        reach=tuple(each for each in (accounts.mail_of(actor.behind),) if each),
        tenant=name_of(file.tenancy),
        home=(home.line, home.town),
        amount=money(file.amount_cents),
        since=day_year(file.arose_on),
        made=day_year(today),
        until=day_year(until),
        municipality=place.name,
        helpers=helpers_in(place),
        costs=money(costs),
        days=parameter(_FOURTEEN, on=today).number,
    )
    return fourteen_days(facts) if last else reminder(facts)


def _landlord(actor: Actor) -> str:
    """The name of who writes: the person, else what the organisation is called."""
    named = accounts.names_of([actor.behind]).get(actor.behind, "")
    return named or Partner.objects.get(pk=actor.desk).name
