// The program that reads and writes workbooks, begun once somebody needs it.
import init, { Workbook, Writer } from "../made/spreadsheet.js";
import { once } from "../../pkg/once.js";
import { start } from "./program.js";

const WASM = new URL("./spreadsheet_bg.wasm", import.meta.url);
const INTEGRITY = "{{ integrity('spreadsheet_bg.wasm') }}";

/** Waits for the wasm; one that could not be fetched is asked for again the next time. */
export const begin = once(async () => {
  await start(init, WASM, INTEGRITY);
  return { Workbook, Writer };
});
