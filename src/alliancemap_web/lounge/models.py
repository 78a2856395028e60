"""The tables: a person's talks, each act as it came, and the sealed boxes behind links."""

from django.conf import settings
from django.db import models


class Talk(models.Model):
    """One talk of one person. `number` is the id that its phone gave it; two people may share one.

    `sequence` is the number of its last operation, `characters` the length of all their values,
    so that nobody fills the disk. Of a forgotten talk this row alone stays, so
    that another phone cannot bring half of it back.
    """

    number = models.UUIDField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="talks"
    )
    sequence = models.PositiveIntegerField(default=0)
    characters = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-changed_at", "number")
        constraints = (
            models.UniqueConstraint(fields=("person", "number"), name="a_talk_is_kept_once"),
        )

    def __str__(self) -> str:
        return str(self.number)


class TalkOperation(models.Model):
    """One act, kept as it came. Only ever added.

    `kept` is the moment to show (ms since 1970) when the phone's clock was ahead, else none;
    `value` is JSON text, in which a database meets no character that it could not keep.
    """

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="operations")
    sequence = models.PositiveIntegerField()
    number = models.UUIDField()
    stamp = models.CharField(max_length=29)
    kept = models.PositiveBigIntegerField(null=True)
    register = models.CharField(max_length=100)
    value = models.TextField()
    undoes = models.UUIDField(null=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("talk", "sequence")
        constraints = (
            models.UniqueConstraint(fields=("talk", "sequence"), name="one_operation_a_number"),
            models.UniqueConstraint(fields=("talk", "number"), name="an_operation_is_kept_once"),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.number}"


class Link(models.Model):
    """A sealed box that one link opens. Its name and what takes it back are kept only as hashes."""

    name_hash = models.CharField(max_length=64, primary_key=True)
    revoke_hash = models.CharField(max_length=64)
    box = models.TextField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("until",)

    def __str__(self) -> str:
        return self.name_hash[:8]
