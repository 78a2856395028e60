"""The tables: mirrors, who was asked, what both sides say in one, and when somebody looked."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Mirror(models.Model):
    """One time that a partner is asked. Both sides see `shown` from one moment on: `revealed_at`.

    The terms are what was told before anybody answered. `shown` is empty until the reveal, and
    never changes after it: what each side said, and what we had guessed.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    title = models.CharField(max_length=120)
    us = models.CharField(max_length=120)
    them = models.CharField(max_length=120)
    welcome = models.TextField(blank=True)
    factors = models.JSONField()
    has_reasons = models.BooleanField()
    until = models.DateField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    ready_by = models.CharField(max_length=80, blank=True)
    revealed_at = models.DateTimeField(null=True)
    shown = models.JSONField(default=dict)
    # Whether their answers became acts of the alliance, and whether one of us has looked.
    is_recorded = models.BooleanField(default=False)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.key


class Guest(models.Model):
    """One person of the partner, with a link of their own; its secret is kept only as a hash."""

    mirror = models.ForeignKey(Mirror, on_delete=models.CASCADE, related_name="guests")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    secret_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=60)
    function = models.CharField(max_length=60, blank=True)
    address = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.key


class GuestAnswer(models.Model):
    """What one person of the partner says of one factor; gone for good when they withdraw it."""

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="answers")
    factor = models.CharField(max_length=12)
    level = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("guest", "factor"), name="a_guest_answers_once"),
        )

    def __str__(self) -> str:
        return f"{self.factor} {self.pk}"


class OwnAnswer(models.Model):
    """What our side shows the partner of one factor, apart from what it keeps for itself."""

    mirror = models.ForeignKey(Mirror, on_delete=models.CASCADE, related_name="own_answers")
    factor = models.CharField(max_length=12)
    level = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mirror", "factor"), name="we_answer_a_mirror_once"),
        )

    def __str__(self) -> str:
        return f"{self.factor} {self.pk}"


class Visit(models.Model):
    """One day on which somebody of the partner opened the link, or looked at what was revealed."""

    class Kind(models.TextChoices):
        OPENED = "opened"
        AGENDA = "agenda"

    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(max_length=6, choices=Kind)
    day = models.DateField()

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("guest", "kind", "day"), name="a_visit_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
