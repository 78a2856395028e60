"""`alliancemap advise`: the library's advice, in words and as JSON."""

import json

import pytest
from commanded import EXAMPLE, call

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
