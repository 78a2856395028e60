"""Other engines reckon and draw as Python does: every conformance case, maps byte for byte."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from browser.lounge.conftest import Server
from conformance.case_files import READINGS, read
from engines.conftest import Open
from engines.talking import open_lounge
from lounge.picture.conftest import pack_of
from lounge.picture.talks import LEANS, Said, Talk, contents, operations, plan_of

from alliancemap.picture.layout import lay_out
from alliancemap.picture.miniature import miniature
from alliancemap.picture.svg import draw_svg
from alliancemap.words import LANGUAGES

TESTS = Path(__file__).resolve().parents[1]
IMPORT = re.compile(
    r'(?m)^import (\* as )?([^;]*?) from "(?:\.\./)+src/alliancemap_web/static/lounge/([^"]+)";'
)
TALKS = 12


def in_page(module: str, call: str) -> str:
    """A helper module of the fast tests as a function's body that runs in the lounge's own page.

    What it imports comes from the version the page was opened from; `call` is what it then does.
    """
    text = (TESTS / module).read_text("utf-8")
    bound = IMPORT.sub(r'const \2 = await import(new URL("\3", base));', text)
    assert "import " not in re.sub(r"await import\(", "", bound), "an import is left"
    plain = re.sub(r"^export ", "", bound, flags=re.MULTILINE)
    first = 'const base = document.querySelector("script[type=module]").src;\n'
    return f"{first}{plain}\n{call}"


def test_every_conformance_case_comes_out(opened: Open, server: Server) -> None:
    cases: list[tuple[str, str, Any, Any]] = []
    plans: dict[str, Any] = {}
    for name in READINGS:
        file = read(f"{name}.json")
        plans |= {f"{name} {one}": plan for one, plan in file["plans"].items()}
        for told in file["cases"]:
            asked = told | {"plan": f"{name} {told['plan']}"}
            cases.append((told["title"], name, asked, told["expected"]))
    plans["plan"] = read("plan.json")
    for told in read("generated.json")["cases"]:
        asked = told | {"plan": "plan"}
        cases += [(told["title"], name, asked, told["expected"][name]) for name in READINGS]
    asked_of = "{" + ", ".join(READINGS) + "}"
    call = f"""
const readings = {asked_of};
for (const [name, plan] of Object.entries(args[0])) keepPlan(name, plan);
const plain = (value) => JSON.parse(JSON.stringify(value,
  (_, one) => (typeof one === "bigint" ? String(one) : one)));
return args[1].map(([name, told]) => plain(readings[name](told)));
"""
    with opened() as browser:
        open_lounge(browser, server.address)
        put = [(name, told) for _, name, told, _ in cases]
        found = browser.run(in_page("lounge/twin/told.mjs", call), plans, put)
    assert len(found) == len(cases) > 130
    wrong = [
        (title, name)
        for (title, name, _, expected), one in zip(cases, found, strict=True)
        if one != expected
    ]
    assert wrong == []


def some_talks() -> list[Talk]:
    """Talks of all sizes and leanings, the same every time."""
    dice = random.Random(20261123)
    made = []
    for place in range(TALKS):
        sector = ("general_hi_tech", "health_technology")[place % 2]
        factors = plan_of(sector).factors
        lean = LEANS[place % len(LEANS)]
        chosen = dice.sample(factors, (0, 6, 12, 30, len(factors))[place % 5])
        answers = {one: Said(dice.choice(lean), note="Ça « dépend » & <b>") for one in chosen}
        made.append(Talk(("Héron bleu", "W" * 90, "漢字 👍🏽")[place % 3], sector, answers))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_maps_are_pythons_byte_for_byte(opened: Open, server: Server, language: str) -> None:
    call = "keep(args[0]); return args[1].map((one) => draw(args[2], one));"
    talks = some_talks()
    with opened() as browser:
        open_lounge(browser, server.address)
        found = browser.run(
            in_page("lounge/picture/drawn.mjs", call),
            pack_of(language), [operations(talk) for talk in talks], language,
        )  # fmt: skip
    for talk, drawn in zip(talks, found, strict=True):
        said = contents(talk, (language,))[language]
        whole = draw_svg(lay_out(said, "portrait"), fonts="named", prefix="Carte 1")
        assert drawn["map"].split("\n") == whole.split("\n")
        assert drawn["small"] == draw_svg(miniature(said), fonts="named", prefix="small")
