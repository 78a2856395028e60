"""One talk followed to its end, and what many talks come to."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from math import ceil
from typing import Any

from question_order_bound import says_yes, untold
from question_order_orders import Order
from question_order_partners import SEED, Partner
from question_order_talk import Talk

MARKS = (6, 12, 20)
# How sure the belief is when the person stops, in thousandths; 1000 is proved.
SURE = (900, 950, 980, 990, 995, 1000)
AT_95 = SURE.index(950)
CODES = ("not_as_it_stands", "unclear", "promising")
NEVER = -1
Row = list[int]


def is_sure(talk: Talk, thousandths: int) -> bool:
    """Say whether one of the two final verdicts has this share of the futures."""
    most = max(talk.yes, talk.total - talk.yes)
    return 1000 * most >= thousandths * talk.total


def leans_yes(talk: Talk) -> bool:
    """Say whether promising is the likelier of the two final verdicts."""
    return 2 * talk.yes >= talk.total


@dataclass(slots=True)
class Told:
    """What one talk came to; a number of questions is NEVER where it did not come to that.

    `so`: all answers say promising. `sure[i]`: questions until the belief was SURE[i] of one
    verdict, and `right[i]` whether that is the final one. `said`: the verdict shown at 95 %.
    `settled`: questions until the program's own verdict was settled, and `verdict` that one.
    `lean`: after each of MARKS, whether the likelier verdict was the final one. `asked` at most,
    `answered` of them, and `end`: whether the likelier verdict was the final one at the end;
    `kept`: whether the one at the stop was that of the end.
    """

    so: int
    sure: Row
    right: Row
    said: int
    settled: int
    verdict: int
    lean: Row
    asked: int
    answered: int
    end: int
    kept: int


def follow(partner: Partner, order: Order, name: str, unknown: float = 0.0, least: int = 0) -> Told:
    """Ask one partner until nothing can change any more.

    `unknown` is the share of answers that nobody knows; before `least` answers nobody is sure.
    """
    dice = random.Random(f"{name} {partner.world} {partner.number} {SEED}")
    hidden = set(partner.hard[: round(unknown * len(partner.hard))])
    so = says_yes(partner.plan, partner.answers)
    talk = Talk(untold(partner.plan, partner.answers))
    told = Told(so, [NEVER] * len(SURE), [0] * len(SURE), 1, NEVER, 1, [], 0, 0, 0, 0)
    leant = False
    while True:
        for index, thousandths in enumerate(SURE):
            may = told.answered >= least or is_sure(talk, 1000)
            if told.sure[index] == NEVER and may and is_sure(talk, thousandths):
                told.sure[index], told.right[index] = told.asked, leans_yes(talk) == so
                if index == AT_95:
                    told.said, leant = CODES.index(talk.verdict()), leans_yes(talk)
        if told.settled == NEVER and talk.verdict() != "unclear":
            told.settled, told.verdict = told.asked, CODES.index(talk.verdict())
        if told.asked in MARKS:
            told.lean.append(leans_yes(talk) == so)
        if not talk.askable or (is_sure(talk, 1000) and told.settled != NEVER):
            break
        place = order(talk, dice, list(talk.askable))
        told.asked += 1
        if place in hidden:
            talk.pass_over(place)
        else:
            talk.answer(place, partner.answers[place] or 0)
            talk.weigh()
            told.answered += 1
    told.lean += [leans_yes(talk) == so] * (len(MARKS) - len(told.lean))
    told.end = leans_yes(talk) == so
    told.kept = told.sure[AT_95] == NEVER or leant == leans_yes(talk)
    return told


Histogram = dict[int, int]


@dataclass(slots=True)
class Tally:
    """Many talks, those of partners who prove promising (`yes`) and the others (`no`) apart."""

    count: int = 0
    promising: int = 0
    yes_sure: list[Histogram] = field(default_factory=lambda: [{} for _ in SURE])
    no_sure: list[Histogram] = field(default_factory=lambda: [{} for _ in SURE])
    right: Row = field(default_factory=lambda: [0] * len(SURE))
    opposite_at_stop: int = 0
    unclear_at_stop: int = 0
    yes_settled: Histogram = field(default_factory=dict)
    no_settled: Histogram = field(default_factory=dict)
    opposite_when_settled: int = 0
    said_promising: int = 0
    said_no: int = 0
    lean: Row = field(default_factory=lambda: [0] * len(MARKS))
    asked: int = 0
    answered: int = 0
    right_at_end: int = 0
    kept: int = 0

    def add(self, told: Told) -> None:
        """Count one talk."""
        self.count += 1
        self.promising += told.so
        for index, questions in enumerate(told.sure):
            one = (self.yes_sure if told.so else self.no_sure)[index]
            one[questions] = one.get(questions, 0) + 1
            self.right[index] += told.right[index]
        settled = self.yes_settled if told.so else self.no_settled
        settled[told.settled] = settled.get(told.settled, 0) + 1
        self.opposite_at_stop += is_opposite(told.said, told.so)
        self.unclear_at_stop += told.sure[AT_95] != NEVER and CODES[told.said] == "unclear"
        self.opposite_when_settled += is_opposite(told.verdict, told.so)
        self.said_promising += CODES[told.verdict] == "promising"
        self.said_no += CODES[told.verdict] == "not_as_it_stands"
        self.lean = [a + b for a, b in zip(self.lean, told.lean, strict=True)]
        self.asked += told.asked
        self.answered += told.answered
        self.right_at_end += told.end
        self.kept += told.kept

    def sure(self, index: int = AT_95) -> Histogram:
        """Return how many talks took how many questions until so sure, all partners together."""
        return merged(self.yes_sure[index], self.no_sure[index])

    def settled(self) -> Histogram:
        """Return the same until the verdict was settled."""
        return merged(self.yes_settled, self.no_settled)

    def wrong(self, index: int = AT_95) -> int:
        """Return how many talks were so sure of the wrong verdict."""
        return self.count - self.sure(index).get(NEVER, 0) - self.right[index]

    def as_json(self) -> dict[str, Any]:
        """Return plain values; keys of histograms become text."""
        return asdict(self)


def is_opposite(code: int, so: int) -> bool:
    """Say whether promising was said of a partner who is not, or the reverse."""
    return CODES[code] == ("not_as_it_stands" if so else "promising")


def merged(*histograms: Histogram) -> Histogram:
    """Return histograms added up."""
    found: Counter[int] = Counter()
    for one in histograms:
        found.update(one)
    return dict(found)


def percentile(histogram: Histogram, share: float) -> int:
    """Return the least number of questions within which this share of talks is over, or NEVER."""
    need = ceil(share * sum(histogram.values()) - 1e-9)
    for questions in sorted(key for key in histogram if key != NEVER):
        need -= histogram[questions]
        if need <= 0:
            return questions
    return NEVER


def from_json(data: dict[str, Any]) -> Tally:
    """Return the tally that `as_json` wrote."""

    def back(value: Any) -> Any:
        if isinstance(value, dict):
            return {int(key): times for key, times in value.items()}
        return [back(one) for one in value] if isinstance(value, list) else value

    return Tally(**{name: back(value) for name, value in data.items()})


def tally(
    partners: Iterable[Partner],
    order: Order,
    name: str,
    unknown: float = 0.0,
    least: int = 0,
) -> Tally:
    """Follow a talk with every partner and count them."""
    found = Tally()
    for one in partners:
        found.add(follow(one, order, name, unknown, least))
    return found
