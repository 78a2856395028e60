"""Programs list, begin, change and answer alliances, within what their key allows."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from portfolio_made import data_of

from alliancemap_web.api.alliance_routes import page_links
from alliancemap_web.api.interface import description
from alliancemap_web.api.schema import operations
from alliancemap_web.portfolio.actions import create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import find_alliance, list_alliances
from alliancemap_web.workspaces.rights import Member

ALLIANCES = "/api/1/alliances"
JSON = "application/json"
# A request that each route would do; reading routes need none.
BODIES: dict[tuple[str, str], Any] = {
    ("patch", ""): {"stage": "running"},
    ("put", "/document"): data_of("tesla-daimler"),
    ("post", "/acts"): [{"register": "fact/aim", "value": "x"}],
    ("post", "/answers"): {"factor": "M01", "level": 3},
}


def send(client: Client, method: str, path: str, body: Any = None) -> HttpResponse:
    more = {} if method == "get" else {"data": body, "content_type": JSON}
    return getattr(client, method)(path, **more)


def routes_of_one() -> list[tuple[str, str]]:
    """Every route below one alliance, read off the description."""
    begin = f"{ALLIANCES}/{{key}}"
    return [
        (method, path.removeprefix(begin).replace("{kind}", "svg"))
        for path, method, _ in operations(description())
        if path.startswith(begin)
    ]


def test_every_route_of_an_alliance_is_tried_below() -> None:
    routes = routes_of_one()
    assert len(routes) >= 10
    assert {one for one in routes if one[0] != "get"} == set(BODIES)


@pytest.mark.parametrize(("method", "rest"), routes_of_one())
def test_the_key_of_another_workspace_finds_nothing(
    owner: Member,
    stranger: Member,
    alliance: str,
    program: Callable[..., Client],
    method: str,
    rest: str,
) -> None:
    body, path = BODIES.get((method, rest)), f"{ALLIANCES}/{alliance}{rest}"
    answer = send(program(stranger), method, path, body)
    assert (answer.status_code, answer.json()["code"]) == (404, "PRT008")
    assert send(program(owner), method, path, body).status_code == 200


def test_the_lists_of_another_workspace_hold_nothing(
    stranger: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client = program(stranger)
    assert client.get(ALLIANCES).json()["total"] == 0
    assert client.get("/api/1/search?text=sanofi").json()["total"] == 0
    assert client.get(f"/api/1/comparison?a={alliance}").status_code == 404
    assert client.get("/api/1/workspace").json()["name"] == "Autre"


@pytest.mark.parametrize(
    ("scope", "allowed"), [("read", set()), ("answer", {"/answers"}), ("edit", None)]
)
def test_a_key_does_what_its_scope_says_and_no_more(
    owner: Member,
    alliance: str,
    program: Callable[..., Client],
    scope: str,
    allowed: set[str] | None,
) -> None:
    client = program(owner, scope)
    for (method, rest), body in BODIES.items():
        answer = send(client, method, f"{ALLIANCES}/{alliance}{rest}", body)
        wanted = 200 if allowed is None or rest in allowed else 403
        assert answer.status_code == wanted, (method, rest)
    begun = send(client, "post", ALLIANCES, {"partner": "Giant"})
    assert begun.status_code == (201 if scope == "edit" else 403)


def test_nothing_is_deleted_by_a_program(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    answer = program(owner).delete(f"{ALLIANCES}/{alliance}")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, PATCH"
    assert list_alliances(owner).total == 1


def test_a_list_is_walked_through_page_by_page(
    owner: Member, now: datetime, program: Callable[..., Client]
) -> None:
    made = [create(owner, data_of("gtat-apple"), now + timedelta(hours=n)) for n in range(5)]
    client, path, seen = program(owner), f"{ALLIANCES}?most=2", []
    while path:
        answer = client.get(path)
        seen += [one["key"] for one in answer.json()["alliances"]]
        assert answer.json()["total"] == 5
        ways = {
            part.split('rel="')[1].rstrip('"'): part.split(">")[0].lstrip(" <")
            for part in answer["Link"].split(",")
        }
        path = ways.get("next", "")
    assert seen == made[::-1]
    assert "start=4" in ways["last"]


def test_a_list_is_filtered_and_ordered(
    owner: Member, now: datetime, program: Callable[..., Client]
) -> None:
    create(owner, data_of("gtat-apple"), now, stage="talks")
    create(owner, data_of("tesla-daimler"), now, stage="running")
    client = program(owner)

    def names(query: str) -> list[str]:
        return [one["name"] for one in client.get(f"{ALLIANCES}?{query}").json()["alliances"]]

    assert names("stage=talks") == [data_of("gtat-apple")["name"]]
    assert names("text=daimler") == ["Tesla × Daimler"]
    assert names("order=name") == sorted(names("order=name"))
    assert names("archived=true") == []
    assert names("verdict=promising") == []


@pytest.mark.parametrize("query", ["stage=x", "most=0", "most=201", "start=-1", "stagee=talks"])
def test_a_filter_that_is_none_is_refused(
    owner: Member, program: Callable[..., Client], query: str
) -> None:
    answer = program(owner).get(f"{ALLIANCES}?{query}")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["at"] == f"query.{query.partition('=')[0]}"


def test_an_alliance_begins_as_a_whole_file_and_comes_out_as_it_went_in(
    owner: Member, program: Callable[..., Client]
) -> None:
    client, data = program(owner), data_of("propeller-gsk")
    begun = send(client, "post", ALLIANCES, {"document": data, "stage": "talks"})
    assert begun.status_code == 201
    assert begun.json()["stage"] == "talks"
    again = client.get(f"{begun['Location']}/document").json()
    # Answers may stand as lists of one; the file says the same.
    other = send(client, "post", ALLIANCES, {"document": again}).json()["key"]
    both = [
        client.get(f"{ALLIANCES}/{one}/assessment").content for one in (begun.json()["key"], other)
    ]
    assert both[0] == both[1]
    acts = client.get(f"{begun['Location']}/acts").json()["acts"]
    assert [one["register"] for one in acts] == ["base", "stage"]
    assert {(one["origin"], one["by"], one["by_person"]) for one in acts} == {("api", "CRM", False)}


def test_an_alliance_begins_with_a_partner_and_an_aim(
    owner: Member, program: Callable[..., Client]
) -> None:
    begun = send(program(owner), "post", ALLIANCES, {"partner": "Giant", "aim": "Sell"})
    assert (begun.status_code, begun.json()["name"]) == (201, "Lumio × Giant")


@pytest.mark.parametrize("body", [{}, {"partner": "x", "document": {}}])
def test_an_alliance_begins_in_one_way(
    owner: Member, program: Callable[..., Client], body: dict[str, Any]
) -> None:
    answer = send(program(owner), "post", ALLIANCES, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "API012")


def test_a_file_that_is_none_is_refused_with_every_problem_in_it(
    owner: Member, program: Callable[..., Client]
) -> None:
    data = {**data_of("gtat-apple"), "aime": "x", "sector": "none"}
    answer = send(program(owner), "post", ALLIANCES, {"document": data})
    assert answer.status_code == 422
    assert len(answer.json()["problems"]) >= 2
    assert all(one["code"].startswith("FILE") for one in answer.json()["problems"])
    assert list_alliances(owner).total == 0


def test_an_act_sent_twice_by_its_id_is_kept_once(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client, path = program(owner), f"{ALLIANCES}/{alliance}/acts"
    act = {"register": "fact/aim", "value": "Sell", "id": str(uuid.uuid4())}
    first, second = (send(client, "post", path, [act]).json() for _ in range(2))
    assert [one["id"] for one in first["acts"]] == [act["id"]]
    assert (second["acts"], second["sequence"]) == ([], first["sequence"])
    later = client.get(f"{path}?after=1").json()
    assert [one["register"] for one in later["acts"]] == ["fact/aim"]
    assert later["total"] == 2


def test_acts_are_added_all_or_none(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    client, path = program(owner), f"{ALLIANCES}/{alliance}/acts"
    good, bad = {"register": "fact/aim", "value": "x"}, {"register": "nowhere"}
    assert send(client, "post", path, [good, bad]).status_code == 422
    assert send(client, "post", path, []).status_code == 422
    assert client.get(path).json()["sequence"] == 1


def test_a_statement_is_said_by_the_key_and_stands_beside_others(
    owner: Member, alliance: str, program: Callable[..., Client], now: datetime
) -> None:
    record(owner, alliance, [Change("answer/M01", {"level": 0})], now)
    said = {"factor": "M01", "level": 4, "note": "asked", "sources": ["https://x.example/"]}
    done = send(program(owner, "answer"), "post", f"{ALLIANCES}/{alliance}/answers", said)
    assert done.json()["acts"][0]["value"] == {
        "level": 4,
        "note": "asked",
        "sources": ["https://x.example/"],
    }
    kept = find_alliance(owner, alliance)
    assert kept
    assert [(one.by, one.origin) for one in kept.acts[1:]] == [("Ada", "page"), ("CRM", "api")]


def test_a_program_that_only_answers_takes_back_what_it_said_itself(
    owner: Member, alliance: str, program: Callable[..., Client]
) -> None:
    path = f"{ALLIANCES}/{alliance}/acts"
    one, other = program(owner, "answer", "One"), program(owner, "answer", "Other")
    said = [{"register": "answer/M01", "value": {"level": 3}}]
    number = send(one, "post", path, said).json()["acts"][0]["id"]
    back = [{"register": "answer/M01", "undoes": number}]
    assert send(other, "post", path, back).status_code == 403
    assert send(one, "post", path, back).status_code == 200


def test_a_page_of_a_list_names_the_pages_around_it() -> None:
    request = Client().get("/en/api/", {"stage": "talks"}).wsgi_request
    assert 'start=2&most=2>; rel="next"' in page_links(request, 0, 2, 5)
    assert "prev" not in page_links(request, 0, 2, 5)
    assert "next" not in page_links(request, 4, 2, 5)
    assert "stage=talks" in page_links(request, 2, 2, 5)
