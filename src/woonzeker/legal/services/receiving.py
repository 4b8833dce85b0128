# SPDX-License-Identifier: EUPL-1.2
"""A message of a bailiff or court comes in, or a colleague enters what a resident shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from woonzeker.access import clock, sealing
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, Role, partner_alone
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.cases.services import Follows, Home
from woonzeker.errors import NotFound
from woonzeker.intake.rules import fold
from woonzeker.legal.errors import Elsewhere, KindClosed, MessageFaulty, NoSender
from woonzeker.legal.models import Channel, CourtMessage, Source, Whose
from woonzeker.legal.rules import (
    THREATENS,
    TYPES,
    Content,
    Ground,
    Kind,
    Opening,
    read_message,
)
from woonzeker.legal.rules.standing import is_repeat
from woonzeker.legal.selectors.policies import messages_policy, type_lines
from woonzeker.legal.selectors.sent import SENDERS
from woonzeker.legal.services.alarming import tell_team, told_by_message
from woonzeker.legal.services.answering import answered_before
from woonzeker.legal.services.starting import since, stand, stood
from woonzeker.legal.services.tracking import follow_from_message
from woonzeker.matching import services as matching
from woonzeker.matching.linkage import AddressFacts, SignalFacts, read_date
from woonzeker.matching.models import LinkResult, Person
from woonzeker.organisations.models import Partner
from woonzeker.organisations.selectors import (
    municipality_of_postcode,
    names_of_places,
    partners_of,
    reporting_partner,
)

#: Gdw art. 14 for an eviction; the rest as agreed or with consent, which stands with the message
BASIS = "Gdw art. 14"
MAY_SEND = partner_alone(DataClass.COURT, writes=(DataClass.COURT,), roles=(Role.BAILIFF,))


@dataclass(frozen=True, slots=True)
class _Sent:
    """Who sent it, by which way, and on which ground it may come."""

    partner: Partner | None
    source: Source
    channel: Channel
    by: str
    opening: Opening | None = None


@action("legal.send_message", may_if=MAY_SEND, basis=BASIS)
def send_message(
    *, actor: Actor, raw: Mapping[str, str], channel: Channel = Channel.FORM
) -> CourtMessage:
    """Take in what a bailiff or court tells: its household has a case at the right step from now.

    The same message again is the one that came before. Raises MessageFaulty with what is wrong,
    KindClosed for a kind without a ground, Elsewhere for a home of another municipality, NoSender
    for who may not tell anything here.
    """
    today = clock.today()
    partner = sender_of(actor)
    content = _read(raw)
    opening = _opening(actor.municipality, content)
    refuse_elsewhere(actor.municipality, content.place.postcode)
    one_at_a_time()
    seal = _fingerprint(content, sealing.index_keys(actor.municipality)[0])
    if (same := _same_before(partner, content, actor.municipality)) is not None:
        return same
    room = system(actor.municipality, "legal")
    whose = matching.find_person(actor=room, facts=_facts(content), on=today)
    followed = cases.follow_message(
        actor=room,
        home=_home(content),
        follows=_follows(content.kind),
        person=_here(whose.person),
        on=today,
    )
    sent = _Sent(partner, Source.PARTNER, channel, actor.behind, opening)
    before = stood(followed.case.pk, followed.before)
    message = _keep(followed.case, content, sent)
    message.fingerprint, message.again = seal, _times(partner, seal)
    _say_whose(message, whose)
    message.save(force_insert=True)
    follow_from_message(message)
    tell_team(room, told_by_message(message))
    message.started = since(before)
    message.save(update_fields=["started"])
    return message


@action("legal.enter_message", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def enter_message(*, actor: Actor, case: UUID, raw: Mapping[str, str]) -> CourtMessage:
    """Note what a resident showed: a letter of a bailiff or court, whoever may send such a thing.

    Raises MessageFaulty with what is wrong, NotFound.
    """
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    home = found.household
    there = {
        "straat": home.street,
        "huisnummer": str(home.house_number),
        "huisletter": home.house_letter,
        "toevoeging": home.house_addition,
        "postcode": home.postcode,
        "woonplaats": home.city,
    }
    content = _read({**raw, **there})
    one_at_a_time()
    if (same := _shown_before(found, content)) is not None:
        return same
    room = system(actor.municipality, "legal")
    before = stand(case)
    follows = _follows(content.kind, shown=True)
    followed = cases.follow_shown(actor=room, case=case, follows=follows, on=clock.today())
    message = _keep(followed, content, _Sent(None, Source.SHOWN, Channel.STAFF, actor.id))
    message.whose, message.seen_by = Whose.LINKED, [actor.id]
    message.save(force_insert=True)
    follow_from_message(message)
    tell_team(room, told_by_message(message))
    message.started = since(before)
    message.save(update_fields=["started"])
    return message


def _shown_before(case: Case, content: Content) -> CourtMessage | None:
    """The same letter that was entered today: who presses twice entered it once."""
    found = CourtMessage.standing.filter(
        case=case,
        source=Source.SHOWN,
        kind=content.kind.value,
        day_on=content.day_on,
        at=content.at,
        acted_on=content.acted_on,
        court=content.court,
        judgment=content.judgment.value if content.judgment else "",
        claim_cents=content.claim_cents,
        received_on=clock.today(),
    )
    creditor = fold(content.creditor)
    return next((each for each in found if fold(str(each.creditor)) == creditor), None)


def sender_of(actor: Actor) -> Partner:
    """The bailiff or court that an actor acts for here today; raises NoSender."""
    found = reporting_partner(actor, UUID(actor.id), on=clock.today())
    if found is None or found.kind not in SENDERS:
        raise NoSender
    return found


def refuse_elsewhere(municipality: str, postcode: str) -> None:
    """Take in nothing about a home of another municipality: nobody here may know of it.

    A postcode of which the table does not know whose it is stays. Raises Elsewhere.
    """
    code = municipality_of_postcode(postcode) if postcode else None
    if code is None or code == municipality:
        return
    where = names_of_places().get(code) or _("een andere gemeente")
    raise Elsewhere(
        _("Deze postcode ligt in %s. Controleer de postcode, of geef dit daar door: daar is het"
          " team dat bij dit adres helpt.") % where
    )  # fmt: skip


def _read(raw: Mapping[str, str]) -> Content:
    found = read_message(raw, on=clock.today())
    if isinstance(found, tuple):
        raise MessageFaulty(found)
    return found


def _opening(municipality: str, content: Content) -> Opening:
    """The ground on which it may come; says what is possible when there is none."""
    today = clock.today()
    policy = messages_policy(municipality)
    opening = policy.opening(content.kind, on=today)
    if opening is not None and (opening.ground is not Ground.CONSENT or content.consent):
        return opening
    title = _(TYPES[content.kind].title)
    if opening is not None:
        raise KindClosed(
            _(
                "'%s' mag u hier alleen sturen met toestemming van de bewoner. Vul in wanneer en"
                " hoe die gegeven is."
            )
            % title
        )
    open_now = ", ".join(each.title.lower() for each in type_lines(policy, on=today) if each.open)
    if content.kind is Kind.MOVED and policy.opening(Kind.EVICTION, on=today):
        raise KindClosed(
            _("Stuur de nieuwe dag als 'Ontruiming aangezegd': die komt hier wel binnen.")
        )
    raise KindClosed(
        _(
            "'%(kind)s' kan de gemeente niet van u aannemen: daarvoor is hier geen grond. Wel kan:"
            " %(open)s. Of breng de bewoner zelf in contact, met toestemming ('Iemand in contact"
            " brengen'). De bewoner kan uw bericht ook zelf laten zien."
        )
        % {"kind": title, "open": open_now or _("op dit moment niets")}
    )


def one_at_a_time() -> None:
    """The same message twice at one moment is still the same one; what it started is its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('legal.receive'), hashtext(%s))",
            [current_municipality()],
        )


