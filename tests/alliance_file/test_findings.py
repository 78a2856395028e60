"""Findings gather problems with the place of the node they are about."""

from alliancemap.alliance_file import Place, Problem
from alliancemap.alliance_file.findings import WRONG, Findings
from alliancemap.alliance_file.nodes import Leaf


def test_noting_a_problem_gives_the_value_that_stands_for_what_was_refused() -> None:
    findings = Findings("a.yaml", None, ())
    assert findings.add("FILE041", Leaf(3, 5, 7, "7"), ("answers", "M01"), found="7") is WRONG
    place = Place("a.yaml", 3, 5, "answers.M01")
    assert findings.problems == [Problem("FILE041", place, (("found", "7"),))]
