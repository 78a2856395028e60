"""All alliances, and all answers, as the rows of tables; and what the words in them mean."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import load_instrument, load_words
from alliancemap.model.alliance import Alliance, Answer, Source, party_on
from alliancemap.model.instrument import THEMES, ThemeId
from alliancemap.model.interval import Interval
from alliancemap.model.scoring import as_read
from alliancemap.words import phrase
from alliancemap_web.exchange.fields import OUT_FIELDS, said_in
from alliancemap_web.portfolio.queries import Row

Cells = list[str | int]
Documents = Sequence[tuple[Row, str]]

# The columns of the two tables, by the key of their heading in the words.
ALLIANCE_COLUMNS = (
    "key", *OUT_FIELDS, "verdict", "dots", "known", "relevant",
    "market_low", "market_high", "value_low", "value_high", "risk_low", "risk_high",
    "review_on", "fades_on", "changed_at", "archived_at", "seen",
)  # fmt: skip
ANSWER_COLUMNS = (
    "key", "name", "partner", "factor", "factor_name", "theme", "level", "low", "high", "sure",
    "answer_note", "sources", "date", "who", "view", "relation", "fades",
)  # fmt: skip


def headings(columns: Sequence[str], language: str) -> Cells:
    """Return the headings of a table; those of fields are the names on the import's page."""
    return [
        phrase(f"field.{one}" if one in OUT_FIELDS else f"column.{one}", language, "exchange")
        for one in columns
    ]


def alliance_rows(rows: Sequence[Row], documents: Documents, language: str) -> Iterator[Cells]:
    """Return the headings, then one row for each alliance; those seen in outline stay short."""
    texts = {row.key: text for row, text in documents}
    yield headings(ALLIANCE_COLUMNS, language)
    for row in rows:
        text = texts.get(row.key)
        said = alliance_cells(row, alliance_of(text), language) if text else outline_cells(row)
        said["verdict"] = phrase(f"verdict.{row.verdict}", language)
        said["seen"] = phrase(f"seen.{row.level}", language, "exchange")
        yield [said.get(column, "") for column in ALLIANCE_COLUMNS]


def outline_cells(row: Row) -> dict[str, str | int]:
    """Return what is seen of an alliance in outline."""
    return {"key": row.key, "name": row.name, "partner": row.partner, "stage": row.stage}


def alliance_of(text: str) -> Alliance:
    """Return the alliance of a document; what it adds up to is in its row, so nothing is judged."""
    return read_alliance(text)


def alliance_cells(row: Row, alliance: Alliance, language: str) -> dict[str, str | int]:
    """Return what a row says of one alliance, by column."""
    partner, us = party_on(alliance, "partner"), party_on(alliance, "us")
    form = alliance.relations[0].form if alliance.relations else None
    said: dict[str, str | int | None] = {
        **outline_cells(row),
        "us": us.name if us else "",
        "form": said_in(language).forms[form].name if form else "",
        "signed": row.signed_on.isoformat() if row.signed_on else "",
        "aim": alliance.aim,
        "need": alliance.need,
        "customer": alliance.customer,
        "note": alliance.note,
        "dots": row.dots,
        "known": row.known,
        "relevant": row.relevant,
        "review_on": row.review_on.isoformat() if row.review_on else "",
        "fades_on": row.fades_on.isoformat() if row.fades_on else "",
        "changed_at": row.changed_at.isoformat(timespec="seconds") if row.changed_at else "",
        "archived_at": row.archived_at.isoformat(timespec="seconds") if row.archived_at else "",
    }
    if partner:
        said |= {
            "people": partner.people,
            "revenue": partner.revenue,
            "currency": partner.currency,
            "country": partner.country,
            "place": partner.place,
            "founded": partner.founded,
            "website": next((one.url for one in partner.sources if one.url), ""),
        }
    for theme, (low, high) in zip(THEMES, row.ranges, strict=False):
        read = as_read(theme, Interval(low, high))
        said[f"{theme}_low"] = level_text(read.low)
        said[f"{theme}_high"] = level_text(read.high)
    return {key: value for key, value in said.items() if value is not None}


def level_text(thousandths: int) -> str:
    """Return thousandths of a level with three decimals, as every program reads it."""
    return f"{thousandths // 1000}.{thousandths % 1000:03}"


def answer_rows(documents: Documents, language: str) -> Iterator[Cells]:
    """Return the headings, then one row for each answer of each alliance, in the file's order."""
    yield headings(ANSWER_COLUMNS, language)
    for row, text in documents:
        alliance = alliance_of(text)
        for answer in alliance.answers:
            said = answer_cells(row, alliance, answer, language)
            yield [said.get(column, "") for column in ANSWER_COLUMNS]


def answer_cells(
    row: Row, alliance: Alliance, answer: Answer, language: str
) -> dict[str, str | int]:
    """Return what a row says of one answer, by column."""
    key = (alliance.instrument, alliance.instrument_version, alliance.sector)
    words, themes = load_words(*key, language), themes_of(*key)
    theme = themes.get(answer.factor)
    said: dict[str, str | int | None] = {
        "key": row.key,
        "name": row.name,
        "partner": row.partner,
        "factor": answer.factor,
        "factor_name": words.factors[answer.factor].name if theme else "",
        "theme": words.themes[theme].name if theme else "",
        "level": level_said(answer),
        "low": answer.low,
        "high": answer.high,
        "sure": answer.sure,
        "answer_note": answer.note,
        "sources": "\n".join(source_text(one) for one in answer.sources),
        "date": answer.date,
        "who": answer.who,
        "view": answer.view,
        "relation": answer.relation,
        "fades": answer.fades,
    }
    return {key: value for key, value in said.items() if value is not None}


@lru_cache(maxsize=8)
def themes_of(instrument: str, version: str, sector: str) -> dict[str, ThemeId]:
    """Return the theme of each factor of an instrument."""
    return {one.id: one.theme for one in load_instrument(instrument, version, sector).factors}


def level_said(answer: Answer) -> str | int:
    """Return an answer's level as the alliance file, and the import, write it."""
    if answer.low is None or answer.high is None:
        return answer.state.replace("_", " ")
    return answer.low if answer.low == answer.high else f"{answer.low}-{answer.high}"


def source_text(source: Source) -> str:
    """Return a source on one line: its text, its address, its date."""
    return ", ".join(one for one in (source.text, source.url, source.date) if one)


def dictionary_rows(language: str) -> Iterator[Cells]:
    """Return the headings, then each factor with its question, its five levels and its scale."""
    columns = ("factor", "factor_name", "theme", "meaning", "question")
    yield [
        *(phrase(f"column.{one}", language, "exchange") for one in columns),
        *range(5),
        phrase("column.direction", language, "exchange"),
    ]
    words = said_in(language)
    for factor in load_instrument().factors:
        said = words.factors[factor.id]
        theme = words.themes[factor.theme].name
        yield [factor.id, said.name, theme, said.meaning, said.ask, *said.levels, said.direction]


def column_rows(language: str) -> Iterator[Cells]:
    """Return the headings, then each column of the alliances' table with what it means."""
    yield [phrase(f"column.{one}", language, "exchange") for one in ("column", "meaning")]
    names = headings(ALLIANCE_COLUMNS, language)
    for column, name in zip(ALLIANCE_COLUMNS, names, strict=True):
        yield [name, phrase(f"means.{column}", language, "exchange")]
