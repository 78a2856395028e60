"""The pages of handing on."""

from collections.abc import Callable

from web.contacts.conftest import Known
from web.portfolio.desk import Desk

from alliancemap_web.contacts.queries import HandoverRow, handovers_of

HERE = "team/handover/"


def begun(people: Known) -> HandoverRow:
    desk = people.desk
    answer = desk.post(HERE, who=people.keys["Ada"], until="2026-02-01")
    assert answer.status_code == 302
    (row,) = handovers_of(desk.kept().id)
    assert row.key in answer.headers["Location"]
    return row


def test_a_leavers_list_is_begun_and_ticked_off(people: Known) -> None:
    desk, row = people.desk, begun(people)
    place = f"{HERE}{row.key}/"
    page = desk.get(place).content.decode()
    assert "Who takes this contact over?" in page
    assert "Eva Lund" in page
    item = row.items[0].key
    part = desk.send(f"{place}items/{item}/", taker="Ben", done="yes")
    assert part.status_code == 200
    assert "one of 2 still open" in part.content.decode()
    (now,) = handovers_of(desk.kept().id)
    assert (now.items[0].taker, now.open) == ("Ben", 1)
    assert desk.post(f"{place}items/{item}/", taker="Ben").status_code == 302
    assert handovers_of(desk.kept().id)[0].open == 2


def test_a_line_of_ones_own_is_added(people: Known) -> None:
    desk, row = people.desk, begun(people)
    desk.post(f"{HERE}{row.key}/add/", text="The key")
    assert "The key" in desk.get(f"{HERE}{row.key}/").content.decode()
    wrong = desk.post(f"{HERE}{row.key}/add/", text=" ")
    assert wrong.status_code == 422
    assert "CON023" in wrong.content.decode()
    too_long = desk.post(f"{HERE}{row.key}/items/{row.items[0].key}/", taker="x" * 81)
    assert too_long.status_code == 422


def test_what_is_wrong_with_a_beginning_is_told(people: Known) -> None:
    desk = people.desk
    assert desk.post(HERE, who="zzzzzzzzzzzz").status_code == 404
    assert desk.post(HERE, who=people.keys["Ada"], until="soon").status_code == 422
    begun(people)
    again = desk.post(HERE, who=people.keys["Ada"])
    assert again.status_code == 409
    assert "CON022" in again.content.decode()


def test_what_is_not_there_is_not_found(people: Known) -> None:
    desk, row = people.desk, begun(people)
    assert desk.get(f"{HERE}zzzzzzzzzzzz/").status_code == 404
    assert desk.post(f"{HERE}zzzzzzzzzzzz/add/", text="x").status_code == 404
    assert desk.post(f"{HERE}{row.key}/items/zzzzzzzzzzzz/", done="yes").status_code == 404
    assert desk.post(f"{HERE}zzzzzzzzzzzz/drop/").status_code == 404
    assert desk.post(f"{HERE}{row.key}/drop/").status_code == 302
    assert handovers_of(desk.kept().id) == ()


def test_both_languages_show_the_pack_and_the_list(people: Known, sit: Callable[..., Desk]) -> None:
    row = begun(people)
    cy = sit("Cy", "reader")
    for language in ("en", "fr"):
        cy.language = language
        assert "Ada" in cy.get(HERE).content.decode()
        assert cy.get(f"{HERE}{row.key}/").status_code == 200
    assert cy.post(f"{HERE}{row.key}/items/{row.items[0].key}/", done="yes").status_code == 403
    assert cy.post(HERE, who=people.keys["Ada"]).status_code == 403
