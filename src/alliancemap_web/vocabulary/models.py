"""The tables: a firm's words and what is said of them, word checks, who is asked, their picks."""

from django.conf import settings
from django.db import models

from alliancemap.model.functions import FUNCTIONS
from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Word(models.Model):
    """One term of a firm: its own, or one of the dictionary (`entry`, its id) with their words."""

    workspace = models.ForeignKey(
        "workspaces.Workspace", on_delete=models.CASCADE, related_name="+"
    )
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    entry = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "entry"),
                condition=~models.Q(entry=""),
                name="one_word_for_an_entry",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Wording(models.Model):
    """One thing somebody would have a word say: added, decided on, never changed otherwise.

    `changes` holds by language the fields that it sets, an empty text taking one away. What a word
    says is all that was accepted, in the order in which it was (`decided_at`).
    """

    class State(models.TextChoices):
        PROPOSED = "proposed"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="wordings")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    changes = models.JSONField()
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.key


class Check(models.Model):
    """One word check: some words of contracts, and people who say what they understand by them.

    It is over once `closed_at` is set, or when the day `closes_on` has passed.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    words = models.JSONField()
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.key


class Picker(models.Model):
    """Somebody asked in a word check: a member, or somebody who comes by a link.

    Of the link's secret only the hash is kept. `done_at` says that they have picked for every word.
    """

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="pickers")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=80)
    function = models.CharField(max_length=12, choices=[(one, one) for one in FUNCTIONS])
    membership = models.ForeignKey(
        "workspaces.Membership", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    secret_hash = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("check_of", "membership"), name="asked_once_a_check"),
            models.UniqueConstraint(
                fields=("secret_hash",), condition=~models.Q(secret_hash=""), name="one_s_own_link"
            ),
        )

    def __str__(self) -> str:
        return self.key


class Pick(models.Model):
    """What somebody understands by one word: one of the readings, "other" (`text`) or "unsure"."""

    picker = models.ForeignKey(Picker, on_delete=models.CASCADE, related_name="picks")
    word = models.CharField(max_length=40)
    reading = models.CharField(max_length=6)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("picker", "word"), name="one_pick_for_a_word"),
        )

    def __str__(self) -> str:
        return f"{self.word} {self.reading}"


class Settled(models.Model):
    """What a firm decided about a word after a check: a reading, a sentence, or to ask a lawyer."""

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="settled")
    word = models.CharField(max_length=40)
    outcome = models.CharField(max_length=6)
    text = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.word} {self.outcome}"
