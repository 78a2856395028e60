"""How many questions until the verdict is the one that all 60 answers would give?

Our order against others, on the same simulated partners, and against somebody who knows all the
answers. Prints the tables of docs/explanation/question-order.md for a few partners; with --write
also keeps what was counted (question_order.json), the page and its figure.

    python3 dev.py bench question_order
    .venv/bin/python benchmarks/question_order.py --partners 200 --write
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import question_order_figure
import question_order_page
import question_order_tables
from question_order_bound import fewest_for_sure, says_yes, shortest_proof
from question_order_orders import ORDERS, OURS, TRIED, Order, lounge_orders
from question_order_partners import SEED, Partner, instrument, partner, partners, worlds
from question_order_tally import follow, tally

from alliancemap.model.verdict import COUNTED_FROM

HERE = Path(__file__).resolve().parent
KEPT = HERE / "question_order.json"
DOCS = HERE.parent / "docs" / "explanation"
PAGE = DOCS / "question-order.md"
FIGURE = DOCS / "question-order.svg"
UNKNOWN = (0.2, 0.4)
# Followed also where answers are missing, and on the other partners.
CONTRASTED = ("ours", "Airport 12, then all", "deal-breakers, then weight", "catalogue")
# The bound by the belief tries every choice and takes long: of every truth the first so many.
BOUNDED = 60
Say = Callable[[str], None]


def every_order() -> dict[str, Order]:
    """Return all orders by name, the phone's included."""
    sets = {one.id: frozenset(one.factors) for one in instrument().sets}
    return ORDERS | lounge_orders(sets)


def bounds(number: int) -> dict[str, dict[str, Counter[int]]]:
    """Return, for who knows all answers, how many they need, by final verdict."""
    found = {kind: {"yes": Counter[int](), "no": Counter[int]()} for kind in ("proof", "belief")}
    for one in partners("truths", number):
        so = "yes" if says_yes(one.plan, one.answers) else "no"
        found["proof"][so][shortest_proof(one.plan, one.answers)] += 1
        if one.number < BOUNDED:
            found["belief"][so][fewest_for_sure(one.plan, one.answers)] += 1
    return found


def first_partners() -> list[Partner]:
    """Return the first partner of every world, whose talks are kept one by one."""
    return [partner(world, 0) for group in worlds().values() for world in group]


def first_talks() -> dict[str, dict[str, Any]]:
    """Return the talk with every first partner in every order, as plain lists."""
    return {
        name: {one.world: list(astuple(follow(one, order, name))) for one in first_partners()}
        for name, order in every_order().items()
    }


def measure(number: int, say: Say) -> dict[str, Any]:
    """Measure everything with this many partners of each truth; return plain values."""
    orders = every_order()
    data: dict[str, Any] = {"seed": SEED, "partners": number}
    few = max(1, number // 5)
    data["of_each_example"] = few
    data["of_the_belief"] = number

    def kept(
        group: str, some: dict[str, Order], unknown: float = 0.0, least: int = 0
    ) -> dict[str, Any]:
        of_each = {"truths": number, "examples": few, "belief": number}[group]
        found = {}
        for name, order in some.items():
            some_partners = partners(group, of_each)
            found[name] = tally(some_partners, order, name, unknown, least).as_json()
            say(f"{group}, {name}, {unknown:.0%} unknown: {found[name]['count']} talks")
        return found

    contrasted = {name: orders[name] for name in CONTRASTED}
    data["truths"] = kept("truths", orders)
    data["tried"] = kept("truths", TRIED)
    data["from_six"] = kept(
        "truths", {name: orders[name] for name in CONTRASTED[:2]}, least=COUNTED_FROM
    )
    data["examples"] = kept("examples", contrasted)
    data["belief"] = kept("belief", contrasted)
    data["unknown"] = {f"{share:.0%}": kept("truths", contrasted, share) for share in UNKNOWN}
    data["worlds"] = {
        world: tally(
            (partner(world, at) for at in range(few if group == "examples" else number)),
            OURS,
            "ours",
        ).as_json()
        for group, some in worlds().items()
        for world in some
    }
    data["bounds"] = bounds(number)
    data["bounded"] = min(number, BOUNDED)
    data["first"] = first_talks()
    return data


def plain(value: object) -> str:
    """Return a value as JSON without blanks."""
    return json.dumps(value, separators=(",", ":"))


def written(data: dict[str, Any]) -> str:
    """Return the counts as JSON, one tally a line."""
    lines = []
    for name, value in data.items():
        if isinstance(value, dict):
            inside = [f"  {plain(key)}: {plain(one)}" for key, one in value.items()]
            lines.append(f" {plain(name)}: {{\n" + ",\n".join(inside) + "\n }")
        else:
            lines.append(f" {plain(name)}: {plain(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and keep when asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--partners", type=int, default=5, help="partners of each truth")
    parser.add_argument("--write", action="store_true", help="keep the counts, page and figure")
    parser.add_argument("--page", action="store_true", help="write the page from the kept counts")
    chosen = parser.parse_args(arguments)
    begun = time.perf_counter()
    if chosen.page:
        text = KEPT.read_text(encoding="utf-8")
    else:
        text = written(measure(chosen.partners, lambda line: print(line, file=sys.stderr)))
    data = json.loads(text)
    for title, table in question_order_tables.tables(data).items():
        print(f"**{title}**\n\n{table}\n")
    print(f"{chosen.partners} partners of each truth, {time.perf_counter() - begun:.0f} s")
    if chosen.write:
        KEPT.write_text(text, encoding="utf-8")
    if chosen.write or chosen.page:
        PAGE.write_text(question_order_page.page(data), encoding="utf-8")
        FIGURE.write_text(question_order_figure.figure(data), encoding="utf-8")


if __name__ == "__main__":
    main()
