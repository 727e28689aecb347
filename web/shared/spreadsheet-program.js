// The program that reads and writes workbooks, begun once somebody needs it.
import init, { Workbook, Writer } from "../made/spreadsheet.js";
import { start } from "./program.js";

const WASM = new URL("./spreadsheet_bg.wasm", import.meta.url);
const INTEGRITY = "{{ integrity('spreadsheet_bg.wasm') }}";

await start(init, WASM, INTEGRITY);

export { Workbook, Writer };
