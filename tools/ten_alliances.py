"""Write what the program says of the ten examples into the documentation, and draw their maps.

`python tools/ten_alliances.py` fills the marked part of docs/explanation/ten-real-alliances.md and
draws docs/images/; a test holds both to what the library says now, and `python3 dev.py goldens`
renews them with everything else that is made.
"""

import re
import sys
from itertools import combinations
from math import comb
from pathlib import Path

from alliancemap.alliance_file import read_alliance
from alliancemap.instruments import InstrumentWords, load_instrument, load_words
from alliancemap.instruments.names import naming
from alliancemap.model.alliance import Alliance, Source
from alliancemap.model.assessment import Assessment, assess
from alliancemap.model.questions import FROM_PARTNER
from alliancemap.model.scoring import ThemeScore, as_read
from alliancemap.picture.compose import compose_map
from alliancemap.picture.layout import lay_out
from alliancemap.picture.scene import Scene
from alliancemap.picture.svg import draw_svg
from alliancemap.words import dated, level, listed, phrase, say

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
PAGE = ROOT / "docs" / "explanation" / "ten-real-alliances.md"
IMAGES = ROOT / "docs" / "images"
BEGIN, END = "<!-- generated: ten alliances -->", "<!-- end -->"
# The alliance whose map stands in the README.
SHOWN = "mannkind-sanofi"
FIRST_QUESTIONS = 2
# Readers see the risk itself, as on the map; the score behind it is the protection.
HOW_TO_READ = (
    "Each theme is a range from 0 to 4, with how many of its factors were known; higher is better "
    "for the first two, and for risk higher is stormier, as on the map. Futures are those of "
    "twenty that say yes."
)

Told = tuple[str, Alliance, Assessment, InstrumentWords, Scene]


def told(stem: str) -> Told:
    """Return one example with everything the page says of it, in English."""
    alliance = read_alliance((EXAMPLES / f"{stem}.yaml").read_bytes())
    named = (alliance.instrument, alliance.instrument_version, alliance.sector)
    words = load_words(*named, "en")
    reading = assess(alliance, load_instrument(*named))
    return stem, alliance, reading, words, lay_out(compose_map(alliance, reading, words, "en"))


def range_of(theme: ThemeScore) -> str:
    """Return a theme's range as the map shows it, risk turned round: 1.7 to 3.2."""
    read = as_read(theme.theme, theme.score)
    low, high = level(read.low, "en"), level(read.high, "en")
    return low if read.low == read.high else f"{low} to {high}"


def gates(reading: Assessment, words: InstrumentWords, status: str) -> list[str]:
    """Return the names of the deal-breakers in one state."""
    return [words.gate(one.gate).name for one in reading.gates if one.status == status]


def verdict(reading: Assessment) -> str:
    """Return the verdict in words."""
    return phrase(f"verdict.{reading.verdict.code}", "en")


def row(one: Told) -> str:
    """Return an alliance's line of the table."""
    _, alliance, reading, words, _ = one
    after = alliance.afterwards
    cells = [
        f"[{alliance.name}](#{anchor(alliance.name)}), {(alliance.date or '')[:4]}",
        verdict(reading),
        str(reading.futures.dots),
        *(f"{range_of(theme)} ({theme.known}/{theme.relevant})" for theme in reading.themes),
        str(len(gates(reading, words, "fired"))),
        f"{after.verdict}, {after.year}" if after else "",
    ]
    return f"| {' | '.join(cells)} |"


def anchor(title: str) -> str:
    """Return the name under which a heading can be reached on a rendered page."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def linked(sources: tuple[Source, ...]) -> str:
    """Return sources as short links: [1], [2]; one without an address says its text."""
    return ", ".join(
        f"[{number}]({one.url})" if one.url else one.text or ""
        for number, one in enumerate(sources, 1)
    )


def block(one: Told) -> str:
    """Return an alliance's own part of the page: its map, what was said, what happened."""
    stem, alliance, reading, words, scene = one
    relation, after = alliance.relations[0], alliance.afterwards
    said = [say(reason, "en", naming(words)) for reason in reading.reasons]
    asked = [q for q in reading.questions if q.ask_style in FROM_PARTNER][:FIRST_QUESTIONS]
    best = [words.form(form).name for form in reading.structure.best]
    ranges = "; ".join(
        f"{words.theme(theme.theme).name} {range_of(theme)} ({theme.known} of {theme.relevant})"
        for theme in reading.themes
    )
    dots = phrase("futures.short", "en", dots=reading.futures.dots, futures=20)
    lines = [
        f"### {alliance.name}",
        "",
        f"[![{scene.description}](../images/{stem}.svg)](../images/{stem}.svg)",
        "",
        f"**At signing, {dated(alliance.date or '', 'en')}: {verdict(reading).lower()}.** {dots}.",
        "",
        f"- Themes: {ranges}.",
        f"- Reasons: {' '.join(said)}",
        f"- Deal-breakers: {gate_words(reading, words)}.",
        f"- First questions: {' '.join(words.factor(q.factor).ask for q in asked)}",
        f"- Form proposed: {', then '.join(best)}. Signed: {relation.form_words}.",
    ]
    if after:
        end = f"**Afterwards: {after.verdict}, {after.year}.** {after.what_happened}"
        cause = f"*Cause:* {after.cause} Sources: {linked(after.sources)}."
        lines += ["", f"{end} {cause}"]
    return "\n".join(lines)


