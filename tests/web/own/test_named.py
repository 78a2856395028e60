"""What somebody named at the command line: by key, by name, and what is not there."""

from datetime import UTC, datetime

import pytest
from django.conf import LazySettings

from alliancemap_web.own.named import base_of, folded, listed, owner_in
from alliancemap_web.own.refusals import CannotError
from alliancemap_web.people.actions import add_person
from alliancemap_web.workspaces.actions import make_workspace

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def keys(db: None) -> list[str]:
    """Two firms of one name, and one of another."""
    ada = add_person("ada@example.org", "Ada", "en", None)
    return [make_workspace(ada.pk, name, "Ada", NOW).key for name in ("Twin", "Twin", "Petite  A")]


def test_a_workspace_is_known_by_key_and_by_name(keys: list[str]) -> None:
    assert owner_in(keys[0]).key == keys[0]
    assert owner_in(" petite a").key == keys[2]
    assert owner_in(keys[2]).role == "owner"


@pytest.mark.parametrize(("named", "code"), [("Twin", "OWN041"), ("None", "OWN040")])
def test_a_name_that_fits_none_or_several_is_told_with_the_keys(
    named: str, code: str, keys: list[str]
) -> None:
    with pytest.raises(CannotError) as refused:
        owner_in(named)
    assert refused.value.code == code
    assert keys[0] in str(refused.value.values["known"])


@pytest.mark.django_db
def test_without_any_workspace_that_is_said() -> None:
    with pytest.raises(CannotError) as refused:
        owner_in("Petite")
    assert refused.value.code == "OWN042"


def test_long_lists_end() -> None:
    assert listed([("a", "1"), ("b", "2")]) == "a (1), b (2)"
    assert listed([("a", "1")] * 30).endswith(" …")
    assert folded("  Petite\tA ") == "petite a"


@pytest.mark.parametrize(
    "at", ["", "map.example.org", "ftp://a.example", "https://", "https://a.example/x", "https://[",
           "https://u:p@a.example", "https://a.example?x=1"],
)  # fmt: skip
def test_what_is_no_address_of_the_pages_is_refused(at: str) -> None:
    with pytest.raises(CannotError) as refused:
        base_of(at)
    assert refused.value.code == "OWN060"


def test_the_pages_are_where_the_settings_say(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALLIANCEMAP_HOSTS", raising=False)
    settings.BEHIND_HTTPS = False
    assert base_of(None) == "http://localhost:8000"
    settings.BEHIND_HTTPS = True
    monkeypatch.setenv("ALLIANCEMAP_HOSTS", "map.example.org, other.example.org")
    assert base_of(None) == "https://map.example.org"
    assert base_of("http://10.0.0.2:8000/") == "http://10.0.0.2:8000"
