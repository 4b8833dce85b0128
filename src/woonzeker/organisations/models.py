# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, their teams and people, the partners that report, and local policy."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, open_for, place_of, seal_for
from woonzeker.access.tenancy import tenant


class Sector(models.TextChoices):
    """Kinds of partners; the value is also the first word of a delivered file's name."""

    HUUR = "huur", _("huur")
    ENERGIE = "energie", _("energie")
    WARMTE = "warmte", _("warmte")
    WATER = "water", _("water")
    ZORG = "zorg", _("zorg")
    CAK = "cak", _("CAK")
    HYPOTHEEK = "hypotheek", _("hypotheek")
    BELASTING = "belasting", _("belasting")
    OVERIGE = "overige", _("overige")


class Municipality(models.Model):
    """A municipality that works with this installation."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=100)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of people who visit and help."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="team_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role that a user holds in a municipality, in a team or at large, for some time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "municipality"], name="membership_of_user")]


class PartnerKind(models.TextChoices):
    """What an organisation is to the municipality: it decides with what it may come."""

    CREDITOR = "creditor", _("meldt achterstanden")
    LANDLORD = "landlord", _("particuliere verhuurder")
    BAILIFF = "bailiff", _("deurwaarder")
    COURT = "court", _("rechtbank")


class Partner(models.Model):
    """An organisation that reports arrears or sends messages, the same one everywhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sector = models.CharField(max_length=10, choices=Sector)
    name = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=10,
        choices=PartnerKind,
        default=PartnerKind.CREDITOR,
        db_default=PartnerKind.CREDITOR,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sector", "name"], name="partner_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PartnerSeat(models.Model):
    """That a user works at a partner, in one of the roles of partners, for some time.

    A seat gives the desk of that organisation, and in each municipality that it has an agreement
    with what is its own there. It is no membership: a seat opens no page of a municipality.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="seats")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="seats")
    #: a code of access.roles: partner_user, private_landlord or bailiff
    role = models.CharField(max_length=40)
    #: whether they may let in colleagues of their own organisation
    keeps_seats = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "partner", "from_on"], name="seat_once"),
        ]
        indexes = [models.Index(fields=["user"], name="seats_of_user")]


class PostcodeRange(models.Model):
    """To which municipality a range of postcodes belongs: imported, nobody's data.

    `first` and `last` are whole postcodes (1234AB), both within it; ranges do not overlap.
    """

    first = models.CharField(max_length=6, primary_key=True)
    last = models.CharField(max_length=6)
    #: code of four digits, also of a municipality that does not work with this installation
    municipality_code = models.CharField(max_length=4)
    imported_at = models.DateTimeField()
    #: where the table came from, as said by who imported it
    source = models.CharField(max_length=120)


class Agreement(models.Model):
    """That a partner reports to a municipality, from a day on, and who answers questions there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="agreements")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="agreements")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner", "from_on"], name="agreement_once"
            ),
        ]


class AgreementKind(models.TextChoices):
    """On what a partner reports: by which covenant, or by the law alone."""

    NATIONAL = "national", _("landelijk convenant")
    LOCAL = "local", _("eigen convenant")
    LAW_ALONE = "law_alone", _("alleen de wet")
    TRIAL = "trial", _("experiment")


class RentalKind(models.TextChoices):
    """Of what kind a landlord is, and so the homes that it lets."""

    CORPORATION = "corporation", _("woningcorporatie")
    PRIVATE = "private", _("particuliere verhuurder")
    INTERMEDIATE = "intermediate", _("verhuur via een zorgaanbieder of tussenpersoon")


