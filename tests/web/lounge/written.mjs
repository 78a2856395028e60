// The phone's way from operations to a file, for the test that the server writes the same.
import { toAllianceFile } from "../../../src/alliancemap_web/static/lounge/file.js";
import { fold } from "../../../src/alliancemap_web/static/lounge/talk.js";

export const written = (operations, pack) => toAllianceFile(fold(operations), operations, pack);