def _same_before(partner: Partner, content: Content, municipality: str) -> CourtMessage | None:
    """The same message of this partner that came before, under the key of now or of before."""
    seals = {_fingerprint(content, key) for key in sealing.index_keys(municipality)}
    found = (
        CourtMessage.standing.filter(partner=partner, fingerprint__in=seals)
        .order_by("-received_at")
        .first()
    )
    if found is None:
        return None
    later = CourtMessage.standing.filter(case=found.case_id, received_at__gt=found.received_at)
    since = [Kind(kind) for kind in later.values_list("kind", flat=True)]
    return found if is_repeat(content.kind, since) else None


def _times(partner: Partner, seal: int) -> int:
    return CourtMessage.objects.filter(partner=partner, fingerprint=seal).count()


def _fingerprint(content: Content, key: bytes) -> int:
    """What makes a message the same one, in a form from which nobody can guess it."""
    said = (
        content.kind.value,
        content.own_reference,
        content.day_on,
        content.at,
        content.acted_on,
        content.judgment,
        _home(content).address_key,
        fold(content.person.name.surname),
    )
    return sealing.blind_text("|".join(str(each) for each in said), key=key)


def _home(content: Content) -> Home:
    """The home that it names; the street of its postcode when it told none."""
    place = content.place
    street, city = place.street, place.city
    if not street and place.postcode:
        street, known = _street_of(place.postcode)
        city = city or known
    return Home(
        postcode=place.postcode,
        house_number=place.house.number,
        house_letter=place.house.letter,
        house_addition=place.house.addition,
        street=street,
        city=city,
    )


