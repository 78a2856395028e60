"""How an answer of the server is taken, what the line of keeping says, and moments as words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from node import Call, node

SIGN_IN = "/en/account/login/"


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(Path(__file__).parent / "looking.mjs") as call:
        yield call


@pytest.mark.parametrize(
    ("status", "path", "end"),
    [
        (200, "/en/work/a/", "ok"),
        (204, "/en/work/a/", "nothing"),
        (200, SIGN_IN, "signed-out"),
        (401, "/en/work/a/", "signed-out"),
        (400, "/en/work/a/", "refused"),
        (409, "/en/work/a/", "refused"),
        (413, "/en/work/a/", "refused"),
        (422, "/en/work/a/", "refused"),
        (403, "/en/work/a/", "closed"),
        (404, "/en/work/a/", "closed"),
        (408, "/en/work/a/", "unreachable"),
        (429, "/en/work/a/", "unreachable"),
        (500, "/en/work/a/", "unreachable"),
        (503, "/en/work/a/", "unreachable"),
    ],
)
def test_an_answer_is_taken_as(js: Call, status: int, path: str, end: str) -> None:
    assert js("meaning", status, path, SIGN_IN) == end


def test_the_line_says_the_worst_of_all_forms(js: Call) -> None:
    assert js("worst", ["kept", "saving"]) == "saving"
    assert js("worst", ["kept", "unsent", "saving"]) == "unsent"
    assert js("worst", ["refused", "signed-out"]) == "signed-out"
    assert js("worst", []) == ""


def test_a_number_of_an_act_is_a_uuid_and_new_each_time(js: Call) -> None:
    made = {js("newId") for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in made)


@pytest.mark.parametrize(
    ("language", "zone", "words"),
    [
        ("en", "Europe/Paris", "1 March 2027 at 11:42"),
        ("en", "America/New_York", "1 March 2027 at 05:42"),
        ("fr", "Europe/Paris", "1 mars 2027 à 11:42"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone(
    js: Call, language: str, zone: str, words: str
) -> None:
    assert js("written", "2027-03-01T10:42:00Z", "moment", language, zone) == words


def test_what_is_no_moment_stays_as_it_was(js: Call) -> None:
    assert js("written", "soon", "moment", "en", "UTC") == ""
