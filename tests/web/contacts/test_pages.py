"""The pages of people and ties."""

from collections.abc import Callable
from datetime import date

import pytest
from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.queries import people_of

TEAM = "team/contacts/"
PLACES = ("", "add/", "paste/", "contacts.csv", "leaves/", "standing/")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_opens_in_both_languages(ada: Desk, people: Known, language: str) -> None:
    ada.language = language
    for place in PLACES:
        assert ada.get(f"{TEAM}{place}").status_code == 200, place
    for key in people.keys.values():
        assert ada.get(f"{TEAM}people/{key}/").status_code == 200


def test_an_empty_page_leads_to_writing_down(ada: Desk) -> None:
    page = ada.get(TEAM).content.decode()
    assert ada.address(f"{TEAM}add/") in page
    assert "Nobody is written down yet" in page


def test_three_people_are_written_at_once_with_who_knows_them(ada: Desk) -> None:
    ada.post(f"{TEAM}add/", side="us", member="Ada", name__0="Ben", function__0="sales",
             rank__0="top")  # fmt: skip
    ours = {one.name: one.key for one in people_of(ada.kept().id).people}
    assert set(ours) == {"Ada", "Ben"}
    answer = ada.post(
        f"{TEAM}add/", side="partner",
        name__0="Eva", function__0="legal", rank__0="top", known_by__0=[ours["Ada"], ours["Ben"]],
        met_on__0="2026-01-05", role__2="buyer", function__2="operations", rank__2="middle",
    )  # fmt: skip
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("add/?done=2#partner")
    kept = people_of(ada.kept().id)
    assert {one.called for one in kept.on("partner")} == {"Eva", "buyer"}
    assert {tie.met_on for tie in kept.ties} == {date(2026, 1, 5)}
    assert len(kept.ties) == 2


