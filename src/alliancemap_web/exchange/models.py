"""The table of uploads: what somebody sent waits here between the steps of its import."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key


class Upload(models.Model):
    """One upload of one person in one workspace, until it is brought in or its time is over.

    `choices` are what was chosen on the page. `begun_at` is set once it is being brought in, `done`
    of `total` parts are; `result` is what became of those. At the end the content is gone.
    """

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    workspace = models.ForeignKey("workspaces.Workspace", on_delete=models.CASCADE)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads"
    )
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    choices = models.JSONField(default=dict)
    result = models.JSONField(null=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "pk")
        indexes = (models.Index(fields=("until",), name="uploads_by_end"),)

    def __str__(self) -> str:
        return self.key
