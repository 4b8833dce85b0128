# SPDX-License-Identifier: EUPL-1.2
"""Deliveries as they came, the lines that went back, and the signals that were taken in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access import keys, sealing
from woonzeker.access.desks import desk
from woonzeker.access.models import DeskModel, TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, open_for, part, place_of, seal_for
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Partner, Sector


class DeliveryState(models.TextChoices):
    """How far a delivery is."""

    RECEIVED = "received", _("ontvangen")
    QUESTION = "question", _("wacht op een antwoord")
    CHECKING = "checking", _("wordt gecontroleerd")
    DONE = "done", _("verwerkt")
    UNREADABLE = "unreadable", _("niet leesbaar")


#: the channel of what another municipality handed over; who reported it does not see it here
HANDED = "handed"


class Delivery(SealedRow, TenantModel):
    """One file (or request) from one partner, and what became of its lines.

    `accepted` + `duplicate` + `returned` = `lines_done`, and `lines_done` = `lines_read` when the
    state is done.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    sector = models.CharField(max_length=10, choices=Sector)
    channel = models.CharField(max_length=10)  # web, api, command, portal, form, national, handed
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    received_by = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.RECEIVED)
    #: the partner's dated declaration that the four efforts were made for every line
    efforts_declared_on = models.DateField(null=True, blank=True)
    #: what the person is asked, with a preview of the first lines; empty once it is answered
    questions = SealedDocument(default=list, db_column="questions_sealed", null=True)
    #: how the file is read: {"columns": {folded heading: column}, "answers": {question: choice}}
    answers = models.JSONField(default=dict)
    #: the headings as delivered, so that returned lines go back under the same ones
    headers = models.JSONField(default=list)
    #: what a person should know about the file: [{"sentence", "lines"}]
    notes = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    lines_read = models.PositiveIntegerField(default=0)
    lines_done = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    #: the file for the whole country of which these are the lines for this municipality
    national = models.UUIDField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-received_at"], name="delivery_newest")]


class RawFile(TenantModel):
    """The bytes as delivered, sealed for the delivery, as long as lines must be read from them.

    Kept apart, so that they are erased while the counts stay.
    """

    delivery = models.OneToOneField(
        Delivery, models.CASCADE, db_constraint=False, related_name="raw"
    )
    content = models.BinaryField()

    def keep(self, content: bytes) -> None:
        """Seal the file for this delivery and store it."""
        self.content = seal_for(self.delivery_id, place_of(self, "content"), content)
        self.save()

    def opened(self) -> bytes:
        """The bytes as delivered; raises SealBroken for another key or another delivery."""
        with tenant(self.municipality):
            return open_for(self.delivery_id, place_of(self, "content"), self.content)


