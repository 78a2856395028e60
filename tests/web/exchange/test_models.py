"""An upload is named by its key."""

from alliancemap_web.exchange.models import Upload
from alliancemap_web.workspaces.keys import KEY_LENGTH


def test_an_upload_is_shown_by_its_key() -> None:
    upload = Upload()
    assert str(upload) == upload.key
    assert len(upload.key) == KEY_LENGTH
