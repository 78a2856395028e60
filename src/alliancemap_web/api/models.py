"""The tables: keys that programs come with, and answers that are given again when asked again."""

from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key

# So many deliveries given up one after another, each after a day of tries: nobody is there. A hook
# that was switched off for that has as many, also when its address said at once that it is gone.
MOST_GIVEN_UP = 5


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
        constraints = (models.UniqueConstraint(fields=("key", "name", "route"), name="done_once"),)

    def __str__(self) -> str:
        return f"{self.route} {self.pk}"


class Hook(models.Model):
    """An address outside that is told what is done to a workspace's alliances.

    `secret` is sealed with this server's key, since it signs. `given_up` counts the deliveries
    given up one after another; `rests_until` spares an address that did not answer a moment ago.
    """

    workspace = models.ForeignKey("workspaces.Workspace", on_delete=models.CASCADE)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    address = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    with_content = models.BooleanField(default=False)
    secret = models.TextField()
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    given_up = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)
    off_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.key


class Delivery(models.Model):
    """One event for one hook: what is sent, and what became of it.

    `status` is the last answer's, `trouble` why there was none.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        ARRIVED = "arrived"
        GIVEN_UP = "given up"

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="deliveries")
    number = models.UUIDField(unique=True)
    event = models.CharField(max_length=30)
    alliance = models.CharField(max_length=KEY_LENGTH, blank=True)
    body = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    trouble = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=("hook", "-at"), name="deliveries_of_hook"),
            models.Index(fields=("at",), name="deliveries_by_age"),
        )

    def __str__(self) -> str:
        return str(self.number)
