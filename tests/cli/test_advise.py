"""`alliancemap advise`: the library's advice, in words and as JSON."""

import json

import pytest
from commanded import EXAMPLE, call

from alliancemap.cli.commands import FORMS
from alliancemap.reading.opened import open_alliance
from alliancemap.wire import advice_to_plain


def test_json_is_the_librarys_own_result() -> None:
    answer = call("advise", EXAMPLE, "--json")
    wanted = advice_to_plain(open_alliance(EXAMPLE).assessment.structure)
    assert json.loads(answer.out) == wanted


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_is_shown_only_when_asked_for(language: str) -> None:
    rules = [state.rule for state in open_alliance(EXAMPLE).assessment.structure.rules]
    short = call("advise", EXAMPLE, "--lang", language).out
    whole = call("advise", EXAMPLE, "--all", "--lang", language).out
    assert all(f"\n  {rule} " in whole for rule in rules)
    assert not all(f"\n  {rule} " in short for rule in rules)


@pytest.mark.parametrize("form", FORMS)
def test_one_form_may_be_asked_about_alone(form: str) -> None:
    answer = call("advise", EXAMPLE, "--form", form)
    reading = open_alliance(EXAMPLE)
    assert f"{form} {reading.voice().words.form(form).name}\n" in answer.out
    assert (answer.code, answer.err) == (0, "")
    rules = [state.rule for state in reading.assessment.structure.rules]
    whole = call("advise", EXAMPLE, "--form", form, "--all").out
    assert all(f"\n  {rule} " in whole for rule in rules)


def test_the_forms_that_can_be_named_are_the_instruments() -> None:
    assert set(FORMS) == set(open_alliance(EXAMPLE).instrument.structure.forms)


def test_a_form_that_there_is_not_is_refused() -> None:
    answer = call("advise", EXAMPLE, "--form", "merger")
    assert (answer.code, answer.codes) == (2, ["CLI006"])
