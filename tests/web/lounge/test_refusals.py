"""Refusals: a code, a status, and a sentence in each language."""

import pytest

from alliancemap.words import LANGUAGES, table
from alliancemap_web.lounge.refusals import Reason, refused


def test_a_refusal_knows_its_status_its_reason_and_what_was_at_fault() -> None:
    found = refused(400, "WEB102", "an id", place="talk")
    assert (found.status, found.operation) == (400, "an id")
    assert found.reasons == (Reason("WEB102", (("place", "talk"),)),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_of_the_lounge_has_its_sentence(language: str) -> None:
    codes = [code for code in table(language, "web") if code.startswith("error.WEB1")]
    assert len(codes) == 17
    values = {"place": "talk", "count": 501, "most": 500}
    for code in codes:
        said = Reason(code.removeprefix("error."), tuple(values.items())).sentence(language)
        assert said.endswith(".")
        assert "{" not in said
