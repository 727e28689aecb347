// In Node, which cannot fetch a file: the wasm is read from beside this file.
import { readFile } from "node:fs/promises";
import { start } from "./start.js";

export { TppError } from "./calculator.js";

export const loadScores = async (options) =>
  (await import("./scores-node.js")).loadScores(options);

export const load = (options) =>
  start(readFile(new URL("./engine_bg.wasm", import.meta.url)), options, loadScores);
