"""A webhook that fell silent is told of by its host, with the way to its page if there is one."""

import pytest

from alliancemap_web.api.hook_letters import host_of, off_letter


def test_only_the_host_of_an_address_is_told() -> None:
    assert host_of("https://user:word@receiver.example:8443/in?key=secret") == "receiver.example"
    assert host_of("nothing") == ""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("site", ["", "https://alliances.example"])
def test_a_letter_says_which_and_where(language: str, site: str) -> None:
    address = "https://receiver.example/in?key=secret"
    subject, text = off_letter("Ada", "Lumio", "firmkey", "hookkey", address, language, site)
    assert "Lumio" in subject
    assert "Ada" in text
    assert "receiver.example" in text
    assert "secret" not in text
    place = f"{site}/{language}/work/firmkey/hooks/hookkey/"
    assert (place in text) == bool(site)
    assert "{" not in subject + text
