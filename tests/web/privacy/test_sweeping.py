"""What goes soon is announced to owners, in their language, and only where something goes."""

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult

from alliancemap_web.privacy.sweeping import announce
from alliancemap_web.workspaces.rights import Member


@pytest.mark.django_db
def test_where_nothing_goes_nobody_is_written_to(owner: Member, settings: LazySettings) -> None:
    settings.HAS_MAIL = True
    announce(owner.workspace)
    assert not DBTaskResult.objects.exists()
