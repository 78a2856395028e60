"""The tables: a firm's alliances, every act on them, and the files that stand as evidence."""

from django.conf import settings
from django.db import models

from alliancemap_web.portfolio.stages import STAGES
from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Alliance(models.Model):
    """One alliance of a firm. `document` is what its acts add up to; the rest of the lower half is
    read off it, so that a list of a thousand need not judge any.

    `contested` counts the factors on which statements contradict each other, `broken` the
    deal-breakers that stand, `searchable` is what a search looks through.

    `ranges` holds the lowest and highest score of each theme in thousandths, `fades_on` the first
    day on which an answer that counts fades, `review_on` the next day it is to be looked at. Of the
    `talk` it began as, the first `talk_seen` operations are in it.
    """

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="alliances"
    )
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    stage = models.CharField(max_length=12, choices=[(one, one) for one in STAGES], default="idea")
    signed_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    talk = models.UUIDField(null=True)
    talk_seen = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)

    document = models.TextField()
    name = models.CharField(max_length=300)
    partner = models.CharField(max_length=300)
    verdict = models.CharField(max_length=40)
    dots = models.PositiveSmallIntegerField(null=True)
    share = models.PositiveSmallIntegerField(default=0)
    known = models.PositiveSmallIntegerField(default=0)
    relevant = models.PositiveSmallIntegerField(default=0)
    ranges = models.JSONField(default=list)
    fades_on = models.DateField(null=True)
    contested = models.PositiveSmallIntegerField(default=0)
    broken = models.PositiveSmallIntegerField(default=0)
    searchable = models.TextField(default="")

    class Meta:
        ordering = ("-changed_at", "key")
        indexes = (
            models.Index(fields=("workspace", "archived_at", "-changed_at"), name="by_change"),
            models.Index(fields=("workspace", "archived_at", "name"), name="by_name"),
            models.Index(fields=("workspace", "fades_on"), name="by_fading"),
            models.Index(fields=("workspace", "review_on"), name="by_review"),
        )
        constraints = (
            models.UniqueConstraint(fields=("workspace", "talk"), name="a_talk_arrives_once"),
        )

    def __str__(self) -> str:
        return self.key


class Assessed(models.Model):
    """What an alliance's document was judged to be, so that no page need judge it again.

    It may be lost, and is made anew: `mark` is the digest of the document and of the program that
    judged it, `program` that of the program alone.
    """

    alliance = models.OneToOneField(
        Alliance, on_delete=models.CASCADE, related_name="assessed", primary_key=True
    )
    mark = models.CharField(max_length=64)
    program = models.CharField(max_length=64)
    told = models.TextField()

    def __str__(self) -> str:
        return self.mark


class Act(models.Model):
    """One act on an alliance. Only ever added. `value` is JSON text."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="acts")
    sequence = models.PositiveIntegerField()
    number = models.UUIDField()
    register = models.CharField(max_length=300)
    value = models.TextField()
    undoes = models.UUIDField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    origin = models.CharField(max_length=8)

    class Meta:
        ordering = ("alliance", "sequence")
        constraints = (
            models.UniqueConstraint(fields=("alliance", "sequence"), name="one_act_a_number"),
            models.UniqueConstraint(fields=("alliance", "number"), name="an_act_is_kept_once"),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.sequence}"


class Attachment(models.Model):
    """One file that stands as evidence; a source names it by its address."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("alliance", "at")

    def __str__(self) -> str:
        return self.key
