# SPDX-License-Identifier: EUPL-1.2
"""People who sign in. No municipality and no more of them than signing in needs."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Finds users by the name they sign in with."""

    use_in_migrations = True


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do stands in their memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=150)
    #: on which a household may call whoever works for it, also afterwards; empty: the team's
    work_phone = models.CharField(max_length=20, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    #: the last day on which somebody did something; ninety days later the account is switched off
    used_at = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    #: unused, ended_by_admin; empty while the account works
    disabled_why = models.CharField(max_length=20, blank=True)
    #: the address that was shown to be theirs, to which a code goes; empty: no code by mail
    mail = models.CharField(max_length=150, blank=True, default="", db_default="")

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class SecondFactor(models.Model):
    """The secret behind the six digits of somebody's app (RFC 6238), sealed."""

    user = models.OneToOneField(
        User, models.CASCADE, primary_key=True, related_name="second_factor"
    )
    secret = models.BinaryField()
    made_at = models.DateTimeField()
    #: when a first right code proved that the app works; empty until then
    confirmed_at = models.DateTimeField(null=True)
    #: number of the time step of the last code that was used: none is ever taken twice
    last_step = models.BigIntegerField(default=0)


class RecoveryCode(models.Model):
    """A code on paper that stands in for the app once; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=128)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class FieldDevice(models.Model):
    """A phone that was registered for work at the door: a PIN opens a session that fell asleep."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="field_devices")
    name = models.CharField(max_length=60)
    #: digest of the random token in the phone's cookie
    token_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=128)
    failures = models.PositiveSmallIntegerField(default=0)
    registered_at = models.DateTimeField()
    #: when the PIN last opened a session
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class SignedIn(models.Model):
    """One session of one person, so that it can be shown in a list and ended from elsewhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="sessions")
    #: digest of Django's session key
    key_hash = models.CharField(max_length=64, unique=True)
    device = models.ForeignKey(
        FieldDevice, models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    #: what the browser says it is, in two or three words
    browser = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=45, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    #: when the person last proved who they are: the heaviest data ask for this to be fresh
    proved_at = models.DateTimeField()
    #: whether something besides a password was shown: a code of the app, or what stands in for it
    second_step = models.BooleanField(default=False)
    #: whether a code from their mail was shown: enough for who sees only what they wrote
    mailed = models.BooleanField(default=False, db_default=False)
    ended_at = models.DateTimeField(null=True)
    #: signed_out, idle, too_long, ended_here, ended_by_admin, disabled, wrong_pin, password_changed
    ended_why = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user", "ended_at"], name="sessions_of_user")]


class Try(models.Model):
    """A sign-in that failed, by a digest of what it was tried with: for slowing down guesses."""

    id = models.BigAutoField(primary_key=True)
    #: keyed digest of the network address or of the name that was tried
    key_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key_hash", "at"], name="tries_of_key")]


class LetIn(models.Model):
    """A code with which a colleague who is responsible lets somebody in once; hash only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="let_in")
    code_hash = models.CharField(max_length=64)
    #: id of the user who gave it
    given_by = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SelfStart(models.Model):
    """An account that somebody asks for by themselves; there is none until the code was typed.

    Of an address that has an account already the row opens nothing, whatever is typed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mail = models.CharField(max_length=150)
    name = models.CharField(max_length=150)
    #: hashed; empty for an address that has an account
    password = models.CharField(max_length=128, blank=True)
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class MailCode(models.Model):
    """A code that went to somebody's own mail address as a second step; hash only, used once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="mail_codes")
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class InvitationState(models.TextChoices):
    """What became of an invitation; one that was asked opens nothing yet."""

    ASKED = "asked", _("wacht op een tweede persoon")
    SENT = "sent", _("verstuurd")
    USED = "used", _("gebruikt")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Invitation(models.Model):
    """An invitation to make an account with certain roles; the link works once, for some days.

    One person asks for it, another releases it and is the only one to see the link.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    municipality_code = models.CharField(max_length=4)
    username = models.CharField(max_length=150)
    name = models.CharField(max_length=150)
    roles = models.JSONField(default=list)
    team_id = models.UUIDField(null=True)
    #: the partner at which the link gives a seat, instead of roles in the municipality
    partner_id = models.UUIDField(null=True)
    #: whether that seat lets in colleagues of the same organisation
    keeps_seats = models.BooleanField(default=False, db_default=False)
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.ASKED)
    invited_at = models.DateTimeField()
    invited_by = models.CharField(max_length=64)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=64, default="", blank=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")


class ExternalIdentity(models.Model):
    """Who somebody is at the sign-in of their own municipality (OpenID Connect: issuer and sub)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="identities")
    municipality_code = models.CharField(max_length=4)
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=200)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),
        ]
