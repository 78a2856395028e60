"""What a row changes in an alliance that is there: what differs, and nothing else."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.exchange import updating
from alliancemap_web.exchange.partners import Draft, Setting, alliance_data
from alliancemap_web.exchange.updating import changes_for
from alliancemap_web.portfolio.acts import is_register

SETTING = Setting("Lumio", "t.csv", "en", "Ada", date(2027, 3, 1))
SAID = st.fixed_dictionaries(
    {},
    optional={
        "people": st.integers(0, 10**6),
        "country": st.sampled_from(["France", "Norway"]),
        "aim": st.sampled_from(["sell", "learn"]),
        "need": st.sampled_from(["light", "heat"]),
        "form": st.sampled_from(["K1", "JV"]),
        "website": st.sampled_from(["https://a.example", "https://b.example"]),
        "note": st.sampled_from([(("Note", "one"),), (("A", "x"), ("B", "y"))]),
        "M01": st.sampled_from([0, 3, "1-3", "unknown"]),
        "owner": st.just("Eve"),
    },
)


def document(said: dict[str, Any]) -> str:
    return json.dumps(alliance_data(Draft(2, "Ostara", said), SETTING))


@given(SAID)
def test_a_row_that_says_what_is_there_changes_nothing(said: dict[str, Any]) -> None:
    assert changes_for(Draft(9, "Ostara", said), document(said), SETTING) == ()


@given(SAID, SAID)
def test_every_change_is_of_a_register_and_of_something_the_row_says(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    changes = changes_for(Draft(9, "Ostara", after), document(before), SETTING)
    assert all(is_register(one.register) for one in changes)
    touched = {one.register.split("/")[-1] for one in changes}
    assert touched <= {*after, "text", "sources", "note"}
    assert ("fact/parties/partner/people" in {one.register for one in changes}) == (
        "people" in after and after["people"] != before.get("people")
    )


def test_a_note_is_added_to_and_a_source_stays() -> None:
    held = document({"note": (("Note", "one"),), "website": "https://a.example"})
    draft = Draft(9, "Ostara", {"note": (("Note", "two"),), "website": "https://b.example"})
    said = {one.register: one.value for one in changes_for(draft, held, SETTING)}
    assert said["fact/note"] == "one\ntwo"
    assert [one.get("url") for one in said["fact/parties/partner/sources"]] == [
        "https://a.example",
        None,
        "https://b.example",
    ]


def test_short_forms_of_a_file_are_understood() -> None:
    data = {
        "need": {"text": "light", "sources": ["x"]},
        "parties": {"us": {"name": "L"}, "giant": {"side": "partner", "name": "O", "sources": "s"}},
        "answers": {"M01": 3, "M02": [{"level": 1}, {"level": 2}]},
    }
    assert updating.partner_key(data) == "giant"
    assert updating.last_level(data, "M01") == 3
    assert updating.last_level(data, "M02") == 2
    assert updating.last_level(data, "M03") is None
    assert updating.listed("s") == ["s"]
    assert updating.listed(None) == []
    assert updating.addresses(["https://a.example", {"url": "https://b.example"}, {}]) == {
        "https://a.example",
        "https://b.example",
        "",
    }
    changes = changes_for(Draft(9, "O", {"need": "heat", "form": "JV"}), json.dumps(data), SETTING)
    assert {one.register for one in changes} == {"fact/need/text", "fact/relations/main/form"}
