// In Node, which cannot fetch a file: the wasm is read from beside this file.
import { readFile } from "node:fs/promises";
import { start } from "./start-scores.js";

export const loadScores = (options) =>
  start(readFile(new URL("./scorer_bg.wasm", import.meta.url)), options);
