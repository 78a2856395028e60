// What the map says of a talk: twin of alliancemap.picture.compose, from the talk's reading.
// A talk has a code name and answers; nothing else of what a map can say is known.

import { COUNTED_FROM, knownOf } from "../counted.js";
import { dayOf, holdsMore } from "../file.js";
import { tableOf } from "../opened_file.js";
import { cleaned, isBlank } from "../text.js";
import { span, isUnknown, isRelevant } from "../twin/answers.js";
import { influences, questionsToRaise } from "../twin/reading.js";
import { dated, level, phrase } from "../words.js";

const SHOWN_RISKS = 4;
const SHORT_NOTE = 44; // a note this short stands on the map in place of our own label
const FULL = 4000;

/**
 * Say whether the phone's picture of a talk is the whole one.
 *
 * A talk opened from a file may hold firms, their sizes and sentences. Those the phone keeps but
 * does not draw: its picture then shows what the answers say, and the pages show the rest. Of a
 * file that a phone wrote in the pack's language it draws all.
 */
export function isWhole({ base }, pack) {
  if (base === null || base === undefined) return true;
  const { us, partner } = tableOf(base.parties);
  return !holdsMore(base) && us?.name === phrase(pack, "map.us_unknown") && partner !== undefined;
}

/**
 * Return what the map says of a talk, in the pack's language.
 *
 * reading: of twin/reading.js, over all factors; talk: as talk.js folds it; pack: the phone's words.
 *
 * {language, title, partner, verdict, verdictWords, verdictLine, isEarly, dots, dotsWords,
 *  market: [low, high], tide: [known, possible], rocks: [{gate, text, isAside, reason}],
 *  gauges: [{theme, name, word, known, knownWords, shortWords, low, high, point}], foot,
 *  description, risks: [{factor, text, isSuspected}]}; levels in thousandths, 0 to 4000, as people
 * read them: more is more risk. `dots` is null while it is too early to count. What only the whole
 * map shows (description, foot, risks, verdictLine) is found when first asked for.
 */
export function told(reading, talk, pack) {
  const known = knownOf(reading);
  const isEarly = known < COUNTED_FROM;
  const { dots } = reading.futures;
  const gauges = reading.themes.map((theme) => gauge(theme, pack));
  const byTheme = Object.fromEntries(gauges.map((one) => [one.theme, one]));
  const rocks = standingRocks(reading, talk, pack);
  const content = {
    language: pack.language,
    title: nameOf(talk, pack),
    partner: tableOf(tableOf(talk.base?.parties).partner).name ?? nameOf(talk, pack),
    verdict: reading.verdict.code,
    verdictWords: phrase(pack, `verdict.${reading.verdict.code}`),
    isEarly,
    dots: isEarly ? null : dots,
    dotsWords: isEarly
      ? phrase(pack, "map.too_early", { count: known, least: COUNTED_FROM })
      : phrase(pack, "futures.short", { dots, futures: 20 }),
    market: [byTheme.market.low, byTheme.market.high],
    tide: [byTheme.risk.low, byTheme.risk.high],
    rocks,
    gauges,
  };
  return later(content, {
    verdictLine: () => verdictLine(reading, pack),
    risks: () => strongestRisks(reading, talk, pack, rocks),
    foot: () => foot(talk, pack),
    description: () => description(content, pack),
  });
}

/** The partner's name as a file may hold it: the code name, or that nobody gave one. */
function nameOf(talk, pack) {
  const name = cleaned(talk.name);
  return isBlank(name) ? phrase(pack, "map.partner_unknown") : name;
}

