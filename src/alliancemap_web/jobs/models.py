"""The tables: who works, and what is done again and again. What waits is django-tasks-db's own."""

from django.db import models

NAME_LENGTH = 64


class Worker(models.Model):
    """One worker. `beats` goes up while it lives; `stopped_at` is when it was known to be gone."""

    name = models.CharField(max_length=NAME_LENGTH, primary_key=True)
    beats = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-seen_at", "name")

    def __str__(self) -> str:
        return self.name


class Schedule(models.Model):
    """One rule, when it is due next, and the last job that it brought about (its row's id)."""

    name = models.CharField(max_length=NAME_LENGTH, primary_key=True)
    rule = models.CharField(max_length=NAME_LENGTH)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)
    last_run = models.UUIDField(null=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
