"""The three views, and answering as they would."""

import pytest
from portfolio_made import member_in
from web.mirror.conftest import Hall, sit

from alliancemap.model.answers import levels
from alliancemap_web.mirror.pages import guessed_by, instrument_of
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.readings import judged_of


def one(hall: Hall, below: str = "") -> str:
    return f"/en/work/{hall.owner.key}/alliances/{hall.alliance}/team/mirror/{below}"


def test_a_guess_is_kept_as_a_guess_and_moves_nothing_of_ours(hall: Hall) -> None:
    before = levels(judged_of(hall.kept.document).alliance)
    client = sit(hall.owner)
    client.post(one(hall, "guess/V01/"), {"level": "1", "reason": "they told us so"})
    alliance = judged_of(hall.kept.document).alliance
    assert levels(alliance) == before
    assert levels(alliance, "our_guess") == {"V01": (1, 1)}
    assert hall.kept.acts[-1].value == {
        "level": 1, "view": "our_guess", "note": "they told us so",
    }  # fmt: skip
    assert guessed_by(hall.owner, hall.kept) == {"V01": Said("1", "they told us so")}


def test_several_guess_each_for_themselves(hall: Hall) -> None:
    ben = member_in("Petite", "ben@example.org", "Ben", "respondent")
    sit(hall.owner).post(one(hall, "guess/V01/"), {"level": "1"})
    sit(ben).post(one(hall, "guess/V01/"), {"low": "2", "high": "3"})
    assert guessed_by(hall.owner, hall.kept) == {"V01": Said("1")}
    assert guessed_by(ben, hall.kept) == {"V01": Said("2-3")}
    page = sit(ben).get(one(hall)).content.decode()
    assert "Ada: 1" in page
    assert "Ben: 1" in page


def test_the_same_guess_sent_again_is_no_second_act(hall: Hall) -> None:
    client = sit(hall.owner)
    for _ in range(2):
        answer = client.post(
            one(hall, "guess/V01/"), {"level": "1"}, headers={"HX-Request": "true"}
        )
        assert answer.content.lstrip().startswith(b'<form class="mirror-form" id="answer-V01"')
    assert hall.kept.row.sequence == 2


def test_who_guesses_is_told_that_the_reason_stays_with_us(hall: Hall) -> None:
    client, path = sit(hall.owner), one(hall, "guess/V01/")
    part = client.post(path, {"level": "1"}, headers={"HX-Request": "true"})
    for page in (client.get(path), part):
        assert b"This stays in our firm." in page.content
        assert b"Both sides will read this" not in page.content


def test_a_reason_alone_is_kept_with_a_level_not_known(hall: Hall) -> None:
    sit(hall.owner).post(one(hall, "guess/V01/"), {"reason": "we never asked"})
    assert guessed_by(hall.owner, hall.kept) == {"V01": Said("unknown", "we never asked")}


@pytest.mark.parametrize("factor", ["R12", "R18", "X99"])
def test_what_they_are_never_asked_cannot_be_guessed(hall: Hall, factor: str) -> None:
    assert sit(hall.owner).get(one(hall, f"guess/{factor}/")).status_code == 404


def test_what_may_worry_them_stands_with_the_paper_that_reassures(hall: Hall) -> None:
    page = sit(hall.owner).get(one(hall, "guess/")).content.decode()
    assert "What may worry them" in page
    assert "A short confidentiality agreement with an end date" in page


def test_a_reader_reads_and_guesses_nothing(hall: Hall) -> None:
    reader = member_in("Petite", "rita@example.org", "Rita", "reader")
    client = sit(reader)
    assert client.get(one(hall)).status_code == 200
    assert b"Ask the partner" not in client.get(one(hall)).content
    assert client.get(one(hall, "guess/")).status_code == 200
    assert client.post(one(hall, "guess/V01/"), {"level": "1"}).status_code == 403


def test_the_three_views_are_counted_apart(hall: Hall, revealed: Hall) -> None:
    sit(hall.owner).post(one(hall, "guess/V01/"), {"level": "1"})
    page = sit(hall.owner).get(one(hall))
    ours = len(levels(judged_of(hall.kept.document).alliance))
    told = page.context["told"]
    assert (told["our_guess"], told["theirs"]) == (1, 5)
    assert 0 < told["ours"] <= ours
    assert instrument_of(hall.kept)[0] == "alliance_fit"