def gate_words(reading: Assessment, words: InstrumentWords) -> str:
    """Return which deal-breakers fired and which could, without saying the reasons' list again."""
    fired, possible = gates(reading, words, "fired"), gates(reading, words, "possible")
    is_said = any(reason.code == "reason.open_gates" for reason in reading.reasons)
    named = f"the {len(possible)} named above" if is_said else named_or_none(possible)
    return f"fired {named_or_none(fired)}; possible {named}"


def named_or_none(names: list[str]) -> str:
    """Return names in quotation marks as one list, or the word none."""
    return listed([f"“{name}”" for name in names], "en") if names else "none"


def pairs_won(winners: list[int], others: list[int]) -> int:
    """Return in how many pairs the winner has more, counted in halves: two if so, one if equal."""
    return sum((one > other) - (one < other) + 1 for one in winners for other in others)


def pairs_sentence(all_told: list[Told]) -> str:
    """Return how the futures of successes and failures compare, and how easily chance does so."""
    dots = [one[2].futures.dots for one in all_told]
    good = [place for place, one in enumerate(all_told) if ended(one[1]) == "success"]

    def halves(chosen: tuple[int, ...]) -> int:
        rest = [dots[place] for place in range(len(dots)) if place not in chosen]
        return pairs_won([dots[place] for place in chosen], rest)

    seen = halves(tuple(good))
    ways = comb(len(dots), len(good))
    as_good = sum(halves(one) >= seen for one in combinations(range(len(dots)), len(good)))
    pairs = len(good) * (len(dots) - len(good))
    return (
        f"Put each success beside each failure: of the {pairs} pairs the success has more futures "
        f"in {seen / 2:g}, counting a tie as a half. Dealing the same numbers out blindly does as "
        f"well in {as_good} of {ways} deals."
    )


def ended(alliance: Alliance) -> str:
    """Return how an alliance ended, in one word."""
    return alliance.afterwards.verdict if alliance.afterwards else ""


def page_part(all_told: list[Told]) -> str:
    """Return the generated part of the page as Markdown, without its markers."""
    by_verdict = {
        phrase(f"verdict.{code}", "en"): sum(one[2].verdict.code == code for one in all_told)
        for code in ("promising", "unclear", "not_as_it_stands")
    }
    counted = ", ".join(f"{name.lower()} {count}" for name, count in by_verdict.items())
    themes = " | ".join(all_told[0][3].theme(theme.theme).name for theme in all_told[0][2].themes)
    return "\n".join(
        [
            f"Verdicts at signing: {counted}. {HOW_TO_READ}",
            "",
            f"| alliance, signed | program at signing | futures | {themes} | fired | afterwards |",
            "| --- | --- | ---: | --- | --- | --- | ---: | --- |",
            *(row(one) for one in all_told),
            "",
            pairs_sentence(all_told),
            "",
            "\n\n".join(block(one) for one in all_told),
        ]
    )


def made() -> dict[Path, bytes]:
    """Return every file that is made here, by its place: the page and the maps."""
    all_told = [told(path.stem) for path in sorted(EXAMPLES.glob("*.yaml"))]
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    page = f"{before}{BEGIN}\n\n{page_part(all_told)}\n\n{END}{after}"
    files = {PAGE: page.encode()}
    for stem, *_, scene in all_told:
        picture = draw_svg(scene).encode()
        files[IMAGES / f"{stem}.svg"] = picture
        if stem == SHOWN:
            files[IMAGES / "map.svg"] = picture
    return files


def main() -> int:
    """Write every file that changed and say which."""
    for path, content in made().items():
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
