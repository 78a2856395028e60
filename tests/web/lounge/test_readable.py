"""A talk as an alliance: what the pages say is what was answered."""

import pytest
from hypothesis import given
from web.edits import EXAMPLES
from web.lounge.acted import NOW, OTHER_TALK, TALK, act, answer, stamp, talks

from alliancemap.alliance_file import AllianceFileError, read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap.model.answers import UNKNOWN, current_answers, levels
from alliancemap_web.lounge.acts import ANSWER, Operation, in_order, last_of_each
from alliancemap_web.lounge.checks import read_sync
from alliancemap_web.lounge.readable import alliance_of


def done(*acts: dict[str, object]) -> tuple[Operation, ...]:
    return read_sync({"talk": TALK, "operations": list(acts)}).operations


def span(level: object) -> tuple[int, int]:
    """What a level of the phone allows."""
    if level == "not_relevant":
        return (-1, -1)
    if isinstance(level, list):
        return (level[0], level[1])
    return (level, level) if isinstance(level, int) else UNKNOWN


@given(talks(most=20).filter(bool))
def test_any_talk_is_an_alliance_in_which_the_last_answers_count(whole: list[Operation]) -> None:
    alliance = alliance_of(whole, "en")
    found = levels(alliance)
    for register, one in last_of_each(in_order(whole)).items():
        if register.startswith(ANSWER):
            wanted = span((one.value or {}).get("level"))
            assert found.get(register.removeprefix(ANSWER), UNKNOWN) == wanted


def test_both_answers_stay_and_the_later_counts() -> None:
    day = 86_400_000
    alliance = alliance_of(
        done(
            act("name", "Orchid", moment=NOW - day),
            act(value=answer(1), moment=NOW),
            act(value=answer(3), moment=NOW + day, device="0000000b"),
        ),
        "fr",
    )
    assert [(one.low, one.date) for one in alliance.answers] == [
        (1, "2026-11-18"),
        (3, "2026-11-19"),
    ]
    assert current_answers(alliance)["M01"].low == 3
    assert (alliance.name, alliance.date) == ("Orchid", "2026-11-17")
    assert [one.side for one in alliance.parties] == ["us", "partner"]


def test_an_opened_file_loses_nothing() -> None:
    for path in EXAMPLES.glob("*.yaml"):
        file = read_alliance(path.read_bytes())
        base = Operation(OTHER_TALK, TALK, stamp(NOW), "base", plain_alliance(file))
        name = Operation(TALK, TALK, stamp(NOW - 1), "name", file.name)
        sector = Operation(TALK[:-1] + "0", TALK, stamp(NOW - 1), "sector", file.sector)
        asides = [
            Operation(f"{at:08}{TALK[8:]}", TALK, stamp(NOW - 1), f"aside:{one.gate}",
                      {"reason": one.reason})
            for at, one in enumerate(file.set_aside)
        ]  # fmt: skip
        feeling = [
            Operation(f"f{TALK[1:]}", TALK, stamp(NOW - 1), "feeling",
                      {"level": file.feeling.level, "knows": file.feeling.knows or ""})
        ] if file.feeling else []  # fmt: skip
        assert alliance_of([name, sector, *asides, *feeling, base], "en") == file


def test_a_base_that_is_no_alliance_says_so() -> None:
    with pytest.raises(AllianceFileError):
        alliance_of(done(act("base", {"alliancemap": 1, "parties": 3})), "en")
