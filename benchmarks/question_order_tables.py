"""The tables of docs/explanation/question-order.md, from what was counted."""

from typing import Any

from calibration import table, wilson
from question_order_tally import (
    AT_95,
    MARKS,
    NEVER,
    SURE,
    Histogram,
    Tally,
    from_json,
    merged,
    percentile,
)

# The same words for the same thing in every table.
UNTIL_SURE = "until 95 % sure"
# What was aimed at: median and 90th percentile until 95 % sure, and the share of opposite verdicts.
AIM = (13, 24)
AIM_OPPOSITE = 0.005
RIGHT_AFTER = tuple(f"right after {mark}" for mark in MARKS)


def tallies(some: dict[str, Any]) -> dict[str, Tally]:
    """Return tallies by name."""
    return {name: from_json(one) for name, one in some.items()}


def questions(number: int) -> str:
    """Return a number of questions, or that it never came to that."""
    return "never" if number == NEVER else str(number)


def pair(histogram: Histogram) -> str:
    """Return median / 90th percentile."""
    if not histogram:
        return "-"
    return f"{questions(percentile(histogram, 0.5))} / {questions(percentile(histogram, 0.9))}"


def mean(histogram: Histogram) -> float:
    """Return the mean number of questions of the talks that came to it."""
    told = {key: times for key, times in histogram.items() if key != NEVER}
    return sum(key * times for key, times in told.items()) / sum(told.values())


def share(part: int, count: int, digits: int = 1) -> str:
    """Return a share in per cent."""
    return f"{part / count:.{digits}%}".replace("%", " %")


def at_most(part: int, count: int) -> str:
    """Return the upper end of the 95 % interval of a share."""
    return f"{wilson(part, count)[1]:.2%}".replace("%", " %")


def rights(one: Tally) -> tuple[str, ...]:
    """Return how often the likelier verdict was the final one at each mark."""
    return tuple(share(right, one.count) for right in one.lean)


def order_row(name: str, one: Tally) -> tuple[str, ...]:
    """Return one order's line about the 95 % stop."""
    return (
        f"**{name}**" if name == "ours" else name,
        pair(one.sure()),
        pair(one.yes_sure[AT_95]),
        pair(one.no_sure[AT_95]),
        share(one.wrong(), one.count),
        *rights(one),
    )


def settled_row(name: str, one: Tally) -> tuple[str, ...]:
    """Return one order's line about the program's own verdict."""
    return (
        f"**{name}**" if name == "ours" else name,
        pair(one.settled()),
        pair(one.yes_settled),
        pair(one.no_settled),
        share(one.opposite_when_settled, one.count, 2),
        share(one.opposite_at_stop, one.count, 2),
        share(one.unclear_at_stop, one.count),
    )


def world_row(name: str, one: Tally) -> tuple[str, ...]:
    """Return one world's line."""
    return (
        name,
        f"{one.count:,}",
        share(one.promising, one.count, 0),
        pair(one.sure()),
        share(one.wrong(), one.count),
        *rights(one),
        pair(one.settled()),
        share(one.opposite_when_settled, one.count, 2),
    )


def sure_row(index: int, one: Tally) -> tuple[str, ...]:
    """Return one line about stopping when so sure."""
    level = "proved" if SURE[index] == 1000 else f"{SURE[index] / 10:g} %"
    return (
        level,
        pair(one.sure(index)),
        pair(one.yes_sure[index]),
        pair(one.no_sure[index]),
        share(one.wrong(index), one.count, 2),
    )


def unknown_row(name: str, missing: str, one: Tally) -> tuple[str, ...]:
    """Return one line about answers that nobody knows."""
    never = one.sure().get(NEVER, 0)
    return (
        f"{missing}, {name}",
        pair(one.sure()),
        share(never, one.count),
        share(one.wrong(), one.count),
        share(one.count - one.kept, one.count),
        share(one.right_at_end, one.count),
        share(one.said_promising, one.count),
        share(one.said_no, one.count),
        share(one.count - one.said_promising - one.said_no, one.count),
        share(one.opposite_when_settled, one.count, 2),
    )


def tried_row(name: str, one: Tally) -> tuple[str, ...]:
    """Return one line about another ranking."""
    return (
        f"**{name}**" if name == "ours" else name,
        f"{mean(one.sure()):.2f}",
        pair(one.sure()),
        share(one.wrong(), one.count),
        share(one.lean[1], one.count),
        f"{mean(one.settled()):.2f}",
        f"{mean(one.yes_settled):.2f}",
        f"{mean(one.no_settled):.2f}",
    )


