"""The map told aloud: five stops in the order of the page, for a speaker and for speaker notes."""

from alliancemap.picture.arrows import flow_words
from alliancemap.picture.captions import caption
from alliancemap.picture.content import MapContent
from alliancemap.picture.letters import tie
from alliancemap.picture.water import rock_words


def spoken_path(content: MapContent) -> tuple[str, ...]:
    """Return five stops: the need, what each brings, what can go wrong, what is open, the verdict.

    Every text is whole. A stop with nothing to say still says its name, so that five remain.
    """
    language = content.language
    flows = (content.we_bring, content.they_bring, content.together)
    value = next((gauge.name for gauge in content.gauges if gauge.theme == "value"), "")
    risks = [mark.text for mark in content.risks if not mark.suspected]
    still_open = [
        f"{mark.text} ({caption('suspected', language)})"
        for mark in content.risks
        if mark.suspected
    ]
    counts = [
        caption("alternative", language, first=gauge.name, second=gauge.known_words)
        for gauge in content.gauges
    ]
    stops = (
        (content.market_label, [content.customer, content.need]),
        (value, [" ".join(flow_words(flow, language)).strip() for flow in flows]),
        (content.risk_label, [*(rock_words(rock, language) for rock in content.rocks), *risks]),
        (caption("open", language), [*still_open, *(note.text for note in content.notes), *counts]),
        (
            caption("verdict", language),
            [content.verdict_words, content.verdict_line, content.dots_words],
        ),
    )
    return tuple(
        tie(caption("stop", language, place=place, name=name, said=_listed(said)), language)
        for place, (name, said) in enumerate(stops, 1)
    )


def _listed(said: list[str]) -> str:
    return "; ".join(text for text in said if text.strip())
