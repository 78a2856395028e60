"""The tables: people, known by e-mail address, and the visits in which they are signed in."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from alliancemap.words import LANGUAGES


class PersonManager(BaseUserManager["Person"]):
    """Makes and finds people; capital letters in an address make no difference."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> "Person":
        """Keep a new person; without a password nobody can sign in by one."""
        person = self.model(email=email.lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with this address; Person.DoesNotExist when there is none."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """One person. `id` stays inside; `public_id` may be told to a browser or another program.

    Rights come from what a person is part of, never from a flag here: nobody is a superuser.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    # What they are called where nobody knows them yet; each workspace has its own name for them.
    name = models.CharField(max_length=80, blank=True, default="")
    language = models.CharField(
        max_length=2, choices=[(code, code) for code in LANGUAGES], default=LANGUAGES[0]
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("email",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="an_address_is_in_small_letters",
            ),
        )

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        """Bring the address to the one way of writing it that is kept."""
        super().clean()
        self.email = self.email.lower()


class Visit(AbstractBaseSession):
    """One browser's visit, with the person signed in there; it goes when they do.

    `seen_at` is true to the hour.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="visits", editable=False
    )
    seen_at = models.DateTimeField(null=True, editable=False)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Return what reads and writes visits."""
        from alliancemap_web.people.kept import SessionStore

        return SessionStore
