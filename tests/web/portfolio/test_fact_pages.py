"""Facts are gathered once, kept by field, and nothing that stands beside them is lost."""

import json
import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from web.portfolio.desk import HTMX, Desk, fragment

from alliancemap_web.portfolio.readings import judged_of

Sit = Callable[..., Desk]


def alliance_of(desk: Desk) -> object:
    return judged_of(desk.kept().document).alliance


def test_the_facts_draw_the_map(ada: Desk) -> None:
    sent = ada.send(
        "facts/fact-us/",
        **{"parties.us.people": "1 300", "was.parties.us.people": "260",
           "parties.us.name": "MannKind", "was.parties.us.name": "MannKind"},
    )  # fmt: skip
    assert sent.status_code == 200
    assert alliance_of(ada).parties[0].people == 1300
    assert "1300 people" in fragment(sent, "part-map")
    assert 'value="1300"' in fragment(sent, "field-parties.us.people")


def test_sending_every_form_back_as_it_was_changes_nothing(ada: Desk) -> None:
    before = ada.kept().document
    text = ada.get("facts/").content.decode()
    forms = FORM.findall(text)
    assert len(forms) > 10
    for part, body in forms:
        answer = ada.client.post(ada.address(f"facts/{part}/"), sent_back(body), headers=HTMX)
        assert answer.status_code == 200, (part, answer.content.decode()[-1500:])
    assert ada.kept().document == before
    assert ada.kept().row.sequence == 1


