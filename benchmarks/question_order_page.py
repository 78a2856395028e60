"""What the page on the order of questions says, with the numbers that were counted."""

from textwrap import fill
from typing import Any

from question_order_partners import instrument, plan_of
from question_order_tables import at_most, mean, pair, questions, rights, share, tables, tallies
from question_order_tally import AT_95, NEVER, SURE, Histogram, from_json, percentile

TEXT = """# How many questions does it take?

The program asks first what is expected to settle most. Does that shorten a talk? In simulation,
yes: until it is 95 % sure of the verdict that all the answers would give, our order needs
**{median} questions in the middle and {ninetieth} or fewer in nine talks of ten** (median and 90th
percentile). No real talk has been measured. **Every number here rests on made-up partners until
talks are on record.**

This page and its figure are written by the following command; no number measured here is typed
by hand. The counts behind it are kept in `benchmarks/question_order.json`, and a test holds the
page to them and the first talk with every kind of partner to the program as it is now.

    .venv/bin/python benchmarks/question_order.py --partners {partners} --write

`python3 dev.py bench question_order` prints the same tables for a few partners.

## What is counted

- **The final verdict** is the one that all 60 answers give. Then no deal-breaker is open and every
  theme is wholly known, so it is *promising* or *not as it stands*, never *unclear*; the doubt
  about "a future says yes" is the doubt about the verdict.
- **95 % sure**: the person stops when, in the program's own belief, one of the two final verdicts
  has 95 % of the futures or more. It is a stop by the belief, so it can be wrong: "sure of the
  wrong one" says how often the answers not yet asked turn it round.
- **Right after 6, 12, 20**: how often the verdict that the belief finds likelier after so many
  questions is the final one.
- **Settled**: the program's own rule, which is stricter. It shows *promising* only with half of
  every theme known ({least_known} of {factors} factors at the least) and no deal-breaker open, and
  *not as it stands* only where a deal-breaker fired, a theme is out of reach, or fewer than one
  future in twenty is left with half of every theme known.
- **Opposite**: the program shows *promising* where all answers say *not as it stands*, or the
  reverse.
- a / b is the median and the 90th percentile: half of the talks, and nine in ten, are over by then.

## The partners

{total} partners, {partners} of each of the nine truths on the page on
[calibration](calibration.md): answers hang together weakly (nearly independent), middling or
strongly within a theme, and partners are harsh, even or kind. They are not drawn from the
program's belief. All eleven deal-breakers are on. Nothing is known at first and every answer is a
level. Every order asks the same partners; seed {seed}.

## What came out

{orders}

![Share of talks that are 95 % sure after so many questions](question-order.svg)

A bad partner is known soon ({no_pair}), a good one takes longer ({yes_pair}), because every
deal-breaker and every theme must speak for it. "Expected doubt alone" is the plain ranking:
neither deal-breakers first nor the order of a talk nor the look at coverage. "Deal-breakers, then
weight" asks possible deal-breakers and then what moves its theme most; all weights are one, so that
is the smallest theme.

In an earlier trial with 50 made-up factors the same stop took 35 / 46 questions in fixed order,
29 / 48 at random, 18 / 38 with deal-breakers first and then by weight, and 13 / 24 by expected
entropy. The partners of that trial were others, so the two sets of numbers compare orders, not
programs. How many partners are good moves the median most; that is why both ends stand apart.

The aim was to be as short as that trial's best, with opposite verdicts under 0.5 %. Where it is
met, and where not:

{aims}

Read plainly: over the nine truths together it is met. It is not met where the likelier verdict at
95 % would be taken for the verdict itself, which the program never does. The examples take longer,
partly because more of them prove promising ({examples_promising} against {none_promising}). What
the phone's short sets cost stands [below](#in-the-lounge).

## Until the program's own verdict is settled

{settled}

Our order shows the opposite of the final verdict to {opposite} of the partners when the verdict is
settled (chance allows up to {opposite_at_most}, 95 %), and to {opposite_at_stop} at the 95 % stop
(up to {stop_at_most}). Being 95 % sure is less than that: by itself it is wrong for {wrong}. At
that stop the program still says *unclear* to {unclear} of the partners, and so it should.

## How sure is sure enough

Our order, stopped at other shares of the futures:

{sure}

With few answers the belief leans hard on the first ones; that is why the program counts no futures
before six answers are known. Stopping only from the sixth answer on, or when it is proved:

{from_six}

## Somebody who knows all the answers

Nobody can ask only what will turn out to matter. The shortest proof is what somebody needs who
knows every answer and shows the fewest that leave no doubt by logic alone: for *promising* one
clearing answer for every deal-breaker, then in every theme the best answers until even the worst
rest stays at 2.0 or more; for *not as it stands* one fired deal-breaker, or the worst answers of
one theme until it is out of reach. It is computed exactly. "Fewest until 95 % sure" lets the same
person pick the answers that impress the belief most (the first {bounded} partners of each truth;
every choice is tried but for kinds that cannot be better, so it is exact up to floating point). It
is no fair aim, since it is reached by showing one side only.

{bounds}

The 95 % stop is shorter than the shortest proof for good partners because it may guess, and a
proof may not.

## In the lounge

On the phone the order runs within a short set first: Airport 6 when the flight is called, Airport
12 by default, then all the others. The three lines "Airport" in the tables above show what that
costs: {lounge_pair} until 95 % sure in place of {median} / {ninetieth}, {lounge_longer} as many
questions on average, and {lounge_settled} until settled in place of {ours_settled}. Right after 6,
12 and 20 questions: {lounge_right}, against {ours_right} in free order. Most of it is paid between
the sixth and the twelfth question: going on from Airport 6 in free order takes {six_pair}. The sets
were chosen for what can be said aloud to a stranger, not for what settles most; Airport 12 holds
{gates_in_12} of the {gates} factors that a deal-breaker stands on. Whoever wants the answer soonest
should leave the sets after Airport 6.

## Partner by partner

{worlds}

An example's known answers are as in its file; what nobody knew is filled in {of_each_example} times
by the nine truths in turn, with traits drawn to suit what is known. All of it is asked anew from
nothing. The last line draws {of_the_belief} partners from the very belief the program computes
with, where 95 % sure must be right at least 95 times in 100.

The other orders on the examples and on the program's own belief:

{others}

## When nobody knows

Here 20 % or 40 % of a partner's answers, by chance, are met with "we do not know". Such a question
counts as asked and the answer stays open to the end. The final verdict is still that of all 60
answers: that nobody knows them does not make them harmless. What can be had is therefore less. A
talk that never gets 95 % sure asks everything (*never so sure*). "More answers turn it" compares
the 95 % stop with the end of the same talk, when all that somebody knows has been asked: so much of
the error is ours for stopping, the rest nobody could have avoided. "Right at the end" is how often
the likelier verdict is then the final one.

{unknown}

With a fifth missing {few_never} of the talks never get so sure, with two fifths {many_never}, and
nine talks in ten are over after {few_ninetieth} questions in place of {ninetieth}. The program's
own verdict suffers most: *promising* falls from {none_promising} of the partners to
{few_promising} and {many_promising}, since a deal-breaker nobody can rule out stays open. It says
*unclear* then, and the list of what to find out is the result. It does not become wrong for it:
opposite verdicts are {few_opposite} and {many_opposite}.

## What was tried and left

{tried}

Letting a deal-breaker count double in place of coming first makes the mean talk
until 95 % sure {double_sure} as long, but {double_later} as long until a bad partner's verdict is
settled, which is when a talk should stop, and {double_settled} as long until any verdict is
settled. None of these is better in both, so the ranking stays as it is: possible deal-breakers
first.

## What this does not show

- Partners are made up. Real answers may hang together otherwise, and the share of good partners
  decides the median more than any order does.
- Answers are taken as true and as exact levels. People answer too kindly, and in ranges.
- A question is a question: that papers take days and a word in the lounge a minute is only in the
  ranking's divisor, not in these counts.
- The orders were compared on the same nine truths on which the ranking was first chosen.

## What would change our mind

Fifty real talks on record with their later answers: then the same table is made from those, with
the answers people could not give. If another order is shorter by more than a twentieth both until
95 % sure and until settled, and shows no more opposite verdicts, it replaces ours.
"""


