"""The tables: workspaces, their members, invitations, and what is open to members from outside."""

from django.conf import settings
from django.db import models

from alliancemap_web.workspaces.keys import KEY_LENGTH, new_key
from alliancemap_web.workspaces.rights import ROLES


class Workspace(models.Model):
    """One firm's (or agency's) place. `hours` are those a month it has for all its alliances."""

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    hours = models.PositiveIntegerField(null=True)
    fades_after = models.PositiveIntegerField(default=365)

    class Meta:
        ordering = ("name", "key")

    def __str__(self) -> str:
        return self.key


class Membership(models.Model):
    """One person in one workspace. Without `sees_all` they see only what was opened to them."""

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
        )

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"


class Invitation(models.Model):
    """One invitation; the link's secret is kept only as a hash. `address` is where it was mailed.

    `alliances` are the keys of those opened to whoever accepts, when they do not see all.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key)
    secret_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=12, choices=[(role, role) for role in ROLES])
    sees_all = models.BooleanField(default=True)
    alliances = models.JSONField(default=list)
    address = models.EmailField(max_length=254, blank=True)
    uses_left = models.PositiveSmallIntegerField(default=1)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.key


class Opening(models.Model):
    """One alliance open to one member from outside: its outline, or the whole of it."""

    class Level(models.TextChoices):
        OUTLINE = "outline"
        WHOLE = "whole"

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="openings")
    alliance = models.CharField(max_length=KEY_LENGTH)
    level = models.CharField(max_length=8, choices=Level, default=Level.WHOLE)
    opened_by = models.CharField(max_length=80)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ("membership", "alliance")
        constraints = (
            models.UniqueConstraint(fields=("membership", "alliance"), name="opened_once"),
        )

    def __str__(self) -> str:
        return f"{self.alliance} {self.level}"
