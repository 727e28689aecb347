// The program that reads attendance machines' files and judges days, begun once.
import init, { Attendance } from "../made/attendance.js";
import { names } from "../made/attendance-names.js";
import { nasional } from "../made/work-calendar.js";
import { once } from "../../pkg/once.js";
import { start } from "./program.js";

const WASM = new URL("./attendance_bg.wasm", import.meta.url);
const INTEGRITY = "{{ integrity('attendance_bg.wasm') }}";

/** Waits for the wasm, from beside this script or as it is given. */
export const begin = once(async (given) => {
  await start(init, WASM, INTEGRITY, given);
  return new Attendance(names, nasional);
});
