"""What leaks by the side: lists, counts, search, exports, feeds, letters, errors, head lines.

Other side doors are tried in their rooms; docs/explanation/who-sees-what.md names those tests.
"""

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.test import Client
from web.access import rooms
from web.access.firm import ALSO, Firm, undone
from web.access.people import ELSEWHERE, FORMER, NOBODY, NOW
from web.access.rows import Row, addresses, there
from web.access.tries import Told, address, form_of, tell

from alliancemap_web.briefs.digest import digest
from alliancemap_web.reviews.feed_actions import make_feed
from alliancemap_web.reviews.feed_queries import fed_by
from alliancemap_web.workspaces.rights import Member

ROWS = there()
NAMES = addresses()
INSIDE = {path: row for path, row in ROWS.items() if row.door in ("member", "alliance")}
# Everything of the firm's first alliance that tells what it is or what was said of it.
NAMED = ("MannKind", "Sanofi", "inhal")
# The published alliances, from which one may begin: the firm's are copies of two of them.
PUBLISHED = {"/work/{key}/alliances/new/"}
ASKED = ("insulin", "Sanofi", "Quagga", "Quentin", "pilot", "MannKind")


def read(told: Told) -> str:
    """What an answer says, unpacked where it is an archive, with its head lines."""
    text = told.body.decode("utf-8", "replace") + repr(told.headers) + told.leads_to
    if told.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(told.body)) as archive:
            text += "".join(
                name + archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return text


def readable(firm: Firm, who: str) -> Iterator[tuple[str, Told]]:
    """Every page of the workplace as somebody gets it."""
    for path, row in INSIDE.items():
        if row.read and not row.untried:
            yield path, tell(firm.browser(who), "GET", address(firm, row, NAMES[path]))


def secrets_in(text: str, *more: str) -> list[str]:
    """The secrets of the firm's alliance that a text holds."""
    return [one for one in (*rooms.SECRETS.values(), *more) if one in text]


@pytest.mark.parametrize("who", ["editor, nothing open", "reader, nothing open"])
def test_an_adviser_to_whom_nothing_is_open_reads_nothing_of_any_alliance(
    firm: Firm, who: str
) -> None:
    for path, told in readable(firm, who):
        names = () if path in PUBLISHED else (*NAMED, "Tesla", "Daimler")
        assert not secrets_in(read(told), *names), path


@pytest.mark.parametrize("who", ["editor, another alliance", "reader, another alliance"])
def test_an_adviser_of_one_alliance_reads_nothing_of_another(firm: Firm, who: str) -> None:
    for path, told in readable(firm, who):
        assert not secrets_in(read(told), *(() if path in PUBLISHED else NAMED)), path


@pytest.mark.parametrize("who", ["editor, outline", "respondent, outline", "reader, outline"])
def test_an_outline_tells_the_name_and_the_verdict_and_nothing_that_was_said(
    firm: Firm, who: str
) -> None:
    for path, told in readable(firm, who):
        assert not secrets_in(read(told), "inhal"), path


@pytest.mark.parametrize("who", [ELSEWHERE, FORMER, NOBODY])
def test_who_is_no_member_is_told_nothing_of_the_firm(firm: Firm, who: str) -> None:
    for path, row in INSIDE.items():
        for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
            here = address(firm, row, NAMES[path])
            told = tell(firm.browser(who), method, here, form_of(firm, row))
            text = read(told).replace(here, "")
            assert not secrets_in(text, *NAMED, "Petite"), (method, path)


def searches(firm: Firm, who: str) -> Iterator[tuple[str, str]]:
    """What each search, list, comparison and table tells somebody who asks for what is there."""
    home = f"/en/work/{firm.owner.key}/"
    first = firm.things["alliance"]
    for word in ASKED:
        for place in ("search/", "alliances/", "stories/"):
            found = read(tell(firm.browser(who), "GET", f"{home}{place}?q={word}"))
            yield f"{place}?q={word}", found.replace(word, "")  # as it was asked for
    for place in (f"compare/?a={first}", f"clashes/?a={first}", f"changed/?alliance={first}"):
        yield place, read(tell(firm.browser(who), "GET", home + place)).replace(first, "")
    for name in ("alliances", "answers", "acts", "factors"):
        for kind in ("csv", "xlsx"):
            place = f"export/{name}.{kind}"
            yield place, read(tell(firm.browser(who), "GET", home + place))


@pytest.mark.parametrize("who", ["reader, nothing open", "reader, another alliance"])
def test_search_lists_comparisons_and_tables_find_nothing_that_is_not_open(
    firm: Firm, who: str
) -> None:
    for place, text in searches(firm, who):
        assert not secrets_in(text, "MannKind", "inhaler"), place


def counted(firm: Firm, member: Member, who: str) -> list[list[str]]:
    """Every number on the home and the lists of somebody."""
    home = f"/en/work/{member.key}/"
    pages = [
        read(tell(firm.browser(who), "GET", home + place)).partition("<main")[2]
        for place in ("", "alliances/", "reviews/", "clashes/", "compare/", "stories/")
    ]
    return [re.findall(r"(?<![\w-])\d+(?![\w-])", re.sub("<[^>]*>", " ", one)) for one in pages]


def test_no_number_on_a_list_depends_on_what_is_not_open(firm: Firm) -> None:
    who = "reader, another alliance"
    member = firm.members[who]
    before = counted(firm, member, who)
    with undone():
        rooms.make_alliances(firm.owner)
        assert counted(firm, member, who) == before


def test_a_feed_and_a_weekly_letter_hold_what_their_reader_sees(firm: Firm) -> None:
    for who in ("reader, nothing open", "reader, another alliance"):
        member = firm.members[who]
        with undone():
            secret = make_feed(member, NOW, has_names=True)
            assert fed_by(secret)
            feed = read(tell(Client(), "GET", f"/calendar/{secret}.ics"))
        letter = repr(digest(member, "en", NOW))
        for text in (feed, letter):
            assert not secrets_in(text, "MannKind", firm.things["alliance"]), who


def unlike(one: Told, other: Told, *words: str) -> list[str]:
    """In what two answers differ, besides what is fresh each time and the words of their paths."""

    def told(answer: Told) -> str:
        text = answer.body.decode("utf-8", "replace") + answer.leads_to
        for word in words:
            text = text.replace(word, "")
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
        fresh = {"Location", "Set-Cookie", "X-Request-ID", "Content-Length"}
        fresh |= {"Content-Security-Policy"}
        return text + repr(sorted(pair for pair in answer.headers.items() if pair[0] not in fresh))

    found = [] if one.status == other.status else [f"{one.status}, {other.status}"]
    found += [] if told(one) == told(other) else ["what is said"]
    # The same work is done, so that no stopwatch tells one from the other.
    return found + ([] if one.queries == other.queries else [f"{one.queries}, {other.queries}"])


NONE = "zzzzzzzzzzzz"


def compared(firm: Firm, who: str, row: Row, path: str, value: str, /, **first: str) -> list[str]:
    """How a real key and one that nothing has differ for somebody; methods that do are named."""
    found = []
    real = first.get(value) or firm.things[value]
    for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
        answers = [
            tell(
                firm.browser(who), method,
                address(firm, row, NAMES[path], **(first | {value: key})),
                form_of(firm, row),
            )
            for key in (real, NONE)
        ]  # fmt: skip
        differ = unlike(*answers, real, NONE)
        found += [f"{method} {path}: {differ}"] if differ else []
    return found


@pytest.mark.parametrize("who", [ELSEWHERE, FORMER, NOBODY])
def test_a_firm_of_others_looks_and_costs_as_one_that_is_not_there(firm: Firm, who: str) -> None:
    found = [one for path, row in INSIDE.items() for one in compared(firm, who, row, path, "key")]
    assert found == []


def test_an_alliance_of_others_below_one_s_own_firm_is_as_one_that_is_not_there(firm: Firm) -> None:
    below = {"key": firm.things["key elsewhere"]}
    found = [
        one
        for path, row in INSIDE.items()
        if row.door == "alliance"
        for one in compared(firm, ELSEWHERE, row, path, "alliance", **below)
    ]
    assert found == []


def test_an_alliance_that_is_not_open_is_as_one_that_is_not_there(firm: Firm) -> None:
    found = [
        one
        for path, row in INSIDE.items()
        if row.door == "alliance"
        for one in compared(firm, "editor, nothing open", row, path, "alliance")
    ]
    assert found == []


# Keys that stand in addresses besides the workspace's and the alliance's.
OWN_KEYS = re.compile(r"{(?!key|alliance)(\w+)}")
# What they may name that is no thing of one alliance or firm.
SHARED = {
    "factor", "part", "gate", "kind", "picture", "table", "paper", "name", "suffix", "brief",
    "slug", "path", "icon", "language", "row", "digest", "term", "form",
}  # fmt: skip


def misplaced(firm: Firm, who: str, below: str, /, **above: str) -> list[str]:
    """How each thing of the firm's first alliance differs from none below another's address."""
    found, tried = [], 0
    for path, row in INSIDE.items():
        for value in OWN_KEYS.findall(path):
            if value not in SHARED and below in path:
                named = ALSO.get(NAMES[path], {}).get(value, value)
                there_is = above | {value: firm.things[named]}
                found += compared(firm, who, row, path, value, **there_is)
                tried += 1
    assert tried > 40
    return found


def test_things_of_others_below_one_s_own_firm_and_alliance_are_as_none(firm: Firm) -> None:
    own = {"key": firm.things["key elsewhere"], "alliance": firm.things["alliance elsewhere"]}
    assert misplaced(firm, ELSEWHERE, "", **own) == []


def test_things_of_one_alliance_below_another_of_the_firm_are_as_none(firm: Firm) -> None:
    other = {"alliance": firm.things["other alliance"]}
    assert misplaced(firm, "owner", "{alliance}", **other) == []


ODD = (NONE, "é", "0" * 200, "..%2F..%2Fetc%2Fpasswd", "%00", "' OR 1=1 --")


@pytest.mark.parametrize("odd", ODD)
def test_a_key_that_nothing_has_fails_nowhere_and_is_not_said_back(firm: Firm, odd: str) -> None:
    for path, row in INSIDE.items():
        for value in OWN_KEYS.findall(path):
            here = address(firm, row, NAMES[path], **{value: odd})
            for method in [*(["GET"] if row.read else []), *(row.by if row.send else ())]:
                told = tell(firm.browser("owner"), method, here, form_of(firm, row))
                assert told.outcome != "failed", (method, path)
                assert told.status != 200 or b"' OR 1=1 --" not in told.body, (method, path)


TOLD_NOBODY = ("Quodlibet", "Traceback", ".py", "site-packages", "SELECT ")


@pytest.mark.parametrize("who", ["reader", ELSEWHERE])
def test_errors_hold_no_path_no_trace_and_nothing_that_was_sent(firm: Firm, who: str) -> None:
    for path, row in INSIDE.items():
        if row.send:
            here = address(firm, row, NAMES[path])
            told = tell(firm.browser(who), "POST", here, {"name": "Quodlibet"})
            if told.status in (400, 403, 404, 405):
                text = told.body.decode()
                assert [one for one in TOLD_NOBODY if one in text] == [], path
