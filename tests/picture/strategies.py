"""Any content a map may be asked to show, for the laws that must hold for all of them."""

from hypothesis import strategies as st
from picture.contents import NORBANK

from alliancemap.model.interval import FULL
from alliancemap.picture.content import Firm, Flow, Gauge, MapContent, Mark, Rock

WORDS = (
    "we", "the assay", "sepsis", "hospitals", "l’hôpital", "œuvre", "données\u00a0:", "10\u202f%",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter", "«\u00a0oui\u00a0»", "—", "·",
    "北方诊断株式会社", "اختبار", "🚑", "<b>&", "e\u0301te\u0301", "1,000,000", "WWWWWW", "iiiiii",
)  # fmt: skip


def texts(most: int = 12) -> st.SearchStrategy[str]:
    """Sentences of up to `most` awkward words, and now and then any text at all."""
    sentences = st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)
    return st.one_of(sentences, sentences, sentences, st.text(max_size=60))


levels = st.integers(-200, FULL + 200)
standings = st.sampled_from(["known", "claimed", "unknown"])
people = st.one_of(st.none(), st.integers(0, 10_000_000))


def firms(party: str) -> st.SearchStrategy[Firm]:
    return st.builds(Firm, st.just(party), texts(6), people, texts(4), texts(4))


flows = st.builds(Flow, texts(2), texts(40), levels, levels, standings)
marks = st.builds(Mark, texts(1), texts(14), st.booleans())
rocks = st.builds(Rock, texts(1), texts(10), st.booleans(), texts(10))


def gauges(theme: str) -> st.SearchStrategy[Gauge]:
    return st.builds(
        Gauge, st.just(theme), texts(3), texts(3), texts(4), levels, levels, levels,
        texts(5), texts(5),
    )  # fmt: skip


contents = st.builds(
    MapContent,
    language=st.sampled_from(["en", "fr"]),
    title=texts(), aim=texts(30),
    verdict=st.sampled_from(["promising", "unclear", "not_as_it_stands"]),
    verdict_words=texts(5), verdict_line=texts(),
    dots_yes=st.none() | st.integers(-1, 22), dots_words=texts(6),
    market_label=texts(4), customer=texts(30), need=texts(40),
    market_low=levels, market_high=levels,
    us=firms("us"), partner=firms("partner"),
    we_bring=flows, they_bring=flows, together=flows,
    form=st.sampled_from([None, "K1", "K2", "E", "JV", "W"]), form_words=texts(),
    risk_label=texts(4), tide_known=levels, tide_possible=levels,
    risks=st.lists(marks, max_size=5).map(tuple), rocks=st.lists(rocks, max_size=11).map(tuple),
    gauges=st.tuples(gauges("market"), gauges("value"), gauges("risk")),
    foot=texts(20), how_to_read=texts(40), description=texts(20),
    table=st.just(NORBANK.table), table_title=texts(), table_heads=st.just(("Part", "Says")),
)  # fmt: skip
