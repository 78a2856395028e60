// A case judged: scores, gates, futures and verdict together; all other readings start here.
// Twin of alliancemap/model/judgement.py.

import { countFutures, outlook } from "./futures.js";
import { gateStates } from "./gates.js";
import { scoreThemes } from "./scoring.js";
import { giveVerdict } from "./verdict.js";

/** Return {case, themes, gates, outlook, futures, verdict}. */
export function judge(case_) {
  const themes = scoreThemes(case_);
  const gates = gateStates(case_);
  const weighed = outlook(case_);
  const futures = countFutures(case_.plan, weighed.yes, weighed.total);
  const verdict = giveVerdict(case_.plan, themes, gates, futures.dots);
  return { case: case_, themes, gates, outlook: weighed, futures, verdict };
}
