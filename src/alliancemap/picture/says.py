"""The map in words: its description for the ear and the rows of its table twin."""

from collections.abc import Iterable
from dataclasses import replace

from alliancemap.picture.captions import caption
from alliancemap.picture.content import NOTE_KINDS, Firm, Flow, Gauge, MapContent, MapNote, TableRow
from alliancemap.words import level, listed, phrase


def with_twin(content: MapContent) -> MapContent:
    """Return the content with its description and the table twin, which holds all texts whole."""
    language = content.language
    rows = [
        TableRow(
            "neutral",
            phrase("map.row_verdict", language, "map"),
            f"{content.verdict_words}. {content.verdict_line}. {content.dots_words}.",
        ),
        TableRow(
            "market",
            phrase("map.row_customer", language, "map"),
            f"{content.customer}. {content.need}.",
        ),
        *(TableRow("neutral", one.name, firm_says(one, language)) for one in firms(content)),
        *(
            TableRow("value", one.label.rstrip(":\N{NO-BREAK SPACE} "), flow_says(one, language))
            for one in (content.we_bring, content.they_bring, content.together)
        ),
        TableRow("neutral", phrase("map.row_structure", language, "map"), content.form_words),
        *(
            TableRow(
                "risk",
                phrase("map.row_suspected" if mark.suspected else "map.row_risk", language, "map"),
                f"{mark.text} ({mark.factor})",
            )
            for mark in content.risks
        ),
        *(
            TableRow(
                "risk",
                phrase("map.row_set_aside" if rock.set_aside else "map.row_gate", language, "map"),
                f"{rock.text}. {rock.reason}" if rock.reason else rock.text,
            )
            for rock in content.rocks
        ),
        *(
            TableRow(
                one.theme,
                phrase("map.row_gauge", language, "map", theme=one.name),
                gauge_says(one, language),
            )
            for one in content.gauges
        ),
        *not_scored_rows(content),
    ]
    return replace(content, table=tuple(rows), description=description(content))


def with_notes(content: MapContent, notes: Iterable[MapNote]) -> MapContent:
    """Return the content with what is noted at its parts: drawn, in the table twin and said aloud.

    Notes that count nothing are left out; without any the content is the same.
    """
    some = tuple(note for note in notes if note.count > 0)
    if not some:
        return content
    language = content.language
    rows = (
        TableRow("neutral", caption(f"row_{note.kind}", language), note.text)
        for kind in NOTE_KINDS
        for note in some
        if note.kind == kind
    )
    counts = {kind: sum(note.count for note in some if note.kind == kind) for kind in NOTE_KINDS}
    said = (
        caption(f"note_{kind}", language, count=counts[kind]) for kind in NOTE_KINDS if counts[kind]
    )
    noted = caption("noted", language, notes=listed(list(said), language))
    return replace(
        content,
        notes=some,
        table=(*content.table, *rows),
        description=f"{content.description} {noted}".strip(),
    )


def firms(content: MapContent) -> tuple[Firm, Firm]:
    """Return the two circles."""
    return content.us, content.partner


def firm_says(firm: Firm, language: str) -> str:
    """Return a firm's size and place in words."""
    if not firm.place:
        return firm.people_words
    return phrase("map.firm_says", language, "map", people=firm.people_words, place=firm.place)


def not_scored_rows(content: MapContent) -> tuple[TableRow, ...]:
    """Return the row that names the firms of the file that are not scored; none when all are."""
    language = content.language
    names = listed(content.not_scored, language)
    if not names:
        return ()
    said = phrase(
        "map.not_scored_says",
        language,
        "map",
        names=names,
        us=content.us.name,
        partner=content.partner.name,
    )
    return (TableRow("neutral", phrase("map.row_not_scored", language, "map"), said),)


def flow_says(flow: Flow, language: str) -> str:
    """Return an arrow in words: the sentence, whether it is confirmed, and its strength."""
    strength = phrase(
        "map.strength",
        language,
        "map",
        low=level(flow.low, language),
        high=level(flow.high, language),
    )
    claimed = f", {phrase('map.claimed', language, 'map')}" if flow.standing == "claimed" else ""
    return f"{flow.text}{claimed} ({strength})"


def gauge_says(gauge: Gauge, language: str) -> str:
    """Return a gauge in words: its word, its range and how much is known."""
    return phrase(
        "map.gauge_says",
        language,
        "map",
        word=gauge.word,
        low=level(gauge.low, language),
        high=level(gauge.high, language),
        known=gauge.known_words,
    )


def description(content: MapContent) -> str:
    """Return the picture said aloud: verdict first, then who, then the three themes."""
    market, value, risk = (gauge_says(one, content.language) for one in content.gauges)
    return phrase(
        "map.description",
        content.language,
        "map",
        title=content.title,
        verdict=content.verdict_words,
        futures=content.dots_words,
        us=f"{content.us.name} ({content.us.people_words})",
        partner=f"{content.partner.name} ({content.partner.people_words})",
        market=market,
        value=value,
        risk=risk,
    )
