"""Try the model's tests: change one expression of the model at a time, and see if a test fails.

    python3 dev.py mutate                   # 200 mutants, spread over the model's modules
    python3 dev.py mutate 50 tipping --seed 7
    python3 dev.py mutate --all             # each that was not tried yet
    python3 dev.py mutate --again           # those that survived, after new tests
    python3 dev.py mutate 0 --survivors     # only tell what is known

The tests are collected once; each mutant is tried in a fork of that process, by the tests that run
its lines, those that found the neighbouring ones first, and stops at the first that fails. What was
found is kept in var/mutation/ and not tried again. Needs fork: Linux or macOS.
"""

import argparse
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, zip_longest
from typing import Any

import mutation_page
import pytest
from mutants import ROOT, Mutant, modules, mutants_of
from mutation_trials import KEPT, QUIET, TESTS, Measured, Trials, in_fork, measured, tried


def drawn(asked: argparse.Namespace) -> Iterator[Mutant]:
    """Yield mutants in the order to be tried: by dice, and of each module in turn."""
    dice = random.Random(asked.seed)
    rows = []
    for module in [asked.module] if asked.module else modules():
        made = list(mutants_of(module))
        dice.shuffle(made)
        rows.append(made)
    for turn in zip_longest(*rows):
        yield from (one for one in turn if one is not None)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Finders:
    """Which tests have found mutants, of which function and which module: they are asked first."""

    def __init__(self, ended: Iterable[dict[str, Any]]) -> None:
        self.found: Counter[tuple[str, str, str]] = Counter()
        for one in ended:
            self.note(one["module"], one["function"], one.get("by", ""))

    def note(self, module: str, function: str, test: str) -> None:
        """Note that a test has found a mutant of a function."""
        self.found[module, "", test] += 1
        self.found[module, function, test] += 5

    def order(self, mutant: Mutant, known: Measured) -> list[str]:
        """Return the tests that may find a mutant, the likely and the quick ones first."""

        def cost(test: str) -> float:
            found = self.found[mutant.module, "", test]
            found += self.found[mutant.module, mutant.function, test]
            return (known.seconds[test] + 0.01) / (1 + found)

        return sorted(known.tests_of(mutant), key=cost)


def within(tests: Sequence[str], known: Measured, patience: float) -> list[str]:
    """Return the first tests that together take no longer than so many seconds, one at least."""
    spent = accumulate(known.seconds[test] for test in tests)
    return [
        test
        for number, (test, so_far) in enumerate(zip(tests, spent, strict=True))
        if number == 0 or so_far <= patience
    ]


def chosen(asked: argparse.Namespace) -> list[Mutant]:
    """Return the mutants to try: those asked for that were not tried, or that had survived."""
    every, before = list(drawn(asked)), mutation_page.results(KEPT)
    if asked.again:
        lasting = {key for key, one in before.items() if one["end"] != "noticed"}
        return [one for one in every if one.key in lasting]
    wanted = every if asked.all else every[: asked.count]
    return [one for one in wanted if one.key not in before]


def campaign(asked: argparse.Namespace, trials: Trials) -> None:
    """Try the mutants that are asked for, and keep how each ended."""
    known = measured(trials)
    mutants = chosen(asked)
    finders = Finders(mutation_page.results(KEPT).values())
    say(f"{len(mutants)} mutants to try.")
    with (KEPT / "results.jsonl").open("a", encoding="utf-8") as kept:
        for number, mutant in enumerate(mutants, 1):
            every = finders.order(mutant, known)
            tests = within(every, known, asked.patience)
            ended = in_fork(partial(tried, trials, mutant, tests, known))
            if ended["end"] == "survived":
                ended |= {"tests": len(tests), "of": len(every)}
            finders.note(mutant.module, mutant.function, ended.get("by", ""))
            line = {"key": mutant.key, "module": mutant.module, "function": mutant.function}
            kept.write(json.dumps(line | {"name": mutant.name} | ended, ensure_ascii=False) + "\n")
            kept.flush()
            if ended["end"] != "noticed":
                say(f"{number}/{len(mutants)} {ended['end']}: {mutant.name}")


def main(arguments: Sequence[str]) -> int:
    """Try mutants, then tell the score of each module and what survived."""
    reader = argparse.ArgumentParser(prog="dev.py mutate", description="Try the model's tests.")
    reader.add_argument("count", nargs="?", type=int, default=200, help="how many (200)")
    reader.add_argument("module", nargs="?", choices=modules(), help="of one module alone")
    reader.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    reader.add_argument("--all", action="store_true", help="each that was not tried yet")
    reader.add_argument("--again", action="store_true", help="those that survived, anew")
    reader.add_argument("--patience", type=float, default=20, help="seconds of tests each (20)")
    reader.add_argument("--survivors", action="store_true", help="list what survived")
    reader.add_argument("--page", action="store_true", help="write the table where it is told")
    asked = reader.parse_args(arguments)
    if asked.count or asked.all or asked.again:
        os.environ["HYPOTHESIS_PROFILE"] = "mutation"
        trials = Trials(lambda one: campaign(asked, one))
        if pytest.main([*QUIET, str(TESTS)], plugins=[trials]):
            return 1
    made = {module: mutants_of(module) for module in modules()}
    mutation_page.tell(made, KEPT, asked.survivors, asked.page)
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