def test_what_is_refused_stays_in_its_row(ada: Desk) -> None:
    answer = ada.post(
        f"{TEAM}add/", side="partner", name__1="Eva", function__1="magic", rank__1="top"
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="Eva"' in page
    assert "CON008" in page
    assert people_of(ada.kept().id).people == ()


def test_pairs_are_ticked_all_at_once(people: Known) -> None:
    desk, key = people.desk, people.keys
    pairs = [f"{key['Ben']}-{key['Ida']}", f"{key['Ben']}-{key['Eva Lund']}", "nonsense"]
    desk.post(f"{TEAM}add/", side="ties", tie=pairs, met_on="2026-01-04")
    ties = people.now().ties_of(key["Ben"])
    assert {tie.other for tie in ties} == {key["Ida"], key["Eva Lund"], key["Max"]}


def test_a_persons_ties_are_kept_with_what_they_hold(people: Known) -> None:
    desk, key = people.desk, people.keys
    ida = key["Ida"]
    fields = {
        "part": "ties", f"knows__{ida}": "yes", f"met_on__{ida}": "2026-01-03",
        f"kinds__{ida}": ["work", "advice"], f"note__{ida}": "school",
        f"note__{key['Max']}": "not ticked",
    }  # fmt: skip
    assert desk.post(f"{TEAM}people/{key['Ben']}/", **fields).status_code == 302
    (tie,) = people.now().ties_of(key["Ben"])
    assert (tie.other, tie.kinds, tie.note) == (ida, ("work", "advice"), "school")


def test_a_person_is_put_right_and_leaves(people: Known) -> None:
    desk, key = people.desk, people.keys["Eva Lund"]
    whole = {"side": "partner", "name": "Eva Lund", "rank": "top", "function": "direction"}
    desk.post(f"{TEAM}people/{key}/", **whole, left_on="2026-01-02")
    page = desk.get(TEAM).content.decode()
    assert "left on 2 January 2026" in page
    wrong = desk.post(f"{TEAM}people/{key}/", **whole, since="2026-03-01", left_on="2026-01-02")
    assert wrong.status_code == 422
    assert "CON005" in wrong.content.decode()


def test_who_is_not_there_has_no_page(people: Known) -> None:
    assert people.desk.get(f"{TEAM}people/zzzzzzzzzzzz/").status_code == 404
    assert people.desk.post(f"{TEAM}people/zzzzzzzzzzzz/forget/").status_code == 404


def test_a_person_is_forgotten(people: Known) -> None:
    desk, key = people.desk, people.keys["Eva Lund"]
    answer = desk.post(f"{TEAM}people/{key}/forget/")
    assert answer.headers["Location"].endswith("?done=forgotten")
    page = desk.client.get(answer.headers["Location"]).content.decode()
    assert "forgotten here" in page
    assert "Eva Lund" not in page


def test_a_table_is_pasted_or_told_what_is_wrong(ada: Desk) -> None:
    wrong = ada.post(f"{TEAM}paste/", table="us;Ada;magic")
    assert wrong.status_code == 422
    assert "us;Ada;magic" in wrong.content.decode()
    good = "us;Ada;direction;top\npartner;Eva;legal;top;Ada;2026-01-02\n"
    assert ada.post(f"{TEAM}paste/", table=good).status_code == 302
    assert len(people_of(ada.kept().id).ties) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_goes_out_as_it_comes_in(
    people: Known, sit: Callable[..., Desk], language: str
) -> None:
    desk = people.desk
    desk.language = language
    answer = desk.get(f"{TEAM}contacts.csv")
    assert answer["Content-Type"].startswith("text/csv")
    text = answer.content.decode("utf-8-sig")
    before = people.now()
    assert desk.post(f"{TEAM}paste/", table=text).status_code == 302
    after = people.now()
    assert [one.key for one in after.people] == [one.key for one in before.people]
    assert len(after.ties) == len(before.ties)


def test_the_reach_becomes_an_answer_that_says_where_it_comes_from(people: Known) -> None:
    desk = people.desk
    assert desk.post(f"{TEAM}reach/").status_code == 302
    answer = desk.said("R21")[-1]
    assert (answer.low, answer.who) == (3, "Ada")
    assert answer.note
    assert "3 ties of 6" in answer.note


def test_without_people_of_theirs_there_is_nothing_to_answer_with(ada: Desk) -> None:
    assert ada.post(f"{TEAM}reach/").status_code == 404
    assert ada.said("R21") == []


def test_a_reader_sees_and_changes_nothing(people: Known, sit: Callable[..., Desk]) -> None:
    cy = sit("Cy", "reader")
    page = cy.get(TEAM).content.decode()
    assert "Eva Lund" in page
    assert "add/" not in page.replace(cy.address("add/"), "")
    key = people.keys["Max"]
    for place in ("add/", "paste/", "reach/", f"people/{key}/forget/", f"people/{key}/rests/"):
        assert cy.post(f"{TEAM}{place}").status_code == 403, place
    before = people.now()
    assert cy.post(f"{TEAM}people/{key}/", part="ties").status_code == 403
    assert people.now() == before


def test_a_respondent_writes_down_and_forgets_nobody(
    people: Known, sit: Callable[..., Desk]
) -> None:
    cy = sit("Cy", "respondent")
    assert cy.get(f"{TEAM}add/").status_code == 200
    assert cy.post(f"{TEAM}people/{people.keys['Max']}/forget/").status_code == 403


@pytest.mark.parametrize("place", [*PLACES, "people/{Max}/"])
def test_an_adviser_without_an_opening_finds_nothing(
    people: Known, sit: Callable[..., Desk], place: str
) -> None:
    eva = sit("Eva", "editor", sees_all=False)
    assert eva.get(f"{TEAM}{place.format(**people.keys)}").status_code == 404


def test_a_person_of_another_alliance_has_no_page_here(people: Known) -> None:
    from portfolio_made import data_of

    from alliancemap_web.portfolio.actions import create

    desk = people.desk
    other = create(desk.member, data_of("tesla-daimler"), desk.clock.moment)
    key = people.keys["Max"]
    there = Desk(desk.member, other, desk.clock)
    assert there.get(f"{TEAM}people/{key}/").status_code == 404
    assert there.post(f"{TEAM}people/{key}/forget/").status_code == 404
    assert there.get(f"{TEAM}leaves/", who=key).status_code == 404
    assert there.post(f"{TEAM}people/{key}/rests/", one="R05").status_code == 404