/** Add to `content` what is found when it is first asked for, and then kept. */
function later(content, found) {
  for (const [name, find] of Object.entries(found)) {
    Object.defineProperty(content, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = find();
        Object.defineProperty(content, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return content;
}

const turned = (theme, { low, high }) => (theme === "risk" ? [FULL - high, FULL - low] : [low, high]);

function gauge(theme, pack) {
  const spoken = pack.themes[theme.theme];
  const [low, high] = turned(theme.theme, theme);
  return {
    theme: theme.theme,
    name: spoken.name,
    word: gaugeWord(theme, spoken, pack),
    known: theme.known,
    knownWords: phrase(pack, "map.known", { known: theme.known, relevant: theme.relevant }),
    shortWords: phrase(pack, "map.known_short", { count: theme.known }),
    low,
    high,
    point: Math.floor((low + high + 1) / 2),
  };
}

function gaugeWord(theme, spoken, pack) {
  if (!theme.isCovered) return phrase(pack, "map.too_little");
  const count = spoken.words.length;
  const ends = [theme.low, theme.high].map(
    (end) => spoken.words[Math.min(count - 1, Math.floor((end * count) / FULL))],
  );
  const [low, high] = theme.theme === "risk" ? ends.reverse() : ends;
  const [first, ...rest] = low === high ? low : phrase(pack, "map.from_to", { low, high });
  return first.toUpperCase() + rest.join("");
}

function standingRocks(reading, talk, pack) {
  return reading.gates
    .filter(({ status }) => status === "fired" || status === "set_aside")
    .map(({ gate, status, factors }) => ({
      gate,
      factors,
      text: pack.gates[gate].name,
      isAside: status === "set_aside",
      reason: cleaned(talk.asides[gate]?.reason ?? ""),
    }));
}

function verdictLine(reading, pack) {
  const { code, causes, weakest } = reading.verdict;
  const theme = pack.themes[weakest].name;
  if (causes.includes("gate")) {
    const count = reading.gates.filter(({ status }) => status === "fired").length;
    return phrase(pack, "line.gate", { count });
  }
  if (causes.includes("theme")) {
    const lost = reading.themes.find(({ canBeMet }) => !canBeMet).theme;
    return phrase(pack, lost === "risk" ? "line.risk" : "line.theme", { theme: pack.themes[lost].name });
  }
  if (code === "not_as_it_stands") return phrase(pack, "line.share");
  if (code === "promising") return phrase(pack, "line.promising", { theme });
  return phrase(pack, "line.find_out", { theme, count: questionsToRaise(reading).length });
}

/** What is known to stand at 0 or 1 first, then what may: a range before an unknown. */
function strongestRisks(reading, talk, pack, rocks) {
  const onRocks = new Set(rocks.flatMap(({ factors }) => factors));
  const swing = Object.fromEntries(influences(reading).map((one) => [one.factor, one.swing]));
  const rank = Object.fromEntries(reading.questions.map(({ factor }, place) => [factor, place]));
  const found = [];
  const own = sectorOf(talk, pack).factors ?? {}; // what this sector says in other words
  for (const [factor, usual] of Object.entries(pack.factors)) {
    const spoken = { ...usual, ...own[factor] };
    const answer = talk.answers[factor];
    const levels = span(answer ? answer.level : "unknown");
    const [low, high] = levels;
    if (!spoken.risk_label || onRocks.has(factor) || !isRelevant(levels) || low > 1) continue;
    const isKnown = high <= 1;
    found.push({
      order: [isKnown ? 0 : 1, isUnknown(levels) ? 1 : 0, isKnown ? high : 0, swing[factor] ?? 0, rank[factor] ?? 0],
      factor,
      text: shortNote(answer) ?? spoken.risk_label[isKnown ? 0 : 1],
      isSuspected: !isKnown,
    });
  }
  found.sort((one, other) => compared(one.order, other.order));
  return found.slice(0, SHOWN_RISKS).map(({ order, ...mark }) => mark);
}

function shortNote(answer) {
  const note = cleaned(answer?.note ?? "");
  return note && [...note].length <= SHORT_NOTE ? note.replace(/\.+$/, "") : null;
}

function compared(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place < 0 ? 0 : one[place] - other[place];
}

// A talk without a sector is read with the usual one, which comes first.
const sectorOf = (talk, pack) => pack.sectors[talk.sector] ?? Object.values(pack.sectors)[0];

function foot(talk, pack) {
  const { id, version } = pack.instrument;
  return phrase(pack, "map.foot", {
    date: dated(pack, String(talk.base?.date ?? dayOf(talk.begun))),
    instrument: id,
    version: String(version),
    sector: sectorOf(talk, pack).name,
  });
}

function description(content, pack) {
  const [market, value, risk] = content.gauges.map(({ word, low, high, knownWords }) =>
    phrase(pack, "map.gauge_says", {
      word,
      low: level(low, pack.language),
      high: level(high, pack.language),
      known: knownWords,
    }),
  );
  const size = phrase(pack, "map.people_unknown");
  return phrase(pack, "map.description", {
    title: content.title,
    verdict: content.verdictWords,
    futures: content.dotsWords,
    us: `${phrase(pack, "map.us_unknown")} (${size})`,
    partner: `${content.partner} (${size})`,
    market,
    value,
    risk,
  });
}