class AgreementTerms(SealedRow, TenantModel):
    """What was agreed with a partner from a day on. Rows are only added: the history stays.

    What counts for a report is the law and the municipality's policy; this says what was agreed.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="terms")
    valid_from = models.DateField()
    kind = models.CharField(max_length=10, choices=AgreementKind)
    covenant = models.CharField(max_length=200, blank=True)
    #: of a landlord: which homes it lets; empty for who is none
    rental_kind = models.CharField(max_length=12, choices=RentalKind, blank=True)
    threshold_cents = models.PositiveIntegerField(null=True)
    window_from_days = models.PositiveSmallIntegerField(null=True)
    window_until_days = models.PositiveSmallIntegerField(null=True)
    #: {"name", "phone", "mail"}: whom to ask at the partner; it is not who signed
    contact = SealedDocument(subject="agreement_id", default=dict, null=True)
    #: the same at the municipality, for the partner
    contact_here = SealedDocument(subject="agreement_id", default=dict, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "agreement", "-valid_from"], name="terms_of_agreement"
            ),
        ]


class SignedAgreement(TenantModel):
    """The agreement as it was signed: the PDF itself, sealed. Rows are only added."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signed")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    signed_on = models.DateField()
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=64)

    def keep(self, content: bytes) -> None:
        """Seal the file for this agreement and store it."""
        self.content = seal_for(self.agreement_id, place_of(self, "content"), content)
        self.save()

    def opened(self) -> bytes:
        """The bytes as they were uploaded; raises SealBroken."""
        with tenant(self.municipality):
            return open_for(self.agreement_id, place_of(self, "content"), self.content)


class ContractCount(TenantModel):
    """How many contracts a partner has here on a day, entered by hand: to compare signals with."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="contracts")
    counted_on = models.DateField()
    number = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class RentalCount(TenantModel):
    """How many homes of a kind are let, in an area of four digits or in all; nobody's data."""

    kind = models.CharField(max_length=12, choices=RentalKind)
    #: the digits of a postcode; empty for the whole municipality
    area = models.CharField(max_length=4, blank=True)
    counted_on = models.DateField()
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "area", "counted_on"], name="rentals_once_a_day"
            ),
        ]


class PartnerToken(models.Model):
    """A bearer token with which a partner delivers to a municipality; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class PartnerClient(models.Model):
    """A system of a partner that asks for access by itself (OAuth 2, client credentials).

    It belongs to the partner; in which municipalities it may come stands in its places. Of the
    secret only the hash is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="clients")
    #: what the system calls itself by; no secret
    client_id = models.CharField(max_length=40, unique=True)
    secret_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    #: when it ended everywhere at once
    revoked_at = models.DateTimeField(null=True, blank=True)
    #: when it last came for access
    last_used_at = models.DateTimeField(null=True, blank=True)


class PartnerClientPlace(models.Model):
    """That a system of a partner may come in the municipality of an agreement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(PartnerClient, models.CASCADE, related_name="places")
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="client_places")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "agreement"],
                condition=models.Q(ended_at=None),
                name="client_place_once",
            ),
        ]


class PartnerAccess(models.Model):
    """An access token of a partner's system for one municipality, for an hour; its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(PartnerClientPlace, models.CASCADE, related_name="accesses")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)


class PolicyKind(models.TextChoices):
    """What a municipality decides itself, within the law."""

    INTAKE = "intake", _("aanleveringen")
    PRIORITY = "priority", _("volgorde")
    CAPACITY = "capacity", _("capaciteit")
    REGISTER = "register", _("personenregister")
    ACCESS = "access", _("toegang")
    RETENTION = "retention", _("bewaartermijnen")
    LADDER = "ladder", _("contactladder")
    LETTERS = "letters", _("brieven en berichten")
    HELP = "help", _("hulp en maatwerkbudget")
    WATCH = "watch", _("bewaking van termijnen")
    FEEDBACK = "feedback", _("terugkoppeling aan partners")
    MESSAGES = "messages", _("berichten van deurwaarder en rechtbank")
    PARTNERS = "partners", _("afspraken met partners")
    TRACK = "track", _("gang naar de rechter")
    ESCALATION = "escalation", _("waarschuwen voor zitting en ontruiming")
    LAST_OFFERS = "last_offers", _("laatste aanbiedingen")
    HOUSING = "housing", _("onderdak en nazorg")
    ROADS = "roads", _("andere wegen")


class LocalPolicy(models.Model):
    """One dated version of a municipality's own policy; a new version never changes an old one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="policies")
    kind = models.CharField(max_length=20, choices=PolicyKind)
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    data = models.JSONField()
    decided_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "version"], name="policy_version_once"
            ),
        ]
