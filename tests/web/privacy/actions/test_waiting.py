"""Who is forgotten is not written to any more, and named in no letter and upload that waits."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult
from web.privacy.filled import ADDRESS, NAME, NOW

from alliancemap_web.exchange.models import Upload
from alliancemap_web.jobs.mailing import send_later
from alliancemap_web.privacy.actions.waiting import drop_uploads, forget_in_letters
from alliancemap_web.privacy.names import Finder, Whom
from alliancemap_web.workspaces.rights import Member

FINDER = Finder(Whom((NAME,), (ADDRESS,)), "a former colleague")


@pytest.fixture
def letters(db: None, settings: LazySettings) -> None:
    """One letter to her, one to Ada that names her, and one of neither."""
    settings.HAS_MAIL = True
    send_later(ADDRESS, "Hello", "Come to /petite-key/", "en")
    send_later("ada@example.org", "News", f"{NAME} wrote at /petite-key/", "en")
    send_later("ada@example.org", "News", "Nothing at /autre-key/", "en")


def texts() -> list[str]:
    return sorted(one.args_kwargs["args"][2] for one in DBTaskResult.objects.all())


@pytest.mark.usefixtures("letters")
def test_letters_to_them_go_and_those_to_others_name_them_no_more() -> None:
    forget_in_letters(FINDER, None)
    assert texts() == ["Nothing at /autre-key/", "a former colleague wrote at /petite-key/"]


@pytest.mark.usefixtures("letters")
def test_letters_of_other_workspaces_stay() -> None:
    before = texts()
    forget_in_letters(FINDER, ("/autre-key/",))
    assert texts() == before
    forget_in_letters(FINDER, ("/petite-key/",))
    assert len(texts()) == 2


def zipped() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("a.csv", "nobody")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "choices", "stays"),
    [
        (b"name;level\nBen Holt;3", {}, True),
        (f"name;level\n{NAME};3".encode(), {}, False),
        (b"name;level", {"column": [NAME]}, False),
        # What lies packed in a zip cannot be looked into: it goes, to be safe.
        (zipped(), {}, False),
    ],
)
def test_only_uploads_that_may_name_them_go(
    owner: Member, content: bytes, choices: dict[str, list[str]], stays: bool
) -> None:
    Upload.objects.create(
        workspace_id=owner.workspace,
        person_id=owner.person,
        kind="table",
        name="a.csv",
        content=content,
        choices=choices,
        made_at=NOW,
        until=NOW + timedelta(hours=2),
    )
    drop_uploads(owner.workspace + 1, FINDER)
    assert Upload.objects.count() == 1
    drop_uploads(owner.workspace, FINDER)
    assert Upload.objects.exists() is stays
