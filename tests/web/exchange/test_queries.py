"""What is there already is found by partner and name; uploads only by whoever sent them."""

from dataclasses import replace
from datetime import timedelta

from portfolio_made import data_of
from web.exchange.conftest import NOW

from alliancemap_web.exchange.actions import keep_upload
from alliancemap_web.exchange.fields import folded
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.parcels import Parcel
from alliancemap_web.exchange.queries import by_name, by_partner, every_row, find_upload, uploads_of
from alliancemap_web.portfolio.actions import archive, create
from alliancemap_web.workspaces.rights import Member

PARCEL = Parcel("table", "a.csv", b"Company\r\nOstara\r\n")


def test_an_upload_is_there_for_whoever_sent_it_until_its_time_is_over(
    owner: Member, editor: Member, stranger: Member
) -> None:
    key = keep_upload(owner, PARCEL, NOW)
    found = find_upload(owner, key, NOW)
    assert found
    assert (found.content, found.kind, found.is_begun) == (PARCEL.content, "table", False)
    assert find_upload(editor, key, NOW) is None
    assert find_upload(replace(owner, workspace=stranger.workspace), key, NOW) is None
    assert find_upload(owner, key, NOW + timedelta(minutes=KEPT_MINUTES)) is None


def test_a_program_has_no_uploads(owner: Member) -> None:
    keep_upload(owner, PARCEL, NOW)
    assert uploads_of(owner).count() == 1
    assert not uploads_of(replace(owner, person=None)).exists()


def test_the_alliance_that_is_not_archived_stands_for_its_partner(owner: Member) -> None:
    away = create(owner, data_of("mannkind-sanofi"), NOW)
    archive(owner, away, NOW)
    assert by_partner(owner)["sanofi"].key == away
    there = create(owner, data_of("mannkind-sanofi"), NOW)
    assert by_partner(owner)["sanofi"].key == there
    assert [row.key for row in every_row(owner)] == [there, away]


def test_names_are_compared_folded_and_only_where_the_member_sees_them(
    owner: Member, adviser: Member, stranger: Member
) -> None:
    create(owner, data_of("mannkind-sanofi") | {"name": "Été & Co"}, NOW)
    assert set(by_name(owner)) == {(folded("ete co"), "sanofi")}
    assert by_name(adviser) == by_name(stranger) == {}