class ColumnMapping(TenantModel):
    """How a partner's headings map to the canonical columns, remembered for its next file."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    #: heading (folded) → canonical column, or "" for a heading that is passed over
    columns = models.JSONField(default=dict)
    #: answers about how this partner writes amounts and dates
    answers = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner"], name="mapping_once"),
        ]


class SetAsideLine(SealedRow, TenantModel):
    """A line that was not taken in: a duplicate, or returned with its reason.

    `raw` holds the cells as delivered so that the partner can mend them; it is empty where the law
    leaves no ground to keep them. Cells and what is said of them are sealed for the delivery.
    """

    delivery = models.ForeignKey(
        Delivery, models.CASCADE, db_constraint=False, related_name="set_aside"
    )
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)  # duplicate, returned
    reason = models.CharField(max_length=20, blank=True)
    column = models.CharField(max_length=30, blank=True)
    rule = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300, blank=True)
    mend = models.TextField(blank=True)
    told = SealedDocument(subject="delivery_id", default=dict, null=True)
    sentence = part("told", "sentence", str)
    #: {"cells": [text, …]} in the order of the delivery's headings, or empty
    raw = part("told", "raw", dict)
    #: the delivery with which the partner sent this line anew from the portal
    sent_again = models.UUIDField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "delivery", "number"], name="set_aside_once"
            ),
        ]


class SignalKind(models.TextChoices):
    """What a partner reports."""

    ARREARS = "signaal", _("signaal")
    END_OF_SUPPLY = "eindelevering", _("einde levering")
    EVICTION = "ontruiming", _("ontruiming")


class SignalResult(models.TextChoices):
    """What became of a signal that was taken in (DDAS EnumSignaalstatus in our own codes)."""

    OPEN = "open", _("nog niet opgepakt")
    TAKEN_UP = "taken_up", _("opgepakt")
    REPEAT = "repeat", _("herhaalde melding")
    BELOW_THRESHOLD = "below_threshold", _("onder het drempelbedrag")
    OUTSIDE_WINDOW = "outside_window", _("buiten de termijn")
    DECEASED = "deceased", _("inwoner is overleden")
    NOT_RESIDENT = "not_resident", _("geen inwoner (meer)")
    KNOWN_TO_DEBT_HELP = "known_to_debt_help", _("al bekend bij schuldhulp")
    OTHER = "other", _("niet opgepakt: andere reden")


class ArrearsSignal(SealedRow, TenantModel):
    """One report of arrears by one partner about one customer, as taken in.

    Telephones, e-mail addresses and remarks are sealed with the signal's own key.
    """

    delivery = models.ForeignKey(
        Delivery, models.PROTECT, db_constraint=False, related_name="signals"
    )
    line_number = models.PositiveIntegerField()
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    sector = models.CharField(max_length=10, choices=Sector)
    own_reference = models.CharField(max_length=40)
    period_on = models.DateField()  # first day of the month of signalled_on
    kind = models.CharField(max_length=14, choices=SignalKind, default=SignalKind.ARREARS)
    signalled_on = models.DateField()
    arose_on = models.DateField(null=True)
    amount_cents = models.BigIntegerField()
    terms = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    customer_number = models.CharField(max_length=40, blank=True)
    initials = models.CharField(max_length=40, blank=True)
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=40, blank=True)
    surname = models.CharField(max_length=200, blank=True)
    born_on = models.CharField(max_length=10, blank=True)  # ISO, unknown parts as 00
    street = models.CharField(max_length=200, blank=True)
    house_number = models.PositiveIntegerField()
    house_letter = models.CharField(max_length=2, blank=True)
    house_addition = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=100, blank=True)
    told = SealedDocument(default=dict, null=True)
    phones = part("told", "phones", list)
    emails = part("told", "emails", list)
    #: what was read but could not be used, such as half a telephone number
    remarks = part("told", "remarks", list)
    business_name = models.CharField(max_length=200, blank=True)
    legal_form = models.CharField(max_length=40, blank=True)
    contact_tried_on = models.DateField(null=True)
    pointed_to_help_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    offered_to_share_on = models.DateField(null=True)
    reaction = models.CharField(max_length=12, blank=True)
    arrangement = models.CharField(max_length=14, blank=True)
    crisis = models.BooleanField(default=False)
    warm_handover = models.BooleanField(default=False)
    end_of_supply_on = models.DateField(null=True)
    eviction_on = models.DateField(null=True)
    #: what the partner must still mend, while help already starts
    defects = models.JSONField(default=list)
    result = models.CharField(max_length=20, choices=SignalResult, default=SignalResult.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner", "own_reference", "period_on"],
                name="signal_counted_once",
            ),
            models.CheckConstraint(condition=models.Q(amount_cents__gt=0), name="amount_positive"),
        ]
        indexes = [
            models.Index(fields=["municipality", "delivery"], name="signal_of_delivery"),
            models.Index(
                fields=["municipality", "partner", "customer_number"], name="signal_of_customer"
            ),
        ]


class SignalCorrection(SealedRow, TenantModel):
    """What a signal said before its partner put it right, and who wrote down what was said."""

    signal = models.ForeignKey(
        ArrearsSignal, models.CASCADE, db_constraint=False, related_name="corrections"
    )
    corrected_at = models.DateTimeField()
    corrected_by = models.CharField(max_length=64)
    #: field → what stood there; what stands there now is in the signal itself
    before = SealedDocument(subject="signal_id", default=dict, db_column="before_sealed", null=True)


class NationalDelivery(SealedRow, DeskModel):
    """One file of one partner for the whole country; it stands at the desk of that partner.

    The lines for each municipality are a `Delivery` behind the wall of that municipality; those
    that no municipality can have are here. `lines_read` = the lines of the parts + `returned`.
    """

    sector = models.CharField(max_length=10, choices=Sector)
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    #: the user who delivered it
    received_by = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.RECEIVED)
    efforts_declared_on = models.DateField(null=True, blank=True)
    questions = SealedDocument(default=list, db_column="questions_sealed", null=True)
    answers = models.JSONField(default=dict)
    headers = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    problem = models.TextField(blank=True)
    lines_read = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    #: the bytes as delivered, sealed with the key of the desk; gone once every line found its place
    content = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-received_at"], name="national_newest")]

    def keep(self, content: bytes) -> None:
        """Seal the file for this desk and store it."""
        key = keys.desk_key(make=True)
        self.content = sealing.seal(content, key=key, place=place_of(self, "content"))
        self.save()

    def opened(self) -> bytes:
        """The bytes as delivered; raises SealBroken for another key or another row."""
        with desk(self.organisation):
            key = keys.desk_key(make=False)
            return sealing.unseal(
                bytes(self.content or b""), key=key, place=place_of(self, "content")
            )


class NationalPart(DeskModel):
    """The lines of a national file for one municipality, and what became of them there."""

    national = models.ForeignKey(
        NationalDelivery, models.CASCADE, db_constraint=False, related_name="parts"
    )
    place = models.CharField(max_length=4)
    #: the delivery there; its id follows from the file and the place, so that it is made once
    delivery = models.UUIDField()
    lines = models.PositiveIntegerField()
    #: which lines of the file; empty once they stand in the delivery
    numbers = models.JSONField(default=list)
    done = models.BooleanField(default=False)
    accepted = models.PositiveIntegerField(default=0)
    duplicate = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "national", "place"], name="part_once_a_place"
            ),
        ]


class NationalLine(SealedRow, DeskModel):
    """A line of a national file that no municipality can have, with its reason."""

    national = models.ForeignKey(
        NationalDelivery, models.CASCADE, db_constraint=False, related_name="lines"
    )
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    told = SealedDocument(default=dict, null=True)
    sentence = part("told", "sentence", str)
    mend = part("told", "mend", str)
    #: as delivered; empty where the law leaves no ground to keep them
    cells = part("told", "cells", list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "national", "number"], name="national_line_once"
            ),
        ]
