"""The tables: notes, how often an alliance is looked at, what is watched, what somebody is told."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Note(models.Model):
    """One "something changed". `factor` is where it is filed, nothing while it is not."""

    class State(models.TextChoices):
        FILED = "filed"
        UNFILED = "unfiled"
        DONE = "done"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    text = models.TextField()
    factor = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=8, choices=State)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("alliance", "-at"), name="notes_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Rhythm(models.Model):
    """How often an alliance is looked at, in months; the next day stands with the alliance."""

    alliance = models.OneToOneField(
        "portfolio.Alliance", on_delete=models.CASCADE, related_name="+"
    )
    months = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.months}"


class Look(models.Model):
    """One time that somebody looked an alliance over."""

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at}"


class Trigger(models.Model):
    """One thing that reopens the review when it happens: an event, or an answer that moves.

    Of an event `sentence` says what; of an answer `factor` falls to `level` or below, or rises to
    it or above. Once it happened it is fired, until somebody looks at the alliance.
    """

    class State(models.TextChoices):
        WATCHED = "watched"
        FIRED = "fired"
        DONE = "done"

    class Way(models.TextChoices):
        EVENT = "event"
        FALLS = "falls"
        RISES = "rises"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    way = models.CharField(max_length=8, choices=Way)
    sentence = models.CharField(max_length=300, blank=True)
    then = models.CharField(max_length=300, blank=True)
    watched_by = models.CharField(max_length=80, blank=True)
    look_by = models.DateField(null=True)
    factor = models.CharField(max_length=12, blank=True)
    level = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.WATCHED)
    fired_at = models.DateTimeField(null=True)
    fired_by = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("alliance", "state"), name="triggers_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Reminder(models.Model):
    """One thing that is due and one member who is told of it; gone once it is not due any more.

    `subject` is the key of the trigger, where it is one.
    """

    membership = models.ForeignKey(
        "workspaces.Membership", on_delete=models.CASCADE, related_name="+"
    )
    alliance = models.ForeignKey(
        "portfolio.Alliance", on_delete=models.CASCADE, to_field="key", related_name="+"
    )
    kind = models.CharField(max_length=8)
    subject = models.CharField(max_length=KEY_LENGTH, blank=True)
    day = models.DateField()
    made_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("membership", "alliance", "kind", "subject", "day"),
                name="reminded_once_each",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"


class Letters(models.Model):
    """How often a member is written to, and the day on which they were last."""

    class Often(models.TextChoices):
        NEVER = "never"
        WEEKLY = "weekly"
        DAILY = "daily"

    membership = models.OneToOneField(
        "workspaces.Membership", on_delete=models.CASCADE, related_name="+"
    )
    often = models.CharField(max_length=8, choices=Often, default=Often.WEEKLY)
    sent_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.often


class Pulse(models.Model):
    """What one person felt of an alliance in one month. `levels` has 0 to 4 by factor.

    `month` is its first day. A second answer of the same month takes the place of the first.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    levels = models.JSONField()
    sentence = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("month", "at")
        constraints = (
            models.UniqueConstraint(
                fields=("alliance", "person", "month"), name="one_pulse_a_month_each"
            ),
        )

    def __str__(self) -> str:
        return f"{self.month}"


class Feed(models.Model):
    """The address under which a member's calendar fetches their dates; only its hash is kept.

    Without `has_names` it tells an alliance by a number only.
    """

    membership = models.OneToOneField(
        "workspaces.Membership", on_delete=models.CASCADE, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    has_names = models.BooleanField(default=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.made_at}"
