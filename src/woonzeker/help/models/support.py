# SPDX-License-Identifier: EUPL-1.2
"""Who else helps: referrals, independent support, and alarms that came by another road."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case, Household
from woonzeker.help.models.money import WayfinderEntry


class ReferralState(models.TextChoices):
    """How far a referral is; the household stays in sight until somebody confirmed."""

    OFFERED = "offered", _("aangeboden")
    HANDED_OVER = "handed_over", _("overgedragen, wacht op bevestiging")
    CONFIRMED = "confirmed", _("bevestigd")
    NOT_TAKEN_UP = "not_taken_up", _("niet opgepakt")
    DECLINED = "declined", _("de inwoner wil het niet")


class Referral(SealedRow, TenantModel):
    """That a household is brought to other help: to whom, by whose consent, what came of it."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="referrals")
    entry = models.ForeignKey(
        WayfinderEntry, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    to = models.CharField(max_length=120)
    #: schulden, buurtteam, juridisch, onafhankelijk, huisarts
    kind = models.CharField(max_length=20)
    #: brought there in person, or introduced on the phone
    warm = models.BooleanField(default=False)
    #: resident, legal_representative, without (only with a second pair of eyes)
    consent = models.CharField(max_length=20)
    consent_on = models.DateField(null=True)
    words = SealedText(subject="case_id", default="", db_column="words_sealed", null=True)
    state = models.CharField(max_length=12, choices=ReferralState, default=ReferralState.OFFERED)
    offered_on = models.DateField()
    offered_by = models.CharField(max_length=64)
    handed_over_on = models.DateField(null=True)
    check_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    #: who confirmed at the other side, as they said it
    confirmed_by = SealedText(
        subject="case_id", default="", db_column="confirmed_by_sealed", null=True
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "check_on"],
                condition=models.Q(state="handed_over"),
                name="referral_awaited",
            ),
        ]


class SupportOffer(TenantModel):
    """That independent client support (OCO) was offered: when, by which channel, what they said."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="support_offers"
    )
    offered_on = models.DateField()
    channel = models.CharField(max_length=10)  # a code of outreach.Channel, or page
    #: wants, thinks, does_not_want, no_answer
    reaction = models.CharField(max_length=14, default="no_answer")
    offered_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="support_of_case")]


class OwnAlarm(SealedRow, TenantModel):
    """A resident who asks for help themselves, or an organisation that asks it for them."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, null=True, related_name="own_alarms"
    )
    #: resident, organisation
    by = models.CharField(max_length=12)
    organisation = models.CharField(max_length=120, blank=True)
    #: phone, desk, form, page
    channel = models.CharField(max_length=8)
    #: {"name", "born", "street", "house_number", …, "phone", "email"}, as given
    about = SealedDocument(default=dict, db_column="about_sealed", null=True)
    words = SealedText(default="", db_column="words_sealed", null=True)
    threatening = models.BooleanField(default=False)
    raised_on = models.DateField()
    due_on = models.DateField()
    #: whether the landlord may be asked, and since when
    landlord_may_know = models.BooleanField(default=False)
    consent_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)


class WorryState(models.TextChoices):
    """What happens with a worry that somebody brought who has no duty to report."""

    ASKS_CONSENT = "asks_consent", _("wacht op toestemming")
    WAITS = "waits", _("wacht op een signaal")
    SECOND_EYES = "second_eyes", _("wacht op een tweede persoon")
    TAKEN_UP = "taken_up", _("opgepakt")
    CLOSED = "closed", _("afgesloten")


class Worry(SealedRow, TenantModel):
    """A worry of a neighbour, volunteer or school. It makes no case by itself."""

    #: neighbour, volunteer, school, family, other
    came_from = models.CharField(max_length=12)
    household = models.ForeignKey(
        Household, models.SET_NULL, db_constraint=False, null=True, related_name="+"
    )
    case = models.ForeignKey(
        Case, models.SET_NULL, db_constraint=False, null=True, related_name="worries"
    )
    about = SealedDocument(default=dict, db_column="about_sealed", null=True)
    words = SealedText(default="", db_column="words_sealed", null=True)
    #: why it may be taken up without consent: a code of help.rules; empty for no exception
    exception = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=14, choices=WorryState)
    consent = models.BooleanField(default=False)
    consent_on = models.DateField(null=True)
    came_on = models.DateField()
    keep_until = models.DateField()
    recorded_by = models.CharField(max_length=64)
    second_by = models.CharField(max_length=64, blank=True)
    second_at = models.DateTimeField(null=True)
    verdict = SealedText(default="", db_column="verdict_sealed", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(second_by=models.F("recorded_by")) | models.Q(second_by=""),
                name="worry_seen_by_another",
            ),
        ]
