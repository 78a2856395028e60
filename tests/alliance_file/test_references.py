"""Whether the parts of a file agree with each other."""

import pytest

from alliancemap.alliance_file import AllianceFileError, read_alliance

HEAD = "alliancemap: 1\nname: N\n"
TWO = "parties: {us: {name: A}, partner: {name: B}}\n"
THREE = "parties: {us: {name: A}, partner: {name: B}, c: {name: C, side: other}}\n"


def codes(text: str) -> list[str]:
    """The codes and paths of what is wrong with a file."""
    try:
        read_alliance(HEAD + text)
    except AllianceFileError as error:
        return [f"{problem.code} {problem.place.path}" for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (TWO, []),
        ("parties: {a: {name: A, side: us}, b: {name: B, side: partner}}", []),
        ("parties: {a: {name: A, side: us}}", ["FILE071 parties"]),
        ("parties: {}", ["FILE070 parties", "FILE071 parties"]),
        (
            "parties: {us: {name: A, side: partner}, partner: {name: B}}",
            ["FILE039 parties.us.side"],
        ),
        (THREE, ["FILE075 parties"]),
        (THREE + "relations: {m: {between: [us, partner, c]}}", []),
        (TWO + "relations: {m: {between: [us, c]}}", ["FILE072 relations.m.between[2]"]),
        (
            THREE + "relations: {m: {between: [us, c], brings: {partner: x}}}",
            ["FILE073 relations.m.brings.partner"],
        ),
        (TWO + "answers: {M01: {level: 1, relation: main}}", []),
        (TWO + "answers: {M01: {level: 1, relation: m}}", ["FILE074 answers.M01.relation"]),
        (
            TWO + "relations: {m: {between: [us, partner]}}\n"
            "answers: {M01: [{level: 1, relation: m}, {level: 1, relation: main}]}",
            ["FILE074 answers.M01[2].relation"],
        ),
        (TWO + "language: en\ntranslations: {fr: {aim: x}}", []),
        (TWO + "translations: {en: {aim: x}, fr: {aim: x}}", []),
        (TWO + "language: en\ntranslations: {en: {aim: x}}", ["FILE076 translations.en"]),
        (
            TWO + "translations: {fr: {parties: {c: {place: x}}}}",
            ["FILE072 translations.fr.parties.c"],
        ),
        (TWO + "translations: {fr: {relations: {main: {brings: {us: x}}}}}", []),
        (
            TWO + "translations: {fr: {relations: {main: {brings: {c: x}}}}}",
            ["FILE073 translations.fr.relations.main.brings.c"],
        ),
        (
            THREE + "relations: {m: {between: [us, c]}}\n"
            "translations: {fr: {relations: {m: {brings: {partner: x}}}}}",
            ["FILE073 translations.fr.relations.m.brings.partner"],
        ),
        (
            TWO + "relations: {m: {between: [us, partner]}}\n"
            "translations: {fr: {relations: {main: {together: x}}}}",
            ["FILE074 translations.fr.relations.main"],
        ),
        (
            TWO + "translations: {fr: {relations: {main: {together: 7}}}}",
            ["FILE034 translations.fr.relations.main.together"],
        ),
    ],
)
def test_parties_and_relations_that_are_named_must_be_described(
    text: str, problems: list[str]
) -> None:
    assert codes(text) == problems


def test_a_party_that_could_not_be_read_is_not_also_missing() -> None:
    assert codes("parties: {us: {name: A}, partner: {name: 7}}") == ["FILE034 parties.partner.name"]
