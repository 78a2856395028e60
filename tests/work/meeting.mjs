// What a meeting's pages reckon by themselves, for the tests.
export { clockOf, leftAt } from "../../src/alliancemap_web/static/work/meetings.js";
