"""A case judged: scores, gates, futures and verdict together; all other readings start here."""

from dataclasses import dataclass

from alliancemap.model.case import Case
from alliancemap.model.futures import Futures, Outlook, count_futures, outlook
from alliancemap.model.gates import GateState, gate_states
from alliancemap.model.scoring import ThemeScore, score_themes
from alliancemap.model.verdict import Verdict, give_verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one case comes to."""

    case: Case
    themes: tuple[ThemeScore, ...]
    gates: tuple[GateState, ...]
    outlook: Outlook
    futures: Futures
    verdict: Verdict


def judge(case: Case) -> Judgement:
    """Return the judgement of a case: three theme scores, gate states, exact futures, verdict."""
    themes = score_themes(case)
    gates = gate_states(case)
    weighed = outlook(case)
    futures = count_futures(case.plan, weighed.yes, weighed.total)
    verdict = give_verdict(case.plan, themes, gates, futures.dots)
    return Judgement(case, themes, gates, weighed, futures, verdict)
