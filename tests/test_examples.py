"""The example alliances: real, sourced, and written as if nobody knew the end."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from alliancemap.alliance_file import Vocabulary, read_alliance, write_alliance
from alliancemap.model.alliance import Alliance, Answer, Source
from alliancemap.model.translation import in_language

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
INSTRUMENT = ROOT / "src" / "alliancemap" / "instruments" / "alliance_fit" / "1.0"

# Both firms and the press need some days to tell what was signed.
NEWS_OF_THE_SIGNING = timedelta(days=28)

FILES = sorted(EXAMPLES.glob("*.yaml"))
IDS = [path.stem for path in FILES]

NAMES = {
    "biogaia-nestle": ("BioGaia", "Nestlé"),
    "citrix-microsoft": ("Citrix", "Microsoft"),
    "dbv-nestle": ("DBV Technologies", "Nestlé Health Science"),
    "gtat-apple": ("GT Advanced Technologies", "Apple"),
    "mannkind-sanofi": ("MannKind", "Sanofi"),
    "mazor-medtronic": ("Mazor Robotics", "Medtronic"),
    "oxfordnanopore-illumina": ("Oxford Nanopore", "Illumina"),
    "pear-sandoz": ("Pear Therapeutics", "Sandoz"),
    "propeller-gsk": ("Propeller Health", "GSK"),
    "tesla-daimler": ("Tesla Motors", "Daimler"),
}


def table(name: str) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads((INSTRUMENT / name).read_text(encoding="utf-8"))


def vocabulary() -> Vocabulary:
    """The ids that the examples may use, taken from the instrument's own files."""
    themes = ("market", "value", "risk")
    factors = [row for theme in themes for row in table(f"factors/{theme}.toml")["factor"]]
    sectors = sorted(path.name for path in (INSTRUMENT / "sectors").iterdir() if path.is_dir())
    facts: dict[str, tuple[str, ...]] = {
        str(row["id"]): tuple(row["options"])  # type: ignore[arg-type]
        for row in table("structure.toml")["fact"]
        if row["options"]
    }
    return Vocabulary(
        instrument="alliance_fit",
        version="1.0",
        factors=tuple(str(row["id"]) for row in factors),
        gates=tuple(str(row["id"]) for row in table("instrument.toml")["gate"]),
        sectors=tuple(sectors),
        facts=facts,
    )


VOCABULARY = vocabulary()


def read(path: Path) -> Alliance:
    return read_alliance(path.read_bytes(), (VOCABULARY,), path.name)


def day(text: str | None) -> date:
    assert text is not None
    return date.fromisoformat(text)


def all_sources(alliance: Alliance) -> Iterator[Source]:
    """Every source of a file but those of what happened afterwards."""
    yield from alliance.need_sources
    for party in alliance.parties:
        yield from party.sources
    for relation in alliance.relations:
        for brought in relation.brings:
            yield from brought.sentence.sources
        if relation.together is not None:
            yield from relation.together.sources
    for answer in alliance.answers:
        yield from answer.sources


def known(alliance: Alliance) -> list[Answer]:
    return [answer for answer in alliance.answers if answer.state == "known"]


every_example = pytest.mark.parametrize("path", FILES, ids=IDS)


def test_the_ten_examples_are_there_and_each_names_its_two_firms() -> None:
    found = {}
    for path in FILES:
        sides = {party.side: party.name for party in read(path).parties}
        found[path.stem] = (sides["us"], sides["partner"])
    assert found == NAMES


@every_example
def test_an_example_reads_without_a_problem(path: Path) -> None:
    alliance = read(path)
    assert all((alliance.date, alliance.aim, alliance.customer, alliance.need))
    assert all(party.people and party.sources for party in alliance.parties)
    assert len(alliance.relations) == 1
    assert all((alliance.relations[0].form, alliance.relations[0].together))


@every_example
def test_an_example_loses_nothing_on_a_round_trip(path: Path) -> None:
    alliance = read(path)
    assert read_alliance(write_alliance(alliance), (VOCABULARY,)) == alliance


@every_example
def test_the_title_begins_and_ends_like_the_names_of_the_firms(path: Path) -> None:
    alliance = read(path)
    ours, theirs = alliance.name.split(" × ")
    sides = {party.side: party.name for party in alliance.parties}
    assert sides["us"].startswith(ours)
    assert sides["partner"].startswith(theirs)


@every_example
def test_every_answer_says_why_and_who_and_when(path: Path) -> None:
    alliance = read(path)
    signed = day(alliance.date)
    for answer in alliance.answers:
        assert (answer.note or "").endswith("."), answer.factor
        assert answer.who == "compiler", answer.factor
        assert day(answer.date) <= signed, answer.factor


@every_example
def test_every_known_answer_has_a_source_and_says_how_sure_it_is(path: Path) -> None:
    for answer in known(read(path)):
        assert answer.sources, answer.factor
        assert answer.sure, answer.factor
        assert all(source.seen and (source.text or source.url) for source in answer.sources)


@every_example
def test_an_unknown_answer_claims_neither_a_level_nor_how_sure_it_is(path: Path) -> None:
    for answer in read(path).answers:
        if answer.state != "known":
            assert (answer.low, answer.high, answer.sure) == (None, None, None), answer.factor


@every_example
def test_no_range_is_so_wide_that_it_says_nothing(path: Path) -> None:
    for answer in known(read(path)):
        assert answer.low is not None
        assert answer.high is not None
        assert 0 <= answer.low <= answer.high <= 4, answer.factor
        assert answer.high - answer.low < 4, f"{answer.factor}: write unknown instead"


@every_example
def test_proof_leans_only_on_what_was_published_at_signing(path: Path) -> None:
    for answer in known(read(path)):
        if answer.sure == "proof":
            assert {source.seen for source in answer.sources} == {"at_signing"}, answer.factor


