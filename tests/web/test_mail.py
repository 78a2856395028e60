"""The address of the mail server."""

import pytest

from alliancemap_web.mail import MailAddressError, mail


@pytest.mark.parametrize("address", [None, ""])
def test_without_an_address_no_mail_leaves_the_machine(address: str | None) -> None:
    assert mail(address) == {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


def test_an_address_is_taken_apart_and_its_escapes_are_undone() -> None:
    found = mail("smtp://ana%40x:p%3Aw@mail.example:2525?from=maps@x.example")
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", 2525)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("ana@x", "p:w")
    assert found["DEFAULT_FROM_EMAIL"] == "maps@x.example"


@pytest.mark.parametrize(
    ("scheme", "port", "turns_to_tls", "begins_in_tls"),
    [("smtp", 587, True, False), ("smtps", 465, False, True)],
)
def test_both_ways_are_encrypted_each_at_its_own_port(
    scheme: str, port: int, turns_to_tls: bool, begins_in_tls: bool
) -> None:
    found = mail(f"{scheme}://mail.example?from=maps@x.example")
    assert found["EMAIL_PORT"] == port
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (turns_to_tls, begins_in_tls)


def test_only_who_asks_for_it_talks_in_the_clear() -> None:
    assert not mail("smtp://localhost:25?from=maps@x.example&tls=off")["EMAIL_USE_TLS"]


@pytest.mark.parametrize(
    "address",
    [
        "mail.example",
        "http://ana:secret@mail.example?from=a@b.example",
        "smtp://ana:secret@mail.example",
        "smtp://ana:secret@mail.example?from=nobody",
        "smtp://ana:secret@mail.example:many?from=a@b.example",
        "smtp://?from=a@b.example",
        "smtp://ana:secret@mail.example?from=a@b.example&tls=perhaps",
        "smtp://ana:secret@mail.example?from=a@b.example&starttls=1",
    ],
)
def test_an_address_we_cannot_use_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(MailAddressError) as refused:
        mail(address)
    assert "smtp://user:password@host:587" in str(refused.value)
    assert "secret" not in str(refused.value)
