"""A workspace's settings, and its end."""

import pytest
from web.workspaces.conftest import browser_of, send

from alliancemap_web.workspaces import going
from alliancemap_web.workspaces.going import Going
from alliancemap_web.workspaces.models import Workspace
from alliancemap_web.workspaces.queries import settings_of
from alliancemap_web.workspaces.rights import Member

pytestmark = pytest.mark.django_db


def main_of(answer: object) -> str:
    return str(answer.content.decode().split("<main")[1])  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_settings_are_shown_and_kept(cast: dict[str, Member], language: str) -> None:
    browser = browser_of("Ada")
    path = f"/{language}/work/{cast['Ada'].key}/settings/"
    page = main_of(browser.get(path))
    assert 'value="Lumio"' in page
    assert 'value="365"' in page
    answer = send(browser, path, name="Lumio AG", hours="2 500", fades_after="90")
    assert answer.headers["Location"] == f"{path}?done=kept"
    page = main_of(browser.get(f"{path}?done=kept"))
    assert 'role="status"' in page
    assert 'value="2500"' in page
    assert 'max="10000"' in page
    kept = settings_of(cast["Ada"])
    assert (kept.name, kept.hours, kept.fades_after) == ("Lumio AG", 2500, 90)
    send(browser, path, name="Lumio AG", hours="", fades_after="90")
    assert settings_of(cast["Ada"]).hours is None


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", " ", "Give the firm a name."),
        ("hours", "a few", "Write the hours a month as a whole number up to 10,000"),
        ("fades_after", "7", "Write the days as a whole number from 30 to 3650."),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_kept(
    cast: dict[str, Member], field: str, value: str, says: str
) -> None:
    path = f"/en/work/{cast['Ada'].key}/settings/"
    sent = {"name": "Other", "hours": "1", "fades_after": "90"} | {field: value}
    answer = send(browser_of("Ada"), path, **sent)
    page = main_of(answer)
    assert answer.status_code == 422
    assert page.count(says) == 2
    assert f'href="#{field}"' in page
    assert f'value="{value}"' in page
    assert settings_of(cast["Ada"]).name == "Lumio"


def test_the_end_says_what_goes_and_happens_when_the_name_is_typed(
    cast: dict[str, Member], monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = [lambda workspace: [Going("workspaces.opened_count", 3)]]
    monkeypatch.setattr(going, "COUNTINGS", rooms)
    browser = browser_of("Ada")
    path = f"/en/work/{cast['Ada'].key}/settings/delete/"
    page = main_of(browser.get(path))
    assert "3 alliances are open to you" in page
    assert "4 other members lose access at once." in page
    answer = send(browser, path, typed="lumio")
    assert answer.status_code == 422
    assert "That is not the workspace’s name." in main_of(answer)
    assert Workspace.objects.exists()
    answer = send(browser, path, typed="Lumio")
    assert not Workspace.objects.exists()
    assert answer.headers["Location"] == "/en/work/?done=deleted"
    assert "The workspace is deleted" in main_of(browser.get(answer.headers["Location"]))
    assert browser.get(path).status_code == 404
    assert browser_of("Bob").get(path).status_code == 404
