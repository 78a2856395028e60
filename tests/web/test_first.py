"""The very first address."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("asked", "given"),
    [("fr-CA,fr;q=0.9,en;q=0.5", "/fr/"), ("en-GB", "/en/"), ("nl,de;q=0.7", "/en/"), ("", "/en/")],
)
def test_the_first_address_leads_to_the_readers_language(asked: str, given: str) -> None:
    answer = Client().get("/", headers={"accept-language": asked})
    assert answer.status_code == 302
    assert answer.headers["Location"] == given
    assert "Accept-Language" in answer.headers["Vary"]


def test_the_first_address_takes_no_forms() -> None:
    assert Client().post("/").status_code == 405