def _street_of(postcode: str) -> tuple[str, str]:
    """Street and town of a postcode as the register knows them; nothing of who lives there."""
    rows = Person.objects.filter(postcode=postcode).exclude(street="").order_by("street")
    return rows.values_list("street", "city").first() or ("", "")


def _facts(content: Content) -> SignalFacts:
    """What it says of whom it is about, as linkage takes it."""
    person, place = content.person, content.place
    return SignalFacts(
        signal="",
        initials=person.name.initials,
        first_names=person.name.given_names,
        prefix=person.name.prefix,
        surname=person.name.surname,
        born=read_date(person.born_on),
        address=AddressFacts(
            postcode=place.postcode,
            number=str(place.house.number or ""),
            letter=place.house.letter,
            addition=place.house.addition,
            street=place.street,
            town=place.city,
        ),
        phones=person.phones,
        emails=person.emails,
    )


def _follows(kind: Kind, *, shown: bool = False) -> Follows:
    return Follows(move=TYPES[kind].move, eviction=kind in THREATENS, told_by_others=not shown)


def _here(person: UUID | None) -> UUID | None:
    """Somebody of the register who lives here; of who died or left the home itself counts."""
    if person is None:
        return None
    here = Person.objects.filter(pk=person, died_on=None, departed_on=None)
    return person if here.exists() else None


def _say_whose(message: CourtMessage, found: matching.FoundPerson) -> None:
    """Whom it is about; what somebody said of the same name and home is not asked again."""
    message.whose, message.person_id = _whose(found), _here(found.person)
    message.candidates = [str(each) for each in found.candidates]
    if message.whose == Whose.REVIEW and (said := answered_before(message)) is not None:
        message.whose, message.person_id, message.candidates = said.whose, said.person_id, []
        message.settled_at, message.settled_by = said.settled_at, said.settled_by


def _whose(found: matching.FoundPerson) -> Whose:
    if found.result == LinkResult.LINKED:
        return Whose.LINKED if _here(found.person) else Whose.REVIEW
    return Whose.REVIEW if found.result == LinkResult.REVIEW else Whose.NOBODY


def _keep(case: Case, content: Content, sent: _Sent) -> CourtMessage:
    """The message as a row that is not written yet."""
    opening = sent.opening
    return CourtMessage(
        case=case,
        partner=sent.partner,
        source=sent.source,
        channel=sent.channel,
        kind=content.kind.value,
        judgment=content.judgment.value if content.judgment else "",
        by_default=content.by_default,
        day_on=content.day_on,
        at=content.at,
        acted_on=content.acted_on,
        court=content.court,
        claim_cents=content.claim_cents,
        creditor=content.creditor,
        creditor_partner=_creditor(content.creditor),
        about=_about(content),
        own_reference=content.own_reference,
        ground=opening.ground.value if opening else "",
        ground_source=opening.source if opening else "",
        ground_confidence=opening.confidence.value if opening else "",
        consent_on=content.consent.given_on if content.consent else None,
        consent_how=content.consent.how if content.consent else "",
        received_at=clock.now(),
        received_on=clock.today(),
        entered_by=sent.by,
    )


def _creditor(name: str) -> Partner | None:
    """The partner of this municipality with this name."""
    known = partners_of(system(current_municipality(), "legal")) if name else ()
    return next((each for each in known if fold(each.name) == fold(name)), None)


def _about(content: Content) -> dict[str, object]:
    """Who and where, as it was told; nothing that was not said."""
    person, place = content.person, content.place
    said = {
        "initials": person.name.initials,
        "given_names": person.name.given_names,
        "prefix": person.name.prefix,
        "surname": person.name.surname,
        "born_on": person.born_on,
        "street": place.street,
        "house_number": place.house.number,
        "letter": place.house.letter,
        "addition": place.house.addition,
        "postcode": place.postcode,
        "city": place.city,
        "phones": list(person.phones),
        "emails": list(person.emails),
    }
    return {name: value for name, value in said.items() if value}
