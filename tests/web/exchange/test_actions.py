"""Rows and files come in each on its own; nothing is brought in twice or by who may not."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from portfolio_made import data_of
from web.edits import EXAMPLES
from web.exchange.conftest import NOW

from alliancemap_web.exchange.actions import (
    MOST_WAITING,
    begin_upload,
    bring_files,
    bring_rows,
    choose,
    end_upload,
    forget_upload,
    keep_upload,
    names_there,
    note_done,
    partners_there,
    replace_alliance,
)
from alliancemap_web.exchange.limits import KEPT_MINUTES
from alliancemap_web.exchange.matching import match
from alliancemap_web.exchange.models import Upload
from alliancemap_web.exchange.parcels import Parcel, Sent, read_file
from alliancemap_web.exchange.partners import Drafts, Setting, read_rows
from alliancemap_web.exchange.queries import every_row, find_upload
from alliancemap_web.exchange.results import Result
from alliancemap_web.exchange.tables import read_tables
from alliancemap_web.exchange.troubles import TroubleError
from alliancemap_web.portfolio.queries import find_alliance
from alliancemap_web.workspaces.rights import Member, NotAllowedError

SAMPLES = Path(__file__).parent / "samples"
SETTING = Setting("Lumio", "partners.csv", "en", "Ada", NOW.date())
PARCEL = Parcel("table", "a.csv", b"Company\r\nOstara\r\n")


def drafts_of(text: str) -> Drafts:
    (table,) = read_tables(text.encode())
    return read_rows(table, match(table.headings).columns)


def document(member: Member, key: str) -> dict[str, Any]:
    found = find_alliance(member, key)
    assert found
    data: dict[str, Any] = json.loads(found.document)
    return data


def test_good_rows_become_alliances_beside_bad_ones(owner: Member) -> None:
    drafts = drafts_of("Company,Founded,Stage\nOstara,1998,talks\nHalden,soon,\nNorrvik,,\n")
    result = bring_rows(owner, drafts, SETTING, "skip", NOW)
    assert [one.name for one in result.made] == ["Ostara", "Norrvik"]
    assert [(one.row, one.troubles[0].code) for one in result.failed] == [(3, "XCH023")]
    rows = {row.partner: row for row in every_row(owner)}
    assert set(rows) == {"Ostara", "Norrvik"}
    assert (rows["Ostara"].stage, rows["Norrvik"].stage) == ("talks", "idea")
    kept = find_alliance(owner, rows["Ostara"].key)
    assert kept
    assert [(one.register, one.origin, one.by) for one in kept.acts] == [
        ("base", "import", "Ada"), ("stage", "import", "Ada"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_comes_in(owner: Member, path: Path) -> None:
    (table,) = read_tables(path.read_bytes())
    drafts = read_rows(table, match(table.headings).columns)
    result = bring_rows(owner, drafts, SETTING, "skip", NOW)
    assert len(result.made) == len(table.rows) == len(every_row(owner))


def test_the_day_of_signing_is_kept(owner: Member) -> None:
    drafts = drafts_of("Partner,Signed on\nOstara,2026-03-31\n")
    bring_rows(owner, drafts, SETTING, "skip", NOW)
    assert str(every_row(owner)[0].signed_on) == "2026-03-31"


def test_a_partner_that_is_there_is_left_out_also_within_one_table(owner: Member) -> None:
    drafts = drafts_of("Company,Town\nOstara,Basel\nOSTARA,Bern\n")
    result = bring_rows(owner, drafts, SETTING, "skip", NOW)
    assert [one.place for one in result.skipped] == ["3"]
    assert result.skipped[0].key == result.made[0].key
    again = bring_rows(owner, drafts, SETTING, "skip", NOW)
    assert (len(again.made), len(again.skipped)) == (0, 2)


def test_a_partner_that_is_there_can_be_made_again(owner: Member) -> None:
    drafts = drafts_of("Company\nOstara\n")
    for _ in range(2):
        bring_rows(owner, drafts, SETTING, "again", NOW)
    assert len(every_row(owner)) == 2


def test_a_partner_that_is_there_can_be_changed_and_keeps_its_history(owner: Member) -> None:
    bring_rows(owner, drafts_of("Company,Town\nOstara,Basel\n"), SETTING, "skip", NOW)
    text = "Company,Town,M01,Stage,Signed\nOstara,Bern,3,talks,2027-01-31\n"
    result = bring_rows(owner, drafts_of(text), SETTING, "update", NOW + timedelta(days=1))
    (updated,) = result.updated
    data = document(owner, updated.key)
    assert data["parties"]["partner"]["place"] == "Bern"
    assert data["answers"]["M01"][-1]["level"] == 3
    kept = find_alliance(owner, updated.key)
    assert kept
    assert kept.acts[0].value["parties"]["partner"]["place"] == "Basel"
    assert (kept.row.stage, str(kept.row.signed_on)) == ("talks", "2027-01-31")
    same = bring_rows(owner, drafts_of(text), SETTING, "update", NOW + timedelta(days=2))
    assert (len(same.updated), len(same.skipped)) == (0, 1)


def test_a_row_that_the_portfolio_refuses_is_to_be_mended(
    owner: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alliancemap_web.portfolio.actions import alliances

    monkeypatch.setattr(alliances, "MOST_ALLIANCES", 1)
    result = bring_rows(owner, drafts_of("Company\nOstara\nHalden\n"), SETTING, "skip", NOW)
    assert len(result.made) == 1
    assert [one.troubles[0].code for one in result.failed] == ["PRT001"]


def files(*names: str) -> tuple[Any, ...]:
    return tuple(read_file(Sent(name, (EXAMPLES / f"{name}.yaml").read_bytes())) for name in names)


def test_alliance_files_come_in_without_loss_beside_broken_ones(owner: Member) -> None:
    broken = read_file(Sent("bad.yaml", b"name: x"))
    sent = (*files("mannkind-sanofi"), broken, *files("tesla-daimler"))
    result = bring_files(owner, sent, "skip", NOW)
    assert len(result.made) == 2
    assert [one.name for one in result.failed_files] == ["bad.yaml"]
    kept = find_alliance(owner, result.made[0].key)
    assert kept
    assert kept.acts[0].value == data_of("mannkind-sanofi")
    assert kept.acts[0].origin == "file"


def test_a_file_that_is_there_is_left_out_made_again_or_stands_anew(owner: Member) -> None:
    (made,) = bring_files(owner, files("mannkind-sanofi"), "skip", NOW).made
    assert bring_files(owner, files("mannkind-sanofi"), "skip", NOW).skipped[0].key == made.key
    assert bring_files(owner, files("mannkind-sanofi"), "update", NOW).updated[0].key == made.key
    kept = find_alliance(owner, made.key)
    assert kept
    assert [one.register for one in kept.acts] == ["base", "base"]
    assert bring_files(owner, files("mannkind-sanofi"), "again", NOW).made[0].key != made.key


def test_a_newer_file_stands_and_what_was_before_stays(owner: Member, lived: str) -> None:
    kept = find_alliance(owner, lived)
    assert kept
    newer = data_of("mannkind-sanofi") | {"name": "Newer"}
    with pytest.raises(TroubleError) as caught:
        replace_alliance(owner, lived, newer, kept.row.sequence - 1, NOW)
    assert caught.value.trouble.code == "XCH047"
    replace_alliance(owner, lived, newer, kept.row.sequence, NOW)
    after = find_alliance(owner, lived)
    assert after
    assert after.row.name == "Newer"
    assert after.acts[:-1] == kept.acts


ACTS: dict[str, Callable[[Member], object]] = {
    "keep": lambda who: keep_upload(who, PARCEL, NOW),
    "choose": lambda who: choose(who, "x", {}),
    "forget": lambda who: forget_upload(who, "x"),
    "begin": lambda who: begin_upload(who, "x", 1, NOW),
    "done": lambda who: note_done(who, "x", 1, Result()),
    "rows": lambda who: bring_rows(who, drafts_of("Company\nOstara\n"), SETTING, "skip", NOW),
    "files": lambda who: bring_files(who, files("mannkind-sanofi"), "skip", NOW),
}


@pytest.mark.parametrize("act", ACTS)
def test_who_only_reads_or_is_from_outside_brings_nothing_in(
    reader: Member, adviser: Member, act: str
) -> None:
    for member in (reader, adviser):
        with pytest.raises(NotAllowedError):
            ACTS[act](member)
    assert not Upload.objects.exists()


def test_who_only_reads_lets_no_newer_file_stand(reader: Member, lived: str) -> None:
    with pytest.raises(NotAllowedError):
        replace_alliance(reader, lived, data_of("mannkind-sanofi"), 5, NOW)


def test_an_upload_is_brought_in_once(owner: Member) -> None:
    key = keep_upload(owner, PARCEL, NOW)
    begin_upload(owner, key, 1, NOW)
    with pytest.raises(TroubleError) as caught:
        begin_upload(owner, key, 1, NOW)
    assert caught.value.trouble.code == "XCH046"


def test_once_brought_in_its_content_is_gone_and_what_became_of_it_stays(owner: Member) -> None:
    key = keep_upload(owner, PARCEL, NOW)
    note_done(owner, key, 1, Result(headings=("a",)))
    end_upload(owner.person or 0, key, NOW)
    found = find_upload(owner, key, NOW)
    assert found
    assert found.content == b""
    assert found.result == Result(headings=("a",)).plain()


def test_uploads_go_when_their_time_is_over_and_when_there_are_too_many(
    owner: Member, editor: Member
) -> None:
    other = keep_upload(editor, PARCEL, NOW + timedelta(minutes=5))
    keys = [keep_upload(owner, PARCEL, NOW + timedelta(seconds=n)) for n in range(MOST_WAITING + 2)]
    assert set(Upload.objects.values_list("key", flat=True)) == {*keys[-MOST_WAITING:], other}
    keep_upload(editor, PARCEL, NOW + timedelta(minutes=KEPT_MINUTES + 1))
    assert Upload.objects.count() == 2


def test_what_was_chosen_is_remembered_and_what_is_dropped_is_gone(owner: Member) -> None:
    key = keep_upload(owner, PARCEL, NOW, {"same": "skip"})
    choose(owner, key, {"same": "again"})
    found = find_upload(owner, key, NOW)
    assert found
    assert found.choices == {"same": "again"}
    forget_upload(owner, key)
    assert find_upload(owner, key, NOW) is None


def test_an_upload_of_another_is_out_of_reach(owner: Member, editor: Member) -> None:
    key = keep_upload(owner, PARCEL, NOW)
    forget_upload(editor, key)
    choose(editor, key, {"same": "again"})
    found = find_upload(owner, key, NOW)
    assert found
    assert found.choices == {}


def test_what_is_there_is_known_by_partner_and_by_name(owner: Member, lived: str) -> None:
    assert partners_there(owner) == {"sanofi": lived}
    assert names_there(owner) == {("mannkind sanofi", "sanofi"): lived}
