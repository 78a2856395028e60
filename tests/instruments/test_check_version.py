"""A corpus of wrong instruments: each a small change of the good one, each with its code."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from alliancemap.instruments.authored import Authored
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import InstrumentError

Codes = Callable[[Authored], set[str]]
Change = Callable[[Authored], object]


def structure(change: Callable[[dict[str, Any]], object]) -> Change:
    return lambda authored: change(authored.structure)


def factor(number: int, **values: object) -> Change:
    """Change keys of a market factor by its place in the file."""
    return lambda authored: authored.factors["market"]["factor"][number].update(values)


def words(language: str, change: Callable[[dict[str, Any]], object]) -> Change:
    return lambda authored: change(authored.words[language])


def pack(change: Callable[[dict[str, Any]], object]) -> Change:
    return lambda authored: change(authored.packs["health_technology"].structure)


def rule(number: int, **values: object) -> Change:
    return structure(lambda raw: raw["rule"][number].update(values))


def belief(**values: object) -> Change:
    return structure(lambda raw: raw["belief"].update(values))


CITED = [{"key": "gk", "grade": "E4"}]

CORPUS: list[tuple[str, str, Change]] = [
    (
        "a pack for a factor that is not there",
        "INS014",
        pack(lambda raw: raw.update(factor={"M99": {"sources": CITED}})),
    ),
    (
        "a pack that drops a gate that is not there",
        "INS014",
        pack(lambda raw: raw["sector"].update(gates_dropped=["M99"])),
    ),
    ("an unknown key of a factor", "INS015", factor(0, weight=3)),
    ("another id than the folder's", "INS016", structure(lambda raw: raw.update(id="other"))),
    ("no id", "INS020", structure(lambda raw: raw.pop("id"))),
    ("no rules at all", "INS020", structure(lambda raw: raw.pop("rule"))),
    ("a factor without a stage", "INS020", lambda a: a.factors["market"]["factor"][0].pop("stage")),
    ("a stage that is no text", "INS021", factor(0, stage=3)),
    ("a use that is not known", "INS022", factor(0, use="sometimes")),
    ("a grade that is not known", "INS022", factor(0, sources=[{"key": "gk", "grade": "E9"}])),
    ("a condition that is an expression", "INS023", rule(0, when=[{"eval": "R01 > 2"}])),
    (
        "a condition with two bounds",
        "INS023",
        rule(0, when=[{"factor": "R01", "at_least": 1, "at_most": 3}]),
    ),
    (
        "languages that are a text",
        "INS024",
        structure(lambda raw: raw["asymmetry"].update(joint="V14")),
    ),
    ("a difficulty in words", "INS025", factor(0, difficulty="hard")),
    ("a grid of broken numbers", "INS026", belief(grid=[1, 2, 3, 4, 4.5])),
    ("a verdict that is a list", "INS027", structure(lambda raw: raw.update(verdict=[]))),
    ("gates that are a text", "INS028", structure(lambda raw: raw.update(gate="M10"))),
    ("a factor twice", "INS030", factor(0, id="M02")),
    ("a gate twice", "INS030", structure(lambda raw: raw["gate"].append(raw["gate"][0]))),
    ("a rule twice", "INS030", structure(lambda raw: raw["rule"].append(raw["rule"][0]))),
    ("a clause twice", "INS030", structure(lambda raw: raw["clause"].append(raw["clause"][0]))),
    ("a stage twice", "INS030", structure(lambda raw: raw["stages"].append("goals"))),
    (
        "a factor twice in a set",
        "INS030",
        structure(lambda raw: raw["set"][0]["factors"].append("V01")),
    ),
    (
        "a gate on an unknown factor",
        "INS031",
        structure(lambda raw: raw["gate"][0]["parts"][0].update(factor="Z01")),
    ),
    (
        "a set with an unknown factor",
        "INS031",
        structure(lambda raw: raw["set"][0]["factors"].append("Z01")),
    ),
    ("a rule on an unknown factor", "INS031", rule(0, when=[{"factor": "Z01", "at_least": 3}])),
    (
        "an unknown factor among the options of a rule",
        "INS031",
        rule(
            0, when=[{"any": [{"factor": "Z01", "at_least": 3}, {"factor": "R01", "at_least": 3}]}]
        ),
    ),
    (
        "an unknown factor in a mean",
        "INS031",
        rule(0, when=[{"mean": ["R01", "Z01"], "at_least": 3}]),
    ),
    (
        "a clause on an unknown factor",
        "INS031",
        structure(lambda raw: raw["clause"][0].update(when_weak=["Z01"])),
    ),
    (
        "a lawyer's question on an unknown factor",
        "INS031",
        structure(lambda raw: raw["lawyer_question"][0].update(factors=["Z01"])),
    ),
    (
        "an index of unknown factors",
        "INS031",
        structure(lambda raw: raw["index"]["relational"].update(factors=["Z01"])),
    ),
    (
        "an asymmetry of unknown factors",
        "INS031",
        structure(lambda raw: raw["asymmetry"]["joint"].append("Z01")),
    ),
    (
        "a gate that always fires",
        "INS032",
        structure(lambda raw: raw["gate"][0]["parts"][0].update(at_most=4)),
    ),
    ("a condition that always holds", "INS032", rule(0, when=[{"factor": "R01", "at_least": 0}])),
    ("a condition beyond the scale", "INS032", rule(0, when=[{"mean": ["R01"], "at_least": 5}])),
    ("a stage that is not there", "INS033", factor(0, stage="dessert")),
    ("a group of another theme", "INS034", factor(0, group="profile")),
    ("a difficulty of nothing", "INS035", factor(0, difficulty=0)),
    ("a weight of nothing", "INS036", belief(partner=[1, 1, 0, 1, 1])),
    ("too few weights", "INS036", belief(partner=[1, 1, 1, 1])),
    (
        "a row of the belief too many",
        "INS036",
        structure(lambda raw: raw["belief"]["themes"].append([1, 1, 1, 1, 1])),
    ),
    ("a grid that falls", "INS037", belief(grid=[1, 2, 4, 3, 5])),
    ("a coin that always falls heads", "INS037", belief(grid=[1, 2, 3, 4, 6])),
    ("a coin that never falls heads", "INS037", belief(grid=[0, 1, 2, 3, 4])),
    (
        "better partners with worse themes",
        "INS038",
        structure(lambda raw: raw["belief"]["themes"].reverse()),
    ),
    (
        "one weight out of line",
        "INS038",
        structure(lambda raw: raw["belief"]["themes"][0].__setitem__(4, 30)),
    ),
    (
        "more promising futures than futures",
        "INS039",
        structure(lambda raw: raw["verdict"].update(promising_from=21)),
    ),
    (
        "stopped above promising",
        "INS039",
        structure(lambda raw: raw["verdict"].update(stopped_below=16)),
    ),
    (
        "a coverage above all",
        "INS039",
        structure(lambda raw: raw["verdict"].update(coverage_numerator=3)),
    ),
    ("a theme met above the scale", "INS039", structure(lambda raw: raw.update(met_from=4001))),
    ("a sign beyond the range", "INS040", rule(0, ours={"K1": 3})),
    ("a sign of nothing", "INS040", rule(0, theirs={"K1": 0})),
    ("a form that is not there", "INS041", rule(0, ours={"K9": 1})),
    ("a note on a form that is not there", "INS041", rule(14, notes={"K9": "not_now"})),
    ("a fact that is not there", "INS042", rule(0, when=[{"fact": "mood", "is": "good"}])),
    ("a choice that is not there", "INS042", rule(0, when=[{"fact": "aim", "is": "good"}])),
    ("a number of a fact with options", "INS042", rule(0, when=[{"fact": "aim", "more_than": 2}])),
    ("a choice of a number", "INS042", rule(0, when=[{"fact": "parties", "is": "two"}])),
    ("an index that is not there", "INS043", rule(0, when=[{"index": "mood", "is": "high"}])),
    ("an empty gate", "INS044", structure(lambda raw: raw["gate"][0].update(parts=[]))),
    ("an empty set", "INS044", structure(lambda raw: raw["set"][0].update(factors=[]))),
    ("a factor without sources", "INS044", factor(0, sources=[])),
    ("a rule without conditions", "INS044", rule(0, when=[])),
    ("a rule without signs", "INS044", rule(0, ours={}, theirs={})),
    ("a rule without sources", "INS044", rule(0, sources=[])),
    (
        "a clause without sources",
        "INS044",
        structure(lambda raw: raw["clause"][0].update(sources=[])),
    ),
    (
        "a choice of one condition",
        "INS044",
        rule(0, when=[{"any": [{"factor": "R01", "at_least": 3}]}]),
    ),
    (
        "a disagreement of one side",
        "INS044",
        structure(lambda raw: raw["disagreement"][0].update(one_side=[])),
    ),
    ("no forms", "INS044", structure(lambda raw: raw.update(form=[]))),
    ("a theme without factors", "INS044", lambda a: a.factors["value"].update(factor=[])),
    (
        "a value for both sides",
        "INS045",
        structure(lambda raw: raw["asymmetry"]["ours_to_them"].append("V08")),
    ),
    ("a size of one", "INS045", structure(lambda raw: raw["asymmetry"].update(size_flag=1))),
    ("a group without words", "INS050", words("fr", lambda raw: raw["group"].pop("customer"))),
    ("a stage without words", "INS050", words("fr", lambda raw: raw["stage"].pop("goals"))),
    ("a rule without words", "INS050", words("fr", lambda raw: raw["rule"].pop("S07"))),
    (
        "an option without words",
        "INS050",
        words("fr", lambda raw: raw["fact"]["aim"]["options"].pop("exploration")),
    ),
    (
        "a note without words",
        "INS050",
        words("fr", lambda raw: raw["rule"]["S15"]["notes"].pop("not_now")),
    ),
    ("a gate without words", "INS050", words("fr", lambda raw: raw["gate"].pop("M10"))),
    (
        "words for no rule",
        "INS051",
        words("en", lambda raw: raw["rule"].update(S99=raw["rule"]["S01"])),
    ),
    (
        "words for no option",
        "INS051",
        words("en", lambda raw: raw["fact"]["aim"]["options"].update(luck="Luck")),
    ),
    ("four levels", "INS052", words("fr", lambda raw: raw["factor"]["R02"]["levels"].pop())),
    (
        "six words for a theme",
        "INS052",
        words("fr", lambda raw: raw["theme"]["risk"]["words"].append("plus")),
    ),
    (
        "evidence without its source",
        "INS053",
        words("en", lambda raw: raw["factor"]["R17"]["evidence"].append("More.")),
    ),
    (
        "a source without its evidence",
        "INS053",
        words("fr", lambda raw: raw["factor"]["R17"]["evidence"].pop()),
    ),
    (
        "a risk factor without labels",
        "INS054",
        words("en", lambda raw: raw["factor"]["R01"].pop("risk_label")),
    ),
    (
        "labels for a market factor",
        "INS054",
        words("en", lambda raw: raw["factor"]["M01"].update(risk_label=["a", "b"])),
    ),
    (
        "a related term that is none",
        "INS055",
        words("en", lambda raw: raw["term"]["fit"].update(see=["fitness"])),
    ),
    (
        "a term related to itself",
        "INS055",
        words("en", lambda raw: raw["term"]["fit"].update(see=["fit"])),
    ),
    (
        "a source that is not in the bibliography",
        "INS056",
        factor(0, sources=[{"key": "nobody-1900", "grade": "E4"}] * 3),
    ),
    (
        "new sources in a pack beside the old evidence",
        "INS057",
        pack(lambda raw: raw["factor"].update(M01={"sources": CITED})),
    ),
]


def test_the_shipped_instrument_has_no_fault(authored: Authored, codes_of: Codes) -> None:
    assert codes_of(authored) == set()


@pytest.mark.parametrize(
    ("code", "change"), [case[1:] for case in CORPUS], ids=[case[0] for case in CORPUS]
)
def test_a_wrong_instrument_has_its_code(
    authored: Authored, codes_of: Codes, code: str, change: Change
) -> None:
    change(authored)
    assert code in codes_of(authored)


def codes_in_the_code() -> set[str]:
    library = SHIPPED.parent
    return {
        code
        for room in ("instruments", "model")
        for path in (library / room).rglob("*.py")
        for code in re.findall(r'"(INS\d{3})"', path.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_has_its_sentence_and_no_sentence_is_idle(language: str) -> None:
    path = SHIPPED.parent / "words" / language / "instrument.toml"
    sentences = tomllib.loads(path.read_text(encoding="utf-8"))["error"]
    assert codes_in_the_code() == sentences.keys()
    assert list(sentences) == sorted(sentences)


def test_the_corpus_leaves_no_code_of_meaning_untried() -> None:
    tried = {code for _, code, _ in CORPUS}
    # Those below INS014 are about files and are tried where files are read, INS060 in publishing.
    assert {code for code in codes_in_the_code() if "INS014" <= code < "INS060"} == tried


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sentence_can_be_said_from_the_error_alone(language: str) -> None:
    path = SHIPPED.parent / "words" / language / "instrument.toml"
    error = InstrumentError("INS003", "food", ("general_hi_tech",))
    values = {name: str(value) for name, value in error.message.values}
    for sentence in tomllib.loads(path.read_text(encoding="utf-8"))["error"].values():
        assert "food" in sentence.format(**values)
