"""The tables: people and their ties, what rests on whom, rules in place, stories, handovers,
and what people say of the firm's readiness.
"""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Contact(models.Model):
    """One person on either side of an alliance, by a name or a code name, or by a role alone.

    `account` is whose person it is here, where it is one of the firm's own members.
    """

    class Side(models.TextChoices):
        US = "us"
        PARTNER = "partner"
        OTHER = "other"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    side = models.CharField(max_length=8, choices=Side)
    name = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=80, blank=True)
    rank = models.CharField(max_length=10)
    function = models.CharField(max_length=12)
    since = models.DateField(null=True)
    left_on = models.DateField(null=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("alliance", "side"), name="contacts_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Tie(models.Model):
    """Two people of different sides who know each other. `kinds` are the model's, as a list."""

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    one = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    met_on = models.DateField(null=True)
    kinds = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="one_tie_a_pair"),)

    def __str__(self) -> str:
        return f"{self.one_id}-{self.other_id}"


class Rests(models.Model):
    """That what is answered to a factor rests on one person, because somebody said so."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    factor = models.CharField(max_length=12)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("factor",)
        constraints = (
            models.UniqueConstraint(fields=("contact", "factor"), name="rests_once_on_each"),
        )

    def __str__(self) -> str:
        return self.factor


class Formal(models.Model):
    """Whether one item of formal structure is in place; no row while nobody said."""

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    item = models.CharField(max_length=12)
    is_there = models.BooleanField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("alliance", "item"), name="each_item_told_once"),
        )

    def __str__(self) -> str:
        return self.item


class Story(models.Model):
    """What happened, surprised us, would be done again; `searchable` is all that, folded."""

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    happened = models.TextField()
    surprised = models.TextField(blank=True)
    again = models.TextField(blank=True)
    day = models.DateField(null=True)
    factors = models.JSONField(default=list)
    searchable = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("alliance", "-at"), name="stories_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Handover(models.Model):
    """What somebody who leaves hands on; over once every item is done."""

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.key


class HandoverItem(models.Model):
    """One thing to hand on: a tie, an answer, a promise, or a line of one's own.

    A tie is kept as the other person; `subject` is an answer's factor, `text` anything else.
    `account` is who takes it over where that is a member, `taker` their name.
    """

    class Kind(models.TextChoices):
        TIE = "tie"
        ANSWER = "answer"
        PROMISE = "promise"
        OTHER = "other"

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    kind = models.CharField(max_length=8, choices=Kind)
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, null=True, related_name="+")
    subject = models.CharField(max_length=12, blank=True)
    text = models.CharField(max_length=300, blank=True)
    taker = models.CharField(max_length=80, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key


class SelfCheck(models.Model):
    """What one person says on one day of the firm's readiness: levels by line's number."""

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()
    levels = models.JSONField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("day", "at")
        indexes = (models.Index(fields=("workspace", "day"), name="checks_of_workspace"),)
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "person", "day"), name="one_check_a_day_each"
            ),
        )

    def __str__(self) -> str:
        return f"{self.day}"
