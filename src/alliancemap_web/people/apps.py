"""What Django calls this room."""

from django.apps import AppConfig

from alliancemap_web.persons import Stands, stand

PERSONS = (
    Stands(
        "people.Person",
        theirs=("pk",),
        names={"name": "pk"},
        addresses=("email",),
        plain=("language",),
        secret=("password",),
        goes=True,
    ),
    Stands("people.Visit", theirs=("person",), secret=("session_key", "session_data"), goes=True),
    Stands("account.EmailAddress", theirs=("user",), addresses=("email",), goes=True),
    Stands(
        "account.EmailConfirmation", theirs=("email_address__user",), secret=("key",), goes=True
    ),
    Stands("mfa.Authenticator", theirs=("user",), plain=("type",), secret=("data",), goes=True),
    Stands(
        "socialaccount.SocialApp",
        plain=("provider", "provider_id", "name", "client_id", "settings"),
        secret=("secret", "key"),
    ),
    Stands(
        "socialaccount.SocialAccount",
        theirs=("user",),
        texts=("extra_data",),
        plain=("provider", "uid"),
        goes=True,
    ),
    Stands(
        "socialaccount.SocialToken",
        theirs=("account__user",),
        secret=("token", "token_secret"),
        goes=True,
    ),
    Stands("auth.Permission", plain=("name", "codename")),
    Stands("auth.Group", plain=("name",)),
    Stands("contenttypes.ContentType", plain=("app_label", "model")),
)


class PeopleConfig(AppConfig):
    name = "alliancemap_web.people"
    label = "people"

    def ready(self) -> None:
        """Listen for sign-ins."""
        from alliancemap_web.people import receivers  # noqa: F401

        stand(*PERSONS)
