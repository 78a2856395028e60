"""The tables: rounds, who is asked in them, their links, their turns, and what they answered."""

from django.conf import settings
from django.db import models

from alliancemap.model.functions import FUNCTIONS
from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Round(models.Model):
    """One time that a team answers separately about an alliance.

    It is a draft until `opened_at`. Whether it shows `names` is settled then, for good.
    `factors` are those it is about; `language` is that of its letters.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    title = models.CharField(max_length=120)
    names = models.BooleanField(default=True)
    factors = models.JSONField(default=list)
    language = models.CharField(max_length=2, default="en")
    opened_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("alliance", "-made_at"), name="rounds_of_alliance"),)

    def __str__(self) -> str:
        return self.key


class Participant(models.Model):
    """Somebody who is asked in a round: by their account, or by a link alone.

    `factors` are those they are asked; `identity` tells whether they are the same as somebody of
    another round.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=80)
    function = models.CharField(max_length=12, choices=[(one, one) for one in FUNCTIONS])
    membership = models.ForeignKey(
        "workspaces.Membership",
        on_delete=models.SET_NULL,
        to_field="key",
        null=True,
        related_name="+",
    )
    address = models.EmailField(max_length=254, blank=True)
    identity = models.CharField(max_length=300)
    factors = models.JSONField(default=list)
    leads = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("round", "identity"), name="asked_once_a_round"),
        )

    def __str__(self) -> str:
        return self.key


class Link(models.Model):
    """One link that leads to a participant's questions; its secret is kept only as a hash."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.made_at}"


class Turn(models.Model):
    """One silent answering of a round: the first, and each further one on chosen factors.

    Nothing is shown before `revealed_at`; from then on `frozen` is what is shown, the leader's part
    of it only from `leader_shown_at` on. `circles` are the
    identities of those whose answers are shown, by factor, of a round without names.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveSmallIntegerField()
    factors = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    until = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)
    leader_shown_at = models.DateTimeField(null=True)
    frozen = models.JSONField(default=dict)
    circles = models.JSONField(default=dict)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("round", "number"), name="turns_in_order"),)

    def __str__(self) -> str:
        return f"{self.number}"


class Standing(models.Model):
    """How far one participant is in one turn: whether done, what decides, what they were told."""

    class Reminded(models.TextChoices):
        MIDWAY = "midway"
        LAST = "last"
        BY_HAND = "hand"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="standings")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="standings")
    done_at = models.DateTimeField(null=True)
    top = models.JSONField(default=list)
    reminded = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("participant", "turn"), name="one_standing_a_turn"),
        )

    def __str__(self) -> str:
        return f"{self.done_at}"


class Answer(models.Model):
    """What one participant says to one factor in one turn; gone at the reveal without names.

    `state` is empty while only a reason was written. `low` and `high` are set when it is known.
    """

    class State(models.TextChoices):
        KNOWN = "known"
        UNKNOWN = "unknown"
        NOT_RELEVANT = "not_relevant"

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="answers")
    factor = models.CharField(max_length=12)
    state = models.CharField(max_length=12, choices=State, blank=True)
    low = models.PositiveSmallIntegerField(null=True)
    high = models.PositiveSmallIntegerField(null=True)
    sure = models.CharField(max_length=8, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("participant", "turn", "factor"), name="one_answer_a_turn"
            ),
        )

    def __str__(self) -> str:
        return self.factor
