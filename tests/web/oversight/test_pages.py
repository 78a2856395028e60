"""The log's pages: what its owners read, who else finds nothing, and what is told of a look."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web.logbook.disarmed import disarm

from alliancemap_web.logbook.actions import About, write_for
from alliancemap_web.logbook.checking import check
from alliancemap_web.logbook.ending_actions import forget
from alliancemap_web.logbook.models import Entry
from alliancemap_web.logbook.queries import SERVER, entries_of, head_of
from alliancemap_web.oversight import reading
from alliancemap_web.workspaces.rights import Member

Browser = Callable[[Member], Client]


def lines(page: str) -> list[str]:
    """The sentences of the log on a page."""
    found = re.findall(r'<li class="log-[a-z]*">.*?</p>\s*<p>(.*?)</p>', page, re.DOTALL)
    return [unescape(re.sub("<[^>]*>", "", one)).strip() for one in found]


def get(client: Client, path: str, language: str = "en") -> str:
    """A page that is there."""
    answer = client.get(f"/{language}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_owner_reads_who_did_what_the_newest_first(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    page = get(browser_of(owner), f"/work/{owner.key}/log/")
    assert lines(page) == [
        "Eve gave an answer in “MannKind × Sanofi”.",
        "Ada began “MannKind × Sanofi”.",
    ]
    assert lines(get(browser_of(owner), f"/work/{owner.key}/log/", "fr")) == [
        "Eve a donné une réponse dans «\u00a0MannKind × Sanofi\u00a0».",
        "Ada a commencé «\u00a0MannKind × Sanofi\u00a0».",
    ]


@pytest.mark.parametrize("path", ["log/", "log/table/", "alliances/{orchid}/history/log/"])
def test_nobody_but_the_owners_reads_it(
    path: str, owner: Member, editor: Member, stranger: Member, orchid: str, browser_of: Browser
) -> None:
    address = f"/en/work/{owner.key}/{path.format(orchid=orchid)}"
    assert browser_of(owner).get(address).status_code == 200
    assert browser_of(editor).get(address).status_code == 403
    assert browser_of(stranger).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    # That they tried is written: of a member here, of somebody else in the server's own log.
    refused = [one for one in entries_of(owner.key) if one.event == "page_refused"]
    assert [one.who.name for one in refused] == ["Eve"]
    (tried,) = [one for one in entries_of(SERVER) if one.event == "page_refused"]
    assert (tried.who.key, tried.who.name) == (str(stranger.person), "")
    assert owner.key not in tried.detail


def test_an_alliance_has_its_own_part_of_it_which_its_history_leads_to(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    write_for(owner, "invited", role="editor")
    ada = browser_of(owner)
    history = get(ada, f"/work/{owner.key}/alliances/{orchid}/history/")
    assert f"/alliances/{orchid}/history/log/" in history
    page = get(ada, f"/work/{owner.key}/alliances/{orchid}/history/log/")
    assert lines(page)[0] == "Ada saw “MannKind × Sanofi”."
    assert not [one for one in lines(page) if "invitation" in one]


@pytest.mark.parametrize("path", ["members/", "settings/"])
def test_the_owners_pages_lead_to_it_and_others_do_not(
    path: str, owner: Member, editor: Member, browser_of: Browser
) -> None:
    link = f'href="/en/work/{owner.key}/log/"'
    assert link in get(browser_of(owner), f"/work/{owner.key}/{path}")
    answer = browser_of(editor).get(f"/en/work/{owner.key}/{path}")
    assert link not in answer.content.decode()


def test_what_is_asked_for_is_shown_and_nothing_else(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    ada, here = browser_of(owner), f"/work/{owner.key}/log/"
    whole = get(ada, here)
    (eve,) = re.findall(r'<option value="([0-9a-f]+)">Eve</option>', whole)
    answered = ["Eve gave an answer in “MannKind × Sanofi”."]
    assert lines(get(ada, f"{here}?person={eve}")) == answered
    assert lines(get(ada, f"{here}?since=2027-03-02")) == answered
    assert lines(get(ada, f"{here}?until=2027-03-01")) == ["Ada began “MannKind × Sanofi”."]
    assert lines(get(ada, f"{here}?alliance={orchid}&kind=seen")) == []
    assert len(lines(get(ada, f"{here}?kind=changed&since=&until=nonsense"))) == 2
    assert lines(get(ada, f"{here}?person=nobody")) == []
    assert "No entry fits" in get(ada, f"{here}?person=nobody")


def test_a_long_log_is_read_page_by_page_without_a_gap(
    owner: Member, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "ON_A_PAGE", 4)
    for number in range(10):
        write_for(owner, ("exported", "invited")[number % 2])
    ada, path, read = browser_of(owner), f"/work/{owner.key}/log/", 0
    while path:
        page = get(ada, path)
        read += len(lines(page))
        found = re.search(r'rel="next" href="/en(.*?)"', page)
        path = unescape(found[1]) if found else ""
    assert read == 10


def test_what_was_done_several_times_on_end_is_one_line(owner: Member, browser_of: Browser) -> None:
    for _ in range(3):
        write_for(owner, "exported", page="export_everything", **{"as": "zip"})
    page = get(browser_of(owner), f"/work/{owner.key}/log/")
    assert lines(page) == ["Ada took everything out as a file (ZIP)."]
    assert "3 times on end" in page


def test_the_log_costs_as_many_queries_however_long_it_is(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    ada = browser_of(owner)
    get(ada, f"/work/{owner.key}/log/")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            get(ada, f"/work/{owner.key}/log/")
        counts.append(len(asked))
        for _ in range(30):
            write_for(owner, "exported", orchid)
    assert counts[0] == counts[1] <= 12


def test_as_a_table_it_holds_the_same_and_taking_it_out_is_in_it(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    answer = browser_of(owner).get(f"/en/work/{owner.key}/log/table/?kind=changed")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["number", "time (UTC)", "what"]
    assert [row[4] for row in rows[1:]] == ["Eve", "Ada"]
    assert rows[1][1] == "2027-03-02T09:30:00.000000Z"
    last = list(entries_of(owner.key))[-1]
    assert rows[1][-1] == list(entries_of(owner.key))[-2].seal
    assert (last.event, json.loads(last.detail)) == ("exported", {"as": "csv", "page": "log_csv"})


def test_a_name_that_a_spreadsheet_would_calculate_is_guarded(
    owner: Member, browser_of: Browser
) -> None:
    write_for(owner, "member_changed", about=About("person", "9", "=1+1"), role="reader")
    write_for(Member(owner.workspace, owner.key, "Lumio", "owner", "=cmd|x", 99, 99), "exported")
    text = browser_of(owner).get(f"/en/work/{owner.key}/log/table/").content.decode("utf-8-sig")
    assert "'=cmd" in text
    assert not re.search("(^|,)=", text, re.MULTILINE)


def test_the_page_shows_the_seal_and_looks_all_of_them_through_when_asked(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    ada, here = browser_of(owner), f"/work/{owner.key}/log/"
    head = head_of(owner.key)
    page = get(ada, here)
    assert f"{head.chain} {head.count} {head.seal}" in page
    assert "as they were written" not in page
    assert "All 2 entries are as they were written." in get(ada, f"{here}?check=1")
    forget(int(owner.person or 0))
    ada = browser_of(owner)
    page = get(ada, f"{here}?check=1")
    assert "In one of them a name was blanked" in page
    assert "Somebody who was forgotten began “MannKind × Sanofi”." in lines(page)


def test_a_page_tells_where_a_log_is_broken(
    owner: Member, orchid: str, browser_of: Browser
) -> None:
    head = head_of(owner.key)
    broken = [*entries_of(owner.key)]
    assert check(head, broken[1:]).number == 1
    disarm("entry_changed")
    Entry.objects.filter(number=2).update(event="alliance_seen")
    page = get(browser_of(owner), f"/work/{owner.key}/log/?check=1")
    assert "is broken at entry 2: what it says was changed" in unescape(page)


def test_a_log_too_long_for_a_page_is_left_to_the_command(
    owner: Member, orchid: str, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_CHECKED", 1)
    page = get(browser_of(owner), f"/work/{owner.key}/log/?check=1")
    assert "This log is long" in page
    assert "are as they were written" not in page


def test_an_alliance_s_pages_are_noted_once_a_day_and_its_files_each_time(
    owner: Member, editor: Member, orchid: str, browser_of: Browser, now: list[datetime]
) -> None:
    eve, here = browser_of(editor), f"/en/work/{owner.key}/alliances/{orchid}/"
    for _ in range(2):
        assert eve.get(here).status_code == 200
        assert eve.get(f"{here}files/yaml/").status_code == 200
    did = [(one.event, one.alliance) for one in entries_of(owner.key) if one.who.name == "Eve"]
    assert did.count(("alliance_seen", orchid)) == 1
    assert did.count(("exported", orchid)) == 2
    now[0] += timedelta(days=1)
    eve.get(here)
    seen = [one for one in entries_of(owner.key) if one.event == "alliance_seen"]
    assert len(seen) == 2
