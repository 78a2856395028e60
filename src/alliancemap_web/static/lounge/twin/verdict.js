// The verdict in one of three words, and whether it may be shown as settled.
// Twin of alliancemap/model/verdict.py.

export const ORDER = Object.freeze(["not_as_it_stands", "unclear", "promising"]);

/** Return the theme with the lowest middle of its range; the earlier one between equals. */
export function weakestTheme(themes) {
  return themes.reduce((least, theme) =>
    theme.low + theme.high < least.low + least.high ? theme : least,
  );
}

/** Return {code, causes, weakest, isSettled}; `dots` is how many of plan.futures say yes. */
export function giveVerdict(plan, themes, gates, dots) {
  const weakest = weakestTheme(themes).theme;
  const covered = themes.every((theme) => theme.isCovered);
  const isAny = (status) => gates.some((gate) => gate.status === status);
  const give = (code, causes) => ({ code, causes, weakest, isSettled: code !== "unclear" });
  const stops = [
    isAny("fired") && "gate",
    !themes.every((theme) => theme.canBeMet) && "theme",
    covered && dots < plan.stoppedBelow && "share",
  ].filter(Boolean);
  if (stops.length) return give("not_as_it_stands", stops);
  const doubts = [
    !covered && "coverage",
    isAny("possible") && "open_gate",
    dots < plan.promisingFrom && "share",
  ].filter(Boolean);
  if (doubts.length) return give("unclear", doubts);
  return give("promising", ["all_met"]);
}
