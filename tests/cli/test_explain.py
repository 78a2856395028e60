"""`alliancemap explain`: a clear grammar, every topic opened, every card shown."""

import pytest
from commanded import EXAMPLE, call

from alliancemap.cli.explain import looks_like_a_topic, named, results
from alliancemap.instruments.load import load_instrument
from alliancemap.model.arithmetic import topics
from alliancemap.reading.cards import cards

INSTRUMENT = load_instrument()


@pytest.mark.parametrize("topic", topics(INSTRUMENT))
def test_every_topic_opens_in_an_alliance(topic: str) -> None:
    for language in ("en", "fr"):
        answer = call("explain", EXAMPLE, topic, "--lang", language)
        assert (answer.code, answer.err) == (0, "")
        assert len(answer.out.splitlines()) > 5


def test_a_topic_without_a_file_is_a_card() -> None:
    card = call("explain", "R17").out
    assert card.startswith("R17 Exclusivity burden\n")
    assert "https://" in card
    assert call("explain", "r17").out == card


def test_a_rule_has_no_arithmetic_and_shows_its_card() -> None:
    assert call("explain", EXAMPLE, "S01").out == call("explain", "S01").out


@pytest.mark.parametrize("result", results(INSTRUMENT))
def test_a_result_needs_an_alliance(result: str) -> None:
    assert call("explain", result).codes == ["CLI026"]
    assert call("explain", EXAMPLE, result).code == 0


def test_alone_or_with_a_file_it_lists_the_topics() -> None:
    assert "R01-R30" in call("explain").out
    assert call("explain", EXAMPLE).out == call("explain").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["r71"], "CLI024"),
        (["X99"], "CLI025"),
        (["nowhere.yaml"], "CLI010"),
        ([EXAMPLE, "R71"], "CLI024"),
        ([EXAMPLE, "nonsense-entirely"], "CLI025"),
        ([EXAMPLE, "R17", "R18"], "CLI004"),
    ],
)
def test_what_is_not_there_has_its_code(words: list[str], code: str) -> None:
    answer = call("explain", *words)
    assert (answer.code, answer.codes) == (2, [code])


def test_only_an_id_is_taken_for_a_mistyped_topic() -> None:
    assert looks_like_a_topic("R71")
    assert not looks_like_a_topic("deal.yaml")
    assert not looks_like_a_topic("")


def test_topics_are_named_in_any_case() -> None:
    assert named("jv", cards(INSTRUMENT)) == "JV"
    assert named("jvx", cards(INSTRUMENT)) is None