FORM = re.compile(r'<form class="fields across" id="facts-([\w-]+)"(.*?)</form>', re.DOTALL)
INPUT = re.compile(r'<input[^>]* name="([^"]+)"[^>]*? value="([^"]*)"')
SELECT = re.compile(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
AREA = re.compile(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)


def sent_back(body: str) -> dict[str, str]:
    """What a browser sends of a form in which nobody typed."""
    fields = {unescape(name): unescape(value) for name, value in INPUT.findall(body)}
    for name, inner in SELECT.findall(body):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        fields[name] = chosen[1] if chosen else ""
    return fields | {name: unescape(inner) for name, inner in AREA.findall(body)}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_kept_as_typed_or_refused_and_all_else_stays(ada: Desk, text: str) -> None:
    before = json.loads(ada.kept().document)
    answer = ada.send("facts/fact-aim/", **{"aim": text, "was.aim": before.get("aim", "")})
    after = json.loads(ada.kept().document)
    assert answer.status_code in {200, 422}
    assert before.keys() - {"aim"} == after.keys() - {"aim"}
    assert all(before[key] == after[key] for key in before.keys() - {"aim"})


def test_a_wrong_field_says_so_and_the_right_ones_are_kept(ada: Desk) -> None:
    answer = ada.send(
        "facts/fact-us/",
        **{"parties.us.people": "many", "was.parties.us.people": "260",
           "parties.us.place": "Danbury", "was.parties.us.place": "Valencia"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "PRT030" in fragment(answer, "wrong-parties.us.people")
    assert "Danbury" in fragment(answer, "field-parties.us.place")
    party = alliance_of(ada).parties[0]
    assert (party.people, party.place) == (260, "Danbury")


@pytest.mark.parametrize(
    ("part", "field", "value", "code"),
    [
        ("fact-us", "parties.us.name", "", "PRT033"),
        ("fact-us", "parties.us.currency", "euro", "PRT031"),
        ("fact-us", "parties.us.founded", "12000", "PRT036"),
        ("fact-us", "parties.us.sources.0.url", "mannkind", "PRT023"),
        ("fact-us", "parties.us.sources.0.date", "today", "PRT022"),
        ("fact-aim", "sector", "baking", "PRT034"),
        ("fact-aim", "name", "x" * 1001, "PRT035"),
        ("promises", "promises.people.0.hours", "4", "PRT037"),
        ("feeling", "feeling.knows", "Something", "PRT032"),
        ("stage", "signed", "2014", "PRT038"),
    ],
)
def test_a_field_that_cannot_be_so_says_why(
    ada: Desk, part: str, field: str, value: str, code: str
) -> None:
    answer = ada.send(f"facts/{part}/", **{field: value})
    assert answer.status_code == 422, answer.content.decode()[-500:]
    assert code in answer.content.decode()
    assert ada.kept().row.sequence == 1
    without_script = ada.post(f"facts/{part}/", **{field: value})
    assert without_script.status_code == 422
    assert value in without_script.content.decode()


def test_stage_and_signing_are_acts_that_one_button_takes_back(ada: Desk) -> None:
    sent = {"stage": "running", "was.stage": "idea", "signed": "2026-01-04", "was.signed": ""}
    answer = ada.send("facts/stage/", **sent)
    assert answer.status_code == 200
    kept = ada.kept()
    assert (kept.row.stage, str(kept.row.signed_on), kept.row.sequence) == (
        "running", "2026-01-04", 3,
    )  # fmt: skip
    assert [one.register for one in kept.acts] == ["base", "stage", "signed"]
    acts = [one.id for one in kept.acts[1:]]
    assert all(f'value="{one}"' in answer.content.decode() for one in acts)
    undone = ada.client.post(ada.address("undo/"), {"act": acts}, headers={"HX-Request": "true"})
    assert undone.status_code == 200
    assert (ada.kept().row.stage, ada.kept().row.signed_on) == ("idea", None)


def test_a_day_of_signing_can_be_emptied(ada: Desk) -> None:
    ada.post("facts/stage/", **{"signed": "2026-01-04", "was.signed": ""})
    ada.post("facts/stage/", **{"signed": "", "was.signed": "2026-01-04"})
    assert ada.kept().row.signed_on is None
    assert [one.value for one in ada.kept().acts[1:]] == ["2026-01-04", None]


def test_a_sentence_emptied_goes_with_its_sources(ada: Desk) -> None:
    place = "relations.main.brings.us"
    was = alliance_of(ada).relations[0].brings[0].sentence
    answer = ada.send(
        "facts/fact-we-bring/", **{f"{place}.says": "", f"was.{place}.says": was.text}
    )
    assert answer.status_code == 200
    assert [one.party for one in alliance_of(ada).relations[0].brings] == ["partner"]


def test_promises_feeling_weights_and_translations_are_facts_too(ada: Desk) -> None:
    ada.send(
        "facts/promises/",
        **{"promises.exclusive.0.field": "inhalers", "promises.exclusive.0.until": "2027-12",
           "promises.people.0.name": "Anna", "promises.people.0.hours": "40",
           "promises.hours": "60"},
    )  # fmt: skip
    ada.send("facts/feeling/", **{"feeling.level": "3", "feeling.knows": "Their chief is leaving"})
    ada.send("facts/weights/", **{"weights.M01": "3"})
    ada.send("facts/translation/", **{"translations.fr.aim": "Respirer l’insuline"})
    alliance = alliance_of(ada)
    assert alliance.promises.exclusive[0].until == "2027-12"
    assert alliance.promises.people[0].hours == 40
    assert (alliance.feeling.level, alliance.feeling.knows) == (3, "Their chief is leaving")
    assert dict(alliance.weights)["M01"] == 3
    ada.language = "fr"
    assert "Respirer l’insuline" in ada.get().content.decode()
    ada.send("facts/weights/", **{"weights.M01": "", "was.weights.M01": "3"})
    assert dict(alliance_of(ada).weights) == {}


def test_two_people_at_one_form_keep_each_others_fields(ada: Desk, sit: Sit) -> None:
    ben = sit("Ben")
    form = {"aim": "Sell inhaled insulin worldwide", "was.aim": "Sell inhaled insulin worldwide",
            "name": "MannKind × Sanofi", "was.name": "MannKind × Sanofi", "since": "1"}  # fmt: skip
    ben.send("facts/fact-aim/", **(form | {"aim": "Breathe insulin"}))
    sent = ada.send("facts/fact-aim/", **(form | {"name": "Orchid"}))
    alliance = alliance_of(ada)
    assert (alliance.name, alliance.aim) == ("Orchid", "Breathe insulin")
    assert "Ben changed" not in fragment(sent, "met-fact-aim")


def test_who_changes_the_same_fact_is_told_and_can_let_the_other_count(ada: Desk, sit: Sit) -> None:
    form = {"was.aim": "Sell inhaled insulin worldwide", "since": "1"}
    sit("Ben").send("facts/fact-aim/", **(form | {"aim": "Breathe insulin"}))
    sent = ada.send("facts/fact-aim/", **(form | {"aim": "Grow"}))
    assert "Ben changed “aim”" in fragment(sent, "met-fact-aim")
    ada.undo(ada.kept().acts[-1].id)
    assert alliance_of(ada).aim == "Breathe insulin"


def test_what_others_change_comes_into_the_form(ada: Desk, sit: Sit) -> None:
    sit("Ben").send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    moved = ada.part("live/", after="1")
    assert 'value="Breathe"' in fragment(moved, "field-aim")
    assert "Ben changed “aim”" in fragment(moved, "news")


def test_a_third_firm_and_its_relation_come_and_go(ada: Desk) -> None:
    ada.post("facts/add/", name="Pfizer", side="other")
    assert [one.id for one in alliance_of(ada).parties] == ["us", "partner", "pfizer"]
    ada.client.post(ada.address("facts/add/"), {"between": ["us", "pfizer"]})
    assert alliance_of(ada).relations[1].between == ("us", "pfizer")
    text = ada.get("facts/").content.decode()
    assert "What Pfizer brings" in text
    assert ada.post("facts/party-pfizer/remove/").status_code == 404
    assert ada.post("facts/us-pfizer-structure/remove/").status_code == 302
    assert ada.post("facts/party-pfizer/remove/").status_code == 302
    assert len(alliance_of(ada).parties) == 2
    assert ada.post("facts/add/", name=" ").status_code == 422


def test_what_a_fact_was_before_is_one_click_away(ada: Desk) -> None:
    ada.send("facts/fact-aim/", aim="Breathe", **{"was.aim": "x"})
    lines = ada.part("facts/fact-aim/history/").content.decode()
    assert lines.index("Breathe") < lines.index("Sell inhaled insulin worldwide")
    assert "<html" not in lines
    assert "<html" in ada.get("facts/fact-aim/history/").content.decode()
    assert ada.get("facts/nothing/history/").status_code == 404


def test_a_part_that_is_not_there_is_not_found(ada: Desk) -> None:
    assert ada.send("facts/nothing/", aim="x").status_code == 404
