"""What a fact was before is told by who said it, from the file it came with on."""

from web.portfolio.conftest import NOW
from web.portfolio.desk import Desk
from web.portfolio.test_shown import shown_to

from alliancemap_web.portfolio.acts import Entry
from alliancemap_web.portfolio.fact_history import history_of, in_words, told_by
from alliancemap_web.portfolio.fields import Field
from alliancemap_web.portfolio.moved import facts_of


def entry(register: str, value: object) -> Entry:
    return Entry(2, "id", register, value, None, 1, "Ada", NOW, "page")


def test_a_fact_changed_twice_and_taken_back_once(ada: Desk) -> None:
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    ada.send("facts/fact-aim/", aim="Grow", **{"was.aim": "Breathe"})
    ada.undo(ada.kept().acts[-1].id)
    part = next(one for one in facts_of(shown_to(ada), "en") if one.id == "fact-aim")
    lines = [one for one in history_of(part, ada.kept().acts, ada.member) if one.label == "Aim"]
    assert [(one.says, one.is_gone, one.came_with_file) for one in lines] == [
        ("Grow", True, False),
        ("Breathe", False, False),
        ("Sell inhaled insulin worldwide", False, True),
    ]
    assert [bool(one.id) for one in lines] == [True, True, False]


def test_an_act_tells_of_what_lies_inside_of_it() -> None:
    says = Field(("relations", "main", "together", "says"), "Says")
    whole = entry("fact/relations/main/together", {"says": "Both"})
    assert told_by(whole, says) == (True, "Both")
    assert told_by(entry("fact/relations/main/together", None), says) == (True, None)
    assert told_by(entry("fact/relations/main/together", "Both"), says) == (True, "Both")
    assert told_by(entry("fact/aim", "x"), says) == (False, None)
    assert told_by(entry("answer/M03", {}), says) == (False, None)


def test_a_value_is_told_in_words() -> None:
    field = Field(("stage",), "Stage", "choice", options=(("idea", "Idea"),))
    assert in_words(field, "idea") == "Idea"
    assert in_words(field, None) == ""
    assert in_words(field, [{"text": "Mail", "date": "2026"}, "Talk"]) == "Mail, 2026; Talk"
