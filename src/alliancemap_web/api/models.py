"""The tables: keys that programs come with, and answers that are given again when asked again."""

from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class ApiKey(models.Model):
    """One program's key to one workspace; of its secret only the hash and its beginning are kept.

    `until` is the first day on which it no longer opens anything, `used_on` the last on which it
    was used. A revoked key is gone.
    """

    class Scope(models.TextChoices):
        READ = "read"
        ANSWER = "answer"
        EDIT = "edit"

    workspace = models.ForeignKey("workspaces.Workspace", on_delete=models.CASCADE)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=80)
    scope = models.CharField(max_length=6, choices=Scope)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    until = models.DateField(null=True)
    used_on = models.DateField(null=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.key


class Idempotency(models.Model):
    """One request that was done, and its answer: asked again, it is answered again, not done.

    `name` is the Idempotency-Key that the program gave, `route` the method and the address, and
    `sent_hash` the hash of what was sent.
    """

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    route = models.CharField(max_length=300)
    sent_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(default="")
    location = models.CharField(max_length=300, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("at",), name="replays_by_age"),)
        constraints = (
            models.UniqueConstraint(fields=("key", "name", "route"), name="done_once"),
        )

    def __str__(self) -> str:
        return f"{self.route} {self.pk}"
