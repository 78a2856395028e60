"""The tables: meetings made from a round, who was there, what they said, who does what, minutes."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Meeting(models.Model):
    """One meeting about what a round showed. `round` is that round's key,
    `from_turn` the turn of it that was shown when the meeting was planned.

    `steps` are triples of kind, seconds and factor; `place` is the one it is at, since `step_at`,
    with `added` seconds more, standing still since `paused_at`. Every change raises `version`.
    """

    alliance = models.ForeignKey("portfolio.Alliance", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    round = models.CharField(max_length=KEY_LENGTH)
    from_turn = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    steps = models.JSONField(default=list)
    place = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    step_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    added = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    next_on = models.DateField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (
            models.Index(fields=("alliance", "-made_at"), name="meetings_of_alliance"),
            models.Index(fields=("round", "ended_at"), name="meetings_of_round"),
        )

    def __str__(self) -> str:
        return self.key


class Attendance(models.Model):
    """Somebody who was there: the key of their seat in the round, or their name alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.CharField(max_length=KEY_LENGTH, blank=True)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "seat", "name"), name="there_once"),
        )

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """Why somebody moved on a factor or did not, in their own words; one a person and factor."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    seat = models.CharField(max_length=KEY_LENGTH)
    name = models.CharField(max_length=80)
    factor = models.CharField(max_length=12)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "seat", "factor"), name="one_note_a_factor"),
        )

    def __str__(self) -> str:
        return self.factor


class Task(models.Model):
    """What somebody does after a meeting, until when; `number` keeps it from coming in twice."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    number = models.UUIDField()
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=80)
    day = models.DateField(null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="a_task_comes_once"),
        )

    def __str__(self) -> str:
        return self.key


class Minute(models.Model):
    """What a meeting came to, as it was kept; a later version stands beside the earlier ones.

    `data` is plain and in no language; `remarks` are the keeper's own words.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="minutes")
    number = models.PositiveSmallIntegerField()
    data = models.JSONField(default=dict)
    remarks = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "number"), name="minutes_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.number}"
