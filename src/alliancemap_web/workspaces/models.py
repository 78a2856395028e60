"""The tables: workspaces, their members, invitations, and what is open to members from outside."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key
from alliancemap_web.workspaces.rights import ROLES


class Workspace(models.Model):
    """One firm's (or agency's) place. `hours` are those a month it has for all its alliances.

    Where it `asks_proof`, its members come in with a second step or a passkey alone.
    """

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    hours = models.PositiveIntegerField(null=True)
    fades_after = models.PositiveIntegerField(default=365)
    asks_proof = models.BooleanField(default=False)
    # For how many days what is named is kept, where the firm does not keep it for ever.
    keeps = models.JSONField(default=dict)

    class Meta:
        ordering = ("name", "key")

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """One person in one workspace. Without `sees_all` they see only what was opened to them."""

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=12, choices=[(role, role) for role in ROLES])
    sees_all = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("workspace", "person"), name="one_membership_each"),
            models.CheckConstraint(
                condition=models.Q(sees_all=True) | ~models.Q(role="owner"),
                name="an_owner_sees_all",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Invitation(models.Model):
    """One invitation; the link's secret is kept only as a hash. `address` is where it was mailed.

    `alliances` are the keys of those opened to whoever accepts without seeing all, each with its
    level. It goes when whoever made it leaves, so that nobody lets themselves in again.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    secret_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=12, choices=[(role, role) for role in ROLES])
    sees_all = models.BooleanField(default=True)
    alliances = models.JSONField(default=dict)
    address = models.EmailField(max_length=254, blank=True)
    uses = models.PositiveSmallIntegerField(default=1)
    uses_left = models.PositiveSmallIntegerField(default=1)
    maker = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="invitations")
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.key


class Opening(models.Model):
    """One alliance open to one member from outside: its outline, or the whole of it.

    For a `purpose`, as both sides are told, and through the day `until`, if one is set;
    `reminded_on` is when its end was announced.
    """

    class Level(models.TextChoices):
        OUTLINE = "outline"
        WHOLE = "whole"

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="openings")
    alliance = models.CharField(max_length=KEY_LENGTH)
    level = models.CharField(max_length=8, choices=Level, default=Level.WHOLE)
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField()
    purpose = models.CharField(max_length=120, blank=True, default="")
    until = models.DateField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        ordering = ("membership", "alliance")
        constraints = (
            models.UniqueConstraint(fields=("membership", "alliance"), name="opened_once"),
        )

    def __str__(self) -> str:
        return f"{self.alliance} {self.level}"


class OpeningEntry(models.Model):
    """One line of the log of what is open to people from outside; lines are added, never changed.

    `name` and `by` are what both were called then. A visit (`seen`) is written once a day.
    """

    class Kind(models.TextChoices):
        OPENED = "opened"
        CLOSED = "closed"
        ENDED = "ended"
        LEFT = "left"
        ALL = "all"
        SEEN = "seen"

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="log")
    alliance = models.CharField(max_length=KEY_LENGTH)
    kind = models.CharField(max_length=6, choices=Kind)
    level = models.CharField(max_length=8, choices=Opening.Level, blank=True)
    whom = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(max_length=80)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    day = models.DateField()
    purpose = models.CharField(max_length=120, blank=True, default="")
    until = models.DateField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("workspace", "alliance", "-at"), name="log_of_alliance"),)
        constraints = (
            models.UniqueConstraint(
                fields=("workspace", "alliance", "whom", "level", "day"),
                condition=models.Q(kind="seen"),
                name="a_visit_is_written_once_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.alliance} {self.kind}"
