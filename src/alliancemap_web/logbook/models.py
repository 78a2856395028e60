"""The tables: one chain for each workspace and one for the server, and their entries.

The database itself refuses to change or delete an entry (migrations/0002_refusals.py): a name may
be blanked, and the entries of a chain that was closed may go.
"""

from django.db import models

KEY_LENGTH = 40


class Chain(models.Model):
    """How far one chain goes. `workspace` is the row's number, None for the server's own."""

    workspace = models.BigIntegerField(null=True, unique=True)
    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    count = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=64)
    closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.key} {self.count}"


class Entry(models.Model):
    """One entry: when, what, who, about what, and the seals that chain it."""

    chain = models.ForeignKey(Chain, on_delete=models.DO_NOTHING, related_name="entries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=40)
    who_kind = models.CharField(max_length=8)
    who_key = models.CharField(max_length=KEY_LENGTH, blank=True)
    who_name = models.CharField(max_length=120, blank=True)
    who_salt = models.CharField(max_length=32, blank=True)
    who_mark = models.CharField(max_length=64, blank=True)
    alliance = models.CharField(max_length=KEY_LENGTH, blank=True)
    about_kind = models.CharField(max_length=12, blank=True)
    about_key = models.CharField(max_length=KEY_LENGTH, blank=True)
    about_name = models.CharField(max_length=300, blank=True)
    about_salt = models.CharField(max_length=32, blank=True)
    about_mark = models.CharField(max_length=64, blank=True)
    detail = models.CharField(max_length=400, blank=True)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("chain", "number")
        indexes = (
            models.Index(fields=("chain", "alliance", "event", "who_key"), name="log_by_alliance"),
            models.Index(fields=("who_key", "chain"), name="log_by_person"),
            models.Index(fields=("about_key",), name="log_by_about"),
            models.Index(fields=("chain", "at"), name="log_by_time"),
        )
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="one_entry_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.number}"
