"""A colleague's link goes by mail where mail is sent, to an address that nobody keeps."""

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import connection

from alliancemap_web.decisions.letters import address_of, mail_link
from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.workspaces.rights import Member

LINK = "http://localhost/en/why/secret/"


def test_without_mail_no_address_is_asked_and_nothing_sent(
    ada: Member, settings: LazySettings
) -> None:
    settings.HAS_MAIL = False
    assert address_of("dora@example.org") == ""
    assert not mail_link(ada, "", "Dora", "A × B", LINK)


def test_what_is_no_address_is_refused(settings: LazySettings) -> None:
    settings.HAS_MAIL = True
    assert address_of("  dora@example.org ") == "dora@example.org"
    assert address_of(" ") == ""
    with pytest.raises(RefusedError) as error:
        address_of("dora at home")
    assert error.value.reasons[0].code == "DEC017"


def test_the_letter_holds_the_link_and_the_address_stands_in_no_table_of_this_room(
    ada: Member, settings: LazySettings
) -> None:
    settings.HAS_MAIL = True
    assert mail_link(ada, "dora@example.org", "Dora", "A × B", LINK)
    with connection.cursor() as cursor:
        tables = [
            name
            for name in connection.introspection.table_names(cursor)
            if name.startswith("decisions_")
        ]
        columns = {
            column.name
            for table in tables
            for column in connection.introspection.get_table_description(cursor, table)
        }
    assert "address" not in columns
    assert all(LINK in letter.body for letter in mail.outbox)