def times(one: Histogram, other: Histogram) -> str:
    """Return how many times as many questions one takes as the other, on average."""
    return f"{mean(one) / mean(other):.2f} times"


def page(data: dict[str, Any]) -> str:
    """Return the page of the documentation."""
    truths, tried = tallies(data["truths"]), tallies(data["tried"])
    ours, lounge = truths["ours"], truths["Airport 6, Airport 12, then all"]
    double = tried["deal-breakers count double instead"]
    few, many = (from_json(data["unknown"][key]["ours"]) for key in ("20%", "40%"))
    examples = from_json(data["examples"]["ours"])
    at_99 = SURE.index(990)
    plan = plan_of()
    of_gates = {plan.factors[place] for gate in plan.gates for place, _ in gate.parts}
    airport_12 = next(one.factors for one in instrument().sets if one.id == "airport_12")
    text = TEXT.format(
        **tables(data),
        seed=data["seed"],
        partners=f"{data['partners']:,}",
        total=f"{ours.count:,}",
        of_each_example=data["of_each_example"],
        of_the_belief=f"{data['of_the_belief']:,}",
        bounded=data["bounded"],
        median=percentile(ours.sure(), 0.5),
        ninetieth=percentile(ours.sure(), 0.9),
        yes_pair=pair(ours.yes_sure[AT_95]),
        no_pair=pair(ours.no_sure[AT_95]),
        wrong=share(ours.wrong(), ours.count),
        opposite_at_stop=share(ours.opposite_at_stop, ours.count, 2),
        opposite=share(ours.opposite_when_settled, ours.count, 2),
        opposite_at_most=at_most(ours.opposite_when_settled, ours.count),
        stop_at_most=at_most(ours.opposite_at_stop, ours.count),
        settled_yes=pair(ours.yes_settled),
        settled_no=pair(ours.no_settled),
        sure_99=pair(ours.sure(at_99)),
        wrong_99=share(ours.wrong(at_99), ours.count, 2),
        lounge_pair=pair(lounge.sure()),
        lounge_longer=times(lounge.sure(), ours.sure()),
        six_pair=pair(truths["Airport 6, then all"].sure()),
        lounge_settled=pair(lounge.settled()),
        ours_settled=pair(ours.settled()),
        lounge_right=", ".join(rights(lounge)),
        ours_right=", ".join(rights(ours)),
        double_sure=times(double.sure(), ours.sure()),
        double_later=times(double.no_settled, ours.no_settled),
        double_settled=times(double.settled(), ours.settled()),
        gates_in_12=sum(factor in airport_12 for factor in of_gates),
        gates=len(of_gates),
        least_known=sum(-(-plan.theme_of.count(theme) // 2) for theme in range(3)),
        factors=len(plan.factors),
        unclear=share(ours.unclear_at_stop, ours.count),
        few_ninetieth=questions(percentile(few.sure(), 0.9)),
        examples_promising=share(examples.promising, examples.count),
        none_promising=share(ours.said_promising, ours.count),
        few_promising=share(few.said_promising, few.count),
        many_promising=share(many.said_promising, many.count),
        few_opposite=share(few.opposite_when_settled, few.count, 2),
        many_opposite=share(many.opposite_when_settled, many.count, 2),
        few_never=share(few.sure().get(NEVER, 0), few.count),
        many_never=share(many.sure().get(NEVER, 0), many.count),
    )
    return "\n\n".join(wrapped(part) for part in text.split("\n\n"))


def wrapped(part: str) -> str:
    """Return a paragraph broken into lines anew; tables, lists, headings and code as they are."""
    if part.startswith(("|", "#", "-", "!", " ")):
        return part
    lines = fill(part, 100, break_long_words=False, break_on_hyphens=False)
    return lines + "\n" * part.endswith("\n")
