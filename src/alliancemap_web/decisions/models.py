"""The tables: askings and their sentences, conditions, decisions and dissent, own forecasts."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


def somebody() -> "models.ForeignKey[models.Model | None, models.Model | None]":
    """Return a column for the account of somebody whose name stays when the account goes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )


class Asking(models.Model):
    """One time that everybody is asked why the firm does this; the question is always the same.

    Nobody sees another's sentence before it is revealed. `settled` is the one that the team took.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    number = models.PositiveSmallIntegerField()
    until = models.DateField(null=True)
    person = somebody()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    revealed_at = models.DateTimeField(null=True)
    revealed_by = models.CharField(max_length=80, blank=True)
    settled = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    again_on = models.DateField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("alliance", "number"), name="asked_in_turn"),
        )

    def __str__(self) -> str:
        return self.key


class Colleague(models.Model):
    """Somebody without an account who is asked by a link; only the link's hash is kept."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="colleagues")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=80)
    hash = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.key


class Sentence(models.Model):
    """Why one person thinks the firm does this, in their words.

    `lasted` is how they judge themselves what they wrote against the sentence of last time.
    """

    class Lasted(models.TextChoices):
        SAME = "same"
        PARTLY = "partly"
        OTHER = "other"

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="sentences")
    person = somebody()
    colleague = models.OneToOneField(
        Colleague, on_delete=models.SET_NULL, null=True, related_name="sentence"
    )
    by = models.CharField(max_length=80)
    text = models.TextField()
    lasted = models.CharField(max_length=8, choices=Lasted, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("by", "pk")
        constraints = (
            models.UniqueConstraint(fields=("asking", "person"), name="one_sentence_each"),
        )

    def __str__(self) -> str:
        return self.text[:40]


class Condition(models.Model):
    """ "I would support this if ...": who set it, who makes it happen, by when, and how it stands.

    `about` is the part of the map it stands at.
    """

    class State(models.TextChoices):
        OPEN = "open"
        MET = "met"
        CONFIRMED = "confirmed"
        WITHDRAWN = "withdrawn"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    text = models.TextField()
    about = models.CharField(max_length=16)
    owner = models.CharField(max_length=80, blank=True)
    owner_person = somebody()
    due = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    person = somebody()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("alliance", "state"), name="conditions_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Step(models.Model):
    """One thing that was done about a condition; steps are added, never changed."""

    class Kind(models.TextChoices):
        SET = "set"
        CHANGED = "changed"
        MET = "met"
        CONFIRMED = "confirmed"
        NOT_MET = "not_met"
        WITHDRAWN = "withdrawn"

    condition = models.ForeignKey(Condition, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=80, blank=True)
    due = models.DateField(null=True)
    person = somebody()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.kind


class Decision(models.Model):
    """What was decided, by whom, why, on which acts of the map; never changed, only superseded.

    A probe or a stage names what it is to find out, what it may cost and by when.
    """

    class Kind(models.TextChoices):
        PROCEED = "proceed"
        PROBE = "probe"
        STAGE = "stage"
        STOP = "stop"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    kind = models.CharField(max_length=8, choices=Kind)
    why = models.TextField()
    deciders = models.CharField(max_length=300)
    on = models.DateField()
    sequence = models.PositiveIntegerField()
    finds = models.TextField(blank=True)
    cap = models.CharField(max_length=120, blank=True)
    until = models.DateField(null=True)
    look_on = models.DateField(null=True)
    conditions = models.ManyToManyField(Condition, related_name="decisions")
    supersedes = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, related_name="superseded_by"
    )
    person = somebody()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("alliance", "-at"), name="decisions_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Dissent(models.Model):
    """Who disagreed with a decision, and their reason; as told at the table, or by themselves."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="dissents")
    name = models.CharField(max_length=80)
    reason = models.TextField()
    person = somebody()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.name


class Forecast(models.Model):
    """What one person expects, for themselves alone: a question, a chance of yes, a day.

    `outcome` is what they say happened: None while they have not said. It goes with the account.
    """

    class Outcome(models.TextChoices):
        YES = "yes"
        NO = "no"
        UNCLEAR = "unclear"

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.TextField()
    factor = models.CharField(max_length=12, blank=True)
    chance = models.PositiveSmallIntegerField()
    due = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    told_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("due", "pk")
        indexes = (models.Index(fields=("person", "due"), name="forecasts_of_person"),)

    def __str__(self) -> str:
        return self.key
