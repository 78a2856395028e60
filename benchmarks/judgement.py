"""How long a judgement takes, exact and by sampling, and how far sampling lies from the truth."""

from collections.abc import Callable
from math import sqrt

import numpy as np
import sampled
from material import SEED, answered, instrument
from measure import Side, compare, print_machine, print_table

from alliancemap.model.alliance import Alliance
from alliancemap.model.assessment import assess, case_of
from alliancemap.model.case import Case
from alliancemap.model.futures import outlook
from alliancemap.model.judgement import judge
from alliancemap.model.plan import compile_plan
from alliancemap.model.polynomial import power, sums_from
from alliancemap.model.questions import rank_questions

ROUNDS = 31
KNOWN = (0, 30, 60)
INSTRUMENT = instrument()
PLAN = compile_plan(INSTRUMENT)
ALIKE = 6  # how many standard errors a sample may lie off before something is wrong


def forgetting(run: Callable[[], object]) -> Callable[[], object]:
    """Return the same work done with the kept powers emptied first, as in a new process."""

    def anew() -> object:
        power.cache_clear()
        sums_from.cache_clear()
        return run()

    return anew


def exact_share(case: Case) -> float:
    """Return the exact share of futures that say yes."""
    weighed = outlook(case)
    return weighed.yes / weighed.total


def readings() -> None:
    """The whole assessment and its parts at 60, 30 and no unknown factors, warm and cold."""
    for known in KNOWN:
        alliance = answered(PLAN.factors, known)
        case = case_of(alliance, PLAN)
        weighed = outlook(case)

        def whole(alliance: Alliance = alliance) -> object:
            return assess(alliance, INSTRUMENT, plan=PLAN)

        def judged(case: Case = case) -> object:
            return judge(case)

        def asked(case: Case = case) -> object:
            return rank_questions(outlook(case))

        sides = [
            Side("whole assessment", whole),
            Side("the same, nothing kept", forgetting(whole), "as in a new process"),
            Side("scores, gates, futures, verdict", judged),
        ]
        if known < len(PLAN.factors):
            sides += [
                Side("next questions, all ranked", asked, "its futures included"),
                Side("the same, nothing kept", forgetting(asked), "as in a new process"),
            ]
        unknown = len(PLAN.factors) - known
        compare(f"One alliance, {known} known and {unknown} unknown", sides, ROUNDS)
        assert weighed.yes <= weighed.total


def against_sampling() -> None:
    """Exact futures and questions against 10,000 samples of the same belief, and against SMAA."""
    dice = np.random.default_rng(SEED)
    for known in KNOWN[:2]:
        case = case_of(answered(PLAN.factors, known), PLAN)
        exact = exact_share(case)
        error = sqrt(exact * (1 - exact) / sampled.DRAWS)
        assert abs(sampled.share(case, dice) - exact) <= ALIKE * error + 1e-9
        compare(
            f"Futures, {known} known: exact against {sampled.DRAWS:,} samples",
            [
                Side("exact, whole numbers", lambda case=case: exact_share(case)),
                Side(
                    "exact, nothing kept", forgetting(lambda case=case: exact_share(case)), "cold"
                ),
                Side(
                    "NumPy samples",
                    lambda case=case: sampled.share(case, dice),
                    "same belief, approximate",
                ),
                Side(
                    "pymcdm weighted sum",
                    lambda case=case: sampled.share_smaa(case, dice),
                    "unknown drawn evenly: another belief",
                ),
            ],
            ROUNDS,
        )
        compare(
            f"Next questions, {known} known: exact against {sampled.DRAWS:,} samples",
            [
                Side("exact, all ranked", lambda case=case: rank_questions(outlook(case))),
                Side("NumPy samples", lambda case=case: sampled.worths(case, dice), "approximate"),
            ],
            ROUNDS,
        )


def accuracy() -> None:
    """How far 10,000 samples lie from the exact answer, over a hundred draws."""
    dice = np.random.default_rng(SEED)
    rows = []
    for known in KNOWN[:2]:
        case = case_of(answered(PLAN.factors, known), PLAN)
        exact = exact_share(case)
        shares = [sampled.share(case, dice) for _ in range(100)]
        ranked = rank_questions(outlook(case))
        best = max(one.worth for one in ranked)
        worth = {one.factor: one.worth for one in ranked}
        firsts = [sampled.worths(case, dice) for _ in range(100)]
        hit = sum(10 * worth[max(one, key=lambda f: one[f])] >= 9 * best for one in firsts)
        rows.append(
            (
                f"{known} known",
                f"{exact:.4f}",
                f"{np.abs(np.array(shares) - exact).mean():.4f}",
                f"{np.abs(np.array(shares) - exact).max():.4f}",
                f"{hit} of 100",
                f"{np.mean([sampled.share_smaa(case, dice) for _ in range(10)]):.4f}",
            )
        )
    print("**What sampling gets** (100 samples of 10,000 futures)\n")
    print_table(
        (
            "case",
            "exact share",
            "mean miss",
            "largest miss",
            "first question within a tenth of the best",
            "share if unknown is drawn evenly",
        ),
        rows,
    )


if __name__ == "__main__":
    print_machine(("numpy", "pymcdm"))
    readings()
    against_sampling()
    accuracy()