@every_example
def test_general_knowledge_alone_is_a_guess(path: Path) -> None:
    for answer in known(read(path)):
        if {source.seen for source in answer.sources} == {"general_knowledge"}:
            assert answer.sure == "guess", answer.factor


@every_example
def test_a_dated_source_is_marked_by_its_date(path: Path) -> None:
    alliance = read(path)
    signed = day(alliance.date)
    for source in all_sources(alliance):
        if source.date is not None:
            published = day(source.date)
            if source.seen == "at_signing":
                assert published <= signed + NEWS_OF_THE_SIGNING, source.url
            if source.seen == "later":
                assert published > signed, source.url


@every_example
def test_the_same_page_is_described_in_the_same_way_throughout_a_file(path: Path) -> None:
    described: dict[str, Source] = {}
    for source in all_sources(read(path)):
        if source.url is not None:
            assert described.setdefault(source.url, source) == source


@every_example
def test_what_happened_afterwards_stands_apart(path: Path) -> None:
    alliance = read(path)
    afterwards = alliance.afterwards
    assert afterwards is not None
    assert (afterwards.year or 0) > day(alliance.date).year
    assert all((afterwards.what_happened, afterwards.cause, afterwards.sources))
    # The rest of the file stands without it, and no answer leans on a page that tells the end.
    text = path.read_text(encoding="utf-8")
    before, mark, _ = text.partition("\n# What happened later.")
    assert mark
    without = read_alliance(before + "\n", (VOCABULARY,), path.name)
    assert without == replace(alliance, afterwards=None, translations=())
    of_the_end = {source.url for source in afterwards.sources}
    assert not of_the_end & {source.url for source in all_sources(alliance)}


@every_example
def test_the_name_beside_each_factor_is_the_instruments_name(path: Path) -> None:
    names: dict[str, str] = {}
    for theme in ("market", "value", "risk"):
        words = table(f"words/en/{theme}.toml")["factor"]
        names |= {factor: text["name"] for factor, text in words.items()}  # type: ignore[attr-defined]
    lines = path.read_text(encoding="utf-8").splitlines()
    matches = [re.match(r"  ([MVR]\d\d):  # (.+)", line) for line in lines]
    beside = {match[1]: match[2] for match in matches if match}
    assert beside == {factor: names[factor] for factor in beside}
    assert list(beside) == [answer.factor for answer in read(path).answers]


@every_example
def test_answers_stand_in_the_order_of_the_themes(path: Path) -> None:
    factors = [answer.factor for answer in read(path).answers]
    assert factors == sorted(factors, key=VOCABULARY.factors.index)
    assert {factor[0] for factor in factors} == {"M", "V", "R"}


@every_example
def test_the_sentences_for_the_picture_are_short(path: Path) -> None:
    alliance = read(path)
    relation = alliance.relations[0]
    assert relation.together is not None
    sentences = [brought.sentence.text for brought in relation.brings]
    sentences += [relation.together.text, alliance.aim or "", alliance.customer or ""]
    assert all(len(sentence.split()) <= 9 for sentence in sentences), sentences


def sentences(alliance: Alliance) -> list[str]:
    """The sentences of the map, and what happened afterwards last."""
    (relation,), later = alliance.relations, alliance.afterwards
    assert relation.together is not None
    assert later is not None
    said = [alliance.aim, alliance.customer, alliance.need, relation.form_words]
    said += [brought.sentence.text for brought in relation.brings]
    said += [relation.together.text, later.what_happened, later.cause]
    return [sentence or "" for sentence in said]


@every_example
def test_every_example_has_the_sentences_of_its_map_in_french_too(path: Path) -> None:
    alliance = read(path)
    assert alliance.language == "en"
    assert [one.language for one in alliance.translations] == ["fr"]
    english, french = sentences(alliance), sentences(in_language(alliance, "fr"))
    assert len(french) == 9
    assert all(french)
    assert not set(english) & set(french)
    *shown, _, _ = french
    assert all(len(sentence.split()) <= 10 for sentence in shown), shown


COUNTRIES = {
    "France": "France",
    "Germany": "Allemagne",
    "Ireland": "Irlande",
    "Israel": "Israël",
    "Sweden": "Suède",
    "Switzerland": "Suisse",
    "United Kingdom": "Royaume-Uni",
    "United States": "États-Unis",
}


@every_example
def test_every_country_is_named_in_french(path: Path) -> None:
    alliance = read(path)
    spoken = in_language(alliance, "fr").parties
    for party, in_french in zip(alliance.parties, spoken, strict=True):
        assert in_french.country == COUNTRIES[party.country or ""]


@every_example
def test_french_is_typeset_as_french(path: Path) -> None:
    for sentence in sentences(in_language(read(path), "fr")):
        assert not re.search("[\"']", sentence), sentence
        assert not re.search("(?<!\N{NO-BREAK SPACE}):", sentence), sentence
        assert not re.search("(?<!\N{NARROW NO-BREAK SPACE})[;%!?]", sentence), sentence
        assert not re.search(r"\d (?:\d|million)", sentence), sentence


@every_example
def test_the_first_line_leads_editors_to_the_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found
    assert (EXAMPLES / found[1]).is_file()


def test_the_two_pages_about_the_examples_name_every_one() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"({path.name})" in page for path in FILES)
    explanation = ROOT / "docs" / "explanation" / "ten-real-alliances.md"
    text = explanation.read_text(encoding="utf-8")
    begin, end = "<!-- generated: ten alliances -->", "<!-- end -->"
    assert text.count(begin) == text.count(end) == 1
    assert text.index(begin) < text.index(end)