def bound_rows(data: dict[str, Any]) -> list[tuple[str, ...]]:
    """Return the lines about who knows all the answers, beside our order."""
    ours = from_json(data["truths"]["ours"])
    proved = len(SURE) - 1
    rows = []
    for name, kind in (("shortest proof", "proof"), ("fewest until 95 % sure", "belief")):
        yes, no = (
            {int(key): times for key, times in data["bounds"][kind][so].items()}
            for so in ("yes", "no")
        )
        count = sum(yes.values()) + sum(no.values())
        rows.append(
            (
                f"who knows all answers: {name}",
                f"{count:,}",
                pair(merged(yes, no)),
                pair(yes),
                pair(no),
            )
        )
    for name, index in (("proved", proved), (UNTIL_SURE, AT_95)):
        rows.append(
            (
                f"ours: {name}",
                f"{ours.count:,}",
                pair(ours.sure(index)),
                pair(ours.yes_sure[index]),
                pair(ours.no_sure[index]),
            )
        )
    return rows


def aim_row(name: str, until: Histogram, opposite: int, count: int) -> tuple[str, ...]:
    """Return one line that holds talks against what was aimed at."""
    found = [percentile(until, part) for part in (0.5, 0.9)]
    short = all(NEVER < one <= most for one, most in zip(found, AIM, strict=True))
    said = "met" if short and opposite < AIM_OPPOSITE * count else "missed"
    return name, f"{count:,}", pair(until), share(opposite, count, 2), said


def aims(data: dict[str, Any]) -> str:
    """Return the table of what was aimed at, group by group."""
    truths = tallies(data["truths"])
    ours = truths["ours"]
    rows = [
        aim_row("**nine truths, ours**", ours.sure(), ours.opposite_when_settled, ours.count),
        aim_row(
            "nine truths, ours, the likelier verdict taken for the verdict at 95 %",
            ours.sure(),
            ours.wrong(),
            ours.count,
        ),
        aim_row(
            "the same at 99 %",
            ours.sure(SURE.index(990)),
            ours.wrong(SURE.index(990)),
            ours.count,
        ),
    ]
    named = {f"nine truths, {name}": one for name, one in truths.items() if "Airport" in name}
    named["the ten examples, ours"] = from_json(data["examples"]["ours"])
    named["the program's own belief, ours"] = from_json(data["belief"]["ours"])
    for name, one in named.items():
        rows.append(aim_row(name, one.sure(), one.opposite_when_settled, one.count))
    return table(("", "partners", UNTIL_SURE, "opposite", "aim"), rows)


def tables(data: dict[str, Any]) -> dict[str, str]:
    """Return every table of the page by name."""
    truths, tried = tallies(data["truths"]), tallies(data["tried"])
    by_end = ("all", "who prove promising", "who do not")
    head = ("order", UNTIL_SURE, *by_end[1:], "sure of the wrong one", *RIGHT_AFTER)
    own = ("order", "until settled", *by_end[1:], "opposite when settled")
    others = {
        f"{name}: {order}": one
        for group, name in (("examples", "examples"), ("belief", "its own belief"))
        for order, one in tallies(data[group]).items()
    }
    missing = {"none": data["truths"], **data["unknown"]}
    return {
        "aims": aims(data),
        "orders": table(head, [order_row(name, one) for name, one in truths.items()]),
        "settled": table(
            (*own, "opposite at the 95 % stop", "still unclear there"),
            [settled_row(name, one) for name, one in truths.items()],
        ),
        "worlds": table(
            (
                "ours in",
                "partners",
                "promising",
                UNTIL_SURE,
                "wrong",
                *RIGHT_AFTER,
                "until settled",
                "opposite",
            ),
            [world_row(name, one) for name, one in tallies(data["worlds"]).items()],
        ),
        "others": table(
            ("partners: order", *head[1:]), [order_row(name, one) for name, one in others.items()]
        ),
        "sure": table(
            ("stopping when", *by_end, "wrong"),
            [sure_row(index, truths["ours"]) for index in range(len(SURE))],
        ),
        "from_six": table(
            ("order, stopping when", *by_end, "wrong"),
            [
                (f"{name}, {line[0]}", *line[1:])
                for name, one in tallies(data["from_six"]).items()
                for line in (sure_row(index, one) for index in range(AT_95, len(SURE) - 1))
            ],
        ),
        "bounds": table(("", "partners", *by_end), bound_rows(data)),
        "unknown": table(
            (
                "nobody knows",
                UNTIL_SURE,
                "never so sure",
                "sure of the wrong one",
                "more answers turn it",
                "right at the end",
                "ends promising",
                "ends not as it stands",
                "ends unclear",
                "opposite",
            ),
            [
                unknown_row(name, share_missing, from_json(some[name]))
                for name in data["unknown"]["20%"]
                for share_missing, some in missing.items()
            ],
        ),
        "tried": table(
            (
                "ranking",
                "mean until 95 % sure",
                UNTIL_SURE,
                "wrong",
                RIGHT_AFTER[1],
                "mean until settled",
                *by_end[1:],
            ),
            [tried_row("ours", truths["ours"])]
            + [tried_row(name, one) for name, one in tried.items()],
        ),
    }
