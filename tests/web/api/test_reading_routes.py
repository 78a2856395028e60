"""The library, the command line, the page and the interface say the same of the same alliance."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from commanded import EXAMPLES, call
from django.test import Client
from portfolio_made import data_of

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import load_instrument
from alliancemap.model.assessment import assess
from alliancemap.wire import assessment_to_plain
from alliancemap_web.people.models import Person
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.workspaces.rights import Member

ALLIANCES = "/api/1/alliances"
NAMES = sorted(one.stem for one in EXAMPLES.glob("*.yaml"))
FILES = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK"}


def test_there_are_ten_examples() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_every_way_in_gives_the_same_result(
    owner: Member, now: datetime, program: Callable[..., Client], name: str
) -> None:
    key = create(owner, data_of(name), now, "file")
    client = program(owner, "read")
    told = client.get(f"{ALLIANCES}/{key}/assessment").json()
    # The library, from the file that the interface gives out.
    raw = client.get(f"{ALLIANCES}/{key}/document").content
    alliance = read_alliance(raw)
    instrument = load_instrument(alliance.instrument, alliance.instrument_version, alliance.sector)
    assert told == assessment_to_plain(assess(alliance, instrument))
    # The command line, from the same file, and from the one that was brought in.
    said = call("assess", "-", "--json", given=raw)
    assert said.code == 0
    assert told == json.loads(said.out)
    original = json.loads(call("assess", EXAMPLES / f"{name}.yaml", "--json").out)
    assert told["verdict"] == original["verdict"]
    assert told["themes"] == original["themes"]
    assert told["futures"] == original["futures"]
    # The page.
    browser = Client()
    browser.force_login(Person.objects.get(pk=owner.person))
    page = browser.get(f"/en/work/{owner.key}/alliances/{key}/").content.decode()
    chips = set(re.findall(r'class="chip (\w+)"', page))
    assert chips == {told["verdict"]["code"]}
    dots = re.search(r'<svg[^>]*class="dots".*?</svg>', page, re.DOTALL)
    assert dots
    row = client.get(f"{ALLIANCES}/{key}").json()
    assert dots[0].count('class="yes"') == (row["dots"] or 0)
    assert row["verdict"] == told["verdict"]["code"]
    if row["dots"] is not None:
        assert row["dots"] == told["futures"]["dots"]


def test_a_reading_is_had_as_it_was(
    owner: Member, alliance: str, program: Callable[..., Client], now: datetime
) -> None:
    client, path = program(owner), f"{ALLIANCES}/{alliance}/assessment"
    before = client.get(path).json()
    changes = [Change(f"answer/{one}", {"level": 0}) for one in ("M01", "V01", "R01")]
    record(owner, alliance, changes, now + timedelta(days=2))
    after = client.get(path).json()
    assert before != after
    assert client.get(f"{path}?at=2027-03-02").json() == before
    assert client.get(f"{path}?at=2027-03-02T00:00:00Z").json() == before
    assert client.get(f"{path}?at=2027-03-03").json() == after
    assert client.get(f"{path}?at=yesterday").status_code == 422


def test_a_view_is_read_as_the_command_line_reads_it(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client = program(owner)
    raw = client.get(f"{ALLIANCES}/{alliance}/document").content
    said = call("assess", "-", "--json", "--view", "theirs", given=raw)
    told = client.get(f"{ALLIANCES}/{alliance}/assessment?view=theirs").json()
    assert told == json.loads(said.out)


def test_freshness_is_that_of_the_command_line(
    owner: Member, alliance: str, program: Callable[..., Client], now: datetime
) -> None:
    fading = {"level": 3, "fades": "2027-05-01"}
    record(owner, alliance, [Change("answer/M01", fading)], now)
    client, path = program(owner), f"{ALLIANCES}/{alliance}"
    told = client.get(f"{path}/freshness?on=2027-06-01").json()
    assert [told["day"], told["faded"]] == ["2027-06-01", ["M01"]]
    raw = client.get(f"{path}/document").content
    said = call("assess", "-", "--json", "--as-of", "2027-06-01", given=raw)
    assert told == json.loads(said.out)
    assert client.get(f"{path}/freshness").json()["day"] == now.date().isoformat()


def test_a_comparison_is_that_of_the_command_line(
    owner: Member, now: datetime, program: Callable[..., Client]
) -> None:
    names = ("gtat-apple", "tesla-daimler", "propeller-gsk")
    keys = [create(owner, data_of(name), now, "file") for name in names]
    query = "&".join(f"a={key}" for key in keys)
    told = program(owner).get(f"/api/1/comparison?{query}").json()
    said = call("compare", *(EXAMPLES / f"{name}.yaml" for name in names), "--json")
    wanted = json.loads(said.out)
    assert [one["name"] for one in told["places"]] == [one["name"] for one in wanted["places"]]
    assert told["pairs"] == wanted["pairs"]


def test_a_comparison_asks_for_alliances_that_are_there(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client = program(owner)
    assert client.get(f"/api/1/comparison?a={alliance}&a=nowhere").status_code == 404
    assert client.get("/api/1/comparison").status_code == 422
    many = "&".join(f"a={number}" for number in range(13))
    assert client.get(f"/api/1/comparison?{many}").status_code == 422


def test_clashes_are_those_of_the_command_line(
    owner: Member, now: datetime, program: Callable[..., Client], tmp_path: object
) -> None:
    promises = {"exclusive": [{"field": "inhalers"}], "people": [{"name": "Anna"}], "hours": 9}
    files = []
    client = program(owner)
    for name in ("gtat-apple", "tesla-daimler"):
        key = create(owner, {**data_of(name), "promises": promises}, now, "file")
        file = tmp_path / f"{name}.yaml"  # type: ignore[operator]
        file.write_bytes(client.get(f"{ALLIANCES}/{key}/document").content)
        files.append(file)
    told = client.get("/api/1/clashes?on=2027-03-01").json()
    assert not told["is_empty"]
    said = json.loads(call("clashes", *files, "--json", "--as-of", "2027-03-01").out)
    assert told == said


@pytest.mark.parametrize("kind", list(FILES))
def test_the_map_comes_as_a_file(
    owner: Member, alliance: str, program: Callable[..., Client], kind: str
) -> None:
    answer = program(owner).get(f"{ALLIANCES}/{alliance}/map.{kind}")
    assert answer.status_code == 200
    assert answer.content.startswith(FILES[kind])


def test_the_map_speaks_the_language_that_is_asked_for(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client, path = program(owner), f"{ALLIANCES}/{alliance}/map.svg"
    assert 'lang="fr"' in client.get(f"{path}?language=fr").content.decode()
    french = client.get(path, headers={"accept-language": "fr"}).content.decode()
    assert 'lang="fr"' in french
    assert client.get(f"{ALLIANCES}/{alliance}/map.gif").status_code == 422
