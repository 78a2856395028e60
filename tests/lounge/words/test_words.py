"""The phone says every sentence exactly as Python does: same code, same values, same text."""

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from node import STATIC, Call, JavaScriptError, node

from alliancemap.instruments import load_words
from alliancemap.instruments.names import naming
from alliancemap.model.message import Message
from alliancemap.words import (
    LANGUAGES,
    SHIPPED,
    dated,
    fine_level,
    level,
    listed,
    percent,
    phrase,
    quoted,
    say,
    table,
    whole,
)

FILES = [
    name
    for name in ("result", "map", "calendar", "lounge", "ending")
    if Path(SHIPPED, "en", f"{name}.toml").is_file()
]
KINDS = ("factors", "themes", "gates", "forms", "rules")
WORDS = {
    language: load_words("alliance_fit", "1.0", "general_hi_tech", language)
    for language in LANGUAGES
}
CODES = [(name, code) for name in FILES for code in table("en", name)]
SPOKEN_CODES = [code for name, code in CODES if name == "result"]
FORMATTER = string.Formatter()
LANGUAGE = st.sampled_from(LANGUAGES)
# Whatever a person may have typed, with what a template might take for its own.
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(["$&", "$1", "{theme}", "}}", "«", "0"]))
WHOLE = st.integers(-(10**12), 10**12)
THOUSANDTHS = st.integers(-5000, 5000)
DAYS = st.one_of(
    st.dates().map(str),
    st.text("0123456789-²०", max_size=12),
    st.tuples(st.integers(0, 9999), st.integers(0, 14), st.integers(0, 32)).map(
        lambda parts: "-".join(f"{part:02}" for part in parts)
    ),
    TEXTS,
)


def pack(language: str, file: str = "result") -> dict[str, Any]:
    """What the phone is given, as far as these functions read it."""
    words = WORDS[language]
    names = {
        kind: {key: {"name": one.name} for key, one in getattr(words, kind).items()}
        for kind in KINDS
    }
    sentences = table(language, "calendar") | table(language, file)
    return {"language": language, "sentences": sentences, **names}


PACKS = {(language, name): pack(language, name) for language in LANGUAGES for name in FILES}


@pytest.fixture(scope="module")
def js() -> Iterator[Call]:
    with node(STATIC / "lounge" / "words.js") as call:
        yield call


def fields(code: str, file: str) -> list[str]:
    """The values a sentence names, in either language and either number."""
    entries = [table(language, file)[code] for language in LANGUAGES]
    texts = [
        text
        for entry in entries
        for text in (entry.values() if isinstance(entry, dict) else [entry])
    ]
    return sorted({name for text in texts for _, name, _, _ in FORMATTER.parse(text) if name})


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str, dict[str, str | int]]:
    """A sentence of the packs and a value for each of its names."""
    file, code = draw(st.sampled_from(CODES))
    small = st.integers(0, 3)
    values: dict[str, str | int] = {}
    for name in fields(code, file):
        values[name] = draw(st.one_of(small, WHOLE, TEXTS))
    if draw(st.booleans()):
        values["count"] = draw(small)
    return file, code, values


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A sentence of the results with values of the kind their names announce."""
    code = draw(st.sampled_from(SPOKEN_CODES))
    values: list[tuple[str, str | int | tuple[str, ...]]] = []
    for name in fields(code, "result"):
        ids = {kind.removesuffix("s"): sorted(getattr(WORDS["en"], kind)) for kind in KINDS}
        if name in ids:
            values.append((name, draw(st.sampled_from(ids[name]))))
        elif name.removesuffix("s") in ids:
            several = st.lists(st.sampled_from(ids[name.removesuffix("s")]), max_size=4)
            values.append((name, tuple(draw(several))))
        elif name.endswith(("_score", "_share")):
            values.append((name, draw(st.one_of(THOUSANDTHS, TEXTS))))
        elif name in ("verdict", "verdict_before"):
            values.append((name, draw(st.sampled_from(("promising", "unclear")))))
        elif name == "day":
            values.append((name, draw(DAYS)))
        elif name == "what":
            values.append((name, draw(st.sampled_from(("joint", "mutual")))))
        else:
            several_texts = st.lists(TEXTS, max_size=3).map(tuple)
            values.append((name, draw(st.one_of(st.integers(0, 3), WHOLE, TEXTS, several_texts))))
    if "count" not in dict(values) and draw(st.booleans()):
        values.append(("count", draw(st.integers(0, 3))))
    return Message(code, tuple(values))


@given(phrases(), LANGUAGE)
def test_a_phrase_with_any_values_is_pythons(
    js: Call, made: tuple[str, str, dict[str, str | int]], language: str
) -> None:
    file, code, values = made
    expected = phrase(code, language, file, **values)
    assert js("phrase", PACKS[language, file], code, values) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_packs_is_pythons(js: Call, language: str) -> None:
    """None left to chance: each code, with each number a sentence may turn on."""
    for file, code in CODES:
        for count in (0, 1, 2, 12_345):
            values: dict[str, str | int] = {name: f"<{name}>" for name in fields(code, file)}
            values |= {"count": count, "dots": count}
            expected = phrase(code, language, file, **values)
            assert js("phrase", PACKS[language, file], code, values) == expected, code


@given(messages(), LANGUAGE)
def test_a_message_is_said_as_python_says_it(js: Call, made: Message, language: str) -> None:
    told = {"code": made.code, "values": dict(made.values)}
    expected = say(made, language, naming(WORDS[language]))
    assert js("say", PACKS[language, "result"], told) == expected


@given(LANGUAGE, WHOLE)
def test_numbers_are_written_as_python_writes_them(js: Call, language: str, number: int) -> None:
    assert js("whole", number, language) == whole(number, language)
    for name, ours in (("level", level), ("fineLevel", fine_level), ("percent", percent)):
        assert js(name, number, language) == ours(number, language), name


@given(LANGUAGE, st.lists(TEXTS, max_size=5))
def test_lists_and_quotes_are_pythons(js: Call, language: str, words: list[str]) -> None:
    assert js("listed", words, language) == listed(words, language)
    assert js("quoted", "".join(words), language) == quoted("".join(words), language)


@given(LANGUAGE, DAYS)
def test_a_day_is_written_as_python_writes_it(js: Call, language: str, day: str) -> None:
    assert js("dated", PACKS[language, "result"], day) == dated(day, language)


@pytest.mark.parametrize(
    ("code", "values", "missing"),
    [
        ("reason.nothing_of_the_kind", {}, "reason.nothing_of_the_kind"),
        ("toString", {}, "toString"),
        ("futures.short", {"dots": 3}, "futures"),
        ("tipping.change", {"factor": "x", "before": 1}, "after"),
    ],
)
def test_an_unknown_code_and_a_missing_value_are_refused(
    js: Call, code: str, values: dict[str, int], missing: str
) -> None:
    with pytest.raises(JavaScriptError, match=missing):
        js("phrase", PACKS["en", "result"], code, values)


def test_an_unknown_id_is_refused(js: Call) -> None:
    with pytest.raises(JavaScriptError, match="no factor M99"):
        js("say", PACKS["en", "result"], {"code": "state.range", "values": {"factor": "M99"}})
