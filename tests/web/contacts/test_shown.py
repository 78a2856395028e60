"""The contact grid in words."""

from datetime import date, timedelta

import pytest
from web.contacts.conftest import Known

from alliancemap.model.contact_cuts import loss
from alliancemap_web.contacts.queries import recent
from alliancemap_web.contacts.shown import ContactsShown, contacts_shown, lost, side_words

TODAY = date(2026, 1, 6)


def shown(people: Known, language: str = "en") -> ContactsShown:
    return contacts_shown(people.now(), "Sanofi", TODAY, language)


def test_the_grid_says_who_is_where_and_who_of_us_knows_them(people: Known) -> None:
    rows = {row.function: row for row in shown(people).rows}
    top = rows["General management"].cells[0]
    assert ([name for _, name in top.theirs], top.ours, top.state) == (["Eva Lund"], "Ada", "met")
    assert top.met == "20 December 2025"
    operating = rows["Engineering"].cells[2]
    assert (operating.ours, operating.state) == ("Ada and Ben", "faded")
    assert rows["Purchasing/operations"].cells[1].state == "unmet"
    assert rows["Legal"].is_empty


def test_what_nobody_knows_is_named(people: Known) -> None:
    said = " ".join(shown(people).missing)
    for place in ("Sales", "Purchasing/operations", "Legal", "Finance"):
        assert place in said
    assert "General management" not in said
    assert "level: middle" in said
    assert shown(people).faded == ("Engineering: Max, last met on 1 June 2025.",)


def test_numbers_are_told_in_sentences(people: Known) -> None:
    assert shown(people).says[:2] == (
        "One point of contact: a pair of ours and theirs who met in the last 90 days.",
        "3 ties of 6 possible between the named people (50%).",
    )
    assert "Ada holds 2 of the 3 ties." in shown(people).says


def test_who_holds_something_alone_is_told_with_what_is_lost(people: Known) -> None:
    singles = {one.name: one for one in shown(people).singles}
    assert singles["Ada"].says == (
        "Lost without this person: General management.",
        "The rest falls into parts that no longer meet.",
        "Eva Lund is then tied to nobody.",
    )
    assert singles["Ada"].side == "us"
    assert "Ben" not in singles
    assert singles["Max"].side == "Sanofi"


def test_a_second_change_within_a_year_is_alarming(people: Known) -> None:
    assert shown(people).alarms == ()
    for name in ("One", "Two"):
        people.add("partner", name, "legal", left_on=TODAY - timedelta(days=30))
    assert "Sanofi" in shown(people).alarms[0]
    assert [one.name for one in shown(people).left] == ["One", "Two"]
    assert "2 of 5" in shown(people).changes[1]


def test_the_picture_has_everybody_and_every_tie(people: Known) -> None:
    picture = str(shown(people).picture)
    for name in ("Ada", "Ben", "Eva Lund", "Max", "Ida", "Sanofi"):
        assert name in picture
    assert picture.count('data-part="tie-') == 3
    assert {(one.one, one.other, one.is_faded) for one in shown(people).ties} == {
        ("Ada", "Eva Lund", False),
        ("Ada", "Max", True),
        ("Ben", "Max", True),
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_are_escaped_in_the_picture(people: Known, language: str) -> None:
    people.add("partner", "<script>", "legal", known_by=("Ada",))
    assert "<script>" not in shown(people, language).picture


def test_nothing_is_said_of_nobody(people: Known) -> None:
    from alliancemap_web.contacts.queries import People

    empty = contacts_shown(People((), ()), "Sanofi", TODAY, "en")
    assert not empty.has_any
    assert (empty.says, empty.missing, empty.picture, empty.reach) == ((), (), "", None)


def test_losing_the_last_who_knows_them_is_said_first(people: Known) -> None:
    kept = people.now()
    for key in (people.keys["Ben"], people.keys["Max"]):
        kept = type(kept)(
            tuple(one for one in kept.people if one.key != key),
            tuple(tie for tie in kept.ties if key not in (tie.one, tie.other)),
        )
    gone = loss(kept.as_map, people.keys["Ada"], recent(TODAY))
    assert lost(gone, kept, "en")[0].startswith("If this person leaves, nobody of us knows")


def test_the_partner_is_called_by_name() -> None:
    assert side_words("partner", "Sanofi", "en") == "Sanofi"
    assert side_words("partner", "", "en") == "partner"
    assert side_words("us", "Sanofi", "fr") == "nous"
