"""The tables: an alliance, and each text its file has had."""

from django.db import models


class Alliance(models.Model):
    """One alliance, known by its slug. `refused` is what its file holds now, when unreadable.

    The versions stay what they were then: the last one that could be read is shown.
    """

    class Kind(models.TextChoices):
        DEMONSTRATION = "demonstration"

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DEMONSTRATION)
    file_name = models.CharField(max_length=255, unique=True)
    is_present = models.BooleanField(default=True)
    refused = models.BinaryField(null=True)
    refused_digest = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("title", "slug")

    def __str__(self) -> str:
        return self.slug


class AllianceVersion(models.Model):
    """One text that an alliance's file has had, with the instrument it is judged by."""

    alliance = models.ForeignKey(Alliance, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    instrument = models.CharField(max_length=80)
    instrument_version = models.CharField(max_length=20)
    instrument_digest = models.CharField(max_length=64)
    sector = models.CharField(max_length=80)

    class Meta:
        ordering = ("alliance", "number")
        constraints = (
            models.UniqueConstraint(fields=("alliance", "number"), name="one_version_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.alliance.slug} {self.number}"
