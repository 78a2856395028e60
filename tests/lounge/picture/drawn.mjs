// A talk as the phone reads, tells and draws it, for the tests: operations in, pictures out.
import { fromAllianceFile, toAllianceFile } from "../../../src/alliancemap_web/static/lounge/file.js";
import { fold, levelsOf } from "../../../src/alliancemap_web/static/lounge/talk.js";
import { drawGauges } from "../../../src/alliancemap_web/static/lounge/picture/gauges.js";
import { drawMap, drawSmallMap } from "../../../src/alliancemap_web/static/lounge/picture/map.js";
import { isWhole, told } from "../../../src/alliancemap_web/static/lounge/picture/told.js";
import { readTalk } from "../../../src/alliancemap_web/static/lounge/twin/reading.js";

const packs = {};

export function keep(pack) {
  packs[pack.language] = pack;
  return true;
}

function tellOf(language, operations) {
  const pack = packs[language];
  const talk = fold(operations);
  const reading = readTalk(pack.sectors[talk.sector].plan, levelsOf(talk), {
    setAside: Object.keys(talk.asides),
  });
  return { pack, talk, told: told(reading, talk, pack) };
}

export function draw(language, operations) {
  const { pack, told: said } = tellOf(language, operations);
  return {
    map: drawMap(pack.stencil, said, { prefix: "Carte 1" }),
    small: drawSmallMap(pack.stencil, said, { prefix: "small" }),
  };
}

export const tell = (language, operations) => tellOf(language, operations).told;

export const gauges = (language, operations) => {
  const { pack, told: said } = tellOf(language, operations);
  return drawGauges(pack.stencil, said, { prefix: "head" });
};

export const isWholeTalk = (language, operations) => isWhole(fold(operations), packs[language]);

/** What a phone does that saves a talk, is wiped and opens the file some days later. */
export function openedAgain(language, operations, moment) {
  const file = toAllianceFile(fold(operations), operations, packs[language]);
  return fromAllianceFile(JSON.parse(JSON.stringify(file))).map((record, place) => ({
    id: `11111111-0000-4000-8000-${String(place).padStart(12, "0")}`,
    talk: operations[0].talk,
    stamp: `${String(moment).padStart(15, "0")}-${String(place).padStart(4, "0")}-0a0b0c0d`,
    ...record,
  }));
}
