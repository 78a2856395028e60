"""The tables: edited briefs, share links and the days they were looked at, the weekly digest."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Brief(models.Model):
    """One brief that somebody edited; a brief that nobody edited is made anew each time.

    `texts` are those that were written, by stop; `made_from` what the map alone said then, and
    `seen` the numbers on the map when the texts were last read over, at the act `sequence`.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    audience = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=2)
    texts = models.JSONField()
    made_from = models.JSONField()
    seen = models.JSONField()
    sequence = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("kind", "audience", "language")
        constraints = (
            models.UniqueConstraint(
                fields=("alliance", "kind", "audience", "language"), name="one_text_of_each_brief"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.audience} {self.language}"


class Share(models.Model):
    """One link by which people without account read chosen parts; only its hash is kept.

    `frozen` is what it shows when it does not follow the map. It ends when whoever made it leaves
    the firm, so that nobody lets themselves in again.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    secret_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=2)
    parts = models.JSONField()
    formats = models.JSONField(default=list)
    frozen = models.JSONField(null=True)
    sequence = models.PositiveIntegerField()
    maker = models.ForeignKey(
        "workspaces.Membership", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("alliance", "-made_at"), name="shares_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class ShareDay(models.Model):
    """How often a link was opened on one day; nothing is kept of who opened it, or from where."""

    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    views = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-day",)
        constraints = (
            models.UniqueConstraint(fields=("share", "day"), name="one_line_a_day_of_a_share"),
        )

    def __str__(self) -> str:
        return f"{self.day}"


class DigestChoice(models.Model):
    """Whether a member is sent the weekly digest, and the Monday of the last one.

    `off_hash` is of the secret in the letter's own link, by which it is switched off.
    """

    membership = models.OneToOneField(
        "workspaces.Membership", on_delete=models.CASCADE, related_name="+"
    )
    is_on = models.BooleanField()
    off_hash = models.CharField(  # noqa: DJ001 (unique where it is there)
        max_length=64, unique=True, null=True
    )
    sent_for = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.is_on}"


class DigestZone(models.Model):
    """The time zone by whose clock a firm's digest goes out."""

    workspace = models.OneToOneField(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="+"
    )
    zone = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.zone
